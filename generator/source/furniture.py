"""Page furniture: what the page needed and the text does not.

Each removed line gets a named kind and goes to the ledger; nothing is removed silently.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from generator.source.lines import Line
from generator.source.shape import is_date_line


class Furniture(StrEnum):
    """Kinds of page furniture."""

    PAGE_NUMBER = "page-number"
    RUNNING_HEAD = "running-head"
    ARTEFACT = "artefact"
    RULE = "rule"
    NAVIGATION = "navigation"
    """What a web page shows around its text; set aside by its reader."""
    METADATA = "metadata"
    """A web page's table of 索引号, 发文机关, 成文日期 …; set aside by its reader."""


_DASH = r"[—–\-－―─·•‧∙~～]"
_DASHED = re.compile(rf"\s*{_DASH}+\s*\d{{1,4}}\s*{_DASH}+\s*")
_NAMED = re.compile(
    r"\s*(?:第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|Page\s+\d{1,4})\s*"
)
# What a browser prints below a web page: its address and the page.
_PRINTED_WEB = re.compile(r"(?:https?|file)://\S+?\d{1,4}/\d{1,4}")
_BARE = re.compile(r"\d{1,3}")
_REPEATED = re.compile(r"([\u4e00-\u9fff])\1{2,}")
_ISSUE_HEAD = re.compile(r".{0,30}公\s*报.{0,12}\d{4}\s*年.{0,6}第?\s*\d{1,3}(?:[-—－]\d{1,3})?\s*期.{0,16}")
_RULE = re.compile(r"(?:[-=_*·.—─]\s?){4,}")
_SHORT = 24
# Lines that return page after page because documents do: an issuer that opens a title, a label.
_NO_HEAD = re.compile(r"附\s*件.*|.*(?:政府|办公厅|办公室|委员会|公署|名单|[厅局委])")


def find_furniture(lines: Sequence[Line]) -> Mapping[int, Furniture]:
    """Line number → kind, for every line that is page furniture."""
    found: dict[int, Furniture] = {}
    printed = [line for line in lines if line.text]
    for line in printed:
        if kind := _by_itself(line):
            found[line.no] = kind
    _split_numbers(printed, found)
    _bare_numbers(printed, found)
    _repeated_heads(printed, found)
    _between_tables(printed, found)
    return found


def _by_itself(line: Line) -> Furniture | None:
    text = re.sub(r"[ \u3000]+", "", line.text)
    if _DASHED.fullmatch(text) or _NAMED.fullmatch(text) or _PRINTED_WEB.fullmatch(text):
        return Furniture.PAGE_NUMBER
    if _REPEATED.fullmatch(text):
        return Furniture.ARTEFACT
    if len(text) <= 2 * _SHORT and not line.heading and _ISSUE_HEAD.fullmatch(text) and "《" not in text:
        return Furniture.RUNNING_HEAD
    if _RULE.fullmatch(text) and not line.bold:
        return Furniture.RULE
    return None


def _split_numbers(printed: Sequence[Line], found: dict[int, Furniture]) -> None:
    """A page number whose dashes stand on lines of their own."""
    for a, b, c in zip(printed, printed[1:], printed[2:], strict=False):
        if (
            len(a.text) == 1 == len(c.text)
            and _BARE.fullmatch(b.text)
            and _DASHED.fullmatch(a.text + b.text + c.text)
        ):
            for line in (a, b, c):
                found[line.no] = Furniture.PAGE_NUMBER


def _bare_numbers(printed: Sequence[Line], found: dict[int, Furniture]) -> None:
    """Numbers alone on a line are pages when they climb through the file, three or more of them."""
    lone = [
        (index, int(line.text))
        for index, line in enumerate(printed)
        if _BARE.fullmatch(line.text)
        and all(len(printed[i].text) > 3 for i in (index - 1, index + 1) if 0 <= i < len(printed))
    ]
    climbing = sum(1 for (_, a), (_, b) in pairwise(lone) if 0 < b - a <= 3)
    if len(lone) >= 3 and climbing >= 0.8 * (len(lone) - 1):
        for index, _ in lone:
            found[printed[index].no] = Furniture.PAGE_NUMBER


def _repeated_heads(printed: Sequence[Line], found: dict[int, Furniture]) -> None:
    """A short line beside page numbers that returns page after page."""
    beside: Counter[str] = Counter()
    where: dict[str, list[int]] = {}
    for index, line in enumerate(printed):
        key = re.sub(r"[\d\s]+", "", line.text)
        if (
            not key
            or len(line.text) > _SHORT
            or line.no in found
            or is_date_line(line.text)
            or key[-1] in "。；：，"
            or _NO_HEAD.fullmatch(key)
        ):
            continue
        near = [printed[i].no for i in (index - 2, index - 1, index + 1, index + 2) if 0 <= i < len(printed)]
        if line.page_start or any(found.get(no) is Furniture.PAGE_NUMBER for no in near):
            beside[key] += 1
            where.setdefault(key, []).append(line.no)
    for key, count in beside.items():
        if count >= 3:
            found.update(dict.fromkeys(where[key], Furniture.RUNNING_HEAD))


def _between_tables(printed: Sequence[Line], found: dict[int, Furniture]) -> None:
    """A short line between a table's last row on a page and its repeated header on the next."""
    headers: set[str] = set()
    in_table = False
    for before, line, after in zip(printed, printed[1:], printed[2:], strict=False):
        row = "\t" in before.text
        if row and not in_table:
            headers.add(_key(before.text))
        in_table = row
        if row and "\t" not in line.text and len(line.text) <= _SHORT // 2 and _key(after.text) in headers:
            found[line.no] = Furniture.RUNNING_HEAD


def _key(text: str) -> str:
    return re.sub(r"\s+", "", text)
