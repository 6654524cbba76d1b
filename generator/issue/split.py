"""Paragraphs → the stretches that are documents. The body decides; contents only confirm.

An anchor is a document number alone on its line with text behind it; without a number, a
whole title (issuer … 文种) after the end of another document; or an order's title. From an
anchor the title is sought upwards, and above it the title of an enclosure that was printed
before its cover.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from generator.issue.contents import after_contents, listed_titles
from generator.issue.sections import holds_no_documents, is_section
from generator.issue.titles import (
    is_order_number,
    is_whole_title,
    issuers_in,
    joined,
    looks_like_title_line,
    names_body,
    opens_document,
    order_title,
    plain,
    promulgated,
    take_apart,
    title_length,
)
from generator.registry import Registry
from generator.source.history import is_history
from generator.source.shape import Paragraph, Shape, ends_sentence, is_date_line, is_number_line

_TITLE_LINES = 6
_PREAMBLE = 3
"""Paragraphs of an order among which it says what it puts in force."""
_LEAST = 4
"""Characters of what follows a title: an addressee, or a sentence."""
_BRACKETED = re.compile(r"[（(].*[)）]")
_SAME = 80
"""Likeness (rapidfuzz, 0–100) of an enclosure's title to the one that its cover names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A document's paragraphs: what stands before its title, the title, the number, the rest.

    ``dated`` is the date in brackets that some gazettes print between title and number.
    ``section`` is the gazette's own heading above the document (【省政府文件】), which is no part of it,
    and any matter above that heading that is no document's.
    """

    prelude: tuple[Paragraph, ...]
    title: tuple[Paragraph, ...]
    number: tuple[Paragraph, ...]
    rest: tuple[Paragraph, ...]
    dated: tuple[Paragraph, ...] = ()
    section: tuple[Paragraph, ...] = ()

    @property
    def all(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the document in printed order."""
        paragraphs = (*self.prelude, *self.title, *self.dated, *self.number, *self.rest)
        return tuple(sorted(paragraphs, key=lambda paragraph: paragraph.start))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    """Where a document's pieces begin: the number is one paragraph or none; dates may stand above it."""

    prelude: int
    title: int
    title_end: int
    number: int | None
    rest: int


def split(
    paragraphs: Sequence[Paragraph], registry: Registry, *, single: bool = False
) -> tuple[tuple[Paragraph, ...], tuple[Stretch, ...], tuple[Paragraph, ...]]:
    """What stands before the first document, the documents, and what stands behind the last that is none.

    ``single`` takes the source for one document when no anchor is found.
    """
    body = after_contents(paragraphs)
    starts = _numbered(paragraphs, body, registry)
    starts = _unnumbered(paragraphs, body, starts, _Known(registry, listed_titles(paragraphs[:body])))
    if not starts and single and paragraphs:
        starts = _only(paragraphs, registry)
    floors = [0, *(start.rest for start in starts)]
    sections = [
        _other_matter(paragraphs, floor, _section(paragraphs, start.prelude))
        if floor
        else _section(paragraphs, start.prelude)
        for floor, start in zip(floors, starts, strict=False)
    ]
    last = _other_matter(paragraphs, floors[-1], len(paragraphs)) if starts else len(paragraphs)
    ends = [*sections[1:], last] if starts else []
    stretches = tuple(
        Stretch(
            prelude=tuple(paragraphs[start.prelude : min(start.title, start.number or start.title)]),
            title=tuple(paragraphs[start.title : start.title_end]),
            number=tuple(paragraphs[start.number : start.number + 1]) if start.number is not None else (),
            rest=tuple(paragraphs[start.rest : end]),
            dated=tuple(paragraphs[start.title_end : start.number]) if start.number is not None else (),
            section=tuple(paragraphs[section : start.prelude]),
        )
        for start, section, end in zip(starts, sections, ends, strict=True)
    )
    front = tuple(paragraphs[: sections[0]]) if starts else tuple(paragraphs)
    return front, stretches, tuple(paragraphs[last:])


def _other_matter(paragraphs: Sequence[Paragraph], floor: int, end: int) -> int:
    """Where sections begin that hold no documents (政策解读, 大事记), behind a document's date; else ``end``."""
    dated = next((i for i in range(floor, end) if is_date_line(paragraphs[i].text)), end)
    return next((i for i in range(dated, end) if holds_no_documents(paragraphs[i].text)), end)


