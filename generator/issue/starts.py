"""Where documents with a number begin: the number alone on its line, its title above or below it.

From the number the title is sought upwards, and above it the title of an enclosure that was printed before its cover.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.issue.likeness import SAME, alike
from generator.issue.sections import is_section
from generator.issue.titles import (
    issuers_in,
    joined,
    looks_like_title_line,
    names_body,
    opens_document,
    order_title,
    promulgated,
    take_apart,
)
from generator.registry import Registry
from generator.source.shape import Paragraph, Shape, ends_sentence, is_date_line, is_number_line

_TITLE_LINES = 6
_PREAMBLE = 3
"""Paragraphs of an order among which it says what it puts in force."""
_BRACKETED = re.compile(r"[（(].*[)）]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where a document's pieces begin: the number is one paragraph or none; dates may stand above it."""

    prelude: int
    title: int
    title_end: int
    number: int | None
    rest: int


def numbered(paragraphs: Sequence[Paragraph], body: int, registry: Registry) -> list[Start]:
    """The documents that carry a number, in printed order; ``body`` is where the contents end."""
    starts: list[Start] = []
    floor = body
    for index in range(body, len(paragraphs)):
        paragraph = paragraphs[index]
        if paragraph.shape is not Shape.TEXT or not is_number_line(paragraph.text):
            continue
        if not _text_follows(paragraphs, index + 1):
            continue
        start = _below(paragraphs, index, registry) or _above(paragraphs, index, floor, registry)
        if start is None or carried(paragraphs, start, starts, registry):
            continue
        starts.append(start)
        floor = start.rest
    return starts


def carried(paragraphs: Sequence[Paragraph], start: Start, found: list[Start], registry: Registry) -> bool:
    """Whether the title is that of the enclosure which the document before it carries."""
    before = [other for other in found if other.rest <= start.title]
    if not before:
        return False
    last = before[-1]
    title = joined(paragraphs[start.title : start.title_end])
    told = (promulgated(paragraph.text) for paragraph in paragraphs[last.rest : last.rest + _PREAMBLE])
    cover = take_apart(joined(paragraphs[last.title : last.title_end]), registry).matter
    return any(alike(title, matter) >= SAME for matter in (cover, *told) if matter)


def _above(paragraphs: Sequence[Paragraph], number: int, floor: int, registry: Registry) -> Start | None:
    """The usual order: the title, then the number."""
    end = number
    while end > floor and is_date_line(paragraphs[end - 1].text) and paragraphs[end - 1].text[0] in "（(":
        end -= 1
    title = _title_above(paragraphs, end, floor, registry)
    if title is None:
        return None
    prelude = _prelude(paragraphs, title, end, floor, registry)
    return Start(prelude=prelude, title=title, title_end=end, number=number, rest=number + 1)


def _below(paragraphs: Sequence[Paragraph], number: int, registry: Registry) -> Start | None:
    """The number first: a whole title follows it, and none stands above."""
    above = paragraphs[number - 1] if number else None
    if above is not None and looks_like_title_line(above) and not is_section(above.text):
        return None
    for end in range(number + 2, min(number + 2 + _TITLE_LINES, len(paragraphs))):
        if not looks_like_title_line(paragraphs[end - 1]):
            return None
        if opens_document(joined(paragraphs[number + 1 : end]), registry):
            return Start(prelude=number, title=number + 1, title_end=end, number=number, rest=end)
    return None


def _text_follows(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a document's text follows its number (in printed contents none does)."""
    for paragraph in paragraphs[index : index + 3]:
        if paragraph.shape is not Shape.TEXT or is_number_line(paragraph.text):
            return False
        if ends_sentence(paragraph.text) or len(paragraph.text) > 60:
            return True
    return False


def _title_above(paragraphs: Sequence[Paragraph], number: int, floor: int, registry: Registry) -> int | None:
    """Where the title above a number begins: at the nearest line that opens with an issuer.

    A body that the registry doesn't know may also stand at the start of a later line (…转发市 / 教育局…的通知):
    it counts where no known one opens a line above.
    """
    low, nearest = number, None
    while low > floor and number - low < _TITLE_LINES and looks_like_title_line(paragraphs[low - 1]):
        low -= 1
        text = joined(paragraphs[low:number])
        opening = issuers_in(text, registry)
        if order_title(text, registry) or any(map(registry.issuer_of_name, opening)):
            return low
        nearest = low if opening and nearest is None else nearest
    if nearest is not None:
        return nearest
    while low < number and _BRACKETED.fullmatch(paragraphs[low].text):  # （此件公开发布） of the one before
        low += 1
    if low == number:
        return None
    # No issuer opens the title: take the lines set apart by headings, else all of them.
    top = number - 1
    while paragraphs[top].heading and top > low and paragraphs[top - 1].heading:
        if registry.doc_type_of_title(paragraphs[top - 1].text):
            break
        top -= 1
    if paragraphs[number - 1].heading:
        return top
    return low if number - low <= 4 else number - 1


def _prelude(paragraphs: Sequence[Paragraph], title: int, number: int, floor: int, registry: Registry) -> int:
    """Where an enclosure's title (and agencies) printed before the cover's title begins."""
    matter = take_apart(joined(paragraphs[title:number]), registry).matter
    if matter is None:
        return title
    best = title
    low = title
    while low > floor and title - low < _TITLE_LINES and looks_like_title_line(paragraphs[low - 1]):
        low -= 1
        lines = [p for p in paragraphs[low:title] if not names_body(p.text, registry)]
        if lines and alike(joined(lines), matter) >= SAME:
            best = low
    return best
