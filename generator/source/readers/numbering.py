"""Automatic numbering of a Word document: what the reader sees before a paragraph, as text.

``numbering.xml`` gives for each level a format and a pattern (``第%1条``, ``（%1）``); the
numbers themselves are counted here, in document order (ECMA-376, part 1, 17.9).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ENCLOSED = {
    "decimalEnclosedCircle": 0x245F,
    "decimalEnclosedParen": 0x2473,
    "decimalEnclosedFullstop": 0x2487,
}
"""The code point before that of 1: ①, ⑴, ⒈."""
_LEVELS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a numbering: its format (as in the file), pattern, first number, what follows it."""

    format: str = "decimal"
    pattern: str = ""
    start: int = 1
    restarts: bool = True
    suffix: str = "tab"
    arabic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A numbering that paragraphs use: the abstract one it counts in, its levels, where it starts anew."""

    abstract: str
    levels: Mapping[int, Level]
    overrides: Mapping[int, int] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Counter:
    """The running numbers of a document."""

    lists: Mapping[str, List]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, numbering: str, depth: int) -> str:
        """The label of the next paragraph of a list at a depth (0 to 8); empty for a bullet."""
        found = self.lists.get(numbering)
        if found is None or depth not in found.levels:
            return ""
        counts = self.counts.setdefault(found.abstract, {})
        level = found.levels[depth]
        if depth in found.overrides and (numbering, depth) not in self.begun:
            counts[depth] = found.overrides[depth]
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        self.begun.add((numbering, depth))
        for deeper in range(depth + 1, _LEVELS):
            if found.levels.get(deeper, level).restarts:
                counts.pop(deeper, None)
        if level.format in ("bullet", "none"):
            return ""
        return self._written(found, depth, counts) + (" " if _wants_space(level) else "")

    def _written(self, found: List, depth: int, counts: dict[int, int]) -> str:
        level = found.levels[depth]
        text = level.pattern
        for other in range(_LEVELS):
            if (mark := f"%{other + 1}") in text:
                shown = found.levels.get(other, level)
                value = counts.get(other, shown.start)
                form = "decimal" if level.arabic and other != depth else shown.format
                text = text.replace(mark, written(value, form))
        return text


def _wants_space(level: Level) -> bool:
    """Whether the label needs a space to stay apart: 1.1 and 第一条 do, 一、 and （1） don't."""
    return level.suffix != "nothing" and bool(level.pattern) and (level.pattern[-1] not in "、.．）)，")


def written(value: int, form: str) -> str:
    """A number in a format of ECMA-376, 17.18.59.

    >>> written(12, "chineseCountingThousand"), written(3, "decimalEnclosedCircle"), written(4, "lowerRoman")
    ('十二', '③', 'iv')
    >>> written(105, "chineseCounting"), written(2, "upperLetter"), written(7, "decimalFullWidth")
    ('一百〇五', 'B', '７')
    """
    if form.startswith(("chineseCounting", "japaneseCounting", "taiwaneseCounting", "ideographLegal")):
        return _counted(value)
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"):
        return "".join(_DIGITS[int(digit)] for digit in str(value))
    for enclosed, before in _ENCLOSED.items():
        if form.startswith(enclosed) and 1 <= value <= 20:
            return chr(before + value)
    if form.startswith("decimalFullWidth"):
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
    if form == "decimalZero":
        return f"{value:02d}"
    latin = _latin(value, form.lower())
    return latin.upper() if form.startswith("upper") else latin


def _latin(value: int, form: str) -> str:
    if form.endswith("letter") and value > 0:
        return chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 8)
    return _roman(value) if form.endswith("roman") and 0 < value < 4000 else str(value)


def _counted(value: int) -> str:
    """A Han numeral, as a document counts: 十, 十一, 一百〇五."""
    if not 0 < value < 10_000:
        return str(value)
    digits = str(value)
    out = ""
    for index, digit in enumerate(digits):
        unit = _UNITS[len(digits) - 1 - index]
        if digit != "0":
            out += _DIGITS[int(digit)] + unit
        elif out and not out.endswith("〇") and digits[index:].strip("0"):
            out += "〇"
    return out.removeprefix("一") if out.startswith("一十") else out


def _roman(value: int) -> str:
    out = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        out += sign * count
    return out
