"""How alike two headings are, told by the words that tell a document's headings apart.

加强, 推进 and its own subject stand in many and weigh little; what remains is the topic of a section.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from generator.compare.model import SegmentKind
from generator.compare.texts.weights import grams

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.compare.texts.prepared import Prepared

_LEAST = 0.2


@lru_cache(maxsize=8)
def heading_likeness(base: Prepared, target: Prepared) -> Mapping[tuple[int, int], float]:
    """(base heading, target heading) → Dice likeness weighed by rarity, in [0, 1], where it is no trace."""
    ours, theirs = heading_segments(base), heading_segments(target)
    if not ours or not theirs:
        return {}
    sets = [grams(base.keys[at]) for at in ours] + [grams(target.keys[at]) for at in theirs]
    known, column = np.unique(np.concatenate(sets), return_inverse=True)
    row = np.repeat(np.arange(len(sets)), [len(each) for each in sets])
    often = np.bincount(column, minlength=len(known))
    weight = np.log1p(len(sets) / often) / np.log1p(len(sets))
    table = csr_matrix((weight[column], (row, column)), shape=(len(sets), len(known)))
    plain = csr_matrix((np.ones(len(column)), (row, column)), shape=table.shape)
    mass = np.asarray(table.sum(axis=1)).ravel()
    shared = (table[: len(ours)] @ plain[len(ours) :].T).tocoo()
    found: dict[tuple[int, int], float] = {}
    for i, j, value in zip(shared.row.tolist(), shared.col.tolist(), shared.data.tolist(), strict=True):
        alike = 2 * value / max(1e-9, mass[i] + mass[len(ours) + j])
        if alike >= _LEAST:
            found[ours[i], theirs[j]] = float(alike)
    return found


def heading_segments(prepared: Prepared) -> list[int]:
    """The segments that are headings and say something."""
    return [
        at
        for at, segment in enumerate(prepared.segments)
        if segment.kind is SegmentKind.HEADING and prepared.keys[at]
    ]
