"""A bag or its zip → what is wrong with it, file by file; on request, its site made again and compared."""

from __future__ import annotations

import filecmp
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import bagit

from generator.errors import GeneratorError, SourceError
from generator.findings import Finding, Place, Severity
from generator.identity import IssueId
from generator.publish.archive import epoch_of
from generator.publish.bag import README, digest, files_and_links
from generator.publish.versions import Versions, versions
from generator.publish.zipped import Limits, unpack

if TYPE_CHECKING:
    from generator.publish.archive import Render

_NEEDED = (README, "data/versions.json", "data/site/index.html")
_TAGS = {"bagit.txt", "bag-info.txt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """``files`` were compared with their checksums; ``rebuilt`` is None where that was not asked or not possible."""

    bag: Path
    files: int
    findings: tuple[Finding, ...]
    rebuilt: bool | None = None

    @property
    def sound(self) -> bool:
        """No fault and nothing left unchecked."""
        return not self.findings


def verify_bag(path: Path, *, render: Render | None = None, limits: Limits | None = None) -> Verification:
    """Check the bag folder or zip at ``path``; with ``render``, also that its site can be made again.

    Places in the findings are relative to the bag. Raises :class:`SourceError` for what is no bag at all.
    """
    if path.is_dir():
        return _verify(path, path, (), render)
    if not path.is_file():
        raise SourceError("no such bag", where=Place(file=str(path)), remedy="give a bag's folder or its zip")
    with tempfile.TemporaryDirectory(prefix="gongbao-verify-") as beside:
        folder, damaged = unpack(path, Path(beside), limits)
        return _verify(folder, path, damaged, render)


def _verify(folder: Path, path: Path, damaged: tuple[Finding, ...], render: Render | None) -> Verification:
    links = tuple(
        _fault(one, folder, "link", "a symbolic link, which no archive holds")
        for one in files_and_links(folder)
        if one.is_symlink()
    )
    if links:
        return Verification(bag=path, files=0, findings=links)
    bag = _open(folder, path)
    named = {finding.place.file for finding in damaged}
    findings = [*damaged, *(one for one in _contents(bag, folder) if one.place.file not in named)]
    if not findings:
        findings.extend(_form(bag))
    rebuilt = None
    if render is not None and not findings:
        rebuilt, more = _rebuild(bag, folder, render)
        findings.extend(more)
    return Verification(bag=path, files=len(bag.entries), findings=tuple(findings), rebuilt=rebuilt)


def _open(folder: Path, path: Path) -> bagit.Bag:
    try:
        return bagit.Bag(str(folder))
    except (bagit.BagError, OSError, ValueError) as error:
        text = str(error).replace(str(folder), path.name)
        raise SourceError(
            f"no readable bag: {text}", where=Place(file=str(path)), remedy="fetch it again"
        ) from error


def _contents(bag: bagit.Bag, folder: Path) -> list[Finding]:
    """Each file against every checksum that names it, and each that is named nowhere or missing.

    The library stops at the first kind of fault; an archivist wants them all.
    """
    findings = []
    present = {one.relative_to(folder).as_posix(): one for one in files_and_links(folder)}
    for name, sums in sorted(bag.entries.items()):
        if name not in present:
            findings.append(_named(name, "missing", "is in the manifest, and not in the bag"))
        elif any(
            digest(present[name], algorithm) != expected.lower() for algorithm, expected in sums.items()
        ):
            findings.append(_named(name, "changed", "does not have the checksum that the manifest gives"))
    known = {*bag.entries, *(Path(one).name for one in bag.tagmanifest_files())}
    findings += [
        _named(name, "unexpected", "is in the bag, and in no manifest")
        for name in present
        if name not in known
    ]
    needed = [*_NEEDED, *_TAGS, *(f"tagmanifest-{algorithm}.txt" for algorithm in sorted(bag.algorithms))]
    findings += [
        _named(name, "missing", "belongs into every archive")
        for name in needed
        if name not in present and name not in bag.entries
    ]
    return sorted(findings, key=lambda finding: finding.place)


def _form(bag: bagit.Bag) -> list[Finding]:
    """What the library checks beyond the files: structure, encoding, Payload-Oxum; and that nothing is to be fetched."""
    try:
        bag.validate(completeness_only=True)
    except bagit.BagError as error:
        return [_named("bag-info.txt", "form", str(error))]
    return (
        [_named("fetch.txt", "form", "an archive fetches nothing")]
        if (Path(bag.path) / "fetch.txt").exists()
        else []
    )


def _rebuild(bag: bagit.Bag, folder: Path, render: Render) -> tuple[bool | None, list[Finding]]:
    """Whether the site came out byte for byte; None with a finding where it could not be tried."""
    recorded = Versions.parse((folder / "data/versions.json").read_text("utf-8"), file="data/versions.json")
    other = recorded.differences(versions())
    if other:
        more = f" and {len(other) - 3} more" if len(other) > 3 else ""
        text = f"rebuild not checked: made with other versions ({', '.join(other[:3])}{more})"
        remedy = "install the versions that data/versions.json names, and verify again"
        return None, [_named("data/versions.json", "not-checked", text, Severity.DOUBT, remedy)]
    issue, day = str(bag.info.get("External-Identifier", "")), str(bag.info.get("Bagging-Date", ""))
    try:
        dated = date.fromisoformat(day)
    except ValueError:
        return None, [_named("bag-info.txt", "form", f"Bagging-Date {day!r} is no date")]
    if IssueId.parse(issue) is None:
        return None, [_named("bag-info.txt", "form", f"External-Identifier {issue!r} is no issue id")]
    with tempfile.TemporaryDirectory(prefix="gongbao-rebuild-") as beside:
        site = Path(beside) / "site"
        try:
            render(content=folder / "data/content", issue=issue, site=site, epoch=epoch_of(dated))
        except GeneratorError as error:
            return False, [_named("data/content", "rebuild", f"the site can't be made again: {error}")]
        findings = _compare(folder / "data/site", site)
    return not findings, findings


def _compare(kept: Path, made: Path) -> list[Finding]:
    names = {one.relative_to(top).as_posix() for top in (kept, made) for one in files_and_links(top)}
    findings = []
    for name in sorted(names):
        if not (made / name).is_file():
            findings.append(_named(f"data/site/{name}", "rebuild", "is not made any more"))
        elif not (kept / name).is_file():
            findings.append(_named(f"data/site/{name}", "rebuild", "is made now, and not in the bag"))
        elif not filecmp.cmp(kept / name, made / name, shallow=False):
            findings.append(_named(f"data/site/{name}", "rebuild", "comes out otherwise"))
    return findings


def _fault(path: Path, folder: Path, kind: str, text: str) -> Finding:
    return _named(path.relative_to(folder).as_posix(), kind, text)


def _named(name: str, kind: str, text: str, severity: Severity = Severity.FAULT, remedy: str = "") -> Finding:
    return Finding(place=Place(file=name), kind=kind, text=text, severity=severity, remedy=remedy)
