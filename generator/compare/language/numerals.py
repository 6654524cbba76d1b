"""Numbers as official texts write them: digits, Chinese numerals, multipliers, ranges.

The patterns here are shared by the word tokens (a number stays whole with its unit) and by the
figures (a number means something with its unit).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from generator.compare.language.units import MEASURES, MONEY, OVER, UNITS

CHINESE = "〇零一二两三四五六七八九十百千"
_DIGITS = {
    sign: value
    for value, signs in enumerate(("〇零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_TENS = {"十": 10, "百": 100, "千": 1000}
MULTIPLIERS = {"亿": 100_000_000, "万": 10_000, "千": 1000, "百": 100}

GROUPED = r"\d{1,3}(?:[,，]\d{3})+(?!\d)"
"""Thousands set apart by commas: 12,000."""
COMMA = r"[,，](?!(?<=\d[,，])\d{3}(?!\d))"
"""A comma that sets no thousands apart."""
DIGITS = rf"(?:{GROUPED}|\d{{1,15}})(?:\.\d{{1,9}})?"
SMALL = "百(?!分)|千(?![克米瓦赫伏帕])"
"""Hundreds and thousands, no part of the unit behind them (百分点, 千瓦)."""
SPOKEN = rf"(?:[〇零一二两三四五六七八九十]|{SMALL}){{1,12}}(?:[万亿]{{1,2}}[{CHINESE}]{{0,8}}){{0,2}}"
"""A Chinese numeral (三十万, 一千二百); 千 may belong to the unit instead (三十千克). Bounded, as digits are: a page of them costs no more."""
TO = r"\s*(?:[—―–]{1,2}|-|－|～|~|至|到)\s*"
_AND_IT = r"(?:（含[^（），。；]{0,8}）)?"
"""10人（含10人）以上."""
TAIL = rf"{_AND_IT}及?以上|{_AND_IT}及?以下|以内|之内|以外|以前|之前|左右|以后|之后|内|起|前|后"

_MONTH = rf"(?:\d{{1,2}}|(?<![{CHINESE}个])(?:十[一二]?|[一二三四五六七八九])(?=月(?:[一二三四五六七八九十]{{1,3}}日|[底末初上中下])))月"
_DAY = rf"(?:\d{{1,2}}|(?<=月)[一二三]?十?[{CHINESE}])日"
DATE = re.compile(
    rf"(?:(?:(?:19|20)\d{{2}}(?:\s*年?{TO}(?:19|20)?\d{{2}})?|(?:一九|二[〇零])[{CHINESE}]{{2}})\s*(?:学年度?|年度|年)"
    rf"(?:\s*(?:{_MONTH}|\d{{1,2}}月)(?:份)?(?:\s*{_DAY}|中旬|上旬|下旬)?|[上下]半年|第?[一二三四1-4]季度|(?=年?[底末初]))?"
    rf"|(?<!\d){_MONTH}(?:份)?\s*{_DAY}|(?<!\d){_MONTH}(?:底|末|份|(?=以?前|起|、\d{{1,2}}月))|(?<!\d)\d{{1,2}}日)"
    r"(?:年?[底末初]|中旬|上旬|下旬)?(?:及?以?[前后]|之前|起)?"
)
"""A year, a span of years, a month, a day, with what hangs on it (2016年6月底前)."""

_MANY = rf"(?:{DIGITS}[万亿千百]*|{SPOKEN})"
_BOTH_ENDS = rf"{_MANY}(?:{UNITS})以上{_MANY}(?:{UNITS})?(?=以下)|{_MANY}(?<=[万千百])以上{_MANY}(?=以下)"
_FRACTION = rf"[百千万]分之{SPOKEN}(?:点[{CHINESE}]{{1,12}})?|(?<![{CHINESE}百])[二三四五六七八九十]分之[一二三四五六七八九]"
_SAME_LATIN = "|".join(
    rf"{unit}(?={TO}{DIGITS}\s*{unit})"
    for unit in ("km", "cm", "mm", "μm", "nm", "m", "[kMG]Hz", "[kM]Pa", "[kM]W", "kg", "mg", "g", "t", "ms")
)
_RANGE = rf"(?:{DIGITS}[%‰]?[万亿]*(?:{MONEY}|平方米|公里|米|亩|吨|人|名|家|个月|个?工作日|个|户|周?岁|天|小时|分钟|倍|次|项|处|件|台|辆|℃|°C|{_SAME_LATIN})?{TO})?"
_IN_DIGITS = rf"{_RANGE}{DIGITS}\s*(?:余|多|来)?\s*(?:(?:[万亿]|{SMALL})+ ?)?(?:(?:{UNITS})(?:{OVER})?)?"
_IN_WORDS = (
    rf"(?<![第之其同统万唯单专届任某另{CHINESE}])(?<!(?<!则)[上下新](?=一年))(?:{SPOKEN}(?:至|到))?{SPOKEN}(?:个半)?"
    rf"(?:{MEASURES}|个月|年(?!级|行动|计划|规划|攻坚|一度)|次(?!性|产业|元|方|不得|全会|会议|党代会|全体)|成(?=以|左|的|，|。|；))"
    rf"|(?<![第月至{CHINESE}])(?:[{CHINESE}]{{1,12}}至)?[{CHINESE}]{{1,12}}日(?![三游生])"
    r"|(?<![上下前后大过每])半年(?=以[上内下]|内|的|，|。|；)"
    rf"|翻[一两三四]番|[一二两三四]周(?=以?[内上]|之内)|(?<=[于过])[一二两三四六八]周(?![岁年边期])|(?:(?<=召开)|(?<=举行)|(?<=至少))[一二两三四五六]次(?=会议|全体)"
)
_HUGE = rf"(?<![{CHINESE}万亿\d])[十百千]+[万亿]+{MONEY}|(?<=[超过破])[万亿]+{MONEY}"
"""A bare multiplier: only of money (超百亿元)."""

_BROKEN = r"\d{1,3} \d{1,3}[%％‰]"
"""Digits that stand apart: which number they are is not for us to say."""

_NUMBER = rf"(?<!\d)(?<!\d )(?!(?<=\d[,，])\d{{3}}(?!\d))(?:{_BROKEN}|{_BOTH_ENDS}|{_FRACTION}|{_HUGE}|{_IN_DIGITS}|{_IN_WORDS})"
NUMBER = re.compile(rf"{_NUMBER}(?:{TAIL})?")
BARE_NUMBER = re.compile(_NUMBER)
"""A number with its unit (and, in ``NUMBER``, 以上 or the like behind it), in digits or Chinese numerals."""

DOC_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}〔(?:19|20)\d{2}〕第?\d+号|(?:第|(?<!\d))\d{1,9}号")

_PARTS = {"百分之": 1, "千分之": 10, "万分之": 100}
"""What a share of a thousand is to a percent."""
_SAID = re.compile(
    rf"(?P<part>[百千万]分之)?(?:(?P<printed>(?:{GROUPED}|\d+)(?:[.点]\d+)?)(?P<times>(?:\s*(?:[万亿]|{SMALL}))*)|(?P<spoken>半|{SPOKEN}(?:点[{CHINESE}]{{1,12}})?))"
)


def values_of(text: str) -> tuple[Decimal, ...]:
    """The numbers that ``text`` states, with multipliers: two of a range; shares in percent.

    >>> values_of("2万元"), values_of("一千二百元"), values_of("三十万元以上五十万元以下")
    ((Decimal('20000'),), (Decimal('1200'),), (Decimal('300000'), Decimal('500000')))
    """
    if re.search("半数|一半|减半", text):
        return (Decimal(50),)
    if re.fullmatch(_BROKEN, text):
        return ()
    if parts := re.match("([二三四五六七八九十])分之([一二三四五六七八九])", text):
        return (_share(chinese_value(parts[2]), chinese_value(parts[1])),)
    if parts := re.fullmatch(rf"(\d)/(\d)(?:{TAIL})?", text):
        return (_share(int(parts[1]), int(parts[2])),)
    if re.match("[万亿](?!分)", text):
        text = f"1{text}"  # 亿元
    counted = re.sub(
        "（含[^（）]*）|(?<=m)[23]", "", text.partition("/")[0]
    )  # 1件/千人口, 10人（含10人）以上, 5m2
    found = [_said(match) for match in _SAID.finditer(re.sub(r"[余多来](?=[万亿])", "", counted))]
    few = re.match(
        rf"(?:{DIGITS}|[{CHINESE}]{{1,12}}){TO}(?:{DIGITS}|[{CHINESE}]{{1,12}}?)([万亿]|{SMALL})", text
    )
    if few and found[0] < found[1] / MULTIPLIERS[few[1]]:  # 2—3万元, 三至五千元; but 8000—1.2万元
        found[0] *= MULTIPLIERS[few[1]]
    return tuple(found[:2])


def _share(part: int, whole: int) -> Decimal:
    return (100 * Decimal(part) / whole).quantize(Decimal("0.01"))


def _said(match: re.Match[str]) -> Decimal:
    if match["printed"]:
        number = Decimal(re.sub("[,，]", "", match["printed"]).replace("点", "."))
        for sign in match["times"].replace(" ", ""):
            number *= MULTIPLIERS[sign]
    elif match["spoken"] == "半":
        number = Decimal("0.5")
    else:
        whole, _, rest = match["spoken"].partition("点")
        number = Decimal(chinese_value(whole))
        if rest:
            number += Decimal("0." + "".join(str(_DIGITS.get(sign, 0)) for sign in rest))
    return number / _PARTS[match["part"]] if match["part"] else number


def chinese_value(text: str) -> int:
    """The value of a Chinese numeral.

    >>> chinese_value("二十五"), chinese_value("两百零三"), chinese_value("一万二千"), chinese_value("二〇一六")
    (25, 203, 12000, 2016)
    """
    for sign in "亿万":
        if sign in text:
            more, _, rest = text.rpartition(sign)
            return (chinese_value(more) or 1) * MULTIPLIERS[sign] + chinese_value(rest)
    total, digit = 0, 0
    for sign in text:
        if sign in _TENS:
            total += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            digit = 10 * digit + _DIGITS[sign]
    return total + digit


_UP_TO = re.compile(r"(?<=[\d%])(?:[-‐-―−~～]{1,2}|到)(?=\d)")


@lru_cache(maxsize=8192)
def canonical(text: str) -> str:
    """``text`` with its numbers in one notation: 一次 and 1次, 1.5万 and 15000, 百分之三十 and 30%, 1至4 and 1—4 are the same.

    >>> canonical("二千元以下") == canonical("2000元以下")
    True
    """
    said = _SAID.sub(lambda match: _plain(match) + ("%" if match["part"] else ""), text)
    return _UP_TO.sub("至", said)


def _plain(match: re.Match[str]) -> str:
    return format(_said(match).normalize(), "f")
