"""Lines for a terminal: stretches of dressed text broken where Chinese text may break.

A full-width character takes two columns. No line begins with a mark that closes or ends, none
ends with one that opens, and no number or Latin word is cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_NEVER_FIRST: Final = "，。、；：！？）〕】》〉”’…—,.;:!?)]}%％"
_NEVER_LAST: Final = "（〔【《〈“‘([{"
_PIECE: Final = re.compile(
    rf"[{re.escape(_NEVER_LAST)}]*(?:[A-Za-z0-9.%+/-]+|[\s\S])[{re.escape(_NEVER_FIRST)}]*"
)
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a document's text must not tell a terminal: to colour, to clear, to write from right to left."""
_LONGEST: Final = 24
"""Columns from which a piece is cut anywhere: an endless word would have no break at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text in one dress: ``style`` is the SGR parameters of its colour (``"31;9"``), or empty."""

    text: str
    style: str = ""


def columns(text: str) -> int:
    """How many columns ``text`` takes, signs of ambiguous width counted wide.

    >>> columns("第3条"), columns("“甲”")
    (5, 6)
    """
    return sum(0 if unicodedata.combining(c) else _width(c) for c in text)


def wrapped(spans: Iterable[Span], *, width: int | None, indent: str = "", hang: str = "") -> Iterator[str]:
    """The spans as lines of at most ``width`` columns; as one line where ``width`` is None.

    The first line begins with ``indent``, each further one with ``hang``; control characters are spaces.
    """
    spans = [Span(text=_CONTROL.sub(" ", span.text), style=span.style) for span in spans if span.text]
    if width is None:
        yield (indent + "".join(_dressed(span.text, span.style) for span in spans)).rstrip(" ")
        return
    styles = [span.style for span in spans for _ in span.text]
    start = at = 0
    margin = indent
    used = columns(indent)
    text = "".join(span.text for span in spans)
    for piece in _pieces(text):
        size = columns(piece)
        if used + size > width and at > start:
            yield (margin + _run(text[start:at], styles[start:at])).rstrip(" ")
            start, margin = at + len(piece) - len(piece.lstrip(" ")), hang
            used = columns(hang) + columns(text[start : at + len(piece)])
        else:
            used += size
        at += len(piece)
    yield (margin + _run(text[start:], styles[start:])).rstrip(" ")


def _pieces(text: str) -> Iterator[str]:
    for match in _PIECE.finditer(text):
        piece = match[0]
        if columns(piece) <= _LONGEST:
            yield piece
        else:
            yield from piece


def _run(text: str, styles: list[str]) -> str:
    made, start = "", 0
    for at in range(1, len(text) + 1):
        if at == len(text) or styles[at] != styles[start]:
            made += _dressed(text[start:at], styles[start])
            start = at
    return made


def _dressed(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if style else text


def _width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
