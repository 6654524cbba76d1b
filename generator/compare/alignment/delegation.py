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

_LOWER = r"(?:各地|各市|各县|各区|各设区|设区市|设区的市|市、县|市县|县级|地方|当地|各级|各州|本地区|各有关|有条件的地)"
_DELEGATION = re.compile(
    rf"由{_LOWER}[^，。；]{{0,24}}?(?:确定|制定|制订|规定|决定|明确|另行|安排)"
    rf"|{_LOWER}[^。；]{{0,30}}?(?:自行|结合实际|根据实际|因地制宜|根据本地|结合本地)[^。；]{{0,20}}?(?:确定|制定|制订|规定|决定|明确|出台)"
    rf"|{_LOWER}[^。；]{{0,16}}?(?:制定|制订|出台)[^。；]{{0,8}}?(?:具体|实施|配套|相应)[^。；]{{0,4}}?(?:办法|细则|方案|意见|政策|标准)"
)
_FIGURE = re.compile(r"\d|[一二三四五六七八九十]+(?:年|个|次|万)")
_REACH = 4


def delegation_in(text: str) -> str:
    """The words with which ``text`` leaves something to lower levels, or nothing.

    >>> delegation_in("具体比例由各设区市根据实际情况确定。")
    '由各设区市根据实际情况确定'
    """
    match = _DELEGATION.search(text)
    return match[0] if match else ""


def answers(
    base: Prepared, target: Prepared, partner: Mapping[int, int], taken: set[int]
) -> list[tuple[int, int]]:
    """Pairs of an unlinked delegation of the base and a free segment in the same place of the target.

    ``partner`` maps linked base segments to target segments; ``taken`` are linked target segments.
    """
    found: list[tuple[int, int]] = []
    for index, segment in enumerate(base.segments):
        if index in partner or not base.content[index] or not delegation_in(segment.text):
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
