"""Catalog → comparisons → pages → site: the publishing stages in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.catalog import Catalog
from generator.compare import Comparison, compare
from generator.pages import Pages, SourceLines, make_pages, published_pairs
from generator.pipeline.above import with_origins
from generator.pipeline.catalog import load_catalog
from generator.pipeline.content import Content
from generator.pipeline.files import read_source, read_text, sha256
from generator.pipeline.redirects import read_redirects
from generator.pipeline.reprints import reprints
from generator.publish.site import build_site
from generator.registry import Registry
from generator.source import read_bytes

REDIRECTS = "redirects.yml"
Comparisons = Mapping[tuple[str, str], Comparison]


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything that pages, archives and exports are made from."""

    content: Content
    registry: Registry
    catalog: Catalog
    comparisons: Comparisons


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
