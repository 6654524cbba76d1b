"""A comparison as a page shows it: rows in reading order, with labels in the readers' language.

No markup here: templates draw the rows. Rows stand in the target's order, dropped segments of
the base slotted in where they stood, grouped by the target's sections.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.compare.model import (
    BodyChange,
    Degree,
    FigureChange,
    Flag,
    Op,
    Relation,
    SegmentKind,
    Side,
    Trend,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.compare.model import Change, Comparison, Duty, Link, Segment, Value

RELATIONS = {Relation.VERBATIM: "逐字沿用", Relation.LOCALISED: "仅换名称", Relation.ADAPTED: "改写"}
DROPPED, ADDED = "未采用", "新增"
DEGREES = {Degree.SUBSTANTIVE: "实质调整", Degree.WORDING: "文字调整"}
FLAGS = {Flag.FIGURE: "数字", Flag.DATE: "期限", Flag.MODAL: "力度", Flag.BODY: "主体", Flag.SCOPE: "范围"}
FIGURES = {
    FigureChange.SAME: "一致",
    FigureChange.CHANGED: "调整",
    FigureChange.NEW: "新增",
    FigureChange.DROPPED: "未采用",
}
TRENDS = {Trend.TIGHTER: "收紧", Trend.LOOSER: "放宽"}
BODIES = {
    BodyChange.SAME: "一致",
    BodyChange.LOCALISED: "对应",
    BodyChange.CHANGED: "调整",
    BodyChange.NEW: "新增",
    BodyChange.DROPPED: "未出现",
}


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
    """One link, or a dropped or added segment. ``label`` says which in Chinese."""

    kind: str
    label: str
    relation: str = ""
    degree: str = ""
    flags: tuple[str, ...] = ()
    moved: bool = False
    boilerplate: bool = False
    heading: bool = False
    similarity: float = 0.0
    base: tuple[Cell, ...] = ()
    target: tuple[Cell, ...] = ()
    base_runs: tuple[Run, ...] = ()
    target_runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRows:
    """Rows under one heading of the target; ``part`` is the target's part (``body``, ``enclosure-1``)."""

    part: str
    path: tuple[str, ...]
    base_heading: str
    target_heading: str
    rows: tuple[Row, ...]
    dropped_count: int
    added_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share with its label and its denominator."""

    key: str
    label: str
    share: float
    text: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """An indicator with both values as printed and the blocks where they stand."""

    what: str
    base: str
    target: str
    base_block: str
    target_block: str
    change: str
    label: str
    trend: str
    scope: str
    deadline: str
    related: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """A responsible body on both sides."""

    base: str
    target: str
    change: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """Who must act how strongly, on both sides."""

    base_actor: str
    base_modal: str
    target_actor: str
    target_modal: str
    label: str
    base_block: str
    target_block: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationRow:
    """What the base leaves to lower levels and the target's answers, each with its block."""

    phrase: str
    base_text: str
    base_block: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """Everything a comparison page shows."""

    base: Side
    target: Side
    verdict: Verdict
    shares: tuple[Share, ...]
    sections: tuple[SectionRows, ...]
    figures: tuple[FigureRow, ...]
    bodies: tuple[BodyRow, ...]
    duties: tuple[DutyRow, ...]
    delegations: tuple[DelegationRow, ...]


def view(comparison: Comparison) -> ComparisonView:
    """The page of ``comparison``."""
    return ComparisonView(
        base=comparison.base,
        target=comparison.target,
        verdict=comparison.verdict,
        shares=_shares(comparison),
        sections=tuple(sections(comparison)),
        figures=tuple(
            FigureRow(
                what=figure.what,
                base=figure.base.value if figure.base else "",
                target=figure.target.value if figure.target else "",
                base_block=_block(comparison, figure.base),
                target_block=_block(comparison, figure.target),
                change=figure.change.value,
                label=FIGURES[figure.change],
                trend=TRENDS[figure.trend] if figure.trend else "",
                scope=figure.scope,
                deadline=figure.deadline,
                related=figure.related,
            )
            for figure in comparison.figures
        ),
        bodies=tuple(
            BodyRow(base=pair.base, target=pair.target, change=pair.change.value, label=BODIES[pair.change])
            for pair in comparison.bodies
        ),
        duties=tuple(
            DutyRow(
                base_actor=pair.base.actor if pair.base else "",
                base_modal=pair.base.modal if pair.base else "",
                target_actor=pair.target.actor if pair.target else "",
                target_modal=pair.target.modal if pair.target else "",
                label="、".join(
                    word
                    for word in (
                        {"stronger": "力度加强", "weaker": "力度减弱"}.get(pair.strength, ""),
                        "主体变化" if pair.actor_changed else "",
                    )
                    if word
                ),
                base_block=_duty_block(comparison, pair.base),
                target_block=_duty_block(comparison, pair.target),
            )
            for pair in comparison.duties
        ),
        delegations=tuple(
            DelegationRow(
                phrase=each.phrase,
                base_text=comparison.segment(each.base).text,
                base_block=comparison.segment(each.base).block,
                answers=tuple(
                    (comparison.segment(name).text, comparison.segment(name).block) for name in each.answers
                ),
            )
            for each in comparison.delegations
        ),
    )


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
                    dropped_count=sum(row.kind == "dropped" for row in rows),
                    added_count=sum(row.kind == "added" for row in rows),
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
        similarity=link.similarity,
        base=tuple(_cell(comparison.segment(name), others) for name in link.base),
        target=tuple(_cell(comparison.segment(name), others) for name in link.target),
        base_runs=left,
        target_runs=right,
    )


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


def _shares(comparison: Comparison) -> tuple[Share, ...]:
    summary = comparison.summary
    base, target = f"上级或前一文件{summary.base_chars}字", f"本文件{summary.target_chars}字"
    listed = (
        ("verbatim", "逐字沿用", summary.verbatim, base),
        ("localised", "仅换名称", summary.localised, base),
        ("adapted", "改写", summary.adapted, base),
        ("dropped", "未采用", summary.dropped, base),
        ("added", "自有条款", summary.added, target),
        ("surviving", "按字符仍保留", summary.surviving, base),
        ("derived", "按字符来自前者", summary.derived, target),
    )
    return tuple(
        Share(key=key, label=label, share=share, text=f"{100 * share:.1f}%", of=of)
        for key, label, share, of in listed
    )


def _block(comparison: Comparison, value: Value | None) -> str:
    return comparison.segment(value.segment).block if value else ""


def _duty_block(comparison: Comparison, duty: Duty | None) -> str:
    return comparison.segment(duty.segment).block if duty else ""
