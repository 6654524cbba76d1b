"""Documents and issues ⇄ YAML front matter: fixed key order, absent facts absent, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from pydantic import BaseModel, ValidationError

from generator.document.model import (
    Block,
    Document,
    Effect,
    Enclosure,
    EnclosureKind,
    Printing,
    Reference,
    SourceRef,
)
from generator.errors import SourceError
from generator.findings import Finding, Place, Severity
from generator.issue.model import ContentsEntry, Issue
from generator.markdown.schema import (
    DocumentFrontMatter,
    EffectEntry,
    FindingEntry,
    IssueFrontMatter,
    PrintingEntry,
)

_WIDE = 10**9
Model = TypeVar("Model", bound=BaseModel)
_FENCE = re.compile(r"\A---[ \t]*\n")
_DAY = re.compile(r"\b(\d{4})-(\d\d?)-(\d\d?)\b")


def dump(facts: Mapping[str, Any]) -> str:
    """A front matter block with its fences."""
    text = yaml.dump(dict(facts), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=_WIDE)
    return f"---\n{text}---\n\n"


def split(text: str, file: str) -> tuple[dict[str, Any], str]:
    """The facts and the body of a Markdown file.

    :raises SourceError: when there is no front matter or it is no YAML mapping.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not _FENCE.match(text):
        raise SourceError(
            "the file has no front matter",
            where=Place(file=file, line=1),
            remedy="convert its source again, or this file if it is one",
        )
    try:
        post = frontmatter.loads(text, handler=YAMLHandler())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "not YAML"
        raise SourceError(
            f"the front matter can't be read: {problem}",
            where=Place(file=file, line=line),
            remedy="quote values that hold : # or brackets",
        ) from error
    except ValueError as error:
        raise SourceError(
            f"the front matter holds a value that can't be: {error}",
            where=Place(file=file, line=_line_of_no_day(text)),
            remedy="write a day of the calendar, such as 2025-03-01",
        ) from error
    if not post.metadata:
        raise SourceError(
            "the front matter is empty or not closed",
            where=Place(file=file, line=1),
            remedy="close it with ---",
        )
    return dict(post.metadata), post.content


def _line_of_no_day(text: str) -> int:
    """The first line with a date that no calendar has; the parser doesn't tell which it was."""
    for number, line in enumerate(text.splitlines(), start=1):
        for year, month, day in _DAY.findall(line):
            try:
                date(int(year), int(month), int(day))
            except ValueError:
                return number
    return 1


def check(model: type[Model], facts: Mapping[str, Any], file: str, text: str) -> Model:
    """``facts`` checked against ``model``; all faults in one error, the first one's line named."""
    try:
        return model.model_validate(facts)
    except ValidationError as error:
        faults = [(".".join(str(piece) for piece in fault["loc"]), fault["msg"]) for fault in error.errors()]
        key = faults[0][0].split(".")[0]
        line = next((n for n, row in enumerate(text.splitlines(), start=1) if row.startswith(f"{key}:")), 1)
        said = "; ".join(f"{where}: {message}" for where, message in faults[:5])
        raise SourceError(
            f"the front matter doesn't hold what it should ({said})",
            where=Place(file=file, line=line),
            remedy="see the reference of the content format",
        ) from error


def _given(pairs: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in pairs.items() if value not in (None, (), [], {}, "")}


def _plain(value: object, skip: frozenset[str] = frozenset()) -> dict[str, Any]:
    """A dataclass's given fields, tuples as lists."""
    pairs: dict[str, Any] = {}
    for one in fields(value):  # type: ignore[arg-type]
        if one.name in skip:
            continue
        got = getattr(value, one.name)
        pairs[one.name] = (
            list(got) if isinstance(got, tuple) else str(got) if isinstance(got, EnclosureKind) else got
        )
    return _given(pairs)


def _finding(finding: Finding) -> dict[str, Any]:
    return _given(
        {
            "line": finding.place.line,
            "end": finding.place.end,
            "kind": finding.kind,
            "text": finding.text,
            "severity": None if finding.severity is Severity.DOUBT else str(finding.severity),
            "remedy": finding.remedy,
        }
    )


