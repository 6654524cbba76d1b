"""What ``gongbao check`` reports: every finding of a content folder, in one list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.catalog import gaps
from generator.document.model import Document
from generator.document.questioned import settled, words_of
from generator.findings import Finding, Place, Severity
from generator.markdown.accounts import prove
from generator.pipeline.catalog import load_catalog
from generator.pipeline.content import ISSUES, Content
from generator.pipeline.files import read_source, sha256
from generator.source import read_bytes, read_lines


def check_content(content: Path) -> tuple[Finding, ...]:
    """All findings, in the order of files and lines."""
    held, _, catalog = load_catalog(content, whole=True)
    found = [
        *held.findings,
        *(finding for document in held.documents.values() for finding in _doubts(document, held)),
        *(finding for issue in held.issues.values() for finding in issue.findings),
        *catalog.findings,
        *_proofs(held),
        *_missing_documents(held),
        *gaps(held.issues),
    ]
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda f: (f.place.file, f.place.line or 0, f.kind, f.text)))


def _doubts(document: Document, held: Content) -> Iterator[Finding]:
    """The findings in a document's front matter; those that a hand has settled say so."""
    done = settled(document) if document.id in held.edited else ()
    for finding in document.findings:
        if finding not in done:
            yield finding
            continue
        yield Finding(
            place=Place(file=f"{document.id}.md"),
            kind="settled",
            text=f"“{words_of(finding)}” is no longer in the text: the doubt {finding.kind}"
            + (f" of line {finding.place.line}" if finding.place.line else "")
            + " is settled",
            severity=Severity.NOTE,
            remedy="take its entry under findings out of the front matter",
        )


def _proofs(held: Content) -> Iterator[Finding]:
    """Every source against its ledger and the documents as they stand, but for edited ones."""
    for ledger in held.ledgers.values():
        path = held.folder / ledger.file
        if not path.is_file():
            yield Finding(
                place=Place(file=ledger.file),
                kind="source-missing",
                text="the source is not there, so nothing can be proved",
                severity=Severity.FAULT,
                remedy="put the source back",
            )
            continue
        data = read_source(path)
        if sha256(data) != ledger.sha256:
            yield Finding(
                place=Place(file=ledger.file),
                kind="source-changed",
                text="the source is not the one that was converted",
                severity=Severity.FAULT,
                remedy="put it back, or convert it again",
            )
            continue
        source = read_bytes(data, ledger.file)
        untouched = {key: held.documents[key] for key in held.documents.keys() - held.edited}
        yield from prove(ledger, source, read_lines(source), untouched)


def _missing_documents(held: Content) -> Iterator[Finding]:
    """Documents that an issue lists and the folder doesn't hold."""
    for issue in held.issues.values():
        for identity in issue.documents:
            if identity not in held.documents:
                yield Finding(
                    place=Place(file=f"{ISSUES}/{issue.id}.md"),
                    kind="missing-document",
                    text=f"the issue lists {identity}, but there is no such file",
                    severity=Severity.FAULT,
                    remedy="convert the issue's source again",
                )
