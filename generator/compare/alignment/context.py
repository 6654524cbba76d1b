"""Where a pair stands tells half of what it is: same section, same place in the order.

From pairs that are beyond doubt (mutual best, much alike) each other candidate gets a prior:
do the sections of its two sides correspond, and does it lie in the gap that its neighbours'
partners leave? A weak likeness with a good prior is a link; without one it isn't.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.compare.alignment.likeness import by_words
from generator.compare.alignment.moves import moved
from generator.compare.alignment.topics import heading_likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare.alignment.likeness import Likeness
    from generator.compare.texts.prepared import Prepared

_CERTAIN = 0.42
"""Likeness from which a mutual best pair anchors its surroundings."""
_HEADED = 1.0
"""What headings that say the same are worth against sections whose provisions correspond."""
_REACH = 5
"""How many segments away an anchor still says where a segment belongs."""
_GAP = 10
"""The widest gap between two neighbours' partners that says anything."""
_LINE = 3
"""How many anchors in order make a line that says where the others belong."""


@dataclass(frozen=True, slots=True, eq=False)
class Priors:
    """For each candidate of a :class:`Likeness`: sections correspond and gap fits, both in [0, 1].

    ``drift`` is the logarithm of how many segments the candidate lies off the line on which the anchors run
    through both texts, added up over both sides. The same for all candidates are ``close``, how alike the
    anchors are in the mean, and ``cover``, the share of the shorter text that they hold, both in [0, 1].
    """

    section: NDArray[np.float64]
    chapter: NDArray[np.float64]
    gap: NDArray[np.float64]
    drift: NDArray[np.float64]
    close: NDArray[np.float64]
    cover: NDArray[np.float64]


def priors(
    base: Prepared, target: Prepared, likeness: Likeness, *, anchors: Sequence[int] | None = None
) -> Priors:
    """The priors of all candidates, from ``anchors`` (indices of candidates) or from pairs beyond doubt."""
    found = (
        _mutual(likeness, by_words(likeness), len(base.segments), len(target.segments))
        if anchors is None
        else np.array(sorted(anchors), dtype=np.int64)
    )
    close, cover = _looseness(base, target, likeness, found)
    near = _places(base, 0), _places(target, 0)
    top = _places(base, -1), _places(target, -1)
    return Priors(
        section=np.maximum(
            _correspondence(likeness, found, *near), _HEADED * _headed(base, target, likeness)
        ),
        chapter=_correspondence(likeness, found, *top),
        # Asked from both sides, so that swapping base and target mirrors the links.
        gap=np.maximum(
            _gap(likeness.base, likeness.target, found, len(base.segments)),
            _gap(likeness.target, likeness.base, found, len(target.segments)),
        ),
        drift=_drift(likeness, found, len(base.segments), len(target.segments)),
        close=np.full(len(likeness.base), close),
        cover=np.full(len(likeness.base), cover),
    )


def _looseness(
    base: Prepared, target: Prepared, likeness: Likeness, anchors: NDArray[np.int64]
) -> tuple[float, float]:
    """How alike the anchors are in the mean, weighed by their letters, and the share of the shorter text in them."""
    pairs = zip(likeness.base[anchors].tolist(), likeness.target[anchors].tolist(), strict=True)
    letters = np.array(
        [min(len(base.keys[one]), len(target.keys[other])) for one, other in pairs], dtype=float
    )
    held = float(letters.sum())
    close = float(letters @ likeness.dice[anchors]) / max(1.0, held)
    return close, held / max(1, min(base.total, target.total))


def _headed(base: Prepared, target: Prepared, likeness: Likeness) -> NDArray[np.float64]:
    """How alike the headings right above a candidate's two sides are."""
    alike = heading_likeness(base, target)
    ours, theirs = np.array(base.heading, dtype=np.int64), np.array(target.heading, dtype=np.int64)
    pairs = zip(ours[likeness.base].tolist(), theirs[likeness.target].tolist(), strict=True)
    return np.array([alike.get(pair, 0.0) for pair in pairs], dtype=np.float64)


