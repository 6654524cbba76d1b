"""Figures in a text: amounts, shares, counts, ages, periods, frequencies, deadlines, years of a plan.

A figure is given with what is measured (the words before it in its clause), the comparator, the
number in plain digits and the unit. Document numbers, quoted titles and list numbers are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.compare.folding import plain
from generator.compare.numerals import CHINESE, DATE, DIGITS, DOC_NUMBER, NUMBER, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEFORE = {
    "≥": "不少于|不低于|不小于|不得少于|不得低于|至少|最少|最低|达到|达|突破",
    "≤": "不超过|不高于|不大于|不多于|不得超过|不得高于|至多|最多|最高|控制在|上限为|以不超过",
    ">": "超过|多于|高于|大于|超出",
    "<": "低于|不足|少于|小于|未满|不满|不到",
    "≈": "约|大约|近|将近",
}
_AFTER = {"≥": "及?以上", "≤": "及?以下|以内|之内|内", "≈": "左右|上下"}
_LEAD = re.compile(
    "(?:"
    + "|".join(sorted("|".join(_BEFORE.values()).split("|"), key=len, reverse=True))
    + r")(?:到|为|在|至)?\s*$"
)
_PER = re.compile(
    r"(?:每(?:[一1]|[二三四五六两2-9]|\d+)?(?:个)?(?:半年|年度?|季度?|月|周|日|天|学年|学期|次|人|车|户|家|所|处|个|亩|名|生|位|餐|班|场|村|县|镇|校|平方米|小时|份|批|套|辆|床))+"
)
_EVERY = re.compile(
    r"每(?:半年|年|季度|季|月|周|日|天|学年|学期|[二三四五六两]年|[两二三四五六]个月|\d+个月|\d+年)(?!度?[底末初]|龄)"
)
_EVERY_DAY = re.compile(r"每(?:年|月|季度|季)(?:度)?\d{1,2}(?:月(?:\d{1,2}日)?|日)(?:底|份)?(?:以?前|之前)?")
_START = re.compile(r"(?:到|至|在|自|从|于|截至|截止|延长至|延至|力争|争取|确保)+\s*$")
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
    r"^(?:级|年级|号|条|款|项|章|节|点|市|省|国|县|区|镇|村|批|期|度|日|月|代|位|分|类|型|维|化|网|次元)$"
)
_CHINESE_ONLY = re.compile(rf"^[{CHINESE}]+$")
_RATIO = re.compile(r"(?<![\d:：])\d{1,3}(?::|：|∶|比)\d{1,3}(?:(?::|：|∶)\d{1,3})?(?![\d:：])")
_VERB = 6
_SMALL_YEAR, _LARGE_YEAR = 1949, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A figure as it stands in a text: ``start`` and ``end`` of ``value`` there.

    ``context`` is its clause without the figure, ``per`` what it is counted over (每人每年),
    ``when`` the deadline stated in its sentence before it.
    """

    start: int
    end: int
    value: str
    kind: str
    number: str
    unit: str
    comparator: str
    context: str
    what: str
    per: str = ""
    when: str = ""


def figures_in(text: str, *, title: bool = False) -> tuple[Found, ...]:
    """The figures of ``text``; of a title only the years of its plan.

    >>> [(f.what, f.comparator, f.number, f.unit) for f in figures_in("每处阅览座位不少于20个。")]
    [('每处阅览座位', '≥', '20', '个')]
    """
    hidden = _hidden(text) if not title else bytearray(len(text))
    found: list[Found] = []
    for start, end, kind in _spans(text, title=title):
        if any(hidden[start:end]):
            continue
        found.append(_figure(text, start, end, kind))
    return tuple(_dated(found, text))


