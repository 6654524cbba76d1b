"""The pages of years: all of them, and each one with every issuer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.pages import address
from generator.pages.listing import ListView, by_year, rank
from generator.pages.paging import paged
from generator.pages.view import Group, Line, Page, Run, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.model import Document
    from generator.pages.library import Library


def year_pages(library: Library) -> Iterator[Page]:
    """The index of years and a page for each."""
    years = by_year(library.ordered)
    yield Page(
        key=address.YEARS,
        template="list",
        title="年份",
        view=ListView(
            title="年份",
            lead="年份取自发文字号；没有字号的，取成文日期。",
            groups=(
                Group(
                    title="",
                    lines=tuple(
                        Line(
                            target=Target(key=address.year(year)),
                            title=f"{year}年",
                            note=f"{len(members)}件",
                            issuer="、".join(library.issuer_name(one) for one in _issuers(members)),
                        )
                        for year, members in years.items()
                    ),
                ),
            ),
            shape="index",
        ),
    )
    for year, members in years.items():
        by_issuer: defaultdict[str, list[Document]] = defaultdict(list)
        for document in members:
            by_issuer[document.issuer_id].append(document)
        yield from paged(
            Page(
                key=address.year(year),
                template="list",
                title=f"{year}年文件",
                view=ListView(
                    title=f"{year}年文件",
                    lead=f"共{len(members)}件，按发布机关排列。",
                    groups=tuple(
                        Group(
                            title=library.issuer_name(issuer_id),
                            id=issuer_id,
                            target=Target(key=address.issuer_year(issuer_id, year)),
                            lines=library.lines(tuple(group)),
                            count=len(group),
                        )
                        for issuer_id, group in sorted(
                            by_issuer.items(), key=lambda item: rank(item[0], library)
                        )
                    ),
                    steps=tuple(
                        Run(text=f"{other}年", target=Target(key=address.year(other)))
                        for other in years
                        if other != year
                    ),
                ),
                crumbs=(Run(text="年份", target=Target(key=address.YEARS)),),
                changed=members[0].date,
            )
        )


def _issuers(documents: tuple[Document, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(document.issuer_id for document in documents))
