"""A bird's-eye view: what became of each section of the base, and what stands in each of the target.

A section is a heading of the first or second rank with what stands under it up to the next one;
where a document has more than a page shows (:data:`MOST`), those of the first rank alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.compare.language.folding import plain
from generator.compare.model import Relation, SegmentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare.model import Comparison, Link, Segment

MOST: Final = 48
_LEAST = 0.1
"""Share of a section's linked letters from which another section counts as where they went."""
_ORDER = tuple(Relation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A section of one side: its heading, size, and the sections of the other side that share its provisions.

    ``segment`` is its first segment, ``depth`` 1 or 2, ``chars`` its letters and digits. ``shares``
    are of ``chars``: verbatim, localised, adapted, and dropped or added for what has no counterpart.
    ``others`` are headings of the other side with the first segment of each, the largest first.
    """

    heading: str
    segment: str
    depth: int
    chars: int
    shares: tuple[tuple[str, float], ...]
    others: tuple[tuple[str, str], ...]


def chapters(comparison: Comparison) -> tuple[tuple[Chapter, ...], tuple[Chapter, ...]]:
    """The sections of the base and of the target; none for a side that has fewer than two."""
    base, target = _divided(comparison.base_segments), _divided(comparison.target_segments)
    return (
        _chapters(base, target, [(link, link.base, link.target) for link in comparison.links], "dropped"),
        _chapters(target, base, [(link, link.target, link.base) for link in comparison.links], "added"),
    )


def _divided(segments: Sequence[Segment]) -> list[list[Segment]]:
    fine = _headed(segments, 2)
    return fine if len(fine) <= MOST else _headed(segments, 1)


def _headed(segments: Sequence[Segment], depth: int) -> list[list[Segment]]:
    """The segments under each heading of this rank or a higher one."""
    found: list[list[Segment]] = []
    for segment in segments:
        begins = segment.kind is SegmentKind.HEADING and len(segment.path) <= depth
        if begins or not found or segment.part != found[-1][0].part:
            found.append([])
        found[-1].append(segment)
    return found


def _chapters(
    ours: Sequence[Sequence[Segment]],
    theirs: Sequence[Sequence[Segment]],
    links: Sequence[tuple[Link, tuple[str, ...], tuple[str, ...]]],
    alone: str,
) -> tuple[Chapter, ...]:
    if len(ours) < 2:
        return ()
    relation: dict[str, Relation] = {}
    partners: dict[str, list[str]] = {}
    for link, own, other in links:
        for name in own:
            relation[name] = min(relation.get(name, Relation.ADAPTED), link.relation, key=_ORDER.index)
            partners.setdefault(name, []).extend(other)
    home = {segment.id: at for at, group in enumerate(theirs) for segment in group}
    found: list[Chapter] = []
    for group in ours:
        sizes: Counter[str] = Counter()
        places: Counter[int] = Counter()
        for segment in group:
            size = len(plain(segment.text))
            sizes[relation.get(segment.id, alone)] += size
            for at in dict.fromkeys(home[name] for name in partners.get(segment.id, ())):
                places[at] += size
        found.append(
            _chapter(group, sizes, alone, [(theirs[at][0], size) for at, size in places.most_common()])
        )
    return tuple(found)


def _chapter(
    group: Sequence[Segment], sizes: Counter[str], alone: str, places: Sequence[tuple[Segment, int]]
) -> Chapter:
    first, total = group[0], sizes.total()
    linked = sum(size for _, size in places)
    return Chapter(
        heading=_title(first),
        segment=first.id,
        depth=max(1, len(first.path)) if first.kind is SegmentKind.HEADING else 1,
        chars=total,
        shares=tuple((name, sizes[name] / max(1, total)) for name in (*_ORDER, alone)),
        others=tuple(
            {_title(there): there.id for there, size in reversed(places) if size >= _LEAST * linked}.items()
        )[::-1],
    )


def _title(first: Segment) -> str:
    """The heading of a section, or what stands before the first of a part."""
    if first.kind is SegmentKind.HEADING:
        return first.text.rstrip("。")
    return "（正文开头）" if first.part == "body" else "（附件开头）"
