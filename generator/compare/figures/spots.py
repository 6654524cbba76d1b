"""Where figures stand in a text: dates, ratios, numbers with a unit, and bare 每年.

Document numbers, quoted titles and names, ordinals and list numbers are no figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from generator.compare.figures.dates import LASTING, MONTH_LENGTH, NUMERAL, dates_in
from generator.compare.figures.hidden import hidden_in
from generator.compare.figures.unitless import BOUND, PART, RATIO, unitless_spots
from generator.compare.language.numerals import (
    CHINESE,
    COMMA,
    DIGITS,
    NUMBER,
    SMALL,
    SPOKEN,
    TAIL,
    TO,
    values_of,
)
from generator.compare.language.units import COUNTERS, MONEY

if TYPE_CHECKING:
    from collections.abc import Iterator

Spot = tuple[int, int, str]
"""Start, end and kind of a figure."""

PER = re.compile(
    rf"(?:每(?:(?:\d+|[二三四五六])(?:{TO}))?(?:[一1]|[二三四五六七八九十两2-9]|\d+)?(?:个)?(?:半年|年度?|季度?|月|周|日|天|学年|学期|次|[十百千万]{{0,2}}(?:人口|人|户|名|亩|辆)|车|户|家|所|处|个|亩|名|生|位|餐|班|场|村|县|镇|校|平方米|小时|份|批|套|辆|床|座|间|艘|台|只|头|株|吨))+"
)
"""What a figure is counted over: 每人每年, 每处."""
EVERY = re.compile(
    r"每(?:半年|年|季度|季|月|周|日|天|学年|学期|[二三四五六两]年|[两二三四五六]个月|\d+个月|\d+年)(?!度?[底末初]|龄)"
    r"|按(?:月(?!份)|季度?(?!节)|周(?![期边岁])|学期|学年|年(?=[发拨报通公支缴结核上]))"
    r"|(?<=[\u4e00-\u9fff])(?<![\d每上下本各同跨全前一两三半该当季])年度(?=[^，。；、]{0,14}(?:责任书|计划|报告|方案|总结))"
)
"""A period that alone is a frequency: 每年, 按月发放; 年度 only where the other document says 每年."""
_ONCE_IN = re.compile(
    rf"(?<!每)(?<![{CHINESE}\d第])(?:(?:[一二两三四五六]|\d+)(?:个月|年|季度|周|天)|(?<![上下])半年)(?:至少|开展|进行|召开|组织|修订|评估|举办){{0,3}}(?:[一二两三]|\d+)次"
)
"""A frequency without 每: 两年一次, 一季度召开一次."""
_ROUTINE = re.compile(
    "(?<=[，、；“（立行持施到好])[日周旬月季年](?:稽查|通报|巡查|调度|督[查导]|检查|考[核评]|分析|例会|会商|报告|报)(?=[、，。；”]|制)"
)
"""A frequency in a name: 月调度、季通报制度."""
_SIZE = re.compile(f"(?<![{CHINESE}万亿\\d])[十百千万]+亿级")
"""A size: 千亿级产业集群."""
_EACH = re.compile(r"每(?!年|月|周|日|季|半|天|学)[^，。；、\d]{1,5}$")
_CLAUSE = re.compile(rf"{COMMA}|[。；：！？;:]|(?<=[^\d])\.(?=\D)")
_TIME = re.compile("个?(?:工作日|月|学年|学期|季度|小时|星期)|年|天|日|周|分钟|学时|课时|毫?秒|日历天|自然日")
_NOT_COUNTED = re.compile(r"^(?:年级|号|款|章|点|市|省|国|区|批|期|度|日|月|代|位|分|类|型|维|化|网|次元)$")
_ONCE_MORE = re.compile(r"(?:延期|延长|续期|延续|展期|复核|补考)$")
_TO_MORE = rf"(?:以上|{TO})(?={NUMERAL})"
"""What stands between the two ends of a range."""
REACH = 240
"""Characters in which a clause begins and ends: a text without signs costs no more than one with."""
_LONG_AGO = 200


def figure_spots(text: str, *, title: bool = False) -> Iterator[Spot]:
    """The figures of ``text``, left to right, without overlaps; of a title only spans of years."""
    hidden = bytearray(len(text)) if title else hidden_in(text)
    found = [(start, end, "deadline") for start, end in dates_in(text, title=title)]
    if not title:
        found += _numbers(text)
        found += _alone(text, [spot for spot in found if spot[2] != "deadline"])
    at = 0
    for start, end, kind in sorted(found, key=lambda spot: (spot[0], -spot[1])):
        if start >= at and not any(hidden[start:end]):
            yield start, end, kind
            at = end


def _numbers(text: str) -> Iterator[Spot]:
    yield from unitless_spots(text)
    for match in NUMBER.finditer(text):
        if text[max(0, match.start() - 1) : match.start()] == "每":
            continue  # 每2个月 says over what, not how much
        if text[max(0, match.start() - 1) : match.start()] in ("×", "*"):
            continue  # a formula's ×100%
        if _EACH.search(text[max(0, match.start() - 8) : match.start()]) and re.match(
            r"[1一](?:人|名|户|家|个|处|所)$", match[0]
        ):
            continue  # 每安置1人, too
        kind = _counted(match[0], text, match.start())
        if kind:
            yield match.start(), match.end(), kind


def _alone(text: str, numbered: list[Spot]) -> Iterator[Spot]:
    """每年 and 千亿级 and the like, where no number of the clause says how often or how much."""
    for pattern in (_ROUTINE, _ONCE_IN):
        for match in pattern.finditer(text):
            yield *match.span(), "frequency"
    starts = sorted(start for start, _, _ in numbered)
    for pattern, kind in ((EVERY, "frequency"), (_SIZE, "count")):
        for match in pattern.finditer(text):
            first, last = clause_of(text, match.start())
            if bisect_left(starts, first) == bisect_left(starts, last):
                yield match.start(), match.end(), kind


def _counted(value: str, text: str, start: int) -> str:
    """The kind of the figure ``value``, or nothing where it is no figure."""
    unit = unit_of(value)
    before = text[max(0, start - 6) : start]
    if not unit:
        return "count" if re.search("以上.+以下$", value) else ""
    if _is_name(value, unit, before):
        return ""
    if unit == "日":
        long = not value[0].isdigit() or values_of(value)[0] > MONTH_LENGTH
        lasts = long or re.search("[内前]$|以[上下]$", value) or LASTING.search(before)
        return "period" if lasts else ""
    if unit in {"次", "级", "期"}:
        counts = _is_said(value, unit, text, start)
    else:
        counts = not _NOT_COUNTED.match(unit) or bool(re.search(r"[万亿]|以[上下]$", value))
    return kind_of(unit, text, start) if counts else ""


def _is_name(value: str, unit: str, before: str) -> bool:
    """Whether a number is part of a name, an ordinal or a heading's number: 5G, PM2.5年均, 第3次, 3.2.1 平台."""
    if before.rstrip().endswith(("第", "〔", "最后")) or re.search(r"\d[.．]$", before):
        return True
    if unit == "层" and re.search("[楼座厦]$", before):
        return True  # an address
    if re.search(r"[A-Za-z][-.]?$", before) and (
        "." in value or not re.match(f"[%％‰]|{COUNTERS}|{MONEY}", unit)
    ):
        return not re.match("[%％‰]|[Bb][Pp]", unit)
    if re.fullmatch(r"\d[GPT]", value):
        return True  # 5G is a name, 2000G an amount
    if not before and re.match(r"\d+\.\d+(?![万亿])[\u4e00-\u9fff]", value):
        return True  # 2.5县级领导小组
    number = re.match(r"\d+", value)
    years = unit == "年" and number and int(number[0]) > _LONG_AGO
    return bool(years) or bool(re.fullmatch("[一二三四1-4]季度", value))


