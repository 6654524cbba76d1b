"""A comparison as a page shows it: rows in reading order, tables, labels in the readers' language.

No markup here: templates draw the values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.compare.model import Relation, Side, Verdict
from generator.compare.report.chapters import Chapter, chapters
from generator.compare.report.entries import (
    BodyRow,
    DelegationRow,
    DutyRow,
    FigureRow,
    Suspect,
    body_rows,
    delegation_rows,
    duty_rows,
    figure_rows,
    suspects,
)
from generator.compare.report.rows import Cell, Row, Run, SectionRows, runs, sections
from generator.compare.texts.labels import ADDED, DROPPED, RELATIONS

if TYPE_CHECKING:
    from generator.compare.model import Comparison

__all__ = [
    "ADDED",
    "DROPPED",
    "RELATIONS",
    "BodyRow",
    "Cell",
    "Chapter",
    "ComparisonView",
    "DelegationRow",
    "DutyRow",
    "FigureRow",
    "OriginRow",
    "Row",
    "Run",
    "SectionRows",
    "Share",
    "Suspect",
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
class OriginRow:
    """A document whose words are kept: the mark of its provisions, its title and number, its share."""

    mark: str
    title: str
    number: str
    share: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """Everything a comparison page shows.

    ``base_name`` and ``target_name`` are what its sentences call the two (上级文件, 本文件);
    ``without_formulas`` says the shares again without formulas and metadata. ``base_chapters`` and
    ``target_chapters`` are the sections of either side.
    """

    base: Side
    target: Side
    base_name: str
    target_name: str
    verdict: Verdict
    shares: tuple[Share, ...]
    without_formulas: str
    base_chapters: tuple[Chapter, ...]
    target_chapters: tuple[Chapter, ...]
    sections: tuple[SectionRows, ...]
    figures: tuple[FigureRow, ...]
    bodies: tuple[BodyRow, ...]
    duties: tuple[DutyRow, ...]
    delegations: tuple[DelegationRow, ...]
    suspects: tuple[Suspect, ...]
    origins: tuple[OriginRow, ...]


def view(comparison: Comparison) -> ComparisonView:
    """The page of ``comparison``; where nothing ties the documents, it has no rows."""
    base_name, target_name = comparison.verdict.called
    tied = bool(comparison.links)
    ours, theirs = chapters(comparison) if tied else ((), ())
    return ComparisonView(
        base=comparison.base,
        target=comparison.target,
        base_name=base_name,
        target_name=target_name,
        verdict=comparison.verdict,
        shares=_shares(comparison) if tied else (),
        without_formulas=_without_formulas(comparison) if tied else "",
        base_chapters=ours,
        target_chapters=theirs,
        sections=tuple(sections(comparison)) if tied else (),
        figures=figure_rows(comparison),
        bodies=body_rows(comparison),
        duties=duty_rows(comparison),
        delegations=delegation_rows(comparison),
        suspects=suspects(comparison),
        origins=tuple(
            OriginRow(
                mark=origin.source.tier or origin.source.doc_number,
                title=origin.source.title,
                number=origin.source.doc_number,
                share=_percent(origin.share),
                count=len(origin.segments),
            )
            for origin in comparison.origins
        ),
    )


def _shares(comparison: Comparison) -> tuple[Share, ...]:
    summary = comparison.summary
    base_name, target_name = comparison.verdict.called
    base, target = f"{base_name}{summary.base_chars}字", f"{target_name}{summary.target_chars}字"
    listed = (
        ("verbatim", RELATIONS[Relation.VERBATIM], summary.verbatim, base),
        ("localised", RELATIONS[Relation.LOCALISED], summary.localised, base),
        ("adapted", RELATIONS[Relation.ADAPTED], summary.adapted, base),
        ("dropped", DROPPED, summary.dropped, base),
        ("surviving", f"文字仍见于{target_name}", summary.surviving, base),
        ("added", "自有条款", summary.added, target),
        ("derived", f"文字来自{base_name}", summary.derived, target),
    )
    return tuple(
        Share(key=key, label=label, share=share, text=_percent(share), of=of)
        for key, label, share, of in listed
    )


def _without_formulas(comparison: Comparison) -> str:
    """The shares without formulas and metadata, where these make a difference."""
    summary = comparison.summary
    whole = (summary.verbatim, summary.localised, summary.adapted, summary.dropped, summary.added)
    if whole == summary.without_boilerplate:
        return ""
    labels = (*RELATIONS.values(), DROPPED, "自有条款")
    told = zip(labels, summary.without_boilerplate, strict=True)
    return (
        "不计标题、文号、落款和套语："
        + "，".join(f"{label}{_percent(share)}" for label, share in told)
        + "。"
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"
