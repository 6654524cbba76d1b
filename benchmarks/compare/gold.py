"""Pairs whose alignment was set by hand, with their documents as the converter reads them."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any

from generator.document.model import Document
from generator.pipeline import Supplied, convert, find_document, load_content, registry_of
from generator.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPair:
    """Two documents and the gold: sentences with roles, links with classes, figures."""

    name: str
    base: Document
    target: Document
    registry: Registry
    gold: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Sources converted together: their documents and the registry that names their places."""

    documents: tuple[Document, ...]
    registry: Registry

    def numbered(self, number: str) -> Document:
        """The document with this number."""
        return next(document for document in self.documents if document.doc_number == number)


def read_collection(sources: Iterable[Path], registry: Path | None = None) -> Collection:
    """``sources`` converted into a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        content = Path(name)
        if registry is not None:
            copytree(registry, content / "registry")
        names = registry_of(content)
        for source in sources:
            convert(source, content, names, Supplied())
        held = load_content(content)
        return Collection(documents=tuple(held.documents.values()), registry=names)


def sample() -> Collection:
    """The sample's three issues."""
    sources = sorted((ROOT / "content" / "sources").glob("*.txt"))
    return read_collection(sources, ROOT / "content" / "registry")


def corpus() -> Collection | None:
    """The real gazettes, where there are any."""
    folder = Path(os.environ.get("GONGBAO_CORPUS") or ROOT.parent / "shared" / "corpus")
    return read_collection(sorted(folder.glob("*.txt"))) if folder.is_dir() else None


def pairs_of(collection: Collection, folder: Path) -> list[GoldPair]:
    """The gold pairs of ``folder`` whose documents the collection holds."""
    found: list[GoldPair] = []
    for path in sorted(folder.glob("pair-*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found.append(
            GoldPair(
                name=path.stem.removeprefix("pair-"),
                base=collection.numbered(gold["base"]["doc_number"]),
                target=collection.numbered(gold["target"]["doc_number"]),
                registry=collection.registry,
                gold=gold,
            )
        )
    return found


def sample_pairs() -> list[GoldPair]:
    """The sample's gold pairs."""
    return pairs_of(sample(), ROOT / "tests" / "gold")


def real_pairs() -> list[GoldPair]:
    """The gold pairs of real gazettes, where corpus and gold are at hand."""
    folder = Path(os.environ.get("GONGBAO_GOLD") or ROOT.parent / "shared" / "gold")
    held = corpus() if folder.is_dir() else None
    return pairs_of(held, folder) if held else []


def listed_pairs(file: Path) -> Iterator[GoldPair]:
    """The pairs that ``file`` lists: a line each, with base, target, content folder and gold file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        base, target, content, gold = line.split()
        folder = Path(content)
        held = load_content(folder)
        yield GoldPair(
            name=Path(gold).stem,
            base=find_document(base, held, content=folder)[0],
            target=find_document(target, held, content=folder)[0],
            registry=registry_of(folder),
            gold=json.loads(Path(gold).read_text(encoding="utf-8")),
        )
