"""Printed page numbers: which page each line stood on, where the source shows it.

A page ends at its furniture or before a line that starts a page. The numbers that are printed
anchor the count; some text layers give their digits reversed (—２１— on page 12).
Only a reading on which all anchors agree is used; else a line of a PDF keeps the file's own
count, and any other gets no page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.source.furniture import Furniture
from generator.source.lines import Line

_NUMBER = re.compile(r"\d{1,4}")
_LEAST = 2
"""Anchors that must agree; one alone could be anything."""


def with_pages(lines: Sequence[Line], furniture: Mapping[int, Furniture]) -> tuple[Line, ...]:
    """The lines, each with its printed page where the source shows it."""
    known = any(line.page is not None for line in lines)
    counted, anchors = _known(lines, furniture) if known else _count(lines, furniture)
    for step in (1, -1):
        offsets = {int(text[::step]) - index for index, text in anchors}
        if len(anchors) >= _LEAST and len(offsets) == 1 and (known or min(offsets) >= 0):
            offset = offsets.pop()
            return tuple(
                replace(line, page=index + offset if index + offset > 0 else None)
                for line, index in zip(lines, counted, strict=True)
            )
    return tuple(lines)


def _known(
    lines: Sequence[Line], furniture: Mapping[int, Furniture]
) -> tuple[list[int], list[tuple[int, str]]]:
    """The file's own page of each line, and the numbers printed on them: (page, digits)."""
    counted = [line.page or 0 for line in lines]
    anchors = [
        (page, match.group())
        for line, page in zip(lines, counted, strict=True)
        if furniture.get(line.no) is Furniture.PAGE_NUMBER and (match := _NUMBER.search(line.text))
    ]
    return counted, anchors


def _count(
    lines: Sequence[Line], furniture: Mapping[int, Furniture]
) -> tuple[list[int], list[tuple[int, str]]]:
    """The running page of each line, from 0, and the printed numbers: (running page, digits)."""
    counted: list[int] = []
    anchors: list[tuple[int, str]] = []
    page = 0
    printed = fresh = ended = False
    for line in lines:
        kind = furniture.get(line.no)
        if line.text and kind is None:
            if (line.page_start or ended) and printed and not fresh:
                page += 1
                fresh = True
            elif not line.page_start:
                fresh = False
            ended = False
            printed = True
        counted.append(page)
        ended = ended or kind is not None
        if kind is Furniture.PAGE_NUMBER and (match := _NUMBER.search(line.text)):
            anchors.append((page, match.group()))
    return counted, anchors
