"""What a laying of printed lines on columns costs, and the cheapest one for many choices of widths at once.

A table on its side gives its cells' lines one after the other; which column has which width is
not known. The choices stand side by side in arrays, so that a thousand cost little more than one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

LABEL_WIDTH = 6
"""Characters in a line of a group's label, column 0, at the most."""
GO_ON, UNFULL, FULL_END, OVERFLOW, LABEL, ROW = 0.2, 4.0, 0.7, 5.0, 1.5, 3.0
"""Costs: a further line in a cell, the same after a line that wasn't full, ending at a full one, a
line too wide (a character of squeezed punctuation apart), a group's label, a further row: few rows
explain best."""
SQUEEZED = 0.9
_SQUEEZE = 0.17


def slack(width: int) -> float:
    """By how much a full line may fall short: squeezed punctuation, pairs of digits."""
    return max(2.0, _SQUEEZE * width)


def turns(last: int) -> list[tuple[tuple[int, float], ...]]:
    """For each column the columns from which a cell can follow, with the cost of a new row or label."""
    sources = [(last,), (0, last), *((column - 1,) for column in range(2, last + 1))]
    return [
        tuple((source, (ROW if source == last else 0.0) + (LABEL if column == 0 else 0.0)) for source in own)
        for column, own in enumerate(sources)
    ]


def cheapest_layings(
    lines: Sequence[int], choices: Sequence[tuple[int, ...]]
) -> Iterator[tuple[float, tuple[int, ...], tuple[int, ...]]]:
    """For each choice of widths the cheapest laying of lines this wide: cost, choice, columns; cheap ones first.

    The costs are those of :mod:`generator.document.rotated` while nothing is known but widths.

    >>> [laid for _, _, laid in cheapest_layings([8, 3, 20, 9, 8, 20], [(20, 8), (8, 20)])]
    [(1, 1, 2, 2, 1, 2), (1, 2, 1, 1, 2, 1)]
    """
    limits = np.array([(LABEL_WIDTH, *widths) for widths in choices], dtype=float).T
    full = limits - np.maximum(2.0, _SQUEEZE * limits)
    full[0] = -np.inf
    ending = limits - 1
    ending[0] = np.inf
    last = len(limits) - 1
    cost = np.full(limits.shape, np.inf)
    cost[0], cost[1] = LABEL, 0.0
    back = np.zeros((len(lines), *limits.shape), dtype=np.int8)
    for index, width in enumerate(lines):
        if index:
            before = lines[index - 1]
            stay = cost + np.where(before >= full, GO_ON, UNFULL)
            leave = cost + np.where(before >= ending, FULL_END, 0.0)
            cost = stay
            for column, sources in enumerate(turns(last)):
                back[index, column] = column
                for source, turn in sources:
                    other = leave[source] + turn
                    better = (other < cost[column]) | (
                        (other == cost[column]) & (source < back[index, column])
                    )
                    cost[column] = np.where(better, other, cost[column])
                    back[index, column][better] = source
        cost = cost + OVERFLOW * np.maximum(0.0, width - limits - SQUEEZED)
    every = np.arange(limits.shape[1])
    column = np.argmin(cost + np.where(np.arange(last + 1) == last, 0.0, ROW)[:, None], axis=0)
    total = cost[column, every]
    laid = np.empty((len(lines), limits.shape[1]), dtype=np.int8)
    for index in range(len(lines) - 1, -1, -1):
        laid[index] = column
        column = back[index, column, every]
    for choice in np.argsort(total, kind="stable"):
        yield float(total[choice]), choices[choice], tuple(laid[:, choice].tolist())
