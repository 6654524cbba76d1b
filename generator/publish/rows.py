"""Documents, catalog and comparisons as tables: one row a fact, the same for CSV and SQLite."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.catalog import Catalog
    from generator.compare import Comparison
    from generator.document.model import Document, Printing
    from generator.issue.model import Issue

Cell = str | int | float | bool | date | tuple[str, ...] | None
"""A tuple is a list of names; None is a fact that the source does not state."""


class HasDocuments(Protocol):
    """What an export reads: the pipeline's content, or anything with its two mappings."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Document id → document."""
        ...

    @property
    def issues(self) -> Mapping[str, Issue]:
        """Issue id → issue."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A name, its columns (all in lower case, ASCII) and rows of the same length."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(
    content: HasDocuments, catalog: Catalog, comparisons: Mapping[tuple[str, str], Comparison]
) -> tuple[Table, ...]:
    """All tables, in a fixed order; rows sorted by document id, then as printed."""
    documents = [content.documents[one] for one in sorted(content.documents)]
    compared = [comparisons[pair] for pair in sorted(comparisons)]
    return (
        _table(
            "issues",
            "id gazette name year number serial published source_file source_sha256",
            (_issue(content.issues[one]) for one in sorted(content.issues)),
        ),
        _table(
            "documents",
            "id path title doc_number issuer issuer_id joint_issuers doc_type topics addressees signatories date"
            " effective_date effective_text expires_date expires_text repeals_date repeals_text"
            " source_file source_sha256 source_start source_end inferred supplied",
            map(_document, documents),
        ),
        _table(
            "printings",
            "document gazette name year issue serial published section page",
            (row for one in documents for row in _printings(one)),
        ),
        _table(
            "enclosures",
            "document id title kind genre agencies",
            (
                (one.id, e.id, e.title, str(e.kind), e.genre, e.agencies)
                for one in documents
                for e in one.enclosures
            ),
        ),
        _table(
            "blocks",
            "document position id part kind level label heading run_in text source_start source_end source_page",
            (row for one in documents for row in _blocks(one)),
        ),
        _table(
            "cells",
            "document block row column text",
            (row for one in documents for row in _cells(one)),
        ),
        _table(
            "citations",
            "document block start end title number alias status targets",
            (row for one in documents for row in _citations(one, catalog)),
        ),
        _table(
            "relations",
            "id base target kind declared score rank status",
            (
                (number, r.base, r.target, str(r.kind), r.declared, r.score, r.rank, str(r.status))
                for number, r in enumerate(catalog.relations, 1)
            ),
        ),
        _table(
            "evidence",
            "relation document block text",
            (
                (number, e.document, e.block, e.text)
                for number, r in enumerate(catalog.relations, 1)
                for e in r.evidence
            ),
        ),
        _table(
            "alignments",
            "base target relation moved boilerplate degree flags similarity"
            " base_blocks target_blocks base_text target_text",
            (row for one in compared for row in _alignments(one)),
        ),
    )


def _table(name: str, columns: str, rows: Iterable[tuple[Cell, ...]]) -> Table:
    return Table(name=name, columns=tuple(columns.split()), rows=tuple(rows))


def _issue(issue: Issue) -> tuple[Cell, ...]:
    source = (issue.source_file or None, issue.source_sha256 or None)
    return (
        issue.id,
        issue.gazette,
        issue.name,
        issue.year,
        issue.number,
        issue.serial,
        issue.published,
        *source,
    )


def _document(one: Document) -> tuple[Cell, ...]:
    stated = [(e.date, e.text) if e else (None, None) for e in (one.effective, one.expires, one.repeals)]
    source = (one.source.file, one.source.sha256, *one.source.lines) if one.source else (None,) * 4
    return (
        one.id,
        f"{one.id}.md",
        one.title,
        one.doc_number,
        one.issuer,
        one.issuer_id,
        one.joint_issuers,
        one.doc_type,
        one.topics,
        one.addressees,
        one.signatories,
        one.date,
        *(cell for pair in stated for cell in pair),
        *source,
        one.inferred,
        one.supplied,
    )


def _printings(one: Document) -> Iterator[tuple[Cell, ...]]:
    printings: tuple[Printing, ...] = one.printings or ((one.gazette,) if one.gazette else ())
    for p in printings:
        yield (one.id, p.id, p.name, p.year, p.issue, p.serial, p.published, p.section, p.page)


def _blocks(one: Document) -> Iterator[tuple[Cell, ...]]:
    for position, b in enumerate(one.blocks, 1):
        place = (b.source.start, b.source.end, b.source.page) if b.source else (None, None, None)
        outline = (b.level, b.label, b.heading, b.run_in)
        yield (one.id, position, b.id, b.part, str(b.kind), *outline, None if b.rows else b.text, *place)


def _cells(one: Document) -> Iterator[tuple[Cell, ...]]:
    for block in one.blocks:
        for row, cells in enumerate(block.filled_rows, 1):
            for column, text in enumerate(cells, 1):
                yield (one.id, block.id, row, column, text)


def _citations(one: Document, catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    for citation in catalog.citations.get(one.id, ()):
        m = citation.mention
        place = (m.block, m.start, m.end)
        yield (one.id, *place, m.title, m.number, m.alias, str(citation.status), tuple(citation.targets))


def _alignments(one: Comparison) -> Iterator[tuple[Cell, ...]]:
    """The links in the target's order, then what was dropped, then what was added."""
    pair = (one.base.id, one.target.id)

    def sides(base: tuple[str, ...], target: tuple[str, ...]) -> tuple[Cell, ...]:
        left, right = [one.segment(name) for name in base], [one.segment(name) for name in target]
        blocks = (tuple(dict.fromkeys(s.block for s in left)), tuple(dict.fromkeys(s.block for s in right)))
        return (*blocks, "".join(s.text for s in left) or None, "".join(s.text for s in right) or None)

    for link in one.links:
        flags = tuple(str(flag) for flag in link.flags)
        degree = str(link.degree) if link.degree else None
        how = (str(link.relation), link.moved, link.boilerplate, degree, flags, link.similarity)
        yield (*pair, *how, *sides(link.base, link.target))
    for name in one.dropped:
        yield (*pair, "dropped", False, False, None, (), None, *sides((name,), ()))
    for name in one.added:
        yield (*pair, "added", False, False, None, (), None, *sides((), (name,)))
