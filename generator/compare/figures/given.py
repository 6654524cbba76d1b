"""Which figures of a document count: those that bind, each where it is given first.

A past year tells of the past; a value that a later provision repeats word for word is no new one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.compare.figures.cells import bare_number, place_of, rows_of
from generator.compare.figures.fines import FINE, REACH
from generator.compare.figures.found import Found, figures_in
from generator.compare.figures.values import VALID, equal
from generator.compare.language.bigrams import within
from generator.compare.language.folding import plain
from generator.compare.language.numerals import canonical
from generator.compare.model import SegmentKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.compare.model import Segment

_SKIPPED = frozenset(
    {
        SegmentKind.NUMBER,
        SegmentKind.DATE,
        SegmentKind.HISTORY,
        SegmentKind.SIGNATURE,
        SegmentKind.ADDRESSEE,
        SegmentKind.AGENCIES,
    }
)
_TELLING, _NAMING = 6, 10
"""Letters from which a clause may be told again; from which it names what it is about."""
_NAMED, _PLACE = 4, 36
"""Letters below which a label says too little; of a place in a label."""
_EARLIER = 6
"""Segments in front of one in which its paragraph's offence is looked for."""
_CLAUSE, _SENTENCE = 0.9, 0.7
"""Share of the shorter clause, and of the shorter sentence, in the longer that makes one statement of two."""
_NO_SUBJECT = re.compile("给予|予以|按|处|并|可|对其|再|每")
_BOUNDARY = re.compile("[起前后]|^[自从]")


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A figure in its place, itself alone: its segment's id, the segment's place in the document, and the words it stands in.

    ``after`` are the words behind it in its sentence, ``goal`` is true below a heading that
    announces goals.
    """

    figure: Found
    segment: str
    order: int
    words: str
    after: str = ""
    goal: bool = False


def placed_figures(segments: Sequence[Segment]) -> list[Placed]:
    """The figures of a document in order, without those of labels, of past years and of its own date."""
    year = _own_year(segments)
    found: list[Placed] = []
    goal, above = False, ""
    rows = rows_of(segments)
    for order, segment in enumerate(segments):
        if segment.kind is SegmentKind.HEADING:
            goal, above = "目标" in segment.text, segment.text.removeprefix(segment.label).strip("。 ")
        if segment.kind in _SKIPPED:
            continue
        before = _before(segments, order) if FINE in segment.text else ""
        figures = figures_in(segment.text, title=segment.kind is SegmentKind.TITLE, before=before)
        if segment.cell and (bare := bare_number(segment, rows)):
            figures = (bare,)
        words = plain(segment.text) if figures else ""
        found += [
            Placed(
                _named(figure, place_of(segment, rows) or above),
                segment.id,
                order,
                words,
                segment.text[figure.end :],
                goal,
            )
            for figure in figures
            if figure.start >= len(segment.label) and not _past(figure, year)
        ]
    return found


def _before(segments: Sequence[Segment], order: int) -> str:
    """The text in front of a segment, of its paragraph, as far as an offence is looked for."""
    first = order
    while first and order - first < _EARLIER and segments[first - 1].block == segments[order].block:
        first -= 1
    return "".join(segment.text for segment in segments[first:order])[-REACH:]


def _named(figure: Found, place: str) -> Found:
    """``figure`` with a label that can be read alone: with its row or the heading above where its words are few."""
    if len(figure.what) >= _NAMED or VALID in figure.what or not place:
        return figure
    return replace(figure, what="：".join(each for each in (place[:_PLACE], figure.what) if each))


def _own_year(segments: Sequence[Segment]) -> int:
    """The year of the document's date or, without one, of its number; 0 where neither is stated."""
    for kind in (SegmentKind.DATE, SegmentKind.NUMBER):
        years = [
            int(match[0])
            for segment in segments
            if segment.kind is kind and (match := re.search(r"(?:19|20)\d{2}", canonical(segment.text)))
        ]
        if years:
            return max(years)
    return 0


def _past(figure: Found, year: int) -> bool:
    if figure.kind not in ("deadline", "year") or _BOUNDARY.search(figure.value):
        return False
    years = [int(found) for found in re.findall(r"(?:19|20)\d{2}", canonical(figure.value))]
    return bool(years) and max(years) < year


def repeated(placed: Sequence[Placed], answered: Collection[Placed]) -> set[Placed]:
    """Figures without an answer that repeat what an answered or an earlier one states."""
    alike: dict[tuple[str, ...], list[Placed]] = defaultdict(list)
    for one in placed:
        alike[_key(one.figure)].append(one)
    found: set[Placed] = set()
    for one in placed:
        if one in answered or len(one.figure.context) < _TELLING:
            continue
        if any(
            other.segment != one.segment
            and (other.order < one.order or other in answered)
            and equal(other.figure, one.figure)
            and _told_again(one, other)
            for other in alike[_key(one.figure)]
        ):
            found.add(one)
    return found


def _key(figure: Found) -> tuple[str, ...]:
    return figure.kind, figure.number, *([] if figure.number else re.findall(r"\d+", canonical(figure.value)))


def _told_again(one: Placed, other: Placed) -> bool:
    left, right = one.figure.context, other.figure.context
    if left == right and len(left) >= _NAMING and not _NO_SUBJECT.match(left):
        return True
    return within(left, right) >= _CLAUSE and within(one.words, other.words) >= _SENTENCE
