"""Where the words come from: with the document above the base at hand, each kept provision has a source.

What a city keeps of its province's text may be the state's own words. Given the comparison of the
upper document (the state's) with the base, every link of base and target tells whether its base
segments stand in the upper document, too, word for word or but for names.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.compare.folding import plain
from generator.compare.model import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.compare.model import Comparison

_SAME = 0.8
"""Likeness from which the base's provision counts as the upper document's words."""


class Origin(StrEnum):
    """Whose words the base's segments of a link are."""

    UPPER = "upper"
    """The document above the base has them."""
    BASE = "base"
    """The base has them first, as far as the documents at hand show."""


def origins(comparison: Comparison, upper: Comparison) -> Mapping[str, Origin]:
    """Base segment → whose words it is, for every linked base segment of ``comparison``.

    ``upper`` compares the document above with the same base (and the same part of it) as its
    target. Raises ValueError where the two comparisons speak of different texts.
    """
    if [s.text for s in upper.target_segments] != [s.text for s in comparison.base_segments]:
        raise ValueError(f"{upper.target.id} is not the text of {comparison.base.id}")
    taken = {
        f"b{name[1:]}"
        for link in upper.links
        if not link.boilerplate and (link.relation is not Relation.ADAPTED or link.similarity >= _SAME)
        for name in link.target
    }
    linked = {name for link in comparison.links if not link.boilerplate for name in link.base}
    return {
        segment.id: Origin.UPPER if segment.id in taken else Origin.BASE
        for segment in comparison.base_segments
        if segment.id in linked
    }


def with_origin(comparison: Comparison, upper: Comparison) -> Comparison:
    """``comparison`` whose verdict says how much of what is kept comes from above the base."""
    found = origins(comparison, upper)
    size = {segment.id: len(plain(segment.text)) for segment in comparison.base_segments}
    kept = sum(size[name] for name in found)
    above = sum(size[name] for name, origin in found.items() if origin is Origin.UPPER)
    sentence = (
        f"所沿用和改写的条款中，{100 * above / max(1, kept):.1f}%（按字符计）的文字已见于《{upper.base.title}》，"
        "其余在已收录文件中首见于所对照的文件。"
    )
    return replace(comparison, verdict=replace(comparison.verdict, origin=sentence))
