"""The base's figures against the target's: same, changed, new, dropped.

Within a link figures answer each other by place (the changes say which character of one side
stands where in the other) and by what is measured; across links only by what is measured.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from generator.compare.figure_given import Placed, placed_figures, repeated
from generator.compare.figure_values import comparable, equal, measured_alike, trend
from generator.compare.model import Figure, FigureChange, Value
from generator.compare.structure import likeness_of_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.compare.model import Link, Segment

_ByUnit = dict[tuple[str, str], list[Placed]]
_Ranked = tuple[float, int, int, Placed, Placed]
_DATED = frozenset({"deadline", "year"})
_NEAR, _FAR, _ONLY = 0.3, 0.7, 0.35
"""Likeness of the words about two figures in a link, across links, and of the only two with their unit."""
_LEAST_CONTEXT = 4
"""Letters that two figures' contexts need to be matched across links."""


def match_figures(
    base: Sequence[Segment], target: Sequence[Segment], links: Sequence[Link]
) -> tuple[Figure, ...]:
    """All figures of both documents, each once, in the base's order and then the target's."""
    ours, theirs = placed_figures(base), placed_figures(target)
    by_segment = _by_segment(ours), _by_segment(theirs)
    texts = {segment.id: segment.text for segment in (*base, *target)}
    partner: dict[Placed, Placed] = {}
    for link in sorted(links, key=lambda link: -link.similarity):
        left = _laid(link.base, by_segment[0], texts)
        right = _laid(link.target, by_segment[1], texts)
        taken = set(partner.values())
        free = (
            [item for item in left if item[2] not in partner],
            [item for item in right if item[2] not in taken],
        )
        partner.update(_within(*free, link))
    for pairs in (_by_term, _by_words):
        taken = set(partner.values())
        partner.update(
            pairs([one for one in ours if one not in partner], [o for o in theirs if o not in taken])
        )
    taken = set(partner.values())
    left_out = repeated(ours, partner.keys()), repeated(theirs, taken)
    found = [_figure(one, partner.get(one)) for one in ours if one not in left_out[0]]
    found += [_figure(None, other) for other in theirs if other not in taken | left_out[1]]
    return tuple(_once(found))


