"""A bag → whether its texts come out of its sources again, and its site out of its texts, byte for byte."""

from __future__ import annotations

import filecmp
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from generator.errors import GeneratorError
from generator.findings import Finding, Place, Severity
from generator.identity import IssueId
from generator.publish.archive import Render, epoch_of
from generator.publish.bag import files_and_links
from generator.publish.versions import Versions, versions

_CONTENT, _SITE = "data/content", "data/site"


class Reconvert(Protocol):
    """Converts the sources of a content folder anew; the pipeline's business."""

    def __call__(self, *, content: Path, to: Path) -> Mapping[str, str]:
        """Write Markdown below ``to``; the files that needn't be equal, each with the reason."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """The two stages that made an archive: sources → Markdown, Markdown → site."""

    convert: Reconvert
    render: Render


def rebuild(
    folder: Path, info: Mapping[str, object], again: Again
) -> tuple[bool | None, tuple[Finding, ...]]:
    """Whether everything came out the same; None with a finding where it could not be tried.

    ``folder`` is a bag whose fixity was checked, ``info`` its ``bag-info.txt``.
    """
    recorded = Versions.parse((folder / "data/versions.json").read_text("utf-8"), file="data/versions.json")
    other = recorded.differences(versions())
    if other:
        return None, (_not_checked(other),)
    issue, day = str(info.get("External-Identifier", "")), str(info.get("Bagging-Date", ""))
    try:
        dated = date.fromisoformat(day)
    except ValueError:
        return None, (_fault("bag-info.txt", "form", f"Bagging-Date {day!r} is no date"),)
    if IssueId.parse(issue) is None:
        return None, (_fault("bag-info.txt", "form", f"External-Identifier {issue!r} is no issue id"),)
    findings = [*_texts(folder, again.convert), *_site(folder, again.render, issue, dated)]
    return not any(finding.severity is Severity.FAULT for finding in findings), tuple(findings)


def _texts(folder: Path, convert: Reconvert) -> list[Finding]:
    """The Markdown of the bag against what its sources give now."""
    with tempfile.TemporaryDirectory(prefix="gongbao-rebuild-") as beside:
        fresh = Path(beside) / "content"
        try:
            exempt = convert(content=folder / _CONTENT, to=fresh)
        except GeneratorError as error:
            return [_fault(_CONTENT, "rebuild", f"the sources can't be converted again: {error}")]
        kept = {
            path.relative_to(folder / _CONTENT).as_posix(): path for path in (folder / _CONTENT).rglob("*.md")
        }
        findings = []
        for name, path in sorted(kept.items()):
            if name in exempt:
                findings.append(_note(f"{_CONTENT}/{name}", exempt[name]))
            elif not (fresh / name).is_file():
                findings.append(_fault(f"{_CONTENT}/{name}", "rebuild", "does not come out of the sources"))
            elif not filecmp.cmp(path, fresh / name, shallow=False):
                findings.append(_fault(f"{_CONTENT}/{name}", "rebuild", "comes out of the sources otherwise"))
        return findings


def _site(folder: Path, render: Render, issue: str, dated: date) -> list[Finding]:
    """The pages of the bag against what its Markdown gives now."""
    with tempfile.TemporaryDirectory(prefix="gongbao-rebuild-") as beside:
        site = Path(beside) / "site"
        try:
            render(content=folder / _CONTENT, issue=issue, site=site, epoch=epoch_of(dated))
        except GeneratorError as error:
            return [_fault(_CONTENT, "rebuild", f"the site can't be made again: {error}")]
        return _compare(folder / _SITE, site)


def _compare(kept: Path, made: Path) -> list[Finding]:
    names = {one.relative_to(top).as_posix() for top in (kept, made) for one in files_and_links(top)}
    findings = []
    for name in sorted(names):
        if not (made / name).is_file():
            findings.append(_fault(f"{_SITE}/{name}", "rebuild", "is not made any more"))
        elif not (kept / name).is_file():
            findings.append(_fault(f"{_SITE}/{name}", "rebuild", "is made now, and not in the bag"))
        elif not filecmp.cmp(kept / name, made / name, shallow=False):
            findings.append(_fault(f"{_SITE}/{name}", "rebuild", "comes out otherwise"))
    return findings


def _not_checked(other: tuple[str, ...]) -> Finding:
    more = f" and {len(other) - 3} more" if len(other) > 3 else ""
    return Finding(
        place=Place(file="data/versions.json"),
        kind="not-checked",
        text=f"rebuild not checked: made with other versions ({', '.join(other[:3])}{more})",
        severity=Severity.DOUBT,
        remedy="install the versions that data/versions.json names, and verify again",
    )


def _note(name: str, text: str) -> Finding:
    return Finding(place=Place(file=name), kind="not-converted", text=text, severity=Severity.NOTE)


def _fault(name: str, kind: str, text: str) -> Finding:
    return Finding(place=Place(file=name), kind=kind, text=text, severity=Severity.FAULT)
