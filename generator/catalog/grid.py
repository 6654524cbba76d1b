"""Which issues of a gazette are held and which are missing, year by year.

Only issue numbers are judged: a number of a document that no held issue prints is not missing,
since offices issue much that no gazette prints.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.issue.model import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One issue number; ``issue`` is the id of the issue that bears it, None where none is held."""

    number: int
    issue: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridYear:
    """A gazette's year: cells from 1 to the highest number held; supplements and unnumbered issues apart."""

    gazette: str
    year: int
    cells: tuple[GridCell, ...]
    others: tuple[str, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers below the highest that are not held."""
        return tuple(cell.number for cell in self.cells if cell.issue is None)


def completeness(issues: Mapping[str, Issue]) -> tuple[GridYear, ...]:
    """The grid of all gazettes, by gazette and year; a double issue (7-8) fills both its cells."""
    years: dict[tuple[str, int], list[Issue]] = defaultdict(list)
    for issue in issues.values():
        if issue.year is not None:
            years[issue.gazette, issue.year].append(issue)
    return tuple(_year(gazette, year, years[gazette, year]) for gazette, year in sorted(years))


def _year(gazette: str, year: int, issues: list[Issue]) -> GridYear:
    held: dict[int, str] = {}
    others: list[str] = []
    for issue in sorted(issues, key=lambda one: one.id):
        numbers = _numbers(issue.number)
        if not numbers:
            others.append(issue.id)
        for number in numbers:
            held.setdefault(number, issue.id)
    cells = tuple(GridCell(number=n, issue=held.get(n)) for n in range(1, max(held, default=0) + 1))
    return GridYear(gazette=gazette, year=year, cells=cells, others=tuple(others))


def _numbers(number: str | None) -> range:
    """The numbers an issue bears: 7 is one, 7-8 two; a supplement (s1) has none of the year's."""
    match = re.fullmatch(r"(\d{1,3})(?:-(\d{1,3}))?", number or "")
    if match is None:
        return range(0)
    first = int(match[1])
    return range(first, int(match[2] or first) + 1)


def gaps(issues: Mapping[str, Issue]) -> Iterator[Finding]:
    """A finding for each year in which issues are missing between those held.

    Issues before the first one held are no gap: a collection begins somewhere.
    """
    for year in completeness(issues):
        first = next((cell.number for cell in year.cells if cell.issue is not None), 0)
        missing = [str(number) for number in year.missing if number > first]
        if missing:
            yield Finding(
                place=Place(file=f"issues/{year.gazette}/{year.year}"),
                kind="missing-issues",
                text=f"issues {', '.join(missing)} of {year.year} are not held, later ones are",
                severity=Severity.NOTE,
                remedy="add their sources, or leave the gap shown",
            )
