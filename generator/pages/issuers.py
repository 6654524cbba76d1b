"""The pages of issuers: all of them, each one, each one's years."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from generator.pages import address, quoting
from generator.pages.listing import LEVELS, ListView, by_kind, by_year, rank
from generator.pages.paging import paged
from generator.pages.view import Group, Line, Page, Run, Target
from generator.pages.wanted import wanted_by_issuer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.model import Document
    from generator.pages.library import Library

RECENT: Final = 8
"""How many documents stand for a year on an issuer's page; the year's own page has all."""


def issuer_pages(library: Library) -> Iterator[Page]:
    """The index of issuers, a page for each of them, and one for each of their years."""
    yield _index(library)
    for issuer_id, documents in sorted(library.by_issuer.items()):
        name = library.issuer_name(issuer_id)
        years = by_year(documents)
        above = Run(text="发布机关", target=Target(key=address.ISSUERS))
        yield from paged(
            Page(
                key=address.issuer(issuer_id),
                template="list",
                title=name,
                view=ListView(
                    title=name,
                    lead=_lead(documents),
                    groups=tuple(
                        Group(
                            title=f"{year}年",
                            id=f"y{year}",
                            target=Target(key=address.issuer_year(issuer_id, year)),
                            lines=library.lines(members[:RECENT]),
                            count=len(members),
                        )
                        for year, members in years.items()
                    ),
                    also=_also(issuer_id, library),
                ),
                crumbs=(above,),
                description=f"{name}文件{len(documents)}件",
                changed=documents[0].date,
            )
        )
        for year, members in years.items():
            here = Run(text=name, target=Target(key=address.issuer(issuer_id)))
            yield from paged(
                Page(
                    key=address.issuer_year(issuer_id, year),
                    template="list",
                    title=f"{name}{year}年文件",
                    view=ListView(
                        title=f"{name}{year}年文件",
                        lead=f"共{len(members)}件，按成文日期由近及远。",
                        groups=by_kind(members, library),
                        steps=tuple(
                            Run(text=f"{other}年", target=Target(key=address.issuer_year(issuer_id, other)))
                            for other in years
                            if other != year
                        ),
                    ),
                    crumbs=(above, here),
                    changed=members[0].date,
                )
            )


def _also(issuer_id: str, library: Library) -> tuple[Run, ...]:
    """The issuer's gazettes, and what of it is cited and not held."""
    if library.archive:
        return ()
    names = {issue.gazette: issue.name for issue in library.issues.values()}
    gazettes = [
        Run(text=f"{name}：已收录与缺期", target=Target(key=address.gazette(one)))
        for one, name in sorted(names.items())
        if issuer_id in {one, *(known.issuer for known in (library.registry.gazettes.get(one),) if known)}
    ]
    lacking = len(wanted_by_issuer(library).get(issuer_id, ()))
    wanted = Run(text=f"待收文件{lacking}件", target=Target(key=address.wanted(issuer_id)))
    return (*gazettes, *((wanted,) if lacking else ()))


def _index(library: Library) -> Page:
    by_level: defaultdict[str, list[Line]] = defaultdict(list)
    for issuer_id, documents in sorted(library.by_issuer.items(), key=lambda item: rank(item[0], library)):
        issuer = library.registry.issuers.get(issuer_id)
        years = by_year(documents)
        first, last = min(years), max(years)
        by_level[LEVELS.get(str(issuer.level), "其他") if issuer else "其他"].append(
            Line(
                target=Target(key=address.issuer(issuer_id)),
                title=library.issuer_name(issuer_id),
                number=f"{first}年" if first == last else f"{first}–{last}年",
                note=f"{len(documents)}件",
            )
        )
    return Page(
        key=address.ISSUERS,
        template="list",
        title="发布机关",
        view=ListView(
            title="发布机关",
            lead=f"{len(library.by_issuer)}个发布机关，含其办公厅（室）所发文件。",
            groups=tuple(Group(title=level, lines=tuple(lines)) for level, lines in by_level.items()),
            shape="index",
        ),
    )


def _lead(documents: tuple[Document, ...]) -> str:
    dates = [document.date for document in documents if document.date]
    lead = f"共{len(documents)}件。"
    return lead + (f"最近一件成文于{quoting.chinese_date(max(dates))}。" if dates else "")
