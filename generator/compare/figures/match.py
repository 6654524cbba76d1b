"""The base's figures against the target's: same, changed, new, dropped.

Within a link figures answer each other by place (the changes say which character of one side
stands where in the other) and by what is measured; across links only by what is measured.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.compare.figures.across import Ranked, best, by_term, by_words
from generator.compare.figures.fines import FINE
from generator.compare.figures.given import Placed, placed_figures, repeated
from generator.compare.figures.trend import trend
from generator.compare.figures.values import DATED, YEARLY, comparable, equal, measured_alike, of_one_year
from generator.compare.language.bigrams import dice
from generator.compare.model import Figure, FigureChange, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.compare.model import Link, Segment

_NEAR = 0.3
"""Likeness of the words about two figures in a link."""
_YEAR = 0.8
"""What it counts that two figures are stated for one year, or for different ones."""
_REACH = 64
"""Figures before and behind its place among which a figure of a link looks for its answer."""


def match_figures(
    base: Sequence[Segment], target: Sequence[Segment], links: Sequence[Link]
) -> tuple[Figure, ...]:
    """All figures of both documents, each once, in the base's order and then the target's."""
    ours, theirs = placed_figures(base), placed_figures(target)
    by_segment = _by_segment(ours), _by_segment(theirs)
    texts = {segment.id: segment.text for segment in (*base, *target)}
    partner: dict[Placed, Placed] = {}
    taken: set[Placed] = set()
    unsure: set[Placed] = set()
    for link in sorted(links, key=lambda link: -link.similarity):
        left = _laid(link.base, by_segment[0], texts)
        right = _laid(link.target, by_segment[1], texts)
        free = (
            [item for item in left if item[2] not in partner],
            [item for item in right if item[2] not in taken],
        )
        for one, other in _within(*free, link):
            partner[one] = other
            taken.add(other)
            if link.doubtful:
                unsure.add(one)
    for pairs in (by_term, by_words):
        across = pairs([one for one in ours if one not in partner], [o for o in theirs if o not in taken])
        partner.update(across)
        taken = set(partner.values())
    told_again = repeated(ours, partner.keys()), repeated(theirs, taken)
    found = [
        _figure(one, partner.get(one), sure=one not in unsure) for one in ours if one not in told_again[0]
    ]
    found += [_figure(None, o, sure=True) for o in theirs if o not in taken and o not in told_again[1]]
    return tuple(_once(figure for figure in found if not _implied(figure)))


def _implied(figure: Figure) -> bool:
    """Whether nobody says 每年 here but in the word 年度."""
    return {value.value for value in (figure.base, figure.target) if value} == {YEARLY}


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
    ours = [_crossed(stretches, start, end, side=0) for start, end, _ in left]
    theirs = [_crossed(stretches, start, end, side=2) for start, end, _ in right]
    kinds = tuple(Counter(placed.figure.kind for _, _, placed in laid) for laid in (left, right))
    ranked: list[Ranked] = []
    for i, j in _neighbours(len(left), len(right)):
        placed = left[i][2], right[j][2]
        one, other = placed[0].figure, placed[1].figure
        if not comparable(one, other):
            continue
        near = _same_place(ours[i] & theirs[j], stretches, left[i][1], right[j][1])
        words = dice(one.context, other.context)
        same = equal(one, other)
        if link.doubtful and not same and words < _NEAR and one.kind == "amount" and one.what.endswith(FINE):
            continue  # fines are worded alike, whatever they are for
        unit = one.unit == other.unit
        bound = one.comparator == other.comparator
        alone = kinds[0][one.kind] == kinds[1][other.kind] == 1
        year = of_one_year(one, other)
        dated = year > 0 and one.kind in DATED
        if near or dated or words >= _NEAR or (same and words > 0) or (alone and (unit or words > 0.15)):
            score = near + words + 0.35 * same + 0.25 * unit + 0.1 * bound + _YEAR * year
            order = 0.01 * abs(i / len(left) - j / len(right))
            ranked.append((order - score, i, j, *placed))
    yield from best(ranked)


def _neighbours(ours: int, theirs: int) -> Iterator[tuple[int, int]]:
    """Places of figures to compare: all in a provision, in a list of hundreds those at about the same place."""
    for i in range(ours):
        at = i * theirs // ours
        for j in range(max(0, at - _REACH), min(theirs, at + _REACH)):
            yield i, j


def _stretches(link: Link) -> list[tuple[int, int, int, int]]:
    """(start, end, start, end) of each change on both sides."""
    found: list[tuple[int, int, int, int]] = []
    left = right = 0
    for change in link.changes:
        found.append((left, left + len(change.base), right, right + len(change.target)))
        left += len(change.base)
        right += len(change.target)
    return found


def _crossed(
    stretches: Sequence[tuple[int, int, int, int]], start: int, end: int, *, side: int
) -> frozenset[int]:
    """Which stretches the characters from ``start`` to ``end`` touch; ``side`` 0 is the base's, 2 the target's."""
    first = max(0, bisect_left(stretches, start, key=lambda stretch: stretch[side]) - 1)
    last = bisect_left(stretches, end, key=lambda stretch: stretch[side])
    return frozenset(at for at in range(first, last) if start < stretches[at][side + 1])


def _same_place(
    shared: frozenset[int], stretches: Sequence[tuple[int, int, int, int]], ours: int, theirs: int
) -> float:
    """1 where two figures end at one place of equal words, 0.6 in one replaced stretch; else 0."""
    if not shared:
        return 0.0
    start, end, begin, stop = stretches[min(shared)]
    return float(abs((ours - start) - (theirs - begin)) <= 1) if end - start == stop - begin else 0.6


def _figure(one: Placed | None, other: Placed | None, *, sure: bool) -> Figure:
    """The figure on both sides; what a doubtful link joins is perhaps related, and neither tighter nor looser."""
    some = one or other
    assert some is not None  # noqa: S101 - a figure stands on one side at least
    change, which, related = FigureChange.NEW if one is None else FigureChange.DROPPED, None, False
    if one is not None and other is not None:
        change = FigureChange.SAME if equal(one.figure, other.figure) else FigureChange.CHANGED
        if change is FigureChange.CHANGED:
            related = not (sure and measured_alike(one.figure, other.figure))
            which = trend(one, other) if sure else None
    return Figure(
        what=some.figure.what,
        base=_value(one) if one else None,
        target=_value(other) if other else None,
        change=change,
        trend=which,
        scope=some.figure.per,
        deadline=some.figure.when,
        related=related,
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
        top=figure.top,
    )


def _once(found: Iterable[Figure]) -> Iterator[Figure]:
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
