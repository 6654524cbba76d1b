"""Text → lines that know their place: number, width in cells, markup, page start."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.source.characters import normalise_characters
from generator.source.inline import plain_inline
from generator.source.text import SourceText


class Layout(StrEnum):
    """How a source's lines relate to its paragraphs."""

    PRINTED = "printed"
    """A text line is a printed line: paragraphs are hard-wrapped at a measure."""
    FLOWED = "flowed"
    """A text line is a paragraph, or a piece of one that a column or page break cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the source after character normalisation, without its markup.

    ``no`` is 1-based. ``heading`` is the Markdown level (0: none): a hint that something is
    set apart, never its rank. ``width`` is in cells (a Han character is one, a digit half).
    """

    no: int
    text: str
    width: float
    heading: int = 0
    bold: bool = False
    bullet: bool = False
    hard_break: bool = False
    indent: int = 0
    page_start: bool = False
    page: int | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on the line."""
        return not self.text


_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"[-*+]\s+(?=\S)")
_BOLD = re.compile(r"\*\*((?:(?!\*\*).)+)\*\*")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|~])")
_HALF = re.compile(r"[^ \u2000-\U0010ffff]")
_PROBE = 4000
_WRITTEN = ("text", "tables")
"""Forms in which Markdown may come; the second had HTML tables in it."""
_WIDTHS = tuple(float(cells) for cells in range(100))
"""The widths of most lines, each once in memory."""


def width(text: str) -> float:
    """Printed width in cells: Han and full-width signs 1, digits and Latin ½, a space ⅖.

    Measured on two printed layers: with these weights nine of ten full lines fall within
    one and a half cells of the measure.

    >>> width("到 2030 年")
    4.8
    """
    spaces = text.count(" ") + text.count("\u3000")
    cells = round(len(text) - 0.5 * len(_HALF.findall(text)) - 0.6 * spaces, 1)
    return _WIDTHS[int(cells)] if cells.is_integer() and cells < len(_WIDTHS) else cells


def is_markdown(lines: Sequence[str]) -> bool:
    """Whether the source uses Markdown headings (so that ``- `` and ``**`` are markup)."""
    return sum(1 for line in lines[:_PROBE] if _HEADING.match(line)) >= 1


def read_lines(source: SourceText) -> tuple[Line, ...]:
    """All lines of ``source``, normalised character by character."""
    markdown = source.form in _WRITTEN and is_markdown(source.lines)
    pages = source.pages or (None,) * len(source.lines)
    out: list[Line] = []
    font = str.maketrans(dict(source.font))
    blanks = 0
    fed = False  # a form feed behind the last printed line
    for no, (raw, page) in enumerate(zip(source.lines, pages, strict=True), start=1):
        after_gap = fed or raw.lstrip(" \t").startswith("\f") or (not source.whole and blanks >= 3)
        line = _line(
            no,
            raw.translate(font) if font else raw,
            page,
            markdown=markdown,
            whole=source.whole,
            after_gap=after_gap,
        )
        blanks = 0 if line.text else blanks + 1
        fed = "\f" in raw.lstrip() if line.text else fed or "\f" in raw
        out.append(line)
    return tuple(out)


def _line(no: int, raw: str, page: int | None, *, markdown: bool, whole: bool, after_gap: bool) -> Line:
    if not raw:
        return Line(no=no, text="", width=0.0, page_start=after_gap, page=page)
    text = normalise_characters(raw)
    body = text.strip(" \u3000") if "\t" in text else text.strip()
    heading, bold, bullet = 0, False, False
    if markdown:
        if match := _HEADING.match(body):
            heading, body = len(match[1]), match[2].strip()
        elif match := _BULLET.match(body):
            bullet, body = True, body[match.end() :]
        if "**" in body:
            bold = bool(_BOLD.fullmatch(body))
            body = _BOLD.sub(r"\1", body)
        body = plain_inline(body)
        if "\\" in body:
            body = _ESCAPE.sub(r"\1", body)
    lead = text[: len(text) - len(text.lstrip())]
    indent = sum(2 if c in "\u3000\t" else 1 for c in lead)
    return Line(
        no=no,
        text=body,
        width=width(body),
        heading=heading,
        bold=bold,
        bullet=bullet,
        hard_break=(whole or (markdown and raw.endswith("  "))) and bool(body),
        indent=indent,
        page_start=after_gap or (lead == " " and not markdown and not whole),
        page=page,
    )
