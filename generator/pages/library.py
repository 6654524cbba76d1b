"""What the pages are made from, with the look-ups that several of them need."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from generator.catalog import Catalog, Citation, GridYear, Wanted, completeness, wanted
from generator.compare import Comparison
from generator.document.model import Document, EnclosureKind
from generator.findings import Finding
from generator.issue.model import Issue
from generator.pages import address
from generator.pages.printings import Reprint
from generator.pages.source import SourceLines
from generator.pages.view import Line, Target
from generator.registry import Registry

AT_A_PLACE: Final = frozenset({"impossible-year"})
"""Kinds of the catalog's findings that a page marks; an ambiguous citation leads to a page of its own."""
Pair = tuple[str, str]
"""Ids of the base and of the target, without parts."""


@dataclass(frozen=True, kw_only=True)
class Library:
    """Documents, issues, and what is known between them.

    A document that isn't here gets no link: an archive of one issue (``archive``) names it in
    plain text, and claims nothing about the whole.
    """

    documents: Mapping[str, Document]
    issues: Mapping[str, Issue]
    catalog: Catalog
    comparisons: Mapping[Pair, Comparison]
    registry: Registry
    edited: frozenset[str] = frozenset()
    sources: Mapping[str, SourceLines] = field(default_factory=dict)
    reprints: Mapping[str, tuple[Reprint, ...]] = field(default_factory=dict)
    archive: bool = False

    @cached_property
    def ordered(self) -> tuple[Document, ...]:
        """All documents, newest first, then by id."""
        return tuple(sorted(self.documents.values(), key=newest_first))

    @cached_property
    def by_issuer(self) -> Mapping[str, tuple[Document, ...]]:
        """Documents by issuer id, newest first."""
        return self._grouped(lambda document: (document.issuer_id,))

    @cached_property
    def by_year(self) -> Mapping[str, tuple[Document, ...]]:
        """Documents by the year in their id, newest first."""
        return self._grouped(lambda document: (str(year_of(document)),))

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Document, ...]]:
        """Documents by 文种; those without one aren't here."""
        return self._grouped(lambda document: (document.doc_type or "",))

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Document, ...]]:
        """Documents by the topics that their sources state; a document stands under each of its own."""
        return self._grouped(lambda document: document.topics)

    @cached_property
    def followed(self) -> Mapping[str, tuple[Comparison, ...]]:
        """By base id, the comparisons of one text with several targets that took from it, the earliest first."""
        groups: defaultdict[tuple[str, tuple[str, ...]], list[Comparison]] = defaultdict(list)
        for (base, _), one in sorted(self.comparisons.items()):
            if one.verdict.related:
                groups[base, tuple(segment.text for segment in one.base_segments)].append(one)
        found: dict[str, tuple[Comparison, ...]] = {}
        for (base, _), group in groups.items():
            if len(group) > 1 and len(group) > len(found.get(base, ())):
                found[base] = tuple(
                    sorted(group, key=lambda one: oldest_first(self.documents[one.target.id]))
                )
        return found

    @cached_property
    def doubted(self) -> Mapping[str, tuple[Finding, ...]]:
        """What the catalog doubts at a place in a document, by the source that the place is in."""
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in self.catalog.findings:
            if finding.kind in AT_A_PLACE:
                found[finding.place.file].append(finding)
        return {file: tuple(group) for file, group in found.items()}

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is cited and not held, what the most documents ask for first."""
        return wanted(self.catalog, self.registry)

    @cached_property
    def gazettes(self) -> Mapping[str, tuple[Issue, ...]]:
        """The issues of each gazette, the newest first."""
        found: defaultdict[str, list[Issue]] = defaultdict(list)
        for issue in self.issues.values():
            found[issue.gazette].append(issue)
        return {
            gazette: tuple(sorted(found[gazette], key=_issue_order, reverse=True))
            for gazette in sorted(found)
        }

    @cached_property
    def grid(self) -> tuple[GridYear, ...]:
        """Every gazette's years with the numbers held and missing."""
        return completeness(self.issues)

    def _grouped(self, keys: Callable[[Document], tuple[str, ...]]) -> Mapping[str, tuple[Document, ...]]:
        groups: defaultdict[str, list[Document]] = defaultdict(list)
        for document in self.ordered:
            for name in filter(None, keys(document)):
                groups[name].append(document)
        return {name: tuple(group) for name, group in groups.items()}

    def day_of(self, issue: Issue) -> date | None:
        """An issue's day: its own, else its latest document's, else its year's first."""
        dates = [self.documents[one].date for one in issue.documents if one in self.documents]
        latest = max((day for day in dates if day), default=None)
        return issue.published or latest or (date(issue.year, 1, 1) if issue.year else None)

    def target(self, document_id: str, anchor: str = "") -> Target | None:
        """The page of a document, or None where it isn't in this library."""
        whole, _, part = document_id.partition("#")
        if whole not in self.documents:
            return None
        return Target(key=address.document(whole), anchor=anchor or part)

    def targets(self, citation: Citation) -> tuple[Target, ...]:
        """The pages that a citation may mean."""
        found = (self.target(one, citation.part) for one in citation.targets)
        return tuple(target for target in found if target)

    def issuer_name(self, issuer_id: str) -> str:
        """The issuing place as the registry calls it; else as its own documents do."""
        known = self.registry.issuers.get(issuer_id)
        if known is not None:
            return known.name
        names = [document.issuer for document in self.by_issuer.get(issuer_id, ()) if document.issuer]
        return min(names, key=len) if names else issuer_id

    def line(self, document: Document, *, note: str = "") -> Line:
        """A document as a line of a list."""
        enclosed = [e.title for e in document.enclosures if e.kind is not EnclosureKind.ATTACHMENT]
        return Line(
            target=self.target(document.id),
            title=document.title,
            number=document.doc_number or "",
            issuer=document.issuer or self.issuer_name(document.issuer_id),
            date=document.date,
            kind=document.doc_type or "",
            note=note,
            enclosed=enclosed[0] if enclosed and enclosed[0] not in document.title else "",
        )

    def lines(self, documents: tuple[Document, ...]) -> tuple[Line, ...]:
        """Documents as lines, in the order given."""
        return tuple(self.line(document) for document in documents)


def year_of(document: Document) -> int:
    """The year in a document's id: that of its number."""
    return int(document.id.split("/")[1])


def _issue_order(issue: Issue) -> tuple[int, int, str]:
    """By year, then by the number's first digits (10 after 9), then by id."""
    digits = re.match(r"\d+", issue.number or "")
    return issue.year or 0, int(digits[0]) if digits else 0, issue.id


def oldest_first(document: Document) -> tuple[int, str]:
    """A sort key: by date, oldest first; documents without a date by their year; then by id."""
    day, name = newest_first(document)
    return -day, name


def newest_first(document: Document) -> tuple[int, str]:
    """A sort key: by date, newest first; documents without a date by their year; then by id."""
    when = document.date
    return (-(when.toordinal() if when else year_of(document) * 366), document.id)