def _by_segment(placed: Iterable[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = defaultdict(list)
    for each in placed:
        found[each.segment].append(each)
    return found


def _laid(
    names: Sequence[str], by_segment: Mapping[str, list[Placed]], texts: Mapping[str, str]
) -> list[tuple[int, int, Placed]]:
    """A link side's figures with their places in its joined text."""
    found: list[tuple[int, int, Placed]] = []
    at = 0
    for name in names:
        found += [(at + each.figure.start, at + each.figure.end, each) for each in by_segment.get(name, ())]
        at += len(texts[name])
    return found


def _within(
    left: Sequence[tuple[int, int, Placed]], right: Sequence[tuple[int, int, Placed]], link: Link
) -> Iterator[tuple[Placed, Placed]]:
    if not left or not right:
        return
    stretches = _stretches(link)
    ranked: list[_Ranked] = []
    for i, (start, end, one) in enumerate(left):
        for j, (begin, stop, other) in enumerate(right):
            if not comparable(one.figure, other.figure):
                continue
            near = _same_place(stretches, (start, end), (begin, stop))
            words = likeness_of_words(one.figure.context, other.figure.context)
            same = equal(one.figure, other.figure)
            unit = one.figure.unit == other.figure.unit
            score = (
                near
                + words
                + 0.35 * same
                + 0.25 * unit
                + 0.1 * (one.figure.comparator == other.figure.comparator)
            )
            order = 0.01 * abs(i / len(left) - j / len(right))
            alone = _alone(left, one) and _alone(right, other)
            if near or words >= _NEAR or (same and words > 0) or (alone and (unit or words > 0.15)):
                ranked.append((order - score, i, j, one, other))
    yield from _best(ranked)


def _best(ranked: Iterable[_Ranked]) -> Iterator[tuple[Placed, Placed]]:
    """Pairs one to one, the least first."""
    used: set[Placed] = set()
    for *_, one, other in sorted(ranked, key=lambda item: item[:3]):
        if not {one, other} & used:
            used |= {one, other}
            yield one, other


def _alone(laid: Sequence[tuple[int, int, Placed]], one: Placed) -> bool:
    return sum(other.figure.kind == one.figure.kind for _, _, other in laid) == 1


def _stretches(link: Link) -> list[tuple[int, int, int, int]]:
    """(start, end, start, end) of each change on both sides."""
    found: list[tuple[int, int, int, int]] = []
    left = right = 0
    for change in link.changes:
        found.append((left, left + len(change.base), right, right + len(change.target)))
        left += len(change.base)
        right += len(change.target)
    return found


def _same_place(
    stretches: Sequence[tuple[int, int, int, int]], ours: tuple[int, int], theirs: tuple[int, int]
) -> float:
    """1 where two figures stand at one place of equal words, 0.6 in one replaced stretch; else 0."""
    for start, end, begin, stop in stretches:
        if start < ours[1] and ours[0] < end and begin < theirs[1] and theirs[0] < stop:
            if end - start == stop - begin:
                return float(abs((ours[1] - start) - (theirs[1] - begin)) <= 1)
            return 0.6
    return 0.0


def _by_words(ours: Sequence[Placed], theirs: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Figures of the same indicator in segments that are not linked."""
    by_unit: tuple[_ByUnit, _ByUnit] = (defaultdict(list), defaultdict(list))
    for side, placed in zip(by_unit, (ours, theirs), strict=True):
        for one in placed:
            side[one.figure.kind, one.figure.unit].append(one)
    ranked: list[_Ranked] = []
    for unit, left in sorted(by_unit[0].items()):
        right = by_unit[1].get(unit, [])
        least = _ONLY if len(left) == len(right) == 1 and unit[0] not in _DATED else _FAR
        for one, other in product(left, right):
            contexts = one.figure.context, other.figure.context
            if min(map(len, contexts)) >= _LEAST_CONTEXT:
                score = likeness_of_words(*contexts)
                if score >= least:
                    ranked.append((-score, one.order, other.order, one, other))
    yield from _best(ranked)


def _by_term(ours: Sequence[Placed], theirs: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
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
    return one.figure.kind in ("deadline", "period") and "有效期" in one.figure.context


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


def _figure(one: Placed | None, other: Placed | None) -> Figure:
    ours, theirs = one.figure if one else None, other.figure if other else None
    some = ours or theirs
    assert some is not None  # noqa: S101 - a figure stands on one side at least
    if ours is None or theirs is None:
        change = FigureChange.NEW if ours is None else FigureChange.DROPPED
    else:
        change = FigureChange.SAME if equal(ours, theirs) else FigureChange.CHANGED
    return Figure(
        what=some.what,
        base=_value(one) if one else None,
        target=_value(other) if other else None,
        change=change,
        trend=trend(ours, theirs) if ours and theirs and change is FigureChange.CHANGED else None,
        scope=some.per,
        deadline=some.when,
        related=bool(ours and theirs and change is FigureChange.CHANGED and not measured_alike(ours, theirs)),
    )


def _value(placed: Placed) -> Value:
    figure = placed.figure
    return Value(
        value=figure.value,
        segment=placed.segment,
        kind=figure.kind,
        number=figure.number,
        unit=figure.unit,
        comparator=figure.comparator,
    )


def _once(found: Sequence[Figure]) -> Iterator[Figure]:
    """Each figure once: the years in a cover's title repeat those in the enclosure's."""
    seen: dict[tuple[str, str, str], int] = {}
    kept: list[Figure] = []
    for figure in found:
        values = figure.base.value if figure.base else "", figure.target.value if figure.target else ""
        if {v.kind for v in (figure.base, figure.target) if v} == {"year"}:
            key = ("year", *values)
            if key in seen:
                kept[seen[key]] = figure
                continue
            seen[key] = len(kept)
        kept.append(figure)
    yield from kept
