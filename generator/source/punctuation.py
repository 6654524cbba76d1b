"""Punctuation made consistent: full width in Chinese text, half width in numbers and Latin.

OCR changes the width from page to page and inside a line; the printed sign is the same.
"""

from __future__ import annotations

import re

from generator.source.characters import is_han

_TO_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
HALF_WIDTH = ",;:?!()"
"""The marks that are widened in Chinese text."""
_FOLDED = str.maketrans(_TO_FULL | {"(": "（", ")": "）"})
_WIDE_BRACKETS = str.maketrans("()", "（）")
_PAIR = re.compile(r"\(([^()]*)\)")
_MARK = re.compile(r"[,;:?!]")


def widen_punctuation(text: str) -> str:
    """``text`` with half-width punctuation in a Chinese context made full width.

    >>> widen_punctuation("各区、县(市)人民政府,市政府各部门:")
    '各区、县（市）人民政府，市政府各部门：'
    >>> widen_punctuation("投资1,200万元,见http://a.example:80/")
    '投资1,200万元，见http://a.example:80/'
    >>> widen_punctuation("通信（LTE,第4版）")
    '通信（LTE，第4版）'
    """
    if text.isascii() and not any(is_han(c) for c in text):
        return text
    widened = _MARK.sub(_mark, text)
    return _brackets(widened)


def fold_punctuation(text: str) -> str:
    """``text`` with every mark in one form, for comparing what differs in width only."""
    return text.translate(_FOLDED)


def _mark(match: re.Match[str]) -> str:
    text, at = match.string, match.start()
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    if match.group() in ",:" and before.isdigit() and after.isdigit():
        return match.group()
    if match.group() == ":" and after == "/":
        return match.group()
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum() and match.group() != ",":
        return match.group()
    near = (before, after)
    if any(c and not c.isascii() for c in near) or not after:
        return _TO_FULL[match.group()]
    window = text[max(0, at - 8) : at + 9]
    return _TO_FULL[match.group()] if any(is_han(c) for c in window) else match.group()


def _brackets(text: str) -> str:
    """Half-width brackets become full width, by themselves: OCR often widens only one of a pair.

    A bracket whose whole content and surroundings are Latin (``f(x)``) stays.
    """
    if "(" not in text and ")" not in text:
        return text
    keep: set[int] = set()
    for pair in _PAIR.finditer(text):
        outside = text[max(0, pair.start() - 1) : pair.start()] + text[pair.end() : pair.end() + 1]
        if (
            pair.group(1).isascii()
            and pair.group(1)
            and outside
            and all(c.isascii() and not c.isdigit() for c in outside)
        ):
            keep.update((pair.start(), pair.end() - 1))
    widened = text.translate(_WIDE_BRACKETS)
    return "".join(c if i in keep else widened[i] for i, c in enumerate(text)) if keep else widened
