"""Where two columns of a page part: a strip of white that few lines cross, full lines on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.source.readers.setting import Piece

_LEAST_LINES = 5
"""Lines that each of two columns must have."""
_CROSSING = 0.34
"""Share of the pieces that may run over both columns: titles, tables, furniture."""
_FULL = 2.5
"""Ems by which a full line may miss its column's edge: an indent, a squeezed mark."""
_NARROWEST = 8
"""Ems that a column has at least."""


def find_gutter(pieces: Sequence[Piece], em: float, known: Sequence[float]) -> float | None:
    """Where the white between two columns runs; None for a page of one column.

    A page of short pieces (contents, a table without rules, two signatures) has none by itself.
    ``known`` are the gutters of earlier pages: a page with few lines is judged by them.
    """
    if len(pieces) < 2:
        return None
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    width, step = right - left, em / 4
    places = [left + index * step for index in range(int(width * 0.3 / step), int(width * 0.7 / step) + 1)]
    middle = (left + right) / 2
    best = min(places, key=lambda at: (_crossing(pieces, at), abs(at - middle)), default=None)
    if (
        best is not None
        and _crossing(pieces, best) <= _CROSSING * len(pieces)
        and _set_full(pieces, best, em)
    ):
        return best
    for at in known:
        if left < at < right and _crossing(pieces, at) <= _CROSSING * len(pieces):
            return at
    return None


def _crossing(pieces: Sequence[Piece], at: float) -> int:
    return sum(1 for piece in pieces if piece.x0 < at < piece.x1)


def _set_full(pieces: Sequence[Piece], at: float, em: float) -> bool:
    """Whether most lines on either side fill their column."""
    for side in ([p for p in pieces if p.x1 <= at], [p for p in pieces if p.x0 >= at]):
        if len(side) < _LEAST_LINES:
            return False
        edges = _commonest([p.x0 for p in side], em), _commonest([p.x1 for p in side], em)
        full = sum(1 for p in side if p.x0 < edges[0] + _FULL * em and p.x1 > edges[1] - _FULL * em)
        if full < 0.5 * len(side) or edges[1] - edges[0] < _NARROWEST * em:
            return False
    return True


def _commonest(values: Sequence[float], em: float) -> float:
    """The place at which most of the values lie, in steps of half an em."""
    step = em / 2
    return Counter(round(value / step) for value in values).most_common(1)[0][0] * step
