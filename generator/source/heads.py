"""Running heads: short lines that return where pages begin or end, and hardly anywhere else."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from generator.source.labels import read_label
from generator.source.lines import Line
from generator.source.shape import ends_entry, ends_sentence, is_date_line, is_number_line

_OF_YEAR = r"\d{4}年?.{0,6}第?\d{1,3}(?:[-—－]\d{1,3})?期"
_ISSUE = re.compile(rf".{{0,30}}公报.{{0,12}}{_OF_YEAR}.{{0,16}}|\d{{0,3}}{_OF_YEAR}.{{0,24}}公报.{{0,6}}")
# The gazette's name beside a page number: 星河省人民政府公报 2025年.
_NAME = re.compile(r"[^，。；：《》、\d]{2,20}[公政]报[^，。；：《》]{0,12}")
_WIDEST = 30.0
"""Cells of a running head; its English name is the longest."""
# Lines that return page after page because documents do: an issuer that opens a title, a label.
_NO_HEAD = re.compile(
    r"(?:附\s*[件表录图]|[图表]|专栏|目录).*|.*(?:政府|办公厅|办公室|委员会|公署|名单|[厅局委])"
)
_KEY = re.compile(r"[\d\s　|｜·•.\-—–]+")
_YEAR_AND_ISSUE = re.compile(r"^(?:19|20)\d\d ?[·•.．/\-—] ?\d{1,3}$")  # 2025·3
_NUMBERED = re.compile(r"(?P<a>\d{1,3})[\s|｜·•—–\-]+\D.*|.*\D[\s|｜·•—–\-]+(?P<b>\d{1,3})")
_PROSE = 18.0
"""Cells of a line of prose, at the least."""
_LEAST = 3
_AT_BREAKS = 0.8
"""Share of a head's occurrences that stand where pages begin or end."""
_TITLE_LINES, _ADDRESSEE = 5, 60
"""Most lines of a title; most characters of a line that names addressees."""
_PAGE = 15
"""Printed lines between two occurrences of a head."""


def is_issue_head(line: Line) -> bool:
    """Whether the line says which issue this is, as every page does."""
    text = re.sub(r"\s+", "", line.text)
    return bool(len(text) <= 48 and not line.heading and _ISSUE.fullmatch(text) and "《" not in text)


def running_heads(printed: Sequence[Line], marks: Collection[int]) -> Iterator[int]:
    """Lines that are running heads. ``marks`` are the page numbers and heads that are known."""
    candidates = _candidates(printed)
    total = Counter(candidates.values())
    named = (index for index, key in candidates.items() if _NAME.fullmatch(key) and total[key] > _LEAST)
    found = {printed[index].no for index in named if not printed[index].heading}
    found.update(printed[index].no for index in _interrupting(printed, candidates))
    known = {*marks, *found}
    for _ in range(2):  # a head that was found shows where another one stands
        beside: dict[str, list[int]] = defaultdict(list)
        for index, key in candidates.items():
            if printed[index].no not in known and _at_break(printed, index, known):
                beside[key].append(index)
        for key, places in beside.items():
            if (len(places) >= _LEAST and len(places) >= _AT_BREAKS * total[key]) or _NAME.fullmatch(key):
                found.update(printed[index].no for index in places if not printed[index].heading)
        known |= found
    yield from found
    yield from _numbered(printed, candidates)


def _candidates(printed: Sequence[Line]) -> dict[int, str]:
    """What each line that could be a head says; without the masthead and what returns because titles do."""
    keys = {index: key for index, line in enumerate(printed) if (key := _key(line))}
    if 0 in keys and _NAME.fullmatch(printed[0].text):
        del keys[0]
    total = Counter(keys.values())
    titles = Counter(keys[index] for index in _of_titles(printed) if index in keys)
    return {index: key for index, key in keys.items() if 2 * titles[key] < total[key] or _NAME.fullmatch(key)}


def _key(line: Line) -> str | None:
    """What a head says on every page; None for what can't be one."""
    text = line.text
    if line.width > _WIDEST or is_date_line(text) or is_number_line(text) or ends_entry(text):
        return None
    key = _KEY.sub("", text) or "".join(_YEAR_AND_ISSUE.findall(text))
    label = read_label(text)
    if not key or key[-1] in "。；：，、:;," or _NO_HEAD.fullmatch(key) or (label and not label.bare):
        return None
    return key


def _of_titles(printed: Sequence[Line]) -> frozenset[int]:
    """Lines right above a document's number or addressee: the first lines of titles return with each document."""
    found: set[int] = set()
    for index, line in enumerate(printed):
        addressee = line.text.endswith(("：", ":")) and len(line.text) <= _ADDRESSEE
        if not (addressee or is_number_line(line.text)):
            continue
        top = index
        while top and index - top < _TITLE_LINES and not ends_sentence(printed[top - 1].text):
            top -= 1
        found.update(range(top, index))
    return frozenset(found)


def _at_break(printed: Sequence[Line], index: int, known: Collection[int]) -> bool:
    near = (index - 2, index - 1, index + 1, index + 2)
    return (
        index == 0
        or printed[index].page_start
        or any(printed[i].no in known for i in near if 0 <= i < len(printed))
    )


def _interrupting(printed: Sequence[Line], candidates: dict[int, str]) -> Iterator[int]:
    """Lines that return, and mostly stand in the middle of a sentence: the text goes on around them."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, key in candidates.items():
        places[key].append(index)
    for found in places.values():
        if len(found) >= _LEAST and 2 * sum(_in_mid_sentence(printed, index) for index in found) > len(found):
            yield from (index for index in found if not printed[index].heading)


def _in_mid_sentence(printed: Sequence[Line], index: int) -> bool:
    if not 0 < index < len(printed) - 1:
        return False
    before, after = printed[index - 1], printed[index + 1]
    cut = before.width >= _PROSE and not ends_sentence(before.text)
    return cut and after.width >= _PROSE / 2 and read_label(after.text) is None


def _numbered(printed: Sequence[Line], candidates: dict[int, str]) -> Iterator[int]:
    """Heads with the page number on their line: the same words far apart, the number climbing.

    Left and right pages have their own words, and the gazette's name is one even where it stands once.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, key in candidates.items():
        if len(key) >= 4 and (match := _NUMBERED.fullmatch(printed[index].text)):
            places[key].append((index, int(match["a"] or match["b"])))
    named = [found for key, found in places.items() if _NAME.fullmatch(key)]
    turns = sorted(place for found in places.values() if len(found) > 1 for place in found)
    for found in (turns, *places.values()):
        climbs = all(b > a and j - i >= _PAGE for (i, a), (j, b) in pairwise(found))
        if len(found) >= _LEAST and climbs:
            yield from (printed[index].no for index, _ in found)
    yield from (printed[index].no for found in named for index, _ in found if not printed[index].heading)
