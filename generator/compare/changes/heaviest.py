"""The equal words of two texts that carry most, in the fewest runs.

A shortest edit counts words; a reader follows long runs. So equal words weigh what they have of
letters, and each run that starts between changes costs as much as a short word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare.language.words import Token

_OPENING = 1.5
_SIGN = 0.2
"""What a sign weighs: it follows its words."""
_NEVER = float("-inf")


def heaviest(ours: Sequence[Token], theirs: Sequence[Token]) -> list[tuple[int, int]]:
    """Index pairs, rising on both sides, of words with one form.

    Both ends count as met, so a run that touches them costs nothing. Time and memory grow with
    ``len(ours) * len(theirs)``.
    """
    size = len(theirs)
    places: dict[str, list[int]] = {}
    for j, word in enumerate(theirs, 1):
        places.setdefault(word.form, []).append(j)
    held = [[_NEVER] * (size + 1)]  # best with ours[i - 1] and theirs[j - 1] equal
    free = [[-_OPENING] * (size + 1)]  # best of all up to i and j, a run's opening paid in advance
    held[0][0] = 0.0
    for word in ours:
        above, joined = free[-1], held[-1]
        row, best, top = [_NEVER] * (size + 1), above[:], _NEVER
        own = word.letters or _SIGN
        met = places.get(word.form)
        for j in met or ():
            row[j] = own + max(joined[j - 1], above[j - 1])
        for j in range(met[0], size + 1) if met else ():
            top = max(top, row[j] - _OPENING)
            best[j] = max(best[j], top)
        held.append(row)
        free.append(best)
    return _traced(held, free, len(ours), size)


def _traced(held: list[list[float]], free: list[list[float]], i: int, j: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    inside = bool(i and j) and held[i][j] >= free[i][j]
    while i and j:
        if inside:
            found.append((i - 1, j - 1))
            inside = held[i - 1][j - 1] >= free[i - 1][j - 1]
            i, j = i - 1, j - 1
        elif free[i - 1][j] == free[i][j]:
            i -= 1
        elif free[i][j - 1] == free[i][j]:
            j -= 1
        else:
            inside = True
    return found[::-1]
