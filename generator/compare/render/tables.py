"""Two tables of a comparison as CSV: figures, and what became of each provision.

Both end with the verdict, the caution and the method. Documents that nothing ties have no rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.model import ChangeType, SegmentKind
from generator.compare.render.sheet import sheet
from generator.compare.texts.labels import (
    ADDED,
    DEGREES,
    DOUBTFUL,
    DROPPED,
    FIGURES,
    FLAGS,
    RELATED,
    RELATIONS,
    SUSPECT,
    TRENDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.compare.model import Comparison, Link, Segment

_NOTE = "说明"


def as_csv(comparison: Comparison) -> str:
    """The destination table: each provision of the base and what the target made of it, then the added ones."""
    base_name, target_name = comparison.verdict.called
    rows: list[Sequence[str]] = [
        (
            f"{base_name}条款",
            f"{base_name}位置",
            f"{base_name}文字",
            "处理",
            "程度",
            "变化",
            "移位",
            f"{target_name}条款",
            f"{target_name}位置",
            f"{target_name}文字",
            "文字始见于",
        )
    ]
    origin = {name: o.source.tier or o.source.doc_number for o in comparison.origins for name in o.segments}
    of_base: dict[str, list[int]] = {}
    for at, link in enumerate(comparison.links):
        for name in link.base:
            of_base.setdefault(name, []).append(at)
    for segment in comparison.base_segments if comparison.links else ():
        if segment.id not in of_base:
            rows.append((segment.id, _place(segment), segment.text, DROPPED, *[""] * 7))
        for at in of_base.get(segment.id, ()):
            link = comparison.links[at]
            target = [comparison.segment(name) for name in link.target]
            rows.append(
                (
                    segment.id,
                    _place(segment),
                    segment.text,
                    RELATIONS[link.relation],
                    DEGREES[link.degree] if link.degree else "",
                    _changes(link),
                    "是" if link.moved else "",
                    " ".join(link.target),
                    _place(target[0]),
                    "".join(each.text for each in target),
                    origin.get(segment.id, ""),
                )
            )
    for name in comparison.added if comparison.links else ():
        segment = comparison.segment(name)
        rows.append(("", "", "", ADDED, "", "", "", name, _place(segment), segment.text, ""))
    return _written(rows, comparison)


def figures_csv(comparison: Comparison) -> str:
    """The figures: indicator, both values as printed, unit, what changed."""
    base_name, target_name = comparison.verdict.called
    rows: list[Sequence[str]] = [
        (
            "指标",
            base_name,
            target_name,
            "单位",
            "统计范围",
            "时限",
            "变化",
            "松紧",
            "口径",
            f"{base_name}条款",
            f"{target_name}条款",
        )
    ]
    for figure in comparison.figures:
        some = figure.base or figure.target
        rows.append(
            (
                figure.what,
                figure.base.value if figure.base else "",
                figure.target.value if figure.target else "",
                some.unit if some else "",
                figure.scope,
                figure.deadline,
                FIGURES[figure.change],
                TRENDS[figure.trend] if figure.trend else "",
                RELATED if figure.related else "",
                figure.base.segment if figure.base else "",
                figure.target.segment if figure.target else "",
            )
        )
    return _written(rows, comparison)


def _changes(link: Link) -> str:
    told = [FLAGS[flag] for flag in link.flags]
    doubts = {
        DOUBTFUL: link.doubtful,
        SUSPECT: any(change.type is ChangeType.OCR for change in link.changes),
    }
    return "、".join([*told, *(name for name, holds in doubts.items() if holds)])


def _place(segment: Segment) -> str:
    kind = "标题" if segment.kind is SegmentKind.TITLE else ""
    return "".join(segment.path) or kind or segment.part


def _written(rows: Iterable[Sequence[str]], comparison: Comparison) -> str:
    verdict = comparison.verdict
    notes = (verdict.sentence, verdict.caution, verdict.origin, verdict.method)
    return sheet([*rows, *((_NOTE, note) for note in notes if note)])
