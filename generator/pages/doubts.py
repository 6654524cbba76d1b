"""Findings in the readers' language: what is doubtful, and the words it concerns.

Findings speak to editors in English; a page says the same in Chinese. A kind that isn't
known here is shown in its own words rather than left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.findings import Finding

KINDS: Final = {
    "lost-dot": "此处可能脱落一个点（小数点，或编号后的点）",
    "stray-latin": "汉字之间夹有拉丁字母，疑为误识",
    "doubled-character": "疑有重字",
    "variant-character": "疑为形近字、繁体字误识",
    "doubled-phrase": "疑有重复的词语",
    "rare-character": "有通用字之外的罕见字",
    "private-use": "有无法辨识的字符",
    "row-moved": "表中此行错位，已按列头移正",
    "row-crowded": "表中此行的栏目难以分清",
    "table-upright": "原表横排，已逐字还原",
    "table-unread": "原表横排，未能完全还原",
    "picture-in-text": "此处原有图片，文字中没有",
    "unmapped-characters": "此页有字符未能读出",
    "tables-inside": "文中以网页标记排成的表格，已按行列读出",
    "columns-apart": "原件有两栏并排的页，已分栏顺读",
    "font-map": "原件字体的编码有误，部分符号据上下文还原",
    "page-unread": "此页未能读出",
    "page-without-text": "此页没有文字，可能是图片",
    "title-not-printed": "此处未印标题，标题据目录或正文推得",
    "number-form": "发文字号的写法异于通例",
    "no-date": "未见成文日期",
    "impossible-date": "所印日期不合历法",
    "unknown-issuer": "发文机关未在登记之列",
    "no-issuer": "原文未载发文机关",
    "no-doc-type": "由标题看不出文种",
    "contents-disagree": "目录与正文不一致",
    "no-document": "所载并非公文，其文字存于账目",
    "missing-document": "目录所列文件未见于正文",
    "missing-issues": "期号不连续，可能有缺期",
    "collision": "与另一文件同号而题名不同",
    "edited": "文字经人工校订",
    "settled": "所疑文字已经人工校订",
    "printing-differs": "另一次刊载的文字与此不同",
    "source-missing": "原件不在库中",
    "source-changed": "原件已非转换时的文件",
    "impossible-year": "所引文号的年份晚于本件",
    "ambiguous-citation": "所引文件不止一种可能",
    "damaged-number": "所引文号印刷或识别有误",
    "circular-basis": "互为依据",
    "unknown-document": "编者所指的文件不在库中",
    "nothing-to-confirm": "编者所确认的关系未见于文本",
}
QUOTED: Final = re.compile(r"“[^“”]*”|U\+[0-9A-F]{4,6}")


def in_chinese(finding: Finding) -> str:
    """The finding as a reader of the site sees it.

    >>> from generator.findings import Finding, Place
    >>> in_chinese(Finding(place=Place(file="x"), kind="doubled-character", text="“市市” may be “市”"))
    '疑有重字：“市市”，或为“市”'
    """
    label = KINDS.get(finding.kind)
    if label is None:
        return finding.text
    quotes = QUOTED.findall(finding.text)
    if not quotes:
        return label
    if " may be " in finding.text and len(quotes) > 1:
        return f"{label}：{quotes[0]}，或为{quotes[1]}"
    return f"{label}：{'、'.join(quotes)}"
