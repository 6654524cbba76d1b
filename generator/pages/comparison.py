"""Comparison pages: two documents side by side, and the list of all that stand so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from generator.compare.view import ComparisonView, Row
from generator.compare.view import view as compared
from generator.pages import address, quoting
from generator.pages.view import Page, Run, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare import Comparison
    from generator.document.model import Document
    from generator.pages.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What stands in one place of the side-by-side text.

    ``row`` is a pair of provisions or an addition; ``fold`` the omissions of one place, shown
    on request; ``gone`` says of a provision that it now stands elsewhere, at ``to``.
    """

    row: Row | None = None
    fold: tuple[Row, ...] = ()
    gone: Row | None = None
    id: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the side-by-side text, headed as in both documents."""

    base_heading: str
    target_heading: str
    items: tuple[Shown, ...]
    added: int
    dropped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage:
    """A comparison with its two documents' pages and its rows in reading order."""

    comparison: ComparisonView
    sections: tuple[Section, ...]
    base_date: str
    target_date: str
    base_short: str
    target_short: str
    base: Target | None = None
    target: Target | None = None
    base_printed: str = ""
    target_printed: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonLine:
    """A comparison in a list."""

    page: Target
    base_title: str
    base_number: str
    target_title: str
    target_number: str
    target_issuer: str
    kinds: str
    verdict: str
    shares: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonsView:
    """The list of all comparisons."""

    title: str
    lead: str
    lines: tuple[ComparisonLine, ...]


def comparison_page(base: Document, target: Document, comparison: Comparison, library: Library) -> Page:
    """The page that shows two documents side by side."""
    title = f"对照：{target.doc_number or target.title}与{base.doc_number or base.title}"
    return Page(
        key=address.comparison(base.id, target.id),
        template="comparison",
        title=title,
        view=replace(
            alone(comparison),
            base=library.target(base.id),
            target=library.target(target.id),
            base_printed=quoting.printed_in(base.gazette) if base.gazette else "",
            target_printed=quoting.printed_in(target.gazette) if target.gazette else "",
            kinds=_kinds(base.id, target.id, library),
        ),
        crumbs=(Run(text="对照", target=Target(key=address.COMPARISONS)),),
        description=f"{title}。{comparison.verdict.sentence}",
        source="；".join(quoting.printed_in(one.gazette) for one in (base, target) if one.gazette),
        changed=target.date,
    )


def alone(comparison: Comparison) -> ComparisonPage:
    """A comparison without a site around it: nothing in it links to a document."""
    shown = compared(comparison)
    return ComparisonPage(
        comparison=shown,
        sections=sections(shown),
        base_date=_day_in_words(shown.base.date),
        target_date=_day_in_words(shown.target.date),
        base_short=shown.base.doc_number or shown.base.title,
        target_short=shown.target.doc_number or shown.target.title,
    )


def sections(comparison: ComparisonView) -> tuple[Section, ...]:
    """The rows by section: omissions folded, moved provisions marked where they stood and where they stand."""
    moves = _Moves(tuple(row for section in comparison.sections for row in section.rows))
    taken: set[str] = set()
    return tuple(
        Section(
            base_heading=section.base_heading,
            target_heading=section.target_heading,
            items=tuple(_unique(item, taken) for item in _items(section.rows, moves)),
            added=section.added_count,
            dropped=section.dropped_count,
        )
        for section in comparison.sections
    )


def _unique(item: Shown, taken: set[str]) -> Shown:
    """``item`` with an id that no other has: a provision that was merged stands in several rows."""
    name = item.id
    count = 1
    while name in taken:
        count += 1
        name = f"{item.id}-{count}"
    taken.add(name)
    return replace(item, id=name)


