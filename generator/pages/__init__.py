"""From documents, catalog and comparisons to pages: frozen values that templates show.

What enters: the documents and issues of a content folder, the catalog of what they cite,
the comparisons of related pairs, the registry. What leaves: :class:`Pages`, in which every
link is a key and every text is plain. Nothing is read or written, and nothing is HTML::

    pages = make_pages(documents=documents, issues=issues, catalog=catalog,
                       comparisons={("xinghe/2025/xingzhengfa-2025-2", "wangshu/2025/wangzhengfa-2025-7"): comparison},
                       registry=registry)
    pages.pages[0].key          # "" – the home page
"""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.catalog import SHOWN, RelationKind
from generator.compare.render import as_json
from generator.errors import BuildError
from generator.markdown import write_document
from generator.pages import address
from generator.pages.ambiguous import ambiguous_pages
from generator.pages.citing import citing_pages
from generator.pages.comparison import comparison_index, comparison_page
from generator.pages.document import document_page
from generator.pages.feed import feed_entries
from generator.pages.gazettes import gazette_pages, issue_index
from generator.pages.holdings import holdings_page
from generator.pages.home import home_page
from generator.pages.issue import issue_page
from generator.pages.issuers import issuer_pages
from generator.pages.kinds import kind_pages
from generator.pages.library import Library, Pair
from generator.pages.matrix import matrix_pages
from generator.pages.moved import moved_pages
from generator.pages.printings import Passage, Reprint
from generator.pages.search import search_entries, search_page
from generator.pages.source import SourceLines, source_page
from generator.pages.topics import topic_pages
from generator.pages.view import Download, FeedEntry, Made, Page, Pages, Run, SearchEntry, Target
from generator.pages.wanted import wanted_pages
from generator.pages.years import year_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.catalog import Catalog
    from generator.compare import Comparison
    from generator.document.model import Document
    from generator.issue.model import Issue
    from generator.registry import Registry

__all__ = [
    "Download",
    "FeedEntry",
    "Library",
    "Made",
    "Page",
    "Pages",
    "Pair",
    "Passage",
    "Reprint",
    "Run",
    "SearchEntry",
    "SourceLines",
    "Target",
    "make_pages",
    "published_pairs",
]

NOT_COMPARED = frozenset({RelationKind.COMMON, RelationKind.REPEALS, RelationKind.LAPSES})
"""Kinds of relation whose two texts aren't set side by side: the one doesn't derive from the other."""
TOPICS = Target(key=address.TOPICS)
NAVIGATION = (
    Run(text="首页", target=Target(key=address.HOME)),
    Run(text="发布机关", target=Target(key=address.ISSUERS)),
    Run(text="公报", target=Target(key=address.ISSUES)),
    Run(text="年份", target=Target(key=address.YEARS)),
    Run(text="文种", target=Target(key=address.KINDS)),
    Run(text="主题", target=TOPICS),
    Run(text="对照", target=Target(key=address.COMPARISONS)),
)
"""Index pages only: a navigation of all documents makes a build quadratic. Topics, where a source states some."""


