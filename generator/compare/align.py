"""Two prepared documents → pairs of segments that belong together.

In order: likeness of all pairs, priors from where they stand, one-to-one assignment, answers to
delegations, growth to splits and merges, and at last what follows its contents. Nothing here
depends on time or on the order of a hash table; swapping the sides mirrors the pairs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.compare.assign import assign
from generator.compare.cells import cell_pairs
from generator.compare.context import priors
from generator.compare.delegation import answers
from generator.compare.growth import Growth
from generator.compare.likeness import Likeness, by_words, likeness
from generator.compare.odds import log_odds
from generator.compare.structure import (
    align_parts,
    further_units,
    heading_pairs,
    metadata_pairs,
    spoken_headings,
    unit_pairs,
)
from generator.compare.weights import worth

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.compare.context import Priors
    from generator.compare.prepared import Prepared
    from generator.compare.weights import CorpusWeights

_SURE, _LINK = 0.8, 0.0
"""Log odds from which a pair says where its neighbours belong, and from which it is a link."""
_MASS = 3.0
"""Shared mass below which nothing is shared but a word."""
_GAIN, _GAIN_SHARE = 4.5, 0.15
_GAIN_BOTH, _GAIN_SHARE_BOTH = 8.0, 0.3
_GAIN_SMALL, _SHORT_SHARES = 4.0, 0.6
_ADJACENT = 2


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """Accepted pairs (base index, target index) → strength in [0, 1], and how they were found.

    ``content`` are pairs of provisions, ``following`` headings, unit lists and metadata,
    ``delegated`` those that answer a delegation, ``apart`` those that have links
    of their own; ``parts`` maps base parts to target parts.
    """

    content: Mapping[tuple[int, int], float]
    following: Mapping[tuple[int, int], float]
    delegated: frozenset[tuple[int, int]]
    apart: frozenset[tuple[int, int]]
    parts: Mapping[str, str]
    likeness: Likeness


def align(base: Prepared, target: Prepared, corpus: CorpusWeights | None = None) -> Alignment:
    """The alignment of ``base`` and ``target``."""
    alike = likeness(base, target, corpus)
    score = by_words(alike)
    shape = len(base.segments), len(target.segments)
    chosen = _one_to_one(alike, log_odds(alike, anchored(base, target, alike)), _LINK, shape)
    content = {(int(alike.base[at]), int(alike.target[at])): float(score[at]) for at in sorted(chosen)}
    delegated = _answered(base, target, content)
    content |= dict.fromkeys(delegated, 0.0)
    content |= _grown(base, target, alike, content, frozenset(delegated))
    mass = {pair: _mass(base, target, pair) for pair in content}
    parts = align_parts(base, target, mass)
    headed = heading_pairs(base, target, mass, content)
    units = unit_pairs(base, target, mass)
    following = [
        *headed,
        *spoken_headings(base, target, headed),
        *units,
        *cell_pairs(base, target, content),
        *metadata_pairs(base, target, parts),
    ]
    return Alignment(
        content=content,
        following=dict.fromkeys(following, 0.0),
        delegated=frozenset(delegated),
        apart=frozenset(further_units(base, target, mass, units)),
        parts=parts,
        likeness=alike,
    )


def anchored(base: Prepared, target: Prepared, alike: Likeness) -> Priors:
    """Where candidates stand, seen from pairs that are likely by their words and first neighbours."""
    odds = log_odds(alike, priors(base, target, alike))
    sure = _one_to_one(alike, odds, _SURE, (len(base.segments), len(target.segments)))
    return priors(base, target, alike, anchors=sure)


def _answered(
    base: Prepared, target: Prepared, content: Mapping[tuple[int, int], float]
) -> list[tuple[int, int]]:
    """Delegations of the base that the target fills in, and the mirror of it."""
    taken = {left for left, _ in content}, {right for _, right in content}
    found = answers(base, target, dict(content.keys()), taken[1])
    taken[0].update(left for left, _ in found)
    mirrored = {right: left for left, right in (*content, *found)}
    return found + [(left, right) for right, left in answers(target, base, mirrored, taken[0])]


def _one_to_one(
    alike: Likeness, odds: NDArray[np.float64], least: float, shape: tuple[int, int]
) -> list[int]:
    """The heaviest one-to-one matching among the candidates of ``least`` log odds, as their indices."""
    kept = np.flatnonzero((odds >= least) & (alike.shared >= _MASS))
    left, right = alike.base[kept], alike.target[kept]
    # Equal sentences repeated on both sides keep their order.
    drift = np.abs(left / max(1, shape[0]) - right / max(1, shape[1]))
    # Only what a pair has over the threshold counts: two weak pairs must not outbid a strong one.
    weight = odds[kept] - least + 0.01 - 1e-4 * drift
    return [int(kept[at]) for at in assign(left, right, weight, shape)]


def _grown(
    base: Prepared,
    target: Prepared,
    alike: Likeness,
    content: Mapping[tuple[int, int], float],
    delegated: frozenset[tuple[int, int]],
) -> dict[tuple[int, int], float]:
    growth = Growth(base.keys, target.keys, worth(alike.known, alike.weight))
    growth.accept(content)
    of_base: dict[int, list[int]] = {}
    of_target: dict[int, list[int]] = {}
    for left, right in content:
        of_base.setdefault(left, []).append(right)
        of_target.setdefault(right, []).append(left)
    settled = {left for left, _ in delegated}
    added: dict[tuple[int, int], float] = {}
    for at in np.lexsort((alike.target, alike.base, -alike.shared)):
        pair = left, right = int(alike.base[at]), int(alike.target[at])
        if pair in content or alike.shared[at] < _MASS or left in settled:
            continue
        ours, theirs = of_base.get(left, []), of_target.get(right, [])
        if not ours and not theirs:
            continue
        near = any(abs(right - other) <= _ADJACENT for other in ours) or any(
            abs(left - other) <= _ADJACENT for other in theirs
        )
        if not _adds(growth, left, right, crowded=bool(ours and theirs) or not near):
            continue
        growth.accept([pair])
        of_base.setdefault(left, []).append(right)
        of_target.setdefault(right, []).append(left)
        added[pair] = float(alike.within[at])
    return added


def _adds(growth: Growth, left: int, right: int, *, crowded: bool) -> bool:
    least, share = (_GAIN_BOTH, _GAIN_SHARE_BOTH) if crowded else (_GAIN, _GAIN_SHARE)
    gains = growth.gain(left, right)
    if min(gains) < _GAIN_SMALL:
        return False
    shares = [
        gain / max(rest, 1e-9)
        for gain, rest in zip(gains, (growth.rest(0, left), growth.rest(1, right)), strict=True)
    ]
    if min(gains) >= least and min(shares) >= share:
        return True
    # A short sentence that takes up half of what it says is no chance likeness.
    return not crowded and sum(shares) >= _SHORT_SHARES


def _mass(base: Prepared, target: Prepared, pair: tuple[int, int]) -> float:
    return float(min(len(base.keys[pair[0]]), len(target.keys[pair[1]])))
