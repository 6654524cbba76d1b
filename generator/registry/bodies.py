"""A department: its duty, its names, its years, its counterparts at other levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.registry.schema import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.registry.schema import BodyEntry, BodyNameEntry

_BELOW: tuple[Level, ...] = ("province", "city", "county")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A department at one level. ``stem`` is its usual short name without its place: 教育厅.

    ``duty`` joins it with its counterparts at other levels and with what it was called before
    and after. ``aliases`` are its other names, the full one first; ``first_year`` and ``last_year``
    are inclusive, None where the name is not bounded; ``codes`` are attested number prefixes.
    """

    id: str
    duty: str
    level: Level
    stem: str
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    successor: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the usual one first."""
        return (self.stem, *self.aliases)

    def overlaps(self, other: Body) -> bool:
        """Whether both names were in use in some same year.

        >>> old = Body(id="a", duty="x", level="province", stem="甲厅", last_year=2018)
        >>> new = Body(id="b", duty="x", level="city", stem="乙局", first_year=2019)
        >>> old.overlaps(new)
        False
        """
        first = max(self.first_year or 0, other.first_year or 0)
        last = min(self.last_year or 9999, other.last_year or 9999)
        # A rename takes months: the year 2018 belongs to both names, and one year alone pairs nothing.
        return first < last or (first == last and {self.first_year, other.first_year} == {first})


def bodies_of(entry: BodyEntry) -> Iterator[Body]:
    """The departments that an entry describes, one for each level and name."""
    yield from _named(entry.duty, "state", entry.state)
    yield from _named(entry.duty, "province", (*entry.province, *entry.local))
    for level in _BELOW[1:]:
        yield from _named(entry.duty, level, (*entry.city, *entry.local))


def _named(duty: str, level: Level, names: Iterable[BodyNameEntry]) -> Iterator[Body]:
    for entry in names:
        others = (entry.full, *entry.aliases) if entry.full else entry.aliases
        yield Body(
            id=f"{level}:{duty}:{entry.name}",
            duty=duty,
            level=level,
            stem=entry.name,
            aliases=tuple(name for name in dict.fromkeys(others) if name != entry.name),
            codes=entry.codes,
            first_year=entry.first_year,
            last_year=entry.last_year,
            successor=entry.successor,
        )
