"""Who shares text with whom: an inverted index of winnowed character 6-grams, grown in segments.

Derivation is containment: a city's notice may keep a tenth of a provincial plan. Rare shared
grams find it; resemblance (MinHash) misses most of it. A segment is written once; adding
documents adds a segment, and small segments are merged as they gather.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Hashes = NDArray[np.uint64]

GRAM = 6
"""Characters in a gram: shorter ones are words that every document has."""
WINDOW = 4
"""Of so many grams in a row the least is kept: any run of GRAM + WINDOW - 1 shared characters is seen."""
COMMON = 100
"""A gram in more documents than this relates nothing and is passed over."""
_SEGMENTS = 8
_PRIME = 0x9E3779B97F4A7C15


def grams(text: str, size: int = GRAM) -> Hashes:
    """A hash for each run of ``size`` characters, in order; stable from run to run."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < size:
        return np.empty(0, dtype=np.uint64)
    total = np.zeros(len(codes) - size + 1, dtype=np.uint64)
    for offset in range(size):
        total = total * np.uint64(1_000_003) + codes[offset : len(codes) - size + 1 + offset]
    total ^= total >> np.uint64(29)
    total *= np.uint64(_PRIME)
    return total ^ (total >> np.uint64(32))


def fingerprint(text: str) -> Hashes:
    """The winnowed grams of a text, sorted, each once."""
    hashes = grams(text)
    if len(hashes) > WINDOW:
        hashes = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW).min(axis=1)
    return np.unique(hashes)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segment:
    """Postings of some documents: ``hashes`` sorted, ``owners`` the index into ``names`` of each."""

    names: tuple[str, ...]
    hashes: Hashes
    owners: NDArray[np.uint32]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseIndex:
    """Texts by name, to be asked which of them share rare text with a given one.

    >>> index = ReuseIndex().added({"a": "望舒市每年举办三次灯会并邀请各区参加", "b": "星河省修建两座跨江大桥并按期通车"})
    >>> [name for name, _ in index.query("我们打算每年举办三次灯会并邀请各区")]
    ['a']
    """

    segments: tuple[Segment, ...] = field(default=())

    def __len__(self) -> int:
        return sum(len(segment.names) for segment in self.segments)

    @property
    def names(self) -> frozenset[str]:
        """The names of all texts held."""
        return frozenset(name for segment in self.segments for name in segment.names)

    def added(self, texts: Mapping[str, str]) -> ReuseIndex:
        """The index with more texts; what it held is not read again."""
        if not texts:
            return self
        prints = [fingerprint(text) for text in texts.values()]
        owners = np.repeat(np.arange(len(prints), dtype=np.uint32), [len(p) for p in prints])
        new = _sorted(tuple(texts), np.concatenate(prints), owners)
        segments = sorted((*self.segments, new), key=lambda one: -len(one.hashes))
        while len(segments) > _SEGMENTS:
            segments[-2:] = [_merged(segments[-2:])]
        return ReuseIndex(segments=tuple(segments))

    def without(self, names: Iterable[str]) -> ReuseIndex:
        """The index without some texts (withdrawn or changed ones)."""
        gone = frozenset(names)
        return ReuseIndex(
            segments=tuple(_kept(one, gone) if gone & set(one.names) else one for one in self.segments)
        )

    def query(self, text: str, *, limit: int = 20) -> list[tuple[str, float]]:
        """The texts that share rare grams with ``text``: name and summed idf, best first."""
        wanted = fingerprint(text)
        spans = [
            (np.searchsorted(one.hashes, wanted, "left"), np.searchsorted(one.hashes, wanted, "right"))
            for one in self.segments
        ]
        frequency = sum((right - left for left, right in spans), start=np.zeros(len(wanted), dtype=np.int64))
        held = max(len(self), 2)
        weight = np.where(
            (frequency > 0) & (frequency <= COMMON),
            np.log(held / np.maximum(frequency, 1)) + 1.0 / math.log(held),
            0.0,
        )
        found: list[tuple[str, float]] = []
        for one, (left, right) in zip(self.segments, spans, strict=True):
            counts = np.where(weight > 0, right - left, 0)
            places = np.repeat(left - np.concatenate(([0], np.cumsum(counts)[:-1])), counts) + np.arange(
                counts.sum()
            )
            scores = np.bincount(
                one.owners[places], weights=np.repeat(weight, counts), minlength=len(one.names)
            )
            best = np.argsort(-scores, kind="stable")[:limit]
            found += [(one.names[i], float(scores[i])) for i in best if scores[i] > 0]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]


KeptIndex = Callable[[Mapping[str, str]], ReuseIndex]
"""What gives the index of some texts by name, reading only those again that it doesn't know."""


def _sorted(names: tuple[str, ...], hashes: Hashes, owners: NDArray[np.uint32]) -> Segment:
    order = np.argsort(hashes, kind="stable")
    return Segment(names=names, hashes=hashes[order], owners=owners[order])


def _merged(segments: Sequence[Segment]) -> Segment:
    offsets = np.cumsum([0, *(len(one.names) for one in segments)])
    owners = np.concatenate([one.owners + np.uint32(at) for one, at in zip(segments, offsets, strict=False)])
    names = tuple(name for one in segments for name in one.names)
    return _sorted(names, np.concatenate([one.hashes for one in segments]), owners)


def _kept(segment: Segment, gone: frozenset[str]) -> Segment:
    stays = np.array([name not in gone for name in segment.names])
    mask = stays[segment.owners]
    renumbered = (np.cumsum(stays) - 1).astype(np.uint32)
    names = tuple(name for name in segment.names if name not in gone)
    return Segment(names=names, hashes=segment.hashes[mask], owners=renumbered[segment.owners[mask]])
