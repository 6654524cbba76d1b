"""Bytes of a gazette → paragraphs that know their lines.

In: the bytes of a text, Markdown … source. Out: a :class:`Reading`: every line with its
number, the page furniture that was set aside, and the paragraphs, re-joined and normalised.

>>> reading = read(decode("星政发〔２０２５〕 ３ 号".encode(), "a.txt"))
>>> reading.paragraphs[0].text
'星政发〔2025〕3号'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.source.furniture import Furniture, find_furniture
from generator.source.layout import Measure, measure
from generator.source.lines import Layout, Line, read_lines
from generator.source.margins import without_margins
from generator.source.pages import with_pages
from generator.source.paragraphs import paragraphs
from generator.source.readers import extract_name, is_extract, read_bytes
from generator.source.shape import Paragraph, Shape
from generator.source.text import SourceText, decode

__all__ = [
    "Furniture",
    "Layout",
    "Line",
    "Measure",
    "Paragraph",
    "Reading",
    "Shape",
    "SourceText",
    "decode",
    "extract_name",
    "is_extract",
    "read",
    "read_bytes",
    "read_lines",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A source taken apart: lines, furniture by line number, paragraphs in printed order."""

    source: SourceText
    lines: tuple[Line, ...]
    measure: Measure
    furniture: Mapping[int, Furniture]
    paragraphs: tuple[Paragraph, ...]


def read(source: SourceText) -> Reading:
    """Take a source apart."""
    lines = read_lines(source)
    aside = {no: Furniture(kind) for no, kind in source.aside}
    furniture = {**find_furniture([line for line in lines if line.no not in aside]), **aside}
    lines = without_margins(with_pages(lines, furniture), furniture)
    measured = measure(lines, furniture)
    return Reading(
        source=source,
        lines=lines,
        measure=measured,
        furniture=furniture,
        paragraphs=paragraphs(lines, measured, furniture),
    )
