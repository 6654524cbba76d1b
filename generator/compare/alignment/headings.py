"""Headings follow their contents: linked because what stands under them is, never because both read 工作目标.

Headings that nearly say the same are linked, too, where what stands under them shares something, though too
little for a link: a provision told in other words.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from generator.compare.alignment.likeness import SOME
from generator.compare.alignment.topics import heading_likeness, heading_segments
from generator.compare.language.bigrams import dice
from generator.compare.model import SegmentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.compare.alignment.likeness import Likeness
    from generator.compare.texts.prepared import Prepared

_HEADING = ((0.5, 0.05), (0.25, 0.2))
"""Likeness of two headings' words, and the share of their contents that must be linked then."""
_CONTENTS, _ALIKE = 0.5, 0.45
"""Share of linked contents, and their likeness, that join headings whatever they say."""
_TOPIC = 0.6
"""Likeness of two headings' own topics that joins them where anything below is linked."""
_INSIDE, _ANYWHERE = 0.3, 0.55
"""Likeness of two headings' words that joins them with nothing linked below: in sections that became each other, and elsewhere."""
_SAID = 6
"""Letters from which a heading says enough to be known at the head of a sentence."""


def heading_pairs(
    base: Prepared,
    target: Prepared,
    pairs: Mapping[tuple[int, int], float],
    strength: Mapping[tuple[int, int], float],
    alike: Likeness,
) -> list[tuple[int, int]]:
    """Headings whose contents are linked to each other, one to one; then those that nearly say the same.

    ``pairs`` weigh the linked contents in characters, ``strength`` says how alike they are. The
    less two headings say the same, the more of what stands below them must.
    """
    votes: dict[tuple[int, int], float] = defaultdict(float)
    kept: dict[tuple[int, int], float] = defaultdict(float)
    for (left, right), weight in sorted(pairs.items()):
        for one in base.ancestors(left):
            for other in target.ancestors(right):
                votes[one, other] += weight
                kept[one, other] += weight * strength[left, right]
    of_base, of_target = _under(base), _under(target)
    topics = heading_likeness(base, target)
    scores: dict[tuple[int, int], float] = {}
    for (one, other), vote in votes.items():
        shared = min(1.0, 2 * vote / max(1.0, of_base[one] + of_target[other]))
        words = dice(base.keys[one], target.keys[other])
        topic = topics.get((one, other), 0.0)
        level = len(base.segments[one].path) == len(target.segments[other].path)
        told = any(words >= least and shared >= below for least, below in _HEADING) or topic >= _TOPIC
        if told or (level and shared >= _CONTENTS and kept[one, other] >= _ALIKE * vote):
            scores[one, other] = 0.6 * shared + 0.4 * words + 0.1 * level
    ours, theirs = sorted({one for one, _ in scores}), sorted({other for _, other in scores})
    table = np.array([[scores.get((one, other), 0.0) for other in theirs] for one in ours])
    if not scores:
        return []
    left, right = linear_sum_assignment(table, maximize=True)
    found = [(ours[i], theirs[j]) for i, j in zip(left, right, strict=True) if table[i, j] > 0]
    return found + _beside(base, target, found, alike)


def _beside(
    base: Prepared, target: Prepared, found: list[tuple[int, int]], alike: Likeness
) -> list[tuple[int, int]]:
    """Headings that nearly say the same above provisions that share something, though no link."""
    ours, theirs = _children(base), _children(target)
    near = {pair for above, over in found for pair in product(ours[above], theirs[over])}
    words = {
        (one, other): dice(base.keys[one], target.keys[other])
        for one, other in near | heading_likeness(base, target).keys()
    }
    ends = _ends(base), _ends(target)
    became, taken = dict(found), {other for _, other in found}
    more: list[tuple[int, int]] = []
    for one, other in sorted(words, key=lambda pair: (-words[pair], pair)):
        if one in became or other in taken:
            continue
        least = _INSIDE if (one, other) in near else _ANYWHERE
        if words[one, other] >= least and _shared(alike, (one, ends[0][one]), (other, ends[1][other])):
            more.append((one, other))
            became[one] = other
            taken.add(other)
    return more


def _shared(alike: Likeness, ours: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Whether any two provisions below two headings (first and last segment) share more than a word."""
    low, high = np.searchsorted(alike.base, ours)
    right = alike.target[low:high]
    inside = (right >= theirs[0]) & (right < theirs[1])
    return bool(np.any(inside & (alike.shared[low:high] >= SOME)))


def _ends(prepared: Prepared) -> dict[int, int]:
    """Heading → the segment after the last below it."""
    found: dict[int, int] = {}
    for index in range(len(prepared.segments)):
        for heading in (index, *prepared.ancestors(index)):
            found[heading] = index + 1
    return found


def _children(prepared: Prepared) -> dict[int, list[int]]:
    """Heading → the headings right below it."""
    found: dict[int, list[int]] = defaultdict(list)
    for at in heading_segments(prepared):
        found[prepared.heading[at]].append(at)
    return found


def _under(prepared: Prepared) -> dict[int, float]:
    """Heading → the characters of all provisions below it."""
    found: dict[int, float] = defaultdict(float)
    for index, key in enumerate(prepared.keys):
        if prepared.content[index]:
            for heading in prepared.ancestors(index):
                found[heading] += len(key)
    return found


def spoken_headings(
    base: Prepared, target: Prepared, following: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Headings that stand at the head of a sentence of the other side (市场主导, 坚持市场主导).

    ``following`` are the headings that have found each other.
    """
    linked = list(following)
    found = [
        *_spoken(base, target, {one for one, _ in linked}),
        *((left, right) for right, left in _spoken(target, base, {other for _, other in linked})),
    ]
    return sorted(found)


def _spoken(one: Prepared, other: Prepared, linked: set[int]) -> Iterator[tuple[int, int]]:
    """Headings of ``one`` that begin a sentence of ``other``, each with the first that does."""
    opening: dict[str, int] = {}
    for index, key in enumerate(other.keys):
        if other.segments[index].kind is SegmentKind.SENTENCE and len(key) >= _SAID:
            opening.setdefault(other.matter(index)[:_SAID], index)
    for index, segment in enumerate(one.segments):
        if segment.kind is not SegmentKind.HEADING or index in linked:
            continue
        key = one.matter(index)
        at = opening.get(key[:_SAID]) if len(key) >= _SAID else None
        if at is not None and other.matter(at).startswith(key):
            yield index, at
