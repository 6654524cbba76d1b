"""Figures that no unit tells from other numerals: ratios, shares in words, indices, counts in Chinese numerals, lists.

A unit said once behind a list (分别奖励20、10万元) counts for all its members.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.compare.language.numerals import CHINESE, DIGITS, SMALL, SPOKEN, TAIL, TO
from generator.compare.language.units import COUNTERS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

RATIO = re.compile(
    r"(?<![\d.:：至—-])(?<![日午晨晚])\d{1,3}(?:\.\d{1,3})?(?::|：|∶|比)\d{1,4}(?:\.\d{1,3})?(?:(?::|：|∶)\d{1,2})?(?![\d:：]|—|-|至|以?[前后])"
)
PART = re.compile(rf"(?<![\d/.])([1-9])/([2-9])(?![\d/.月])(?:{TAIL})?")
"""One of several: 2/3."""
_HALF = re.compile(
    "(?:过?半数|(?<![多大])一半)(?:及?以[上下])?|(?<!税)减半(?=[收征缴执计]|后)|零增长|零(?:死亡|伤亡|事故)(?=[，。；、目])"
)
_OFF = re.compile(
    r"(?:\d(?:\.\d)?|(?<![转打])[一二三四五六七八九](?:点?[一二三四五六七八九])?)(?:折(?:（含）)?及?以[上下]|折(?=[优收购销出售计，。；、的]|$))"
)
"""Shares in words: half of something, nothing of it, 八折."""
_STRICT = (
    "不少于|不低于|不小于|不得少于|不得低于|至少|最少|不超过|不高于|不大于|不多于|不得超过|不得高于|至多|最多"
    "|超过|低于|高于|少于|多于|大于|小于|不足|不满|未满"
)
_SOFT = "最低|最高|控制在|突破|达到|达|满"
BOUND = f"{_STRICT}|{_SOFT}"
_IN_WORDS = (
    re.compile(
        rf"(?:{_STRICT}|(?:{_SOFT})(?:到|为|了)?(?!一))(?P<count>{SPOKEN}(?:{COUNTERS}))(?![面业])"
        rf"|(?<![第{CHINESE}])(?P<open>(?!(?:一|两|二)个)(?:{SPOKEN}(?:至|到))?{SPOKEN}(?:{COUNTERS})及?以[上下内])"
        rf"|(?<![第{CHINESE}])(?P<people>(?:{SPOKEN}(?:至|到))?(?:[二两三四五六七八九]|[二三四五六七八九]?十[{CHINESE}]?)(?:名|人(?=[，。；、]|组成)))(?![额次称])"
        rf"|(?<![第{CHINESE}])(?P<range>{SPOKEN}(?:至|到){SPOKEN}[户名人家个所处座件辆台套份场次])"
        rf"|(?<=至少)[\u4e00-\u9fff]{{1,4}}?(?P<least>(?<![第{CHINESE}])[一二两三四五](?:{COUNTERS}))"
        rf"|(?<![第{CHINESE}])(?P<many>[一二两三四五六七八九][十百千](?:{SPOKEN})?(?:{COUNTERS})(?![级期]))"
        rf"|(?<=[育建造成选进展过超破近达引集、])(?P<bare>[百千万]+(?:余|多)?(?:{COUNTERS}))(?![万争级])"
        rf"|(?<=前)(?P<rank>{SPOKEN}(?:位|名|强))"
    ),
    re.compile(
        rf"(?<![第上下同任某另每{CHINESE}\d.])(?P<period>(?:{SPOKEN}|\d{{1,2}})个[\u4e00-\u9fff]{{0,6}}?(?:(?<![时周学日])期(?![间限])|周期|考核年度|会计年度))"
    ),
)
"""Counts in Chinese numerals: between bounds (至少一名, 三人以上), of people, ranks; and of seasons."""
_UNITLESS = re.compile(
    rf"(?:{BOUND}|提高到|提升到|下降到|降到|降至|提高至|提升至|增加到)(?:至|到|为)?(?P<value>{DIGITS}(?:及?以[上下内]|左右)?)(?=[，。；、）]|$)"
    rf"|(?:指数|系数|容积率)(?:{BOUND}|[为在]|提高到)*(?P<index>(?:{DIGITS}{TO})?{DIGITS}(?:以上|以下|左右)?)(?![\d%％])"
    rf"|(?P<open>{DIGITS}[万亿](?:及?以[上下]|左右))|(?P<grows>{DIGITS}[万亿])(?=[提增上下调降][高升加调整低至到])"
    rf"|(?<=[高升加调整低][至到为])(?P<grown>{DIGITS}[万亿])(?=[，。；、）]|$)"
)
"""A number without a unit: of an index, or between a bound and the clause's end."""
_KINDS = {"period": "period", "grown": "amount", "grows": "amount"}
"""What counts are not: 由80万提高至100万 is money, though nobody says so."""
_SHARED = re.compile(
    rf"(?:(?:、|和|及|与){DIGITS}个?)*(?:、|和|及|与){DIGITS}(?P<unit>(?:[万亿]|{SMALL})*(?:{UNITS}))"
)
_LISTED = 40
_MEMBER = re.compile(rf"(?<![\d.]){DIGITS}个?(?=、|和|及|与)")
_DEALT = re.compile(rf"(?:分别|依次)[^，。；\d]{{0,10}}(?:{DIGITS}个?(?:、|和|及|与))*$")
"""分别提高2、3和4个百分点: the unit is said once, behind the last."""


def unitless_spots(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each."""
    for pattern in (RATIO, _HALF, _OFF):
        for match in pattern.finditer(text):
            yield *match.span(), "share"
    for match in PART.finditer(text):
        if match[1] < match[2]:
            yield *match.span(), "share"
    for pattern in (_UNITLESS, *_IN_WORDS):
        for match in pattern.finditer(text):
            name = match.lastgroup or ""
            yield *match.span(name), _KINDS.get(name, "count")
    for match in _MEMBER.finditer(text):
        if shared_unit(text, *match.span()):
            yield *match.span(), "count"


def shared_unit(text: str, start: int, end: int) -> str:
    """What a number of a list shares with the last of it: 万元 for 20 in 分别奖励20、10万元; else nothing."""
    found = _SHARED.match(text, end)
    if not found or not _DEALT.search(text[max(0, start - _LISTED) : start]):
        return ""
    own = text[start:end].lstrip("0123456789.")
    return found["unit"].removeprefix(own) if found["unit"].startswith(own) else ""
