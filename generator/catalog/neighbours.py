"""A document's neighbourhood: what it cites and follows, what cites and follows it — for a drawing and its table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.catalog.mentions import MentionKind
from generator.catalog.resolve import Status
from generator.catalog.titles import fold

if TYPE_CHECKING:
    from generator.catalog.build import Catalog


class Role(StrEnum):
    """On which side of the document a neighbour stands."""

    ABOVE = "above"
    """Cited or followed by the document."""
    BELOW = "below"
    """Citing or following the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A neighbour: ``document`` is None for one that is cited and not held. ``kinds`` name its relations, if any.

    ``declared`` is false where text alone shows the link, ``withdrawn`` true where it was held.
    """

    document: str | None
    title: str
    role: Role
    kinds: tuple[str, ...] = ()
    declared: bool = True
    withdrawn: bool = False


def neighbours(catalog: Catalog, document: str) -> tuple[Neighbour, ...]:
    """All neighbours of a document: those above, then those below, held ones first, by id or title."""
    above = _held(catalog, document, Role.ABOVE)
    below = _held(catalog, document, Role.BELOW)
    return (*above, *_wanted(catalog, document), *below)


def _held(catalog: Catalog, document: str, role: Role) -> tuple[Neighbour, ...]:
    if role is Role.ABOVE:
        cited = {c.targets[0] for c in catalog.citations.get(document, ()) if c.status is Status.FOUND}
        pairs = [(one.base_document, one) for one in catalog.bases_of(document)]
    else:
        cited = {place.document for place in catalog.cited_by.get(document, ())}
        pairs = [(one.target, one) for one in catalog.followers_of(document)]
    found = []
    for id_ in sorted(cited | {other for other, _ in pairs}):
        relations = [one for other, one in pairs if other == id_]
        found.append(
            Neighbour(
                document=id_,
                title=catalog.documents[id_].title,
                role=role,
                kinds=tuple(dict.fromkeys(one.kind.value for one in relations)),
                declared=id_ in cited or any(one.declared for one in relations),
            )
        )
    return tuple(found)


def _wanted(catalog: Catalog, document: str) -> tuple[Neighbour, ...]:
    titles: dict[str, tuple[str, bool]] = {}
    for citation in catalog.citations.get(document, ()):
        mention = citation.mention
        if citation.status is Status.MISSING and mention.kind is MentionKind.REFERENCE:
            name = mention.title or mention.number or ""
            titles.setdefault(fold(name), (name, citation.withdrawn))
    return tuple(
        Neighbour(document=None, title=title, role=Role.ABOVE, withdrawn=withdrawn)
        for title, withdrawn in sorted(titles.values())
    )
