"""Which document follows which: declared by its words, or seen in its text; ranked, each with its evidence.

Declared and inferred stay apart: a text may declare one basis and take its wording from another
document. A pair that shares only formulas is not published.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.catalog.borrowing import Borrowings
from generator.catalog.context import Declaration, declaration, lead_blocks
from generator.catalog.forwarded import forwarded
from generator.catalog.holdings import main_part
from generator.catalog.listed import Listing, listings, verdict
from generator.catalog.ranking import CHANGES, ENDS, ranked
from generator.catalog.relation import Evidence, Relation, RelationKind, RelationStatus
from generator.catalog.resolve import Status
from generator.document.model import Block, Document
from generator.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog.holdings import Holdings
    from generator.catalog.resolve import Citation
    from generator.catalog.reuse import KeptIndex

_QUOTED = 8
"""Sentences that are quoted for one relation."""
# Kinds that hold wherever in a document they are declared; the others only at its head.
_ANYWHERE = CHANGES | {RelationKind.REFERS}


def find_relations(
    documents: Mapping[str, Document],
    citations: Mapping[str, tuple[Citation, ...]],
    holdings: Holdings,
    registry: Registry,
    kept: KeptIndex | None = None,
) -> tuple[Relation, ...]:
    """All relations among ``documents``, by target and rank.

    ``kept`` gives the index of reused text from where it is kept; without it, it is made anew.
    """
    words = _Words(documents=documents, registry=registry)
    borrowings = Borrowings.of(documents, registry, kept)
    found: list[Relation] = []
    for id_, document in sorted(documents.items()):
        declared = list(words.declared(document, citations.get(id_, ())))
        carried = forwarded(document, holdings, registry)
        known = {one.base_document for one in declared}
        if carried is not None and carried.base_document in documents and carried.base_document not in known:
            declared.append(carried)
        bases = {one.base_document for one in declared if one.kind not in ENDS}
        found += ranked([*declared, *borrowings.taken(document, bases)], documents)
    return (*found, *borrowings.siblings(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    documents: Mapping[str, Document]
    registry: Registry

    def declared(self, document: Document, citations: tuple[Citation, ...]) -> Iterator[Relation]:
        """What the document's words declare about held documents, one relation a base and kind."""
        blocks = {block.id: block for block in document.blocks}
        leads, lists = lead_blocks(document), listings(document)
        best: dict[tuple[str, RelationKind], Relation] = {}
        for citation in citations:
            if citation.status is not Status.FOUND:
                continue
            block = blocks[citation.mention.block]
            said = declaration(block, citation.mention, self.registry, lead=block.id in leads)
            if said is None and block.id in lists:
                said = _listed(block, citation, lists[block.id])
            if said is None or not (said.lead or said.kind in _ANYWHERE):
                continue
            base = self._base(citation)
            evidence = Evidence(document=document.id, block=block.id, text=said.sentence)
            score = self._declared_score(document, citation, said)
            known = best.get((base, said.kind))
            if known is None:
                best[base, said.kind] = Relation(
                    base=base,
                    target=document.id,
                    kind=said.kind,
                    declared=True,
                    score=score,
                    rank=0,
                    status=RelationStatus.PUBLISHED,
                    evidence=(evidence,),
                )
            elif len(known.evidence) < _QUOTED and evidence not in known.evidence:
                both = (*known.evidence, evidence)
                best[base, said.kind] = replace(known, score=max(known.score, score), evidence=both)
        yield from best.values()

    def _base(self, citation: Citation) -> str:
        id_ = citation.targets[0]
        part = citation.part or main_part(self.documents[id_])
        return f"{id_}#{part}" if part else id_

    def _declared_score(self, document: Document, citation: Citation, said: Declaration) -> float:
        """How sure the declared basis is: at the head, by two signals, the nearer superior the more."""
        superiors = self.registry.superiors(document.issuer_id)
        issuer = self.documents[citation.targets[0]].issuer_id
        near = 0.1 if issuer in superiors[:1] else 0.05 if issuer in superiors else 0.0
        return 0.5 + (0.15 if said.lead else 0.0) + (0.1 if citation.mention.number else 0.0) + near


def _listed(block: Block, citation: Citation, listing: Listing) -> Declaration | None:
    """What a list of documents says of one that stands in it; its heading is the evidence."""
    kind = verdict(block, citation.mention, listing)
    return Declaration(kind=kind, lead=True, sentence=listing.words) if kind else None
