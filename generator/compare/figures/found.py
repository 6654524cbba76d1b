"""Figures in a text: amounts, shares, counts, ages, periods, frequencies, deadlines, years of a plan.

A figure is given with what is measured (the words before it in its clause), the comparator, the
number in plain digits and the unit. Document numbers, quoted titles and list numbers are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.compare.figures.fines import fined
from generator.compare.figures.labels import label_of
from generator.compare.figures.respectively import respectively
from generator.compare.figures.spots import PER, clause_of, figure_spots, kind_of, lower_unit, unit_of
from generator.compare.figures.unitless import shared_unit
from generator.compare.figures.values import in_one_unit
from generator.compare.language.folding import plain
from generator.compare.language.numerals import DIGITS, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BEFORE = {
    "≥": "不少于|不低于|不小于|不得少于|不得低于|至少|最少|最低|达到|达|突破|≥|≧",
    "≤": "不超过|不超|不高于|不大于|不多于|不得超过|不得高于|至多|最多|最高|控制在|上限为|以不超过|≤|≦",
    ">": "超过|多于|高于|大于|超出|超|>|＞",
    "<": "低于|不足|少于|小于|未满|不满|不到|<|＜",
    "≈": "约|大约|近|最近|将近",
}
_AFTER = {"≥": "及?以上", "≤": "及?以下|以内|之内|内", "≈": "左右|上下"}
_LEAD = re.compile(
    "(?:"
    + "|".join(sorted("|".join(_BEFORE.values()).split("|"), key=len, reverse=True))
    + r")(?:到|为|在|至)?\s*±?\s*$|±\s*$"
)
_RECENT = frozenset({"近", "最近"})
"""近三年: the last three years, and not about three."""
_WITH, _WITHOUT = {">": "≥", "<": "≤"}, {"≥": ">", "≤": "<"}
"""What （含） and （不含） behind a bound make of it."""
_LEAST_VERB = re.compile("(?:至少|最少|最多|至多)[\u4e00-\u9fff]{1,4}$")
"""至少建立一个: a verb between the bound and its number."""
_BOUND_OF = re.compile(r"(?:不得?[低少]于|不得?[高大]于|不得?超过)[^，。；\d]{1,14}\s*$")
"""不超过台务费的30%: whose share it is stands between the bound and the number."""
_START = re.compile(r"(?:到|至|(?<!现)在|自|从|于|截至|截止|延长至|延至|力争|争取|确保)+\s*$")
_CUT = re.compile(rf"、(?![^（）]*）)|{DIGITS}[^，。；、]{{0,2}}")
"""Where the words about one figure end and those about its neighbour begin."""
_ONCE = re.compile(r"(.{1,4}?(?:年|个月|季度|周|天))[^每]*次")
"""两年一次: what it is counted over."""
_VERB = 6
_MINUS_SIGNS = "-－−"
_MINUS = re.compile(rf"(?<![\d%％‰])[{_MINUS_SIGNS}]$")
_SIGNED = re.compile("[Bb][Pp]|个?基点|℃|°C|摄氏度|[%％‰]")
"""A minus before a number (LPR-30BP), and the units that may have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A figure as it stands in a text: ``start`` and ``end`` of ``value`` there.

    ``context`` is its clause without the figure, ``per`` what it is counted over (每人每年),
    ``when`` the deadline stated in its sentence before it, ``top`` the upper end of a range.
    """

    start: int
    end: int
    value: str
    kind: str
    number: str
    unit: str
    comparator: str
    context: str
    what: str = ""
    per: str = ""
    when: str = ""
    top: str = ""


@lru_cache(maxsize=8192)
def figures_in(text: str, *, title: bool = False, before: str = "") -> tuple[Found, ...]:
    """The figures of ``text``; of a title only the years of its plan. ``before`` is the text in front, of its paragraph.

    >>> [(f.what, f.comparator, f.number, f.unit) for f in figures_in("每处阅览座位不少于20个。")]
    [('每处阅览座位', '≥', '20', '个')]
    """
    found = [_figure(text, *spot, paragraph=before) for spot in figure_spots(text, title=title)]
    spans = [(figure.start, figure.end, figure.kind) for figure in found]
    labelled = (
        replace(figure, what=figure.what or label_of(text, spans, at)) for at, figure in enumerate(found)
    )
    return respectively(text, tuple(_dated(labelled, text)))


def _figure(text: str, start: int, end: int, kind: str, paragraph: str) -> Found:
    clause_start, clause_end = clause_of(text, start)
    value = text[start:end]
    before, after = text[clause_start:start], text[end:clause_end]
    lead = (_START if kind == "deadline" else _LEAD).search(before) or (
        _LEAST_VERB.search(before) if kind in ("count", "frequency") else None
    )
    if minus := _MINUS.search(before) if kind != "deadline" and _SIGNED.match(unit_of(value)) else None:
        value, before, start = minus[0] + value, before[: minus.start()], start - 1
        lead = _LEAD.search(before)
    shown = (lead[0].strip() if lead else "") + value
    if lead:
        start -= len(lead[0])
        before = before[: lead.start()]
    per = PER.search(before[-24:]) if kind != "deadline" else None
    if per and kind in ("frequency", "amount", "count", "share", "period"):
        # A frequency needs its period, an amount what it is paid for; between the two stands a verb.
        shown = _widened(before, per[0], shown, most={"frequency": _VERB, "amount": _VERB - 2}.get(kind, 0))
    shared = shared_unit(text, end - len(value), end)
    counted = value + shared
    said = kind != "deadline" and not value.startswith("每")
    numbers = [format(n.normalize(), "f") for n in values_of(counted)] if said else []
    printed = counted.lstrip(_MINUS_SIGNS).replace("％", "%")
    unit = unit_of(printed) if numbers else ""
    if len(numbers) > 1 and (low := lower_unit(printed)) not in unit:
        numbers, unit = in_one_unit(numbers, low, unit)
    if minus and numbers:
        numbers[0] = f"-{numbers[0]}"
    if shared:
        kind = kind_of(unit, text, end)
    period = per[0] if per else ""
    if once := _ONCE.fullmatch(value):
        period, unit, numbers = f"每{once[1]}", "次", numbers[1:]
    if "/" in unit:  # 5000元/人·月
        unit, _, over = unit.partition("/")
        period = "".join(f"每{each}" for each in re.split("[·•・]", over))
    bound = lead or (_BOUND_OF.search(text[clause_start:start]) if kind == "share" else None)
    recent = kind == "period" and lead and lead[0].strip() in _RECENT
    comparator = _comparator(bound[0] if bound and not recent else "", value)
    comparator = _marked(comparator, after)
    near = _CUT.split(PER.sub("", before))[-1], _CUT.split(after)[0]
    said_of, what = (fined(text, start, end, paragraph) if kind in ("amount", "count") else None) or (
        near[0] + near[1],
        "",
    )
    context = plain(re.sub(r"\d", "", said_of))
    return Found(
        start=start,
        end=end,
        value=shown,
        kind="year" if kind == "deadline" and re.search(r"\d{4}\D{1,4}\d{4}", value) else kind,
        number=numbers[0] if numbers else "",
        unit=unit,
        comparator=comparator,
        context=context,
        what=what,
        per=period,
        top=numbers[1] if len(numbers) > 1 else "",
    )


def _widened(before: str, per: str, shown: str, *, most: int) -> str:
    """The value with its 每…, where at most ``most`` characters stand between (每周至少开展2次)."""
    at = before.rfind(per)
    between = before[at + len(per) :]
    if re.search(DIGITS, between):
        return shown  # 每个每年5万元和3万元 are two
    return per + between + shown if at >= 0 and len(between) <= most else shown


def _comparator(lead: str, value: str) -> str:
    if "以上" in value[:-2] and value.endswith("以下"):
        return "="  # both ends are stated
    if value.startswith("过"):
        return ">"  # 过半数
    for sign, words in _BEFORE.items():
        if lead and re.match(words, lead.strip()) and not lead.startswith("达"):
            return sign
    for sign, words in _AFTER.items():
        if re.search(f"(?:{words})$", value):
            return sign
    return "="


def _marked(comparator: str, after: str) -> str:
    """The bound where brackets behind it say whether it counts itself: 超过300米（含）, 50万元以下（不含50万元）."""
    if after.startswith("（不含"):
        return _WITHOUT.get(comparator, comparator)
    return _WITH.get(comparator, comparator) if after.startswith("（含") else comparator


def _dated(found: Iterable[Found], text: str) -> Iterator[Found]:
    """Each figure with the deadline that stands before it in its sentence."""
    when, at = "", 0
    for figure in sorted(found, key=lambda f: f.start):
        if re.search("[。；]", text[at : figure.start]):
            when = ""
        at = figure.end
        if figure.kind == "deadline":
            yield replace(figure, when=when if "有效期" in figure.context else "")
            when = figure.value
        else:
            yield replace(figure, when=when)
