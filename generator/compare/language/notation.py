"""Amounts in one notation: 二千米 and 2公里, 60万 and 60万元, 5摄氏度 and 5℃ say the same."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.compare.language.numerals import canonical

_UNITS = {
    "平方千米": "平方公里",
    "千米": "公里",
    "km2": "平方公里",
    "km": "公里",
    "千克": "公斤",
    "kg": "公斤",
    "m2": "平方米",
    "m3": "立方米",
    "摄氏度": "C",
    "°C": "C",
    "周岁": "岁",
    "个工作日": "工作日",
    "个百分点": "百分点",
}
"""Units that measure the same, and how they are written here."""
_UNIT = re.compile(rf"(?<=[\d万亿])(?:{'|'.join(_UNITS)})(?![A-Za-z\d])")
_LARGE = re.compile(r"(?<=0000)元$")
"""Of tens of thousands 元 often goes unsaid: 60万."""


@lru_cache(maxsize=8192)
def in_one_notation(text: str) -> str:
    """``text`` with its numbers and units in one notation.

    >>> in_one_notation("二十千米") == in_one_notation("20公里")
    True
    """
    return _LARGE.sub("", _UNIT.sub(lambda match: _UNITS[match[0]], canonical(text)))
