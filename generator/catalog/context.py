"""The sentence around a mention, and the relation that its words declare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.catalog.mentions import REACH
from generator.catalog.relation import RelationKind
from generator.document.model import BODY, BlockKind

if TYPE_CHECKING:
    from generator.catalog.mentions import Mention
    from generator.document.model import Block, Document
    from generator.registry import Registry


LEAD = 3
"""Paragraphs at the head of the document, and of each text it carries, in which it says what it follows."""
_LAW = re.compile(r"(?:法|条例|规定|规则|办法|细则|法典)(?:[（(][^（()）]*[)）])?$")
_CHAIN = re.compile(r"(?:《[^《》]*(?:《[^《》]*》[^《》]*)*》|[（(][^（()）]*[)）])")
# What may follow a title before the words that say what happens to it: its number, an article, more titles.
_REST = re.compile(rf"^(?:第[^，。；]{{1,12}}条)?(?:[（(][^（()）]*[)）])?(?:[、和及]?{_CHAIN.pattern})*")
_QUOTED = r"(?:[^。；《》“”]|“[^“”]*”)"
_AFTER: tuple[tuple[re.Pattern[str], RelationKind], ...] = (
    (re.compile(rf"{_QUOTED}{{0,60}}(?:更正(?:为|如下)|特此更正|予以更正)"), RelationKind.CORRECTS),
    (re.compile(r"[^。；《》]{0,12}(?:同时|即行|予以|一并)?废止"), RelationKind.REPEALS),
    (re.compile(r"[^。；《》]{0,12}(?:失效|停止执行|停止实施|不再执行)"), RelationKind.LAPSES),
    (re.compile(rf"{_QUOTED}{{0,30}}(?:修改为|改为|修订为)"), RelationKind.AMENDS),
    (
        re.compile(
            r"[^。；《》]{0,20}(?:作|作出|做|做出|进行|予以)(?:如下|以下|部分|适当)?(?:修改|修订|修正|调整)"
        ),
        RelationKind.AMENDS,
    ),
    (re.compile(r"[^。；，《》]{0,20}中?增加(?:一|二|两|三|第|如下|以下)"), RelationKind.AMENDS),
    (re.compile(r"[^。；《》]{0,20}批转"), RelationKind.APPROVES),
    (re.compile(r"[^。；《》]{0,20}转发(?:给|你)"), RelationKind.FORWARDS),
)
_BEFORE: tuple[tuple[re.Pattern[str], RelationKind], ...] = (
    (re.compile(r"废止[^。；，]{0,6}$"), RelationKind.REPEALS),
    (re.compile(r"宣布[^。；，]{0,6}失效$"), RelationKind.LAPSES),
    (re.compile(r"(?:修改|修订|删去|删除)$"), RelationKind.AMENDS),
    (re.compile(r"批转[^。；，]{0,30}$"), RelationKind.APPROVES),
    (re.compile(r"转发[^。；，]{0,30}$"), RelationKind.FORWARDS),
)
# Wherever it stands, such a sentence says what the text rests on: plans for emergencies have it under 编制依据.
_MAKES = re.compile(
    r"(?:制定|编制|制订)(?:本|如下)|特(?:制定|制订)|(?:规定|文件|规划|意见|方案|预案|条例|法)(?:等)?[^。；《》]{0,12}(?:制定|编制|制订)[。，]?$"
)
_SPIRIT = re.compile(r"[^。；]{0,60}?(?:精神|部署|要求)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What a mention's words declare: the kind, whether at the head of the text, the sentence as printed."""

    kind: RelationKind
    lead: bool
    sentence: str


def text_of(block: Block, mention: Mention) -> str:
    """The text that a mention's offsets count in."""
    if mention.cell is None:
        return block.text
    row, column = mention.cell
    return block.rows[row][column] or ""


def sentence_of(text: str, start: int, end: int) -> str:
    """The sentence around ``text[start:end]``; the stops inside 《》 end none."""
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    left = max(first - 1, *(text.rfind(stop, first, start) for stop in "。！？；\n")) + 1
    right = min((at for stop in "。！？；\n" if (at := text.find(stop, end, last)) >= 0), default=last - 1)
    return text[left : right + 1].strip()


def lead_blocks(document: Document) -> frozenset[str]:
    """The ids of the blocks in which a document says what it follows: titles and first paragraphs of each part."""
    found: set[str] = set()
    for part in (BODY, *(enclosure.id for enclosure in document.enclosures)):
        paragraphs = 0
        for block in document.part(part):
            if block.kind is BlockKind.TITLE:
                found.add(block.id)
            elif block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} and paragraphs < LEAD:
                found.add(block.id)
                paragraphs += 1
    return frozenset(found)


def declaration(block: Block, mention: Mention, registry: Registry, *, lead: bool) -> Declaration | None:
    """The relation that the words around a mention declare; None when it is only talked about."""
    text = text_of(block, mention)
    before = re.split(r"[。；！？\n]", text[max(0, mention.start - REACH) : mention.start])[-1]
    after = _REST.sub("", text[mention.end : mention.end + REACH])
    sentence = sentence_of(text, mention.start, mention.end)
    lead = lead or _MAKES.search(sentence) is not None
    # 根据《甲》、《乙》和《丙》: the verb before the first stands before all.
    cue = _CHAIN.sub("", before)
    for pattern, kind in _AFTER:
        if pattern.match(after):
            return Declaration(kind=kind, lead=lead, sentence=sentence)
    for pattern, kind in _BEFORE:
        if pattern.search(cue):
            return Declaration(kind=kind, lead=lead, sentence=sentence)
    clause = cue[-40:]
    words = registry.phrases
    cues = {
        RelationKind.REFERS: words.refer,
        RelationKind.IMPLEMENTS: words.implement,
        RelationKind.BASIS: words.basis,
    }
    at = {kind: max((clause.rfind(word) for word in group), default=-1) for kind, group in cues.items()}
    kind = max(at, key=lambda one: at[one])
    if at[kind] < 0:
        return None
    title = mention.title or mention.stands_for or ""
    if kind is RelationKind.BASIS and (not _LAW.search(title) or _SPIRIT.match(after)) and not _is_law(title):
        kind = RelationKind.IMPLEMENTS
    return Declaration(kind=kind, lead=lead, sentence=sentence)


def _is_law(title: str) -> bool:
    return bool(re.search(r"(?:法|条例)(?:[（(][^（()）]*[)）])?$", title)) and not title.endswith("办法")
