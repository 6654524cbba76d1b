"""The aligned text as rows: in the target's order, dropped segments slotted in where they stood."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.compare.model import ChangeType, Op, SegmentKind
from generator.compare.texts.labels import ADDED, APART, DEGREES, DROPPED, FLAGS, RELATIONS
from generator.compare.texts.prepared import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.compare.model import Change, Comparison, Link, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text on one side; ``soft`` ones may be hidden (names of level, punctuation …)."""

    text: str
    op: str
    type: str = ""
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A segment in a row: its id, its block in its document, and the segments it is linked with."""

    id: str
    block: str
    text: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One link, or a dropped or added segment; ``kind`` and, in Chinese, ``label`` say which.

    ``apart`` marks the place of a segment whose link is shown elsewhere, in the row of segment ``to``. ``formal`` rows are what a text has but doesn't rule: title, number, addressee, signature, date.
    ``suspect`` ones differ by a sign that is probably misread, ``doubtful`` ones are perhaps no pair. ``origin`` is the level whose words
    the base's side has first (国家, 省), where that is known; ``section`` the labels of the base's headings above it.
    """

    kind: str
    label: str
    relation: str = ""
    degree: str = ""
    flags: tuple[str, ...] = ()
    moved: bool = False
    boilerplate: bool = False
    heading: bool = False
    formal: bool = False
    suspect: bool = False
    doubtful: bool = False
    similarity: float = 0.0
    origin: str = ""
    section: str = ""
    to: str = ""
    base: tuple[Cell, ...] = ()
    target: tuple[Cell, ...] = ()
    base_runs: tuple[Run, ...] = ()
    target_runs: tuple[Run, ...] = ()

    @property
    def move(self) -> str:
        """That the provision moved, and from which section; empty where it didn't."""
        return ("移位" + (f"（原在{self.section}）" if self.section else "")) if self.moved else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRows:
    """Rows under one heading of the target; ``part`` is the target's part (``body``, ``enclosure-1``)."""

    part: str
    path: tuple[str, ...]
    base_heading: str
    target_heading: str
    rows: tuple[Row, ...]


def runs(changes: Iterable[Change]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The changes as the runs of the base's side and of the target's."""
    left: list[Run] = []
    right: list[Run] = []
    for change in changes:
        kind = change.type.value if change.type else ""
        for text, side in ((change.base, left), (change.target, right)):
            if text:
                side.append(Run(text=text, op=change.op.value, type=kind, soft=change.soft))
    return tuple(left), tuple(right)


def sections(comparison: Comparison) -> list[SectionRows]:
    """All rows in reading order, grouped by the target's section."""
    others: dict[str, list[str]] = {}
    for link in comparison.links:
        for name in link.base:
            others.setdefault(name, []).extend(link.target)
        for name in link.target:
            others.setdefault(name, []).extend(link.base)
    target_place = {segment.id: at for at, segment in enumerate(comparison.target_segments)}
    placed: list[tuple[float, int, Row, Segment | None, Segment | None]] = []
    for at, link in enumerate(comparison.links):
        base, target = comparison.segment(link.base[0]), comparison.segment(link.target[0])
        row = _linked(comparison, link, others)
        placed.append((target_place[target.id], at, row, base, target))
    for name, first in _apart(comparison).items():
        segment = comparison.segment(name)
        row = Row(kind="apart", label=APART, to=first, target=(_cell(segment, others),))
        placed.append((target_place[name], -1, row, None, segment))
    for name in comparison.added:
        segment = comparison.segment(name)
        row = _alone(segment, "added", ADDED, others)
        placed.append((target_place[name], -1, row, None, segment))
    anchor = -1.0
    of_base = {name: at for at, link in enumerate(comparison.links) if not link.moved for name in link.base}
    dropped = set(comparison.dropped)
    for number, segment in enumerate(comparison.base_segments):
        if segment.id in of_base:
            anchor = max(target_place[name] for name in comparison.links[of_base[segment.id]].target)
        elif segment.id in dropped:
            row = _alone(segment, "dropped", DROPPED, others)
            placed.append((anchor + 0.5, number, row, segment, None))
    placed.sort(key=lambda item: item[:2])
    return _grouped(placed)


def _grouped(placed: Sequence[tuple[float, int, Row, Segment | None, Segment | None]]) -> list[SectionRows]:
    found: list[SectionRows] = []
    rows: list[Row] = []
    place: tuple[str, tuple[str, ...]] = ("", ())
    headings = ("", "")

    def close() -> None:
        if rows:
            found.append(
                SectionRows(
                    part=place[0],
                    path=place[1],
                    base_heading=headings[0],
                    target_heading=headings[1],
                    rows=tuple(rows),
                )
            )

    for _, _, row, base, target in placed:
        if target is not None and (target.part, target.path) != place:
            close()
            rows = []
            place = (target.part, target.path)
            heading = target.kind is SegmentKind.HEADING
            headings = (
                base.text if heading and base is not None and base.kind is SegmentKind.HEADING else "",
                target.text if heading else "",
            )
        rows.append(row)
    close()
    return found


def _apart(comparison: Comparison) -> dict[str, str]:
    """Target segments whose row stands elsewhere, each with the first segment of that row."""
    first = {link.target[0] for link in comparison.links}
    return {
        name: link.target[0]
        for link in comparison.links
        for before, name in pairwise(link.target)
        if int(name[1:]) != int(before[1:]) + 1 and name not in first
    }


def _linked(comparison: Comparison, link: Link, others: dict[str, list[str]]) -> Row:
    left, right = runs(link.changes)
    return Row(
        kind="linked",
        label=RELATIONS[link.relation],
        relation=link.relation.value,
        degree=DEGREES[link.degree] if link.degree else "",
        flags=tuple(FLAGS[flag] for flag in link.flags),
        moved=link.moved,
        boilerplate=link.boilerplate,
        heading=all(
            comparison.segment(name).kind is SegmentKind.HEADING for name in (*link.base, *link.target)
        ),
        formal=all(comparison.segment(name).kind in METADATA for name in (*link.base, *link.target)),
        suspect=any(change.type is ChangeType.OCR for change in link.changes),
        doubtful=link.doubtful,
        similarity=link.similarity,
        origin=_origin(comparison, link),
        section="".join(comparison.segment(link.base[0]).path).rstrip("、."),
        base=tuple(_cell(comparison.segment(name), others) for name in link.base),
        target=tuple(_cell(comparison.segment(name), others) for name in link.target),
        base_runs=left,
        target_runs=right,
    )


def _origin(comparison: Comparison, link: Link) -> str:
    found = (o.source for o in comparison.origins if set(link.base) & set(o.segments))
    return "、".join(dict.fromkeys(source.tier or source.doc_number for source in found))


def _alone(segment: Segment, kind: str, label: str, others: dict[str, list[str]]) -> Row:
    cells = (_cell(segment, others),)
    run = (Run(text=segment.text, op=(Op.DELETE if kind == "dropped" else Op.INSERT).value),)
    base = kind == "dropped"
    return Row(
        kind=kind,
        label=label,
        heading=segment.kind is SegmentKind.HEADING,
        base=cells if base else (),
        target=() if base else cells,
        base_runs=run if base else (),
        target_runs=() if base else run,
    )


def _cell(segment: Segment, others: dict[str, list[str]]) -> Cell:
    linked = tuple(dict.fromkeys(others.get(segment.id, ())))
    return Cell(id=segment.id, block=segment.block, text=segment.text, others=linked)
