"""What belongs into one issue's archive: its documents, the counterparts they are compared with, their files."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.document.model import Document
from generator.errors import BuildError, UsageError
from generator.findings import Place
from generator.identity import DocumentId, IssueId
from generator.issue.model import Issue
from generator.markdown import write_document, write_issue
from generator.source import extract_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

# Not withdrawn.yml: what it names is gone from an archive's texts already.
_SETTINGS = ("relations.yml", "registry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """One issue with its own documents in printed order, and others' documents they are compared with.

    ``ledgers`` are the ids of the issues that any of the documents was printed in: their
    ledgers say from which source lines each block comes. ``sources`` are the files that may
    be published: an issue whose source holds a withdrawn text names none.
    """

    issue: Issue
    own: tuple[Document, ...]
    counterparts: tuple[Document, ...]
    ledgers: tuple[str, ...]
    sources: frozenset[str]

    @property
    def id(self) -> IssueId:
        """The issue's id, parsed."""
        parsed = IssueId.parse(self.issue.id)
        if parsed is None:
            raise BuildError(
                f"{self.issue.id!r} is no issue id", remedy="an id reads <gazette>/<year>-<number>"
            )
        return parsed

    @property
    def day(self) -> date:
        """The archive's date: the day of publication, else of the latest document, else the year's first."""
        dates = [document.date for document in self.own if document.date]
        return self.issue.published or max(dates, default=date(max(self.id.year, 1), 1, 1))


def select(
    issue_id: str,
    *,
    documents: Mapping[str, Document],
    issues: Mapping[str, Issue],
    pairs: Collection[tuple[str, str]],
) -> Selection:
    """The issue's documents and their counterparts among ``pairs`` (base id, target id; parts allowed)."""
    issue = issues.get(issue_id)
    if issue is None:
        known = ", ".join(sorted(issues)) or "none"
        raise UsageError(f"no issue {issue_id!r}", remedy=f"the content folder has {known}")
    own = tuple(documents[one] for one in issue.documents if one in documents)
    mine = {document.id for document in own}
    others: set[str] = set()
    for pair in pairs:
        ends = {end.partition("#")[0] for end in pair}
        if ends & mine:
            others |= ends - mine
    chosen = mine | others
    return Selection(
        issue=issue,
        own=own,
        counterparts=tuple(documents[one] for one in sorted(others & documents.keys())),
        ledgers=tuple(
            sorted(one.id for one in issues.values() if one.source_file and chosen & set(one.documents))
        ),
        sources=frozenset(one.source_file for one in issues.values() if one.source_file),
    )


def copy_content(selection: Selection, content: Path, target: Path) -> tuple[str, ...]:
    """Copy what the archive's pages are made from, below ``target``; the sources' names.

    Sources must still be what was converted: one with another checksum is an error.
    """
    sources: dict[str, str] = {}
    for name, text in _documents(selection):
        if text is None:
            _copy(content, name, target)
        else:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_text(text, "utf-8", newline="\n")
    if selection.issue.source_file:
        sources[selection.issue.source_file] = selection.issue.source_sha256
    for document in (*selection.own, *selection.counterparts):
        if document.source and document.source.file in selection.sources:
            sources.setdefault(document.source.file, document.source.sha256)
    for name, expected in sorted(sources.items()):
        copied = _copy(content, name, target)
        if expected and hashlib.sha256(copied.read_bytes()).hexdigest() != expected:
            raise BuildError(
                "the source is not the one that was converted",
                where=Place(file=str(content / name)),
                remedy="put the original back, or convert it again",
            )
    # The lines of a PDF, HTML or DOCX, as they were read, stand beside it.
    lines = [extract_name(name) for name in sorted(sources) if (content / extract_name(name)).is_file()]
    ledgers = [f"issues/{issue}.ledger.jsonl" for issue in selection.ledgers]
    held = [name for name in ledgers if (content / name).exists()]
    for name in (*lines, *held, *_settings(content)):
        _copy(content, name, target)
    return tuple(sorted(sources))


def _documents(selection: Selection) -> Iterator[tuple[str, str | None]]:
    """Each Markdown file's name, with its text where a withdrawn one may stand in the file itself."""
    issue = selection.issue
    titles = {document.id: document.title for document in selection.own}
    yield f"issues/{selection.id}.md", None if issue.source_file else write_issue(issue, titles)
    for document in (*selection.own, *selection.counterparts):
        if DocumentId.parse(document.id) is None:
            raise BuildError(
                f"{document.id!r} is no document id", remedy="an id reads <issuer>/<year>/<slug>"
            )
        whole = document.source is None or document.source.file in selection.sources
        yield f"{document.id}.md", None if whole else write_document(document)


def _settings(content: Path) -> Iterator[str]:
    for name in _SETTINGS:
        path = content / name
        if path.is_dir():
            yield from (one.relative_to(content).as_posix() for one in sorted(path.glob("*.yml")))
        elif path.exists():
            yield name


def _copy(content: Path, name: str, target: Path) -> Path:
    """Copy one file to the same place below ``target``. Names come from front matter and are not trusted."""
    parts = PurePosixPath(name).parts
    place = Place(file=str(content / name))
    if (
        not parts
        or name.startswith("/")
        or "\\" in name
        or any(part in {"..", "."} or ":" in part for part in parts)
    ):
        raise BuildError(f"{name!r} leaves the content folder", where=Place(file=str(content)))
    source = content
    for part in parts:
        source = source / part
        if source.is_symlink():
            raise BuildError(
                "a symbolic link can't be archived", where=place, remedy="put the file itself there"
            )
    if not source.is_file():
        raise BuildError("the file is missing", where=place, remedy="convert the issue again")
    copied = target.joinpath(*parts)
    copied.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, copied)
    return copied
