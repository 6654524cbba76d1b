"""Where printed contents (目录) stand, and what a line of them is: the page behind the title, before it, or none.

A line of contents is an entry or a piece of one; it never goes on as prose does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.source.shape import is_number_line, unclosed

_HEAD = re.compile(r"(?:本\s*期\s*)?(?:目\s*[录次錄]|要\s*目)(?:\s*CONTENTS)?|CONTENTS", re.IGNORECASE)
_PAGE = r"[Pp]?\.?\s*(\d{1,3})\s*页?"
_LEADERS = r"(?:[.．·•…‥⋯―—_\-]\s*+){2,}+"
# …… 12 · （12） · a gap and 12; a year, a number's bracket or 第 before digits says that they are no page.
_LAST = re.compile(
    rf"(?:{_LEADERS}\s*[（(]?\s*{_PAGE}\s*[)）]?|\s*[（(]\s*{_PAGE}\s*[)）]|[\s\u3000/]+{_PAGE})$"
)
_FIRST = re.compile(rf"(?:[（(]\s*{_PAGE}\s*[)）]|{_PAGE}\s*(?:{_LEADERS}|[\s\u3000/|]+))(?=\D)")
_PROSE = re.compile(r"。|[：:]$")
_WHOLE = re.compile(r"(?:[知见定告函复报令议要案法则划]|号|[)）〕\]】》])$")
_COMMA = re.compile(r"[，,]")
_ENTRY_LINES = 3
_SENTENCE = 30
_TAIL = 200
"""Longest leaders and page number of an entry, in characters."""


def ends_as_title(title: str) -> bool:
    """Whether a title ends as titles do: with a kind of document, a number, a bracket."""
    return bool(_WHOLE.search(title))


class PageMark(StrEnum):
    """Where contents print an entry's page."""

    LAST = "behind the title"
    FIRST = "before the title"
    NONE = "nowhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Contents among lines: ``head`` is 目录, entries stand in ``[head + 1, end)``, ``text`` is where prose begins.

    ``end`` is ``head + 1`` where no page tells which lines are entries.
    """

    head: int
    end: int
    text: int
    mark: PageMark


def is_contents_head(text: str) -> bool:
    """Whether a line is the heading of printed contents."""
    return bool(_HEAD.fullmatch(text))


def page_last(text: str) -> tuple[str, int] | None:
    """An entry's title and page, where the page stands behind it.

    >>> page_last("星河省冰场管理办法（省政府令第21号）……（3）")
    ('星河省冰场管理办法（省政府令第21号）', 3)
    """
    match = _LAST.search(text, max(0, len(text) - _TAIL))
    return (text[: match.start()].rstrip(), _page(match)) if match else None


def page_first(text: str) -> tuple[str, int] | None:
    """An entry's title and page, where the page stands before it.

    >>> page_first("12　星河省冰场管理办法")
    ('星河省冰场管理办法', 12)
    """
    match = _FIRST.match(text)
    return (text[match.end() :].strip(), _page(match)) if match else None


def _page(match: re.Match[str]) -> int:
    return int(next(group for group in match.groups() if group))


def _is_prose(texts: Sequence[str], index: int) -> bool:
    """Whether a line is no contents: a sentence, or with a comma and no page on it or on the lines that may end it."""
    if _PROSE.search(texts[index]):
        return True
    near = texts[index : index + _ENTRY_LINES]
    return bool(_COMMA.search(texts[index])) and not any(page_last(text) or page_first(text) for text in near)


def _unfinished(text: str, mark: PageMark) -> bool:
    """Whether the last entry's line is not its last: a bracket is open, or behind a page in front no kind ends it."""
    return unclosed(text) > 0 or (
        mark is PageMark.FIRST and bool(page_first(text)) and not ends_as_title(text)
    )


def find_contents(texts: Sequence[str]) -> Extent | None:
    """The contents at the front of an issue; None where none are printed there.

    Contents behind prose are those of a text that the issue prints.
    """
    head = next((i for i, text in enumerate(texts) if is_contents_head(text)), None)
    if head is None or any("。" in text and len(text) > _SENTENCE for text in texts[:head]):
        return None
    text = next((i for i in range(head + 1, len(texts)) if _is_prose(texts, i)), len(texts))
    last = [i for i in range(head + 1, text) if page_last(texts[i]) or page_last(texts[i - 1] + texts[i])]
    first = [i for i in range(head + 1, text) if page_first(texts[i])]
    if not last and not first:
        return Extent(head=head, end=head + 1, text=text, mark=PageMark.NONE)
    mark, end = (PageMark.LAST, last[-1] + 1) if len(last) >= len(first) else (PageMark.FIRST, first[-1] + 1)
    while end < text and (_unfinished(texts[end - 1], mark) or is_number_line(texts[end])):
        end += 1
    return Extent(head=head, end=end, text=text, mark=mark)
