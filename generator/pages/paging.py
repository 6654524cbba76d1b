"""Long lists in pieces: no page holds more lines than a phone loads at once.

A list of documents grows with the collection. One that has outgrown a page goes on at
``…/page-2``; each piece names all of them, and where the list's groups begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from generator.pages import address
from generator.pages.listing import ListView, year_groups
from generator.pages.view import Group, Line, Page, Run, Target

LONGEST: Final = 300
"""Lines on a page: at half a kilobyte to 800 bytes each, less than 300 kB with everything around them."""
UNLISTED: Final = 60
"""Up to so many lines the groups need no list of their own: they are seen by scrolling."""


def paged(page: Page) -> Iterator[Page]:
    """A list's page, in as many pieces as it needs."""
    view = page.view
    if not isinstance(view, ListView):
        raise TypeError(page.key)
    pieces = _pieces(view.groups)
    keys = [address.piece(page.key, number) for number in range(1, len(pieces) + 1)]
    contents = _contents(pieces, keys)
    for number, (key, groups) in enumerate(zip(keys, pieces, strict=True), start=1):
        first = number == 1
        yield replace(
            page,
            key=key,
            title=page.title if first else f"{page.title}（第{number}页）",
            crumbs=page.crumbs
            if first
            else (*page.crumbs, Run(text=page.title, target=Target(key=page.key))),
            view=replace(
                view,
                groups=groups,
                contents=contents,
                pieces=tuple(
                    Run(text=f"第{other}页", target=None if other == number else Target(key=place))
                    for other, place in enumerate(keys, start=1)
                    if len(keys) > 1
                ),
            ),
        )


def paged_by_year(
    key: str,
    title: str,
    lead: str,
    lines: Iterable[tuple[int, Line]],
    *,
    crumbs: tuple[Run, ...],
    description: str = "",
    changed: date | None = None,
) -> Iterator[Page]:
    """A list of documents of many issuers under their years, in as many pieces as it needs."""
    view = ListView(title=title, lead=lead, groups=year_groups(lines), show_issuer=True)
    yield from paged(
        Page(
            key=key,
            template="list",
            title=title,
            view=view,
            crumbs=crumbs,
            description=description,
            changed=changed,
        )
    )


def _pieces(groups: Sequence[Group]) -> list[tuple[Group, ...]]:
    """The groups on as many pages as they need; a group that goes on says so."""
    pages: list[list[Group]] = [[]]
    room = LONGEST
    for group in groups:
        rest, title = group, group.title
        while len(rest.lines) > room:
            if room:
                pages[-1].append(replace(rest, lines=rest.lines[:room]))
            rest = replace(
                rest, title=f"{title}（续）" if title and room else title, lines=rest.lines[room:], grid=()
            )
            pages.append([])
            room = LONGEST
        pages[-1].append(rest)
        room -= len(rest.lines)
    return [tuple(page) for page in pages]


def _contents(pieces: Sequence[Sequence[Group]], keys: Sequence[str]) -> tuple[Run, ...]:
    """Where each group begins; none for a list that is short or has one group."""
    begins: dict[str, Run] = {}
    for key, groups in zip(keys, pieces, strict=True):
        for group in groups:
            if group.id and group.title:
                begins.setdefault(group.id, Run(text=group.title, target=Target(key=key, anchor=group.id)))
    long = len(keys) > 1 or sum(len(group.lines) for groups in pieces for group in groups) > UNLISTED
    return tuple(begins.values()) if long and len(begins) > 1 else ()