def _is_said(value: str, unit: str, text: str, start: int) -> bool:
    """Whether 次 or 级 counts here: 一次 and 二次 only over a period or between bounds (二次供水)."""
    before, after = text[max(0, start - 24) : start], text[start + len(value) :]
    if unit == "级":
        shakes = (
            "." in value or re.search("左右$|以[上下]$", value) or re.match("地震|强震|大风|台风|阵风", after)
        )
        return bool(shakes or re.match(r"（[^（）]{1,8}）及?以[上下]", after))
    if unit == "期":
        return bool(re.search("举办|组织|开[展设办]|培训|不少于|不超过", before[-6:]))
    if value[0] not in "一二" or len(value) > len("一次"):
        return True
    return bool(
        PER.search(before)
        or _ONCE_MORE.search(before)
        or re.search(rf"(?:{BOUND})[^，。；]{{0,4}}$", before[-9:])
    ) and not before.endswith("最多跑")


def kind_of(unit: str, text: str, start: int) -> str:
    """The kind of a figure that counts in ``unit``, at ``start`` of ``text``."""
    if unit[0] in "%％‰" or unit in ("个百分点", "百分点", "成"):
        return "share"
    if re.match(MONEY, unit):
        return "amount"
    if unit in {"周岁", "岁"}:
        return "age"
    if _TIME.fullmatch(unit):
        return "period"
    if unit in ("次", "场", "批次", "场次") and PER.search(text[max(0, start - 24) : start]):
        return "frequency"
    return "count"


def unit_of(value: str) -> str:
    """The unit of a figure without multiplier and comparator: 家 of 3000家以上.

    >>> unit_of("十万元以上三十万元以下"), unit_of("三分之二以上"), unit_of("5000元/人·月")
    ('元', '%', '元/人·月')
    """
    if (
        "分之" in value
        or re.match("过?半数|一半|减半|零", value)
        or re.match(r"\d+ \d", value)
        or PART.fullmatch(value)
    ):
        return "%"
    if RATIO.fullmatch(value):
        return "比"
    upper = re.sub(rf"^.+?{_TO_MORE}", "", value.removeprefix("翻"))
    rest = re.sub(rf"^(?:{DIGITS}|半|{SPOKEN})?\s*[余多来]?\s*(?:(?:[万亿]|{SMALL})+ ?)?", "", upper)
    unit = rest if rest == "起" else re.sub(rf"(?:{TAIL})$", "", rest)
    return "元" if unit == "人民币" else unit


def lower_unit(value: str) -> str:
    """The unit of a range's lower end, where it has one of its own: 个月 of 6个月以上1年以下."""
    ends = re.match(rf"(.+?){_TO_MORE}", value)
    return unit_of(ends[1]) if ends else ""


def clause_of(text: str, at: int) -> tuple[int, int]:
    """Start and end of the clause in which ``at`` stands, at most ``REACH`` characters away."""
    start, end = max(0, at - REACH), min(len(text), at + REACH)
    for match in _CLAUSE.finditer(text, start, end):
        if match.end() <= at:
            start = match.end()
        elif match.start() >= at:
            return start, match.start()
    return start, end
