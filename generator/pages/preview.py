"""What a link to a document says before it is followed: title, number, date, first words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.document.model import BlockKind
from generator.pages import quoting
from generator.pages.view import Preview

if TYPE_CHECKING:
    from generator.document.model import Document

LONGEST: Final = 60
"""Characters of the first words."""
LONGEST_SENTENCE: Final = 120
_END: Final = re.compile(r"[。！？；\n]")
_OPENING: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


def preview(document: Document, part: str = "") -> Preview:
    """The preview of a document, or of the enclosure ``part`` of it."""
    title = next((one.title for one in document.enclosures if one.id == part), document.title)
    blocks = document.part(part) if part else document.blocks
    words = next((block.text for block in blocks if block.kind in _OPENING and block.text), "")
    facts = [document.doc_number or document.issuer or ""]
    if document.date:
        facts.append(quoting.chinese_date(document.date))
    return Preview(
        title=title,
        facts="　".join(filter(None, facts)),
        words=words if len(words) <= LONGEST else words[: LONGEST - 1] + "…",
    )


def sentence(text: str, start: int, end: int) -> str:
    """The sentence of ``text`` in which the words from ``start`` to ``end`` stand, cut where it is long.

    >>> sentence("一切照旧。根据《某规定》办理。另有安排。", 7, 12)
    '根据《某规定》办理。'
    """
    begin = max((match.end() for match in _END.finditer(text, 0, start)), default=0)
    last = _END.search(text, end)
    stop = last.end() if last else len(text)
    if stop - begin <= LONGEST_SENTENCE:
        return text[begin:stop].strip()
    room = max(0, LONGEST_SENTENCE - (end - start)) // 2
    a, b = max(begin, start - room), min(stop, end + room)
    return ("…" if a > begin else "") + text[a:b].strip() + ("…" if b < stop else "")
