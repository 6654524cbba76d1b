"""Figures that answer each other though their provisions are not linked: the same words, or a document's term.

What is to be compared is looked up by the rarest pairs of characters of its words, so that a
document of ten thousand figures costs little more than ten times one of a thousand.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.compare.figures.values import VALID, equal
from generator.compare.language.bigrams import bigrams, dice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.compare.figures.given import Placed

Ranked = tuple[float, int, int, "Placed", "Placed"]
"""How unlike two figures are, their places, and the two."""

_DATED = frozenset({"deadline", "year"})
_FAR, _ONLY = 0.7, 0.35
"""Likeness of the words about two figures, and about the only two with their unit."""
_LEAST_CONTEXT = 4
"""Letters that two figures' contexts need to be matched."""
_PREFIX = 0.5
"""Share of a context's pairs of characters, the rarest, of which one must return: 0.7 alike share more than half."""
_CANDIDATES = 64
"""Figures that one is compared with per pair of characters: a pair that more of them share tells nothing."""


def by_words(ours: Sequence[Placed], theirs: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Figures of the same indicator in segments that are not linked."""
    sides: tuple[_ByUnit, _ByUnit] = (defaultdict(list), defaultdict(list))
    for side, placed in zip(sides, (ours, theirs), strict=True):
        for one in placed:
            if len(one.figure.context) >= _LEAST_CONTEXT:
                side[one.figure.kind, one.figure.unit].append(one)
    units = [Counter((one.figure.kind, one.figure.unit) for one in placed) for placed in (ours, theirs)]
    ranked: list[Ranked] = []
    for unit, left in sorted(sides[0].items()):
        only = units[0][unit] == units[1][unit] == 1 and unit[0] not in _DATED
        pairs = zip(left, sides[1][unit], strict=False) if only else _alike(left, sides[1][unit])
        for one, other in pairs:
            score = dice(one.figure.context, other.figure.context)
            if score >= (_ONLY if only else _FAR):
                ranked.append((-score, one.order, other.order, one, other))
    yield from best(ranked)


_ByUnit = defaultdict[tuple[str, str], list["Placed"]]


def _alike(left: Sequence[Placed], right: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Pairs whose words may be alike: the same ones in their order, else such as share a rare pair of characters."""
    same: dict[str, list[Placed]] = defaultdict(list)
    for other in reversed(right):
        same[other.figure.context].append(other)
    rest: list[Placed] = []
    for one in left:
        if same.get(one.figure.context):
            yield one, same[one.figure.context].pop()
        else:
            rest.append(one)
    others = [other for placed in same.values() for other in reversed(placed)]
    common = Counter(
        pair for placed in (rest, others) for one in placed for pair in bigrams(one.figure.context)
    )
    index: dict[str, list[Placed]] = defaultdict(list)
    for other in others:
        for pair in _rarest(other, common):
            index[pair].append(other)
    for one in rest:
        near = {id(other): other for pair in _rarest(one, common) for other in index[pair][:_CANDIDATES]}
        for other in near.values():
            yield one, other


def _rarest(one: Placed, common: Counter[str]) -> list[str]:
    pairs = sorted(bigrams(one.figure.context), key=lambda pair: (common[pair], pair))
    return pairs[: int(_PREFIX * len(pairs)) + 1]


def best(ranked: Iterable[Ranked]) -> Iterator[tuple[Placed, Placed]]:
    """Pairs one to one, the least first."""
    used: set[int] = set()
    for *_, one, other in sorted(ranked, key=lambda item: item[:3]):
        if id(one) not in used and id(other) not in used:
            used |= {id(one), id(other)}
            yield one, other


def by_term(ours: Sequence[Placed], theirs: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """What a document has once: the day it takes effect, how long it is valid; and years of its goals."""
    for term in (_validity, _effect):
        left, right = list(filter(term, ours)), list(filter(term, theirs))
        if len(left) == len(right) == 1:
            yield left[0], right[0]
    goals = list(filter(_goal, theirs))
    for one in filter(_goal, ours):
        other = next((other for other in goals if equal(one.figure, other.figure)), None)
        if other is not None:
            goals.remove(other)
            yield one, other


def _validity(one: Placed) -> bool:
    return one.figure.kind in ("deadline", "period") and VALID in one.figure.context


def _effect(one: Placed) -> bool:
    return (
        one.figure.kind == "deadline"
        and not _validity(one)
        and bool(
            re.search("[施执]行|实施|生效", one.figure.context) and re.search("起|^自", one.figure.value)
        )
    )


def _goal(one: Placed) -> bool:
    return one.goal and one.figure.kind == "deadline" and not one.figure.context
