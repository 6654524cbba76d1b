"""A day in print: in Arabic digits or in Chinese ones, with a zero of any shape (二○○五, 二OO五, 二00五年元月)."""

from __future__ import annotations

import re
from datetime import date

from generator.source.labels import number

_ZERO = "〇○◯⚪零0OoОоΟ"
"""What stands for 〇: typists took the letter O, and those of the Russian and Greek keyboards."""
_YEAR = rf"(?:19|20)\d\d|[一二][九{_ZERO}][一二三四五六七八九{_ZERO}]{{2}}"
_MONTH = r"\d{1,2}|元|[一二三四五六七八九十]{1,2}"
_DAY = r"\d{1,2}|[一二三四五六七八九十廿卅]{1,3}"
_DOTTED = r"(?:19|20)\d\d\s*[.．]\s*\d{1,2}\s*[.．]\s*\d{1,2}"
DAY = rf"(?:(?:{_YEAR})\s*年\s*(?:{_MONTH})\s*月\s*(?:{_DAY})\s*日|{_DOTTED})"
"""A day, as a pattern without groups."""
_PARTS = re.compile(rf"[（(]?({_YEAR})年({_MONTH})月({_DAY})日[)）]?")
_DOTS = re.compile(r"[（(]?(\d{4})[.．](\d{1,2})[.．](\d{1,2})[)）]?")
_DIGITS = str.maketrans(dict.fromkeys(_ZERO, "0") | dict(zip("一二三四五六七八九", "123456789", strict=True)))
_TENS = {"廿": "二十", "卅": "三十", "元": "一"}


def day_of(text: str) -> date | None:
    """The day that ``text`` is, in brackets or not; None where it is none, or none of the calendar.

    >>> day_of("2025年3月14日"), day_of("二OO五年元月廿八日"), day_of("2025.3.14")
    (datetime.date(2025, 3, 14), datetime.date(2005, 1, 28), datetime.date(2025, 3, 14))
    >>> day_of("2025年2月30日") is None
    True
    """
    plain = re.sub(r"\s", "", text)
    match = _PARTS.fullmatch(plain) or _DOTS.fullmatch(plain)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        return date(int(year.translate(_DIGITS)), _value(month), _value(day))
    except ValueError:
        return None


def _value(text: str) -> int:
    return int(text) if text.isdigit() else number("".join(_TENS.get(c, c) for c in text))
