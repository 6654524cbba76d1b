"""What is cited and not held: a list that shrinks by itself when a document arrives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.catalog import wanted
from generator.pages import address
from generator.pages.view import Page, Run, Target

if TYPE_CHECKING:
    from generator.catalog import Wanted
    from generator.pages.library import Library

NAMED: Final = 5
"""How many citing documents a line names; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedLine:
    """A document that is asked for, and the documents that ask for it."""

    title: str
    number: str
    issuer: str
    documents: int
    mentions: int
    cited_by: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedView:
    """The list, the most wanted first."""

    lines: tuple[WantedLine, ...]


def wanted_lines(library: Library) -> tuple[WantedLine, ...]:
    """All that is cited and not held, by how many documents cite it."""
    return tuple(_line(one, library) for one in wanted(library.catalog, library.registry))


def wanted_page(library: Library) -> Page:
    """The page of what is still to be collected."""
    lines = wanted_lines(library)
    return Page(
        key=address.WANTED,
        template="wanted",
        title="待收文件",
        view=WantedView(lines=lines),
        crumbs=(Run(text="公报", target=Target(key=address.ISSUES)),),
        description=f"本库文件引用而尚未收录的文件，共{len(lines)}件",
    )


def _line(one: Wanted, library: Library) -> WantedLine:
    asking = [library.documents[name] for name in one.cited_by if name in library.documents]
    return WantedLine(
        title=one.title or "",
        number=one.number or "",
        issuer=one.body or "",
        documents=len(one.cited_by),
        mentions=one.mentions,
        cited_by=tuple(
            Run(text=document.doc_number or document.title, target=library.target(document.id, "cited"))
            for document in asking[:NAMED]
        ),
    )