def _section(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Where the gazette's section heading right above a document begins."""
    while start and is_section(paragraphs[start - 1].text) and paragraphs[start - 1].shape is Shape.TEXT:
        start -= 1
    return start


def _numbered(paragraphs: Sequence[Paragraph], body: int, registry: Registry) -> list[_Start]:
    starts: list[_Start] = []
    floor = body
    for index in range(body, len(paragraphs)):
        paragraph = paragraphs[index]
        if paragraph.shape is not Shape.TEXT or not is_number_line(paragraph.text):
            continue
        if not _text_follows(paragraphs, index + 1):
            continue
        start = _below(paragraphs, index, registry) or _above(paragraphs, index, floor, registry)
        if start is None or _carried(paragraphs, start, starts, registry):
            continue
        starts.append(start)
        floor = start.rest
    return starts


def _above(paragraphs: Sequence[Paragraph], number: int, floor: int, registry: Registry) -> _Start | None:
    """The usual order: the title, then the number."""
    end = number
    while end > floor and is_date_line(paragraphs[end - 1].text) and paragraphs[end - 1].text[0] in "（(":
        end -= 1
    title = _title_above(paragraphs, end, floor, registry)
    if title is None:
        return None
    prelude = _prelude(paragraphs, title, end, floor, registry)
    return _Start(prelude=prelude, title=title, title_end=end, number=number, rest=number + 1)


def _below(paragraphs: Sequence[Paragraph], number: int, registry: Registry) -> _Start | None:
    """The number first: a whole title follows it, and none stands above."""
    above = paragraphs[number - 1] if number else None
    if above is not None and looks_like_title_line(above) and not is_section(above.text):
        return None
    for end in range(number + 2, min(number + 2 + _TITLE_LINES, len(paragraphs))):
        if not looks_like_title_line(paragraphs[end - 1]):
            return None
        if opens_document(joined(paragraphs[number + 1 : end]), registry):
            return _Start(prelude=number, title=number + 1, title_end=end, number=number, rest=end)
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
        if lines and _alike(joined(lines), matter):
            best = low
    return best


def _alike(title: str, matter: str) -> bool:
    a, b = plain(title), plain(matter)
    for prefix in ("关于",):
        b_short = b[b.index(prefix) :] if prefix in b else b
        if (
            fuzz.ratio(a, b_short) >= _SAME
            or fuzz.ratio(a.removeprefix(prefix), b_short.removeprefix(prefix)) >= _SAME
        ):
            return True
    return fuzz.ratio(a, b) >= _SAME


class _Known(NamedTuple):
    """By what a title without a number is known: names of issuers, and the titles that the contents list."""

    registry: Registry
    listed: frozenset[str]

    def opens(self, text: str) -> bool:
        """Whether ``text`` is a whole title."""
        return opens_document(text, self.registry) or plain(text) in self.listed


def _unnumbered(
    paragraphs: Sequence[Paragraph], body: int, starts: list[_Start], known: _Known
) -> list[_Start]:
    """Add documents that carry no number: a whole title after the end of another document."""
    taken = {i for start in starts for i in range(start.prelude, start.rest)}
    found = list(starts)
    index = body
    while index < len(paragraphs):
        start = None if index in taken else _whole_title(paragraphs, index, taken, known)
        if (
            start is None
            or not (
                start.number or _listed(paragraphs, start, known) or _after_an_end(paragraphs, index, found)
            )
            or _carried(paragraphs, start, found, known.registry)
        ):
            index += 1
            continue
        found.append(start)
        found.sort(key=lambda s: s.prelude)
        taken.update(range(start.prelude, start.rest))
        index = start.rest
    return found


def _whole_title(
    paragraphs: Sequence[Paragraph], index: int, taken: set[int], known: _Known
) -> _Start | None:
    for end in range(index + 1, min(index + 5, len(paragraphs))):
        if end - 1 in taken or not looks_like_title_line(paragraphs[end - 1]):
            return None
        text = joined(paragraphs[index:end])
        if order := order_title(text, known.registry):
            follows = end < len(paragraphs) and is_order_number(paragraphs[end].text)
            if not order["number"] and not follows:
                return None
            number = end if follows and not order["number"] else None
            rest = end if number is None else end + 1
            return _Start(prelude=index, title=index, title_end=end, number=number, rest=rest)
        if known.opens(text) and end < len(paragraphs):
            number = end if is_order_number(paragraphs[end].text) else None
            rest = end if number is None else end + 1
            after = paragraphs[rest] if rest < len(paragraphs) else paragraphs[end]
            begun = after.shape is Shape.TEXT and (ends_sentence(after.text) or after.text[0] in "（(—")
            if begun or number is not None:
                return _Start(prelude=index, title=index, title_end=end, number=number, rest=rest)
            if is_whole_title(paragraphs[index:end], after, known.registry):
                return None
    return None


def _listed(paragraphs: Sequence[Paragraph], start: _Start, known: _Known) -> bool:
    return plain(joined(paragraphs[start.title : start.title_end])) in known.listed


def _after_an_end(paragraphs: Sequence[Paragraph], index: int, found: list[_Start]) -> bool:
    """Whether the document before ``index`` has ended (its date is printed), or none began."""
    before = [start for start in found if start.rest <= index]
    if not before:
        return not any(start.prelude <= index for start in found) or index < found[0].prelude
    # Under a regulation's or resolution's title stands when it was adopted, in place of a date.
    return any(is_date_line(p.text) or is_history(p.text) for p in paragraphs[before[-1].title_end : index])


def _carried(paragraphs: Sequence[Paragraph], start: _Start, found: list[_Start], registry: Registry) -> bool:
    """Whether the title is that of the enclosure which the document before it carries."""
    before = [other for other in found if other.rest <= start.title]
    if not before:
        return False
    last = before[-1]
    title = joined(paragraphs[start.title : start.title_end])
    told = (promulgated(paragraph.text) for paragraph in paragraphs[last.rest : last.rest + _PREAMBLE])
    cover = take_apart(joined(paragraphs[last.title : last.title_end]), registry).matter
    return any(_alike(title, matter) for matter in (cover, *told) if matter)


def _only(paragraphs: Sequence[Paragraph], registry: Registry) -> list[_Start]:
    end = title_length(paragraphs, registry)
    return [_Start(prelude=0, title=0, title_end=end, number=None, rest=end)] if end else []
