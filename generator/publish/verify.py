"""A bag or its zip → what is wrong with it, file by file; on request, its site made again and compared."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import bagit

from generator.errors import SourceError
from generator.findings import Finding, Place, Severity
from generator.publish.bag import README, digest, files_and_links
from generator.publish.rebuild import Again, rebuild
from generator.publish.zipped import Limits, unpack

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
    def faults(self) -> tuple[Finding, ...]:
        """What is wrong, without what could not be checked."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.FAULT)

    @property
    def sound(self) -> bool:
        """No fault and nothing left unchecked; a note is neither."""
        return all(finding.severity is Severity.NOTE for finding in self.findings)


def verify_bag(path: Path, *, again: Again | None = None, limits: Limits | None = None) -> Verification:
    """Check the bag folder or zip at ``path``; with ``again``, also that its texts and site come out again.

    Places in the findings are relative to the bag. Raises :class:`SourceError` for what is no bag at all.
    """
    if path.is_dir():
        return _verify(path, path, (), again)
    if not path.is_file():
        raise SourceError("no such bag", where=Place(file=str(path)), remedy="give a bag's folder or its zip")
    with tempfile.TemporaryDirectory(prefix="gongbao-verify-") as beside:
        folder, damaged = unpack(path, Path(beside), limits)
        return _verify(folder, path, damaged, again)


def _verify(folder: Path, path: Path, damaged: tuple[Finding, ...], again: Again | None) -> Verification:
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
    if again is not None and not findings:
        rebuilt, more = rebuild(folder, bag.info, again)
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


def _fault(path: Path, folder: Path, kind: str, text: str) -> Finding:
    return _named(path.relative_to(folder).as_posix(), kind, text)


def _named(name: str, kind: str, text: str, severity: Severity = Severity.FAULT, remedy: str = "") -> Finding:
    return Finding(place=Place(file=name), kind=kind, text=text, severity=severity, remedy=remedy)
