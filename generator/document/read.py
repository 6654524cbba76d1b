"""A stretch of paragraphs → a Document: every paragraph becomes a block, every fact has a place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.document.doubt import text_doubts
from generator.document.elements import addressees, adopted_on, read_date, signatories, split_signature
from generator.document.model import (
    BODY,
    Block,
    BlockKind,
    Document,
    Enclosure,
    Printing,
    Row,
    SourceRef,
    Span,
    block_text,
)
from generator.document.outline import label_text, outline
from generator.document.parts import Carried, Piece, walk
from generator.document.rotated import read_rotated
from generator.document.tables import read_table
from generator.document.validity import effective, expires, repeals
from generator.findings import Finding, Place, Severity
from generator.identity import DocNumber, DocumentId, slug
from generator.issue.split import Stretch
from generator.issue.titles import joined, take_apart
from generator.registry import Registry
from generator.source.punctuation import fold_punctuation
from generator.source.shape import Paragraph, Shape

UNKNOWN = "unknown"
"""Issuer id of a document whose issuer the registry doesn't know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a document inherits from its issue: the printing, the source file, the issue's own place."""

    file: str
    sha256: str
    printing: Printing | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document, and the source lines in its tables that only repeat a header."""

    document: Document
    repeated: tuple[int, ...] = ()


def read(stretch: Stretch, origin: Origin, registry: Registry) -> Read:
    """The document that ``stretch`` holds. Facts that it does not state are absent."""
    title = take_apart(joined(stretch.title), registry)
    pieces, carried = walk(stretch, title, registry)
    inferred: list[str] = []
    findings: list[Finding] = []
    file = origin.file
    tables = _Tables(file=file, findings=findings)
    blocks = tuple(_blocks(pieces, tables))
    first = stretch.all[0].start
    number = _number(stretch, file, findings)
    signed = tuple(
        name for b in blocks if b.kind is BlockKind.SIGNATURE for name in signatories(b.text, registry)
    )
    issuers = title.issuers or signed[:1]
    if issuers and not title.issuers:
        inferred.append("issuer")
    dated = _date(blocks, file, first, findings)
    if dated is None and (dated := _adopted(blocks)):
        inferred.append("date")
        findings = [finding for finding in findings if finding.kind != "no-date"]
        tables.findings = findings
    issuer_id = _issuer_id(issuers, number, origin, registry)
    if issuer_id == UNKNOWN:
        findings.append(
            Finding(
                place=Place(file=file, line=first),
                kind="unknown-issuer",
                text=f"the issuer “{'、'.join(issuers) or title.text}” is not in the registry",
                severity=Severity.FAULT,
                remedy="add it to content/registry/*.yml",
            )
        )
    if title.doc_type is None:
        findings.append(
            Finding(
                place=Place(file=file, line=first),
                kind="no-doc-type",
                text="the title ends with none of the fifteen 文种",
            )
        )
    enclosures = tuple(_enclosure(one, registry) for one in carried)
    for one in carried:
        if one.inferred:
            line = next((b.source.start for b in blocks if b.part == one.id and b.source), first)
            findings.append(
                Finding(
                    place=Place(file=file, line=line),
                    kind="title-not-printed",
                    text=f"the title “{one.title}” is taken from the list of attachments; none is printed here",
                )
            )
    parsed = DocNumber.parse(number) if number else None
    texts = [block.text for block in blocks if block.text and block.kind is not BlockKind.TITLE]
    lines = [line for paragraph in stretch.all for line in paragraph.lines]
    findings.extend(text_doubts(file, blocks, lines))
    year = (
        parsed.year
        if parsed
        else dated.year
        if dated
        else (origin.printing.year if origin.printing else None)
    )
    document = Document(
        id=str(
            DocumentId(
                issuer=issuer_id, year=year or 0, slug=_slug(parsed, number, title.text, dated, blocks)
            )
        ),
        title=title.text,
        doc_number=number,
        issuer=issuers[0] if issuers else None,
        issuer_id=issuer_id,
        joint_issuers=issuers if len(issuers) > 1 else (),
        doc_type=title.doc_type,
        addressees=tuple(n for b in blocks if b.kind is BlockKind.ADDRESSEE for n in addressees(b.text)),
        signatories=signed,
        date=dated,
        gazette=origin.printing,
        enclosures=enclosures,
        effective=effective(texts),
        expires=expires(texts),
        repeals=repeals(texts),
        source=SourceRef(file=file, sha256=origin.sha256, lines=(first, stretch.all[-1].end)),
        inferred=tuple(inferred),
        findings=tuple(findings),
        blocks=blocks,
    )
    return Read(document=document, repeated=tuple(tables.repeated))


@dataclass(slots=True, kw_only=True)
class _Tables:
    """Reads a document's tables; remembers repeated headers and tells what was doubtful."""

    file: str
    findings: list[Finding]
    repeated: list[int] = field(default_factory=list)

    def rows(self, paragraphs: Sequence[Paragraph]) -> tuple[Row, ...]:
        if paragraphs[0].shape is Shape.ROTATED:
            upright = read_rotated([line for paragraph in paragraphs for line in paragraph.lines])
            self.repeated += upright.repeated
            kind, said = (
                (
                    "table-upright",
                    "the table is printed on its side; its cells were put together by their widths",
                )
                if upright.sure
                else (
                    "table-unread",
                    "the table is printed on its side and can't be read; each line is a row",
                )
            )
            self._say(paragraphs[0].start, kind, said)
            return upright.rows
        table = read_table(paragraphs)
        self.repeated += table.repeated
        for line in table.moved:
            self._say(
                line,
                "row-moved",
                "the row's cells were shifted or run together; they are laid by what they hold",
            )
        for line in table.doubtful:
            self._say(line, "row-crowded", "the row has more cells than the table has columns")
        return table.rows

    def _say(self, line: int, kind: str, text: str) -> None:
        self.findings.append(Finding(place=Place(file=self.file, line=line), kind=kind, text=text))


