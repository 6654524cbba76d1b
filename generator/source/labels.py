"""Numbering labels: 一、 · （一） · 1. · （1） · ① · 1.1 · 第三条 · ——— and what follows what.

The ladder 一、 （一） 1. （1） is that of GB/T 9704-2012, 7.3.3; chapters, sections and articles
are those of the rules on drafting regulations; 1 / 1.1 / 1.1.1 is common in emergency plans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN = "[一二三四五六七八九十百零〇]"


class LabelKind(StrEnum):
    """The kinds of numbering labels."""

    HAN = "一、"
    HAN_BRACKET = "（一）"
    ARABIC = "1."
    ARABIC_BRACKET = "（1）"
    CIRCLED = "①"
    DECIMAL = "1.1"
    PART = "第一编"
    CHAPTER = "第一章"
    SECTION = "第一节"
    ARTICLE = "第一条"
    HAN_THAT = "一是"
    DASH = "——"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label at the start of a text: its kind, its characters, its ordinals and where it ends.

    ``ordinals`` has one number, several for 1.1.1, none for a dash. ``bare`` says that the
    dot after an Arabic number is missing (lost in print, or a plan's style).
    """

    kind: LabelKind
    text: str
    ordinals: tuple[int, ...]
    end: int
    bare: bool = False

    def follows(self, other: Label) -> bool:
        """Whether this is the next sibling of ``other`` (一、 → 二、, 1.2 → 1.3)."""
        return (
            self.kind is other.kind
            and len(self.ordinals) == len(other.ordinals)
            and bool(self.ordinals)
            and self.ordinals[:-1] == other.ordinals[:-1]
            and self.ordinals[-1] == other.ordinals[-1] + 1
        )

    @property
    def first(self) -> bool:
        """Whether it opens a numbering."""
        return not self.ordinals or self.ordinals[-1] == 1


_PATTERNS: tuple[tuple[LabelKind, re.Pattern[str]], ...] = (
    (LabelKind.PART, re.compile(rf"第\s*({_HAN}+)\s*编(?=[\s\u3000]|\S)")),
    (LabelKind.CHAPTER, re.compile(rf"第\s*({_HAN}+)\s*章(?![程节])")),
    (LabelKind.SECTION, re.compile(rf"第\s*({_HAN}+)\s*节(?![点])")),
    (
        LabelKind.ARTICLE,
        re.compile(rf"第\s*({_HAN}+)\s*条(?!第|规定|款|例|和|、|（[一二三四五六七八九十]+）项)"),
    ),
    (LabelKind.HAN_THAT, re.compile(rf"({_HAN}{{1,3}})是(?=\S)")),
    (LabelKind.HAN, re.compile(rf"({_HAN}{{1,4}})\s*[、．.]")),
    (LabelKind.HAN_BRACKET, re.compile(rf"[（(]\s*({_HAN}{{1,4}})\s*[)）]")),
    (
        LabelKind.DECIMAL,
        re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\s*\.?(?=[\s\u3000]*[^\d\s%％.,，、。；:：～~\-—])"),
    ),
    (LabelKind.ARABIC, re.compile(r"(\d{1,3})\s*[.．、](?!\d)")),
    (LabelKind.ARABIC_BRACKET, re.compile(r"[（(]\s*(\d{1,3})\s*[)）]|(\d{1,2})[)）]")),
    (LabelKind.DASH, re.compile(r"(?:—{2,}|－{2,}|-{2,}|─{2,}|―{2,})")),
    (LabelKind.ARABIC, re.compile(r"(\d{1,2})(?:[ \u3000]+)(?=[\u4e00-\u9fff])")),
)
_BARE = len(_PATTERNS) - 1
# Labels that are one character: its kind and its number. The 1990s wrote ⒈ and ㈠ for 1. and （一）.
_SIGNS = {
    chr(first + step): (kind, step + start)
    for kind, first, count, start in (
        (LabelKind.CIRCLED, 0x2460, 20, 1),
        (LabelKind.CIRCLED, 0x3251, 15, 21),
        (LabelKind.CIRCLED, 0x2776, 10, 1),
        (LabelKind.ARABIC_BRACKET, 0x2474, 20, 1),
        (LabelKind.ARABIC, 0x2488, 20, 1),
        (LabelKind.HAN_BRACKET, 0x3220, 10, 1),
    )
    for step in range(count)
}
# What a label can begin with; most paragraphs begin otherwise.
_OPENS = re.compile(rf"[第（({''.join(_SIGNS)}—－\-─―]|{_HAN}|\d")
_HEAD = 40  # characters in which a label and what follows it are found
# A bare number is a label only where what follows can't be its unit: 4 月底前, 20 个 are none.
_UNIT = re.compile(
    r"[年月日号个家项次万亿元岁人名所座条件套部处台辆种类倍公平立方米吨度时分小以多余周天期级层户亩户支张只株幢栋届轮批起篇场段间头千百克升瓦兆瓦]"
)


def number(text: str) -> int:
    """The value of a Han numeral up to 999.

    >>> number("二十三"), number("十"), number("一百零二")
    (23, 10, 102)
    """
    total = unit = 0
    for character in text:
        if character == "百":
            total, unit = total + (unit or 1) * 100, 0
        elif character == "十":
            total, unit = total + (unit or 1) * 10, 0
        else:
            unit = _DIGITS.get(character, 0)
    return total + unit


def read_label(text: str) -> Label | None:
    """The label with which ``text`` begins, or None.

    >>> read_label("（十一）加强监测。").ordinals
    (11,)
    >>> read_label("1.3.2 分级").kind.name, read_label("1.2万亿元") is None
    ('DECIMAL', False)
    >>> read_label("4 月底前") is None
    True
    """
    return _read(text[:_HEAD]) if _OPENS.match(text) else None


@lru_cache(maxsize=4096)
def _read(text: str) -> Label | None:
    if sign := _SIGNS.get(text[0]):
        return Label(kind=sign[0], text=text[0], ordinals=(sign[1],), end=1)
    head = text[:24]
    for index, (kind, pattern) in enumerate(_PATTERNS):
        match = pattern.match(head)
        if match is None:
            continue
        bare = index == _BARE
        if bare and _UNIT.match(text[match.end() :].lstrip()):
            return None
        return Label(
            kind=kind,
            text=match.group().rstrip(),
            ordinals=_ordinals(kind, match),
            end=match.end(),
            bare=bare,
        )
    return None


def _ordinals(kind: LabelKind, match: re.Match[str]) -> tuple[int, ...]:
    if kind is LabelKind.DASH:
        return ()
    value = next(group for group in match.groups() if group is not None)
    if value[0].isdigit():
        return tuple(int(piece) for piece in value.split("."))
    return (number(value),)
