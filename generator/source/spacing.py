"""Layout spaces: which of a line's spaces the printer meant and which the typesetter left.

Half-width spaces between Chinese characters, punctuation and digits are layout and go.
An ideographic space (or a wide gap) between Chinese characters separates names or agencies: one space stays.
A space between two digits may be a lost decimal point: it stays, and becomes a finding.
"""

from __future__ import annotations

import re

_SPACE = re.compile(r"[ \t\u3000]+")
_LATIN = re.compile(r"[A-Za-z0-9.,;:!?)\]%+/\-—–_&#@'\"]")
_WIDE = 2  # half-width spaces in a row that stand for an ideographic one
# A word set wide, 星　河　省　令 or 通　知: single characters, each with a space behind it.
_SPACED = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){2,}(?![\u4e00-\u9fff])"
    r"|^[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff]$"
)
# A person who signs by office, 省　长　　江　月: the space between office and name is meant.
_SIGNED = re.compile(
    r"((?:代\s*理?\s*)?(?:[省市州县区部局厅署]\s*长|主\s*[席任]|总\s*理))[ \u3000]+([\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,3})"
)
# Several bodies that sign, or open a title, side by side: 某市公安局 某市财政局; 中共中央 国务院关于….
_BODY = r"[\u4e00-\u9fff]{1,30}(?:中央|国务院|政府|委员会|办公[厅室]|中心|法院|检察院|[委厅局署院部行会])"
_BODIES = re.compile(rf"{_BODY}(?:[ \u3000]+{_BODY})+(?:(?:关于|印发|转发|批转|公布|发布)\S*)?")
_STARTS_LATIN = re.compile(r"[A-Za-z(\[]")


def close_spaces(text: str) -> str:
    """``text`` without layout spaces.

    >>> close_spaces("到 2030 年，“互联网 + ”普及率达到 95%")
    '到2030年，“互联网+”普及率达到95%'
    >>> close_spaces("省文化厅\u3000 省财政厅")
    '省文化厅 省财政厅'
    >>> close_spaces("突破 1 2 万亿元")
    '突破1 2万亿元'
    >>> close_spaces("Open Data 平台")
    'Open Data平台'
    >>> close_spaces("星\u3000河\u3000省\u3000令")
    '星河省令'
    >>> close_spaces("望舒市公安局 望舒市财政局关于开放冰场的通知")
    '望舒市公安局 望舒市财政局关于开放冰场的通知'
    >>> close_spaces("市 长 江 月")
    '市长 江月'
    """
    if " " not in text and "\u3000" not in text and "\t" not in text:
        return text
    if signed := _SIGNED.fullmatch(text):
        return " ".join(_SPACE.sub("", part) for part in signed.groups())
    if _BODIES.fullmatch(text):
        return _SPACE.sub(" ", text)
    text = _SPACED.sub(lambda match: _SPACE.sub("", match.group()), text)
    out: list[str] = []
    last = 0
    for gap in _SPACE.finditer(text):
        start, end = gap.span()
        out.append(text[last:start])
        last = end
        if start == 0 or end == len(text):
            continue
        if _keeps(text[start - 1], gap.group(), text[end]):
            out.append(" ")
    out.append(text[last:])
    return "".join(out)


def _keeps(before: str, gap: str, after: str) -> bool:
    if before.isdigit() and after.isdigit() and before.isascii() and after.isascii():
        return True
    if "\u3000" in gap or len(gap) >= _WIDE:
        return not (_is_punctuation(before) and before != "）") and not _is_punctuation(after)
    both_latin = _LATIN.match(before) and _STARTS_LATIN.match(after)
    latin_then_digit = before.isascii() and before.isalpha() and after.isascii() and after.isdigit()
    return (bool(both_latin) and not before.isdigit()) or latin_then_digit


def _is_punctuation(character: str) -> bool:
    return character in "，。；：、？！“”‘’（）《》〈〉〔〕【】…—"
