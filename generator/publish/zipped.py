"""A folder ⇄ a zip: packed to the same bytes every time, unpacked as if an enemy had sent it."""

from __future__ import annotations

import stat
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from generator.errors import SourceError
from generator.findings import Finding, Place, Severity
from generator.publish.bag import files_and_links

if TYPE_CHECKING:
    from datetime import date

_PIECE = 1 << 20
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a zip may unpack to. The defaults hold an issue of some thousand pages many times over."""

    files: int = 100_000
    size: int = 4 << 30


def pack(folder: Path, target: Path, day: date) -> None:
    """Write ``folder`` to the zip ``target``: entries sorted, dated ``day``, mode 0644, no extra fields.

    Every entry lies below the folder's own name. Zip knows no day before 1980-01-01.
    """
    stamp = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files_and_links(folder), key=lambda path: path.relative_to(folder).as_posix()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", date_time=stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, path.read_bytes(), compresslevel=9)


def unpack(source: Path, folder: Path, limits: Limits | None = None) -> tuple[Path, tuple[Finding, ...]]:
    """Unpack the zip ``source`` below ``folder``; the one folder in it, and a finding per damaged entry.

    A zip that would write elsewhere, twice to one place, a link, or more than ``limits`` is
    refused as a whole (:class:`SourceError`), before anything of it is written.
    """
    limits = limits or Limits()
    place = Place(file=str(source))
    try:
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
            root = _refuse_unsafe(entries, limits, place)
            damaged: list[Finding] = []
            left = limits.size
            for entry in entries:
                if not entry.is_dir():
                    written, fault = _unpack_entry(archive, entry, folder, left, place)
                    left -= written
                    damaged.extend(fault)
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise SourceError(f"not a readable zip: {error}", where=place, remedy="fetch it again") from error
    return folder / root, tuple(damaged)


def _unpack_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, left: int, place: Place
) -> tuple[int, tuple[Finding, ...]]:
    """Bytes written, and a finding where the entry's own checksum fails; what was readable is written."""
    target = folder / entry.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    try:
        with archive.open(entry) as stream, target.open("wb") as out:
            written = _copy(stream, out, left, place)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        inside = Place(file=str(PurePosixPath(*PurePosixPath(entry.filename).parts[1:])))
        return written, (
            Finding(
                place=inside,
                kind="damaged",
                text=f"the zip's entry is damaged: {error}",
                severity=Severity.FAULT,
            ),
        )
    return written, ()


def _copy(stream: IO[bytes], out: IO[bytes], left: int, place: Place) -> int:
    """Copy, counting what really comes out: the sizes in the zip's directory are only its word."""
    written = 0
    while piece := stream.read(_PIECE):
        written += len(piece)
        if written > left:
            raise SourceError("unpacks to more than its directory says or the limit allows", where=place)
        out.write(piece)
    return written


def _refuse_unsafe(entries: list[zipfile.ZipInfo], limits: Limits, place: Place) -> str:
    """The name of the one folder in the zip."""
    if not entries:
        raise SourceError("the zip is empty", where=place)
    if len(entries) > limits.files or sum(entry.file_size for entry in entries) > limits.size:
        raise SourceError(f"unpacks to more than {limits.files} files or {limits.size} bytes", where=place)
    seen: set[str] = set()
    for entry in entries:
        fault = _fault(entry)
        key = unicodedata.normalize("NFC", entry.filename).casefold().rstrip("/")
        if fault is None and key in seen:
            fault = "a second entry of that name"
        seen.add(key)
        if fault:
            raise SourceError(
                f"unsafe entry {entry.filename!r}: {fault}", where=place, remedy="don't trust this zip"
            )
    files = {
        unicodedata.normalize("NFC", entry.filename).casefold() for entry in entries if not entry.is_dir()
    }
    for entry in entries:
        above = PurePosixPath(unicodedata.normalize("NFC", entry.filename).casefold()).parents
        if any(str(parent) in files for parent in above):
            raise SourceError(f"unsafe entry {entry.filename!r}: its folder is a file", where=place)
    roots = {entry.filename.split("/", 1)[0] for entry in entries}
    if len(roots) != 1 or any("/" not in entry.filename for entry in entries):
        raise SourceError(
            "not one folder",
            where=place,
            remedy="an archive's zip holds one bag folder and nothing beside it",
        )
    return roots.pop()


def _fault(entry: zipfile.ZipInfo) -> str | None:
    parts = entry.filename.rstrip("/").split("/")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if any(part in {"", ".", ".."} for part in parts):
        return "leaves its folder"
    if any(sign in entry.filename for sign in '\\:*?"<>|') or not entry.filename.isprintable():
        return "a name that some systems read as another place"
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "neither file nor folder"
    if entry.flag_bits & _ENCRYPTED:
        return "encrypted"
    if entry.compress_type not in _METHODS:
        return "packed by a method that isn't deflate"
    return None
