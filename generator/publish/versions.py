"""What made an archive: this program's own files and every package it stands on, by version.

Two runs with equal :class:`Versions` give equal bytes; ``verify --rebuild`` relies on it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import generator
from generator.errors import BuildError, SourceError
from generator.findings import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """``code`` is a SHA-256 over the program's files, so that a changed rule is another version.

    ``packages`` holds (name, version), sorted by name.
    """

    gongbao: str
    code: str
    python: str
    packages: tuple[tuple[str, str], ...]

    def as_json(self) -> str:
        """For ``versions.json`` in an archive."""
        return json.dumps({**asdict(self), "packages": dict(self.packages)}, indent=2) + "\n"

    @classmethod
    def parse(cls, text: str, *, file: str) -> Versions:
        """Read :meth:`as_json` back."""
        try:
            data = json.loads(text)
            return cls(
                gongbao=str(data["gongbao"]),
                code=str(data["code"]),
                python=str(data["python"]),
                packages=tuple(
                    sorted((str(name), str(version)) for name, version in data["packages"].items())
                ),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SourceError(f"not a list of versions: {error}", where=Place(file=file)) from error

    def differences(self, other: Versions) -> tuple[str, ...]:
        """What ``other`` has otherwise, one phrase each: ``mkdocs 1.6.0 ≠ 1.6.1``."""
        mine, theirs = dict(self.packages), dict(other.packages)
        pairs = [("gongbao", self.gongbao, other.gongbao), ("python", self.python, other.python)]
        pairs += [
            (name, mine.get(name, "absent"), theirs.get(name, "absent")) for name in sorted(mine | theirs)
        ]
        named = tuple(f"{name} {here} ≠ {there}" for name, here, there in pairs if here != there)
        return named if named or self.code == other.code else ("gongbao's own files differ",)


def versions() -> Versions:
    """The versions of this very run, read from the installed packages and the program's files."""
    try:
        found = _closure(distribution("gongbao"))
    except PackageNotFoundError as error:
        raise BuildError(
            f"the package {error.name} is not installed, so its version can't be recorded",
            remedy="install gongbao with pip (`make site` does)",
        ) from error
    return Versions(
        gongbao=generator.__version__,
        code=_code_digest(),
        python="{}.{}".format(*sys.version_info[:2]),
        packages=tuple(sorted(found.items())),
    )


def _closure(top: Distribution) -> dict[str, str]:
    """Name → version of everything ``top`` needs on this machine, however deep."""
    found: dict[str, str] = {}
    waiting = [top]
    while waiting:
        for line in waiting.pop().requires or ():
            requirement = Requirement(line)
            name = canonicalize_name(requirement.name)
            if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
                continue
            needed = distribution(name)
            found[name] = needed.version
            waiting.append(needed)
    return found


def _code_digest() -> str:
    """One SHA-256 over names and contents of the program's files and the theme, wherever it is installed."""
    package = Path(generator.__file__).parent
    top = package.parent
    beside = [] if (package / "theme").is_dir() else [top / "mkdocs.yml", *sorted((top / "theme").rglob("*"))]
    inside = sorted(package.rglob("*"))
    files = {
        **{path.relative_to(package).as_posix(): path for path in inside},
        **{path.relative_to(top).as_posix(): path for path in beside},
    }
    total = hashlib.sha256()
    for name, path in sorted(files.items()):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()
