"""What follows its contents: headings, lists of responsible units, titles, numbers, signatures.

A heading is linked because what stands under it is; never because it reads 工作目标, like a
thousand others. Elements of which a part has one are linked by the parts they head.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from generator.compare.alignment.headings import heading_likeness
from generator.compare.language.bigrams import dice
from generator.compare.model import SegmentKind
from generator.compare.texts.prepared import METADATA
from generator.document.model import BODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.compare.texts.prepared import Prepared

_HEADING = ((0.5, 0.05), (0.25, 0.2))
"""Likeness of two headings' words, and the share of their contents that must be linked then."""
_CONTENTS, _ALIKE = 0.5, 0.45
"""Share of linked contents, and their likeness, that join headings whatever they say."""
_TOPIC = 0.6
"""Likeness of two headings' own topics that joins them where anything below is linked."""
_SAID = 6
"""Letters from which a heading says enough to be known at the head of a sentence."""
_TITLE = 0.25
_PART = 0.04


def align_parts(base: Prepared, target: Prepared, pairs: Mapping[tuple[int, int], float]) -> dict[str, str]:
    """Base part → target part, by the mass that accepted ``pairs`` carry; then cover to cover."""
    mass: dict[tuple[str, str], float] = defaultdict(float)
    for (left, right), weight in sorted(pairs.items()):
        mass[base.segments[left].part, target.segments[right].part] += weight
    ours, theirs = sorted({part for part, _ in mass}), sorted({part for _, part in mass})
    joined: dict[str, str] = {}
    if mass:
        table = np.array([[mass.get((left, right), 0.0) for right in theirs] for left in ours])
        total = table.sum()
        for row, column in zip(*linear_sum_assignment(table, maximize=True), strict=True):
            if table[row, column] > _PART * total:
                joined[ours[row]] = theirs[column]
    covers = BODY in {s.part for s in base.segments} and BODY in {s.part for s in target.segments}
    if joined and covers and BODY not in joined and BODY not in joined.values():
        joined[BODY] = BODY
    return joined


def metadata_pairs(base: Prepared, target: Prepared, parts: Mapping[str, str]) -> list[tuple[int, int]]:
    """Titles, numbers, addressees, signatures … of aligned parts, first to first."""
    pairs: list[tuple[int, int]] = []
    for ours, theirs in sorted(parts.items()):
        for kind in sorted(METADATA):
            left = [i for i, s in enumerate(base.segments) if s.part == ours and s.kind is kind]
            right = [i for i, s in enumerate(target.segments) if s.part == theirs and s.kind is kind]
            for one, other in zip(left, right, strict=False):
                if kind is SegmentKind.TITLE and dice(base.keys[one], target.keys[other]) < _TITLE:
                    continue
                pairs.append((one, other))
    return pairs


def heading_pairs(
    base: Prepared,
    target: Prepared,
    pairs: Mapping[tuple[int, int], float],
    strength: Mapping[tuple[int, int], float],
) -> list[tuple[int, int]]:
    """Headings whose contents are linked to each other, one to one.

    ``pairs`` weigh the linked contents in characters, ``strength`` says how alike they are. The
    less two headings say the same, the more of what stands below them must.
    """
    votes: dict[tuple[int, int], float] = defaultdict(float)
    alike: dict[tuple[int, int], float] = defaultdict(float)
    for (left, right), weight in sorted(pairs.items()):
        for one in base.ancestors(left):
            for other in target.ancestors(right):
                votes[one, other] += weight
                alike[one, other] += weight * strength[left, right]
    of_base, of_target = _under(base), _under(target)
    topics = heading_likeness(base, target)
    scores: dict[tuple[int, int], float] = {}
    for (one, other), vote in votes.items():
        shared = min(1.0, 2 * vote / max(1.0, of_base[one] + of_target[other]))
        words = dice(base.keys[one], target.keys[other])
        topic = topics.get((one, other), 0.0)
        level = len(base.segments[one].path) == len(target.segments[other].path)
        told = any(words >= least and shared >= below for least, below in _HEADING) or topic >= _TOPIC
        if told or (level and shared >= _CONTENTS and alike[one, other] >= _ALIKE * vote):
            scores[one, other] = 0.6 * shared + 0.4 * words + 0.1 * level
    ours, theirs = sorted({one for one, _ in scores}), sorted({other for _, other in scores})
    table = np.array([[scores.get((one, other), 0.0) for other in theirs] for one in ours])
    if not scores:
        return []
    left, right = linear_sum_assignment(table, maximize=True)
    found = [(ours[i], theirs[j]) for i, j in zip(left, right, strict=True) if table[i, j] > 0]
    return found + _beside(base, target, found)


def _beside(base: Prepared, target: Prepared, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Headings of one topic in sections that became each other, whatever stands below them."""
    became, taken = dict(found), {other for _, other in found}
    more: list[tuple[int, int]] = []
    topics = heading_likeness(base, target)
    for one, other in sorted(topics, key=lambda pair: (-topics[pair], pair)):
        inside = became.get(base.heading[one], -1) == target.heading[other] >= 0
        if topics[one, other] >= _TOPIC and inside and one not in became and other not in taken:
            more.append((one, other))
            became[one] = other
            taken.add(other)
    return more


def _under(prepared: Prepared) -> dict[int, float]:
    """Heading → the characters of all provisions below it."""
    found: dict[int, float] = defaultdict(float)
    for index, key in enumerate(prepared.keys):
        if prepared.content[index]:
            for heading in prepared.ancestors(index):
                found[heading] += len(key)
    return found


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


def spoken_headings(
    base: Prepared, target: Prepared, following: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Headings that stand at the head of a sentence of the other side (市场主导, 坚持市场主导).

    ``following`` are the headings that have found each other.
    """
    linked = list(following)
    found = [
        *_spoken(base, target, {one for one, _ in linked}),
        *((left, right) for right, left in _spoken(target, base, {other for _, other in linked})),
    ]
    return sorted(found)


def _spoken(one: Prepared, other: Prepared, linked: set[int]) -> Iterator[tuple[int, int]]:
    """Headings of ``one`` that begin a sentence of ``other``, each with the first that does."""
    opening: dict[str, int] = {}
    for index, key in enumerate(other.keys):
        if other.segments[index].kind is SegmentKind.SENTENCE and len(key) >= _SAID:
            opening.setdefault(other.matter(index)[:_SAID], index)
    for index, segment in enumerate(one.segments):
        if segment.kind is not SegmentKind.HEADING or index in linked:
            continue
        key = one.matter(index)
        at = opening.get(key[:_SAID]) if len(key) >= _SAID else None
        if at is not None and other.matter(at).startswith(key):
            yield index, at


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
