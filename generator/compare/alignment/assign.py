"""The best one-to-one assignment of segments, whatever their order.

Moves are free this way. The Hungarian method runs on each connected component of the sparse
candidates, so that two books take no longer than their largest tangle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_TANGLE = 1200
"""Components with more segments than this on their smaller side are assigned greedily."""


def assign(
    base: NDArray[np.int64], target: NDArray[np.int64], score: NDArray[np.float64], shape: tuple[int, int]
) -> NDArray[np.int64]:
    """Indices of the candidates (parallel arrays) that make the heaviest matching."""
    if not len(base):
        return np.empty(0, dtype=np.int64)
    chosen: list[int] = []
    for component in _components(base, target, shape):
        rows, row = np.unique(base[component], return_inverse=True)
        columns, column = np.unique(target[component], return_inverse=True)
        if len(component) == 1:
            chosen.append(int(component[0]))
        elif min(len(rows), len(columns)) > _TANGLE:
            chosen += _greedy(component, base, target, score)
        else:
            dense = np.zeros((len(rows), len(columns)))
            dense[row, column] = score[component]
            where = np.full(dense.shape, -1, dtype=np.int64)
            where[row, column] = component
            left, right = linear_sum_assignment(dense, maximize=True)
            chosen += [int(index) for index in where[left, right] if index >= 0]
    return np.array(sorted(chosen), dtype=np.int64)


def _components(
    base: NDArray[np.int64], target: NDArray[np.int64], shape: tuple[int, int]
) -> Iterator[NDArray[np.int64]]:
    size = sum(shape)
    graph = coo_matrix((np.ones(len(base)), (base, target + shape[0])), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    of = label[base]
    order = np.argsort(of, kind="stable")
    yield from np.split(order, np.flatnonzero(np.diff(of[order])) + 1)


def _greedy(
    component: NDArray[np.int64],
    base: NDArray[np.int64],
    target: NDArray[np.int64],
    score: NDArray[np.float64],
) -> list[int]:
    used_base: set[int] = set()
    used_target: set[int] = set()
    chosen: list[int] = []
    for index in component[np.argsort(-score[component], kind="stable")]:
        left, right = int(base[index]), int(target[index])
        if left not in used_base and right not in used_target:
            used_base.add(left)
            used_target.add(right)
            chosen.append(int(index))
    return chosen
