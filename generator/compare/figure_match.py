"""The base's figures against the target's: same, changed, new, dropped.

Within a link figures answer each other by place (the changes say which character of one side
stands where in the other) and by what is measured; across links only by what is measured.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.compare.figure_values import comparable, equal, measured_alike, trend
from generator.compare.figures import Found, figures_in
from generator.compare.model import Figure, FigureChange, SegmentKind, Value
from generator.compare.structure import likeness_of_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from generator.compare.model import Link, Segment

_SKIPPED = frozenset(
    {SegmentKind.NUMBER, SegmentKind.DATE, SegmentKind.SIGNATURE, SegmentKind.ADDRESSEE, SegmentKind.AGENCIES}
)
_NEAR, _FAR = 0.3, 0.7
_LEAST_CONTEXT, _TELLING = 4, 6
"""Letters that two figures' contexts need to be matched, or to be the same statement made twice."""


@dataclass(frozen=True, slots=True)
class _Placed:
    figure: Found
    segment: str
    order: int


def match_figures(
    base: Sequence[Segment], target: Sequence[Segment], links: Sequence[Link]
) -> tuple[Figure, ...]:
    """All figures of both documents, each once, in the base's order and then the target's."""
    ours, theirs = _placed(base), _placed(target)
    by_segment = _by_segment(ours), _by_segment(theirs)
    texts = {segment.id: segment.text for segment in (*base, *target)}
    partner: dict[_Placed, _Placed] = {}
    taken: set[_Placed] = set()
    for link in sorted(links, key=lambda link: -link.similarity):
        left = _laid(link.base, by_segment[0], texts)
        right = _laid(link.target, by_segment[1], texts)
        for one, other in _within(left, right, link):
            if one not in partner and other not in taken:
                partner[one] = other
                taken.add(other)
    free = [one for one in ours if one not in partner], [other for other in theirs if other not in taken]
    for one, other in _across(*free):
        partner[one] = other
        taken.add(other)
    left_out = _repeated(ours, partner.keys()), _repeated(theirs, taken)
    found = [_figure(one, partner.get(one)) for one in ours if one not in left_out[0]]
    found += [_figure(None, other) for other in theirs if other not in taken | left_out[1]]
    return tuple(_once(found))


def _repeated(placed: Sequence[_Placed], answered: Collection[_Placed]) -> set[_Placed]:
    """Figures without an answer that the document has stated before of the same thing: each is given once."""
    found: set[_Placed] = set()
    for at, one in enumerate(placed):
        if one in answered or one.figure.kind == "deadline" or len(one.figure.context) < _TELLING:
            continue
        if any(
            other.figure.kind == one.figure.kind
            and other.segment != one.segment
            and equal(other.figure, one.figure)
            and likeness_of_words(other.figure.context, one.figure.context) >= _FAR
            for other in placed[:at]
        ):
            found.add(one)
    return found


def _placed(segments: Sequence[Segment]) -> list[_Placed]:
    return [
        _Placed(figure, segment.id, order)
        for order, segment in enumerate(segments)
        if segment.kind not in _SKIPPED
        for figure in figures_in(segment.text, title=segment.kind is SegmentKind.TITLE)
        if not segment.label or figure.start >= len(segment.label)
    ]


def _by_segment(placed: Iterable[_Placed]) -> dict[str, list[_Placed]]:
    found: dict[str, list[_Placed]] = defaultdict(list)
    for each in placed:
        found[each.segment].append(each)
    return found


def _laid(
    names: Sequence[str], by_segment: Mapping[str, list[_Placed]], texts: Mapping[str, str]
) -> list[tuple[int, int, _Placed]]:
    """A link side's figures with their places in its joined text."""
    found: list[tuple[int, int, _Placed]] = []
    at = 0
    for name in names:
        found += [(at + each.figure.start, at + each.figure.end, each) for each in by_segment.get(name, ())]
        at += len(texts[name])
    return found


def _within(
    left: Sequence[tuple[int, int, _Placed]], right: Sequence[tuple[int, int, _Placed]], link: Link
) -> Iterator[tuple[_Placed, _Placed]]:
    if not left or not right:
        return
    stretches = _stretches(link)
    ranked: list[tuple[float, int, int]] = []
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
                ranked.append((score - order, i, j))
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(ranked, key=lambda item: (-item[0], item[1], item[2])):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield left[i][2], right[j][2]


def _alone(laid: Sequence[tuple[int, int, _Placed]], one: _Placed) -> bool:
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


def _across(ours: Sequence[_Placed], theirs: Sequence[_Placed]) -> Iterator[tuple[_Placed, _Placed]]:
    """Figures of the same indicator in segments that are not linked."""
    ranked = [
        (score, i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if one.figure.kind == other.figure.kind
        and one.figure.unit == other.figure.unit
        and min(len(one.figure.context), len(other.figure.context)) >= _LEAST_CONTEXT
        and (score := likeness_of_words(one.figure.context, other.figure.context)) >= _FAR
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(ranked, key=lambda item: (-item[0], item[1], item[2])):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield ours[i], theirs[j]


def _figure(one: _Placed | None, other: _Placed | None) -> Figure:
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


def _value(placed: _Placed) -> Value:
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
