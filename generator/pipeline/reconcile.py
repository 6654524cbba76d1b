"""Printed contents against the body: the body decides, and where they disagree it is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.document.model import Document
from generator.findings import Finding, Place
from generator.issue.model import ContentsEntry, Issue
from generator.issue.sections import names_no_document
from generator.issue.split import Stretch
from generator.issue.titles import joined, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The entries of the printed contents by number and by title; of several the first."""

    by_number: Mapping[str, ContentsEntry]
    by_title: Mapping[str, ContentsEntry]

    @classmethod
    def of(cls, contents: Sequence[ContentsEntry]) -> Listed:
        """The contents, to look up documents in."""
        return cls(
            by_number={entry.number: entry for entry in reversed(contents) if entry.number},
            by_title={plain(entry.title): entry for entry in reversed(contents)},
        )

    def entry_of(self, stretch: Stretch) -> ContentsEntry | None:
        """The contents entry of a document: the same number, else the same title."""
        number = stretch.number[0].text.replace(" ", "") if stretch.number else ""
        return self.by_number.get(number) or self.by_title.get(plain(joined(stretch.title)))


def reconcile(issue: Issue, documents: Sequence[Document]) -> Issue:
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
            if names_no_document(entry.title) or names_no_document(entry.section or ""):
                continue  # explanations, chronicles: listed and printed, and no documents
            findings.append(
                _disagreement(
                    issue, entry.line, f"the contents list “{entry.title}”, which the issue does not print"
                )
            )
        elif plain(entry.title) not in _titles(document):
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
        documents=tuple(d.id for d in documents),
        findings=(*issue.findings, *findings),
    )


def _titles(document: Document) -> frozenset[str]:
    """What contents may call a document: its title, or that of the text it carries."""
    return frozenset(map(plain, (document.title, *(carried.title for carried in document.enclosures))))


def _disagreement(issue: Issue, line: int | None, text: str) -> Finding:
    return Finding(
        place=Place(file=issue.source_file, line=line),
        kind="contents-disagree",
        text=text,
    )
