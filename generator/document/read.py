"""A stretch of paragraphs → a Document: every paragraph becomes a block, every fact has a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.document.blocks import make_blocks
from generator.document.doubt import text_doubts
from generator.document.elements import addressees, signatories
from generator.document.facts import (
    UNKNOWN,
    Origin,
    document_id,
    issuer_id,
    read_day,
    read_history,
    read_number,
)
from generator.document.issuers import enactors, full_name
from generator.document.model import BODY, Block, BlockKind, Document, Enclosure, SourceRef
from generator.document.parts import walk
from generator.document.pieces import Carried
from generator.document.topics import once, topic_words
from generator.document.validity import effective, expires, repeals
from generator.findings import Finding, Place, Severity
from generator.issue.split import Stretch
from generator.issue.titles import Title, joined, take_apart
from generator.registry import Registry

__all__ = ["Origin", "Read", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document, and the source lines in its tables that only repeat a header."""

    document: Document
    repeated: tuple[int, ...] = ()


def read(stretch: Stretch, origin: Origin, registry: Registry) -> Read:
    """The document that ``stretch`` holds. Facts that it does not state are absent."""
    file, first = origin.file, stretch.all[0].start
    title = take_apart(joined(stretch.title), registry)
    pieces, carried = walk(stretch, title, registry)
    made = make_blocks(pieces, file)
    blocks = made.blocks
    number, number_notes = read_number(stretch, file)
    acts = read_history(blocks)
    dated, adopted, date_faults = read_day(blocks, acts, file, first)
    signed = tuple(
        name for block in _of(blocks, BlockKind.SIGNATURE) for name in signatories(block.text, registry)
    )
    named = title.issuers or signed[:1] or enactors(acts)
    issuers = tuple(full_name(name, signed, number, origin.place, registry) for name in named)
    place = issuer_id(issuers, number, origin, registry)
    texts = [block.text for block in blocks if block.text and block.kind is not BlockKind.TITLE]
    lines = [line for paragraph in stretch.all for line in paragraph.lines]
    document = Document(
        id=document_id(place, number, title.text, dated=dated, origin=origin, blocks=blocks),
        title=title.text,
        doc_number=number,
        issuer=issuers[0] if issuers else None,
        issuer_id=place,
        joint_issuers=issuers if len(issuers) > 1 else (),
        doc_type=title.doc_type,
        addressees=tuple(
            name for block in _of(blocks, BlockKind.ADDRESSEE) for name in addressees(block.text)
        ),
        signatories=signed,
        date=dated,
        gazette=origin.printing,
        enclosures=tuple(_enclosure(one, registry) for one in carried),
        effective=effective(texts),
        expires=expires(texts),
        repeals=repeals(texts),
        topics=once((*origin.topics, *(word for p in stretch.rest for word in topic_words(p)))),
        source=SourceRef(file=file, sha256=origin.sha256, lines=(first, stretch.all[-1].end)),
        inferred=(*(["issuer"] if issuers != title.issuers else []), *(["date"] if adopted else [])),
        findings=(
            *made.findings,
            *number_notes,
            *date_faults,
            *_title_doubts(title, issuers, place, Place(file=file, line=first)),
            *_unprinted(carried, blocks, file, first),
            *text_doubts(file, blocks, lines),
        ),
        blocks=blocks,
    )
    return Read(document=document, repeated=made.repeated)


def _of(blocks: Sequence[Block], kind: BlockKind) -> list[Block]:
    return [block for block in blocks if block.kind is kind and block.part == BODY]


def _enclosure(one: Carried, registry: Registry) -> Enclosure:
    bare = one.title.split("（")[0] if one.title.endswith("）") else one.title
    genre = next((word for word in registry.genres if bare.endswith(word)), None)
    return Enclosure(id=one.id, title=one.title, kind=one.kind, genre=genre, agencies=one.agencies)


def _title_doubts(title: Title, issuers: Sequence[str], place: str, where: Place) -> Iterator[Finding]:
    if place == UNKNOWN and issuers:
        yield Finding(
            place=where,
            kind="unknown-issuer",
            text=f"the issuer “{'、'.join(issuers)}” is not in the registry",
            severity=Severity.FAULT,
            remedy="add it to content/registry/*.yml",
        )
    elif place == UNKNOWN:
        yield Finding(
            place=where,
            kind="no-issuer",
            text="neither the title nor a signature states an issuer",
            severity=Severity.FAULT,
            remedy="add `issuer` and `issuer_id` to the front matter by hand where you know them",
        )
    if title.doc_type is None:
        yield Finding(place=where, kind="no-doc-type", text="the title ends with none of the fifteen 文种")


def _unprinted(
    carried: Sequence[Carried], blocks: Sequence[Block], file: str, first: int
) -> Iterator[Finding]:
    """Enclosures whose title is known only from the list that names them."""
    for one in carried:
        if one.inferred:
            line = next((b.source.start for b in blocks if b.part == one.id and b.source), first)
            yield Finding(
                place=Place(file=file, line=line),
                kind="title-not-printed",
                text=f"the title “{one.title}” is taken from the list of attachments; none is printed here",
            )
