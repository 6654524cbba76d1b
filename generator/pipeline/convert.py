"""Convert sources into the content folder: Markdown, issue page, ledger; hand edits are never lost."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from pathlib import Path

from generator.document.model import Document
from generator.errors import SourceError
from generator.findings import Finding, Place, Severity
from generator.issue.titles import plain
from generator.markdown import read_document, write_document, write_issue
from generator.markdown.ledger import Ledger, Written, read_ledger, write_ledger
from generator.pipeline.content import ISSUES, LEDGER, SOURCES
from generator.pipeline.files import read_source, read_text, sha256, write_atomically
from generator.pipeline.issue import Conversion, Supplied, convert_text
from generator.registry import Registry
from generator.source import decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What became of one source: files written, kept because a hand edited them, removed as left over."""

    issue: str
    documents: tuple[str, ...]
    written: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]
    changes: str
    findings: tuple[Finding, ...]


def convert(
    source: Path, content: Path, registry: Registry, supplied: Supplied, *, force: bool = False
) -> Converted:
    """Read one source and write its files below ``content``.

    :raises SourceError: when the source can't be read; nothing is written then.
    """
    data = read_source(source)
    name = f"{SOURCES}/{source.name}"
    copy = content / name
    if copy.exists() and copy.resolve() != source.resolve() and copy.read_bytes() != data and not force:
        raise SourceError(
            f"{name} holds another source of the same name",
            where=Place(file=str(source)),
            remedy="rename one of them, or replace it with --force",
        )
    result = convert_text(decode(data, source.name), name, registry, supplied)
    files, findings = _merged(result, content)
    before = _ledger(content, result.issue.id)
    known = {entry.path: entry.sha256 for entry in before.written} if before else {}
    written: list[str] = []
    kept: list[str] = []
    changes: list[str] = []
    record: list[Written] = []
    for identity, path, text in files:
        target = content / path
        new = text.encode()
        old = target.read_bytes() if target.exists() else None
        edited = old is not None and old != new and known.get(path) != sha256(old)
        if edited and not force:
            assert old is not None  # noqa: S101 — edited says so; the type checker can't see it
            kept.append(path)
            changes.append(_difference(old.decode("utf-8", "replace"), text, path))
            record.append(Written(id=identity, path=path, sha256=known.get(path, sha256(new))))
            continue
        if edited and old is not None:
            write_atomically(target.with_suffix(".md.bak"), old)
        if old != new:
            write_atomically(target, new)
            written.append(path)
        record.append(Written(id=identity, path=path, sha256=sha256(new)))
    if copy.resolve() != source.resolve():
        write_atomically(copy, data)
    ledger = Ledger(
        issue=result.issue.id,
        file=name,
        sha256=result.issue.source_sha256,
        encoding=result.issue.encoding,
        lines=result.lines,
        characters=result.characters,
        placed=result.placed,
        removed=result.removed,
        written=tuple(record),
    )
    removed = _remove_left_over(content, before, {entry.path for entry in record})
    write_atomically(_ledger_path(content, result.issue.id), write_ledger(ledger).encode())
    return Converted(
        issue=result.issue.id,
        documents=tuple(document.id for document in result.documents),
        written=tuple(written),
        kept=tuple(kept),
        removed=removed,
        changes="".join(changes),
        findings=(*result.issue.findings, *(f for d in result.documents for f in d.findings), *findings),
    )


def _remove_left_over(content: Path, before: Ledger | None, now: set[str]) -> tuple[str, ...]:
    """Files that an earlier conversion of this issue wrote and this one doesn't; edited ones stay."""
    removed: list[str] = []
    for entry in before.written if before else ():
        path = content / entry.path
        if entry.path not in now and path.is_file() and sha256(path.read_bytes()) == entry.sha256:
            path.unlink()
            removed.append(entry.path)
    return tuple(removed)


def _ledger_path(content: Path, issue: str) -> Path:
    return content / ISSUES / f"{issue}{LEDGER}"


def _ledger(content: Path, issue: str) -> Ledger | None:
    path = _ledger_path(content, issue)
    return read_ledger(read_text(path, content), file=path.name) if path.exists() else None


def _merged(result: Conversion, content: Path) -> tuple[list[tuple[str, str, str]], list[Finding]]:
    """The files to write: (id, path, text). A text printed before gains a printing; a collision is refused."""
    files: list[tuple[str, str, str]] = []
    findings: list[Finding] = []
    seen: dict[str, Document] = {}
    for document in result.documents:
        path = f"{document.id}.md"
        other = seen.get(document.id) or _other(content / path, content, document)
        if other is None:
            seen[document.id] = document
            files.append((document.id, path, write_document(document)))
            continue
        if plain(other.title) != plain(document.title):
            findings.append(_collision(document, other))
            continue
        printings = tuple(dict.fromkeys(p for d in (other, document) for p in (*d.printings, d.gazette) if p))
        files.append((document.id, path, write_document(replace(other, printings=printings))))
    issue = result.issue
    files.append((issue.id, f"{ISSUES}/{issue.id}.md", write_issue(issue, {d.id: d.title for d in result.documents})))
    return files, findings


def _other(path: Path, content: Path, document: Document) -> Document | None:
    """The document of the same id that another source gave, if there is one."""
    if not path.exists():
        return None
    try:
        other = read_document(read_text(path, content), file=path.relative_to(content).as_posix())
    except SourceError:
        return None
    same = other.source and document.source and other.source.file == document.source.file
    return None if same else other


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


def _difference(old: str, new: str, path: str) -> str:
    return "".join(
        difflib.unified_diff(
            old.splitlines(keepends=True),
            new.splitlines(keepends=True),
            f"{path} (edited)",
            f"{path} (converted)",
        )
    )
