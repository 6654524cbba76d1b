"""How complete the collection is: each gazette's years, how many issues are held, which are missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages import address
from generator.pages.gazettes import missing
from generator.pages.view import Page, Run, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldYear:
    """A gazette's year with its place on the gazette's page; ``missing`` in words."""

    year: Run
    held: int
    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldGazette:
    """A gazette and its years, the newest first."""

    id: str
    name: Run
    years: tuple[HeldYear, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingsView:
    """Every gazette."""

    gazettes: tuple[HeldGazette, ...]


def holdings_page(library: Library) -> Page:
    """The page of what is held."""
    return Page(
        key=address.HOLDINGS,
        template="holdings",
        title="馆藏情况",
        view=HoldingsView(
            gazettes=tuple(
                HeldGazette(
                    id=gazette,
                    name=Run(text=issues[0].name, target=Target(key=address.gazette(gazette))),
                    years=tuple(_years(gazette, library)),
                )
                for gazette, issues in library.gazettes.items()
            )
        ),
        crumbs=(Run(text="公报", target=Target(key=address.ISSUES)),),
        description="各公报各年已收录与缺少的期号",
    )


def _years(gazette: str, library: Library) -> Iterator[HeldYear]:
    for year in sorted((one for one in library.grid if one.gazette == gazette), key=lambda one: -one.year):
        page = Target(key=address.gazette(gazette), anchor=f"y{year.year}")
        yield HeldYear(
            year=Run(text=f"{year.year}年", target=page),
            held=len({cell.issue for cell in year.cells if cell.issue}) + len(year.others),
            missing=missing(year),
        )
