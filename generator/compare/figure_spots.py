"""Where figures stand in a text: dates, ratios, numbers with a unit, and bare 每年.

Document numbers, quoted titles, ordinals and list numbers are no figures.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.compare.numerals import CHINESE, DATE, DIGITS, DOC_NUMBER, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

Spot = tuple[int, int, str]
"""Start, end and kind of a figure."""

_HIDDEN = (
    re.compile(r"《[^》]*》?"),
    DOC_NUMBER,
    re.compile(r"[（(][^（）()]{0,30}〔[^（）()]*[）)]"),
    re.compile(r"等\d+(?:个)?部[门委]"),
    re.compile(r"第\d+(?:[、和至]第?\d+)+[项条款章节号目]|附[件表录]\s*\d+"),
    re.compile(r"[（(]\d{4}年\d{1,2}月\d{1,2}日[^（）()]*(?:通过|批准|公布|修正|修订|发布)[^（）()]*[）)]"),
)
"""Titles and numbers of other documents: what they count is not this text's."""
PER = re.compile(
    r"(?:每(?:[一1]|[二三四五六两2-9]|\d+)?(?:个)?(?:半年|年度?|季度?|月|周|日|天|学年|学期|次|人|车|户|家|所|处|个|亩|名|生|位|餐|班|场|村|县|镇|校|平方米|小时|份|批|套|辆|床|座|间|艘|台|只|头|株|吨))+"
)
"""What a figure is counted over: 每人每年, 每处."""
EVERY = re.compile(
    r"每(?:半年|年|季度|季|月|周|日|天|学年|学期|[二三四五六两]年|[两二三四五六]个月|\d+个月|\d+年)(?!度?[底末初]|龄)"
    r"|按(?:月|季度?|年|周|学期|学年)(?=[发拨报通公支缴结核上])"
)
"""A period that alone is a frequency: 每年, 按月发放."""
_EACH = re.compile(r"每(?!年|月|周|日|季|半|天|学)[^，。；、\d]{1,5}$")
_EVERY_DAY = re.compile(r"每(?:年|月|季度|季)(?:度)?\d{1,2}(?:月(?:\d{1,2}日)?|日)(?:底|份)?(?:以?前|之前)?")
_CLAUSE = re.compile(r"[，。；：！？,;:]|(?<=[^\d])\.(?=\D)")
_TIME = (
    "个工作日",
    "工作日",
    "个月",
    "学年",
    "年",
    "月",
    "天",
    "日",
    "周",
    "小时",
    "分钟",
    "学时",
    "课时",
    "季度",
    "学期",
    "秒",
    "日历天",
    "自然日",
)
_NOT_COUNTED = re.compile(
    r"^(?:级|年级|号|款|章|节|点|市|省|国|区|批|期|度|日|月|代|位|分|类|型|维|化|网|次元)$"
)
_RATIO = re.compile(r"(?<![\d:：])\d{1,3}(?::|：|∶|比)\d{1,3}(?:(?::|：|∶)\d{1,3})?(?![\d:：])")
_INDEX = re.compile(
    r"指数(?:达到?|为|超过|不低于|提高到)*(?P<value>\d+(?:\.\d+)?(?:以上|以下|左右)?)(?![\d%％])"
)
"""An index has no unit."""
_SMALL_YEAR, _LARGE_YEAR = 1949, 2100


def figure_spots(text: str, *, title: bool = False) -> Iterator[Spot]:
    """The figures of ``text``, left to right, without overlaps; of a title only spans of years."""
    hidden = bytearray(len(text)) if title else _hidden(text)
    found = list(_dates(text, title=title))
    if not title:
        found += _numbers(text)
        found += _frequencies(text, [spot for spot in found if spot[2] != "deadline"])
    at = 0
    for start, end, kind in sorted(found, key=lambda spot: (spot[0], -spot[1])):
        if start >= at and not any(hidden[start:end]):
            yield start, end, kind
            at = end


def _hidden(text: str) -> bytearray:
    mask = bytearray(len(text))
    for pattern in _HIDDEN:
        for match in pattern.finditer(text):
            mask[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    return mask


def _dates(text: str, *, title: bool) -> Iterator[Spot]:
    for match in DATE.finditer(text):
        year = re.match(r"(\d{4})", match[0])
        if title and not re.search(r"\d{4}.*\d{4}", match[0]):
            continue
        if year and not _SMALL_YEAR < int(year[1]) < _LARGE_YEAR:
            continue
        if year or not re.fullmatch(r"\d{1,2}日", match[0]):
            yield match.start(), match.end(), "deadline"
    for match in _EVERY_DAY.finditer(text):
        yield match.start(), match.end(), "deadline"


def _numbers(text: str) -> Iterator[Spot]:
    for match in _RATIO.finditer(text):
        yield match.start(), match.end(), "share"
    for match in _INDEX.finditer(text):
        yield *match.span("value"), "count"
    for match in NUMBER.finditer(text):
        if text[max(0, match.start() - 1) : match.start()] == "每":
            continue  # 每2个月 says over what, not how much
        if _EACH.search(text[max(0, match.start() - 8) : match.start()]) and re.match(
            r"[1一](?:人|名|户|家|个|处|所)$", match[0]
        ):
            continue  # 每安置1人, too
        kind = _counted(match[0], text, match.start())
        if kind:
            yield match.start(), match.end(), kind


def _frequencies(text: str, numbered: list[Spot]) -> Iterator[Spot]:
    """每年 and the like, where no number of the clause says how often or how much."""
    for match in EVERY.finditer(text):
        first, last = clause_of(text, match.start())
        if not any(first <= start < last for start, _, _ in numbered):
            yield match.start(), match.end(), "frequency"


def _counted(value: str, text: str, start: int) -> str:
    """The kind of the figure ``value``, or nothing where it is no figure."""
    unit = unit_of(value)
    before = text[max(0, start - 2) : start]
    if before.endswith(("第", "〔")) or not unit or re.fullmatch(r"\dG", value):
        return ""  # 5G is a name
    if unit == "日" and (before.endswith("提前") or re.search("[内前]$|以[上下]$", value)):
        return "period"
    if _NOT_COUNTED.match(unit) and not re.search(r"[万亿]|以[上下]$", value):
        return ""
    if unit in ("%", "％", "‰", "个百分点", "百分点", "成"):
        return "share"
    if unit.endswith("元"):
        return "amount"
    if unit in {"周岁", "岁"}:
        return "age"
    if unit in _TIME:
        return "period"
    if unit in ("次", "场", "批次", "场次") and PER.search(text[max(0, start - 24) : start]):
        return "frequency"
    return "count"


def unit_of(value: str) -> str:
    """The unit of a figure without multiplier and comparator: 家 of 3000家以上."""
    if value.startswith("百分之"):
        return "%"
    value = re.sub(r"^.+以上(?=.+以下$)", "", value)
    rest = re.sub(
        rf"^(?:{DIGITS}\s*[%‰万亿]?\s*(?:—|–|-|－|～|~|至|到)\s*)?(?:{DIGITS}|[{CHINESE}]+)\s*[余多来]?\s*[万亿千百]*",
        "",
        value,
    )
    return re.sub(r"(?:及?以[上下]|以[内外前后]|之[内外前后]|左右|[内起前后])$", "", rest)


def clause_of(text: str, at: int) -> tuple[int, int]:
    """Start and end of the clause in which ``at`` stands."""
    start = 0
    for match in _CLAUSE.finditer(text):
        if match.end() <= at:
            start = match.end()
        elif match.start() >= at:
            return start, match.start()
    return start, len(text)
