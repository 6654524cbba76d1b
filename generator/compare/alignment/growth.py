"""Pairs are joined the likeliest first; splits and merges only if they explain text not explained yet.

Two segments without partners are joined where that is likelier than not. A further partner is another matter: two
sentences share formulas, and a segment that is already accounted for word for word needs none. It is taken only
where its shared runs cover, on both sides, characters that no accepted pair covers. (Without this test link F1
falls by a quarter.) How much it must explain is a matter of odds, fitted like those of
:mod:`generator.compare.alignment.odds`. Since the likeliest come first, a split is preferred to the weaker pair that would
take one of its halves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from math import log1p
from typing import TYPE_CHECKING

import numpy as np

from generator.compare.alignment.explaining import Explained
from generator.compare.alignment.likeness import SOME
from generator.compare.texts.weights import worth

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray

    from generator.compare.alignment.likeness import Likeness
    from generator.compare.texts.prepared import Prepared

_BESIDE, _NEAR = 1, 2
"""Segments between a further partner and one of the same segment that stand beside, or near, each other."""
_AGAIN, _WHOLE = 12.0, 0.85
"""Characters, weighed by rarity, and their share of a segment, from which it says again what another says."""
_EVEN = 0.0
"""Log odds above which a pair is joined; those of one that says it again: a formula is as likely."""
_HELD = 0.6
"""Share of the smaller segment's mass below which a candidate can't be one that says it again."""
_LIKELY, _UNLIKELY = 4.0, -6.0
"""Log odds of a pair beyond which it makes no difference how likely it would be for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each sign of a further pair counts, and the log odds without any.

    ``gain`` is the logarithm of the characters newly explained, on the side where they are fewer; ``rest``
    their share of what was not explained yet, on the side where it is more; ``near`` whether another
    partner stands beside it; ``both`` whether both segments have partners; ``odds`` the log odds of
    the pair for itself; ``section`` whether it stands in the section of all the other partners.
    """

    gain: float
    rest: float
    near: float
    both: float
    odds: float
    section: float
    without: float


WEIGHTS = Weights(gain=1.82, rest=2.88, near=1.63, both=-0.97, odds=0.83, section=0.46, without=-4.63)
Signs = tuple[float, ...]
"""One value for each of :class:`Weights` but ``without``, in their order."""


def log_odds(_: tuple[int, int], signs: Signs) -> float:
    """The logarithm of the odds that a further pair with ``signs`` is a link; 0 is even."""
    *each, without = (float(getattr(WEIGHTS, field.name)) for field in fields(WEIGHTS))
    return sum(weight * sign for weight, sign in zip(each, signs, strict=True)) + without


def joined(
    base: Prepared,
    target: Prepared,
    alike: Likeness,
    odds: NDArray[np.float64],
    *,
    settled: Collection[tuple[int, int]] = (),
    judge: Callable[[tuple[int, int], Signs], float] = log_odds,
) -> dict[int, float]:
    """The candidates that are pairs, with the log odds of each.

    ``odds`` are the candidates' own log odds, ``settled`` the pairs that take no further partner; ``judge``
    gives those of a further pair with its signs.
    """
    told = Explained(base.keys, target.keys, worth(alike.known, alike.weight))
    told.accept(settled)
    of_base: dict[int, list[int]] = defaultdict(list)
    of_target: dict[int, list[int]] = defaultdict(list)
    whole = {left for left, _ in settled}, {right for _, right in settled}
    found: dict[int, float] = {}
    for at in _likeliest(np.flatnonzero(alike.shared >= SOME), alike, odds):
        left, right = alike.pair(at)
        if left in whole[0] or right in whole[1]:
            continue
        value, ours, theirs = float(odds[at]), of_base.get(left, []), of_target.get(right, [])
        if ours or theirs:
            signs = _signs((base, target), told, (left, right), (ours, theirs), value)
            if signs is None:
                continue
            value = judge((left, right), signs)
        if value > _EVEN:
            told.accept([(left, right)])
            of_base[left].append(right)
            of_target[right].append(left)
            found[at] = value
    again = _said_again(alike, odds, told, whole, (of_base, of_target))
    return found | dict.fromkeys(again, _EVEN)


def _signs(
    sides: tuple[Prepared, Prepared],
    told: Explained,
    pair: tuple[int, int],
    partners: tuple[list[int], list[int]],
    odds: float,
) -> Signs | None:
    """The signs of a further pair beside the ``partners`` that its segments have; None where it explains nothing."""
    (base, target), (left, right), (ours, theirs) = sides, pair, partners
    gains = told.gain(left, right)
    if min(gains) <= 0.0:
        return None
    rests = told.rest(0, left), told.rest(1, right)
    away = min([abs(right - other) for other in ours] + [abs(left - other) for other in theirs])
    together = all(target.heading[right] == target.heading[other] for other in ours) and all(
        base.heading[left] == base.heading[other] for other in theirs
    )
    return (
        log1p(min(gains)),
        max(gain / max(rest, 1e-9) for gain, rest in zip(gains, rests, strict=True)),
        1.0 if away <= _BESIDE else 0.5 if away <= _NEAR else 0.0,
        float(bool(ours and theirs)),
        min(_LIKELY, max(_UNLIKELY, odds)),
        float(together),
    )


def _said_again(
    alike: Likeness,
    odds: NDArray[np.float64],
    told: Explained,
    whole: tuple[Collection[int], Collection[int]],
    partners: tuple[dict[int, list[int]], dict[int, list[int]]],
) -> list[int]:
    """The candidates by which a segment without any partner repeats one that has some, the likeliest of each.

    A province's sentence may stand in a plan's summary and again in its chapter: the second is not the city's own.
    """
    found: list[int] = []
    again: tuple[set[int], set[int]] = (set(), set())
    alone = [~np.isin(ends, list(of)) for ends, of in zip((alike.base, alike.target), partners, strict=True)]
    for at in _likeliest(np.flatnonzero((alike.within >= _HELD) & (alone[0] ^ alone[1])), alike, odds):
        pair = alike.pair(at)
        if any(one in settled for one, settled in zip(pair, whole, strict=True)):
            continue
        side = 0 if alone[0][at] else 1
        own, other = pair[side], pair[1 - side]
        if own in again[side]:
            continue
        mass, share = told.held(side, own, other)
        if mass >= _AGAIN and share >= _WHOLE:
            again[side].add(own)
            found.append(at)
    return found


def _likeliest(of: NDArray[np.int64], alike: Likeness, odds: NDArray[np.float64]) -> list[int]:
    """The candidates ``of``, those of the best odds first; equal sentences that are repeated keep their order."""
    left, right = alike.base[of], alike.target[of]
    ends = max(1, int(alike.base.max(initial=0))), max(1, int(alike.target.max(initial=0)))
    # The same order seen from either side, so that swapping base and target mirrors the links.
    drift = np.abs(left / ends[0] - right / ends[1])
    return [int(at) for at in of[np.lexsort((left, left + right, drift, -odds[of]))]]
