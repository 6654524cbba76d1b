"""A PDF page → glyphs and ruling lines with their places, in the frame in which the text stands upright.

Units are points (1/72 inch), origin at the lower left. A page may hold text in several
directions (a table set on its side and an upright page number): each quarter turn is a frame
of its own, so that what follows only ever sees upright text.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_QUARTER = math.pi / 2
_STRAIGHT = 0.1
"""Radians off a quarter turn up to which text counts as straight; beyond it is a watermark."""
_RULE = 2.5
"""Points: a rectangle thinner than this is drawn as a line."""
_MOST_RULES = 20_000
REPLACEMENT = "\ufffd"
OBLIQUE = 4


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its left and right (advance, not ink), baseline and size."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruling line, along the text (``level``) or across it: its place, start and end."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The glyphs of one direction and, in the same coordinates, the page's ruling lines."""

    quarter: int
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """A page: its frames, the one with most text first, oblique text apart; how many pictures it has."""

    frames: tuple[Frame, ...]
    oblique: tuple[str, ...]
    unmapped: int
    pictures: int


def read_page(page: pdfium.PdfPage) -> PageContent:
    """Everything on ``page`` that the text needs."""
    found: dict[int, list[Glyph]] = {}
    unmapped = 0
    for quarter, glyph in _glyphs(page):
        found.setdefault(quarter, []).append(glyph)
        unmapped += glyph.text == REPLACEMENT
    segments, pictures = _drawn(page)
    straight = Counter({quarter: len(glyphs) for quarter, glyphs in found.items() if quarter != OBLIQUE})
    frames = tuple(
        Frame(quarter=quarter, glyphs=tuple(found[quarter]), rules=tuple(_rules(segments, quarter)))
        for quarter, _ in straight.most_common()
    )
    return PageContent(
        frames=frames,
        oblique=tuple(_runs(found.get(OBLIQUE, []))),
        unmapped=unmapped,
        pictures=pictures,
    )


def _glyphs(page: pdfium.PdfPage) -> Iterator[tuple[int, Glyph]]:
    text = page.get_textpage()
    try:
        handle = text.raw
        box = raw.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        high = 0
        for index in range(raw.FPDFText_CountChars(handle)):
            if raw.FPDFText_IsGenerated(handle, index) == 1:
                continue
            code = raw.FPDFText_GetUnicode(handle, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000 and high:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            if code == 2:  # pdfium's mark for a hyphen at a line's end
                code = 0x2D
            character = REPLACEMENT if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 else chr(code)
            if character in "\r\n":
                continue
            raw.FPDFText_GetLooseCharBox(handle, index, box)
            raw.FPDFText_GetCharOrigin(handle, index, x, y)
            quarter = _quarter(raw.FPDFText_GetCharAngle(handle, index))
            turn = quarter if quarter != OBLIQUE else 0
            across = box.right - box.left, box.top - box.bottom
            start, baseline = _turned(x.value, y.value, turn)
            ends = (
                _turned(box.left, box.bottom, turn)[0],
                _turned(box.right, box.top, turn)[0],
            )
            size = raw.FPDFText_GetFontSize(handle, index)
            # The font size ignores the text's scale; the height of the loose box knows it.
            height = across[turn % 2 == 0]
            if height > 0 and not 0.6 < size / height < 1.6:
                size = height / 1.15
            yield (
                quarter,
                Glyph(character, min(start, *ends), max(*ends, start), baseline, max(size, 0.1)),
            )
    finally:
        text.close()


def _quarter(angle: float) -> int:
    """Counter-clockwise quarter turns of the text; :data:`OBLIQUE` for anything between."""
    turns = -angle / _QUARTER
    nearest = round(turns)
    return nearest % 4 if abs(turns - nearest) * _QUARTER <= _STRAIGHT else OBLIQUE


def _turned(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A point in the frame of text that is turned by ``quarter``: along its lines, up from them."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]


def _runs(glyphs: list[Glyph]) -> Iterator[str]:
    """Oblique text in the order in which the file draws it; it is a watermark, never a line."""
    if text := "".join(glyph.text for glyph in glyphs).strip():
        yield text


def _drawn(page: pdfium.PdfPage) -> tuple[list[tuple[float, float, float, float]], int]:
    """Straight segments (x0, y0, x1, y1) of all paths, and the number of pictures."""
    segments: list[tuple[float, float, float, float]] = []
    pictures = 0
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE), max_depth=4):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif len(segments) < _MOST_RULES:
            segments.extend(_segments(item))
    return segments, pictures


def _segments(item: pdfium.PdfObject) -> Iterator[tuple[float, float, float, float]]:
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    first: tuple[float, float] | None = None
    for index in range(min(raw.FPDFPath_CountSegments(item.raw), _MOST_RULES)):
        segment = raw.FPDFPath_GetPathSegment(item.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO and points:
            yield (*points[-1], *point)
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and first is not None and first != point:
            yield (*point, *first)


def _rules(segments: list[tuple[float, float, float, float]], quarter: int) -> Iterator[Rule]:
    for x0, y0, x1, y1 in segments:
        (u0, v0), (u1, v1) = _turned(x0, y0, quarter), _turned(x1, y1, quarter)
        if abs(v1 - v0) <= _RULE < abs(u1 - u0):
            yield Rule(level=True, at=(v0 + v1) / 2, start=min(u0, u1), end=max(u0, u1))
        elif abs(u1 - u0) <= _RULE < abs(v1 - v0):
            yield Rule(level=False, at=(u0 + u1) / 2, start=min(v0, v1), end=max(v0, v1))
