"""A folder → a BagIt bag (RFC 8493) whose bytes depend on nothing but the payload and the facts given.

The bagit library makes the bag; what it leaves to the day, the machine or the order of a
directory listing is settled here.
"""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING

import bagit

from generator.errors import BuildError
from generator.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ALGORITHM = "sha512"
"""What RFC 8493 asks of new bags (section 2.4)."""

README = "README.md"
"""A tag file (RFC 8493, section 2.2.4), at the top, where a person who opens the folder looks first."""

# Without a handler of its own the library prints its warnings, which are findings here.
logging.getLogger("bagit").addHandler(logging.NullHandler())


def make_bag(folder: Path, info: Mapping[str, str], *, readme: str) -> None:
    """Turn ``folder`` into a bag in place: its content moves to ``data/``, manifests and ``README.md`` join it.

    ``info`` are the lines of ``bag-info.txt``; ``Bagging-Date`` and ``Bag-Software-Agent``
    must be among them, since the library would else name the day and itself.
    """
    missing = {"Bagging-Date", "Bag-Software-Agent"} - set(info)
    if missing:
        raise BuildError(f"bag-info lacks {', '.join(sorted(missing))}", where=Place(file=str(folder)))
    link = next((path for path in files_and_links(folder) if path.is_symlink()), None)
    if link is not None:
        raise BuildError(
            "a symbolic link can't be archived",
            where=Place(file=str(link)),
            remedy="put the file itself there",
        )
    try:
        bagit.make_bag(str(folder), dict(info), checksums=[ALGORITHM])
    except (bagit.BagError, OSError) as error:
        raise BuildError(f"the bag can't be made: {error}", where=Place(file=str(folder))) from error
    # The library still writes 0.97, and lists the tag files as the directory happens to.
    (folder / "bagit.txt").write_text(
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "utf-8", newline="\n"
    )
    (folder / README).write_text(readme, "utf-8", newline="\n")
    tags = (README, "bag-info.txt", "bagit.txt", f"manifest-{ALGORITHM}.txt")
    lines = (f"{digest(folder / name)}  {name}\n" for name in tags)
    (folder / f"tagmanifest-{ALGORITHM}.txt").write_text("".join(lines), "utf-8", newline="\n")
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    folder.chmod(0o755)


def files_and_links(folder: Path) -> Iterator[Path]:
    """Everything below ``folder`` that is no directory, links included and not followed, sorted."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_dir():
            yield path


def digest(path: Path, algorithm: str = ALGORITHM) -> str:
    """The file's checksum in hexadecimal, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, algorithm).hexdigest()
