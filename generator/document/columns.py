"""Which column a cell belongs to, when a row came shifted, short or run together.

Each column gets a profile from the rows that fit: how long its cells are and what they hold.
The likelihood of a row is that of its cells in their columns and of the columns left empty;
the likeliest laying, in printed order, is found by dynamic programming.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.document.column_names import AGENCY, TIME
from generator.source.labels import read_label

_FEATURES = 9
_LEVELS = frozenset("省市县区州各")
_SMOOTH = 0.5
_NARROWEST = 0.35


@lru_cache(maxsize=8192)
def _features(cell: str) -> tuple[bool, ...]:
    pieces = [piece for piece in re.split(r"[、，。；]", cell) if piece]
    agencies = sum(1 for piece in pieces if AGENCY.search(piece))
    label = read_label(cell)
    return (
        cell.endswith(("。", "；")),
        bool(TIME.search(cell)),
        bool(pieces) and agencies >= 0.6 * len(pieces),
        label is not None and len(cell) < 24,
        len(cell) <= 12,
        len(cell) > 28,
        any(c.isdigit() for c in cell),
        cell.endswith(("、", "，")),
        cell[:1] in _LEVELS,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a column's cells are like: mean and spread of their log length, share of each feature.

    ``having`` and ``lacking`` are the logarithms of each share and of what it leaves; ``empty`` is
    the share of rows that have no cell in the column.
    """

    having: tuple[float, ...]
    lacking: tuple[float, ...]
    mean: float
    spread: float
    empty: float

    def likelihood(self, cell: str) -> float:
        """Log-likelihood of ``cell`` in this column."""
        total = math.log(1 - self.empty)
        for present, having, lacking in zip(_features(cell), self.having, self.lacking, strict=True):
            total += having if present else lacking
        distance = (math.log(len(cell) + 1) - self.mean) / self.spread
        return total - 0.5 * min(distance * distance, 25.0) - math.log(self.spread)


def profile(cells: Sequence[str], rows: int) -> Profile:
    """The profile of a column from its cells in ``rows`` rows."""
    n = len(cells)
    counts = [0] * _FEATURES
    lengths = [math.log(len(cell) + 1) for cell in cells]
    for cell in cells:
        for index, present in enumerate(_features(cell)):
            counts[index] += present
    mean = sum(lengths) / n if n else 2.5
    variance = sum((x - mean) ** 2 for x in lengths) / n if n else 1.0
    shares = [(count + _SMOOTH) / (n + 2 * _SMOOTH) for count in counts]
    return Profile(
        having=tuple(map(math.log, shares)),
        lacking=tuple(math.log(1 - share) for share in shares),
        mean=mean,
        spread=max(_NARROWEST, math.sqrt(variance)),
        empty=min(0.98, max(0.02, 1 - n / rows)) if rows else 0.5,
    )


def likelihood(cells: Sequence[str], columns: Sequence[int], profiles: Sequence[Profile]) -> float:
    """Log-likelihood of cells laid on ``columns``; several in one column are impossible."""
    if len(set(columns)) < len(columns):
        return -math.inf
    held = dict(zip(columns, cells, strict=True))
    return sum(
        one.likelihood(held[index]) if index in held else math.log(one.empty)
        for index, one in enumerate(profiles)
    )


def lay(cells: Sequence[str], profiles: Sequence[Profile]) -> tuple[tuple[int, ...], float]:
    """The likeliest increasing columns for the printed cells, and the row's log-likelihood."""
    width, n = len(profiles), len(cells)
    if n > width:
        return (), -math.inf
    best = [[-math.inf] * (width + 1) for _ in range(n + 1)]
    best[0][0] = 0.0
    for j, one in enumerate(profiles, start=1):
        gap = math.log(one.empty)
        for i in range(max(0, n - width + j), min(j, n) + 1):  # the columns left must hold the cells left
            skip = best[i][j - 1] + gap
            take = best[i - 1][j - 1] + one.likelihood(cells[i - 1]) if i else -math.inf
            best[i][j] = max(skip, take)
    columns: list[int] = []
    i, j = n, width
    while i:
        if best[i][j] == best[i][j - 1] + math.log(profiles[j - 1].empty):
            j -= 1
            continue
        columns.append(j - 1)
        i, j = i - 1, j - 1
    return tuple(reversed(columns)), best[n][width]
