"""Which links left their place, judged section by section.

A provision stands in its place where its section is the one that the base's section became, and its
neighbours there keep their order; a section, where its own neighbours keep theirs. What stands in a
section that moved has moved with it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from generator.compare.alignment.moves import moved
from generator.compare.model import SegmentKind
from generator.compare.texts.prepared import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compare.alignment.align import Alignment
    from generator.compare.alignment.groups import Group
    from generator.compare.texts.prepared import Prepared

_Place = tuple[int, int] | tuple[str, str]
"""A heading of the base and what became of it; at the top a part of each document."""
_WEAK, _UNKNOWN = 0.2, 0.5


def moved_links(
    base: Prepared, target: Prepared, found: Sequence[Group], aligned: Alignment
) -> frozenset[int]:
    """Indices into ``found`` of the links that moved."""
    return frozenset(_Order(base, target, found, aligned).moved())


class _Order:
    def __init__(self, base: Prepared, target: Prepared, found: Sequence[Group], aligned: Alignment) -> None:
        self._base, self._target, self._aligned, self._found = base, target, aligned, found
        self._pairs = {
            at: self._main(group)
            for at, group in enumerate(found)
            if base.segments[group[0][0]].kind not in METADATA
            and (group[0][0], group[1][0]) not in aligned.apart
        }
        self._headings = {
            pair
            for pair in self._pairs.values()
            if base.segments[pair[0]].kind is target.segments[pair[1]].kind is SegmentKind.HEADING
        }

    def _main(self, group: Group) -> tuple[int, int]:
        pairs = ((one, other) for one in group[0] for other in group[1])
        sure = self._aligned.confidence
        return max(pairs, key=lambda pair: (sure.get(pair, 0.0), -pair[0], -pair[1]))

    def _section(self, one: int, other: int) -> _Place | None:
        """The nearest sections of both sides that became each other; None where each has another."""
        became = dict(self._headings)
        above, over = self._base.ancestors(one), self._target.ancestors(other)
        for heading in above:
            if became.get(heading) in over:
                return heading, became[heading]
        if any(heading in became for heading in above) and any(
            heading in became.values() for heading in over
        ):
            return None
        return self._base.segments[one].part, self._target.segments[other].part

    @cached_property
    def _sections(self) -> dict[_Place | None, list[int]]:
        """The links by their sections."""
        sections: dict[_Place | None, list[int]] = defaultdict(list)
        for at, (one, other) in self._pairs.items():
            sections[self._section(one, other)].append(at)
        return sections

    def _below(self, at: int) -> list[int]:
        """The links of the section that a heading heads."""
        pair = self._pairs[at]
        return self._sections.get(pair, []) if pair in self._headings else []

    def _empty(self, at: int) -> bool:
        """Whether a link is of two headings with nothing linked below: then nothing shows where it went."""
        return self._pairs[at] in self._headings and not self._below(at)

    def _weight(self, at: int) -> float:
        """The letters of a link, of a heading's with all that stands in its section."""
        one, other = self._pairs[at]
        lefts, rights = self._found[at]
        size = min(
            sum(len(self._base.keys[left]) for left in lefts),
            sum(len(self._target.keys[right]) for right in rights),
        )
        own = size * (_WEAK + self._aligned.confidence.get((one, other), _UNKNOWN))
        return own + sum(self._weight(below) for below in self._below(at))

    def _place(self, at: int) -> tuple[int, int, float]:
        """Where a link stands on both sides, and its weight; a section where the most of it stands."""
        one, other = self._pairs[at]
        if below := self._below(at):
            one, other = self._pairs[max(below, key=lambda link: (self._weight(link), -link))]
        return one, other, self._weight(at)

    def moved(self) -> Iterator[int]:
        """Links out of order in their section or strangers to it, and all below a heading that is."""
        away = set(self._sections.get(None, ()))
        for section, links in self._sections.items():
            if section is not None:
                judged = [link for link in links if not self._empty(link)]
                away |= {judged[at] for at in moved([self._place(link) for link in judged])}
        waiting = sorted(away)
        while waiting:
            at = waiting.pop()
            yield at
            waiting += [link for link in self._below(at) if link not in away]
