"""Lines that open a paragraph whatever stands above: what signs, titles, heads a chapter, or is in the contents.

What a line is tells this by what stands around it; neither its width nor its syntax could.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.source.contents import find_contents
from generator.source.history import is_history
from generator.source.labels import LabelKind, read_label
from generator.source.lines import Line
from generator.source.shape import ends_sentence, is_date_line, is_number_line

_MARKS = re.compile(r"[，。；：《》,;:]")
_ADDRESS = re.compile(r"://\S")
_LONE = re.compile(
    r"主\s*题\s*词\s*[:：].{0,60}|(?:.{4}\s*年?\s*)?第\s*[\d一二三四五六七八九十百]{1,5}\s*期(?:\s*[（(]\s*总.{1,12}[)）])?"
    r"|[—─―]{2}[^，。；：]{8,50}会议?上|[【〖][^【】〖〗，。]{2,20}[】〗]"
)
_LONGEST_LONE = 90
_GOVERNMENT = re.compile(r"[\u4e00-\u9fff]{2,12}人民政府")
_SIGNATURE = 40
_TITLE_LINES = 5
_FIRST = (LabelKind.PART, LabelKind.CHAPTER, LabelKind.ARTICLE)


def openings(kept: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that never go on from the line above; ``kept`` are without furniture."""
    return _signing(kept) | _titling(kept) | _adopting(kept) | _chapters(kept) | _listing(kept) | _lone(kept)


def _signing(kept: Sequence[Line]) -> frozenset[int]:
    """Short lines right above a date: they sign, even after a full line that ends a sentence."""
    found: set[int] = set()
    for above, line in pairwise(kept):
        if is_date_line(line.text) and len(above.text) <= _SIGNATURE and not _MARKS.search(above.text):
            found.add(above.no)
    return frozenset(found)


def _titling(kept: Sequence[Line]) -> frozenset[int]:
    """First lines of titles: those above a number's line up to the end of a sentence."""
    found: set[int] = set()
    for index, line in enumerate(kept):
        if not is_number_line(line.text):
            continue
        top = index
        while top and index - top < _TITLE_LINES and _may_be_title(kept[top - 1]):
            if _letters(kept[top - 1]) == _letters(kept[top]):  # a web page's title above the document's own
                found.update((kept[top - 1].no, kept[top].no))
                break
            top -= 1
        if 0 < top < index and (ends_sentence(kept[top - 1].text) or _ADDRESS.search(kept[top - 1].text)):
            found.add(kept[top].no)
        found.update(line.no for line in kept[top:index] if _GOVERNMENT.match(line.text))
    return frozenset(found)


def _adopting(kept: Sequence[Line]) -> frozenset[int]:
    """Bare lines of a history (题注), and the line below: under a title at the head, or above the first chapter or article."""
    found: set[int] = set()
    top: int | None = None
    prose = False  # whether a sentence has ended above
    for index, line in enumerate(kept):
        if is_history(line.text):
            top = index if top is None else top
            continue
        label = read_label(line.text)
        first = label is not None and label.first and label.kind in _FIRST
        if top is not None and (first or not prose):
            found.update(line.no for line in kept[top : index + 1])
        top = None
        prose = prose or ends_sentence(line.text)
    return frozenset(found)


def _chapters(kept: Sequence[Line]) -> frozenset[int]:
    """4 应急处置 right above 4.1 信息共享: the heading of a chapter, even after a full line."""
    found: set[int] = set()
    for above, line in pairwise(kept):
        chapter, first = read_label(above.text), read_label(line.text)
        if not (chapter and first and chapter.kind is LabelKind.ARABIC and first.kind is LabelKind.DECIMAL):
            continue
        if first.ordinals == (*chapter.ordinals, 1):
            found.update((above.no, line.no))
    return frozenset(found)


def _listing(kept: Sequence[Line]) -> frozenset[int]:
    """Lines of the printed contents, and those up to the first prose: none goes on in the next."""
    listed = find_contents([line.text for line in kept])
    return frozenset(line.no for line in kept[listed.head : listed.text]) if listed else frozenset()


def _lone(kept: Sequence[Line]) -> frozenset[int]:
    """Lines that are whole without a mark at their end, and those below them: 主题词：…, 【省政府文件】, 第3期."""
    found: set[int] = set()
    for line, below in pairwise(kept):
        if len(line.text) <= _LONGEST_LONE and _LONE.fullmatch(line.text):
            found.update((line.no, below.no))
    return frozenset(found)


def _letters(line: Line) -> str:
    return re.sub(r"\W", "", line.text)


def _may_be_title(line: Line) -> bool:
    text = line.text
    prose = "。" in text or text[-1] in "，；：" or _ADDRESS.search(text)
    return not (prose or is_number_line(text) or is_date_line(text))