class _Moves:
    """Where moved provisions stood: after which base segment, and who moved from there.

    Neighbours that moved together share the place of the first of them.
    """

    def __init__(self, all_rows: tuple[Row, ...]) -> None:
        rows = {cell.id: row for row in all_rows if row.moved and row.target for cell in row.base}
        places = {row.base[-1].id for row in all_rows if row.base and not row.moved}
        self.after: dict[str, Row] = {}
        self.origin: dict[str, str] = {}
        for segment in sorted(rows, key=_ordinal):
            before = f"b{_ordinal(segment) - 1}"
            if before in self.origin:
                self.origin[segment] = self.origin[before]
            else:
                self.origin[segment] = segment
                self.after[before] = rows[segment]
        self.shown = {self.origin[row.base[0].id] for before, row in self.after.items() if before in places}

    def left(self, row: Row) -> Shown | None:
        """The note on what stood just after ``row`` and now stands elsewhere."""
        gone = self.after.get(row.base[-1].id) if row.base and not row.moved else None
        if gone is None or not gone.base or not gone.target:
            return None
        return Shown(gone=gone, id=f"from-{gone.base[0].id}", to=f"row-{gone.target[0].id}")


def _items(rows: tuple[Row, ...], moves: _Moves) -> Iterator[Shown]:
    omitted: list[Row] = []

    def fold() -> Iterator[Shown]:
        if omitted:
            yield Shown(fold=tuple(omitted), id=f"row-{omitted[0].base[0].id}")
            omitted.clear()

    for row in rows:
        if row.kind == "dropped":
            omitted.append(row)
        else:
            yield from fold()
            place = f"row-{(row.target or row.base)[0].id}"
            origin = moves.origin.get(row.base[0].id, "") if row.moved and row.base else ""
            yield Shown(row=row, id=place, to=f"from-{origin}" if origin in moves.shown else "")
        left = moves.left(row)
        if left:
            yield from fold()
            yield left


def comparison_lines(library: Library) -> tuple[ComparisonLine, ...]:
    """All comparisons, the newest target first."""
    pairs = sorted(library.comparisons, key=lambda pair: pair[0])
    pairs.sort(key=lambda pair: (_day(library.documents[pair[1]]), pair[1]), reverse=True)
    return tuple(_line(base, target, library) for base, target in pairs)


def comparison_index(library: Library) -> Page:
    """The list of all comparisons."""
    lines = comparison_lines(library)
    return Page(
        key=address.COMPARISONS,
        template="comparisons",
        title="对照",
        view=ComparisonsView(
            title="对照",
            lead=f"共{len(lines)}组：下级文件与其所依据、贯彻的上级文件逐条对照。",
            lines=lines,
        ),
    )


def _ordinal(segment: str) -> int:
    return int(segment[1:])


def _line(base_id: str, target_id: str, library: Library) -> ComparisonLine:
    base, target = library.documents[base_id], library.documents[target_id]
    comparison = library.comparisons[base_id, target_id]
    summary = comparison.summary
    return ComparisonLine(
        page=Target(key=address.comparison(base_id, target_id)),
        base_title=base.title,
        base_number=base.doc_number or "",
        target_title=target.title,
        target_number=target.doc_number or "",
        target_issuer=target.issuer or "",
        kinds="、".join(_kinds(base_id, target_id, library)),
        verdict=comparison.verdict.sentence,
        shares=(
            ("verbatim", summary.verbatim),
            ("localised", summary.localised),
            ("adapted", summary.adapted),
            ("dropped", summary.dropped),
        ),
    )


def _kinds(base_id: str, target_id: str, library: Library) -> tuple[str, ...]:
    kinds = (
        str(relation.kind)
        for relation in library.catalog.relations
        if relation.base.partition("#")[0] == base_id and relation.target.partition("#")[0] == target_id
    )
    return tuple(dict.fromkeys(kinds))


def _day(document: Document) -> int:
    return document.date.toordinal() if document.date else 0


def _day_in_words(iso: str) -> str:
    return quoting.chinese_date(date.fromisoformat(iso)) if iso else ""
