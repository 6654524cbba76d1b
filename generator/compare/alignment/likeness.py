"""How alike two segments are: the weighted grams they share, as a sparse matrix.

One sparse product gives the shared mass of every pair that shares anything. Grams that stand
in very many segments of both documents are left out, commonest first, until the product fits
a budget: they weigh next to nothing, and their pairs would be most of the work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

if TYPE_CHECKING:
    from generator.compare.texts.prepared import Prepared
    from generator.compare.texts.weights import CorpusWeights

SOME = 3.0
"""Shared mass below which nothing is shared but a word."""
_BUDGET = 6_000_000
"""Products of one comparison; measured at about 50 million a second."""
_LEAST = 0.05
_LARGE, _EQUAL = 9_000_000, 8
"""Pairs of segments from which a text is large; letters from which two equal segments are one provision."""


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """Pairs of segments that share text: parallel arrays, sorted by base then target.

    ``shared`` is the mass both hold, ``dice`` its share of both masses, ``within`` its share
    of the smaller mass; all weigh grams by rarity. ``known`` are all grams, sorted, and
    ``weight`` what each is worth, in [0, 1]. ``capped`` says that the texts are too large to compare each
    segment with each by all its grams.
    """

    base: NDArray[np.int64]
    target: NDArray[np.int64]
    shared: NDArray[np.float64]
    dice: NDArray[np.float64]
    within: NDArray[np.float64]
    known: NDArray[np.uint64]
    weight: NDArray[np.float64]
    capped: bool

    def pair(self, at: int) -> tuple[int, int]:
        """The segments of a candidate: base index and target index."""
        return int(self.base[at]), int(self.target[at])

    def find(self, pair: tuple[int, int]) -> int | None:
        """The candidate of two segments, if they are one."""
        low, high = np.searchsorted(self.base, (pair[0], pair[0] + 1))
        at = int(low + np.searchsorted(self.target[low:high], pair[1]))
        return at if at < high and self.target[at] == pair[1] else None


def likeness(base: Prepared, target: Prepared, corpus: CorpusWeights | None) -> Likeness:
    """The likeness of all pairs of content segments that share more than a trace.

    In texts too large for the budget, segments that are equal letter by letter are each other's only
    candidates.
    """
    many, few = len(base.segments), len(target.segments)
    twins = _twins(base, target) if many * few > _LARGE else np.empty((0, 2), dtype=np.int64)
    known, column = np.unique(np.concatenate([base.columns, target.columns]), return_inverse=True)
    split = len(base.columns)
    in_base = np.bincount(column[:split], minlength=len(known))
    in_target = np.bincount(column[split:], minlength=len(known))
    total = many + few
    weight = np.log1p(total / np.maximum(in_base + in_target, 1)) / np.log1p(total or 1)
    if corpus is not None:
        # Half of the weight at most: what a corpus has often is seldom worth nothing in a pair.
        weight = weight * (1 + corpus.idf(known)) / 2
    rest = ~np.isin(base.rows, twins[:, 0]), ~np.isin(target.rows, twins[:, 1])
    cost = (
        np.bincount(column[:split][rest[0]], minlength=len(known)),
        np.bincount(column[split:][rest[1]], minlength=len(known)),
    )
    affordable = _affordable(*cost)
    weight = np.where(affordable, weight, 0.0)
    base_mass = np.bincount(base.rows, weights=weight[column[:split]], minlength=many)
    target_mass = np.bincount(target.rows, weights=weight[column[split:]], minlength=few)
    used = (in_base > 0) & (in_target > 0) & (weight > 0)
    left = _matrix(base.rows[rest[0]], column[:split][rest[0]], weight, used, shape=(many, len(known)))
    ones = np.ones(len(known))
    right = _matrix(target.rows[rest[1]], column[split:][rest[1]], ones, used, shape=(few, len(known)))
    pairs = (left @ right.T).tocoo()
    rows = np.concatenate([pairs.row.astype(np.int64), twins[:, 0]])
    columns = np.concatenate([pairs.col.astype(np.int64), twins[:, 1]])
    shared = np.concatenate([pairs.data.astype(np.float64), base_mass[twins[:, 0]]])
    order = np.lexsort((columns, rows))
    rows, columns, shared = rows[order], columns[order], shared[order]
    both = base_mass[rows] + target_mass[columns]
    smaller = np.minimum(base_mass[rows], target_mass[columns])
    dice = 2 * shared / np.maximum(both, 1e-9)
    within = shared / np.maximum(smaller, 1e-9)
    kept = (dice >= _LEAST) | (within >= 2 * _LEAST)
    return Likeness(
        base=rows[kept],
        target=columns[kept],
        shared=shared[kept],
        dice=dice[kept],
        within=within[kept],
        known=known,
        weight=weight,
        capped=len(twins) > 0 or not affordable.all(),
    )


def by_words(likeness: Likeness) -> NDArray[np.float64]:
    """How alike candidates are by their words alone, in [0, 1]."""
    return np.asarray(0.7 * likeness.dice + 0.3 * likeness.within, dtype=np.float64)


def _twins(base: Prepared, target: Prepared) -> NDArray[np.int64]:
    """Pairs of equal content segments: the first of one key with the first of the other side, and so on."""
    waiting: dict[str, list[int]] = {}
    for index in range(len(target.segments) - 1, -1, -1):
        if target.content[index] and len(target.keys[index]) >= _EQUAL:
            waiting.setdefault(target.keys[index], []).append(index)
    found = [
        (index, waiting[key].pop())
        for index, key in enumerate(base.keys)
        if base.content[index] and waiting.get(key)
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _affordable(in_base: NDArray[np.int64], in_target: NDArray[np.int64]) -> NDArray[np.bool_]:
    cost = in_base.astype(np.int64) * in_target
    if cost.sum() <= _BUDGET:
        return np.ones(len(cost), dtype=bool)
    order = np.argsort(cost, kind="stable")
    kept = np.zeros(len(cost), dtype=bool)
    kept[order[np.cumsum(cost[order]) <= _BUDGET]] = True
    return kept


def _matrix(
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    weight: NDArray[np.float64],
    used: NDArray[np.bool_],
    *,
    shape: tuple[int, int],
) -> csr_matrix:
    wanted = used[columns]
    return csr_matrix((weight[columns[wanted]], (rows[wanted], columns[wanted])), shape=shape)
