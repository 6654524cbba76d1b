"""Glyphs → printed lines in reading order: what stood on one line, in which column, how far in.

Spaces are made from the distances on the page, not from space characters: an ideographic space
for the width of a character, a half one for less. Columns are read one after the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from generator.source.characters import is_han
from generator.source.readers.glyphs import Glyph

_SAME_LINE = 0.45
"""Share of the size by which baselines on one line may differ (superscripts)."""
_TWICE = 0.12
"""Share of the size within which the same character drawn twice is bold by overprinting."""
_PARTED = 1.2
"""Ems of white after which a line is two pieces, perhaps of two columns."""
_WIDE, _NARROW, _LATIN = 0.75, 0.25, 0.18
"""Ems of white that are an ideographic space, a half one, a space between Latin words."""
_MOST_SPACES = 12
_APART = 2.2
"""Ems of white from baseline to baseline that set a page's first or last row apart."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs on one line with no wide white between them, or a table's rows in their place."""

    x0: float
    x1: float
    y: float
    glyphs: tuple[Glyph, ...]
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line: its text, left edge and baseline; ``rows`` instead where it is a table."""

    text: str
    x0: float
    x1: float
    y: float
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read from top to bottom, then the next column. ``spanning``: over all columns."""

    lines: tuple[PrintedLine, ...]
    spanning: bool = False


def em_of(glyphs: Sequence[Glyph]) -> float:
    """The width of a Han character on the page, in points."""
    widths = Counter(round(g.x1 - g.x0, 1) for g in glyphs if is_han(g.text) and g.x1 > g.x0)
    if widths:
        return widths.most_common(1)[0][0]
    return Counter(round(g.size, 1) for g in glyphs).most_common(1)[0][0] if glyphs else 10.5


def rows_of(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    """Glyphs grouped by baseline, from the top, each group from left to right."""
    group: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.y, g.x0)):
        if group and group[0].y - glyph.y > _SAME_LINE * max(group[0].size, glyph.size):
            yield tuple(_once(group))
            group = []
        group.append(glyph)
    if group:
        yield tuple(_once(group))


def pieces_of(glyphs: Sequence[Glyph], em: float) -> list[Piece]:
    """The glyphs as pieces of lines, from the top."""
    return [piece for row in rows_of(glyphs) for piece in _pieces(row, em)]


def columns(pieces: Sequence[Piece], em: float, gutter: float | None) -> tuple[Column, ...]:
    """The page's lines, column by column in reading order; ``gutter`` is where two columns part."""
    everything = list(pieces)
    if not everything:
        return ()
    if gutter is None:
        return (Column(lines=tuple(_lines(everything, em)), spanning=True),)
    out: list[Column] = []
    spanning: list[Piece] = []
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    apart = {id(piece) for piece in _set_apart(everything, em)}

    def flush() -> None:
        for side in sides:
            if side:
                out.append(Column(lines=tuple(_lines(side, em))))
                side.clear()

    for piece in sorted(everything, key=lambda p: -p.y):
        if id(piece) not in apart and piece.x1 <= gutter:
            sides[0].append(piece)
        elif id(piece) not in apart and piece.x0 >= gutter:
            sides[1].append(piece)
        else:
            flush()
            if out and out[-1].spanning:
                spanning.append(piece)
                out[-1] = Column(lines=tuple(_lines(spanning, em)), spanning=True)
            else:
                spanning = [piece]
                out.append(Column(lines=tuple(_lines(spanning, em)), spanning=True))
    flush()
    return tuple(out)


def _set_apart(pieces: Sequence[Piece], em: float) -> list[Piece]:
    """The pieces of a first or last row that wide white parts from the rest: running heads, page numbers.

    They belong to the page, not to its columns.
    """
    found: list[Piece] = []
    for way in (1, -1):
        ordered = sorted(pieces, key=lambda p: -p.y * way)
        row = [p for p in ordered if abs(p.y - ordered[0].y) <= _SAME_LINE * em and not p.rows]
        rest = ordered[len(row) :]
        if row and rest and abs(rest[0].y - row[-1].y) > _APART * em:
            found += row
    return found


def text_of(glyphs: Sequence[Glyph]) -> str:
    """The text of glyphs that stand on one line, spaces made from the white between them."""
    printed = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not printed:
        return ""
    spaced = _letterspacing(printed)
    out = [printed[0].text]
    for before, after in pairwise(printed):
        out.append(_space(before, after, spaced))
        out.append(after.text)
    return "".join(out)


def _once(group: Sequence[Glyph]) -> Iterator[Glyph]:
    """The group from left to right, without what was drawn twice to look bold."""
    last: Glyph | None = None
    for glyph in sorted(group, key=lambda g: (g.x0, g.text)):
        if last and last.text == glyph.text and abs(glyph.x0 - last.x0) < _TWICE * glyph.size:
            continue
        last = glyph
        yield glyph


def _pieces(row: Sequence[Glyph], em: float) -> Iterator[Piece]:
    printed = [glyph for glyph in row if not glyph.text.isspace()]
    start = 0
    for index, (before, after) in enumerate(pairwise(printed), start=1):
        if after.x0 - before.x1 > _PARTED * em:
            yield _piece(printed[start:index])
            start = index
    if printed:
        yield _piece(printed[start:])


def _piece(glyphs: Sequence[Glyph]) -> Piece:
    return Piece(
        x0=glyphs[0].x0,
        x1=max(g.x1 for g in glyphs),
        y=median(g.y for g in glyphs),
        glyphs=tuple(glyphs),
    )


def _lines(pieces: Sequence[Piece], em: float) -> Iterator[PrintedLine]:
    """Pieces of one column joined to its lines, from the top."""
    group: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (-p.y, p.x0)):
        if group and (piece.rows or group[-1].rows or group[0].y - piece.y > _SAME_LINE * em):
            yield _line(group)
            group = []
        group.append(piece)
    if group:
        yield _line(group)


def _line(group: list[Piece]) -> PrintedLine:
    group.sort(key=lambda p: p.x0)
    return PrintedLine(
        text=text_of([glyph for piece in group for glyph in piece.glyphs]),
        x0=group[0].x0,
        x1=max(piece.x1 for piece in group),
        y=group[0].y,
        rows=group[0].rows,
    )


def _letterspacing(printed: Sequence[Glyph]) -> float:
    """The white that the line has between all its characters, being set wide."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(printed)]
    return max(0.0, median(gaps)) if len(gaps) >= 8 else 0.0


def _space(before: Glyph, after: Glyph, spaced: float) -> str:
    size = max(before.size, after.size)
    gap = (after.x0 - before.x1 - spaced) / size
    if before.text.isascii() and after.text.isascii():
        return " " * min(max(1, round(gap)), _MOST_SPACES) if gap > _LATIN else ""
    if gap >= _WIDE:
        return "\u3000" * min(round(gap), _MOST_SPACES)
    return " " if gap > _NARROW else ""
