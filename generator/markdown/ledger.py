"""The ledger of an issue: where every line of the source went, and what was written from it.

JSON lines: first the source with a census of its characters, then for each run of source
lines ``{"lines", "to"}`` (a block, a part of the issue) or ``{"lines", "removed", "text"}``
(page furniture), then for each document ``{"document", "path", "sha256"}``: the file as
written, which tells a hand-edited one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from generator.document.model import Document, Span, block_text
from generator.errors import SourceError
from generator.findings import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Source lines that became a block: ``mark`` is the digest of its text as converted.

    Lines around the documents (masthead, contents, colophon) carry their ``text``.
    """

    start: int
    end: int
    to: str
    mark: str = ""
    text: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A source line that is page furniture, with its printed text."""

    line: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file as convert wrote it, relative to the content folder."""

    id: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The whole ledger of one issue."""

    issue: str
    file: str
    sha256: str
    encoding: str
    lines: int
    characters: Mapping[str, int]
    changed: Mapping[str, int] = field(default_factory=dict)
    placed: tuple[Placed, ...] = ()
    removed: tuple[Removed, ...] = ()
    written: tuple[Written, ...] = ()


def digest(text: str) -> str:
    """A short digest that tells a block's text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def placed_blocks(document: Document) -> tuple[Placed, ...]:
    """A ledger entry for each block of a document as converted."""
    return tuple(
        Placed(
            start=block.source.start,
            end=block.source.end,
            to=f"{document.id}#{block.id}",
            mark=digest(block_text(block)),
            page=block.source.page,
        )
        for block in document.blocks
        if block.source
    )


def write_ledger(ledger: Ledger) -> str:
    """The ledger as JSON lines."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in _rows(ledger))


def _rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    yield {
        "issue": ledger.issue,
        "source": ledger.file,
        "sha256": ledger.sha256,
        "encoding": ledger.encoding,
        "lines": ledger.lines,
        "characters": dict(ledger.characters),
        "changed": dict(ledger.changed),
    }
    for placed in ledger.placed:
        row: dict[str, Any] = {"lines": [placed.start, placed.end], "to": placed.to}
        row |= {"mark": placed.mark} if placed.mark else {}
        row |= {"text": placed.text} if placed.text else {}
        row |= {"page": placed.page} if placed.page is not None else {}
        yield row
    for removed in ledger.removed:
        yield {"lines": [removed.line, removed.line], "removed": removed.kind, "text": removed.text}
    for written in ledger.written:
        yield {"document": written.id, "path": written.path, "sha256": written.sha256}


def read_ledger(text: str, *, file: str) -> Ledger:
    """The ledger that a file holds.

    :raises SourceError: when a line is not what a ledger holds.
    """
    placed: list[Placed] = []
    removed: list[Removed] = []
    written: list[Written] = []
    head: dict[str, Any] = {}
    for no, line in enumerate(text.splitlines(), start=1):
        try:
            row = json.loads(line)
            if "source" in row:
                head = row
            elif "to" in row:
                start, end = row["lines"]
                placed.append(
                    Placed(
                        start=start,
                        end=end,
                        to=row["to"],
                        mark=row.get("mark", ""),
                        text=row.get("text", ""),
                        page=row.get("page"),
                    )
                )
            elif "removed" in row:
                removed.append(Removed(line=row["lines"][0], kind=row["removed"], text=row["text"]))
            else:
                written.append(Written(id=row["document"], path=row["path"], sha256=row["sha256"]))
        except (ValueError, KeyError, TypeError) as error:
            raise SourceError(
                "this line is no ledger entry",
                where=Place(file=file, line=no),
                remedy="convert the issue's source again",
            ) from error
    lacking = [key for key in ("issue", "source", "sha256", "encoding", "lines") if key not in head]
    if lacking:
        raise SourceError(
            f"the ledger's first line doesn't say {', '.join(lacking)}",
            where=Place(file=file, line=1),
            remedy="remove the ledger and convert the issue's source again",
        )
    return Ledger(
        issue=head["issue"],
        file=head["source"],
        sha256=head["sha256"],
        encoding=head["encoding"],
        lines=head["lines"],
        characters=head.get("characters", {}),
        changed=head.get("changed", {}),
        placed=tuple(placed),
        removed=tuple(removed),
        written=tuple(written),
    )


def give_places(document: Document, placed: Sequence[Placed]) -> Document:
    """The document with each block's source lines; edited blocks take the place of the one they replace."""
    own = [p for p in placed if p.to.partition("#")[0] == document.id]
    if not own:
        return document
    marks = [digest(block_text(block)) for block in document.blocks]
    matcher = SequenceMatcher(None, [p.mark for p in own], marks, autojunk=False)
    spans: dict[int, Span] = {}
    for op, a1, a2, b1, b2 in matcher.get_opcodes():
        if op == "equal" or (op == "replace" and a2 - a1 == b2 - b1):
            for offset in range(a2 - a1):
                p = own[a1 + offset]
                spans[b1 + offset] = Span(start=p.start, end=p.end, page=p.page)
    return replace(
        document,
        blocks=tuple(replace(block, source=spans.get(index)) for index, block in enumerate(document.blocks)),
    )
