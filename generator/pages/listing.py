"""A page that is a list, and the orders in which documents are listed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.document.model import Document
from generator.identity import slug
from generator.pages.library import Library, year_of
from generator.pages.view import Group, Line, Run

LEVELS: Final = {"state": "国家", "province": "省级", "city": "市级", "county": "县级"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """Groups of lines under a title. ``lead`` is a sentence, ``steps`` are neighbouring pages.

    ``also`` are pages on the same matter, ``contents`` the places where the groups begin, ``pieces``
    the pages of a list that has several; the one that is shown has no target.
    """

    title: str
    lead: str
    groups: tuple[Group, ...]
    steps: tuple[Run, ...] = ()
    show_issuer: bool = False
    shape: str = "documents"
    also: tuple[Run, ...] = ()
    contents: tuple[Run, ...] = ()
    pieces: tuple[Run, ...] = ()


def by_year(documents: tuple[Document, ...]) -> Mapping[int, tuple[Document, ...]]:
    """Documents by year, the newest year first; the order within a year is kept."""
    years: defaultdict[int, list[Document]] = defaultdict(list)
    for document in documents:
        years[year_of(document)].append(document)
    return {year: tuple(years[year]) for year in sorted(years, reverse=True)}


def year_groups(lines: Iterable[tuple[int, Line]]) -> tuple[Group, ...]:
    """Lines under their years, the newest year first; a single year needs no heading."""
    years: defaultdict[int, list[Line]] = defaultdict(list)
    for year, line in lines:
        years[year].append(line)
    return tuple(
        Group(
            title=f"{year}年" if len(years) > 1 else "",
            id=f"y{year}",
            lines=tuple(years[year]),
            count=len(years[year]),
        )
        for year in sorted(years, reverse=True)
    )


def by_kind(documents: tuple[Document, ...], library: Library) -> tuple[Group, ...]:
    """Documents under the names of their 文种, the most frequent first, those without one last."""
    counts = Counter(document.doc_type or "其他" for document in documents)
    groups: list[Group] = []
    for name, count in sorted(counts.items(), key=lambda item: (item[0] == "其他", -item[1], item[0])):
        members = tuple(document for document in documents if (document.doc_type or "其他") == name)
        groups.append(
            Group(
                title=name if len(counts) > 1 else "",
                id=slug(name),
                lines=library.lines(members),
                count=count,
            )
        )
    return tuple(groups)


def rank(issuer_id: str, library: Library) -> tuple[int, str]:
    """A sort key of issuers: by level, the state first, then by id."""
    issuer = library.registry.issuers.get(issuer_id)
    return (
        list(LEVELS).index(str(issuer.level)) if issuer and str(issuer.level) in LEVELS else len(LEVELS),
        issuer_id,
    )
