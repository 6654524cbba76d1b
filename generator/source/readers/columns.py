"""Text that keeps the page's look, its two columns side by side on every line → the columns one after the other.

A page is taken apart only where most of its lines are two pieces with white between them, and both sides are
full lines of prose: tables, lists of names and two signatures beside each other stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.findings import Finding, Place, Severity
from generator.source.text import SourceText

_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|[ \u00a0]*\u3000[ \u00a0\u3000]+)(?=\S)")
_LEAST = 8
"""Lines of two pieces that a page needs."""
_SHARE = 0.45
"""Share of a page's lines that are two pieces, and of the pieces on either side that are full."""
_SOME, _INSIDE = 3, 0.9
"""Lines of two pieces, and the share of them that keep to known columns, on a page judged by others."""
_FULL = 3
"""Half-cells around the measure of a column in which its full lines fall."""
_NARROWEST = 20
"""Half-cells of a column."""
_FORM = "columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """Measures of a page's two columns, in half-cells, and where the right one begins at the least."""

    left: int
    right: int
    start: int


def apart(source: SourceText) -> SourceText:
    """``source`` with the columns of its pages one after the other; the same where it has none.

    What is read then are other lines than the file's: they are kept as an extract beside it.
    """
    if source.form != "text" or not any(_GAP.search(line) for line in source.lines):
        return source
    pages = list(_pages(source.lines))
    found = [_sides(page) for page in pages]
    known = next((own for own in found if own), None)
    if known is None:
        return source
    # A page of headings and short paragraphs is judged by the columns of the others.
    sides = [own or (known if _fits(page, known) else None) for page, own in zip(pages, found, strict=True)]
    lines = tuple(
        line
        for page, own in zip(pages, sides, strict=True)
        for line in (_in_order(page, own) if own else page)
    )
    finding = Finding(
        place=Place(file=source.name, line=1),
        kind="columns-apart",
        text=f"{sum(map(bool, sides))} pages hold two columns side by side on a line; they were read one after the other",
        severity=Severity.NOTE,
    )
    return replace(source, lines=lines, form=_FORM, findings=(*source.findings, finding))


def _pages(lines: Sequence[str]) -> Iterator[list[str]]:
    page: list[str] = []
    for line in lines:
        if "\f" in line and page:
            yield page
            page = []
        page.append(line)
    yield page


def _sides(page: Sequence[str]) -> _Sides | None:
    printed = [line for line in page if line.strip()]
    pairs = _pairs(page)
    if len(pairs) < max(_LEAST, _SHARE * len(printed)):
        return None
    measures = []
    for side in zip(*pairs, strict=True):
        widths = Counter(_width(piece) for piece in side)
        measure = max(widths, key=lambda width: sum(widths[width + d] for d in range(-_FULL, _FULL + 1)))
        full = sum(widths[measure + d] for d in range(-_FULL, _FULL + 1))
        if measure < _NARROWEST or full < _SHARE * len(pairs):
            return None
        measures.append(max(width for width in widths if width <= measure + 2 * _FULL))
    return _Sides(left=measures[0], right=measures[1], start=int(0.6 * measures[0]))


def _pairs(page: Sequence[str]) -> list[list[str]]:
    return [pieces for line in page if len(pieces := _GAP.split(line.strip())) == 2]


def _fits(page: Sequence[str], sides: _Sides) -> bool:
    """Whether nearly all lines of two pieces keep to the columns, and there are some."""
    pairs = _pairs(page)
    inside = sum(
        _width(left) <= sides.left + _FULL and _width(right) <= sides.right + _FULL for left, right in pairs
    )
    return inside >= _SOME and inside >= _INSIDE * len(pairs)


def _in_order(page: Sequence[str], sides: _Sides) -> Iterator[str]:
    """The page's lines: what spans both columns where it stands, and between such lines left before right."""
    left: list[str] = []
    right: list[str] = []
    margin = min(len(_indent(line)) for line in page if len(_GAP.split(line.strip())) == 2)
    for line in page:
        text = line.replace("\f", "")
        feed = "\f" if "\f" in line else ""
        pieces = _GAP.split(text.strip(), maxsplit=1)
        if not text.strip():
            if feed:
                left.append(feed)
        elif len(pieces) == 2 and _width(pieces[0]) <= sides.left + _FULL:
            left.append(feed + _indent(text)[margin:] + pieces[0])
            right.append(pieces[1])
        elif len(_indent(text)) >= sides.start:
            right.append(pieces[0])
            left += [feed] if feed else []
        elif _width(text.strip()) <= sides.left + _FULL:
            left.append(feed + text.rstrip()[min(margin, len(_indent(text))) :])
        else:
            yield from (*left, *right, line)
            left, right = [], []
    yield from (*left, *right)


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
