"""What looks like a figure and is none: numbers of documents and provisions, titles, names, notes of adoption, turns of speech."""

from __future__ import annotations

import re

from generator.compare.language.numerals import CHINESE, DOC_NUMBER

_HIDDEN = (
    re.compile(r"《[^》]*》?"),
    re.compile(r"[“\"](?:[^”\"。；\d]{1,14}|[^”\"。；%％元日]{1,14})[”\"]"),
    DOC_NUMBER,
    re.compile(r"[（(][^（）()]{0,30}〔[^（）()]*[）)]"),
    re.compile(r"\d{4,8}-\d{4}-?T(?![A-Za-z])"),  # a standard still to be written
    re.compile(r"等\d+(?:个)?部[门委]|（不?含\d[^（）]{0,8}）(?!及?以[上下])"),
    re.compile(r"^\s*\d{1,2}(?:[.．]\d{1,2})+(?=\s)"),
    re.compile(r"第\d+(?:[、和至]第?\d+)+[项条款章节号目]|附[件表录]\s*\d+|[图表式]\s*\d+(?:[-—.]\d+)?\s*所"),
    re.compile(r"[（(]\d{4}年\d{1,2}月\d{1,2}日[^（）()]*(?:通过|批准|公布|修正|修订|发布)[^（）()]*[）)]"),
    re.compile(
        rf"(?:近|过去|最近|历经|经过)[{CHINESE}\d]{{1,3}}多?年(?:来|以来|间|的?[努发建奋])|(?:过去|历经)[{CHINESE}\d]{{1,3}}多?年"
    ),
    re.compile(rf"(?<![{CHINESE}\d])[百千万]年(?!以|内|期|[，。；、]|$)"),
    re.compile(r"\d0年代|(?<=首套[、和])二套(?:及以上)?"),
    re.compile(r"\d{1,2}月\d{1,2}日[^，。；\d]{0,14}会议(?:精神|要求|部署)"),
    re.compile(r"为一次(?=[，。；计])"),
    re.compile(
        r"\d{4}年\d{1,2}月\d{1,2}日(?![前起以之])[^，。；]{0,40}(?:会议|审议|令)[^，。；]{0,40}(?:通过|同意|修[正订]|[公发]布)"
    ),
)
"""Titles and numbers of other documents, names (“十三五”) and adoption notes: no figures of this text."""


def hidden_in(text: str) -> bytearray:
    """A mark for each character of ``text`` that belongs to no figure."""
    mask = bytearray(len(text))
    for pattern in _HIDDEN:
        for match in pattern.finditer(text):
            mask[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    return mask
