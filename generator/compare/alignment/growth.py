"""Splits and merges: a link grows by a segment only if that explains text not explained yet.

Two sentences share formulas, and a segment that is already accounted for word for word needs no
second partner. So a further pair is taken only where its shared runs cover, on both sides,
characters that no accepted pair covers. (Without this test link F1 falls by a quarter.) How much it must
explain is a matter of odds, fitted like those of :mod:`generator.compare.alignment.odds`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from functools import lru_cache
from math import log1p
from typing import TYPE_CHECKING

import numpy as np

from generator.compare.texts.weights import worth

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from generator.compare.alignment.likeness import Likeness
    from generator.compare.texts.prepared import Prepared

_RUN = 3
"""Shared runs shorter than this explain nothing."""
_MASS = 3.0
"""Shared mass below which nothing is shared but a word."""
_BESIDE, _NEAR = 1, 2
"""Segments between a further partner and one of the same segment that stand beside, or near, each other."""
_AGAIN, _WHOLE = 12.0, 0.85
"""Characters, weighed by rarity, and their share of a segment, from which it says again what another says."""
_EVEN = 0.0
"""The log odds of such a pair: a formula is as likely."""
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


def grown(
    base: Prepared,
    target: Prepared,
    alike: Likeness,
    odds: NDArray[np.float64],
    content: Collection[tuple[int, int]],
    *,
    settled: Collection[tuple[int, int]] = (),
    judge: Callable[[tuple[int, int], Signs], float] = log_odds,
) -> dict[int, float]:
    """The candidates that join ``content`` as splits and merges, the likeliest first, with their log odds.

    ``odds`` are the candidates' own log odds, ``settled`` the pairs whose segments take no further partner;
    ``judge`` gives those of a pair with its signs.
    """
    growth = Growth(base.keys, target.keys, worth(alike.known, alike.weight))
    growth.accept(content)
    of_base: dict[int, list[int]] = defaultdict(list)
    of_target: dict[int, list[int]] = defaultdict(list)
    for left, right in content:
        of_base[left].append(right)
        of_target[right].append(left)
    joined: dict[int, float] = {}
    whole = {left for left, _ in settled}, {right for _, right in settled}
    for at in np.lexsort((alike.target, alike.base, -odds)).tolist():
        pair = left, right = alike.pair(at)
        if pair in content or alike.shared[at] < _MASS or left in whole[0] or right in whole[1]:
            continue
        ours, theirs = of_base.get(left, []), of_target.get(right, [])
        gains = growth.gain(left, right) if ours or theirs else (0.0, 0.0)
        if min(gains) <= 0.0:
            continue
        rests = growth.rest(0, left), growth.rest(1, right)
        away = min([abs(right - other) for other in ours] + [abs(left - other) for other in theirs])
        together = all(target.heading[right] == target.heading[other] for other in ours) and all(
            base.heading[left] == base.heading[other] for other in theirs
        )
        signs = (
            log1p(min(gains)),
            max(gain / max(rest, 1e-9) for gain, rest in zip(gains, rests, strict=True)),
            1.0 if away <= _BESIDE else 0.5 if away <= _NEAR else 0.0,
            float(bool(ours and theirs)),
            min(_LIKELY, max(_UNLIKELY, float(odds[at]))),
            float(together),
        )
        if (found := judge(pair, signs)) > 0:
            growth.accept([pair])
            of_base[left].append(right)
            of_target[right].append(left)
            joined[at] = found
    again = _said_again(alike, odds, growth, whole, (of_base, of_target))
    return joined | dict.fromkeys(again, _EVEN)


def _said_again(
    alike: Likeness,
    odds: NDArray[np.float64],
    growth: Growth,
    whole: tuple[Collection[int], Collection[int]],
    partners: tuple[dict[int, list[int]], dict[int, list[int]]],
) -> list[int]:
    """The candidates by which a segment without any partner repeats one that has some, the likeliest of each.

    A province's sentence may stand in a plan's summary and again in its chapter: the second is not the city's own.
    """
    joined: list[int] = []
    again: tuple[set[int], set[int]] = (set(), set())
    near = np.flatnonzero(alike.within >= _HELD)
    for at in near[np.lexsort((alike.target[near], alike.base[near], -odds[near]))].tolist():
        pair = alike.pair(at)
        if any(one in settled for one, settled in zip(pair, whole, strict=True)):
            continue
        for side, own in enumerate(pair):
            if partners[side].get(own) or own in again[side] or not partners[1 - side].get(pair[1 - side]):
                continue
            mass, share = growth.held(side, own, pair[1 - side])
            if mass >= _AGAIN and share >= _WHOLE:
                again[side].add(own)
                joined.append(at)
    return joined


def explained(key: str, other: str) -> bytearray:
    """1 for each character of ``key`` that lies in a run shared with ``other``.

    >>> explained("各县每年核查", "每年核查两次").hex()
    '000001010101'
    """
    mask = bytearray(len(key))
    if len(other) < _RUN:
        return mask
    runs = _runs(other)
    for at in range(len(key) - _RUN + 1):
        if key[at : at + _RUN] in runs:
            mask[at : at + _RUN] = b"\x01\x01\x01"
    return mask


@lru_cache(maxsize=4096)
def _runs(key: str) -> frozenset[str]:
    return frozenset(key[i : i + _RUN] for i in range(len(key) - _RUN + 1))


class Growth:
    """What accepted pairs explain so far, and whether a further pair adds enough."""

    def __init__(
        self, base: Sequence[str], target: Sequence[str], worth: Callable[[str], list[float]]
    ) -> None:
        """``worth`` gives what each character of a key is worth, in [0, 1]."""
        self._keys = (base, target)
        self._worth = worth
        self._masks: tuple[dict[int, bytearray], dict[int, bytearray]] = ({}, {})

    def accept(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Mark what ``pairs`` (base, target) explain of both their sides."""
        for left, right in pairs:
            for side, own, other in ((0, left, right), (1, right, left)):
                keys, others = self._keys[side], self._keys[1 - side]
                mask = self._masks[side].setdefault(own, bytearray(len(keys[own])))
                joined = int.from_bytes(explained(keys[own], others[other]), "big") | int.from_bytes(
                    mask, "big"
                )
                mask[:] = joined.to_bytes(len(mask), "big")

    def gain(self, left: int, right: int) -> tuple[float, float]:
        """The characters of base and target, weighed by rarity, that the pair would newly explain."""
        ours = self._new(0, left, right)
        return (ours, self._new(1, right, left)) if ours else (0.0, 0.0)

    def held(self, side: int, own: int, other: int) -> tuple[float, float]:
        """What of a segment another of the other side holds, weighed by rarity: its characters and their share."""
        key = self._keys[side][own]
        worth = self._worth(key)
        found = explained(key, self._keys[1 - side][other])
        mass = sum(each for each, flag in zip(worth, found, strict=True) if flag)
        return mass, mass / max(sum(worth), 1e-9)

    def rest(self, side: int, index: int) -> float:
        """The characters of a segment, weighed by rarity, that nothing explains yet."""
        key = self._keys[side][index]
        mask = self._masks[side].get(index) or bytearray(len(key))
        return sum(worth for worth, flag in zip(self._worth(key), mask, strict=True) if not flag)

    def _new(self, side: int, own: int, other: int) -> float:
        key = self._keys[side][own]
        mask = self._masks[side].get(own) or bytearray(len(key))
        found = explained(key, self._keys[1 - side][other])
        # Bytes as one number: a & ~b over thousands of characters at once.
        both = int.from_bytes(found, "big") & ~int.from_bytes(mask, "big")
        if not both:
            return 0.0
        new = bytearray(both.to_bytes(len(mask), "big"))
        worth = self._worth(key)
        return sum(worth[at] for at in _long(new))


def _long(mask: bytearray) -> list[int]:
    """Positions in runs of at least three 1s."""
    found: list[int] = []
    at = 0
    while (start := mask.find(1, at)) >= 0:
        end = mask.find(0, start)
        end = len(mask) if end < 0 else end
        if end - start >= _RUN:
            found += range(start, end)
        at = end
    return found
