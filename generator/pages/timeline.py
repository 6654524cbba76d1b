"""Who followed a document, and how long after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.catalog import followers
from generator.pages import address
from generator.pages.relations import REVERSE
from generator.pages.view import Target

if TYPE_CHECKING:
    from generator.document.model import Document
    from generator.pages.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A document that followed: ``lag`` in days after the base, None where a date is absent.

    ``place`` is its share of the longest lag, in per cent, for a drawing to scale.
    """

    title: str
    number: str
    issuer: str
    dated: date | None
    lag: int | None
    kinds: str
    declared: bool
    target: Target | None
    comparison: Target | None
    place: int


def timeline(document: Document, library: Library) -> tuple[Step, ...]:
    """The document's followers, the earliest first; those without a date last."""
    found = [one for one in followers(library.catalog, document.id) if one.document in library.documents]
    longest = max((one.lag or 0 for one in found), default=0)
    steps: list[Step] = []
    for one in found:
        other = library.documents[one.document]
        pair = (document.id, one.document)
        steps.append(
            Step(
                title=other.title,
                number=other.doc_number or "",
                issuer=other.issuer or library.issuer_name(other.issuer_id),
                dated=other.date,
                lag=one.lag,
                kinds="、".join(dict.fromkeys(REVERSE.get(kind, kind) for kind in one.kinds)),
                declared=one.declared,
                target=library.target(one.document),
                comparison=Target(key=address.comparison(*pair)) if pair in library.comparisons else None,
                place=max(1, 100 * (one.lag or 0) // longest) if longest > 0 and (one.lag or 0) >= 0 else 0,
            )
        )
    return tuple(steps)
