"""Which links left their place: those outside the heaviest run that keeps the order.

Weights are characters, so that a short sentence that changed place with a long one is the moved
one. Order is judged within aligned parts: a cover printed after its enclosure moved nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def moved(places: Sequence[tuple[int, int, float]]) -> frozenset[int]:
    """Indices into ``places`` (base place, target place, weight) outside the heaviest ordered chain.

    Places may repeat: a split keeps its order.

    >>> sorted(moved([(1, 1, 5.0), (2, 9, 2.0), (3, 3, 5.0)]))
    [1]
    """
    order = sorted(range(len(places)), key=lambda at: (places[at][0], places[at][1], at))
    heights = sorted({target for _, target, _ in places})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(heights) + 1)
    before: dict[int, int] = {}
    last = (0.0, -1)
    for at in order:
        _, target, weight = places[at]
        rank = bisect_left(heights, target) + 1
        reached, previous = _highest(best, rank)
        before[at] = previous
        total = (reached + weight, at)
        _raise(best, rank, total)
        if total[0] > last[0]:
            last = total
    kept: set[int] = set()
    at = last[1]
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(range(len(places))) - kept


def _highest(tree: Sequence[tuple[float, int]], rank: int) -> tuple[float, int]:
    found = (0.0, -1)
    while rank > 0:
        if tree[rank][0] > found[0]:
            found = tree[rank]
        rank -= rank & -rank
    return found


def _raise(tree: list[tuple[float, int]], rank: int, value: tuple[float, int]) -> None:
    while rank < len(tree):
        if value[0] > tree[rank][0]:
            tree[rank] = value
        rank += rank & -rank
