"""The side-by-side text in reading order: omissions folded, moves marked both ways, destinations.

The comparison's own rows stand in the target's order; here they get anchors, and every
provision of the base an entry that says where it went.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from generator.compare.view import DROPPED, RELATIONS, ComparisonView, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare import Comparison

LONGEST: Final = 48
"""Characters of a provision in the table of destinations; the row it leads to has all of it."""


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
class Destination:
    """Where a provision of the base went: the rows that hold it, or none."""

    text: str
    label: str
    rows: tuple[tuple[str, str], ...]


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


def destinations(comparison: Comparison) -> tuple[Destination, ...]:
    """Every provision of the base in its own order, with the target's provisions that took it up."""
    taken: dict[str, list[tuple[str, str, str]]] = {}
    for link in comparison.links:
        first = link.target[0]
        for name in link.base:
            taken.setdefault(name, []).append(
                (f"row-{first}", comparison.segment(first).text, RELATIONS[link.relation])
            )
    return tuple(
        Destination(
            text=_short(segment.text),
            label="、".join(dict.fromkeys(label for _, _, label in taken.get(segment.id, ()))) or DROPPED,
            rows=tuple((row, _short(text)) for row, text, _ in taken.get(segment.id, ())),
        )
        for segment in comparison.base_segments
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _ordinal(segment: str) -> int:
    return int(segment[1:])
