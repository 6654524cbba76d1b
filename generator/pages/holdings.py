"""Which issues of each gazette are held and which are missing, as a grid."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.catalog import completeness
from generator.pages import address
from generator.pages.issue import issue_name
from generator.pages.view import Page, Run, Target

if TYPE_CHECKING:
    from generator.catalog import GridYear
    from generator.pages.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldYear:
    """A gazette's year: a run for each number, with a target where it is held; unnumbered issues apart."""

    year: int
    cells: tuple[Run, ...]
    others: tuple[Run, ...]
    held: int
    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldGazette:
    """A gazette and its years, the newest first."""

    id: str
    name: str
    years: tuple[HeldYear, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingsView:
    """The grid of every gazette."""

    gazettes: tuple[HeldGazette, ...]


def holdings_page(library: Library) -> Page:
    """The page of what is held."""
    grid = sorted(completeness(library.issues), key=lambda year: (year.gazette, -year.year))
    gazettes = tuple(
        HeldGazette(
            id=gazette,
            name=next(one.name for one in library.issues.values() if one.gazette == gazette),
            years=tuple(_year(year, library) for year in years),
        )
        for gazette, years in groupby(grid, key=lambda year: year.gazette)
    )
    return Page(
        key=address.HOLDINGS,
        template="holdings",
        title="馆藏情况",
        view=HoldingsView(gazettes=gazettes),
        crumbs=(Run(text="公报", target=Target(key=address.ISSUES)),),
        description="各公报各年已收录与缺少的期号",
    )


def _year(year: GridYear, library: Library) -> HeldYear:
    return HeldYear(
        year=year.year,
        cells=tuple(
            Run(
                text=str(cell.number),
                target=Target(key=address.issue(cell.issue)) if cell.issue else None,
            )
            for cell in year.cells
        ),
        others=tuple(
            Run(text=issue_name(library.issues[one]), target=Target(key=address.issue(one)))
            for one in year.others
        ),
        held=len({cell.issue for cell in year.cells if cell.issue}) + len(year.others),
        missing="、".join(f"第{number}期" for number in year.missing),
    )
