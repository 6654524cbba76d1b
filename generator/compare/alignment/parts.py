"""Which parts of two documents belong together, and what a part has once: title, number, addressee, signature, date."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from generator.compare.language.bigrams import dice
from generator.compare.model import SegmentKind
from generator.compare.texts.prepared import METADATA
from generator.document.model import BODY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.compare.texts.prepared import Prepared

_TITLE = 0.25
"""Likeness of two titles from which they are joined."""
_PART = 0.04
"""Share of all linked mass from which it joins two parts."""


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
