"""Where the words come from: with documents above the base at hand, each kept provision has a source.

What a city keeps of its province's text may be the state's own words. Given the comparisons of
the upper documents (the state's) with the base, every base segment that the target keeps tells
whether it stands in one of them, too, word for word or but for names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.compare.language.folding import plain
from generator.compare.model import Origin, Relation, SegmentKind
from generator.compare.texts.prepared import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compare.model import Comparison, Side

_UNSAID = METADATA | {SegmentKind.HEADING}
"""Segments whose words are nobody's: what names a text, and what names its sections."""
_SAME = 0.8
"""Likeness from which the base's provision counts as the upper document's words."""


def origins(comparison: Comparison, uppers: Sequence[Comparison]) -> tuple[Origin, ...]:
    """Whose words the base's kept segments are: one entry for each upper document, the base's last.

    Each of ``uppers`` compares a document above with the same base (and the same part of it) as
    its target; a segment that several have is the first one's. Formulas and metadata are nobody's.
    Raises ValueError where a comparison speaks of another text.
    """
    kept = list(_kept(comparison))
    size = {name: len(plain(comparison.segment(name).text)) for name in kept}
    total = max(1, sum(size.values()))
    found: list[Origin] = []
    for upper in uppers:
        taken = _taken(comparison, upper)
        own = tuple(name for name in kept if name in taken)
        kept = [name for name in kept if name not in taken]
        found.append(_origin(upper.base, own, size, total))
    return (*found, _origin(comparison.base, tuple(kept), size, total))


def with_origin(comparison: Comparison, uppers: Sequence[Comparison]) -> Comparison:
    """``comparison`` with :func:`origins`, its verdict saying how much comes from above the base."""
    if not uppers or not comparison.links:
        return comparison
    found = origins(comparison, uppers)
    listed = "，".join(
        f"{100 * origin.share:.1f}%的文字已见于{origin.source.tier}文件《{origin.source.title}》"
        + (f"（{origin.source.doc_number}）" if origin.source.doc_number else "")
        for origin in found[:-1]
    )
    sentence = f"所沿用和改写的条款中，按字符计{listed}，其余在已收录文件中首见于所对照的文件。"
    return replace(comparison, origins=found, verdict=replace(comparison.verdict, origin=sentence))


def _kept(comparison: Comparison) -> Iterator[str]:
    linked = {name for link in comparison.links if not link.boilerplate for name in link.base}
    for segment in comparison.base_segments:
        if segment.id in linked and segment.kind not in _UNSAID:
            yield segment.id


def _taken(comparison: Comparison, upper: Comparison) -> frozenset[str]:
    """The base's segments that stand in the upper document."""
    if [s.text for s in upper.target_segments] != [s.text for s in comparison.base_segments]:
        raise ValueError(f"{upper.target.id} is not the text of {comparison.base.id}")
    return frozenset(
        f"b{name[1:]}"
        for link in upper.links
        if not link.boilerplate and (link.relation is not Relation.ADAPTED or link.similarity >= _SAME)
        for name in link.target
    )


def _origin(source: Side, names: tuple[str, ...], size: dict[str, int], total: int) -> Origin:
    return Origin(source=source, segments=names, share=round(sum(size[name] for name in names) / total, 4))
