"""All documents → the catalog, in its four steps: mentions, citations, relations, doubts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from generator.catalog.circles import circles
from generator.catalog.docnumbers import year_of
from generator.catalog.editor import EditorWord, applied
from generator.catalog.holdings import Holdings
from generator.catalog.mentions import Mention, MentionKind
from generator.catalog.references import find_references
from generator.catalog.relation import SHOWN, Relation
from generator.catalog.relations import find_relations
from generator.catalog.resolve import Citation, Resolver, Status
from generator.catalog.titles import fold
from generator.document.model import Document
from generator.findings import Finding, Place, Severity
from generator.issue.model import Issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.catalog.reuse import KeptIndex
    from generator.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class CitedBy:
    """A place that cites: the document and its block."""

    document: str
    block: str


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """Documents and issues by id, and their links.

    ``mentions`` are all namings, ``citations`` those that mean another document (abbreviations
    included, each resolved as what it stands for), in printed order. ``cited_by`` is their reverse,
    ``relations`` stand by target and rank.
    """

    documents: Mapping[str, Document]
    issues: Mapping[str, Issue]
    mentions: Mapping[str, tuple[Mention, ...]]
    citations: Mapping[str, tuple[Citation, ...]]
    cited_by: Mapping[str, tuple[CitedBy, ...]]
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]

    def bases_of(self, document: str) -> tuple[Relation, ...]:
        """The shown relations in which ``document`` is the target, best base first."""
        return self._bases.get(document, ())

    def followers_of(self, document: str) -> tuple[Relation, ...]:
        """The shown relations in which ``document`` is the base."""
        return self._followers.get(document, ())

    @cached_property
    def _bases(self) -> Mapping[str, tuple[Relation, ...]]:
        return _shown_by(lambda one: one.target.partition("#")[0], self.relations)

    @cached_property
    def _followers(self) -> Mapping[str, tuple[Relation, ...]]:
        return _shown_by(lambda one: one.base_document, self.relations)


def build_catalog(
    documents: Mapping[str, Document],
    issues: Mapping[str, Issue],
    registry: Registry,
    editor: EditorWord | None = None,
    *,
    kept: KeptIndex | None = None,
    whole: Mapping[str, Document] | None = None,
) -> Catalog:
    """The catalog of all documents. ``kept`` gives the index of reused text from where it is kept.

    ``whole`` are the documents with those that were withdrawn: what cites one of these is told from
    what cites a document that never came.
    """
    mentions = {id_: find_references(document, registry) for id_, document in documents.items()}
    holdings = Holdings.of(whole or documents, registry)
    resolver = Resolver(holdings=holdings, registry=registry)
    citations = {
        id_: tuple(_published(one, documents) for one in _resolved(documents[id_], found, resolver))
        for id_, found in mentions.items()
    }
    relations = find_relations(documents, citations, holdings, registry, kept)
    relations, doubts = applied(relations, editor or EditorWord(), documents)
    return Catalog(
        documents=documents,
        issues=issues,
        mentions=mentions,
        citations=citations,
        cited_by=_reversed(citations),
        relations=relations,
        findings=(
            *doubts,
            *_findings(documents, citations),
            *circles(documents, relations, editor or EditorWord()),
        ),
    )


def _shown_by(
    key: Callable[[Relation], str], relations: Iterable[Relation]
) -> Mapping[str, tuple[Relation, ...]]:
    groups: dict[str, list[Relation]] = defaultdict(list)
    for one in relations:
        if one.status in SHOWN:
            groups[key(one)].append(one)
    return {id_: tuple(found) for id_, found in groups.items()}


def _resolved(document: Document, mentions: tuple[Mention, ...], resolver: Resolver) -> tuple[Citation, ...]:
    """The document's citations; an abbreviation, and a title repeated without its number, mean what the full naming does."""
    full: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind is MentionKind.REFERENCE and mention.title is not None:
            known = full.get(fold(mention.title))
            if known is None or (known.number is None and mention.number is not None):
                full[fold(mention.title)] = mention
    citations: list[Citation] = []
    for mention in mentions:
        if mention.kind not in {MentionKind.REFERENCE, MentionKind.ALIAS}:
            continue
        title = mention.stands_for if mention.alias else mention.title
        meant = full.get(fold(title)) if title is not None and mention.number is None else None
        citation = resolver.resolve(document, meant or mention)
        citations.append(replace(citation, mention=mention))
    return tuple(citations)


def _published(citation: Citation, documents: Mapping[str, Document]) -> Citation:
    """The citation without targets that were withdrawn."""
    part = citation.part
    held = tuple(
        one for one in citation.targets if one in documents and (not part or part in documents[one].parts)
    )
    if held == citation.targets:
        return citation
    if held:
        return replace(citation, targets=held)
    return replace(citation, status=Status.MISSING, targets=(), part="", reason="withdrawn", withdrawn=True)


def _reversed(citations: Mapping[str, tuple[Citation, ...]]) -> dict[str, tuple[CitedBy, ...]]:
    places: dict[str, set[CitedBy]] = defaultdict(set)
    for id_, found in citations.items():
        for citation in found:
            if citation.status is Status.FOUND:
                places[citation.targets[0]].add(CitedBy(document=id_, block=citation.mention.block))
    return {id_: tuple(sorted(by, key=_printed)) for id_, by in sorted(places.items())}


def _printed(place: CitedBy) -> tuple[str, int, str]:
    digits = "".join(char for char in place.block if char.isdigit())
    return place.document, int(digits or 0), place.block


def _findings(
    documents: Mapping[str, Document], citations: Mapping[str, tuple[Citation, ...]]
) -> Iterator[Finding]:
    for id_, found in citations.items():
        document = documents[id_]
        for citation in found:
            number = citation.mention.likely_number
            if number is None:
                continue
            year = year_of(number)
            if document.date is not None and year is not None and year > document.date.year:
                text = f"{id_} of {document.date.year} cites {number}, which is of a later year"
                yield _finding(document, citation, "impossible-year", text)
            elif citation.status is Status.AMBIGUOUS:
                text = f"{id_} cites 《{citation.mention.title}》 {number}; {citation.reason}"
                yield _finding(document, citation, "ambiguous-citation", text)
            if citation.mention.reading is not None:
                text = f"{id_} cites {citation.mention.number}, which is damaged and may be {number}"
                yield _finding(document, citation, "damaged-number", text)


def _finding(document: Document, citation: Citation, kind: str, text: str) -> Finding:
    block = next(block for block in document.blocks if block.id == citation.mention.block)
    file = document.source.file if document.source else document.id
    line = block.source.start if block.source else None
    return Finding(
        place=Place(file=file, line=line),
        kind=kind,
        text=text,
        severity=Severity.DOUBT,
        remedy="compare the printed page; correct the document or its relations.yml entry",
    )
