"""What is cited and not held: a list that shrinks by itself when a document arrives."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from generator.identity import DocNumber
from generator.pages import address
from generator.pages.listing import ListView, rank
from generator.pages.paging import paged
from generator.pages.view import Group, Line, Page, Run, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Wanted
    from generator.document.model import Document
    from generator.pages.library import Library

NAMED: Final = 5
"""How many citing documents a line names; the rest are counted."""
FOREMOST: Final = 100
"""How many of the most wanted stand on the first page; the pages of their issuers have all."""
UNKNOWN: Final = "unknown"
"""Stands for the issuer of what doesn't tell it."""


def wanted_pages(library: Library) -> Iterator[Page]:
    """The page of what is still to be collected, and one for each issuer."""
    found = library.wanted
    issuers = wanted_by_issuer(library)
    groups = [
        Group(
            title="最多引用" if len(found) > FOREMOST else "",
            lines=tuple(_line(one, library) for one in found[:FOREMOST]),
        )
    ]
    if issuers:
        groups.append(
            Group(
                title="按发文机关", id="issuers", lines=tuple(_issuer_lines(issuers, library)), shape="index"
            )
        )
    yield Page(
        key=address.WANTED,
        template="list",
        title="待收文件",
        view=ListView(
            title="待收文件",
            lead=f"本库文件引用而本库尚未收录的文件，共{len(found)}件，按引用它的文件多少排列。收录之后，自行从此表消去。",
            groups=tuple(groups),
            show_issuer=True,
        ),
        crumbs=(Run(text="公报", target=Target(key=address.ISSUES)),),
        description=f"本库文件引用而尚未收录的文件，共{len(found)}件",
    )
    for issuer_id, members in issuers.items():
        title = f"{_name(issuer_id, library)}：待收文件"
        yield from paged(
            Page(
                key=address.wanted(issuer_id),
                template="list",
                title=title,
                view=ListView(
                    title=title,
                    lead=f"共{len(members)}件，按引用它的文件多少排列。",
                    groups=(Group(title="", lines=tuple(_line(one, library) for one in members)),),
                    show_issuer=True,
                ),
                crumbs=(Run(text="待收文件", target=Target(key=address.WANTED)),),
            )
        )


def wanted_by_issuer(library: Library) -> Mapping[str, tuple[Wanted, ...]]:
    """What is wanted by the id of the place that must have issued it, by level; what doesn't tell it last."""
    groups: defaultdict[str, list[Wanted]] = defaultdict(list)
    for one in library.wanted:
        groups[one.issuer or UNKNOWN].append(one)
    order = sorted(groups, key=lambda issuer: (issuer == UNKNOWN, *rank(issuer, library)))
    return {issuer: tuple(groups[issuer]) for issuer in order}


def _issuer_lines(issuers: Mapping[str, tuple[Wanted, ...]], library: Library) -> Iterator[Line]:
    for issuer_id, members in issuers.items():
        target = Target(key=address.wanted(issuer_id))
        yield Line(target=target, title=_name(issuer_id, library), note=f"{len(members)}件")


def _name(issuer_id: str, library: Library) -> str:
    if issuer_id == UNKNOWN:
        return "发文机关未详"
    issuer = library.registry.issuers.get(issuer_id)
    return "国家机关" if issuer and issuer.level == "state" else library.issuer_name(issuer_id)


def _short(document: Document) -> str:
    """A document in a word: its number where that names the office (第21号 doesn't), else its title."""
    number = document.doc_number or ""
    return number if DocNumber.parse(number) else document.title


def _line(one: Wanted, library: Library) -> Line:
    asking = [library.documents[name] for name in one.cited_by if name in library.documents]
    return Line(
        target=None,
        title=f"《{one.title}》" if one.title else one.number or "",
        number=(one.number or "") if one.title else "",
        issuer=one.body or "",
        note=f"{len(one.cited_by)}件引用，共{one.mentions}处",
        cited_by=(
            *(
                Run(text=_short(document), target=library.target(document.id, "cited"))
                for document in asking[:NAMED]
            ),
            *((Run(text=f"等{len(asking)}件"),) if len(asking) > NAMED else ()),
        ),
    )
