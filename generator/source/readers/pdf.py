"""PDF with a text layer → lines, each with its page; indents, columns and ruled tables kept.

Page furniture stays in the lines: :mod:`generator.source.furniture` finds it as in any other
source. Each page but the first begins with a form feed, as pdftotext writes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium
from pypdfium2 import raw

from generator.errors import SourceError
from generator.findings import Finding, Place, Severity
from generator.source.readers.glyphs import Frame, PageContent, read_page
from generator.source.readers.gutter import find_gutter
from generator.source.readers.ruled import ruled_tables
from generator.source.readers.setting import Column, PrintedLine, columns, em_of, pieces_of
from generator.source.text import SourceText

MAX_PAGES = 2000
MAX_CHARACTERS = 20_000_000
_INDENT = 1.3
"""Ems to the right of the text's edge from which a line is indented."""
_MOST_INDENT = 30
_FACING = 2
"""Left and right pages may have their gutters at different places."""
_GAP = 1.7
"""Times the usual distance of lines from which a blank line stands between two."""
_EDGE_SHARE = 0.15
"""Share of a column's lines that must begin at its left edge."""


@dataclass(slots=True)
class _Lines:
    """What has been read so far."""

    lines: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    gutters: list[float] = field(default_factory=list)
    characters: int = 0

    def add(self, text: str, page: int) -> None:
        self.lines.append(text)
        self.pages.append(page)
        self.characters += len(text)


def read_pdf(data: bytes, name: str) -> SourceText:
    """The lines of a PDF's text layer.

    :raises SourceError: when it is damaged, encrypted, too long, or has no text layer.
    """
    place = Place(file=name)
    found = _Lines()
    document = _opened(data, place)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise SourceError(
                f"the PDF has {count:,} pages, more than {MAX_PAGES:,}",
                where=place,
                remedy="give one issue a file",
            )
        for number in range(1, count + 1):
            _read(document, number, found, place)
    finally:
        document.close()
    if not any(line.strip() for line in found.lines):
        raise SourceError(
            f"the PDF has no text layer: its {count} pages are pictures",
            where=place,
            remedy="recognise its text first (OCR), and give the PDF or the text that comes of it",
        )
    return SourceText(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding="pdf",
        form="pdf",
        lines=tuple(found.lines),
        pages=tuple(found.pages),
        findings=tuple(found.findings),
    )


def _opened(data: bytes, place: Place) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise SourceError(
                "the PDF is encrypted", where=place, remedy="save it without a password"
            ) from error
        raise SourceError(
            "the PDF is damaged", where=place, remedy="fetch it again, or save it anew"
        ) from error


def _read(document: pdfium.PdfDocument, number: int, found: _Lines, place: Place) -> None:
    start = len(found.lines)
    try:
        page = document[number - 1]
        content = read_page(page)
        page.close()
    except pdfium.PdfiumError:
        _doubt(found, place, "page-unread", f"page {number} is damaged and was not read", Severity.FAULT)
        found.add("", number)
        return
    for text in _page_lines(content, found.gutters):
        found.add(text, number)
    if len(found.lines) == start:
        found.add("", number)
        if content.pictures:
            _doubt(found, place, "page-without-text", f"page {number} is a picture without a text layer")
    elif number > 1:
        found.lines[start] = f"\f{found.lines[start]}"
    if content.unmapped:
        _doubt(
            found,
            place,
            "unmapped-characters",
            f"page {number} has {content.unmapped} characters whose font doesn't say what they are",
            line=start + 1,
        )
    if found.characters > MAX_CHARACTERS:
        raise SourceError(
            f"the PDF has more than {MAX_CHARACTERS:,} characters",
            where=place,
            remedy="give one issue a file",
        )


def _doubt(
    found: _Lines,
    place: Place,
    kind: str,
    text: str,
    severity: Severity = Severity.DOUBT,
    *,
    line: int | None = None,
) -> None:
    at = Place(file=place.file, line=line or len(found.lines) or 1)
    found.findings.append(
        Finding(place=at, kind=kind, text=text, severity=severity, remedy="compare it with the printed page")
    )


def _page_lines(content: PageContent, gutters: list[float]) -> Iterator[str]:
    for frame in content.frames:
        yield from _frame_lines(frame, gutters)
    yield from content.oblique


def _frame_lines(frame: Frame, gutters: list[float]) -> Iterator[str]:
    em = em_of(frame.glyphs)
    tables, rest = ruled_tables(frame.glyphs, frame.rules)
    pieces = pieces_of(rest, em)
    gutter = find_gutter(pieces, em, gutters[-_FACING:])
    if gutter is not None:
        gutters.append(gutter)
    for column in columns([*pieces, *tables], em, gutter):
        yield from _column_lines(column, em)


def _column_lines(column: Column, em: float) -> Iterator[str]:
    """The column's lines with their indents, and blank lines where the white is wide.

    No blank line beside the first and the last line: the white there parts furniture from
    text, and the text goes on over it.
    """
    lines = column.lines
    edge = _edge([line for line in lines if not line.rows], em)
    pitch = _pitch(lines, em)
    for index, line in enumerate(lines):
        if line.rows:
            yield from line.rows
            continue
        indent = (line.x0 - edge) / em
        yield "\u3000" * (min(round(indent), _MOST_INDENT) if indent >= _INDENT else 0) + line.text
        inner = 0 < index < len(lines) - 2
        if inner and not lines[index + 1].rows and line.y - lines[index + 1].y > _GAP * pitch:
            yield ""


def _edge(lines: Sequence[PrintedLine], em: float) -> float:
    """Where the column's lines begin: the leftmost place where more than a stray one does."""
    least = max(1.0, _EDGE_SHARE * len(lines))
    starts = sorted(line.x0 for line in lines)
    for start in starts:
        if sum(1 for other in starts if 0 <= other - start <= em / 2) >= least:
            return start
    return starts[0] if starts else 0.0


def _pitch(lines: Sequence[PrintedLine], em: float) -> float:
    steps = [a.y - b.y for a, b in pairwise(lines) if not a.rows and not b.rows]
    return median(steps) if steps else 2 * em
