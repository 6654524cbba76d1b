"""Source → issue and documents: the reading stages in order, no file touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.catalog.references import find_references, references_of
from generator.document.model import Document, Printing
from generator.document.read import Origin, read
from generator.errors import SourceError
from generator.findings import Finding, Place, Severity
from generator.identity import DocNumber, IssueId
from generator.issue.frontmatter import (
    Masthead,
    around,
    before_contents,
    cut_colophon,
    masthead,
    read_contents,
)
from generator.issue.model import ContentsEntry, Issue
from generator.issue.sections import section_name
from generator.issue.split import Stretch, split
from generator.issue.titles import issuers_in, joined, plain
from generator.markdown.accounts import census
from generator.markdown.ledger import Placed, Removed, placed_blocks
from generator.registry import Registry
from generator.source import Furniture, Paragraph, Reading, SourceText
from generator.source import read as read_source

REPEATED = "repeated-header"
_HEAD_LINES = 40
_PRINTED_HEADS = (Furniture.RUNNING_HEAD, Furniture.PAGE_NUMBER)
"""Furniture that may state the issue's name and number; a website's own navigation does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """Facts from the command line that the source doesn't state."""

    gazette: str | None = None
    year: int | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """An issue, its documents, and where each line of the source went."""

    issue: Issue
    documents: tuple[Document, ...]
    placed: tuple[Placed, ...]
    removed: tuple[Removed, ...]
    lines: int
    characters: Mapping[str, int]


