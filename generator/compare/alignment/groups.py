"""Pairs of segments → the members of links: what splits or merges is one, interlocking splits are several.

A pair of segments is a link of its own; a segment split into several is one link, so are several
merged into one. Where splits and merges interlock, each base segment that splits has its own
link, so that no link claims a pair that nothing supports.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Base indices and target indices."""


def groups(pairs: Iterable[tuple[int, int]], alone: Iterable[tuple[int, int]] = ()) -> list[Group]:
    """The links that ``pairs`` make, as (base indices, target indices), in the target's order.

    Pairs that are to stand ``alone`` have links of their own.
    """
    of_base: dict[int, set[int]] = defaultdict(set)
    of_target: dict[int, set[int]] = defaultdict(set)
    for left, right in pairs:
        of_base[left].add(right)
        of_target[right].add(left)
    found: set[Group] = {((left,), (right,)) for left, right in alone}
    for left, rights in of_base.items():
        if len(rights) > 1:
            found.add(((left,), tuple(sorted(rights))))
    for right, lefts in of_target.items():
        single = tuple(sorted(left for left in lefts if len(of_base[left]) == 1))
        if single:
            found.add((single, (right,)))
    return sorted(found, key=lambda group: (group[1], group[0]))
