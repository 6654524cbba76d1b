"""What follows its contents: headings, lists of responsible units, titles, numbers, signatures.

A heading is linked because what stands under it is; never because it reads 工作目标, like a
thousand others. Elements of which a part has one are linked by the parts they head.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from generator.compare.model import SegmentKind
from generator.compare.prepared import METADATA
from generator.document.model import BODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.compare.prepared import Prepared

_HEADING = ((0.5, 0.05), (0.25, 0.2))
"""Likeness of two headings' words, and the share of their contents that must be linked then."""
_CONTENTS, _ALIKE = 0.5, 0.45
"""Share of linked contents, and their likeness, that join headings whatever they say."""
_TITLE = 0.25
_PART = 0.04


def likeness_of_words(left: str, right: str) -> float:
    """Dice likeness of two short keys by their pairs of characters."""
    if left == right:
        return 1.0
    one, other = ({key[i : i + 2] for i in range(len(key) - 1)} for key in (left, right))
    return 2 * len(one & other) / max(1, len(one) + len(other))


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
                if (
                    kind is SegmentKind.TITLE
                    and likeness_of_words(base.keys[one], target.keys[other]) < _TITLE
                ):
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
    scores: dict[tuple[int, int], float] = {}
    for (one, other), vote in votes.items():
        shared = min(1.0, 2 * vote / max(1.0, of_base[one] + of_target[other]))
        words = likeness_of_words(base.keys[one], target.keys[other])
        level = len(base.segments[one].path) == len(target.segments[other].path)
        told = any(words >= least and shared >= below for least, below in _HEADING)
        if told or (level and shared >= _CONTENTS and alike[one, other] >= _ALIKE * vote):
            scores[one, other] = 0.6 * shared + 0.4 * words + 0.1 * level
    ours, theirs = sorted({one for one, _ in scores}), sorted({other for _, other in scores})
    table = np.array([[scores.get((one, other), 0.0) for other in theirs] for one in ours])
    if not scores:
        return []
    left, right = linear_sum_assignment(table, maximize=True)
    return [(ours[i], theirs[j]) for i, j in zip(left, right, strict=True) if table[i, j] > 0]


def _under(prepared: Prepared) -> dict[int, float]:
    """Heading → the characters of all provisions below it."""
    found: dict[int, float] = defaultdict(float)
    for index, key in enumerate(prepared.keys):
        if prepared.content[index]:
            for heading in prepared.ancestors(index):
                found[heading] += len(key)
    return found


def unit_pairs(base: Prepared, target: Prepared, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """（责任单位：…） of provisions that are linked."""
    ours, theirs = _owners(base), _owners(target)
    found: set[tuple[int, int]] = set()
    taken: set[int] = set()
    for left, right in sorted(pairs):
        for one in ours.get(left, ()):
            for other in theirs.get(right, ()):
                if one not in taken and other + len(base.segments) not in taken:
                    found.add((one, other))
                    taken |= {one, other + len(base.segments)}
    return sorted(found)


def _owners(prepared: Prepared) -> dict[int, tuple[int, ...]]:
    """Segment → the unit lists that follow it in its block or section, with no provision between."""
    found: dict[int, tuple[int, ...]] = {}
    waiting: list[int] = []
    place: tuple[str, int] | None = None
    for index, segment in enumerate(prepared.segments):
        here = (segment.part, prepared.heading[index])
        if here != place:
            waiting, place = [], here
        if segment.kind is SegmentKind.UNITS:
            for owner in waiting:
                found[owner] = (*found.get(owner, ()), index)
            waiting = []
        else:
            waiting.append(index)
    return found
