"""One document against all that follow it: each provision, and what every place made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.compare.matrix import matrix, matrix_csv
from generator.pages import address
from generator.pages.view import Made, Page, Run, Target

if TYPE_CHECKING:
    from generator.compare import Comparison
    from generator.compare.matrix import Matrix, MatrixCell
    from generator.pages.library import Library

MARKS: Final = {"verbatim": "●", "localised": "◐", "adapted": "○", "dropped": "—"}
"""A sign for each relation, so that a row can be read at a glance and without colours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A document that followed: whose it is, its page, the page of its comparison, its shares."""

    name: str
    number: str
    target: Target | None
    comparison: Target
    shares: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one place made of a provision, and the place in the comparison that shows it.

    ``figures`` are pairs: its own value and that of the base in its place.
    """

    relation: str
    mark: str
    label: str
    figures: tuple[tuple[str, str], ...]
    target: Target | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A provision of the base with its answers, one for each column."""

    text: str
    heading: bool
    figures: tuple[str, ...]
    target: Target | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """The table of provisions by places; ``download`` is the same as CSV."""

    title: str
    number: str
    document: Target | None
    columns: tuple[Column, ...]
    rows: tuple[Provision, ...]
    download: Target


def matrix_pages(library: Library) -> tuple[tuple[Page, Made], ...]:
    """A page and its CSV for every document that several others were compared with."""
    return tuple(_page(base, comparisons, library) for base, comparisons in sorted(library.followed.items()))


def _page(base: str, comparisons: tuple[Comparison, ...], library: Library) -> tuple[Page, Made]:
    document = library.documents[base]
    found = matrix(comparisons)
    key = address.matrix(base)
    page = Page(
        key=key,
        template="matrix",
        title=f"各地采纳情况：{document.title}",
        view=MatrixView(
            title=document.title,
            number=document.doc_number or "",
            document=library.target(base),
            columns=tuple(_column(base, one, library) for one in comparisons),
            rows=_rows(base, found, library),
            download=Target(key=f"{key}.csv"),
        ),
        crumbs=(Run(text="对照", target=Target(key=address.COMPARISONS)),),
        description=f"{document.title}：{len(comparisons)}地逐条采纳、改写与未采纳的情况",
        changed=max(
            (day for one in comparisons if (day := library.documents[one.target.id].date)), default=None
        ),
    )
    return page, Made(path=f"{key}.csv", make=lambda: matrix_csv(found))


def _column(base: str, comparison: Comparison, library: Library) -> Column:
    document = library.documents[comparison.target.id]
    summary = comparison.summary
    return Column(
        name=document.issuer or library.issuer_name(document.issuer_id),
        number=document.doc_number or document.title,
        target=library.target(document.id),
        comparison=Target(key=address.comparison(base, document.id)),
        shares=(
            ("verbatim", summary.verbatim),
            ("localised", summary.localised),
            ("adapted", summary.adapted),
            ("dropped", summary.dropped),
        ),
    )


def _rows(base: str, found: Matrix, library: Library) -> tuple[Provision, ...]:
    return tuple(
        Provision(
            text=row.text,
            heading=row.heading,
            figures=row.figures,
            target=library.target(base, row.block),
            answers=tuple(
                _answer(cell, address.comparison(base, side.id))
                for cell, side in zip(row.cells, found.targets, strict=True)
            ),
        )
        for row in found.rows
    )


def _answer(cell: MatrixCell, page: str) -> Answer:
    return Answer(
        relation=cell.relation,
        mark=MARKS.get(cell.relation, ""),
        label=cell.label,
        figures=tuple(zip(cell.figures, cell.instead, strict=True)),
        target=Target(key=page, anchor=f"row-{cell.segments[0]}") if cell.segments else None,
    )
