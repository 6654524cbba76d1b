"""What a run of characters is worth: rare ones tell provisions apart, formulas tell nothing.

Grams (pairs and triples of characters) are numbers, so that a document's grams are one numpy
array. Two counts weigh them: in how many segments of the two documents a gram stands, and in
how many documents of a corpus, where there is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.compare.language.folding import SIGN, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


_BITS = 20
_SIGN_END = 0xF8FF
PAIR = np.uint64(1) << np.uint64(3 * _BITS)
"""Marks the number of a pair, so that no pair is taken for a triple."""


def grams(key: str) -> NDArray[np.uint64]:
    """The distinct pairs and triples of ``key``'s characters, as sorted numbers."""
    if not key:
        return np.empty(0, dtype=np.uint64)
    codes = np.frombuffer(key.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if len(codes) == 1:
        return codes
    bits = np.uint64(_BITS)
    mask = np.uint64((1 << _BITS) - 1)
    codes &= mask
    pairs = (codes[:-1] << bits) | codes[1:]
    triples = (pairs[:-1] << bits) | codes[2:]
    return np.unique(np.concatenate([pairs | PAIR, triples]))


@dataclass(frozen=True, slots=True, eq=False)
class CorpusWeights:
    """Document frequencies of grams and of whole sentences over a collection.

    ``documents`` documents were counted; ``known`` are the grams that at least two of them
    hold (sorted) with their ``counts``; ``formulas`` maps a sentence's key to the number of
    documents that hold it, where that is two or more.
    """

    documents: int
    known: NDArray[np.uint64]
    counts: NDArray[np.int64]
    formulas: dict[str, int]

    def idf(self, wanted: NDArray[np.uint64]) -> NDArray[np.float64]:
        """Inverse document frequency in (0, 1] of each gram; 1 for grams the corpus hardly knows."""
        if self.documents < 2 or not len(self.known):
            return np.ones(len(wanted))
        at = np.minimum(np.searchsorted(self.known, wanted), len(self.known) - 1)
        count = np.where(self.known[at] == wanted, self.counts[at], 1)
        scale = np.log1p(self.documents)
        return np.asarray(np.log1p(self.documents / count) / scale, dtype=np.float64)


def corpus_weights(documents: Iterable[Iterable[str]]) -> CorpusWeights:
    """Weights over ``documents``, each given as its sentences."""
    each: list[NDArray[np.uint64]] = []
    formulas: dict[str, int] = {}
    for sentences in documents:
        keys = {plain(sentence) for sentence in sentences}
        each.append(np.unique(np.concatenate([grams(key) for key in sorted(keys)] or [grams("")])))
        for key in keys:
            if key:
                formulas[key] = formulas.get(key, 0) + 1
    together = np.concatenate(each) if each else grams("")
    known, counts = np.unique(together, return_counts=True)
    often = counts > 1
    return CorpusWeights(
        documents=len(each),
        known=known[often],
        counts=counts[often].astype(np.int64),
        formulas={key: count for key, count in sorted(formulas.items()) if count > 1},
    )


def is_sign(code: int) -> bool:
    """Whether a code point is a folding sign."""
    return SIGN <= code <= _SIGN_END


def worth(known: NDArray[np.uint64], weight: NDArray[np.float64]) -> Callable[[str], list[float]]:
    """A function that gives what each character of a key is worth: its best pair's or triple's weight."""

    @lru_cache(maxsize=4096)
    def of(key: str) -> list[float]:
        size = len(key)
        if size < 3:
            return [1.0] * size
        codes = np.frombuffer(key.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
        codes &= np.uint64((1 << _BITS) - 1)
        bits = np.uint64(_BITS)
        triples = (((codes[:-2] << bits) | codes[1:-1]) << bits) | codes[2:]
        at = np.minimum(np.searchsorted(known, triples), len(known) - 1)
        found = np.where(known[at] == triples, weight[at], 1.0)
        # A character is worth the mean of the triples it stands in.
        spread = np.convolve(found, np.ones(3)) / np.convolve(np.ones(len(found)), np.ones(3))
        return [float(value) for value in spread]

    return of
