"""A document made ready: its segments, their folded keys and their grams.

Half of a comparison's time goes here, and none of it depends on the other document but for
the swaps of names, so that a cache serves every pair in which a document stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.compare.language.folding import Folding, plain
from generator.compare.model import Segment, SegmentKind
from generator.compare.texts.cells import speaking
from generator.compare.texts.segments import segments_of
from generator.compare.texts.weights import grams

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.document.model import Block

METADATA = frozenset(
    {
        SegmentKind.TITLE,
        SegmentKind.NUMBER,
        SegmentKind.ADDRESSEE,
        SegmentKind.AGENCIES,
        SegmentKind.SIGNATURE,
        SegmentKind.DATE,
        SegmentKind.ATTACHMENT_LIST,
        SegmentKind.HISTORY,
    }
)
"""Elements of which a part has one: they are joined by what they are, not by what they say."""

PROVISIONS = frozenset({SegmentKind.SENTENCE, SegmentKind.CELL, SegmentKind.NOTE})
"""What says something of its own: evidence that two texts are related."""


_SAID, _PROVISION = 8, 26
"""Letters of its matter from which a sentence says something; letters from which a heading is a provision."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Segments with what the alignment needs of each; all tuples run parallel to ``segments``.

    ``keys`` are the folded letters and digits, ``heading`` the index of the heading that a
    segment stands under (-1 at the top; a heading's own parent for a heading), ``columns``
    the grams of all segments, of those in ``pared`` of their matter alone, and ``rows`` the segment
    of each; ``urgings`` are how sentences begin before they name their matter, ``delegating`` the words
    with which a provision leaves something to lower levels, empty where it doesn't.
    """

    segments: tuple[Segment, ...]
    keys: tuple[str, ...]
    heading: tuple[int, ...]
    content: tuple[bool, ...]
    rows: NDArray[np.int64]
    columns: NDArray[np.uint64]
    pared: frozenset[int]
    urgings: tuple[str, ...]
    delegating: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many letters and digits the segments hold."""
        return sum(map(len, self.keys))

    def matter(self, index: int) -> str:
        """The key of a segment from where it names its matter: 灯塔建设 of 大力推进灯塔建设."""
        key = self.keys[index]
        while urging := next(filter(key.startswith, self.urgings), ""):
            key = key[len(urging) :]
        return key

    def ancestors(self, index: int) -> tuple[int, ...]:
        """The headings above a segment, nearest first."""
        found: list[int] = []
        while (index := self.heading[index]) >= 0:
            found.append(index)
        return tuple(found)


@lru_cache(maxsize=512)
def prepare(blocks: tuple[Block, ...], side: str, names: Folding) -> Prepared:
    """``blocks`` made ready for one side (``"b"`` or ``"t"``) under the swaps of a pair of issuers."""
    segments = segments_of(blocks, side=side)
    keys = tuple(names.key(segment.text[len(segment.label) :]) for segment in segments)
    keys = tuple(key or plain(segment.text) for key, segment in zip(keys, segments, strict=True))
    heading = _headings(segments)
    content = _content(segments, keys, heading)
    said = [_of_matter(segment.text[len(segment.label) :], names) for segment in segments]
    per = [
        (grams(key) if own is None else own) if wanted else grams("")
        for key, own, wanted in zip(keys, said, content, strict=True)
    ]
    rows, columns = _table(per)
    return Prepared(
        segments=segments,
        keys=keys,
        heading=heading,
        content=content,
        rows=rows,
        columns=columns,
        pared=frozenset(index for index, own in enumerate(said) if own is not None),
        urgings=names.urgings,
        delegating=tuple(
            found[0] if wanted and (found := names.delegating.search(segment.text)) else ""
            for segment, wanted in zip(segments, content, strict=True)
        ),
    )


def _of_matter(text: str, names: Folding) -> NDArray[np.uint64] | None:
    """The grams of the matter of ``text``, without what it says besides; None where that is all, or says too little."""
    pieces = names.besides.split(text)
    keys = [key for piece in pieces if (key := names.key(piece))] if len(pieces) > 1 else []
    if sum(map(len, keys)) < _SAID:
        return None
    return np.unique(np.concatenate([grams(key) for key in keys]))


def rekeyed(side: Prepared, new: Mapping[int, str]) -> Prepared:
    """``side`` with the ``new`` keys of some of its segments."""
    if not new:
        return side
    per = np.split(side.columns, np.searchsorted(side.rows, np.arange(1, len(side.keys))))
    for index, key in new.items():
        if index in side.pared:
            continue
        per[index] = grams(key) if side.content[index] else grams("")
    rows, columns = _table(per)
    keys = tuple(new.get(index, key) for index, key in enumerate(side.keys))
    return replace(side, keys=keys, rows=rows, columns=columns)


def _table(per: Sequence[NDArray[np.uint64]]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """The grams of all segments one after the other, and the segment of each."""
    rows = np.repeat(np.arange(len(per)), [len(each) for each in per])
    return rows, np.concatenate(per) if per else grams("")


def _content(segments: Sequence[Segment], keys: Sequence[str], heading: Sequence[int]) -> tuple[bool, ...]:
    """Which segments are compared for themselves: all but those that follow others.

    A heading with text below follows it, unless it is so long that it says what is to be done.
    """
    under, spoken = set(heading), speaking(segments, keys)
    following = METADATA | {SegmentKind.UNITS}
    return tuple(
        index in spoken
        if segment.cell is not None
        else segment.kind not in following
        and (segment.kind is not SegmentKind.HEADING or index not in under or len(keys[index]) >= _PROVISION)
        for index, segment in enumerate(segments)
    )


def _headings(segments: Sequence[Segment]) -> tuple[int, ...]:
    """For each segment the index of the heading it stands under, by path and part."""
    found: list[int] = []
    open_headings: list[int] = []
    part = ""
    for index, segment in enumerate(segments):
        if segment.part != part:
            open_headings, part = [], segment.part
        if segment.kind is SegmentKind.HEADING:
            depth = len(segment.path)
            while open_headings and len(segments[open_headings[-1]].path) >= depth:
                open_headings.pop()
        found.append(open_headings[-1] if open_headings else -1)
        if segment.kind is SegmentKind.HEADING:
            open_headings.append(index)
    return tuple(found)
