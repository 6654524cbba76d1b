"""The odds that two segments are one provision, from what they share and from where they stand.

A logistic regression: each sign counts with a weight, and their sum is the logarithm of the odds that
a reader who aligns the two documents joins the pair. The weights were fitted to pairs aligned by hand;
``python -m benchmarks.compare.fit`` fits them again, and says how each pair fares with those that the
others give. The most telling sign is the lead over the next best candidate: how alike two
sentences must be is different in each pair of documents.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import exp
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.compare.alignment.likeness import by_words

if TYPE_CHECKING:
    from generator.compare.alignment.context import Priors
    from generator.compare.alignment.likeness import Likeness

_CLEAR = 0.3
"""Lead over the next best candidate from which it is beyond doubt which is the best."""
_EQUAL = 1 - 1e-9
_MEASURED = 0.8
"""What a log odds of a link is worth: the odds are told from others, and so a little too sure. Fitted to pairs that the
weights had never seen (Platt 1999), of which the links of 98 % were right in 99 %, those of 65 % in 70 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each sign counts, and the log odds of a pair without any.

    ``mass`` is the logarithm of the shared mass, ``within`` its share of the smaller segment's, ``lead`` how
    far the pair is ahead of other candidates of both its sides; the rest are :class:`~generator.compare.alignment.context.Priors`.
    That ``close`` counts against a pair says: where the sure pairs are nearly verbatim, a loose one is chance.
    """

    mass: float
    lead: float
    gap: float
    section: float
    chapter: float
    within: float
    drift: float
    close: float
    cover: float
    without: float


WEIGHTS = Weights(
    mass=2.7,
    lead=9.67,
    gap=1.88,
    section=0.75,
    chapter=0.01,
    within=-1.11,
    drift=-0.2,
    close=-3.61,
    cover=1.59,
    without=-6.22,
)


def signs(likeness: Likeness, prior: Priors) -> NDArray[np.float64]:
    """One row a candidate, one column a sign, in the order of :class:`Weights`; ``without`` is left out."""
    score = by_words(likeness)
    lead = np.clip(_lead(score, likeness.base), -_CLEAR, _CLEAR)
    lead += np.clip(_lead(score, likeness.target), -_CLEAR, _CLEAR)
    return np.stack(
        [
            np.log1p(likeness.shared),
            lead,
            prior.gap,
            prior.section,
            prior.chapter,
            likeness.within,
            prior.drift,
            prior.close,
            prior.cover,
        ],
        axis=1,
    )


def log_odds(likeness: Likeness, prior: Priors) -> NDArray[np.float64]:
    """The logarithm of the odds of each candidate; 0 is even."""
    *each, without = (float(getattr(WEIGHTS, field.name)) for field in fields(WEIGHTS))
    odds = signs(likeness, prior) @ np.array(each) + without
    # A sentence said more than once has no lead over itself; where it stands tells which is which.
    placed = np.maximum(odds, prior.gap + prior.section)
    return np.asarray(np.where(likeness.dice >= _EQUAL, placed, odds), dtype=np.float64)


def confidence(odds: float) -> float:
    """How likely a link of ``odds`` is right, in [0, 1].

    >>> round(confidence(0.0), 2), round(confidence(5.0), 2)
    (0.5, 0.98)
    """
    return 1 / (1 + exp(-_MEASURED * odds))


def _lead(score: NDArray[np.float64], of: NDArray[np.int64]) -> NDArray[np.float64]:
    """How far each candidate is ahead of the best other one of its segment; negative where behind."""
    order = np.lexsort((-score, of))
    first = order[np.flatnonzero(np.diff(of[order], prepend=-1))]
    best, second = np.zeros((2, int(of.max(initial=0)) + 1))
    best[of[first]] = score[first]
    others = score.copy()
    others[first] = 0.0
    np.maximum.at(second, of, others)
    rest = best[of]
    rest[first] = second[of[first]]
    return np.asarray(score - rest, dtype=np.float64)
