"""What accepted pairs explain of their segments, and what a further pair would add.

A pair explains the runs of characters that its two segments share, whatever their order.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_RUN = 3
"""Shared runs shorter than this explain nothing."""


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


class Explained:
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
