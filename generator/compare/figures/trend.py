"""Whether a changed figure became tighter or looser, said only when that is certain.

Certain is: a duty, not a benefit or a condition for one; the same words about the figure and the
same sentence around it; the same unit, period, deadline, place and bound.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.compare.figures.values import calendar, measured_alike, period_of, quantity
from generator.compare.language.bigrams import dice
from generator.compare.model import Trend

if TYPE_CHECKING:
    from generator.compare.figures.found import Found
    from generator.compare.figures.given import Placed

_ALIKE = 0.8
"""Likeness of the words about two figures, and of their sentences, from which they say the same."""
_UP, _DOWN = {"≥", ">"}, {"≤", "<"}
_TOTAL = re.compile("[全本我各][国省市州县区]|区域内|境内")
"""Words that make a number the total of a place."""
_LEVELS = re.compile("[国省市州县区乡镇村]|中央|财政")
"""Whose duty it is, and who pays."""
_BENEFIT = re.compile(
    "补助|补贴|补偿|津贴|奖|资助|贴息|利率|贷款|减免|减[收征半]|免[收征缴费]|优惠|扶持|支持|给予|支付|报销|救助|低保|缓缴|返还"
    "|额度|工资|待遇|抵扣|扣除|假|有效期|资格|申[请报领]|认定|罚|[没追]"
)
"""What makes more of a figure neither tighter nor looser, or one for the payer and the other for the payee."""
_CONDITION = re.compile(r"^(?:及?以[上下内])?[^，。；]{0,12}的(?:$|[，；])")
"""A figure in 满…的, is a condition: what it bounds is told after it."""
_ACTS = re.compile(
    "完成|办结|答复|作出|报送|报告|处理|办理|整改|公布|公示|审[核批查]|受理|反馈|出台|印发|到位|建成|实现"
)
"""What is done within a period, for a shorter one to be tighter."""


def trend(one: Placed, other: Placed) -> Trend | None:
    """Tighter or looser, or None where that is not certain."""
    ours, theirs = one.figure, other.figure
    if not _about_the_same(one, other) or not measured_alike(ours, theirs):
        return None
    return _earlier(ours, theirs) if ours.kind == "deadline" else _narrower(one, other)


def _earlier(ours: Found, theirs: Found) -> Trend | None:
    days = calendar(ours.value), calendar(theirs.value)
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return None
    return Trend.TIGHTER if days[1] < days[0] else Trend.LOOSER


def _narrower(one: Placed, other: Placed) -> Trend | None:
    """A bound of counts or shares, or a limit of time for what is to be done."""
    ours, theirs = one.figure, other.figure
    same = (
        ours.comparator == theirs.comparator
        and ours.when == theirs.when
        and period_of(ours.per) == period_of(theirs.per)
    )
    stated = ours.number and theirs.number and not ours.top and not theirs.top
    if not (same and stated) or ours.kind in ("amount", "age", "year"):
        return None
    if "%" not in ours.unit and not ours.per and _TOTAL.search(one.words + other.words):
        return None  # 全省6000个 and 全市620个 bound different things
    least, most = ours.comparator in _UP, ours.comparator in _DOWN
    if not (most and _ACTS.search(one.words) if ours.kind == "period" else least or most):
        return None
    more = Decimal(quantity(theirs)[0]) > Decimal(quantity(ours)[0])
    return Trend.TIGHTER if more == least else Trend.LOOSER


def _about_the_same(one: Placed, other: Placed) -> bool:
    """The same words about both figures in the same sentence, of the same level, and no benefit."""
    words = one.words, other.words
    return (
        dice(one.figure.context, other.figure.context) >= _ALIKE
        and dice(*words) >= _ALIKE
        and Counter(_LEVELS.findall(words[0])) == Counter(_LEVELS.findall(words[1]))
        and not any(_BENEFIT.search(each) for each in words)
        and not any(_CONDITION.search(each.after) for each in (one, other))
    )
