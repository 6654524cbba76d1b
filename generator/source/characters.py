"""One character at a time: the normalisations that are true wherever the character stands.

Each is a :class:`Rule` in :data:`RULES`, in the order in which they are applied, with the
examples that its test runs. Rules that need the neighbours are in
:mod:`generator.source.spacing` and :mod:`generator.source.punctuation`.

NFKC as a whole is wrong here (it turns ①, ㎡, ½ and （ into other signs), so each class of
characters is named.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_HALF = "％＋－／．＝＆＠＃＜＞＿"


def _width() -> dict[int, str]:
    table = {ord(c): unicodedata.normalize("NFKC", c) for c in _HALF}
    for start, count in (("０", 10), ("Ａ", 26), ("ａ", 26)):
        for offset in range(count):
            code = ord(start) + offset
            table[code] = unicodedata.normalize("NFKC", chr(code))
    return table


def _radicals() -> dict[int, str]:
    """Kangxi radicals by NFKC; the radicals supplement by Unicode's EquivalentUnifiedIdeograph."""
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    table.update({ord(a): b for a, b in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)})
    return table


# Pairs of (radical, ideograph) that PDF fonts really yield; the rest of the block is never text.
_SUPPLEMENT = "⺄乙⺆冂⺈刀⺊卜⺌小⺍小⺎兀⺐尢⺑尢⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺢水⺣灬⺤爫⺥爫⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹老⺺肀⺻聿⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐金⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"


def _singles(*ranges: tuple[int, int]) -> dict[int, str]:
    """What NFKC makes of the characters of these ranges, where it makes one character of one."""
    table = {code: unicodedata.normalize("NFKC", chr(code)) for a, b in ranges for code in range(a, b + 1)}
    return {code: to for code, to in table.items() if len(to) == 1 and to != chr(code)}


# Control characters, zero-width ones, marks of writing direction and selectors of a glyph's variant.
_CONTROL = dict.fromkeys((*range(9), *range(11, 32), 127, *range(128, 160), 0x00AD, 0xFEFF)) | dict.fromkeys(
    (
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
        *range(0xE0100, 0xE01F0),
    )
)
_NO_FORM = re.compile(f"[{re.escape(''.join(map(chr, _CONTROL)))}]")
# A line break inside a line (U+2028, U+2029) is a space: the line is the source's.
_SPACES = dict.fromkeys((0x00A0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F), " ") | {
    0x2001: "\u3000",
    0x2003: "\u3000",
    0x3164: "\u3000",
}
# Forms of punctuation for small type, vertical setting and half-width katakana.
_FORMS = _singles((0xFE10, 0xFE18), (0xFE31, 0xFE48), (0xFE50, 0xFE6B), (0xFF61, 0xFF64)) | {0xFF65: "·"}
_COMPATIBILITY = _singles((0xF900, 0xFAFF), (0x2F800, 0x2FA1D))
# Private-use code points with a known reading; others are kept and become a finding.
PRIVATE_USE: Mapping[str, str] = MappingProxyType({"\ue010": "."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A normalisation: its name, why it is right, its table and examples (before, after)."""

    name: str
    why: str
    table: Mapping[int, str | None]
    examples: tuple[tuple[str, str], ...]


RULES: tuple[Rule, ...] = (
    Rule(
        name="control",
        why="control and zero-width characters have no printed form",
        table=_CONTROL,
        examples=(("星\x00河\u200b省", "星河省"),),
    ),
    Rule(
        name="space",
        why="one space for every width but the ideographic, which separates names",
        table=_SPACES,
        examples=(("星\u00a0河", "星 河"), ("甲\u2003乙", "甲\u3000乙")),
    ),
    Rule(
        name="private-use",
        why="a font's private code point whose printed form is known",
        table={ord(k): v for k, v in PRIVATE_USE.items()},
        examples=(("1\ue0102", "1.2"),),
    ),
    Rule(
        name="radical",
        why="PDF fonts yield radical code points that print as the ideograph",
        table=_radicals(),
        examples=(("⼴⼤⼈⺠", "广大人民"),),
    ),
    Rule(
        name="compatibility",
        why="ideographs that Unicode holds twice, for the sake of older character sets, are one",
        table=_COMPATIBILITY,
        examples=(("\uf98e度\uf9dd率", "年度利率"),),
    ),
    Rule(
        name="form",
        why="punctuation in the form of small, vertical or half-width type is the ordinary sign",
        table=_FORMS,
        examples=(("｢星河｣､望舒｡", "「星河」、望舒。"), ("︵一︶﹐", "(一),")),
    ),
    Rule(
        name="width",
        why="digits, Latin letters and signs are half width in a normalised text",
        table=_width(),
        examples=(("２０２５年ＡＰＰ", "2025年APP"), ("９５％", "95%"), ("（一）", "（一）"), ("①㎡", "①㎡")),
    ),
)

_ALL: dict[int, str | None] = {}
for _rule in RULES:
    _ALL.update({code: to for code, to in _rule.table.items() if code not in _ALL})


def normalise_characters(text: str) -> str:
    """``text`` with every rule applied. Length may shrink; order never changes.

    >>> normalise_characters("到 ２０３０ 年，达到 ９５％")
    '到 2030 年，达到 95%'
    """
    if text.isascii() and text.isprintable():
        return text
    changed = text.translate(_ALL)
    return text if changed == text else changed  # one text in memory, not two that are equal


def without_form(text: str) -> int:
    r"""How many characters of ``text`` have no printed form: control and zero-width ones.

    >>> without_form("星\x00河\u200b省")
    2
    """
    return len(_NO_FORM.findall(text))


def rule_of(character: str) -> str | None:
    """The name of the rule that changes or removes ``character``; None for most.

    >>> rule_of("９"), rule_of("九")
    ('width', None)
    """
    return next((rule.name for rule in RULES if ord(character) in rule.table), None)


def is_han(character: str) -> bool:
    """Whether the character is a Han ideograph (or 〇)."""
    code = ord(character)
    return (
        0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or code == 0x3007 or 0x20000 <= code <= 0x3FFFF
    )
