"""Headings follow their contents: linked because what stands under them is, never because both read 工作目标.

How alike two headings are is told by the words that tell a document's headings apart. 加强, 推进 and its own
subject stand in many and weigh little; what remains is the topic of a section.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix

from generator.compare.language.bigrams import dice
from generator.compare.model import SegmentKind
from generator.compare.texts.weights import grams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.compare.texts.prepared import Prepared

_LEAST = 0.2
_HEADING = ((0.5, 0.05), (0.25, 0.2))
"""Likeness of two headings' words, and the share of their contents that must be linked then."""
_CONTENTS, _ALIKE = 0.5, 0.45
"""Share of linked contents, and their likeness, that join headings whatever they say."""
_TOPIC = 0.6
"""Likeness of two headings' own topics that joins them where anything below is linked."""
_SAID = 6
"""Letters from which a heading says enough to be known at the head of a sentence."""


@lru_cache(maxsize=8)
def heading_likeness(base: Prepared, target: Prepared) -> Mapping[tuple[int, int], float]:
    """(base heading, target heading) → Dice likeness weighed by rarity, in [0, 1], where it is no trace."""
    ours, theirs = _headings(base), _headings(target)
    if not ours or not theirs:
        return {}
    sets = [grams(base.keys[at]) for at in ours] + [grams(target.keys[at]) for at in theirs]
    known, column = np.unique(np.concatenate(sets), return_inverse=True)
    row = np.repeat(np.arange(len(sets)), [len(each) for each in sets])
    often = np.bincount(column, minlength=len(known))
    weight = np.log1p(len(sets) / often) / np.log1p(len(sets))
    table = csr_matrix((weight[column], (row, column)), shape=(len(sets), len(known)))
    plain = csr_matrix((np.ones(len(column)), (row, column)), shape=table.shape)
    mass = np.asarray(table.sum(axis=1)).ravel()
    shared = (table[: len(ours)] @ plain[len(ours) :].T).tocoo()
    found: dict[tuple[int, int], float] = {}
    for i, j, value in zip(shared.row.tolist(), shared.col.tolist(), shared.data.tolist(), strict=True):
        alike = 2 * value / max(1e-9, mass[i] + mass[len(ours) + j])
        if alike >= _LEAST:
            found[ours[i], theirs[j]] = float(alike)
    return found


def _headings(prepared: Prepared) -> list[int]:
    return [
        at
        for at, segment in enumerate(prepared.segments)
        if segment.kind is SegmentKind.HEADING and prepared.keys[at]
    ]


def heading_pairs(
    base: Prepared,
    target: Prepared,
    pairs: Mapping[tuple[int, int], float],
    strength: Mapping[tuple[int, int], float],
) -> list[tuple[int, int]]:
    """Headings whose contents are linked to each other, one to one.

    ``pairs`` weigh the linked contents in characters, ``strength`` says how alike they are. The
    less two headings say the same, the more of what stands below them must.
    """
    votes: dict[tuple[int, int], float] = defaultdict(float)
    alike: dict[tuple[int, int], float] = defaultdict(float)
    for (left, right), weight in sorted(pairs.items()):
        for one in base.ancestors(left):
            for other in target.ancestors(right):
                votes[one, other] += weight
                alike[one, other] += weight * strength[left, right]
    of_base, of_target = _under(base), _under(target)
    topics = heading_likeness(base, target)
    scores: dict[tuple[int, int], float] = {}
    for (one, other), vote in votes.items():
        shared = min(1.0, 2 * vote / max(1.0, of_base[one] + of_target[other]))
        words = dice(base.keys[one], target.keys[other])
        topic = topics.get((one, other), 0.0)
        level = len(base.segments[one].path) == len(target.segments[other].path)
        told = any(words >= least and shared >= below for least, below in _HEADING) or topic >= _TOPIC
        if told or (level and shared >= _CONTENTS and alike[one, other] >= _ALIKE * vote):
            scores[one, other] = 0.6 * shared + 0.4 * words + 0.1 * level
    ours, theirs = sorted({one for one, _ in scores}), sorted({other for _, other in scores})
    table = np.array([[scores.get((one, other), 0.0) for other in theirs] for one in ours])
    if not scores:
        return []
    left, right = linear_sum_assignment(table, maximize=True)
    found = [(ours[i], theirs[j]) for i, j in zip(left, right, strict=True) if table[i, j] > 0]
    return found + _beside(base, target, found)


def _beside(base: Prepared, target: Prepared, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Headings of one topic in sections that became each other, whatever stands below them."""
    became, taken = dict(found), {other for _, other in found}
    more: list[tuple[int, int]] = []
    topics = heading_likeness(base, target)
    for one, other in sorted(topics, key=lambda pair: (-topics[pair], pair)):
        inside = became.get(base.heading[one], -1) == target.heading[other] >= 0
        if topics[one, other] >= _TOPIC and inside and one not in became and other not in taken:
            more.append((one, other))
            became[one] = other
            taken.add(other)
    return more


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
