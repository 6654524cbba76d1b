"""Findings as notes to the text: a mark at the words in doubt, the explanation at the mark and in a list.

A mark stands behind the words that a finding quotes; else, in a table, in the row made from its
line; else at the end of the block with its line; what concerns the whole document is marked
behind the title.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.document.model import BlockKind
from generator.document.questioned import Spot, spots, words_of
from generator.pages import address
from generator.pages.body import Spot as Place
from generator.pages.doubts import in_chinese
from generator.pages.runs import Links
from generator.pages.source import has_source
from generator.pages.view import Mark, Run, Target
from generator.source.punctuation import fold_punctuation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.model import Document
    from generator.findings import Finding
    from generator.pages.library import Library


SHORTEST_PIECE: Final = 3
"""Fewer characters of a line don't tell a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A finding in the list of notes: ``block`` is where its mark stands, empty where it is ``settled``.

    ``beside`` is the place on the page that lays the document beside its source.
    """

    number: int
    text: str
    line: str
    block: str
    settled: bool
    beside: Target | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The notes of a document: the list, the marks behind words, and those at the ends of blocks."""

    doubts: tuple[Doubt, ...]
    words: Mapping[Place, Links]
    ends: Mapping[str, tuple[Mark, ...]]


def notes(document: Document, library: Library, links: Mapping[Place, Links]) -> Notes:
    """The notes of ``document``; where words are a link already (``links``), the mark goes to the end."""
    words: defaultdict[Place, list[tuple[int, int, Run]]] = defaultdict(list)
    ends: defaultdict[str, list[Mark]] = defaultdict(list)
    doubts: list[Doubt] = []
    tables = _tables(document)
    for number, (finding, words_at) in enumerate(_found(document, library), start=1):
        mark = Mark(number=number, text=in_chinese(finding))
        spot = words_at or _row(finding, document, library, tables)
        settled = spot is None and bool(words_of(finding)) and document.id in library.edited
        block = spot.block if spot else "" if settled else _block(finding, document)
        if spot and _free(spot, document, (*links.get(_place(spot), ()), *words[_place(spot)])):
            words[_place(spot)].append((spot.start, spot.end, Run(text="", role="doubt", mark=mark)))
        elif block:
            ends[block].append(mark)
        doubts.append(
            Doubt(
                number=number,
                text=mark.text,
                line=f"原文第{finding.place.line}行" if finding.place.line else "",
                block=block,
                settled=settled,
                beside=_beside(document, block, library) if finding.place.line else None,
            )
        )
    return Notes(
        doubts=tuple(doubts),
        words={place: tuple(sorted(found, key=lambda one: one[:2])) for place, found in words.items()},
        ends={block: tuple(found) for block, found in ends.items()},
    )


def _found(document: Document, library: Library) -> Iterator[tuple[Finding, Spot | None]]:
    """The document's own findings with the words they quote, then what the catalog finds in its lines."""
    yield from zip(document.findings, spots(document), strict=True)
    first, last = document.source.lines if document.source else (1, 0)
    for finding in library.doubted.get(document.source.file if document.source else "", ()):
        if first <= (finding.place.line or 0) <= last:
            yield finding, None


def _row(
    finding: Finding, document: Document, library: Library, tables: Mapping[str, Mapping[str, Spot]]
) -> Spot | None:
    """The end of the cell that holds a piece of the finding's line, a long one first, where the line is a table's."""
    cells = tables.get(_block(finding, document))
    source = library.sources.get(finding.place.file)
    line = finding.place.line or 0
    if cells is None or words_of(finding) or source is None or line > len(source.lines):
        return None
    pieces = [_solid(piece) for piece in re.split(r"\t|\|", source.lines[line - 1])]
    for piece in sorted(pieces, key=len, reverse=True):
        if len(piece) < SHORTEST_PIECE:
            return None
        found = cells.get(piece) or next((spot for text, spot in cells.items() if piece in text), None)
        if found:
            return found
    return None


def _tables(document: Document) -> Mapping[str, Mapping[str, Spot]]:
    """By block, the ends of its cells by their texts; the first of those with one text."""
    found: dict[str, dict[str, Spot]] = {}
    for block in document.blocks if document.findings else ():
        for r, row in enumerate(block.rows):
            for c, cell in enumerate(row):
                if cell:
                    end = Spot(block=block.id, cell=(r, c), start=len(cell), end=len(cell))
                    found.setdefault(block.id, {}).setdefault(_solid(cell), end)
    return found


def _solid(text: str) -> str:
    return fold_punctuation(unicodedata.normalize("NFKC", "".join(text.split())))


def _place(spot: Spot) -> Place:
    return spot.block, spot.cell


def _free(spot: Spot, document: Document, links: Links) -> bool:
    """Whether a mark can stand behind the words: not in a title, which is set by phrases, nor in a link."""
    kind = next(block.kind for block in document.blocks if block.id == spot.block)
    return kind is not BlockKind.TITLE and not any(
        start < spot.end and spot.start < end for start, end, _ in links
    )


def _block(finding: Finding, document: Document) -> str:
    """The block that holds the finding's line, else the one above it, else the first."""
    line = finding.place.line or 0
    placed = [block for block in document.blocks if block.source and block.source.start <= line]
    inside = [block for block in placed if block.source and line <= block.source.end]
    chosen = inside[:1] or placed[-1:] or document.blocks[:1]
    return chosen[0].id if chosen else ""


def _beside(document: Document, block: str, library: Library) -> Target | None:
    if not block or not has_source(document, library):
        return None
    return Target(key=address.document_source(document.id), anchor=block)
