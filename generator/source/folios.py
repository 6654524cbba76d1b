"""Page numbers: known by their dress (— 12 —), or as numbers alone on a line that climb through the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from generator.source.lines import Line

_DASH = r"[—–\-－―─·•‧∙~～]"
_DASHED = re.compile(rf"\s*{_DASH}+\s*\d{{1,4}}\s*{_DASH}+\s*")
_NAMED = re.compile(
    r"\s*(?:第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|Page\s+\d{1,4})\s*"
)
# What a browser prints below a web page: its address and the page.
_PRINTED_WEB = re.compile(r"(?:https?|file)://\S+?\d{1,4}/\d{1,4}")
_BARE = re.compile(r"[^\w，。；：、（）().%]*(\d{1,3})[^\w，。；：、（）().%]*")
_LEAST = 3
_STEP = 4
"""Pages by which the next number may be ahead: tables and pictures lose theirs."""
_PAGE = 200.0
"""Cells of text that a page has at the least, as a rule; entries of a list have less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lone:
    """A number alone on its line, and how many cells of text the file has up to it."""

    no: int
    value: int
    cells: float


def is_page_number(text: str) -> bool:
    """Whether a line is a page number by its dress alone; ``text`` is without spaces."""
    return bool(_DASHED.fullmatch(text) or _NAMED.fullmatch(text) or _PRINTED_WEB.fullmatch(text))


def split_page_numbers(printed: Sequence[Line]) -> Iterator[int]:
    """Lines of a page number whose dashes stand on lines of their own."""
    for a, b, c in zip(printed, printed[1:], printed[2:], strict=False):
        if (
            len(a.text) == 1 == len(c.text)
            and _BARE.fullmatch(b.text)
            and _DASHED.fullmatch(a.text + b.text + c.text)
        ):
            yield from (a.no, b.no, c.no)


def bare_page_numbers(printed: Sequence[Line]) -> Iterator[int]:
    """Numbers alone on a line that climb, a page of text between them, through most of the file."""
    lone: list[_Lone] = []
    cells = 0.0
    for index, line in enumerate(printed):
        cells += line.width
        around = (printed[i].text for i in (index - 1, index + 1) if 0 <= i < len(printed))
        if (match := _BARE.fullmatch(line.text)) and any(len(text) > 3 for text in around):
            lone.append(_Lone(no=line.no, value=int(match[1]), cells=cells))
    chain = _chain(lone)
    if len(chain) < _LEAST or chain[-1].cells - chain[0].cells < cells / 2:
        return
    if median(b.cells - a.cells for a, b in pairwise(chain)) >= _PAGE:
        yield from (number.no for number in chain)


def _chain(lone: Sequence[_Lone]) -> list[_Lone]:
    """The longest run of numbers that climb by a page or few, with text between them."""
    best: dict[int, tuple[int, int]] = {}  # value → (length of the chain that ends there, place in `lone`)
    before: list[int] = []
    for place, number in enumerate(lone):
        ends = [
            best[value]
            for value in range(number.value - _STEP, number.value)
            if value in best and number.cells - lone[best[value][1]].cells >= _PAGE / 2
        ]
        length, last = max(ends, default=(0, -1))
        before.append(last)
        best[number.value] = max(best.get(number.value, (0, -1)), (length + 1, place))
    _, at = max(best.values(), default=(0, -1))
    chain: list[_Lone] = []
    while at >= 0:
        chain.append(lone[at])
        at = before[at]
    return chain[::-1]
