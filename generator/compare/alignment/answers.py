"""What the base leaves to lower levels, and the target's answer.

Such a pair shares hardly a word (province: "to be set by the cities"; city: the ratios), so the
answer is sought where it must stand: in the gap between the partners of the neighbours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.compare.texts.prepared import Prepared

_FIGURE = re.compile(r"\d|[一二三四五六七八九十]+(?:年|个|次|万)")
_REACH = 4


def answers(
    base: Prepared, target: Prepared, partner: Mapping[int, int], taken: set[int]
) -> list[tuple[int, int]]:
    """Pairs of an unlinked delegation of the base and a free segment in the same place of the target.

    ``partner`` maps linked base segments to target segments; ``taken`` are linked target segments.
    """
    found: list[tuple[int, int]] = []
    for index, phrase in enumerate(base.delegating):
        if index in partner or not phrase:
            continue
        low, high = _neighbour(base, partner, index, -1), _neighbour(base, partner, index, 1)
        if low is None or high is None or not 0 < high - low <= _REACH:
            continue
        free = [at for at in range(low + 1, high) if at not in taken and target.content[at]]
        stating = [at for at in free if _FIGURE.search(target.segments[at].text)]
        if stating:
            found.append((index, stating[0]))
            taken.add(stating[0])
    return found


def _neighbour(base: Prepared, partner: Mapping[int, int], index: int, step: int) -> int | None:
    """The partner of the nearest linked segment before or after, within the same section."""
    at = index + step
    while 0 <= at < len(base.segments) and base.heading[at] == base.heading[index]:
        if at in partner:
            return partner[at]
        at += step
    return None
