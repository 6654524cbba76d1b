"""Names for everybody below: 各市、县（市、区） in a province's text, 各区、县（市） in a city's.

The registry holds, by level of the issuer, what that level calls the same addressees; an adoption
turns a form of the base's level into any form of the target's.
"""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING

from generator.registry import Swap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.registry import Body, Registry
    from generator.registry.schema import Level

_FIELD = re.compile(r"(?:委员会|办公室|[厅局委办部])$")
_SHORT = 2

_TIERS = {"province": "省", "city": "市", "county": "县"}


def collective_swaps(registry: Registry, base_level: Level, target_level: Level) -> tuple[Swap, ...]:
    """The swaps of collective names between two levels; none between the same level."""
    if base_level == target_level:
        return ()
    found = [
        Swap(base=one + tail, target=other + tail, kind="level")
        for entry in registry.collectives
        for tail in (*entry.tails, "")
        for one in getattr(entry, base_level)
        for other in getattr(entry, target_level)
        if one != other
    ]
    ours, theirs = _TIERS.get(base_level), _TIERS.get(target_level)
    if ours and theirs:
        found += [Swap(base=ours + organ, target=theirs + organ, kind="body") for organ in registry.organs]
    return tuple(found)


def field_swaps(bodies: Iterable[Body]) -> tuple[Swap, ...]:
    """Long and short names of one field: 住房城乡建设 and 住建, 发展改革 and 发改, both ways."""
    found: list[Swap] = []
    for body in bodies:
        if body.level == "state":
            continue  # 国家… is not the field
        fields = sorted({_FIELD.sub("", name) for name in body.names}, key=lambda name: (-len(name), name))
        for one, other in permutations(fields, 2):
            if min(len(one), len(other)) >= _SHORT and (_shortens(one, other) or _shortens(other, one)):
                found.append(Swap(base=one, target=other, kind="body"))
    return tuple(dict.fromkeys(found))


def _shortens(long: str, short: str) -> bool:
    """Whether ``short`` is made of single characters of ``long`` (发改), and is no word of it (建设)."""
    rest = iter(long)
    return short not in long and all(sign in rest for sign in short)
