"""Indents without the margin: readers that keep the page's look begin every line with its spaces.

What opens a paragraph is an indent beyond its page's margin, and the margins of left and right pages
differ. A page ends at its furniture or where the next one begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.source.furniture import Furniture
from generator.source.lines import Line

_LONG = 12.0
"""Cells from which a line may show the margin; titles and signatures are set anywhere."""
_STRAY = 10
"""One long line in so many may stand left of the margin."""
_INDENT = 2


def without_margins(lines: Sequence[Line], furniture: Mapping[int, Furniture]) -> tuple[Line, ...]:
    """The lines with their indents counted from the margin of their page."""
    pages = list(_pages(lines, furniture))
    indents = [
        sorted(line.indent for line in page if line.width >= _LONG and line.no not in furniture)
        for page in pages
    ]
    # A page of paragraphs of one line shows no margin: its indents are those that open paragraphs.
    shown = {
        own[len(own) // _STRAY] for own in indents if own and own[-1] >= own[len(own) // _STRAY] + _INDENT
    }
    out: list[Line] = []
    for page, own in zip(pages, indents, strict=True):
        margin = max((m for m in shown if own and m <= own[len(own) // _STRAY]), default=0)
        out += [replace(line, indent=max(0, line.indent - margin)) for line in page] if margin else page
    return tuple(out)


def _pages(lines: Sequence[Line], furniture: Mapping[int, Furniture]) -> Iterator[list[Line]]:
    page: list[Line] = []
    ended = False
    for line in lines:
        if line.text and page and (line.page_start or (ended and line.no not in furniture)):
            yield page
            page = []
            ended = False
        ended = ended or line.no in furniture
        page.append(line)
    yield page
