"""Misread characters mended in the keys by which two documents are aligned, never in what is shown.

A misread character stands in pairs of characters that neither document has anywhere else, between
neighbours that elsewhere have another character between them. It is put right in the key alone: a
link, its relation and its changes are made of the text as printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.compare.texts.prepared import rekeyed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compare.texts.prepared import Prepared

Codes = NDArray[np.uint64]

_HAN = 0x4E00, 0x9FFF
_END = 2
"""Signs between two segments, so that no context reaches across."""
_BITS = np.uint64(16)
_WIDE, _NARROW = (-2, -1, 1, 2), ((-2, -1, 1), (-1, 1, 2))
"""Neighbours that tell a character: all four of them, or three where the character is known there."""


def mended(base: Prepared, target: Prepared) -> tuple[Prepared, Prepared]:
    """Both sides with their keys mended; what needs no mending is returned as it is.

    The two texts are one stock of contexts, so that swapping them mends the same.
    """
    keys = (*base.keys, *target.keys)
    codes, starts = _laid(keys)
    right = _right(codes)
    changed = np.unique(np.searchsorted(starts, np.flatnonzero(right != codes), side="right") - 1)
    if not len(changed):
        return base, target
    new = dict(zip(changed.tolist(), _keys(right, starts, keys, changed), strict=True))
    split = len(base.keys)
    return (
        rekeyed(base, {at: key for at, key in new.items() if at < split}),
        rekeyed(target, {at - split: key for at, key in new.items() if at >= split}),
    )


def _laid(keys: Sequence[str]) -> tuple[Codes, NDArray[np.int64]]:
    """All characters one after the other, and where each key begins."""
    end = "\0" * _END
    text = end + "".join(key + end for key in keys)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    lengths = np.array([len(key) + _END for key in keys], dtype=np.int64)
    return codes, np.cumsum(lengths) - lengths + _END


def _right(codes: Codes) -> Codes:
    """``codes`` with what is misread put right."""
    shifted = {step: np.roll(codes, -step) for step in _WIDE}
    han = (codes >= _HAN[0]) & (codes <= _HAN[1])
    strange = han & _once(_joined(codes, shifted[1])) & _once(_joined(shifted[-1], codes))
    right = codes.copy()
    for steps in (_WIDE, *_NARROW):
        # Where four neighbours agree one of two strange characters stands for both.
        known = han if steps == _WIDE else han & ~strange
        inside = np.logical_and.reduce([shifted[step] > 0 for step in steps])
        context = _joined(*(shifted[step] for step in steps))
        wanted = strange & inside & (right == codes)
        said = _said(context[known & inside], codes[known & inside], strange[known & inside], context[wanted])
        right[wanted] = np.where(said > 0, said, codes[wanted])
    return right


def _said(context: Codes, character: Codes, strange: NDArray[np.bool_], wanted: Codes) -> Codes:
    """For each context that is ``wanted`` the character it has elsewhere; 0 where it says nothing or two things."""
    if not len(context) or not len(wanted):
        return np.zeros(len(wanted), dtype=np.uint64)
    order = np.lexsort((character, strange, context))
    context, character, strange = context[order], character[order], strange[order]
    names, first = np.unique(context, return_index=True)
    sure = np.add.reduceat(~strange, first)
    # Those that are not strange come first, in order: the first and the last of them must be one character.
    last = first + np.maximum(sure, 1) - 1
    answer = np.where(character[first] == character[last], character[first], 0)
    at = np.minimum(np.searchsorted(names, wanted), len(names) - 1)
    return np.where(names[at] == wanted, answer[at], 0).astype(np.uint64)


def _joined(*columns: Codes) -> Codes:
    found = np.zeros(len(columns[0]), dtype=np.uint64)
    for column in columns:
        found = (found << _BITS) | (column & np.uint64(0xFFFF))
    return found


def _once(values: Codes) -> NDArray[np.bool_]:
    _, back, count = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray(count[back] == 1, dtype=np.bool_)


def _keys(
    codes: Codes, starts: NDArray[np.int64], keys: Sequence[str], wanted: NDArray[np.int64]
) -> Iterator[str]:
    for index in wanted.tolist():
        cut = codes[starts[index] : starts[index] + len(keys[index])].astype(np.uint32)
        yield cut.tobytes().decode("utf-32-le", "surrogatepass")
