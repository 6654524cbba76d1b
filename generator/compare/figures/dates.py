"""Where a text tells days, years and stretches of time by the calendar; how long something lasts is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.compare.language.numerals import CHINESE, DATE, TO

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMERAL = rf"(?:\d+|[{CHINESE}]{{1,12}})"
_EVERY_DAY = re.compile(
    rf"每(?:年|月|季度|季)(?:度)?{NUMERAL}(?:月(?:{NUMERAL}日)?|日)"
    rf"(?:[、和及]{NUMERAL}(?:月(?:{NUMERAL}日)?|日))*(?:底|份)?(?:以?前|之前)?"
    r"|每(?:半年|年|季度?|月|学期)度?[底末初](?:以?前|之前)?"
)
LASTING = re.compile(
    r"(?:提前|超过|超出|不足|不少于|不得少于|不低于|不超过|不得超过|最长|最多|满|公示|公告|期限?[为是]?|累计|连续|推迟|延长|延期|至少|达到?)$"
)
"""What turns 20日 into a period."""
_ENDS = re.compile("[底末初前后起旬]$")
_FROM = re.compile("起$")
_UNTIL = re.compile(
    rf"(?:(?<=年)\d{{1,2}}(?={TO}\d{{1,2}}月))?{TO}(?:(?:(?:19|20)\d{{2}}年)?\d{{1,2}}月(?:份|\d{{1,2}}日)?|\d{{1,2}}日)(?:[底末]|止)?(?![前以])"
)
"""The other end of a stretch of time: 2027年6月至8月, 3月5日至9日, 2027年6月1日起至2028年5月31日止."""
_MONTHS = re.compile(rf"(?<![\d年])(?:1[0-2]|[1-9])月?{TO}(?:1[0-2]|[1-9])月份?(?![\d前起])")
"""Months of any year: 3至4月份."""
_RELATIVE = re.compile(
    r"(?:今|明|当|次|翌|本)年(?:底|末|\d{1,2}月(?:\d{1,2}日)?[底末]?)(?:以?前|之前)?"
    rf"|(?<![\d{CHINESE}今明当次翌本每])年底(?:以?前|之前)"
    r"|(?<![\d年至到—―–-])(?:1[0-2]|[1-9])月(?=[出制完启召组印上报公编建])"
)
"""A day told from the year one reads in, or a month without its year."""
_COMPARED = re.compile("(?<![占对])[比较]$")
"""What makes a year the one compared with (比2015年下降10%), nobody's deadline."""
_SMALL_YEAR, _LARGE_YEAR = 1949, 2100
MONTH_LENGTH = 31


def dates_in(text: str, *, title: bool) -> Iterator[tuple[int, int]]:
    """Start and end of each; of a title only spans of years."""
    for match in DATE.finditer(text):
        year = re.match(r"(\d{4})", match[0])
        if title and not re.search(r"\d{4}.*\d{4}", match[0]):
            continue
        if year and not _SMALL_YEAR < int(year[1]) < _LARGE_YEAR:
            continue
        day = re.fullmatch(r"(\d{1,2})日(?:以?前|之前|起|后)?", match[0])
        if day and (
            int(day[1]) > MONTH_LENGTH or LASTING.search(text[max(0, match.start() - 6) : match.start()])
        ):
            continue  # 提前15日, 90日
        if year and _COMPARED.search(text[max(0, match.start() - 2) : match.start()]):
            continue
        if year or not re.fullmatch(r"\d{1,2}日", match[0]):
            ended = _ENDS.search(match[0]) and not _FROM.search(match[0])
            until = None if ended else _UNTIL.match(text, match.end())
            yield match.start(), (until or match).end()
    for match in () if title else _MONTHS.finditer(text):
        yield match.start(), match.end()
    for match in () if title else _RELATIVE.finditer(text):
        yield match.start(), match.end()
    for match in _EVERY_DAY.finditer(text):
        yield match.start(), match.end()
