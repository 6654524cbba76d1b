"""The side-by-side text in reading order: omissions folded, additions together, moves marked both ways.

The comparison's own rows stand in the target's order; here they get anchors, and every
provision of either side an entry that says what stands for it on the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.compare.report.view import ADDED, DROPPED, RELATIONS, ComparisonView, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compare import Comparison

LONGEST: Final = 48
"""Characters of a provision in the tables of destination and derivation; its row has all of it."""
_START: Final = "b0"
"""What stands before the base's first segment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """Provisions without a counterpart that follow each other: omitted or new.

    ``paragraphs`` are their rows, those of one printed paragraph together; ``headings`` the headings
    among them; ``gone`` what stood among them and now stands elsewhere.
    """

    paragraphs: tuple[tuple[Row, ...], ...]
    headings: tuple[str, ...]
    gone: tuple[Shown, ...]
    count: int
    chars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What stands in one place of the side-by-side text.

    ``row`` is a pair of provisions; ``fold`` the omissions of one place, shown on request; ``new``
    the additions of one place; ``gone`` says of a provision that it now stands elsewhere, at ``to``, and
    ``apart`` of one that its row does.
    ``also`` are further rows with words of the same provision: (label, anchor).
    """

    row: Row | None = None
    fold: Several | None = None
    new: Several | None = None
    gone: Row | None = None
    apart: Row | None = None
    id: str = ""
    to: str = ""
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the side-by-side text, headed as in both documents."""

    base_heading: str
    target_heading: str
    items: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A provision of one side, the anchor of its row, and what stands for it on the other: (anchor, text)."""

    text: str
    anchor: str
    label: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """The whole side-by-side text, and for every segment the anchor of what shows it."""

    sections: tuple[Section, ...]
    anchors: Mapping[str, str]


def aligned(comparison: ComparisonView) -> Aligned:
    """The rows by section: omissions folded, moved provisions marked where they stood and where they stand."""
    moves = _Moves(tuple(row for section in comparison.sections for row in section.rows))
    taken: set[str] = set()
    shown = [list(_with_departures(each.rows, moves)) for each in comparison.sections]
    if shown:
        shown[0][:0] = [(gone, "dropped") for gone in moves.left(_START)]
    laid = [tuple(_unique(item, taken) for item in _items(each)) for each in shown]
    places: dict[str, str] = {}
    for name, place in (found for items in laid for item in items for found in _places(item)):
        places.setdefault(name, place)
    return Aligned(
        sections=tuple(
            Section(
                base_heading=section.base_heading,
                target_heading=section.target_heading,
                items=tuple(
                    replace(item, also=_also(item.row, places)) if item.row else item for item in items
                ),
            )
            for section, items in zip(comparison.sections, laid, strict=True)
        ),
        anchors=places,
    )


def _places(item: Shown) -> Iterator[tuple[str, str]]:
    """The segments that an item shows, each with its anchor."""
    if item.row:
        for cell in (*item.row.base, *item.row.target):
            yield cell.id, item.id
    for several in filter(None, (item.fold, item.new)):
        for row in (row for paragraph in several.paragraphs for row in paragraph):
            for cell in (*row.base, *row.target):
                yield cell.id, f"row-{cell.id}"


def _unique(item: Shown, taken: set[str]) -> Shown:
    """``item`` with an id that no other has: a provision that was merged stands in several rows."""
    name = item.id
    count = 1
    while name and name in taken:
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
        stayed = [row for row in all_rows if row.base and not row.moved]
        last = {_START: _START} | {cell.id: row.base[-1].id for row in stayed for cell in row.base}
        noted: set[Row] = set()
        self.after: dict[str, list[Row]] = {}
        self.origin: dict[str, str] = {}
        for segment in sorted(rows, key=_ordinal):
            before = f"b{_ordinal(segment) - 1}"
            if before in self.origin:
                self.origin[segment] = self.origin[before]
            elif before in last:
                self.origin[segment] = rows[segment].base[0].id
                if rows[segment] not in noted:
                    noted.add(rows[segment])
                    self.after.setdefault(last[before], []).append(rows[segment])

    def left(self, segment: str) -> Iterator[Shown]:
        """The notes on what stood just after the base's ``segment`` and now stands elsewhere."""
        for gone in self.after.get(segment, ()):
            yield Shown(gone=gone, id=f"from-{gone.base[0].id}", to=f"row-{gone.target[0].id}")


