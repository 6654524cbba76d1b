"""《Titles》 in running text: where they begin and end, and when two of them mean the same text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

# No title of the gazettes is longer; an opening bracket whose closing one was lost must not swallow a page.
_LONGEST = 160
_MARK = re.compile(r"[《》〈〉。！？\n]")
_NOISE = re.compile(r"[\s\W_的]+")
_OCR = str.maketrans("巿學", "市学")
# So much of a title must agree before a few wrong characters are taken for misreadings.
_SAME = 0.9
_SHORTEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleHit:
    """A title in a text: ``text[start:end]`` is 《…》, ``title`` what stands inside."""

    title: str
    start: int
    end: int


def find_titles(text: str) -> tuple[TitleHit, ...]:
    """Every outermost 《…》 of ``text``; one that is never closed is none.

    >>> [hit.title for hit in find_titles("按照《甲法》《关于贯彻〈甲法〉的通知》和《关于落实《乙办法》的意见》")]
    ['甲法', '关于贯彻〈甲法〉的通知', '关于落实《乙办法》的意见']
    """
    hits: list[TitleHit] = []
    behind = 0
    for start, end in sorted(_closed(text)):
        title = text[start + 1 : end].strip()
        if start >= behind:
            behind = end + 1
            if title:
                hits.append(TitleHit(title=title, start=start, end=end + 1))
    return tuple(hits)


def _closed(text: str) -> Iterator[tuple[int, int]]:
    """Where each 《 and its 》 stand; no title is long, and none goes on behind the end of a sentence."""
    opened: list[int] = []
    inner = 0
    marks = [(mark.group(), mark.start()) for mark in _MARK.finditer(text)]
    for place, (char, at) in enumerate(marks, start=1):
        following = marks[place][0] if place < len(marks) else ""
        if char == "《":
            opened.append(at)
            inner = 0
        # 《甲办法〉: there is nothing that 〉 could close but 《.
        elif char == "》" or (char == "〉" and inner == 0 and following != "》"):
            inner = 0
            if opened and at - (start := opened.pop()) < _LONGEST:
                yield start, at
        elif char in "〈〉":
            inner = inner + 1 if char == "〈" else max(0, inner - 1)
        else:
            opened.clear()


@lru_cache(maxsize=65536)
def fold(title: str) -> str:
    """A title's comparison form: no punctuation, spaces, width, or 的, which printings drop at will.

    >>> fold("关于进一步提升 水平的意见（试行）") == fold("关于进一步提升水平意见(试行)")
    True
    """
    plain = unicodedata.normalize("NFKC", title).translate(_OCR).lower()
    return _NOISE.sub("", plain)


def same_title(one: str, other: str) -> bool:
    """Whether two titles can be printings of one, a misread character in ten allowed, figures apart."""
    left, right = fold(one), fold(other)
    if left == right:
        return bool(left)
    if min(len(left), len(right)) < 2 * _SHORTEST or re.findall(r"\d+", left) != re.findall(r"\d+", right):
        return False
    return Levenshtein.normalized_similarity(left, right) >= _SAME


@lru_cache(maxsize=65536)
def enclosed_title(title: str) -> str | None:
    """What a 印发 or 转发 notice carries, by its title; None for other titles.

    >>> enclosed_title("望舒市人民政府关于印发望舒市灯会管理办法的通知")
    '望舒市灯会管理办法'
    """
    match = re.search(
        r"(?:印发|发布|公布|下发)(?:关于)?[《〈]?(?P<inner>.+?)[》〉]?的?(?:通知|公告|通告|决定|函)$", title
    )
    if match is None:
        match = re.search(r"(?:批转|转发)(?:.{0,40}?(?=关于))?(?P<inner>.+?)的?通知$", title)
    return match["inner"].strip("《》〈〉") if match else None


def bare(title: str) -> str:
    """A title without the body that issued it: from 关于 on.

    >>> bare("望舒市人民政府办公室关于做好灯会工作的通知")
    '关于做好灯会工作的通知'
    """
    start = title.find("关于")
    return title[start:] if start > 0 else title


def akin(one: str, other: str) -> bool:
    """Whether two titles that bear one number name one text: in full and short, by its notice and by itself.

    >>> akin("望舒市人民政府关于印发灯会管理办法的通知", "灯会管理办法")
    True
    >>> akin("灯会管理办法", "关于加强街道工作的意见")
    False
    """
    shorter, longer = sorted((fold(one), fold(other)), key=len)
    inner = {fold(enclosed_title(title) or "") for title in (one, other)}
    return longer.endswith(shorter) or shorter in inner or same_title(one, other)


def distinctive(title: str) -> bool:
    """Whether a title says enough to find a document by it alone: not 《办法》, not 《实施意见》."""
    return len(fold(title)) >= _SHORTEST
