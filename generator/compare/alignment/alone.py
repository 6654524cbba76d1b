"""What stands alone on both sides between neighbours that became each other.

Where one provision of the base and one of the target are left over between two pairs of neighbours, there is nothing
else that either could have become. Little in common is then enough.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from generator.compare.alignment.likeness import Likeness
    from generator.compare.texts.prepared import Prepared

_ALONE = 3.5
"""What it is worth in log odds: of seven such pairs in forty gold alignments that share anything, none is wrong."""


def left_alone(
    base: Prepared,
    target: Prepared,
    alike: Likeness,
    odds: NDArray[np.float64],
    linked: Iterable[tuple[int, int]],
) -> dict[int, float]:
    """The candidates without partners between neighbours ``linked`` to each other, with the log odds of each.

    ``odds`` are the candidates' own log odds.
    """
    partners: dict[int, set[int]] = defaultdict(set)
    taken: set[int] = set()
    for left, right in linked:
        partners[left].add(right)
        taken.add(right)
    found: dict[int, float] = {}
    for left in range(1, len(base.segments) - 1):
        if left in partners or not base.content[left]:
            continue
        between = {one + 1 for one in partners.get(left - 1, ())} & {
            one - 1 for one in partners.get(left + 1, ())
        }
        for right in sorted(between - taken):
            at = alike.find((left, right))
            if target.content[right] and at is not None and odds[at] + _ALONE > 0.0:
                found[at] = float(odds[at]) + _ALONE
                taken.add(right)
                break
    return found
