"""Who followed a document, and when: its followers in the order of their dates, with the lag in days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.catalog.build import Catalog


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """A document that follows another: ``lag`` in days from the base's date, None where a date is absent."""

    document: str
    kinds: tuple[str, ...]
    declared: bool
    lag: int | None


def followers(catalog: Catalog, base: str) -> tuple[Follower, ...]:
    """All shown followers of ``base``, the earliest first."""
    kinds: dict[str, list[str]] = {}
    declared: dict[str, bool] = {}
    for one in catalog.followers_of(base):
        kinds.setdefault(one.target, []).append(one.kind.value)
        declared[one.target] = declared.get(one.target, False) or one.declared
    start = catalog.documents[base].date
    found: list[Follower] = []
    for id_, names in kinds.items():
        end = catalog.documents[id_].date
        lag = (end - start).days if start and end else None
        found.append(
            Follower(document=id_, kinds=tuple(dict.fromkeys(names)), declared=declared[id_], lag=lag)
        )
    return tuple(sorted(found, key=lambda one: (one.lag is None, one.lag or 0, one.document)))
