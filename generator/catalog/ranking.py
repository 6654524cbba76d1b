"""In which order a target's bases stand: what it follows first, what speaks for it together, the editor's word over all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.catalog.relation import SHOWN, RelationKind, RelationStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog.relation import Relation
    from generator.document.model import Document

ENDS = frozenset({RelationKind.REPEALS, RelationKind.LAPSES})
"""What puts a base out of force."""
CHANGES = ENDS | {RelationKind.AMENDS, RelationKind.CORRECTS}
"""What is done to a base rather than taken from it."""


def ranked(relations: list[Relation], documents: Mapping[str, Document]) -> list[Relation]:
    """One target's relations with ranks: bases by all that speaks for them together, then the younger first.

    What the target changes or ends, and its own earlier editions, come after what it follows; what is
    not shown comes last.
    """
    shown = {one.base_document for one in relations if one.status in SHOWN}
    followed = {
        one.base_document
        for one in relations
        if one.kind not in CHANGES
        and (one.declared or documents[one.base_document].issuer_id != documents[one.target].issuer_id)
    }
    doubt: dict[str, float] = defaultdict(lambda: 1.0)
    for one in relations:
        doubt[one.base_document] *= 1.0 - one.score
    order = sorted(
        doubt,
        key=lambda base: (
            base not in shown,
            base not in followed,
            doubt[base],
            -_days(documents[base]),
            base,
        ),
    )
    rank = {base: place for place, base in enumerate(order, start=1)}
    scored = [
        replace(
            one,
            rank=rank[one.base_document],
            score=round(one.score if not one.declared else 1.0 - doubt[one.base_document], 4),
        )
        for one in relations
    ]
    return sorted(
        scored,
        key=lambda one: (one.rank, not one.declared, one.kind is RelationKind.TEXT, one.kind, one.base),
    )


def _days(document: Document) -> int:
    return document.date.toordinal() if document.date else 0


def reranked(relations: list[Relation]) -> tuple[Relation, ...]:
    """The relations with their ranks as the editor's word leaves them: what he rejected comes last, what he added first."""
    best: dict[str, dict[str, tuple[bool, int, float]]] = defaultdict(dict)
    for one in relations:
        if one.kind is not RelationKind.COMMON:
            added = one.status is RelationStatus.CONFIRMED and not one.declared and one.score == 1.0
            place = (one.status not in SHOWN, 0 if added else one.rank, -one.score)
            known = best[one.target].get(one.base_document)
            best[one.target][one.base_document] = min(place, known) if known else place
    ranks = {
        (target, base): rank
        for target, bases in best.items()
        for rank, base in enumerate(sorted(bases, key=lambda base: (bases[base], base)), start=1)
    }
    placed = [
        one if one.kind is RelationKind.COMMON else replace(one, rank=ranks[one.target, one.base_document])
        for one in relations
    ]
    return tuple(sorted(placed, key=lambda one: (one.kind is RelationKind.COMMON, *_standing(one))))


def _standing(one: Relation) -> tuple[str, int]:
    return ("", 0) if one.kind is RelationKind.COMMON else (one.target, one.rank)