def _items(shown: Sequence[tuple[Shown, str]]) -> Iterator[Shown]:
    for kind, run in groupby(shown, key=lambda item: item[1]):
        found = [item for item, _ in run]
        alone = [item.row for item in found if item.row]
        if kind == "added":
            yield Shown(new=_several(alone))
        elif kind == "dropped" and alone:
            yield Shown(fold=_several(alone, tuple(item for item in found if item.gone)))
        else:
            yield from found


def _with_departures(rows: tuple[Row, ...], moves: _Moves) -> Iterator[tuple[Shown, str]]:
    """Each row, and after it what left that place; with the kind of rows that stand together."""
    for row in rows:
        place = f"row-{(row.target or row.base)[0].id}"
        origin = moves.origin.get(row.base[0].id, "") if row.moved and row.base else ""
        to = f"from-{origin}" if origin else ""
        if row.kind == "apart":
            yield Shown(apart=row, id=f"apart-{row.target[0].id}", to=f"row-{row.to}"), ""
            continue
        alone = "" if row.kind == "linked" else row.kind
        yield Shown(row=row, id=place, to=to), alone
        for left in moves.left(row.base[-1].id) if row.base and not row.moved else ():
            yield left, "dropped"  # what left among omissions is told with them


def _also(row: Row, places: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Where a provision of this row has gone besides, and where else one of them comes from."""
    here = {cell.id for cell in (*row.base, *row.target)}
    found: list[tuple[str, str]] = []
    for name, cells in (("拆分", row.base), ("合并", row.target)):
        others = (other for cell in cells for other in cell.others if other not in here)
        elsewhere = list(dict.fromkeys(places[other] for other in others))
        if elsewhere:
            found.append((f"{name}：另见{len(elsewhere)}处", elsewhere[0]))
    return tuple(found)


def _several(rows: Sequence[Row], gone: tuple[Shown, ...] = ()) -> Several:
    cells = [(row.base or row.target)[0] for row in rows]
    paragraphs = [
        tuple(row for row, _, _ in run)
        for _, run in groupby(
            zip(rows, cells, range(len(rows)), strict=True),
            key=lambda item: (item[1].block, item[2] if item[0].heading else -1),
        )
    ]
    headings = tuple(cell.text for row, cell in zip(rows, cells, strict=True) if row.heading)
    return Several(
        paragraphs=tuple(paragraphs),
        headings=headings,
        gone=gone,
        count=len(rows),
        chars=sum(len(cell.text) for cell in cells),
    )


def counterparts(comparison: Comparison, places: Mapping[str, str]) -> dict[str, tuple[Counterpart, ...]]:
    """The tables of destination (``base``) and of derivation (``target``); ``places`` are the anchors."""
    taken: dict[str, list[tuple[str, str]]] = {}
    for link in comparison.links:
        label = RELATIONS[link.relation]
        for own, other in ((link.base, link.target), (link.target, link.base)):
            for name in own:
                taken.setdefault(name, []).extend((each, label) for each in other)
    return {
        side: tuple(
            Counterpart(
                text=short(segment.text),
                anchor=places.get(segment.id, ""),
                label="、".join(dict.fromkeys(label for _, label in taken.get(segment.id, ()))) or alone,
                others=tuple(
                    dict.fromkeys(
                        (places.get(name, ""), short(comparison.segment(name).text))
                        for name, _ in taken.get(segment.id, ())
                    )
                ),
            )
            for segment in segments
        )
        for side, segments, alone in (
            ("base", comparison.base_segments, DROPPED),
            ("target", comparison.target_segments, ADDED),
        )
    }


def short(text: str) -> str:
    """``text`` cut for a table."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _ordinal(segment: str) -> int:
    return int(segment[1:])
