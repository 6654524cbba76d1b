"""Signs that a badly mapped font turned into letters of another script: read where the file proves them.

A text layer may give ߨ一ߩ for （一）, or the GB 2312 code of a sign as if it were Unicode (ꎬ for ，). What such a
letter prints shows in where it stands: around the ordinals of headings, around the year of document
numbers, behind the numbers of a list, at the ends of paragraphs. A letter for which the file holds no such
proof is kept, and is a finding.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from itertools import pairwise

from generator.findings import Finding, Place, Severity
from generator.source.characters import PRIVATE_USE, normalise_characters
from generator.source.labels import read_label
from generator.source.text import SourceText

_LEAST = 2
"""Different places that prove a reading."""
_COMMAS = (1 / 60, 1 / 5)
"""Commas a character: in prose one in ten or so."""
_SKIPPED = frozenset("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ")  # pinyin
_COLONS = 1 / 80
"""Colons a character, at the most; commas that end the first of two lines of addressees are more."""
_COMMA = re.compile(r"，|[\u4e00-\u9fff],")
_MARKUP = re.compile(r"^[#*>\s\-]+|\*\*")
_FAR = re.compile(r"[\u0100-\u036f\u0530-\u1cff\ua000-\uabff\ue000-\uf8ff\U000f0000-\U0010ffff]")
_HAN = "[\u4e00-\u9fff]"
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_ADDRESSED = "政府|单位|部门|机构|企业|[厅局委校院]"
_GENRE = "通知|意见|办法|规定|条例|决定|方案|规划|纲要|细则|计划|法"


@cache
def is_foreign(character: str) -> bool:
    """Whether a character has no place in a Chinese text: a letter of a far script, or a private code.

    >>> is_foreign("ɿ"), is_foreign("α"), is_foreign("ā"), is_foreign("，")
    (True, False, False, False)
    """
    code = ord(character)
    if unicodedata.category(character) == "Co":
        return True
    if character in _SKIPPED or not unicodedata.category(character).startswith(("L", "M")):
        return False
    return 0x100 <= code < 0x370 or 0x530 <= code < 0x1D00 or 0xA000 <= code < 0xAC00


def with_fonts(source: SourceText) -> SourceText:
    """``source`` with the readings of its foreign letters that it proves, and a finding that says so."""
    letters = {c for line in source.lines for c in _FAR.findall(line) if is_foreign(c)} - {*PRIVATE_USE}
    if not letters:
        return source
    plain = (_MARKUP.sub("", normalise_characters(line)).strip() for line in source.lines)
    lines = [line for line in plain if line]
    readings = _by_code(letters)
    readings |= _by_place([_read(line, readings) for line in lines], letters - set(readings))
    if not readings:
        return source
    said = ", ".join(f"{letter} (U+{ord(letter):04X}) as {sign}" for letter, sign in sorted(readings.items()))
    finding = Finding(
        place=Place(file=source.name, line=1),
        kind="font-map",
        text=f"the text layer's font was badly mapped; by where they stand, read {said}",
        severity=Severity.NOTE,
    )
    return replace(source, font=tuple(sorted(readings.items())), findings=(*source.findings, finding))


def _by_code(letters: AbstractSet[str]) -> dict[str, str]:
    """Yi syllables whose code is that of a sign in GB 2312: the layer took one code for the other."""
    readings: dict[str, str] = {}
    yi = [letter for letter in letters if 0xA000 <= ord(letter) < 0xA4D0]
    for letter in yi:
        try:
            sign = normalise_characters(ord(letter).to_bytes(2, "big").decode("gb2312"))
        except UnicodeDecodeError:
            return {}
        if sign.isalpha():
            return {}
        readings[letter] = sign
    return readings


def _by_place(lines: Sequence[str], letters: AbstractSet[str]) -> dict[str, str]:
    """Letters whose reading the file's own numbering, document numbers and paragraphs prove."""
    if not letters:
        return {}
    one = f"([{re.escape(''.join(sorted(letters)))}])"
    readings: dict[str, str] = {}
    # (what stands around the letters, their signs, whether printed lines are parted): the surest first.
    for pattern, signs, parted in (
        (rf"[\u4e00-\u9fff]{{2,10}}{one} ?(?:19|20)\d\d ?{one} ?\d{{1,4}} ?号", "〔〕", False),
        (rf"^{one} ?{_NUMERAL} ?{one}", "（）", True),
        (rf"^{_NUMERAL} ?{one}(?= ?{_HAN})", "、", True),
        (rf"^\d{{1,2}} ?{one}(?= ?{_HAN})", ".", True),
        (rf"{one}{_HAN}{{4,40}}(?:{_GENRE}){one}(?=〔|（|精神|要求|规定|已)", "《》", False),
        (rf"^.*\d ?号\n各.{{2,60}}(?:{_ADDRESSED}){one}$|^.{{0,200}}如下{one}$", "：：", True),
    ):
        text = _read(("\n" if parted else "").join(lines), readings)
        proofs: dict[tuple[str, str], set[str]] = defaultdict(set)
        for match in re.finditer(pattern, text, re.MULTILINE):
            for pair in zip(match.groups(), signs, strict=True):
                if pair[0] and (pair[1] != "：" or text.count(pair[0]) <= _COLONS * len(text)):
                    proofs[pair].add(match.group())
        proven = {pair: len(places) for pair, places in proofs.items() if len(places) >= _LEAST}
        readings |= dict(sorted(proven, key=lambda pair: proven[pair]))
    return readings | _marks(_read("\n".join(lines), readings), letters - set(readings))


def _marks(text: str, letters: AbstractSet[str]) -> dict[str, str]:
    """The full stop ends what stands above headings; the comma is by far the commonest of those left.

    Where 、 is not known, it can't be told from a comma.
    """
    above = Counter(
        line[-1] for line, after in pairwise(text.split("\n")) if line[-1] in letters and read_label(after)
    )
    readings: dict[str, str] = {}
    if (stop := _leader(above)) and not text.count("。"):
        readings[stop] = "。"
    comma = _leader(Counter(c for c in text if c in letters and c not in readings))
    share = text.count(comma) / len(text) if comma else 0
    if _COMMAS[0] <= share <= _COMMAS[1] and "、" in text and not _COMMA.search(text):
        readings[comma] = "，"
    return readings


def _leader(counts: Counter[str]) -> str:
    """The letter that is at least twice as frequent as the next; '' where there is none."""
    (first, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= max(_LEAST, 2 * second) else ""


def _read(text: str, readings: Mapping[str, str]) -> str:
    return text.translate({ord(letter): sign for letter, sign in readings.items()})
