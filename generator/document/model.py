"""What a document is once it has been read: blocks with a place, and the facts of GB/T 9704.

These values travel from the converter to Markdown and back, and into the catalog,
the comparisons and the pages. They are frozen; a changed document is a new one
(:func:`dataclasses.replace`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.findings import Finding

BODY = "body"
"""The part of a block that belongs to the document itself and to no enclosure."""


class BlockKind(StrEnum):
    """What a block is, by the elements of GB/T 9704-2012."""

    TITLE = "title"
    NUMBER = "number"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    AGENCIES = "agencies"
    ATTACHMENT_LIST = "attachment_list"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Source lines, 1-based and inclusive, and the printed page where the source shows it."""

    start: int
    end: int
    page: int | None = None


Row = tuple[str | None, ...]
"""A table row; ``None`` continues the merged cell above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, a paragraph, a table …, in printed order.

    ``text`` is the whole normalised text (empty for tables only). A run-in heading is the
    first sentence of its paragraph: ``heading`` is that sentence, ``run_in`` is true and the
    kind stays ``paragraph``. ``level`` counts the official outline (一、=1, （一）=2, 1.=3,
    （1）=4). ``rows`` holds a table, header row first.
    """

    id: str
    part: str = BODY
    kind: BlockKind = BlockKind.PARAGRAPH
    text: str = ""
    level: int | None = None
    label: str | None = None
    heading: str | None = None
    run_in: bool = False
    rows: tuple[Row, ...] = ()
    source: Span | None = None

    @property
    def filled_rows(self) -> tuple[tuple[str, ...], ...]:
        """The table with merged cells filled down."""
        filled: list[tuple[str, ...]] = []
        for row in self.rows:
            above = filled[-1] if filled else ()
            filled.append(
                tuple(
                    (above[i] if i < len(above) else "") if cell is None else cell
                    for i, cell in enumerate(row)
                )
            )
        return tuple(filled)


def block_text(block: Block) -> str:
    """All characters of a block; a table's cells in reading order, tabs between them."""
    return block.text or "\t".join(cell or "" for row in block.rows for cell in row)


class EnclosureKind(StrEnum):
    """How a text hangs on the document that carries it."""

    ISSUED = "印发件"
    FORWARDED = "转发件"
    ATTACHMENT = "附件"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A text carried by the document: ``id`` is its part name (``enclosure-1``)."""

    id: str
    title: str
    kind: EnclosureKind
    genre: str | None = None
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Where a document was printed. ``issue`` is a string: ``7``, ``7-8``, ``s1``."""

    id: str
    name: str
    year: int | None = None
    issue: str | None = None
    serial: int | None = None
    published: date | None = None
    section: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Stated validity: the date where one is stated, and the words that state it."""

    text: str
    date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Reference:
    """A document that this one names: title without 《》, number as in ``doc_number``."""

    title: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """The file a document was read from, relative to the content folder, and its lines there."""

    file: str
    sha256: str
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a gazette. Absent facts are None or empty: nothing is guessed.

    ``id`` is ``<issuer>/<year>/<slug>``; ``topics`` are those that the source states (主题词,
    主题分类), in its words; ``inferred`` and ``supplied`` name the keys of the
    front matter that were worked out from the text or given on the command line.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    doc_number: str | None = None
    issuer: str | None = None
    issuer_id: str
    joint_issuers: tuple[str, ...] = ()
    doc_type: str | None = None
    addressees: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    date: date | None = None
    gazette: Printing | None = None
    printings: tuple[Printing, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    effective: Effect | None = None
    expires: Effect | None = None
    repeals: Effect | None = None
    topics: tuple[str, ...] = ()
    citations: tuple[Reference, ...] = ()
    source: SourceRef | None = None
    inferred: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    def part(self, name: str) -> tuple[Block, ...]:
        """The blocks of one part, in printed order."""
        return tuple(block for block in self.blocks if block.part == name)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts: ``body`` first, then the enclosures by number."""
        return (BODY, *(enclosure.id for enclosure in self.enclosures))
