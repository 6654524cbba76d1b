"""A comparison as a page shows it: rows in reading order, tables, labels in the readers' language.

No markup here: templates draw the values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.compare.labels import BODIES, DROPPED, FIGURES, RELATIONS, TRENDS
from generator.compare.model import Side, Verdict
from generator.compare.rows import Cell, Row, Run, SectionRows, runs, sections

if TYPE_CHECKING:
    from generator.compare.model import Comparison, Duty, Value

__all__ = [
    "DROPPED",
    "RELATIONS",
    "BodyRow",
    "Cell",
    "ComparisonView",
    "DelegationRow",
    "DutyRow",
    "FigureRow",
    "OriginRow",
    "Row",
    "Run",
    "SectionRows",
    "Share",
    "runs",
    "sections",
    "view",
]


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
class OriginRow:
    """A document whose words are kept: the mark of its provisions, its title and number, its share."""

    mark: str
    title: str
    number: str
    share: str
    count: int


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
    origins: tuple[OriginRow, ...]


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
        origins=tuple(
            OriginRow(
                mark=origin.source.tier or origin.source.doc_number,
                title=origin.source.title,
                number=origin.source.doc_number,
                share=f"{100 * origin.share:.1f}%",
                count=len(origin.segments),
            )
            for origin in comparison.origins
        ),
    )


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
