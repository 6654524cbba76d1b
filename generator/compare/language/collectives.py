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
    from collections.abc import Iterable, Iterator

    from generator.registry import Body, Registry
    from generator.registry.schema import Level

_FIELD = re.compile(r"(?:委员会|办公室|[厅局委办部])$")
_SHORT = 2


def collective_swaps(
    registry: Registry, base_level: Level, target_level: Level, *, tiers: tuple[str, str] = ("", "")
) -> tuple[Swap, ...]:
    """The swaps of collective names between two levels; none between the same level.

    ``tiers`` are what the two places call themselves (自治区, 盟), for the organs that both have.
    """
    if base_level == target_level:
        return ()
    found = [
        Swap(base=one, target=other, kind="level")
        for entry in registry.collectives
        for tails in filter(None, (entry.tails, ("",)))
        for one in _with(getattr(entry, base_level), tails)
        for other in _with(getattr(entry, target_level), tails)
        if one != other
    ]
    ours, theirs = tiers
    if ours and theirs:
        found += [Swap(base=ours + organ, target=theirs + organ, kind="body") for organ in registry.organs]
    return tuple(found)


def _with(names: Iterable[str], tails: Iterable[str]) -> Iterator[str]:
    return (name + tail for tail in tails for name in names)


def field_swaps(bodies: Iterable[Body]) -> tuple[Swap, ...]:
    """Long and short names of one field: 住房城乡建设 and 住建, 发展改革 and 发改, both ways."""
    return tuple(
        dict.fromkeys(
            Swap(base=one, target=other, kind="body")
            for names in _fields(bodies)
            for one, other in permutations(names, 2)
            if _shortens(one, other) or _shortens(other, one)
        )
    )


def department_swaps(registry: Registry, tiers: tuple[str, str]) -> tuple[Swap, ...]:
    """Departments that are told by their field alone: 省教育行政部门 and 市教育行政部门."""
    ours, theirs = (tier or "国务院" for tier in tiers)
    fields = dict.fromkeys(name for names in _fields(registry.bodies.values()) for name in names)
    return tuple(
        Swap(base=ours + name + tail, target=theirs + name + tail, kind="body")
        for name in fields
        for tail in registry.department_words
        if ours != theirs
    )


def _fields(bodies: Iterable[Body]) -> Iterator[list[str]]:
    """The names of each department's field, longest first."""
    for body in bodies:
        if body.level != "state":  # 国家… is not the field
            names = {_FIELD.sub("", name) for name in body.names}
            yield sorted((n for n in names if len(n) >= _SHORT), key=lambda name: (-len(name), name))


def _shortens(long: str, short: str) -> bool:
    """Whether ``short`` is made of single characters of ``long`` (发改), and is no word of it (建设)."""
    rest = iter(long)
    return short not in long and all(sign in rest for sign in short)
