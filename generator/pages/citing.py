"""The pages of all that cites a document, where that is more than its own page can name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.pages import address
from generator.pages.listing import ListView
from generator.pages.paging import paged
from generator.pages.relations import cited_by
from generator.pages.view import Group, Line, Page, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.model import Document
    from generator.pages.library import Library

CITING: Final = 30
"""How many citing documents a document's page names."""


def citing_pages(library: Library) -> Iterator[Page]:
    """A page for every document that more documents cite than its own page names."""
    for document in library.ordered:
        if len({one.document for one in library.catalog.cited_by.get(document.id, ())}) > CITING:
            yield from _pages(document, library)


def _pages(document: Document, library: Library) -> Iterator[Page]:
    found = cited_by(document, library)
    if len(found) <= CITING:
        return
    title = f"引用“{document.title}”的文件"
    lines = tuple(
        Line(target=one.target, title=one.title, number=one.number, quote=one.sentence) for one in found
    )
    yield from paged(
        Page(
            key=address.cited_by(document.id),
            template="list",
            title=title,
            view=ListView(
                title=title,
                lead=f"共{len(found)}件，按成文日期由近及远。",
                groups=(Group(title="", lines=lines),),
            ),
            crumbs=(Run(text=document.doc_number or document.title, target=library.target(document.id)),),
            changed=document.date,
        )
    )
