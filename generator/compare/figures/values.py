"""What two figures have to do with each other: can they be compared, are they equal?"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.compare.language.numerals import TO, canonical, chinese_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare.figures.found import Found

_TIME = {"年": 12, "个月": 1, "月": 1}
_HOURS = {
    "天": 24,
    "日": 24,
    "自然日": 24,
    "日历天": 24,
    "小时": 1,
    "个小时": 1,
    "周": 168,
    "星期": 168,
    "个星期": 168,
}
_METRES = {"米": 1, "千米": 1000, "公里": 1000}
_COUNTERS = frozenset(
    {"个", "家", "处", "所", "座", "间", "项", "条", "件", "批", "次", "场", "场次", "批次"}
)
"""Words that count the same things: 3000处 may become 220家, but never 4000人次."""
_OVER = re.compile("平方米|立方米|亩|公顷|吨|公里|千瓦时")
YEARLY = "年度"
"""签订年度责任书 says 每年 less plainly: a figure only beside one that says it."""
VALID = "有效期"
"""What a document states of itself, not of the section it stands in."""
DATED = frozenset({"deadline", "year"})
"""The kinds that tell a day or a year."""


def comparable(one: Found, other: Found) -> bool:
    """Whether two figures may be one indicator: dates with dates, the same unit, or counters that count alike."""
    if {one.kind, other.kind} == {"deadline", "period"}:
        return VALID in one.context and VALID in other.context  # 有效期5年, 有效期至2030年3月31日
    if one.kind in DATED or other.kind in DATED:
        return (one.kind in DATED) == (other.kind in DATED)
    if one.per and other.per and _measured_over(one.per) != _measured_over(other.per):
        return False  # 每套3万元, 每平方米100元
    if one.kind == other.kind:
        if one.unit == other.unit or one.kind == "period":
            return True
        if one.kind == "amount":
            return not (one.unit and other.unit)  # 80万, 80万元
        if {one.unit, other.unit} <= _METRES.keys():
            return True
        if one.kind == "share":
            return "比" not in (one.unit, other.unit)
        return {one.unit, other.unit} <= _COUNTERS
    return {one.kind, other.kind} <= {"count", "frequency"} and one.unit == other.unit


def equal(one: Found, other: Found) -> bool:
    """Whether two figures say the same: day and direction, or quantity, period and comparator."""
    if one.kind in DATED and other.kind in DATED:
        day = _end(one.value)
        return _day(one.value) == _day(other.value) or bool(day and day == _end(other.value))
    if {one.kind, other.kind} == {"deadline", "period"}:
        lasting = _months(one), _months(other)
        return None not in lasting and lasting[0] == lasting[1]
    per = period_of(one.per), period_of(other.per)
    return (
        quantity(one) == quantity(other)
        and one.top == other.top
        and (per[0] == per[1] or not all(per))
        and one.comparator == other.comparator
    )


def _months(figure: Found) -> Decimal | None:
    """How long a validity lasts: as stated, or from the day of effect before it to its end."""
    if figure.kind == "period":
        return Decimal(figure.number) * _TIME[figure.unit] if figure.unit in _TIME else None
    days = [
        re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日", canonical(day)) for day in (figure.when, figure.value)
    ]
    if days[0] is None or days[1] is None:
        return None
    first, last = ([int(part) for part in day.groups()] for day in days if day)
    try:
        apart = date(*last) + timedelta(days=1)
    except ValueError:  # a misread day
        return None
    return Decimal(12 * (apart.year - first[0]) + apart.month - first[1]) if apart.day == first[2] else None


def quantity(figure: Found) -> tuple[str, str]:
    """A figure's number and unit, time in months or hours and ‰ in percent; its text where it has no number."""
    if not figure.number:
        return canonical(figure.value).replace("按", "每").replace(YEARLY, "每年"), ""
    number = Decimal(figure.number)
    for table, unit in ((_TIME, "月"), (_HOURS, "小时"), (_METRES, "米")):
        if figure.unit in table:
            return _plain(number * table[figure.unit]), unit
    if figure.unit == "‰":
        return _plain(number / 10), "%"
    if figure.kind == "amount":
        return figure.number, figure.unit or "元"
    return figure.number, figure.unit if figure.kind != "count" else ""


def in_one_unit(numbers: Sequence[str], low: str, high: str) -> tuple[list[str], str]:
    """The ends of a range counted in the unit of the lower one (6个月以上1年以下); none where units don't convert."""
    for table in (_TIME, _HOURS, _METRES):
        if low in table and high in table:
            top = Decimal(numbers[1]) * table[high] / table[low]
            return [numbers[0], _plain(top)], low
    return [], ""


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def period_of(per: str) -> str:
    """The period in 每人每年, in one form; nothing where the figure is counted over no time."""
    found = re.search(
        rf"每(?:[一1](?=个|年|月|周))?(?:个(?=月))?((?:\d+{TO})?\d*个?(?:半年|年|季|月|周|日|天|学期|学年))",
        re.sub("[二两三四五六七八九十]+", lambda said: str(chinese_value(said[0])), per),
    )
    return found[1] if found else ""


def _measured_over(per: str) -> str:
    """The measure in 每平方米; nothing where a figure is counted over things, people or time."""
    found = _OVER.search(per)
    return found[0] if found else ""


def _day(value: str) -> tuple[str, ...]:
    """A deadline's digits, what part of the year or month, and whether it begins or ends there."""
    part = "".join(re.findall(r"[底末初]|[上中下]旬|[上下]半年|季度", value)).replace("末", "底")
    starts = "起" if re.search(r"起|^[自从]", value) else "到"
    return (*re.findall(r"\d+", canonical(value)), part, starts)


def calendar(value: str) -> tuple[int, int, int] | None:
    """A deadline (前, 底) as a day to compare; None for starts and for what is no single day."""
    match = re.search(r"(\d{4})年(?:年?底|(\d{1,2})月)?(?:(\d{1,2})日)?", canonical(value))
    if not match or not re.search("[前底末]|^到|^至", value) or "起" in value:
        return None
    return int(match[1]), int(match[2] or 12), int(match[3] or 31)


def of_one_year(one: Found, other: Found) -> int:
    """1 where two figures are, or are due in, the same years, -1 in different ones, 0 where one names none."""
    years = [
        set(re.findall(r"(?:19|20)\d{2}", canonical(each.value if each.kind in DATED else each.when)))
        for each in (one, other)
    ]
    return 0 if not all(years) else 1 if years[0] == years[1] else -1


def _end(value: str) -> tuple[int, int, int] | None:
    """A deadline as a day; of a year alone its last."""
    return calendar(f"到{value}" if re.fullmatch(r"\d{4}年", value) else value)


def measured_alike(ours: Found, theirs: Found) -> bool:
    """Whether two figures stand in the same unit."""
    if ours.kind in DATED:
        return theirs.kind == ours.kind
    return quantity(ours)[1] == quantity(theirs)[1] and ours.unit[-1:] == theirs.unit[-1:]
