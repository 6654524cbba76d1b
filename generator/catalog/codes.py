"""Where a number's code begins: the words before 〔year〕 are code, issuer, verbs or a title, without a space between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

_VERBS = r"根据|依据|依照|按照|参照|遵照|执行|落实|贯彻|印发|转发|下发|以及|详见|按|(?<!所)以|(?<!共)和|及|与|见|即|的|是"
# What may stand directly before a number and is no part of its code.
_LEAD = re.compile(rf"^.*(?:{_VERBS})(?=.)")
_ONLY_LEAD = re.compile(rf"(?:{_VERBS}|文件|文|号)+")
_BODY_END = re.compile(r"(?:府|厅|室|委|局|会|部|院|办)$")
_FUNCTION = re.compile(r"(?:[为号文在由将对至于到经原]|修订|修正|公布|发布|颁布|通过|批准)$")
# A title without 《》 runs into its number: 关于…的通知望政发〔2016〕2号.
_TITLE_END = re.compile(
    r"(?:通知|意见|批复|决定|复函|公告|通告|通报|请示|报告|办法|规定|方案|细则|规划|计划|预案|条例)$"
)
_NAME_END = frozenset("部厅局署院会委室府")
_SHORTEST_NAME = 4
"""Shorter names are parts of codes as well: 工信部规, 人社厅函."""
_SHORTEST_CODE = 2
_CHINESE = re.compile(r"[一-鿿]")


def code_at_end(text: str, codes: Container[str]) -> str:
    """The code at the end of ``text``, without what leads to it; empty where there is none.

    ``codes`` are known codes and names of bodies.

    >>> code_at_end("省文化和旅游厅望文旅发", {"文化和旅游厅"})
    '望文旅发'
    """
    if text in codes:
        return text
    body = _after_body(text, codes)
    text = body or text
    cut = _LEAD.sub("", text)
    for start in range(1, len(text) - 1):
        if text[start:] in codes and (len(text) - start >= len(cut) or _ends_before_code(text[:start])):
            return text[start:]
    if len(cut) < _SHORTEST_CODE or _ONLY_LEAD.fullmatch(cut) or not _CHINESE.search(cut):
        return ""
    return cut


def _ends_before_code(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_BODY_END, _FUNCTION, _TITLE_END))


def _after_body(text: str, names: Container[str]) -> str:
    """What follows the last known name of a body in ``text``; empty where none is followed by a code."""
    for cut in range(len(text) - _SHORTEST_CODE, _SHORTEST_NAME - 1, -1):
        if text[cut - 1] in _NAME_END and any(
            text[start:cut] in names for start in range(cut - _SHORTEST_NAME + 1)
        ):
            return text[cut:]
    return ""


def issuers_at_end(text: str, names: Container[str]) -> str:
    """The issuer, or the joint issuers, at the end of ``text``."""
    *others, last = text.split("、")
    found = code_at_end(last.strip(), names)
    while others and text.endswith(found) and len(found) >= len(last.strip()):
        last = others.pop()
        part = code_at_end(last.strip(), names)
        if not _BODY_END.search(part):
            break
        found = f"{part}、{found}"
        if len(part) < len(last.strip()):
            break
    return found