def _hidden(text: str) -> bytearray:
    mask = bytearray(len(text))
    for pattern in (
        re.compile(r"《[^》]*》?"),
        DOC_NUMBER,
        re.compile(r"[（(][^（）()]{0,30}〔[^（）()]*[）)]"),
        re.compile(r"等\d+(?:个)?部[门委]"),
    ):
        for match in pattern.finditer(text):
            mask[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    return mask


def _spans(text: str, *, title: bool) -> Iterator[tuple[int, int, str]]:
    at = 0
    taken: list[tuple[int, int, str]] = []
    for match in DATE.finditer(text):
        year = re.match(r"(\d{4})", match[0])
        if title and not re.search(r"\d{4}.*\d{4}", match[0]):
            continue
        if year and not _SMALL_YEAR < int(year[1]) < _LARGE_YEAR:
            continue
        if (
            not year
            and re.fullmatch(r"\d{1,2}日", match[0]) is not None
            and "每" not in text[max(0, match.start() - 3) : match.start()]
        ):
            continue
        taken.append((match.start(), match.end(), "deadline"))
    if title:
        yield from taken
        return
    taken += [(match.start(), match.end(), "deadline") for match in _EVERY_DAY.finditer(text)]
    for match in _RATIO.finditer(text):
        taken.append((match.start(), match.end(), "share"))
    for match in NUMBER.finditer(text):
        if text[max(0, match.start() - 1) : match.start()] == "每":
            continue  # 每2个月 says over what, not how much
        kind = _counted(match[0], text, match.start())
        if kind:
            taken.append((match.start(), match.end(), kind))
    numbered = [span for span in taken if span[2] != "deadline"]
    for match in _EVERY.finditer(text):
        clause = _clause(text, match.start())
        inside = any(
            clause[0] <= start < clause[1]
            for start, _, _ in numbered
            if start >= match.end() or start < match.start()
        )
        if not inside:
            taken.append((match.start(), match.end(), "frequency"))
    for start, end, kind in sorted(taken, key=lambda span: (span[0], -span[1])):
        if start >= at:
            yield start, end, kind
            at = end


def _counted(value: str, text: str, start: int) -> str:
    """The kind of the figure ``value``, or nothing where it is no figure."""
    unit = _unit(value)
    before = text[max(0, start - 2) : start]
    if before.endswith(("第", "〔")) or not unit:
        return ""
    if _NOT_COUNTED.match(unit) and not re.search(r"[万亿]", value):
        return ""
    if unit in ("%", "％", "‰", "个百分点", "百分点", "成"):
        return "share"
    if unit in {"周岁", "岁"}:
        return "age"
    if unit in _TIME:
        return "period"
    if unit in ("次", "场", "批次", "场次") and _PER.search(text[max(0, start - 24) : start]):
        return "frequency"
    return "amount" if unit == "元" else "count"


def _unit(value: str) -> str:
    rest = re.sub(
        rf"^(?:{DIGITS}\s*[%‰万亿]?\s*(?:—|–|-|－|～|~|至|到)\s*)?(?:{DIGITS}|[{CHINESE}]+)\s*[余多来]?\s*[万亿千百]*",
        "",
        value,
    )
    return re.sub(r"(?:及?以[上下]|以[内外前后]|之[内外前后]|左右|[内起前后])$", "", rest)


def _clause(text: str, at: int) -> tuple[int, int]:
    start = 0
    for match in _CLAUSE.finditer(text):
        if match.end() <= at:
            start = match.end()
        elif match.start() >= at:
            return start, match.start()
    return start, len(text)


def _figure(text: str, start: int, end: int, kind: str) -> Found:
    clause_start, clause_end = _clause(text, start)
    value = text[start:end]
    before, after = text[clause_start:start], text[end:clause_end]
    lead = (_START if kind == "deadline" else _LEAD).search(before)
    shown = (lead[0].strip() if lead else "") + value
    if lead:
        start -= len(lead[0])
        before = before[: lead.start()]
    per = _PER.search(before[-24:]) if kind != "deadline" else None
    if per and kind in ("frequency", "amount", "count", "share", "period"):
        shown = _widened(text, clause_start, start, per[0], shown, kind)
    number = value_of(value) if kind != "deadline" else None
    comparator = _comparator(lead[0] if lead else "", value)
    context = plain(re.sub(r"\d", "", _EVERY.sub("", before) + after))
    return Found(
        start=start,
        end=end,
        value=shown,
        kind="year" if kind == "deadline" and re.search(r"\d{4}\s*\D\s*\d{4}", value) else kind,
        number="" if number is None else format(number.normalize(), "f"),
        unit=_unit(value) if kind != "deadline" else "",
        comparator=comparator,
        context=context,
        what=_what(text, clause_start, before, after, kind),
        per=per[0] if per else "",
    )


def _widened(text: str, clause_start: int, start: int, per: str, shown: str, kind: str) -> str:
    """The value with its 每… where only a few words stand between (每周至少开展2次)."""
    at = text.rfind(per, clause_start, start)
    between = text[at + len(per) : start]
    # A frequency needs its period; between the two stands at most a verb and its object.
    return (
        per + between + shown if at >= 0 and len(between) <= (_VERB if kind == "frequency" else 0) else shown
    )


def _comparator(lead: str, value: str) -> str:
    for sign, words in _BEFORE.items():
        if lead and re.match(words, lead.strip()):
            return "=" if re.match("达", lead.strip()) else sign
    for sign, words in _AFTER.items():
        if re.search(f"(?:{words})$", value):
            return sign
    return "="


def _what(text: str, clause_start: int, before: str, after: str, kind: str) -> str:
    """What is measured: the words before the figure; for a deadline those after it."""
    own = re.sub(
        r"(?:至少|最多|不少于)", "", _PER.sub("", before.strip()) if kind != "deadline" else before.strip()
    )
    own = re.sub(r"^(?:其中|并|且|要|应当|应|须|和|或|由|对|力争|确保|保证|同时|以及|努力|实现)+", "", own)
    own = re.sub(r"(?:原则上|一般|应当?|要|须|为|按照?|按|控制|可|以|通过|用|在|给予|达到)+$", "", own)
    rest = re.sub(r"^(?:的|，|、)+", "", after.strip())
    if kind == "deadline":
        following = text[clause_start + len(before) :]
        tail = re.split(r"[，。；：]", following)
        longer = next((part for part in [rest, *tail[1:]] if len(part) > 2), "")
        return (own if len(own) > 3 else longer)[:20] or own
    if len(own) < 2:
        own = rest or re.split(r"[，。；：]", text[:clause_start].rstrip("，；："))[-1]
    return own[-20:]


def _dated(found: list[Found], text: str) -> Iterator[Found]:
    """Each figure with the deadline that stands before it in its sentence."""
    when, at = "", 0
    for figure in sorted(found, key=lambda f: f.start):
        if re.search("[。；]", text[at : figure.start]):
            when = ""
        at = figure.end
        if figure.kind == "deadline":
            when = figure.value
            yield figure
        else:
            yield replace(figure, when=when)
