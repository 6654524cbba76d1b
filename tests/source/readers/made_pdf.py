"""Small PDFs as a printer would set them: no file of anybody, no font file (STSong-Light is built in)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
EM = 16
LEFT, TOP, PITCH = 74, 760, 28
MEASURE = 28
"""Characters of a full line."""


def pdf(*pages: Callable[[Canvas], None], password: str | None = None) -> bytes:
    """A PDF whose pages the callables draw."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1, encrypt=password)
    for page in pages:
        canvas.setFont(FONT, EM)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def wrapped(text: str, measure: int = MEASURE) -> list[str]:
    """A paragraph as printed lines: two ems of indent, then full lines."""
    first, rest = text[: measure - 2], text[measure - 2 :]
    return ["\u3000\u3000" + first, *(rest[i : i + measure] for i in range(0, len(rest), measure))]


def column(
    lines: Sequence[str], *, x: float = LEFT, y: float = TOP, em: float = EM, pitch: float = PITCH
) -> Callable[[Canvas], None]:
    """Lines below one another. Leading ideographic spaces are drawn as white, ``>`` as right, ``^`` as centre."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, em)
        for index, line in enumerate(lines):
            at = y - index * pitch
            body = line.lstrip("\u3000>^")
            if line.startswith("^"):
                canvas.drawCentredString(x + MEASURE * em / 2, at, body)
            elif line.startswith(">"):
                canvas.drawRightString(x + (MEASURE - 2) * em, at, body)
            else:
                canvas.drawString(x + (len(line) - len(body)) * em, at, body)

    return draw


def together(*parts: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    """Several things on one page."""

    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def table(
    cells: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    y: float,
    x: float = LEFT,
    height: float = 40,
    merged: Sequence[tuple[int, int]] = (),
) -> Callable[[Canvas], None]:
    """A ruled table; ``merged`` are (row, column) of cells without a rule above them."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        for row, texts in enumerate(cells):
            top, at = y - row * height, x
            for index, (text, width) in enumerate(zip(texts, widths, strict=True)):
                canvas.line(at, top, at, top - height)
                if (row, index) not in merged:
                    canvas.line(at, top, at + width, top)
                for number, piece in enumerate(text.split("\n")):
                    canvas.drawString(at + 4, top - 15 - 16 * number, piece)
                at += width
            canvas.line(at, top, at, top - height)
        bottom = y - len(cells) * height
        canvas.line(x, bottom, x + sum(widths), bottom)

    return draw
