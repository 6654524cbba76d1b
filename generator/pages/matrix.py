"""One document against all that follow it: each provision, and what every place made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.compare.matrix import matrix
from generator.compare.render import matrix_csv
from generator.compare.verdict import CAUTION
from generator.pages import address
from generator.pages.view import Made, Page, Run, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.compare import Comparison
    from generator.compare.matrix import Matrix, MatrixCell
    from generator.pages.library import Library

MARKS: Final = {"verbatim": "●", "localised": "◐", "adapted": "○", "dropped": "—"}
"""A sign for each relation, so that a row can be read at a glance and without colours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A document that followed: whose it is, its page, the page of its comparison, its shares (none where nothing ties it)."""

    name: str
    number: str
    target: Target | None
    comparison: Target | None
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

    @property
    def dropped(self) -> bool:
        """Whether no place took it up."""
        return all(answer.relation in {"dropped", "untied"} for answer in self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """The table of provisions by places; ``download`` is the same as CSV."""

    title: str
    number: str
    document: Target | None
    columns: tuple[Column, ...]
    rows: tuple[Provision, ...]
    caution: str
    download: Target | None = None


def matrix_pages(library: Library) -> tuple[tuple[Page, Made], ...]:
    """A page and its CSV for every document that several others were compared with."""
    return tuple(_page(base, comparisons, library) for base, comparisons in sorted(library.followed.items()))


def matrix_alone(comparisons: Sequence[Comparison]) -> MatrixView:
    """A matrix without a site around it: nothing in it links to a document."""
    found = matrix(comparisons)
    return MatrixView(
        title=found.base.title,
        number=found.base.doc_number,
        document=None,
        columns=tuple(
            Column(
                name=one.target.issuer or one.target.title,
                number=one.target.doc_number or one.target.title,
                target=None,
                comparison=None,
                shares=_shares(one),
            )
            for one in comparisons
        ),
        rows=_rows(found, lambda _: None, lambda _cell, _target: None),
        caution=CAUTION,
    )


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
            rows=_rows(
                found,
                lambda block: library.target(base, block),
                lambda cell, target: _place(cell, address.comparison(base, target)),
            ),
            caution=CAUTION,
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
    return Column(
        name=document.issuer or library.issuer_name(document.issuer_id),
        number=document.doc_number or document.title,
        target=library.target(document.id),
        comparison=Target(key=address.comparison(base, document.id)),
        shares=_shares(comparison),
    )


def _shares(comparison: Comparison) -> tuple[tuple[str, float], ...]:
    if not comparison.links:
        return ()
    summary = comparison.summary
    return (
        ("verbatim", summary.verbatim),
        ("localised", summary.localised),
        ("adapted", summary.adapted),
        ("dropped", summary.dropped),
    )


def _rows(
    found: Matrix,
    block: Callable[[str], Target | None],
    place: Callable[[MatrixCell, str], Target | None],
) -> tuple[Provision, ...]:
    return tuple(
        Provision(
            text=row.text,
            heading=row.heading,
            figures=row.figures,
            target=block(row.block),
            answers=tuple(
                Answer(
                    relation=cell.relation,
                    mark=MARKS.get(cell.relation, ""),
                    label=cell.label,
                    figures=tuple(zip(cell.figures, cell.instead, strict=True)),
                    target=place(cell, side.id),
                )
                for cell, side in zip(row.cells, found.targets, strict=True)
            ),
        )
        for row in found.rows
    )


def _place(cell: MatrixCell, page: str) -> Target | None:
    return Target(key=page, anchor=f"row-{cell.segments[0]}") if cell.segments else None
