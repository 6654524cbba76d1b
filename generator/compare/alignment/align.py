"""Two prepared documents → pairs of segments that belong together.

In order: likeness of all pairs, priors from where they stand, answers to delegations, pairs joined with
their splits and merges, and at last what follows its contents. Nothing here depends on time or on the
order of a hash table; swapping the sides mirrors the pairs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.compare.alignment.alone import left_alone
from generator.compare.alignment.answers import answers
from generator.compare.alignment.assign import assign
from generator.compare.alignment.context import priors
from generator.compare.alignment.growth import joined
from generator.compare.alignment.growth import log_odds as further_odds
from generator.compare.alignment.headings import heading_pairs, spoken_headings
from generator.compare.alignment.likeness import SOME, Likeness, by_words, likeness
from generator.compare.alignment.odds import confidence, log_odds
from generator.compare.alignment.parts import align_parts, metadata_pairs
from generator.compare.alignment.units import further_units, unit_pairs
from generator.compare.texts.cells import cell_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.compare.alignment.context import Priors
    from generator.compare.alignment.growth import Signs
    from generator.compare.texts.prepared import Prepared
    from generator.compare.texts.weights import CorpusWeights

_SURE, _LINK = 0.8, 0.0
"""Log odds from which a pair says where its neighbours belong, and from which it is a link."""


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """Accepted pairs (base index, target index) → how alike their words are, in [0, 1], and how they were found.

    ``content`` are pairs of provisions, ``confidence`` how likely each is right (nothing of those that answer
    a delegation), ``following`` headings, unit lists and metadata,
    ``delegated`` those that answer a delegation, ``apart`` those that have links
    of their own; ``parts`` maps base parts to target parts.
    """

    content: Mapping[tuple[int, int], float]
    confidence: Mapping[tuple[int, int], float]
    following: Mapping[tuple[int, int], float]
    delegated: frozenset[tuple[int, int]]
    apart: frozenset[tuple[int, int]]
    parts: Mapping[str, str]
    likeness: Likeness


@dataclass(frozen=True, slots=True, eq=False)
class Provisions:
    """Pairs of provisions, as in :class:`Alignment`, and the log odds of all candidates."""

    content: dict[tuple[int, int], float]
    confidence: dict[tuple[int, int], float]
    delegated: frozenset[tuple[int, int]]
    odds: NDArray[np.float64]


def align(base: Prepared, target: Prepared, corpus: CorpusWeights | None = None) -> Alignment:
    """The alignment of ``base`` and ``target``."""
    alike = likeness(base, target, corpus)
    score = by_words(alike)
    found = provisions(base, target, alike)
    mass = {pair: _mass(base, target, pair) for pair in found.content}
    parts = align_parts(base, target, mass)
    headed = heading_pairs(base, target, mass, found.content, alike)
    units = unit_pairs(base, target, mass)
    following = [
        *headed,
        *spoken_headings(base, target, headed),
        *units,
        *cell_pairs(base, target, found.content),
        *metadata_pairs(base, target, parts),
    ]
    alone = left_alone(base, target, alike, found.odds, [*found.content, *following])
    return Alignment(
        content=found.content | {alike.pair(at): float(score[at]) for at in alone},
        confidence=found.confidence | {alike.pair(at): confidence(value) for at, value in alone.items()},
        following=dict.fromkeys(following, 0.0),
        delegated=found.delegated,
        apart=frozenset(further_units(base, target, mass, units)),
        parts=parts,
        likeness=alike,
    )


def provisions(
    base: Prepared,
    target: Prepared,
    alike: Likeness,
    judge: Callable[[tuple[int, int], Signs], float] = further_odds,
) -> Provisions:
    """The pairs of provisions; ``judge`` decides about further partners, see :func:`~generator.compare.alignment.growth.joined`."""
    score = by_words(alike)
    odds = log_odds(alike, anchored(base, target, alike))
    first = _one_to_one(alike, odds, _LINK, (len(base.segments), len(target.segments)))
    delegated = _answered(base, target, [alike.pair(at) for at in sorted(first)])
    found = joined(base, target, alike, odds, settled=delegated, judge=judge)
    return Provisions(
        content={alike.pair(at): float(score[at]) for at in found} | dict.fromkeys(delegated, 0.0),
        confidence={alike.pair(at): confidence(value) for at, value in found.items()},
        delegated=frozenset(delegated),
        odds=odds,
    )


def anchored(base: Prepared, target: Prepared, alike: Likeness) -> Priors:
    """Where candidates stand, seen from pairs that are likely by their words and first neighbours."""
    odds = log_odds(alike, priors(base, target, alike))
    sure = _one_to_one(alike, odds, _SURE, (len(base.segments), len(target.segments)))
    return priors(base, target, alike, anchors=sure)


def _answered(base: Prepared, target: Prepared, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Delegations of the base that the target fills in, and the mirror of it."""
    taken = {left for left, _ in pairs}, {right for _, right in pairs}
    found = answers(base, target, dict(pairs), taken[1])
    taken[0].update(left for left, _ in found)
    mirrored = {right: left for left, right in (*pairs, *found)}
    return found + [(left, right) for right, left in answers(target, base, mirrored, taken[0])]


def _one_to_one(
    alike: Likeness, odds: NDArray[np.float64], least: float, shape: tuple[int, int]
) -> list[int]:
    """The heaviest one-to-one matching among the candidates of ``least`` log odds, as their indices."""
    kept = np.flatnonzero((odds >= least) & (alike.shared >= SOME))
    left, right = alike.base[kept], alike.target[kept]
    # Equal sentences repeated on both sides keep their order.
    drift = np.abs(left / max(1, shape[0]) - right / max(1, shape[1]))
    # Only what a pair has over the threshold counts: two weak pairs must not outbid a strong one.
    weight = odds[kept] - least + 0.01 - 1e-4 * drift
    return [int(kept[at]) for at in assign(left, right, weight, shape)]


def _mass(base: Prepared, target: Prepared, pair: tuple[int, int]) -> float:
    return float(min(len(base.keys[pair[0]]), len(target.keys[pair[1]])))
