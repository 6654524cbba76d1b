"""Section headings of a gazette: 【省政府文件】, 市政府办公室文件, 人事任免 …."""

from __future__ import annotations

import re

_BRACKETED = re.compile(r"[【〖［]\s*([^【】〖〗［］]{2,20}?)\s*[】〗］]")
_MARKED = re.compile(
    r"[○●◎◆◇■□★☆▲△※◼▪•]\s*([^，。；：《》、]{2,16}?)|[·•]\s*([^，。；：《》、·•]{2,16}?)\s*[·•]"
)
_BARE = re.compile(
    r"(?:(?:省|市|州|区|县|自治区|国务院|中央|上级|省级|市级|部门|政府|党委|规范性|重要|省委|市委|法规|政策|有关)[^。，；：]{0,12})?"
    r"(?:文件选登|文件选编|文件选载|文件|[省市州县区]政府令|公告通告|人事任免|人事信息|政策解读|机构设置|大事记|领导讲话|工作研究|法规规章|地方性法规|政府规章)"
)
_LONGEST = 16


# Sections that hold no documents: explanations, chronicles, speeches, figures.
_NO_DOCUMENTS = re.compile(r"(?:解读|大事记|要闻|动态|讲话|统计资料|统计数据|统计信息|索引|总目录)$")


def names_no_document(name: str) -> bool:
    """Whether a section or an entry of the contents is no document by its name: 政策解读, 2025年4月大事记."""
    return bool(_NO_DOCUMENTS.search(name))


def holds_no_documents(text: str) -> bool:
    """Whether a line heads a section of an issue that holds no documents.

    >>> holds_no_documents("【政策解读】"), holds_no_documents("【省政府文件】")
    (True, False)
    """
    named = section_name(text)
    return named is not None and names_no_document(named)


def is_section(text: str) -> bool:
    """Whether a line is a section heading and nothing else.

    >>> is_section("【省政府文件】"), is_section("市政府办公室文件"), is_section("附件")
    (True, True, False)
    """
    return section_name(text) is not None


def section_name(text: str) -> str | None:
    """The section that a line heads, without its brackets."""
    if match := _BRACKETED.fullmatch(text) or _MARKED.fullmatch(text):
        return match[match.lastindex or 0]
    return text if len(text) <= _LONGEST and _BARE.fullmatch(text) else None
