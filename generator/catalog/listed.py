"""What a list says of the documents in it: 废止下列文件：…, 宣布失效的文件目录, a column 处理意见."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.catalog.relation import RelationKind
from generator.document.model import BODY, BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog.mentions import Mention
    from generator.document.model import Block, Document

_KEPT = re.compile(r"继续有效|现行有效|保留")
_WORDS: tuple[tuple[re.Pattern[str], RelationKind], ...] = (
    (re.compile(r"废止"), RelationKind.REPEALS),
    (re.compile(r"失效|停止执行"), RelationKind.LAPSES),
    (re.compile(r"修改|修订"), RelationKind.AMENDS),
)
_OPENS = re.compile(r"[：:]$|下列|以下|如下|目录")
# What a title is about many documents, and not about one that it names.
_OF_MANY = re.compile(r"部分|一批|若干|有关|目录|清理|\d+件|[一二三四五六七八九十百]+件")
_ENTRY = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十百]{1,4}[）)、.．,，\s]|《)")
_VERDICT = re.compile(r"(?:予以|宣布|已)?(?P<word>废止|失效|修改|修订|(?:继续|现行)?有效|保留)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a heading or a sentence says of all that stands below it: the kind, None for what stays in force."""

    kind: RelationKind | None
    block: str
    words: str


def listings(document: Document) -> Mapping[str, Listing]:
    """The listing over each block that may be an entry of one, by the block's id."""
    titles = {one.id: one.title for one in document.enclosures}
    first = document.blocks[0].id if document.blocks else ""
    whole = _said(document.title, first) if _OF_MANY.search(document.title) else None
    found: dict[str, Listing] = {}
    current, over, part = whole, whole, BODY
    for block in document.blocks:
        if block.part != part:
            part = block.part
            current = over = _said(titles.get(part, ""), block.id) or whole
        if block.kind in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.NOTE}:
            if block.text != document.title:
                current = over = _said(block.text, block.id) or over
        elif _OPENS.search(block.text) and (said := _said(block.text, block.id)) is not None:
            current = said
        elif current is not None and is_entry(block):
            found[block.id] = current
        elif block.kind is BlockKind.PARAGRAPH:
            current = over
    return found


def is_entry(block: Block) -> bool:
    """Whether a block can be an entry of a list: numbered, a title by itself, or a table."""
    return block.kind in {BlockKind.ITEM, BlockKind.TABLE} or _ENTRY.match(block.text) is not None


def _said(text: str, block: str) -> Listing | None:
    """What a title, heading or opening sentence says of the documents below it; None where it says nothing."""
    if _KEPT.search(text):
        return Listing(kind=None, block=block, words=text)
    for pattern, kind in _WORDS:
        if pattern.search(text):
            return Listing(kind=kind, block=block, words=text)
    return None


def verdict(block: Block, mention: Mention, listing: Listing) -> RelationKind | None:
    """What the list says of this entry: its own row's word before the heading's; None where it only talks about it."""
    if mention.cell is not None:
        for cell in block.rows[mention.cell[0]]:
            word = _VERDICT.fullmatch(cell or "")
            if word is not None:
                said = _said(word["word"], block.id)
                return said.kind if said else None
        return listing.kind
    # In an entry nothing stands before the document but its number and, without 《》, its title.
    return None if re.search(r"[，。；：]", block.text[: mention.start].strip("，")) else listing.kind
