"""The content folder, read back: what hands corrected counts."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from generator.document.model import Document
from generator.errors import SourceError
from generator.findings import Finding, Place, Severity
from generator.issue.model import Issue
from generator.markdown import read_document, read_issue
from generator.markdown.ledger import Ledger, give_places, read_ledger
from generator.pipeline.files import read_text, sha256
from generator.registry import Registry, load_registry

SOURCES = "sources"
ISSUES = "issues"
REGISTRY = "registry"
LEDGER = ".ledger.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything in a content folder. ``edited`` are the ids of files that a hand changed."""

    folder: Path
    documents: Mapping[str, Document]
    issues: Mapping[str, Issue]
    ledgers: Mapping[str, Ledger]
    edited: frozenset[str]
    findings: tuple[Finding, ...]


def registry_of(content: Path) -> Registry:
    """The built-in registry with the content folder's own entries over it."""
    extra = content / REGISTRY
    return load_registry(extra if extra.is_dir() else None)


def load_content(content: Path, aside: Callable[[SourceError], None] | None = None) -> Content:
    """Read all documents, issues and ledgers below ``content``.

    ``aside`` is told of every file that can't be read, which is then left out.

    :raises SourceError: without ``aside``, when a file can't be read or says something other than its place.
    """
    if not content.is_dir():
        raise SourceError(
            "there is no such content folder", where=Place(file=str(content)), remedy="convert a source first"
        )
    ledgers: dict[str, Ledger] = {}
    for path in _ledger_paths(content):
        with _told(content, aside):
            ledger = _ledger(path, content)
            ledgers[ledger.issue] = ledger
    by_path: dict[str, set[str]] = defaultdict(set)
    for ledger in ledgers.values():
        for entry in ledger.written:
            by_path[entry.path].add(entry.sha256)
    ledger_of: dict[tuple[str, str], Ledger] = {
        (entry.path, ledger.file): ledger for ledger in ledgers.values() for entry in ledger.written
    }
    documents: dict[str, Document] = {}
    issues: dict[str, Issue] = {}
    edited: set[str] = set()
    findings: list[Finding] = []
    for path in _markdown(content):
        name = path.relative_to(content).as_posix()
        identity = name.removesuffix(".md")
        with _told(content, aside):
            if name.startswith(f"{ISSUES}/"):
                issue = read_issue(read_text(path, content), file=name)
                identity = identity.removeprefix(f"{ISSUES}/")
                _same_place(issue.id, identity, name)
                issues[issue.id] = issue
            else:
                document = read_document(read_text(path, content), file=name)
                _same_place(document.id, identity, name)
                printed = ledger_of.get((name, document.source.file if document.source else ""))
                documents[document.id] = give_places(document, printed.placed) if printed else document
            if name in by_path and sha256(path.read_bytes()) not in by_path[name]:
                edited.add(identity)
                findings.append(
                    Finding(
                        place=Place(file=name),
                        kind="edited",
                        text="the file was corrected by hand; convert keeps it",
                        severity=Severity.NOTE,
                    )
                )
    with _told(content, aside):
        _collisions(documents)
    return Content(
        folder=content,
        documents=MappingProxyType(documents),
        issues=MappingProxyType(issues),
        ledgers=MappingProxyType(ledgers),
        edited=frozenset(edited),
        findings=tuple(findings),
    )


@contextmanager
def _told(content: Path, aside: Callable[[SourceError], None] | None) -> Iterator[None]:
    """What is wrong with a file, its place told from where the command runs; raised where nobody else is told."""
    try:
        yield
    except SourceError as error:
        place = replace(error.where, file=str(content / error.where.file)) if error.where else None
        found = SourceError(error.what, where=place, remedy=error.remedy)
        if aside is None:
            raise found from error
        aside(found)


def _markdown(content: Path) -> Iterator[Path]:
    """Markdown files of documents and issues, sorted; hidden ones and sources aside."""
    for path in sorted(content.rglob("*.md")):
        parts = path.relative_to(content).parts
        if parts[0] in (SOURCES, REGISTRY) or len(parts) != 3 or any(part.startswith(".") for part in parts):
            continue
        yield path


def read_ledgers(content: Path) -> Iterator[Ledger]:
    """All ledgers of a content folder, by path."""
    return (_ledger(path, content) for path in _ledger_paths(content))


def _ledger_paths(content: Path) -> list[Path]:
    return sorted((content / ISSUES).glob(f"*/*{LEDGER}"))


def _ledger(path: Path, content: Path) -> Ledger:
    return read_ledger(read_text(path, content), file=path.relative_to(content).as_posix())


def _same_place(identity: str, place: str, name: str) -> None:
    if identity != place:
        raise SourceError(
            f"the file says that it is {identity}",
            where=Place(file=name, line=2),
            remedy="move the file, or correct its id: ids never change",
        )


def _collisions(documents: Mapping[str, Document]) -> None:
    """Names that differ by case or normal form are one file on some systems."""
    seen: dict[str, str] = {}
    for identity in documents:
        key = unicodedata.normalize("NFC", identity).casefold()
        if key in seen:
            raise SourceError(
                f"{identity} and {seen[key]} are one name on some systems",
                where=Place(file=f"{identity}.md"),
                remedy="rename one of them",
            )
        seen[key] = identity
