"""A document beside its source: each block's text next to the printed lines it was made from.

What stands between the blocks and was set aside (page numbers, running heads, repeated
headers) is shown where it stood, with its kind, so that a reader can check every line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from generator.pages import address, quoting
from generator.pages.doubts import in_chinese
from generator.pages.table import TableView, table
from generator.pages.view import Page, Run, Target

if TYPE_CHECKING:
    from generator.document.model import Block, Document
    from generator.pages.library import Library

ASIDE: Final = {
    "page-number": "页码",
    "running-head": "书眉",
    "repeated-header": "续表重复的表头",
    "artefact": "版面残迹",
    "picture": "图片",
    "rule": "分隔线",
    "navigation": "网页导航",
    "metadata": "网页信息",
}
"""Kinds of page furniture, as a reader calls them."""
ASIDE_OTHERWISE: Final = "非正文"
BETWEEN: Final = "不在本件正文之内"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLines:
    """A source as it was read: its lines in order, and by number (1-based) the kinds of those set aside."""

    lines: tuple[str, ...]
    aside: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A printed line. ``aside`` says in Chinese what it is where it is no part of the text, ``doubts`` what is doubtful."""

    number: int
    text: str
    aside: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A block with its lines; ``block`` is empty for lines between two blocks. ``page`` as printed."""

    block: str
    text: str
    lines: tuple[SourceLine, ...]
    table: TableView | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """All that the page shows; ``download`` is the whole source, where it can be fetched."""

    title: str
    number: str
    file: str
    first: int
    last: int
    document: Target
    download: Target | None
    rows: tuple[SourceRow, ...]
    edited: bool


def source_page(document: Document, library: Library, downloads: Mapping[str, str]) -> Page | None:
    """The page that lays a document beside its source; None where the source isn't at hand.

    Args:
        document: with the source lines of its blocks.
        library: knows the sources.
        downloads: paths in the site of the sources that can be fetched, by their names.
    """
    if not has_source(document, library) or document.source is None:
        return None
    source = document.source
    path = downloads.get(source.file)
    return Page(
        key=address.document_source(document.id),
        template="source",
        title=f"原文对照：{document.title}",
        view=SourceView(
            title=document.title,
            number=document.doc_number or "",
            file=source.file.rpartition("/")[2],
            first=source.lines[0],
            last=source.lines[1],
            document=Target(key=address.document(document.id)),
            download=Target(key=path) if path else None,
            rows=rows(document, library.sources[source.file]),
            edited=document.id in library.edited,
        ),
        crumbs=(Run(text=document.doc_number or document.title, target=library.target(document.id)),),
        description=f"{document.title}：转换后的文字与原文逐行对照",
        source=quoting.printed_in(document.gazette) if document.gazette else "",
        changed=document.date,
    )


def has_source(document: Document, library: Library) -> bool:
    """Whether the document's source is at hand and says which lines became which block."""
    held = document.source is not None and document.source.file in library.sources
    return held and any(block.source for block in document.blocks)


def rows(document: Document, source: SourceLines) -> tuple[SourceRow, ...]:
    """The document's blocks in printed order with their lines, and what stands between them."""
    found: list[SourceRow] = []
    first, last = document.source.lines if document.source else (1, 0)
    owned = {
        number for block in document.blocks if block.source for number in _range(block, len(source.lines))
    }
    doubts: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for finding in document.findings:
        doubts[finding.place.line or 0] += (in_chinese(finding),)
    position = first

    def between(end: int) -> None:
        lines = tuple(
            line
            for number in range(position, min(end, len(source.lines)) + 1)
            if number not in owned and (line := _line(number, source, BETWEEN)).text.strip()
        )
        if lines:
            found.append(SourceRow(block="", text="", lines=lines))

    for block in document.blocks:
        span = block.source
        if span is not None:
            between(span.start - 1)
            position = max(position, span.end + 1)
        lines = tuple(_line(number, source) for number in _range(block, len(source.lines)))
        found.append(
            SourceRow(
                block=block.id,
                text=block.text,
                table=table(block.rows) if block.rows else None,
                lines=tuple(
                    replace(line, doubts=doubts.get(line.number, ())) for line in lines if line.text.strip()
                ),
                page=span.page if span else None,
            )
        )
    between(last)
    return tuple(found)


def _range(block: Block, total: int) -> range:
    return range(block.source.start, min(block.source.end, total) + 1) if block.source else range(0)


def _line(number: int, source: SourceLines, otherwise: str = "") -> SourceLine:
    kind = source.aside.get(number)
    aside = ASIDE.get(kind, ASIDE_OTHERWISE) if kind else otherwise
    return SourceLine(number=number, text=_shown(source.lines[number - 1]), aside=aside)


def _shown(line: str) -> str:
    """The line without control characters, which HTML can't hold: a visible sign stands for each."""
    return "".join(c if c == "\t" or c >= " " else chr(0x2400 + ord(c)) for c in line).replace("\x7f", "␡")
