"""Page furniture: what the page needed and the text does not.

Each removed line gets a named kind and goes to the ledger; nothing is removed silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from generator.source.characters import is_han
from generator.source.folios import bare_page_numbers, is_page_number, split_page_numbers
from generator.source.heads import is_issue_head, running_heads
from generator.source.lines import Line
from generator.source.readers.metadata import states_page_facts


class Furniture(StrEnum):
    """Kinds of page furniture."""

    PAGE_NUMBER = "page-number"
    RUNNING_HEAD = "running-head"
    ARTEFACT = "artefact"
    RULE = "rule"
    PICTURE = "picture"
    """A reference to a picture in Markdown; what the picture shows is not in the source."""
    NAVIGATION = "navigation"
    """What a web page shows around its text; set aside by its reader."""
    METADATA = "metadata"
    """A web page's table of 索引号, 发文机关, 成文日期 …; set aside by its reader, or where a text was copied from it."""


_REPEATED = re.compile(r"([\u4e00-\u9fff])\1{2,}")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^()]*\)")
_RULE = re.compile(r"(?:[-=_*·.—─]\s?){4,}")
_SHORT = 12
_HEAD, _PROSE = 8, 30
"""Lines among which a web page's facts may stand; characters of a line of prose."""
_PROSE_ENDS = "，。；：、"


def find_furniture(lines: Sequence[Line]) -> Mapping[int, Furniture]:
    """Line number → kind, for every line that is page furniture."""
    found: dict[int, Furniture] = {}
    printed = [line for line in lines if line.text]
    for line in printed:
        if kind := _by_itself(line):
            found[line.no] = kind
    found.update(dict.fromkeys(_facts(printed), Furniture.METADATA))
    for no in (*split_page_numbers(printed), *bare_page_numbers(printed)):
        found[no] = Furniture.PAGE_NUMBER
    marks = [no for no, kind in found.items() if kind in (Furniture.PAGE_NUMBER, Furniture.RUNNING_HEAD)]
    found = dict.fromkeys(running_heads(printed, marks), Furniture.RUNNING_HEAD) | found
    _between_tables(printed, found)
    return found


def _by_itself(line: Line) -> Furniture | None:
    text = re.sub(r"[ \u3000]+", "", line.text)
    if is_han(text[0]) and line.text[-1] in _PROSE_ENDS:
        return None  # most lines
    if is_page_number(text):
        return Furniture.PAGE_NUMBER
    if _PICTURE.fullmatch(text):
        return Furniture.PICTURE
    if _REPEATED.fullmatch(text):
        return Furniture.ARTEFACT
    if is_issue_head(line):
        return Furniture.RUNNING_HEAD
    if _RULE.fullmatch(text) and not line.bold:
        return Furniture.RULE
    return None


def _facts(printed: Sequence[Line]) -> Iterator[int]:
    """Above the first prose, what a web page said of its text: 发布日期：2025-03-14 浏览次数：12."""
    for line in printed[:_HEAD]:
        if len(line.text) > _PROSE and line.text.endswith(tuple(_PROSE_ENDS)):
            return
        if states_page_facts(line.text):
            yield line.no


def _between_tables(printed: Sequence[Line], found: dict[int, Furniture]) -> None:
    """A short line between a table's last row on a page and its repeated header on the next."""
    headers: set[str] = set()
    in_table = False
    for before, line, after in zip(printed, printed[1:], printed[2:], strict=False):
        row = "\t" in before.text
        if row and not in_table:
            headers.add(_key(before.text))
        in_table = row
        if row and "\t" not in line.text and len(line.text) <= _SHORT and _key(after.text) in headers:
            found[line.no] = Furniture.RUNNING_HEAD


def _key(text: str) -> str:
    return re.sub(r"\s+", "", text)
