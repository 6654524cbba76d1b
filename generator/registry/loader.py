"""Files → Registry: reads the built-in data and ``content/registry/*.yml``, and reports every fault at once."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import yaml
from pydantic import ValidationError

from generator.errors import RegistryError
from generator.findings import Place
from generator.registry.assemble import Sourced, assemble
from generator.registry.schema import IssuerEntry, RegistryFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.registry.registry import Registry

DATA = Path(__file__).parent / "data"
_BUILT_IN = (
    "issuers.yml",
    "bodies.yml",
    "levels.yml",
    "collectives.yml",
    "doctypes.yml",
    "phrases.yml",
    "kinds.yml",
    "actors.yml",
    "lookalikes.yml",
)
# libyaml reads the data in 12 ms; the pure parser takes 150.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_registry(extra: Path | None = None) -> Registry:
    """The built-in registry, extended by the ``*.yml`` files of the folder ``extra`` (it may be absent).

    Raises:
        RegistryError: the files contradict their schema or each other; all faults are named.
    """
    paths = () if extra is None or not extra.is_dir() else tuple(sorted(extra.glob("*.yml")))
    return _load(tuple((path, path.read_bytes()) for path in paths))


@lru_cache(maxsize=8)
def _load(extra: tuple[tuple[Path, bytes], ...]) -> Registry:
    faults: list[str] = []
    files = [Sourced(file="divisions.csv", lines={}, data=RegistryFile(issuers=_divisions()))]
    files += [_read(DATA / name, (DATA / name).read_bytes(), faults) for name in _BUILT_IN]
    files += [_read(path, content, faults) for path, content in extra]
    registry = assemble(files, faults) if not faults else None
    if registry is None or faults:
        _raise(faults)
    return registry


def _raise(faults: Sequence[str]) -> NoReturn:
    head = "the registry has a fault" if len(faults) == 1 else f"the registry has {len(faults)} faults"
    raise RegistryError(
        f"{head}:\n" + "\n".join(f"  {fault}" for fault in faults),
        remedy="\ncorrect the entries named; docs/reference/registry.md describes them",
    )


def _divisions() -> tuple[IssuerEntry, ...]:
    """Provinces and prefectures of ``divisions.csv``; the province's code begins its prefectures' codes."""
    with (DATA / "divisions.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    provinces = {row["code"][:2]: row["id"] for row in rows if row["code"].endswith("0000")}
    capitals = {row["code"][:2]: row["stem"] for row in rows if row["code"].endswith("0100")}
    # 333 rows a registry: built without validation, which a test makes up for.
    return tuple(
        IssuerEntry.model_construct(
            id=row["id"],
            short=row["name"],
            stem=row["stem"],
            code=row["code"],
            level="province" if row["code"].endswith("0000") else "city",
            parent="state" if row["code"].endswith("0000") else provinces[row["code"][:2]],
            capital=capitals.get(row["code"][:2]) if row["code"].endswith("0000") else None,
        )
        for row in rows
    )


def _read(path: Path, content: bytes, faults: list[str]) -> Sourced:
    name = path.name if path.parent == DATA else str(path)
    empty = Sourced(file=name, lines={}, data=RegistryFile())
    try:
        # A subclass of SafeLoader: no tag makes an object.
        raw = yaml.load(content, Loader=_Loader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        faults.append(f"{Place(file=name, line=line)}: not YAML: {error.problem}")
        return empty
    except yaml.YAMLError as error:
        faults.append(f"{name}: not YAML: {' '.join(str(error).split())}")
        return empty
    try:
        data = RegistryFile.model_validate(raw or {})
    except ValidationError as error:
        node = yaml.compose(content, Loader=_Loader)
        for fault in error.errors():
            where = Place(file=name, line=_line(node, fault["loc"]))
            dotted = ".".join(str(key) for key in fault["loc"])
            faults.append(f"{where}: {dotted}: {fault['msg']}")
        return empty
    lines = {} if path.parent == DATA else _entry_lines(yaml.compose(content, Loader=_Loader))
    return Sourced(file=name, lines=lines, data=data)


def _line(node: yaml.Node | None, loc: Sequence[int | str]) -> int | None:
    """The 1-based line of the deepest node on the way to ``loc``."""
    if node is None:
        return None
    line = node.start_mark.line + 1
    if not loc:
        return line
    key, rest = loc[0], loc[1:]
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return _line(node.value[key], rest)
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                return _line(value, rest) if rest else name.start_mark.line + 1
    return line


def _entry_lines(node: yaml.Node | None) -> dict[tuple[str, int], int]:
    """Where each entry of each list begins: ``("issuers", 0)`` → line."""
    lines: dict[tuple[str, int], int] = {}
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if isinstance(value, yaml.SequenceNode):
                for index, entry in enumerate(value.value):
                    lines[name.value, index] = entry.start_mark.line + 1
    return lines
