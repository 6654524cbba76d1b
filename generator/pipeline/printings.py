"""One text in several gazettes is one document with several printings; another text is a collision.

The first printing's text stands; where a later one differs, the later issue says so, and its
ledger keeps the words, from which the document's page shows the differences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.document.model import Document, Printing, block_text
from generator.findings import Finding, Place, Severity
from generator.issue.titles import plain
from generator.markdown.ledger import Placed
from generator.pipeline.issue import Conversion
from generator.source.punctuation import fold_punctuation

_SHOWN = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A conversion's documents as they are to be written, beside what is held already."""

    documents: tuple[Document, ...]
    placed: tuple[Placed, ...]
    findings: tuple[Finding, ...]


def merge(result: Conversion, held: Mapping[str, Document]) -> Merged:
    """Lay the conversion's documents beside those of the same id that are ``held``."""
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    words: dict[str, str] = {}
    for document in result.documents:
        other = documents.get(document.id) or held.get(document.id)
        if other is None:
            documents[document.id] = document
        elif document.id not in documents and _same_source(other, document):
            documents[document.id] = replace(document, printings=_printings(other, document))
        elif plain(other.title) != plain(document.title):
            findings.append(_collision(document, other))
            words.update(_words(document))
        else:
            documents[document.id] = replace(other, printings=_printings(other, document))
            findings += _differences(document, other)
            words.update(_words(document))
    placed = tuple(replace(one, text=words[one.to]) if one.to in words else one for one in result.placed)
    return Merged(documents=tuple(documents.values()), placed=placed, findings=tuple(findings))


def _same_source(one: Document, other: Document) -> bool:
    return bool(one.source and other.source and one.source.file == other.source.file)


def _printings(held: Document, document: Document) -> tuple[Printing, ...]:
    """All printings, once each, in the order in which they were found; empty while there is one."""
    found: dict[tuple[str, int | None, str | None], Printing] = {}
    for printing in (*held.printings, held.gazette, document.gazette):
        if printing:
            found[printing.id, printing.year, printing.issue] = printing
    return tuple(found.values()) if len(found) > 1 else ()


def _words(document: Document) -> dict[str, str]:
    """The text of each block, for the ledger: the file holds another printing's."""
    return {f"{document.id}#{block.id}": block_text(block) for block in document.blocks}


def _differences(document: Document, other: Document) -> list[Finding]:
    """What this printing words differently, block by block."""
    known = {_fold(block_text(block)) for block in other.blocks}
    place = other.source.file if other.source else other.id
    return [
        Finding(
            place=Place(
                file=document.source.file if document.source else document.id,
                line=block.source.start if block.source else None,
            ),
            kind="printing-differs",
            text=f"{document.id} reads “{block_text(block)[:_SHOWN]}…” here, and otherwise in {place}",
        )
        for block in document.blocks
        if _fold(block_text(block)) not in known
    ]


def _fold(text: str) -> str:
    return fold_punctuation("".join(text.split()))


def _collision(document: Document, other: Document) -> Finding:
    place = other.source.file if other.source else other.id
    return Finding(
        place=Place(
            file=document.source.file if document.source else document.id,
            line=document.source.lines[0] if document.source else None,
        ),
        kind="collision",
        text=f"{document.id} is “{document.title}” here and “{other.title}” in {place}; the earlier one is kept",
        severity=Severity.FAULT,
        remedy="correct the number of one of them in its source",
    )
