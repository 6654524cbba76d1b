"""Files, safely: written beside and renamed; links and paths out of the tree refused."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from generator.errors import BuildError, SourceError
from generator.findings import Place

_MODE = 0o644


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that readers see the old file or the new one, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(_MODE)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def write_output(path: Path, data: bytes) -> None:
    """Write ``data`` where ``-o`` says: a file whole or not at all, and into a device or a pipe.

    :raises BuildError: when it can't be written there.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)  # a file in its place would replace /dev/stdout
        else:
            write_atomically(path.resolve(), data)
    except OSError as error:
        raise BuildError(
            f"the file can't be written ({error.strerror})",
            where=Place(file=str(path)),
            remedy="name a file in a folder that you may write to",
        ) from error


def sha256(data: bytes) -> str:
    """The digest by which a file is recognised."""
    return hashlib.sha256(data).hexdigest()


def read_source(path: Path) -> bytes:
    """The bytes of a source.

    :raises SourceError: when it is missing, a link, a folder or unreadable.
    """
    place = Place(file=str(path))
    if path.is_symlink():
        raise SourceError("the source is a symbolic link", where=place, remedy="give the file itself")
    if path.is_dir():
        raise SourceError("the source is a folder", where=place, remedy="give the files in it")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("there is no such file", where=place, remedy="check the path") from error
    except OSError as error:
        raise SourceError(
            f"the file can't be read ({error.strerror})", where=place, remedy="check its rights"
        ) from error


def read_text(path: Path, root: Path) -> str:
    """The text of a file below ``root``.

    :raises SourceError: when it is a link out of the tree or no UTF-8.
    """
    name = path.relative_to(root).as_posix()
    if not path.resolve().is_relative_to(root.resolve()):
        raise SourceError(
            "the file is a link out of the content folder", where=Place(file=name), remedy="remove it"
        )
    return _decoded(path, name)


def read_given(path: Path) -> str:
    """The text of a file that a command names.

    :raises SourceError: when it can't be read or is no UTF-8.
    """
    return _decoded(path, str(path))


def _decoded(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(
            "the file is no text in UTF-8",
            where=Place(file=name),
            remedy="save it as UTF-8, or convert it first if it is a source",
        ) from error
    except OSError as error:
        raise SourceError(
            f"the file can't be read ({error.strerror})", where=Place(file=name), remedy="check its rights"
        ) from error
