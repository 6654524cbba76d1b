"""Convert sources into the content folder: Markdown, issue page, ledger; hand edits are never lost."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.document.model import Document
from generator.errors import SourceError
from generator.findings import Finding, Place
from generator.markdown import read_document, write_document, write_issue
from generator.markdown.ledger import Ledger, Written, read_ledger, write_ledger
from generator.pipeline.content import ISSUES, LEDGER, SOURCES, read_ledgers
from generator.pipeline.files import read_source, read_text, sha256, write_atomically
from generator.pipeline.identify import Supplied
from generator.pipeline.issue import Conversion, convert_text
from generator.pipeline.printings import merge
from generator.registry import Registry
from generator.source import SourceText, extract_name, is_extract, read_bytes


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
    name = f"{SOURCES}/{source.name}"
    copy = content / name
    text = _read(source, copy, force=force)
    result = convert_text(text, name, registry, supplied)
    merged = merge(result, _held(result, content))
    issue = replace(result.issue, findings=(*result.issue.findings, *merged.findings))
    before = _ledger(content, issue.id)
    writer = _Writer(content=content, before=before, force=force)
    for document in merged.documents:
        writer.put(document.id, f"{document.id}.md", write_document(document))
    titles = {document.id: document.title for document in result.documents}
    writer.put(issue.id, f"{ISSUES}/{issue.id}.md", write_issue(issue, titles))
    removed = _remove_left_over(content, before, {entry.path for entry in writer.record})
    if copy.resolve() != source.resolve():
        write_atomically(copy, read_source(source))
    if text.form != "text":
        # Line numbers count the lines that were taken from the file; kept beside it, they can be looked up.
        write_atomically(copy.with_name(extract_name(copy.name)), "\n".join(text.lines).encode())
    ledger = Ledger(
        issue=issue.id,
        file=name,
        sha256=issue.source_sha256,
        encoding=issue.encoding,
        lines=result.lines,
        characters=result.characters,
        changed=result.changed,
        placed=merged.placed,
        removed=result.removed,
        written=tuple(writer.record),
    )
    write_atomically(_ledger_path(content, issue.id), write_ledger(ledger).encode())
    return Converted(
        issue=issue.id,
        documents=tuple(document.id for document in result.documents),
        written=tuple(writer.written),
        kept=tuple(writer.kept),
        removed=removed,
        changes="".join(writer.changes),
        findings=(*issue.findings, *(f for d in result.documents for f in d.findings)),
    )


def _read(source: Path, copy: Path, *, force: bool) -> SourceText:
    """The source as text; its bytes are let go before the conversion begins."""
    data = read_source(source)
    if copy.exists() and copy.resolve() != source.resolve() and copy.read_bytes() != data and not force:
        raise SourceError(
            f"{SOURCES}/{copy.name} holds another source of the same name",
            where=Place(file=str(source)),
            remedy="rename one of them, or replace it with --force",
        )
    return read_bytes(data, source.name)


@dataclass(slots=True, kw_only=True)
class _Writer:
    """Writes Markdown files; one that a hand edited is kept, or backed up when forced."""

    content: Path
    before: Ledger | None
    force: bool
    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    record: list[Written] = field(default_factory=list)

    def put(self, identity: str, path: str, text: str) -> None:
        target, new = self.content / path, text.encode()
        old = target.read_bytes() if target.exists() else None
        if old is not None and old != new:
            ours = self._as_written(path)
            if sha256(old) not in ours:
                if not self.force:
                    self.kept.append(path)
                    self.changes.append(_difference(old.decode("utf-8", "replace"), text, path))
                    self.record.append(Written(id=identity, path=path, sha256=next(iter(ours), sha256(new))))
                    return
                write_atomically(target.with_suffix(".md.bak"), old)
        if old != new:
            write_atomically(target, new)
            self.written.append(path)
        self.record.append(Written(id=identity, path=path, sha256=sha256(new)))

    def _as_written(self, path: str) -> list[str]:
        """The digests under which ledgers know the file: this issue's, else any other's."""
        own = [entry.sha256 for entry in (self.before.written if self.before else ()) if entry.path == path]
        others = (
            ledger
            for ledger in read_ledgers(self.content)
            if ledger.file != (self.before and self.before.file)
        )
        return own + [entry.sha256 for ledger in others for entry in ledger.written if entry.path == path]


def _held(result: Conversion, content: Path) -> dict[str, Document]:
    """The documents of these ids that the folder holds; a file that can't be read is none."""
    held: dict[str, Document] = {}
    for document in result.documents:
        path = content / f"{document.id}.md"
        if path.exists():
            with suppress(SourceError):
                held[document.id] = read_document(read_text(path, content), file=f"{document.id}.md")
    return held


def without_extracts(sources: Sequence[Path]) -> list[Path]:
    """The sources without the extracted lines that :func:`convert` keeps beside a PDF, HTML or DOCX."""
    return [
        source
        for source in sources
        if not (
            is_extract(source.name, frozenset({source.with_suffix("").name}))
            and source.with_suffix("").is_file()
        )
    ]


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


def _difference(old: str, new: str, path: str) -> str:
    return "".join(
        difflib.unified_diff(
            old.splitlines(keepends=True),
            new.splitlines(keepends=True),
            f"{path} (edited)",
            f"{path} (converted)",
        )
    )