def _mutual(likeness: Likeness, score: NDArray[np.float64], many: int, few: int) -> NDArray[np.int64]:
    """Indices of candidates that are each other's best and beyond doubt."""
    best_base = np.zeros(many)
    best_target = np.zeros(few)
    np.maximum.at(best_base, likeness.base, score)
    np.maximum.at(best_target, likeness.target, score)
    sure = (score >= _CERTAIN) & (score >= best_base[likeness.base]) & (score >= best_target[likeness.target])
    chosen = np.flatnonzero(sure)
    # Equal sentences repeated on both sides tie; the first of each is enough to anchor.
    _, first = np.unique(likeness.base[chosen], return_index=True)
    chosen = chosen[first]
    _, first = np.unique(likeness.target[chosen], return_index=True)
    return np.sort(chosen[first])


def _places(prepared: Prepared, depth: int) -> NDArray[np.int64]:
    """For each segment the number of its section (nearest heading for 0, outermost for -1) and part."""
    parts: dict[str, int] = {}
    found: list[int] = []
    for index, segment in enumerate(prepared.segments):
        above = prepared.ancestors(index)
        part = parts.setdefault(segment.part, len(parts))
        found.append(above[depth] + 1 if above else -1 - part)
    _, numbers = np.unique(np.array(found, dtype=np.int64), return_inverse=True)
    return np.asarray(numbers, dtype=np.int64)


def _correspondence(
    likeness: Likeness, anchors: NDArray[np.int64], of_base: NDArray[np.int64], of_target: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Share of the anchored mass of a candidate's two sections that joins them to each other."""
    if not len(anchors):
        return np.zeros(len(likeness.base))
    wide = int(of_target.max()) + 1
    mass = likeness.shared[anchors]
    left, right = of_base[likeness.base[anchors]], of_target[likeness.target[anchors]]
    joint = np.bincount(left * wide + right, weights=mass, minlength=(int(of_base.max()) + 1) * wide)
    smaller = np.minimum(
        np.bincount(left, weights=mass, minlength=int(of_base.max()) + 1)[of_base[likeness.base]],
        np.bincount(right, weights=mass, minlength=wide)[of_target[likeness.target]],
    )
    own = joint[of_base[likeness.base] * wide + of_target[likeness.target]]
    return np.asarray(own / np.maximum(smaller, 1e-9), dtype=np.float64)


def _gap(
    here: NDArray[np.int64], there: NDArray[np.int64], anchors: NDArray[np.int64], many: int
) -> NDArray[np.float64]:
    if not len(anchors):
        return np.zeros(len(here))
    partner = np.full(many, -1, dtype=np.int64)
    partner[here[anchors]] = there[anchors]
    places = np.arange(many)
    before = np.maximum.accumulate(np.where(partner >= 0, places, -1))
    before = np.concatenate([[-1], before[:-1]])
    after = np.minimum.accumulate(np.where(partner >= 0, places, many)[::-1])[::-1]
    after = np.concatenate([after[1:], [many]])
    left, right = before[here], after[here]
    has_left = (left >= 0) & (here - left <= _REACH)
    has_right = (right < many) & (right - here <= _REACH)
    low = partner[np.maximum(left, 0)]
    high = partner[np.minimum(right, many - 1)]
    between = has_left & has_right & (high - low <= _GAP) & (low <= there) & (there <= high)
    next_left = has_left & (here - left == 1) & (there - low == 1)
    beside_left = has_left & (np.abs(there - low) <= here - left + 1)
    beside_right = has_right & (np.abs(high - there) <= right - here + 1)
    # What follows a provision at once (情节严重的，…) belongs to it rather than to the next.
    return np.where(next_left, 1.05, np.where(between, 1.0, np.where(beside_left | beside_right, 0.6, 0.0)))


def _drift(likeness: Likeness, anchors: NDArray[np.int64], many: int, few: int) -> NDArray[np.float64]:
    places = [
        (int(likeness.base[at]), int(likeness.target[at]), float(likeness.shared[at])) for at in anchors
    ]
    out = moved(places)
    line = sorted(place for at, place in enumerate(places) if at not in out)
    if len(line) < _LINE:
        return np.full(len(likeness.base), np.log1p(many / 4) + np.log1p(few / 4))
    here = np.array([-1, *(place[0] for place in line), many], dtype=np.float64)
    there = np.array([-1, *(place[1] for place in line), few], dtype=np.float64)
    off_target = np.abs(likeness.target - np.interp(likeness.base, here, there))
    off_base = np.abs(likeness.base - np.interp(likeness.target, there, here))
    return np.asarray(np.log1p(off_target) + np.log1p(off_base), dtype=np.float64)