def document_facts(document: Document) -> dict[str, Any]:
    """The front matter of a document as plain data, in the order of the contract."""
    d = document
    return _given(
        {
            "id": d.id,
            "title": d.title,
            "doc_number": d.doc_number,
            "issuer": d.issuer,
            "issuer_id": d.issuer_id,
            "joint_issuers": list(d.joint_issuers),
            "doc_type": d.doc_type,
            "addressees": list(d.addressees),
            "signatories": list(d.signatories),
            "date": d.date,
            "gazette": _plain(d.gazette) if d.gazette else None,
            "printings": [_plain(p) for p in d.printings],
            "enclosures": [_plain(e) for e in d.enclosures],
            "effective": _effect(d.effective),
            "expires": _effect(d.expires),
            "repeals": _effect(d.repeals),
            "topics": list(d.topics),
            "citations": [_plain(c) for c in d.citations],
            "source": _plain(d.source) if d.source else None,
            "inferred": list(d.inferred),
            "supplied": list(d.supplied),
            "findings": [_finding(f) for f in d.findings],
        }
    )


def _effect(effect: Effect | None) -> dict[str, Any] | None:
    return _given({"date": effect.date, "text": effect.text}) if effect else None


def document_from(front: DocumentFrontMatter, blocks: tuple[Block, ...], file: str) -> Document:
    """The Document of a checked front matter and its blocks."""
    place = front.source.file if front.source else file
    source = (
        SourceRef(file=front.source.file, sha256=front.source.sha256, lines=front.source.lines)
        if front.source
        else None
    )
    return Document(
        id=front.id,
        title=front.title,
        blocks=blocks,
        doc_number=front.doc_number,
        issuer=front.issuer,
        issuer_id=front.issuer_id,
        joint_issuers=front.joint_issuers,
        doc_type=front.doc_type,
        addressees=front.addressees,
        signatories=front.signatories,
        date=front.date,
        gazette=_printing(front.gazette) if front.gazette else None,
        printings=tuple(_printing(p) for p in front.printings),
        enclosures=tuple(
            Enclosure(id=e.id, title=e.title, kind=e.kind, genre=e.genre, agencies=e.agencies)
            for e in front.enclosures
        ),
        effective=_effect_from(front.effective),
        expires=_effect_from(front.expires),
        repeals=_effect_from(front.repeals),
        topics=front.topics,
        citations=tuple(Reference(title=c.title, number=c.number) for c in front.citations),
        source=source,
        inferred=front.inferred,
        supplied=front.supplied,
        findings=tuple(_finding_from(f, place) for f in front.findings),
    )


def _printing(entry: PrintingEntry) -> Printing:
    return Printing(**entry.model_dump())


def _effect_from(entry: EffectEntry | None) -> Effect | None:
    return Effect(text=entry.text, date=entry.date) if entry else None


def _finding_from(entry: FindingEntry, place: str) -> Finding:
    return Finding(
        place=Place(file=place, line=entry.line, end=entry.end),
        kind=entry.kind,
        text=entry.text,
        severity=entry.severity or Severity.DOUBT,
        remedy=entry.remedy or "",
    )


def issue_facts(issue: Issue) -> dict[str, Any]:
    """The front matter of an issue as plain data."""
    return _given(
        {
            "id": issue.id,
            "gazette": issue.gazette,
            "name": issue.name,
            "year": issue.year,
            "number": issue.number,
            "serial": issue.serial,
            "published": issue.published,
            "masthead": list(issue.masthead),
            "contents": [_plain(entry) for entry in issue.contents],
            "colophon": list(issue.colophon),
            "documents": list(issue.documents),
            "source": _given(
                {"file": issue.source_file, "sha256": issue.source_sha256, "encoding": issue.encoding}
            ),
            "inferred": list(issue.inferred),
            "supplied": list(issue.supplied),
            "findings": [_finding(f) for f in issue.findings],
        }
    )


def issue_from(front: IssueFrontMatter, file: str) -> Issue:
    """The Issue of a checked front matter."""
    source = front.source
    return Issue(
        id=front.id,
        gazette=front.gazette,
        name=front.name,
        year=front.year,
        number=front.number,
        serial=front.serial,
        published=front.published,
        masthead=front.masthead,
        contents=tuple(ContentsEntry(**entry.model_dump()) for entry in front.contents),
        colophon=front.colophon,
        documents=front.documents,
        source_file=source.get("file", ""),
        source_sha256=source.get("sha256", ""),
        encoding=source.get("encoding", ""),
        inferred=front.inferred,
        supplied=front.supplied,
        findings=tuple(_finding_from(f, source.get("file", file)) for f in front.findings),
    )
