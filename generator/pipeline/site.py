"""Content → catalog → comparisons → pages → site: the publishing stages in order."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.catalog import (
    Catalog,
    EditorWord,
    ReuseIndex,
    build_catalog,
    read_editor_word,
    reuse_texts,
    updated_index,
)
from generator.compare import Comparison, compare
from generator.document.model import BODY, Document
from generator.errors import BuildError, UsageError
from generator.identity import DocumentId
from generator.markdown import read_document
from generator.pages import Pages, SourceLines, make_pages, published_pairs
from generator.pipeline.above import with_origins
from generator.pipeline.content import REGISTRY, Content, load_content
from generator.pipeline.files import read_source, read_text, sha256
from generator.pipeline.printings import reprints
from generator.pipeline.redirects import read_redirects
from generator.pipeline.withdrawn import read_withdrawn, without
from generator.publish.site import build_site
from generator.registry import Registry, load_registry
from generator.source import read_bytes

RELATIONS = "relations.yml"
CACHE = "GONGBAO_CACHE"
REDIRECTS = "redirects.yml"
WITHDRAWN = "withdrawn.yml"
Comparisons = Mapping[tuple[str, str], Comparison]


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything that pages, archives and exports are made from."""

    content: Content
    registry: Registry
    catalog: Catalog
    comparisons: Comparisons


def registry_of(content: Path) -> Registry:
    """The built-in registry with the content folder's own entries over it."""
    extra = content / REGISTRY
    return load_registry(extra if extra.is_dir() else None)


def load_catalog(content: Path, *, whole: bool = False) -> tuple[Content, Registry, Catalog]:
    """The content folder read back, and its catalog; ``whole`` with what was withdrawn from publication."""
    registry = registry_of(content)
    held = load_content(content)
    path = content / WITHDRAWN
    if path.exists() and not whole:
        held = without(held, read_withdrawn(read_text(path, content), file=WITHDRAWN))
    with _kept_index(content, held.documents, registry) as index:
        catalog = build_catalog(held.documents, held.issues, registry, _editor_word(content), index=index)
    return held, registry, catalog


@contextmanager
def _kept_index(
    content: Path, documents: Mapping[str, Document], registry: Registry
) -> Iterator[ReuseIndex | None]:
    """The index of reused text, kept on disk where ``GONGBAO_CACHE`` names a folder; else made anew.

    Only new and changed documents are read again. What is found does not depend on it.
    """
    folder = os.environ.get(CACHE)
    if not folder:
        yield None
        return
    name = hashlib.sha256(str(content.resolve()).encode()).hexdigest()[:16]
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(Path(folder) / f"reuse-{name}.sqlite")) as database:
            yield updated_index(database, reuse_texts(documents, registry))
    except (OSError, sqlite3.Error) as error:
        raise BuildError(
            f"the index can't be kept in {folder} ({error})",
            remedy=f"let {CACHE} name a folder that can be written",
        ) from error


def _editor_word(content: Path) -> EditorWord:
    """What ``relations.yml`` says, if there is one."""
    path = content / RELATIONS
    if not path.exists():
        return EditorWord()
    return read_editor_word(read_text(path, content), file=RELATIONS)


def load_library(content: Path) -> Library:
    """The content folder, its catalog and the comparisons of its published pairs."""
    held, registry, catalog = load_catalog(content)
    made: dict[tuple[str, str], Comparison] = {}
    pairs = dict(published_pairs(catalog))
    for (base, target), (base_part, target_part) in pairs.items():
        made[base, target] = compare(
            held.documents[base],
            held.documents[target],
            registry,
            base_part=base_part,
            target_part=target_part,
        )
    traced = with_origins(made, pairs, held.documents, registry)
    return Library(content=held, registry=registry, catalog=catalog, comparisons=MappingProxyType(traced))


def load_pages(content: Path, *, issue: str | None = None) -> Pages:
    """All pages of a content folder, or those of one issue."""
    library = load_library(content)
    return make_pages(
        documents=library.content.documents,
        issues=library.content.issues,
        catalog=library.catalog,
        comparisons=library.comparisons,
        registry=library.registry,
        edited=library.content.edited,
        sources=load_sources(library.content),
        reprints=reprints(library.content),
        redirects=load_redirects(library.content),
        issue=issue,
    )


def load_redirects(held: Content) -> Mapping[str, str]:
    """What ``redirects.yml`` says, if there is one."""
    path = held.folder / REDIRECTS
    if not path.exists():
        return MappingProxyType({})
    return read_redirects(read_text(path, held.folder), held.documents, file=REDIRECTS)


def load_sources(held: Content) -> Mapping[str, SourceLines]:
    """The lines of every source that is there unchanged, by its name in the content folder."""
    found: dict[str, SourceLines] = {}
    for ledger in held.ledgers.values():
        path = held.folder / ledger.file
        if not path.is_file() or path.is_symlink():
            continue
        data = read_source(path)
        if sha256(data) == ledger.sha256:
            found[ledger.file] = SourceLines(
                lines=read_bytes(data, ledger.file).lines,
                aside=MappingProxyType({one.line: one.kind for one in ledger.removed}),
            )
    return MappingProxyType(found)


def build(content: Path, site: Path) -> None:
    """Build the whole site."""
    build_site(load_pages(content), content=content, site=site)


def render(*, content: Path, issue: str, site: Path, epoch: int) -> None:
    """The frozen site of one issue, which opens from the file system."""
    build_site(load_pages(content, issue=issue), content=content, site=site, flat=True, epoch=epoch)


def find_document(name: str, held: Content | None, *, content: Path) -> tuple[Document, str]:
    """The document that an id or a Markdown file names, and the part after ``#``.

    :raises UsageError: when there is no document of this id, no such file or no such part.
    :raises SourceError: when the file can't be read.
    """
    path_name, _, part = name.partition("#")
    path = Path(path_name)
    if path.suffix == ".md" and path.is_file():
        document = read_document(path.read_text(encoding="utf-8-sig"), file=path_name)
    elif DocumentId.parse(path_name) and held and path_name in held.documents:
        document = held.documents[path_name]
    else:
        raise UsageError(
            f"{content} holds no document “{path_name}”, and there is no such Markdown file",
            remedy="give an id such as zhejiang/2016/zhezhengfa-2016-2, or a file",
        )
    if part and part != BODY and part not in document.parts:
        raise UsageError(
            f"{document.id} has no part “{part}”",
            remedy=f"its parts are {', '.join(document.parts)}",
        )
    return document, part
