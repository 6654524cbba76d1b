"""Lists of responsible units（责任单位：…）follow the provisions that they speak for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.compare.model import SegmentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.compare.texts.prepared import Prepared


def unit_pairs(
    base: Prepared, target: Prepared, pairs: Mapping[tuple[int, int], float]
) -> list[tuple[int, int]]:
    """（责任单位：…） of provisions that are linked, by how much of them is; ``pairs`` weigh in characters.

    One list answers one; :func:`further_units` has what is left over.
    """
    votes = _unit_votes(base, target, pairs)
    found: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for one, other in sorted(votes, key=lambda pair: (-votes[pair], pair)):
        if one not in taken[0] and other not in taken[1]:
            found.append((one, other))
            taken[0].add(one)
            taken[1].add(other)
    return sorted(found)


def further_units(
    base: Prepared, target: Prepared, pairs: Mapping[tuple[int, int], float], found: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Lists left over by ``found`` whose provisions went to those of a list that has its answer already.

    A section that two were merged into, or that was cut in two, has its list from both or in both.
    """
    linked = list(found)
    ours, theirs = {one for one, _ in linked}, {other for _, other in linked}
    votes = _unit_votes(base, target, pairs)
    best: tuple[dict[int, tuple[float, int]], dict[int, tuple[float, int]]] = ({}, {})
    for (one, other), vote in sorted(votes.items()):
        best[0][one] = max(best[0].get(one, (0.0, 0)), (vote, -other))
        best[1][other] = max(best[1].get(other, (0.0, 0)), (vote, -one))
    more = {(one, -other) for one, (_, other) in best[0].items() if one not in ours}
    more |= {(-one, other) for other, (_, one) in best[1].items() if other not in theirs}
    return sorted(more)


def _unit_votes(
    base: Prepared, target: Prepared, pairs: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    ours, theirs = _owners(base), _owners(target)
    votes: dict[tuple[int, int], float] = defaultdict(float)
    for (left, right), weight in sorted(pairs.items()):
        for one in ours.get(left, ()):
            for other in theirs.get(right, ()):
                votes[one, other] += weight
    return votes


def _owners(prepared: Prepared) -> dict[int, tuple[int, ...]]:
    """Segment → the unit lists that it is under: those after it in its section, with no list between."""
    found: dict[int, tuple[int, ...]] = {}
    lists = [at for at, segment in enumerate(prepared.segments) if segment.kind is SegmentKind.UNITS]
    before = -1
    for place, index in enumerate(lists):
        after = lists[place + 1] if place + 1 < len(lists) else len(prepared.segments)
        # Several lists in a row are of the same provisions.
        first = before if before >= 0 and index == before + 1 else -1
        covered = (
            [owner for owner, names in found.items() if before in names]
            if first >= 0
            else _covered(prepared, before, index, after)
        )
        for owner in covered:
            found[owner] = (*found.get(owner, ()), index)
        before = index
    return found


def _covered(prepared: Prepared, before: int, index: int, after: int) -> list[int]:
    """The segments between the list ``before`` and that at ``index`` which it speaks for.

    Those of its section; of the section above where it stands at that section's end and is its only list.
    """
    above = prepared.ancestors(index)
    top = above[0] if above else -1
    for section in above[1:]:
        last = next((at for at in range(index + 1, after) if prepared.content[at]), None)
        if before > section or (last is not None and section in prepared.ancestors(last)):
            break
        if not prepared.ancestors(section):
            break  # never a whole chapter
        top = section
    part = prepared.segments[index].part
    return [
        at
        for at in range(max(before, top) + 1, index)
        if prepared.segments[at].part == part and (top < 0 or top in prepared.ancestors(at))
    ]