def convert_text(source: SourceText, file: str, registry: Registry, supplied: Supplied) -> Conversion:
    """Read a source. ``file`` is its name relative to the content folder.

    :raises SourceError: when no document is found in it.
    """
    reading = read_source(source)
    pieces, colophon = cut_colophon(reading.paragraphs)
    front, stretches = split(pieces, registry, single=True)
    if not stretches:
        raise SourceError(
            "no document was found: no title with a document number, addressee or date",
            where=Place(file=source.name, line=1),
            remedy="check that the file is a gazette issue or a document, as text",
        )
    heads = [line.text for line in reading.lines if reading.furniture.get(line.no) in _PRINTED_HEADS]
    facts = masthead([*_texts(front), *heads[:_HEAD_LINES], *_texts(colophon)])
    contents = read_contents(around(front))
    issue = replace(_issue(facts, stretches, source, registry, supplied), contents=contents, source_file=file)
    documents, repeated = _documents(stretches, issue, source, file, registry)
    issue = _reconciled(issue, documents, front, colophon)
    doubts = tuple(replace(doubt, place=replace(doubt.place, file=file)) for doubt in source.findings)
    issue = replace(issue, findings=(*doubts, *issue.findings))
    placed = [place for document in documents for place in placed_blocks(document)]
    placed += [Placed(start=p.start, end=p.end, to=f"{issue.id}#front", text=printed(p)) for p in front]
    placed += [
        Placed(start=p.start, end=p.end, to=f"{issue.id}#section", text=printed(p))
        for stretch in stretches
        for p in stretch.section
    ]
    placed += [Placed(start=p.start, end=p.end, to=f"{issue.id}#colophon", text=printed(p)) for p in colophon]
    removed = _removed(reading, repeated)
    return Conversion(
        issue=issue,
        documents=documents,
        placed=tuple(sorted(placed, key=lambda p: (p.start, p.end))),
        removed=removed,
        lines=len(reading.lines),
        characters=census(source, reading.lines, {entry.line: entry.kind for entry in removed}),
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


def _issue(
    facts: Masthead,
    stretches: Sequence[Stretch],
    source: SourceText,
    registry: Registry,
    supplied: Supplied,
) -> Issue:
    """Who, when, which number: printed, else supplied, else inferred, and each said so."""
    inferred: list[str] = []
    given: list[str] = []
    gazette = registry.gazette_of_name(facts.name) if facts.name else None
    if gazette is None and supplied.gazette:
        gazette = registry.gazettes.get(supplied.gazette)
        if gazette is None:
            raise SourceError(
                f"the registry knows no gazette “{supplied.gazette}”",
                where=Place(file=source.name),
                remedy="add it to content/registry/*.yml",
            )
        given.append("gazette.id")
    place = gazette.id if gazette else _place_of(stretches, registry)
    name = facts.name or (gazette.name if gazette else None)
    if gazette is None:
        inferred.append("gazette.id")
    if name is None:
        name = next((g.name for g in registry.gazettes.values() if g.id == place), "")
    year, number = facts.year, facts.number
    if year is None and supplied.year is not None:
        year = supplied.year
        given.append("gazette.year")
    if number is None and supplied.number is not None:
        number = supplied.number.lower()
        given.append("gazette.issue")
    if year is None:
        year = max((y for s in stretches if (y := _year_of(s))), default=None)
        inferred.append("gazette.year")
    unnumbered = f"unnumbered-{source.sha256[:8]}"
    return Issue(
        id=str(IssueId(gazette=place, year=year or 0, number=number or unnumbered)),
        gazette=place,
        name=name,
        year=year,
        number=number,
        serial=facts.serial,
        published=facts.published,
        source_sha256=source.sha256,
        encoding=source.encoding,
        inferred=tuple(inferred),
        supplied=tuple(given),
    )


def _place_of(stretches: Sequence[Stretch], registry: Registry) -> str:
    """The place that issues most of the documents; ``unknown`` when the registry knows none."""
    places: Counter[str] = Counter()
    for stretch in stretches:
        for name in issuers_in(joined(stretch.title), registry):
            if issuer := registry.issuer_of_name(name):
                places[issuer.id] += 1
    return places.most_common(1)[0][0] if places else "unknown"


def _year_of(stretch: Stretch) -> int | None:
    number = DocNumber.parse(stretch.number[0].text) if stretch.number else None
    return number.year if number else None


def _documents(
    stretches: Sequence[Stretch], issue: Issue, source: SourceText, file: str, registry: Registry
) -> tuple[tuple[Document, ...], frozenset[int]]:
    """The documents, and the source lines that only repeat a table's header."""
    documents: list[Document] = []
    repeated: set[int] = set()
    section: str | None = None
    for stretch in stretches:
        entry = _entry_of(stretch, issue.contents)
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
        origin = Origin(file=file, sha256=source.sha256, printing=printing, place=issue.gazette)
        found = read(stretch, origin, registry)
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


def _entry_of(stretch: Stretch, contents: Sequence[ContentsEntry]) -> ContentsEntry | None:
    """The contents entry of a document: the same number, else the same title."""
    number = stretch.number[0].text.replace(" ", "") if stretch.number else None
    title = plain(joined(stretch.title))
    for entry in contents:
        if number and entry.number == number:
            return entry
    return next((entry for entry in contents if plain(entry.title) == title), None)


def _reconciled(
    issue: Issue, documents: Sequence[Document], front: Sequence[Paragraph], colophon: Sequence[Paragraph]
) -> Issue:
    """The issue with its documents; where contents and body disagree, a finding."""
    findings: list[Finding] = []
    by_number = {d.doc_number: d for d in documents if d.doc_number}
    by_title = {plain(d.title): d for d in documents}
    entries: list[ContentsEntry] = []
    for entry in issue.contents:
        document = by_number.get(entry.number) if entry.number else None
        document = document or by_title.get(plain(entry.title))
        entries.append(replace(entry, document=document.id if document else None))
        if document is None:
            findings.append(
                _disagreement(
                    issue, entry.line, f"the contents list “{entry.title}”, which the issue does not print"
                )
            )
        elif plain(document.title) != plain(entry.title):
            findings.append(
                _disagreement(
                    issue,
                    entry.line,
                    f"the contents call it “{entry.title}”, the document “{document.title}”",
                )
            )
    if issue.contents:
        listed = {entry.document for entry in entries}
        findings += [
            _disagreement(
                issue,
                d.source.lines[0] if d.source else None,
                f"“{d.title}” is printed but not in the contents",
            )
            for d in documents
            if d.id not in listed
        ]
    return replace(
        issue,
        contents=tuple(entries),
        masthead=tuple(line.text for line in before_contents(around(front))),
        colophon=tuple(_texts(colophon)),
        documents=tuple(d.id for d in documents),
        findings=tuple(findings),
    )


def printed(paragraph: Paragraph) -> str:
    """A paragraph's lines as printed, one below the other."""
    return "\n".join(line.text for line in paragraph.lines)


def _texts(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [line.text for line in around(paragraphs)]


def _disagreement(issue: Issue, line: int | None, text: str) -> Finding:
    return Finding(
        place=Place(file=issue.source_file, line=line),
        kind="contents-disagree",
        text=text,
        severity=Severity.DOUBT,
    )
