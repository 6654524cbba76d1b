"""The search page, and what the search knows: every block of every document, as printed.

The search looks for strings, not for words: it needs no dictionary, misses no substring,
and finds a document number however its brackets are typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages import address
from generator.pages.library import Library, year_of
from generator.pages.view import Page, SearchEntry, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.model import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What the results can be narrowed to."""

    issuers: tuple[str, ...]
    years: tuple[int, ...]
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    count: int


def search_page(library: Library) -> Page:
    """The page with the search form; its results are made in the browser."""
    return Page(
        key=address.SEARCH,
        template="search",
        title="搜索",
        view=SearchView(
            issuers=tuple(sorted(library.issuer_name(one) for one in library.by_issuer)),
            years=tuple(sorted((int(one) for one in library.by_year), reverse=True)),
            kinds=tuple(library.by_kind),
            topics=tuple(sorted(library.by_topic)),
            count=len(library.documents),
        ),
    )


def search_entries(library: Library) -> Iterator[SearchEntry]:
    """What the search knows of each document, newest first."""
    for document in library.ordered:
        yield SearchEntry(
            target=Target(key=address.document(document.id)),
            title=document.title,
            number=document.doc_number or "",
            issuer=library.issuer_name(document.issuer_id),
            year=year_of(document),
            date=document.date.isoformat() if document.date else "",
            kind=document.doc_type or "",
            topics=document.topics,
            blocks=tuple((block.id, _text(block)) for block in document.blocks),
        )


def _text(block: Block) -> str:
    return block.text or "\n".join(" ".join(cell for cell in row if cell) for row in block.rows)
