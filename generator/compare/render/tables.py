"""Two tables of a comparison as CSV: figures, and what became of each provision.

UTF-8 with a byte order mark, so that spreadsheet programs read the Chinese; a cell that begins
like a formula is told apart by a leading apostrophe.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from generator.compare.labels import ADDED, DEGREES, DROPPED, FIGURES, FLAGS, RELATIONS, TRENDS
from generator.compare.model import SegmentKind
from generator.compare.view import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.compare.model import Comparison, Segment

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOTE = "说明"


def as_csv(comparison: Comparison) -> str:
    """The destination table: each provision of the base and what the target made of it, then the added ones."""
    rows: list[Sequence[str]] = [
        (
            "上级或前一文件条款",
            "位置",
            "原文",
            "处理",
            "程度",
            "变化",
            "移位",
            "本文件条款",
            "位置",
            "本文件文字",
            "文字始见于",
        )
    ]
    origin = {name: o.source.tier or o.source.doc_number for o in comparison.origins for name in o.segments}
    of_base: dict[str, list[int]] = {}
    for at, link in enumerate(comparison.links):
        for name in link.base:
            of_base.setdefault(name, []).append(at)
    for segment in comparison.base_segments:
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
                    "、".join(FLAGS[flag] for flag in link.flags),
                    "是" if link.moved else "",
                    " ".join(link.target),
                    _place(target[0]),
                    "".join(each.text for each in target),
                    origin.get(segment.id, ""),
                )
            )
    for name in comparison.added:
        segment = comparison.segment(name)
        rows.append(("", "", "", ADDED, "", "", "", name, _place(segment), segment.text, ""))
    return _written(rows, comparison)


def figures_csv(comparison: Comparison) -> str:
    """The figures: indicator, both values as printed, unit, what changed."""
    rows: list[Sequence[str]] = [
        (
            "指标",
            "上级或前一文件",
            "本文件",
            "单位",
            "统计范围",
            "时限",
            "变化",
            "松紧",
            "口径",
            "前者条款",
            "本文件条款",
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
                "可能相关，不可直接比较" if figure.related else "",
                figure.base.segment if figure.base else "",
                figure.target.segment if figure.target else "",
            )
        )
    return _written(rows, comparison)


def _place(segment: Segment) -> str:
    kind = "标题" if segment.kind is SegmentKind.TITLE else ""
    return "".join(segment.path) or kind or segment.part


def _written(rows: Iterable[Sequence[str]], comparison: Comparison) -> str:
    page = view(comparison)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    writer.writerow((_NOTE, page.verdict.sentence, page.verdict.caution))
    return "\ufeff" + out.getvalue()
