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

from generator.compare.cells import speaking
from generator.compare.folding import Folding, plain
from generator.compare.model import Segment, SegmentKind
from generator.compare.segments import segments_of
from generator.compare.weights import grams

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
    }
)
"""Elements of which a part has one: they are joined by what they are, not by what they say."""

PROVISIONS = frozenset({SegmentKind.SENTENCE, SegmentKind.CELL, SegmentKind.NOTE})
"""What says something of its own: evidence that two texts are related."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Segments with what the alignment needs of each; all tuples run parallel to ``segments``.

    ``keys`` are the folded letters and digits, ``heading`` the index of the heading that a
    segment stands under (-1 at the top; a heading's own parent for a heading), ``columns``
    the grams of all segments and ``rows`` the segment of each; ``urgings`` are how sentences begin
    before they name their matter.
    """

    segments: tuple[Segment, ...]
    keys: tuple[str, ...]
    heading: tuple[int, ...]
    content: tuple[bool, ...]
    rows: NDArray[np.int64]
    columns: NDArray[np.uint64]
    urgings: tuple[str, ...]

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
    per = [grams(key) if wanted else grams("") for key, wanted in zip(keys, content, strict=True)]
    rows, columns = _table(per)
    return Prepared(
        segments=segments,
        keys=keys,
        heading=heading,
        content=content,
        rows=rows,
        columns=columns,
        urgings=names.urgings,
    )


def rekeyed(side: Prepared, new: Mapping[int, str]) -> Prepared:
    """``side`` with the ``new`` keys of some of its segments."""
    if not new:
        return side
    per = np.split(side.columns, np.searchsorted(side.rows, np.arange(1, len(side.keys))))
    for index, key in new.items():
        per[index] = grams(key) if side.content[index] else grams("")
    rows, columns = _table(per)
    keys = tuple(new.get(index, key) for index, key in enumerate(side.keys))
    return replace(side, keys=keys, rows=rows, columns=columns)


def _table(per: Sequence[NDArray[np.uint64]]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """The grams of all segments one after the other, and the segment of each."""
    rows = np.repeat(np.arange(len(per)), [len(each) for each in per])
    return rows, np.concatenate(per) if per else grams("")


def _content(segments: Sequence[Segment], keys: Sequence[str], heading: Sequence[int]) -> tuple[bool, ...]:
    """Which segments are compared for themselves: all but those that follow others."""
    under, spoken = set(heading), speaking(segments, keys)
    following = METADATA | {SegmentKind.UNITS}
    return tuple(
        index in spoken
        if segment.cell is not None
        else segment.kind not in following and (segment.kind is not SegmentKind.HEADING or index not in under)
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