def _number(stretch: Stretch, file: str, findings: list[Finding]) -> str | None:
    if not stretch.number:
        return None
    printed = stretch.number[0].text.replace(" ", "")
    parsed = DocNumber.parse(printed)
    if parsed is None:
        return printed
    if str(parsed) != printed:
        findings.append(
            Finding(
                place=Place(file=file, line=stretch.number[0].start),
                kind="number-form",
                text=f"the document number is printed as “{printed}”",
                severity=Severity.NOTE,
            )
        )
    return str(parsed)


def _date(blocks: Sequence[Block], file: str, first: int, findings: list[Finding]) -> date | None:
    printed = next((block for block in blocks if block.kind is BlockKind.DATE), None)
    printed = printed or next(
        (b for b in blocks if b.kind is BlockKind.SIGNATURE and split_signature(b.text)[1]), None
    )
    if printed is None:
        findings.append(
            Finding(
                place=Place(file=file, line=first),
                kind="no-date",
                text="the document prints no date of its own (成文日期)",
                severity=Severity.FAULT,
            )
        )
        return None
    found = read_date(split_signature(printed.text)[1] or printed.text)
    if found is None:
        line = printed.source.start if printed.source else first
        findings.append(
            Finding(
                place=Place(file=file, line=line),
                kind="impossible-date",
                text=f"“{printed.text}” is no date of the calendar",
                severity=Severity.FAULT,
            )
        )
    return found


def _adopted(blocks: Sequence[Block]) -> date | None:
    """The day of adoption, for a resolution that prints no other date."""
    heads = [block for block in blocks if block.part == BODY and block.kind is not BlockKind.TITLE][:2]
    return next((day for block in heads if (day := adopted_on(block.text))), None)


def _issuer_id(issuers: Sequence[str], number: str | None, origin: Origin, registry: Registry) -> str:
    for name in issuers:
        if known := registry.issuer_of_name(name):
            return known.id
    parsed = DocNumber.parse(number) if number else None
    if parsed and (known := registry.issuer_of_code(parsed.code)):
        return known.id
    if issuers and origin.place and origin.place in registry.issuers:
        place = registry.issuers[origin.place]
        if issuers[0].startswith(place.short):
            return place.id
    return UNKNOWN


def _slug(
    parsed: DocNumber | None, number: str | None, title: str, dated: date | None, blocks: Sequence[Block]
) -> str:
    """The id's last part: from the number; of an order its kind and number; else date and digest.

    The digest is of the characters without spaces and widths, so that it outlives a better reading.
    """
    if parsed:
        return parsed.slug
    if number:
        kind = next((word for word in ("令", "公告", "通告") if title.endswith(word)), "")
        return "-".join(piece for piece in (slug(kind), *re.findall(r"\d+", number)) if piece) or slug(number)
    text = fold_punctuation("".join("".join(block_text(block).split()) for block in blocks))
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{dated.isoformat() if dated else 'undated'}-{digest}"


def _enclosure(one: Carried, registry: Registry) -> Enclosure:
    bare = one.title.split("（")[0] if one.title.endswith("）") else one.title
    genre = next((word for word in registry.genres if bare.endswith(word)), None)
    return Enclosure(id=one.id, title=one.title, kind=one.kind, genre=genre, agencies=one.agencies)


def _blocks(pieces: Sequence[Piece], tables: _Tables) -> Iterator[Block]:
    """Number the blocks p1 … pn; read the outline of each part's running text."""
    made: list[tuple[int, Block]] = []
    for part in dict.fromkeys(piece.part for piece in pieces):
        running = [
            (order, piece)
            for order, piece in enumerate(pieces)
            if piece.part == part and piece.kind is BlockKind.PARAGRAPH
        ]
        entries = outline([piece.paragraphs[0].text for _, piece in running])
        for (order, piece), entry in zip(running, entries, strict=True):
            paragraph = piece.paragraphs[0]
            block = Block(
                id="",
                part=part,
                kind=entry.kind,
                text=paragraph.text,
                level=entry.level,
                label=label_text(paragraph.text)
                if entry.kind is not BlockKind.PARAGRAPH or entry.run_in
                else None,
                heading=entry.heading,
                run_in=entry.run_in,
                source=_span(piece.paragraphs),
            )
            made.append((order, block))
    for order, piece in enumerate(pieces):
        if piece.kind is not BlockKind.PARAGRAPH:
            made.append((order, _plain(piece, tables)))
    for index, (_, block) in enumerate(sorted(made, key=lambda pair: pair[0]), start=1):
        yield replace(block, id=f"p{index}")


def _plain(piece: Piece, tables: _Tables) -> Block:
    span = _span(piece.paragraphs)
    if piece.kind is BlockKind.TABLE:
        return Block(
            id="", part=piece.part, kind=BlockKind.TABLE, rows=tables.rows(piece.paragraphs), source=span
        )
    separator = "" if piece.kind is BlockKind.TITLE else " "
    text = separator.join(paragraph.text for paragraph in piece.paragraphs)
    return Block(id="", part=piece.part, kind=piece.kind, text=text, source=span)


def _span(paragraphs: Sequence[Paragraph]) -> Span:
    return Span(start=paragraphs[0].start, end=paragraphs[-1].end, page=paragraphs[0].page)


__all__ = ["BODY", "Origin", "read"]
