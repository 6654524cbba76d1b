"""The pages of gazettes: all of them, and each one with its issues held and missing, year by year."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from generator.pages import address
from generator.pages.issue import issue_name
from generator.pages.listing import ListView
from generator.pages.paging import paged
from generator.pages.view import Group, Line, Page, Run, Target

LATEST: Final = 12
"""How many issues stand for a gazette in the list of all; its own page has every one."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import GridYear
    from generator.issue.model import Issue
    from generator.pages.library import Library


def gazette_pages(library: Library) -> Iterator[Page]:
    """A page for each gazette."""
    for gazette, issues in library.gazettes.items():
        name = issues[0].name
        yield from paged(
            Page(
                key=address.gazette(gazette),
                template="list",
                title=name,
                view=ListView(
                    title=name,
                    lead=f"已收录{len(issues)}期。各年从第1期到已收录的最大期号：实格已收录，虚格缺。",
                    groups=tuple(_groups(gazette, issues, library)),
                    shape="index",
                    also=tuple(_also(gazette, library)),
                ),
                crumbs=(Run(text="公报", target=Target(key=address.ISSUES)),),
                description=f"{name}：各年已收录与缺少的期号",
                changed=max((one.published for one in issues if one.published), default=None),
            )
        )


def issue_index(library: Library) -> Page:
    """The list of gazettes with their latest issues."""
    also = (
        Run(text="馆藏情况", target=Target(key=address.HOLDINGS)),
        Run(text="待收文件", target=Target(key=address.WANTED)),
    )
    return Page(
        key=address.ISSUES,
        template="list",
        title="公报",
        view=ListView(
            title="公报",
            lead=f"已收录{len(library.issues)}期。",
            groups=tuple(
                Group(
                    title=issues[0].name,
                    id=gazette,
                    target=None if library.archive else Target(key=address.gazette(gazette)),
                    lines=tuple(issue_line(one) for one in issues[:LATEST]),
                    count=len(issues),
                    unit="期",
                )
                for gazette, issues in library.gazettes.items()
            ),
            shape="index",
            also=() if library.archive else also,
        ),
    )


def issue_line(issue: Issue) -> Line:
    """An issue as a line of a list under its gazette's name."""
    return Line(
        target=Target(key=address.issue(issue.id)),
        title=issue_name(issue).removeprefix(issue.name).strip() or issue.id,
        number=f"总第{issue.serial}期" if issue.serial else "",
        date=issue.published,
        note=f"{len(issue.documents)}件",
    )


def missing(year: GridYear) -> str:
    """``缺第1期、第3期``; nothing where none is missing."""
    return "缺" + "、".join(f"第{number}期" for number in year.missing) if year.missing else ""


def _groups(gazette: str, issues: tuple[Issue, ...], library: Library) -> Iterator[Group]:
    grid = {one.year: one for one in library.grid if one.gazette == gazette}
    by_year: defaultdict[int | None, list[Issue]] = defaultdict(list)
    for issue in issues:
        by_year[issue.year].append(issue)
    for year, members in by_year.items():
        cells = grid[year].cells if year is not None else ()
        yield Group(
            title=f"{year}年" if year is not None else "年份未详",
            id=f"y{year or 0}",
            lines=tuple(issue_line(one) for one in members),
            note=missing(grid[year]) if year is not None else "",
            grid=tuple(
                Run(
                    text=str(cell.number),
                    target=Target(key=address.issue(cell.issue)) if cell.issue else None,
                )
                for cell in cells
            ),
        )


def _also(gazette: str, library: Library) -> Iterator[Run]:
    known = library.registry.gazettes.get(gazette)
    issuer = known.issuer if known else gazette
    if issuer in library.by_issuer:
        yield Run(text=f"{library.issuer_name(issuer)}文件", target=Target(key=address.issuer(issuer)))
    lacking = sum(one.issuer == issuer for one in library.wanted)
    if lacking:
        yield Run(text=f"待收文件{lacking}件", target=Target(key=address.wanted(issuer)))
    yield Run(text="各公报馆藏情况", target=Target(key=address.HOLDINGS))
