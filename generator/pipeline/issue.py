"""Source → issue and documents: the reading stages in order, no file touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.catalog.references import find_references, references_of
from generator.document.model import Document, Printing
from generator.document.read import Origin, read
from generator.document.topics import topics_of_page
from generator.errors import SourceError
from generator.findings import Finding, Place, Severity
from generator.issue.contents import before_contents, cut_contents, read_contents
from generator.issue.frontmatter import around, cut_colophon, masthead
from generator.issue.model import Issue
from generator.issue.sections import is_section, section_name
from generator.issue.split import Stretch, split
from generator.markdown.accounts import census, rule_counts
from generator.markdown.ledger import Placed, Removed, placed_blocks
from generator.pipeline.identify import Supplied, identify
from generator.pipeline.reconcile import Listed, reconcile
from generator.registry import Registry
from generator.source import Furniture, Paragraph, Reading, SourceText
from generator.source import read as read_source

REPEATED = "repeated-header"
_HEAD_LINES = 40
_PRINTED_HEADS = (Furniture.RUNNING_HEAD, Furniture.PAGE_NUMBER)
"""Furniture that may state the issue's name and number; a website's own navigation does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """An issue, its documents, and where each line of the source went."""

    issue: Issue
    documents: tuple[Document, ...]
    placed: tuple[Placed, ...]
    removed: tuple[Removed, ...]
    lines: int
    characters: Mapping[str, int]
    changed: Mapping[str, int]


def convert_text(source: SourceText, file: str, registry: Registry, supplied: Supplied) -> Conversion:
    """Read a source. ``file`` is its name relative to the content folder.

    :raises SourceError: when no document is found in it.
    """
    reading = read_source(source)
    pieces, colophon = cut_colophon(reading.paragraphs)
    pieces, listed = cut_contents(pieces)
    front, stretches, back = split(pieces, registry, single=True)
    if not stretches:
        raise SourceError(
            "no document was found: no title with a document number, addressee or date",
            where=Place(file=source.name, line=1),
            remedy="check that the file is a gazette issue or a document, as text, with its title on the first line",
        )
    heads = [line.text for line in reading.lines if reading.furniture.get(line.no) in _PRINTED_HEADS]
    facts = masthead([*_texts(front), *heads[:_HEAD_LINES], *_texts(colophon)])
    contents = read_contents(around(front)) or read_contents(around(listed))
    doubts = tuple(replace(doubt, place=replace(doubt.place, file=file)) for doubt in source.findings)
    issue = replace(
        identify(facts, stretches, source, registry, supplied),
        contents=contents,
        masthead=tuple(line.text for line in before_contents(around(front))),
        colophon=tuple(_texts(colophon)),
        source_file=file,
        findings=(*doubts, *_no_documents(back, stretches, file)),
    )
    facts_around = [
        line.text for line in reading.lines if reading.furniture.get(line.no) is Furniture.METADATA
    ]
    topics = topics_of_page(facts_around) if len(stretches) == 1 else ()
    origin = Origin(file=file, sha256=source.sha256, place=issue.gazette, topics=topics)
    documents, repeated = _documents(stretches, issue, origin, registry)
    issue = reconcile(issue, documents)
    placed = [place for document in documents for place in placed_blocks(document)]
    own = {
        "front": front,
        "section": [p for stretch in stretches for p in stretch.section],
        "back": back,
        "contents": listed,
        "colophon": colophon,
    }
    placed += [
        Placed(start=p.start, end=p.end, to=f"{issue.id}#{part}", text=printed(p))
        for part, paragraphs in own.items()
        for p in paragraphs
    ]
    removed = _removed(reading, repeated)
    return Conversion(
        issue=issue,
        documents=documents,
        placed=tuple(sorted(placed, key=lambda p: (p.start, p.end))),
        removed=removed,
        lines=len(reading.lines),
        characters=census(source, reading.lines, {entry.line: entry.kind for entry in removed}),
        changed=rule_counts(source, reading.lines, documents),
    )


def _no_documents(back: Sequence[Paragraph], stretches: Sequence[Stretch], file: str) -> Iterator[Finding]:
    """A note for each stretch of matter that is no document's: only the ledger keeps its words."""
    for matter in (*(stretch.section for stretch in stretches), back):
        if any(not is_section(paragraph.text) for paragraph in matter):
            yield Finding(
                place=Place(file=file, line=matter[0].start, end=matter[-1].end),
                kind="no-document",
                text=f"“{matter[0].text[:20]}” and what follows is no document; the ledger keeps its words",
                severity=Severity.NOTE,
            )


def _removed(reading: Reading, repeated: frozenset[int]) -> tuple[Removed, ...]:
    """What was set aside: page furniture by its kind, and headers that a table repeats."""
    return tuple(
        Removed(
            line=line.no,
            kind=REPEATED if line.no in repeated else reading.furniture[line.no].value,
            text=line.text,
        )
        for line in reading.lines
        if line.no in reading.furniture or line.no in repeated
    )


def _documents(
    stretches: Sequence[Stretch], issue: Issue, origin: Origin, registry: Registry
) -> tuple[tuple[Document, ...], frozenset[int]]:
    """The documents, and the source lines that only repeat a table's header."""
    documents: list[Document] = []
    repeated: set[int] = set()
    section: str | None = None
    listed = Listed.of(issue.contents)
    for stretch in stretches:
        entry = listed.entry_of(stretch)
        own = next((name for p in reversed(stretch.section) if (name := section_name(p.text))), None)
        printing = Printing(
            id=issue.gazette,
            name=issue.name,
            year=issue.year,
            issue=issue.number,
            serial=issue.serial,
            published=issue.published,
            section=(entry.section if entry else None) or own or section,
            page=entry.page if entry else None,
        )
        found = read(stretch, replace(origin, printing=printing), registry)
        document = found.document
        repeated.update(found.repeated)
        marks = [*document.inferred, *issue.inferred]
        if (entry is None or entry.section is None) and own is None and section:
            marks.append("gazette.section")
        section = printing.section
        document = replace(
            document,
            inferred=tuple(marks),
            supplied=issue.supplied,
            citations=references_of(document, find_references(document, registry)),
        )
        documents.append(document)
    return tuple(documents), frozenset(repeated)


def printed(paragraph: Paragraph) -> str:
    """A paragraph's lines as printed, one below the other."""
    return "\n".join(line.text for line in paragraph.lines)


def _texts(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [line.text for line in around(paragraphs)]
