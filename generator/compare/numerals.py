"""Numbers as official texts write them: digits, Chinese numerals, multipliers.

The patterns here are shared by the word tokens (a number stays whole with its unit) and by the
figures (a number means something with its unit).
"""

from __future__ import annotations

import re
from decimal import Decimal

CHINESE = "〇零一二两三四五六七八九十百千"
_DIGITS = {
    sign: value
    for value, signs in enumerate(("〇零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_TENS = {"十": 10, "百": 100, "千": 1000}
MULTIPLIERS = {"亿": 100_000_000, "万": 10_000, "千": 1000, "百": 100}

UNITS = (
    "美元|欧元|港元|摄氏度|Mbps|Gbps|TB|PB|G(?![A-Za-z])|个百分点|百分点|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|公顷|公斤|千瓦时|千瓦|兆瓦|吉瓦|兆比特|兆|标准煤|人次|周岁|个月|小时|分钟"
    "|个工作日|工作日|自然日|日历天|学年|学期|课时|学时|学分|年级|季度|批次|场次|户次|车次|架次|床位|座位|名额|席位|元|人|名|户|家|个|所|处|座|项|条|件|辆|台|套|份|次"
    "|场|期|批|间|门|种|类|亩|吨|克|升|米|株|只|头|羽|艘|架|部|册|篇|本|岁|年|月|日|天|周|秒|倍|成|级|档|分|％|%|‰|℃|度|瓦|伏|张|支|队|班|组|层|幢|栋|块|片|点|镇|村|街道|乡|县|市|省|国|部门|单位|企业|公司|集团|学校|医院|平台|基地|中心|园区"
)
"""What is counted, longest first where one begins like another."""

DIGITS = r"\d+(?:\.\d+)?"
RANGE = rf"{DIGITS}(?:\s*[%‰万亿]?\s*(?:—|–|-|－|～|~|至|到)\s*{DIGITS})?"
TAIL = "及?以上|及?以下|以内|之内|以外|以前|之前|左右|以后|之后|内|起|前|后"

DATE = re.compile(
    r"(?:(?:19|20)\d{2}(?:\s*(?:—|–|-|－|～|~|至|到)\s*(?:19|20)?\d{2})?\s*(?:学年度?|年度|年)"
    r"(?:\s*\d{1,2}月(?:份)?(?:\s*\d{1,2}日|中旬|上旬|下旬)?|[上下]半年|第?[一二三四1-4]季度|(?=年?[底末初]))?|\d{1,2}月(?:份)?\s*\d{1,2}日|\d{1,2}月(?:底|末|份)|(?<!\d)\d{1,2}日)"
    r"(?:年?[底末初]|中旬|上旬|下旬)?(?:以?[前后]|之前|起)?"
)
"""A year, a span of years, a month, a day, with what hangs on it (2016年6月底前)."""

_MONEY = "(?:美|欧|港)?元(?![件素旦宇])"
_CHINESE_UNITS = (
    f"{_MONEY}|摄氏度|平方米|平方公里|公里|学时|课时|日(?=[内前起后的，。；、）通告公书向]|以[内前上下]|之[内前])"
    "|[人名户家处台套辆吨米级](?=及?以[上下])"
)
"""Units that Chinese numerals count in laws (处十万元以上三十万元以下罚款)."""
_BOTH_ENDS = (
    rf"(?:{DIGITS}[万亿]?|[{CHINESE}]+[万亿]?)(?:{_MONEY}|倍|日|个月|年|人)以上"
    rf"(?:{DIGITS}[万亿]?|[{CHINESE}]+[万亿]?)(?:{_MONEY}|倍|日|个月|年|人)(?=以下)"
)
_PERCENT = rf"百分之[{CHINESE}]+(?:点[{CHINESE}]+)?"

_NUMBER = (
    rf"(?:{_BOTH_ENDS}|{_PERCENT}|(?<![{CHINESE}万亿\d])[十百千]+[万亿]+{_MONEY}"
    rf"|{RANGE}\s*(?:余|多|来)?\s*[万亿千百]*(?:{UNITS})?"
    rf"|(?<![第之其同统万唯单专上下{CHINESE}])[{CHINESE}]+[万亿]*(?:个半)?(?:{_CHINESE_UNITS}|个百分点|个月|周岁|学年|小时|分钟|工作日|个工作日|年(?!级)|次(?!性|产业|元|方|不得)|倍|天|季度|成(?=以|左|的|，|。|；)))"
)
NUMBER = re.compile(rf"{_NUMBER}(?:{TAIL})?")
BARE_NUMBER = re.compile(_NUMBER)
"""A number with its unit (and, in ``NUMBER``, 以上 or the like behind it), in digits or, for periods and frequencies, in Chinese numerals."""

DOC_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}〔(?:19|20)\d{2}〕第?\d+号|第?\d+号")


def value_of(text: str) -> Decimal | None:
    """The number that ``text`` states, with multipliers; None when it states none.

    >>> value_of("2万元"), value_of("一年以上"), value_of("1.2亿"), value_of("三十万元")
    (Decimal('20000'), Decimal('1'), Decimal('120000000.0'), Decimal('300000'))
    """
    text = text.removeprefix("百分之")
    match = re.search(DIGITS, text) or re.search(f"[{CHINESE}]+", text)
    if match is None:
        return None
    number = Decimal(match[0]) if match[0][0].isascii() else Decimal(chinese_value(match[0]))
    rest = re.sub(rf"^\s*(?:—|–|-|－|～|~|至|到)\s*{DIGITS}", "", text[match.end() :])
    for sign in re.match(r"[余多来]?([万亿千百]*)", rest.lstrip())[1]:  # type: ignore[index]
        number *= MULTIPLIERS[sign]
    return number


def chinese_value(text: str) -> int:
    """The value of a Chinese numeral up to the thousands.

    >>> chinese_value("二十五"), chinese_value("两百零三")
    (25, 203)
    """
    total, digit = 0, 0
    for sign in text:
        if sign in _TENS:
            total += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[sign] if digit and "十" not in text else _DIGITS[sign]
    return total + digit


def canonical(text: str) -> str:
    """``text`` with its numerals in digits: 一次 and 1次 are the same number."""
    if re.search(r"\d", text):
        return text
    return re.sub(f"[{CHINESE}]+", lambda match: str(chinese_value(match[0])), text, count=1)