def make_pages(
    *,
    documents: Mapping[str, Document],
    issues: Mapping[str, Issue],
    catalog: Catalog,
    comparisons: Mapping[Pair, Comparison],
    registry: Registry,
    edited: frozenset[str] = frozenset(),
    sources: Mapping[str, SourceLines] = MappingProxyType({}),
    reprints: Mapping[str, tuple[Reprint, ...]] = MappingProxyType({}),
    redirects: Mapping[str, str] = MappingProxyType({}),
    issue: str | None = None,
) -> Pages:
    """All pages of a site, or with ``issue`` those of an archive of that issue.

    Args:
        documents: by id.
        issues: by id.
        catalog: citations and relations among the documents.
        comparisons: by (base id, target id), without parts.
        registry: names of issuers.
        edited: ids of documents that a hand has corrected.
        sources: the lines of the sources, by their names in the content folder.
        reprints: texts of further printings, by document id.
        redirects: new ids of documents by their old ones.
        issue: the id of the only issue to show; its comparisons bring their counterparts along.

    Raises:
        BuildError: the issue isn't there, or two pages would stand in one place.
    """
    library = Library(
        documents=documents,
        issues=issues,
        catalog=catalog,
        comparisons={
            pair: one for pair, one in comparisons.items() if pair[0] in documents and pair[1] in documents
        },
        registry=registry,
        edited=edited,
        sources=sources,
        reprints=reprints,
    )
    if issue is not None:
        library = _only(library, issue)
    _refuse_reserved(library)
    downloads = {
        one.id: Download(path=address.source(one.id, one.source_file), file=one.source_file)
        for one in library.issues.values()
        if one.source_file
    }
    fetched = {one.file: one.path for one in downloads.values()}
    matrices = matrix_pages(library)
    pages: list[Page] = [
        home_page(library, issue),
        *issuer_pages(library),
        *year_pages(library),
        *kind_pages(library),
        *topic_pages(library),
        issue_index(library),
        *(() if library.archive else _whole(library)),
        *(
            issue_page(one, library, downloads[one.id].path if one.id in downloads else None)
            for one in library.issues.values()
        ),
        comparison_index(library),
        *(
            comparison_page(documents[base], documents[target], comparison, library)
            for (base, target), comparison in sorted(library.comparisons.items())
        ),
        *(page for page, _ in matrices),
        search_page(library),
        *ambiguous_pages(library),
        *citing_pages(library),
        *(document_page(document, library) for document in library.ordered),
        *filter(None, (source_page(document, library, fetched) for document in library.ordered)),
    ]
    pages += moved_pages(redirects, library)
    _refuse_collisions(pages)
    return Pages(
        pages=tuple(pages),
        navigation=tuple(run for run in NAVIGATION if library.by_topic or run.target != TOPICS),
        search=tuple(search_entries(library)),
        downloads=tuple(downloads.values()),
        made=(*(table for _, table in matrices), *_made(library)),
        feed=feed_entries(library),
    )


def _whole(library: Library) -> Iterator[Page]:
    """Pages that say how complete the whole is; an archive of one issue has none."""
    yield from gazette_pages(library)
    yield holdings_page(library)
    yield from wanted_pages(library)


def _made(library: Library) -> Iterator[Made]:
    """The files that go with documents and comparisons."""
    for document in library.ordered:
        yield Made(path=address.markdown(document.id), make=partial(write_document, document))
    for (base, target), comparison in sorted(library.comparisons.items()):
        path = f"{address.comparison(base, target)}.json"
        yield Made(path=path, make=partial(as_json, comparison))


def published_pairs(catalog: Catalog) -> tuple[tuple[Pair, tuple[str, str]], ...]:
    """The pairs that get a comparison page, each once, with the parts to compare.

    A pair that several relations join is compared by its best one. The parts are
    ``("enclosure-1", "")`` and the like.
    """
    best: dict[Pair, tuple[tuple[int, float], tuple[str, str]]] = {}
    for relation in catalog.relations:
        if relation.status not in SHOWN or relation.kind in NOT_COMPARED:
            continue
        base, _, base_part = relation.base.partition("#")
        target, _, target_part = relation.target.partition("#")
        merit = (-relation.rank, relation.score)
        if (base, target) not in best or merit > best[base, target][0]:
            best[base, target] = (merit, (base_part, target_part))
    return tuple((pair, parts) for pair, (_, parts) in sorted(best.items()))


def _only(library: Library, issue: str) -> Library:
    if issue not in library.issues:
        raise BuildError(f"no issue {issue!r} in the content", remedy="see the ids below content/issues/")
    own = set(library.issues[issue].documents)
    pairs = {pair: one for pair, one in library.comparisons.items() if own & set(pair)}
    kept = own.union(*pairs) if pairs else own
    return Library(
        documents={one: document for one, document in library.documents.items() if one in kept},
        issues={issue: library.issues[issue]},
        catalog=library.catalog,
        comparisons=pairs,
        registry=library.registry,
        edited=library.edited,
        sources=library.sources,
        reprints=library.reprints,
        archive=True,
    )


def _refuse_reserved(library: Library) -> None:
    for issuer_id in library.by_issuer:
        if issuer_id in address.RESERVED:
            raise BuildError(
                f"{issuer_id!r} can't be an issuer's id", remedy="give it another id in the registry"
            )


def _refuse_collisions(pages: Iterable[Page]) -> None:
    seen: dict[str, Page] = {}
    for page in pages:
        other = seen.setdefault(page.key.casefold(), page)
        if other is not page:
            raise BuildError(
                f"two pages would stand at {page.key!r}: {other.title} and {page.title}",
                remedy="give one of them another id in the front matter or the registry",
            )
