"""Which number belongs to which title: in the brackets behind it, before it, or beside it; and its abbreviations."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from generator.catalog.docnumbers import number_beside_title

if TYPE_CHECKING:
    from generator.catalog.docnumbers import NumberHit
    from generator.catalog.titles import TitleHit

_BRACKET = re.compile(r"\s*[（(〔［\[【]")
_OPENING, _CLOSING = "（(〔［[【﹝", "）)〕］]】﹞"
# A bracket that holds a number and an abbreviation is shorter; one never closed must not reach into the next sentence.
_BRACKET_LENGTH = 90
_NEAR = 100
"""Characters before a title in which a number that leads to it begins."""
_ALIAS = re.compile(
    r"(?:以下|下)?(?:统|简)+称(?:为|作)?(?:[“\"]《|[《“\"])(?P<alias>[^《》“”\"]{1,30})[》”\"]"
)
_JOINED = re.compile(r"(?:、|和|及|与|以及)?")
_BETWEEN = re.compile(r"(?:文件?)?(?:(?:印发|转发|发布|公布|下发)的?)?")


class Numbers:
    """The numbers of a text in printed order, of which those with a title are taken out."""

    def __init__(self, numbers: list[NumberHit]) -> None:
        self._free = dict(enumerate(numbers))
        self._starts = [number.start for number in numbers]

    def free(self, start: int = 0, end: int | None = None) -> list[NumberHit]:
        """Those that begin in ``start:end`` and belong to no title."""
        first = bisect_left(self._starts, start)
        last = len(self._starts) if end is None else bisect_left(self._starts, end)
        return [self._free[index] for index in range(first, last) if index in self._free]

    def take(self, number: NumberHit) -> None:
        """Take out one that belongs to a title."""
        del self._free[bisect_left(self._starts, number.start)]


def paired(
    text: str, titles: tuple[TitleHit, ...], numbers: Numbers
) -> tuple[dict[int, NumberHit], dict[int, tuple[str, ...]]]:
    """Each title's number and abbreviations, by its index; paired numbers are taken out of ``numbers``."""
    taken: dict[int, NumberHit] = {}
    aliases: dict[int, tuple[str, ...]] = {}
    group: list[int] = []
    for index, title in enumerate(titles):
        # 《甲》《乙》（two numbers), 《甲》和《乙》（two numbers): as many numbers as titles belong to them in order.
        if not group or not _JOINED.fullmatch(text, titles[index - 1].end, title.start):
            group = []
        group.append(index)
        close = _brackets_end(text, title.end, numbers)
        if close is None:
            continue
        inside = numbers.free(title.end, close)
        owners = group if len(inside) == len(group) else [index]
        for owner, number in zip(owners, inside, strict=False):
            taken[owner] = number
            numbers.take(number)
        beside = None if inside else number_beside_title(text, title.end, close)
        if beside is not None:
            taken[index] = beside
        aliases[index] = tuple(match["alias"] for match in _ALIAS.finditer(text, title.end, close))
    for index, title in enumerate(titles):
        if index not in taken:
            near = numbers.free(title.start - _NEAR, title.end + 1)
            leading = next((n for n in near if _leads_to(text, n, title)), None)
            if leading is not None:
                taken[index] = leading
                numbers.take(leading)
    return taken, aliases


def _leads_to(text: str, number: NumberHit, title: TitleHit) -> bool:
    """Whether a number belongs to a title without brackets: 某令第9号公布的《甲》, 《甲》GB 1-2020."""
    before = number.end <= title.start and _BETWEEN.fullmatch(text, number.end, title.start) is not None
    return before or number.start == title.end


def _brackets_end(text: str, start: int, numbers: Numbers) -> int | None:
    """Where the brackets after a title end: 《甲》（试行）（望政发〔2025〕2号) has two; None where there are none."""
    end = _bracket_end(text, start)
    while end is not None and not numbers.free(start, end):
        further = _bracket_end(text, end + 1)
        if further is None:
            break
        end = further
    return end


def _bracket_end(text: str, start: int) -> int | None:
    """Where the bracket that opens at ``start`` closes, whatever its shapes; None where none opens."""
    opening = _BRACKET.match(text, start)
    if opening is None:
        return None
    limit = min(len(text), start + _BRACKET_LENGTH)
    depth = 0
    for index in range(opening.end() - 1, limit):
        if text[index] in _OPENING:
            depth += 1
        elif text[index] in _CLOSING:
            depth -= 1
        if depth == 0 or text[index] == "。":
            return index
    return limit
