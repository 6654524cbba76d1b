"""A document's blocks as a page sets them: tags, styles, runs with links, tables with row spans.

How a line looks follows GB/T 9704-2012: 一、 in 黑体, （一） in 楷体, the rest in 仿宋,
signature and date to the right. That is decided here as a CSS word; the theme draws it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.document.model import BODY, Block, BlockKind, Document, EnclosureKind
from generator.pages.phrases import phrases
from generator.pages.runs import Links, split
from generator.pages.table import TableView, table
from generator.pages.view import Entry, Mark, Run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CHAPTER: Final = re.compile(r"第[〇一二三四五六七八九十百]+[编章节]")
FIRST: Final = re.compile(r"[〇一二三四五六七八九十百]+、")
SECOND: Final = re.compile(r"[（(][〇一二三四五六七八九十百]+[）)]")
LONGEST_ENTRY: Final = 36
DEEPEST_ENTRY: Final = 3

Spot = tuple[str, tuple[int, int] | None]
"""A text of a document: a block's id, and the row and column where it is a table's cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A block ready to be set: ``level`` 2–6 makes it a heading, 0 a paragraph."""

    id: str
    css: str
    runs: tuple[Run, ...]
    level: int = 0
    table: TableView | None = None
    place: str = ""
    page: int | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """The document proper or one enclosure. ``label`` says which (附件 1), unless the text does."""

    id: str
    enclosed: bool
    label: str
    title: str
    blocks: tuple[BlockView, ...]


def parts(
    document: Document, links: Mapping[Spot, Links], marks: Mapping[str, tuple[Mark, ...]]
) -> tuple[PartView, ...]:
    """The document's parts in reading order: the body, then the enclosures.

    Args:
        document: what is to be set.
        links: runs with targets, by the text they stand in.
        marks: marks at the ends of blocks, by block id.
    """
    views: list[PartView] = []
    turned = _turned(document.blocks)
    for name in document.parts:
        blocks = document.part(name)
        if not blocks:
            continue
        depth = 1 if name == BODY else 2
        views.append(
            PartView(
                id=name,
                enclosed=name != BODY,
                label="" if _says_what_it_is(blocks[0]) else _label(document, name),
                title=document.title if name == BODY else _enclosure_title(document, name),
                blocks=tuple(
                    _view(block, depth, links, marks.get(block.id, ()), turned.get(block.id))
                    for block in blocks
                ),
            )
        )
    return tuple(views)


def outline(document: Document) -> tuple[Entry, ...]:
    """The table of contents: headings to the third level, enclosures as chapters of their own."""
    entries = list(_headings(document.part(BODY)))
    entries += [
        Entry(
            title=short(enclosure.title), anchor=enclosure.id, children=_headings(document.part(enclosure.id))
        )
        for enclosure in document.enclosures
        if document.part(enclosure.id)
    ]
    return tuple(entries)


def short(text: str, longest: int = LONGEST_ENTRY) -> str:
    """``text`` cut to a line, without a heading's full stop.

    >>> short("（一）总体要求。")
    '（一）总体要求'
    """
    plain = text.rstrip("。：；:;")
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def _turned(blocks: Sequence[Block]) -> Mapping[str, int]:
    """The printed page of each block with which a page begins."""
    pages: dict[str, int] = {}
    before: int | None = None
    for block in blocks:
        page = block.source.page if block.source else None
        if page is not None and page != before:
            pages[block.id] = page
            before = page
    return pages


def _view(
    block: Block, depth: int, links: Mapping[Spot, Links], marks: tuple[Mark, ...], page: int | None
) -> BlockView:
    place = ""
    if block.source:
        span = block.source
        place = f"原文第{span.start}行" if span.start == span.end else f"原文第{span.start}–{span.end}行"
        place += f"，第{span.page}页" if span.page else ""
    if block.kind is BlockKind.TABLE and block.rows:
        inside = {cell: found for (name, cell), found in links.items() if name == block.id and cell}
        return BlockView(
            id=block.id,
            css="table",
            runs=(),
            table=table(block.rows, inside),
            place=place,
            page=page,
            marks=marks,
        )
    if block.kind is BlockKind.TITLE:
        runs = tuple(Run(text=piece) for piece in phrases(block.text))
    else:
        runs = split(block.text, block.heading or "" if block.run_in else "", links.get((block.id, None), ()))
    return BlockView(
        id=block.id,
        css=_css(block),
        runs=runs,
        level=_level(block, depth),
        place=place,
        page=page,
        marks=marks,
    )


def _level(block: Block, depth: int) -> int:
    if block.kind is BlockKind.TITLE:
        return depth
    if block.kind is BlockKind.HEADING:
        return min(6, depth + max(1, block.level or 1))
    return 0


def _css(block: Block) -> str:
    words: list[str] = [block.kind.value.replace("_", "-")]
    label = block.label or block.text[:8]
    if block.kind is BlockKind.HEADING or block.run_in:
        if CHAPTER.match(label):
            words.append("chapter")
        elif FIRST.match(label):
            words.append("first")
        elif SECOND.match(label):
            words.append("second")
        else:
            words.append("third")
    if block.run_in:
        words.append("run-in")
    return " ".join(words)


def _headings(blocks: Sequence[Block]) -> tuple[Entry, ...]:
    flat = [
        (block.level, Entry(title=short(block.heading or block.text), anchor=block.id))
        for block in blocks
        if block.level and block.level <= DEEPEST_ENTRY and (block.kind is BlockKind.HEADING or block.run_in)
    ]
    return _nest(flat)


def _nest(flat: Sequence[tuple[int, Entry]]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    position = 0
    while position < len(flat):
        level, entry = flat[position]
        end = position + 1
        while end < len(flat) and flat[end][0] > level:
            end += 1
        entries.append(
            Entry(title=entry.title, anchor=entry.anchor, children=_nest(flat[position + 1 : end]))
        )
        position = end
    return tuple(entries)


def _enclosure_title(document: Document, name: str) -> str:
    return next(enclosure.title for enclosure in document.enclosures if enclosure.id == name)


def _says_what_it_is(block: Block) -> bool:
    return block.kind is BlockKind.NOTE and block.text.startswith("附件")


def _label(document: Document, name: str) -> str:
    if name == BODY:
        return ""
    enclosure = next(e for e in document.enclosures if e.id == name)
    if enclosure.kind is not EnclosureKind.ATTACHMENT:
        return enclosure.kind.value
    attachments = [e.id for e in document.enclosures if e.kind is EnclosureKind.ATTACHMENT]
    return "附件" if len(attachments) == 1 else f"附件 {attachments.index(name) + 1}"
