"""The values that templates show: text with targets, lines of lists, pages.

No HTML here: a template escapes every text it prints.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A page, and where on it: ``anchor`` is an element's id, without ``#``."""

    key: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a link says of its document before it is followed. ``id`` is unique on the page."""

    title: str
    facts: str = ""
    words: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The mark of a doubt: ``text`` explains it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one dress. ``role`` is a CSS word (``heading``, ``cite``); ``hint`` a tooltip.

    ``mark`` stands behind words in doubt.
    """

    text: str
    target: Target | None = None
    role: str = ""
    hint: str = ""
    preview: Preview | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of a facts panel. ``note`` says 推断 or 补录 where the source doesn't print the fact."""

    name: str
    values: tuple[Run, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A document in a list. ``quote`` is a sentence of it, ``cited_by`` are documents that cite it."""

    target: Target | None
    title: str
    number: str = ""
    issuer: str = ""
    date: date | None = None
    kind: str = ""
    note: str = ""
    enclosed: str = ""
    quote: str = ""
    cited_by: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines under a heading; ``target`` where the heading has a page of its own, ``count`` its total.

    ``grid`` has a run for each number of a series, with a target where it is held; ``shape`` is
    ``documents`` or ``index``, where it isn't the list's.
    """

    title: str
    lines: tuple[Line, ...]
    id: str = ""
    target: Target | None = None
    count: int = 0
    note: str = ""
    grid: tuple[Run, ...] = ()
    shape: str = ""
    unit: str = "件"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a page's table of contents."""

    title: str
    anchor: str
    children: tuple[Entry, ...] = ()

    def walk(self) -> Iterator[Entry]:
        """This entry and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: ``template`` names the file in the theme, ``view`` is what it shows."""

    key: str
    template: str
    title: str
    view: object
    crumbs: tuple[Run, ...] = ()
    outline: tuple[Entry, ...] = ()
    description: str = ""
    source: str = ""
    """Where this page's text was printed, for the notice that every page and print carries."""
    changed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """What the search knows of a document; all plain text. ``blocks`` are (anchor, text)."""

    target: Target
    title: str
    number: str
    issuer: str
    year: int
    date: str
    kind: str
    topics: tuple[str, ...]
    blocks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file beside the pages: ``path`` in the site, ``file`` relative to the content folder."""

    path: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file beside the pages whose text is made when the site is written."""

    path: str
    make: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """What the feed says of an issue."""

    target: Target
    title: str
    author: str
    updated: date
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Everything a site is made of."""

    pages: tuple[Page, ...]
    navigation: tuple[Run, ...]
    search: tuple[SearchEntry, ...] = ()
    downloads: tuple[Download, ...] = ()
    made: tuple[Made, ...] = ()
    feed: tuple[FeedEntry, ...] = ()
