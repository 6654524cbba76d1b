"""Paragraphs → the stretches that are documents. The body decides; contents only confirm.

An anchor is a document number alone on its line with text behind it; without a number, a
whole title (issuer … 文种) after the end of another document; or an order's title. From an
anchor the title is sought upwards, and above it the title of an enclosure that was printed
before its cover.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from generator.issue.titles import (
    issuers_in,
    joined,
    looks_like_title_line,
    names_body,
    opens_document,
    order_title,
    plain,
    take_apart,
)
from generator.registry import Registry
from generator.source.shape import Paragraph, Shape, ends_sentence, is_date_line, is_number_line

_TITLE_LINES = 6
_SAME = 80
"""Likeness (rapidfuzz, 0–100) of an enclosure's title to the one that its cover names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A document's paragraphs: what stands before its title, the title, the number, the rest."""

    prelude: tuple[Paragraph, ...]
    title: tuple[Paragraph, ...]
    number: tuple[Paragraph, ...]
    rest: tuple[Paragraph, ...]

    @property
    def all(self) -> tuple[Paragraph, ...]:
        """Every paragraph in printed order."""
        return (*self.prelude, *self.title, *self.number, *self.rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    prelude: int
    title: int
    number: int
    rest: int


def split(
    paragraphs: Sequence[Paragraph], registry: Registry, *, single: bool = False
) -> tuple[tuple[Paragraph, ...], tuple[Stretch, ...]]:
    """What stands before the first document, and the documents.

    ``single`` takes the source for one document when no anchor is found.
    """
    starts = _numbered(paragraphs, registry)
    starts = _unnumbered(paragraphs, starts, registry)
    if not starts and single and paragraphs:
        starts = _only(paragraphs)
    ends = [start.prelude for start in starts[1:]] + [len(paragraphs)]
    stretches = tuple(
        Stretch(
            prelude=tuple(paragraphs[start.prelude : start.title]),
            title=tuple(paragraphs[start.title : start.number]),
            number=tuple(paragraphs[start.number : start.rest]),
            rest=tuple(paragraphs[start.rest : end]),
        )
        for start, end in zip(starts, ends, strict=True)
    )
    front = tuple(paragraphs[: starts[0].prelude]) if starts else tuple(paragraphs)
    return front, stretches


def _numbered(paragraphs: Sequence[Paragraph], registry: Registry) -> list[_Start]:
    starts: list[_Start] = []
    floor = 0
    for index, paragraph in enumerate(paragraphs):
        if paragraph.shape is not Shape.TEXT or not is_number_line(paragraph.text):
            continue
        if not _text_follows(paragraphs, index + 1):
            continue
        title = _title_above(paragraphs, index, floor, registry)
        if title is None:
            continue
        starts.append(
            _Start(
                prelude=_prelude(paragraphs, title, index, floor, registry),
                title=title,
                number=index,
                rest=index + 1,
            )
        )
        floor = index + 1
    return starts


def _text_follows(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a document's text follows its number (in printed contents none does)."""
    for paragraph in paragraphs[index : index + 3]:
        if paragraph.shape is not Shape.TEXT or is_number_line(paragraph.text):
            return False
        if ends_sentence(paragraph.text) or len(paragraph.text) > 60:
            return True
    return False


def _title_above(paragraphs: Sequence[Paragraph], number: int, floor: int, registry: Registry) -> int | None:
    """Where the title above a number begins: at the nearest line that opens with an issuer."""
    low = number
    while low > floor and number - low < _TITLE_LINES and looks_like_title_line(paragraphs[low - 1]):
        low -= 1
        text = joined(paragraphs[low:number])
        if issuers_in(text, registry) or order_title(text, registry):
            return low
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


def _unnumbered(paragraphs: Sequence[Paragraph], starts: list[_Start], registry: Registry) -> list[_Start]:
    """Add documents that carry no number: a whole title after the end of another document."""
    taken = {i for start in starts for i in range(start.prelude, start.rest)}
    found = list(starts)
    index = 0
    while index < len(paragraphs):
        start = None if index in taken else _whole_title(paragraphs, index, taken, registry)
        if (
            start is None
            or not _after_an_end(paragraphs, index, found)
            or _carried(paragraphs, start, found, registry)
        ):
            index += 1
            continue
        found.append(start)
        found.sort(key=lambda s: s.prelude)
        taken.update(range(start.prelude, start.rest))
        index = start.rest
    return found


def _whole_title(
    paragraphs: Sequence[Paragraph], index: int, taken: set[int], registry: Registry
) -> _Start | None:
    for end in range(index + 1, min(index + 5, len(paragraphs))):
        if end - 1 in taken or not looks_like_title_line(paragraphs[end - 1]):
            return None
        text = joined(paragraphs[index:end])
        if order := order_title(text, registry):
            number = end
            follows = end < len(paragraphs) and _order_number(paragraphs[end].text)
            if not order["number"] and not follows:
                return None
            rest = end + (1 if follows and not order["number"] else 0)
            return _Start(prelude=index, title=index, number=number, rest=rest)
        if opens_document(text, registry) and end < len(paragraphs):
            after = paragraphs[end]
            if after.shape is Shape.TEXT and (ends_sentence(after.text) or after.text[0] in "（("):
                return _Start(prelude=index, title=index, number=end, rest=end)
    return None


def _order_number(text: str) -> bool:
    plain_text = text.replace(" ", "")
    return len(plain_text) <= 14 and plain_text.endswith("号") and "第" in plain_text


def _after_an_end(paragraphs: Sequence[Paragraph], index: int, found: list[_Start]) -> bool:
    """Whether the document before ``index`` has ended (its date is printed), or none began."""
    before = [start for start in found if start.rest <= index]
    if not before:
        return not any(start.prelude <= index for start in found) or index < found[0].prelude
    return any(is_date_line(p.text) for p in paragraphs[before[-1].rest : index])


def _carried(paragraphs: Sequence[Paragraph], start: _Start, found: list[_Start], registry: Registry) -> bool:
    """Whether the title is that of the enclosure which the document before it carries."""
    before = [other for other in found if other.rest <= start.title]
    if not before:
        return False
    last = before[-1]
    matter = take_apart(joined(paragraphs[last.title : last.number]), registry).matter
    return matter is not None and _alike(joined(paragraphs[start.title : start.number]), matter)


def _only(paragraphs: Sequence[Paragraph]) -> list[_Start]:
    end = 0
    while end < min(4, len(paragraphs)) and looks_like_title_line(paragraphs[end]):
        end += 1
    return [_Start(prelude=0, title=0, number=end, rest=end)] if end else []
