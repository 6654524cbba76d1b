"""Which document follows which: declared by its words, or seen in its text; ranked, each with its evidence.

Declared and inferred stay apart: a text may declare one basis and take its wording from another
document. A pair that shares only formulas is not published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.catalog.context import Declaration, RelationKind, declaration, lead_blocks
from generator.catalog.overlap import Profile, Shared, profile, shared
from generator.catalog.resolve import Status, main_part
from generator.catalog.reuse import ReuseIndex
from generator.document.model import Document
from generator.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog.resolve import Citation

# Measured on the real issues: derived texts share 430 characters and more in 13 runs and more, the longest of
# 77 and more; unrelated ones at most 271, in runs of at most 25 (lists of agencies).
_PUBLISH_CHARACTERS, _PUBLISH_RUNS, _PUBLISH_LONGEST = 200, 4, 40
# Short notices: a third of the text is more than formulas.
_SHORT_CHARACTERS, _SHORT_SHARE = 100, 0.3
_CANDIDATE_CHARACTERS, _CANDIDATE_LONGEST = 80, 26
_CANDIDATES = 20
# Kinds that hold wherever in a document they are declared; the others only at its head.
_ANYWHERE = frozenset(
    {
        RelationKind.REPEALS,
        RelationKind.LAPSES,
        RelationKind.AMENDS,
        RelationKind.CORRECTS,
        RelationKind.REFERS,
    }
)
_QUOTE = 160


class RelationStatus(StrEnum):
    """Who stands for a relation."""

    PUBLISHED = "published"
    CANDIDATE = "candidate"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words that show a relation: the document, its block, the text as printed."""

    document: str
    block: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """``target`` hangs on ``base`` (an id, with ``#enclosure-1`` where that part is the source).

    ``declared`` tells words from inference; ``score`` is in 0…1; ``rank`` the base's among the
    target's bases, 1 first.
    """

    base: str
    target: str
    kind: RelationKind
    declared: bool
    score: float
    rank: int
    status: RelationStatus
    evidence: tuple[Evidence, ...]

    @property
    def base_document(self) -> str:
        """The base's document id, without its part."""
        return self.base.partition("#")[0]


def find_relations(
    documents: Mapping[str, Document],
    citations: Mapping[str, tuple[Citation, ...]],
    registry: Registry,
    index: ReuseIndex | None = None,
) -> tuple[Relation, ...]:
    """All relations among ``documents``, by target and rank.

    ``index`` may hold the texts of some of the documents already (by id); it is completed as needed.
    """
    finder = _Finder(
        documents=documents,
        registry=registry,
        profiles={i: profile(d, registry) for i, d in documents.items()},
    )
    missing = {
        id_: one.text for id_, one in finder.profiles.items() if index is None or id_ not in index.names
    }
    index = (index or ReuseIndex()).added(missing)
    found: list[Relation] = []
    for id_ in sorted(documents):
        declared = list(finder.declared(documents[id_], citations.get(id_, ())))
        bases = {one.base_document for one in declared if one.kind is not RelationKind.REPEALS}
        taken = list(finder.taken(documents[id_], index, bases))
        found += _ranked([*declared, *taken], finder)
    return (*found, *finder.common(found, index))


def reuse_texts(documents: Mapping[str, Document], registry: Registry) -> dict[str, str]:
    """What a :class:`ReuseIndex` of these documents holds, by id: their provisions, levels and places made alike."""
    return {id_: profile(document, registry).text for id_, document in documents.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finder:
    documents: Mapping[str, Document]
    registry: Registry
    profiles: Mapping[str, Profile]

    def declared(self, document: Document, citations: tuple[Citation, ...]) -> Iterator[Relation]:
        """What the document's words declare about held documents, one relation a base and kind."""
        blocks = {block.id: block for block in document.blocks}
        leads = lead_blocks(document)
        best: dict[tuple[str, RelationKind], Relation] = {}
        for citation in citations:
            if citation.status is not Status.FOUND:
                continue
            block = blocks[citation.mention.block]
            said = declaration(block, citation.mention, self.registry, lead=block.id in leads)
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
            elif evidence not in known.evidence:
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

    def taken(self, document: Document, index: ReuseIndex, bases: set[str]) -> Iterator[Relation]:
        """Whose text the document takes, declared or not: superiors' and its own earlier ones."""
        own = self.profiles[document.id]
        candidates = {id_ for id_, _ in index.query(own.text, limit=_CANDIDATES + 1)} | bases
        for id_ in sorted(candidates - {document.id}):
            if id_ not in self.documents or not self._may_be_source(self.documents[id_], document):
                continue
            common = shared(self.profiles[id_], own)
            status = _gate(common, declared=id_ in bases)
            if status is None:
                continue
            part = main_part(self.documents[id_])
            yield Relation(
                base=f"{id_}#{part}" if part else id_,
                target=document.id,
                kind=RelationKind.TEXT,
                declared=id_ in bases,
                score=_text_score(common),
                rank=0,
                status=status,
                evidence=self._passages(id_, document.id, common),
            )

    def _may_be_source(self, base: Document, target: Document) -> bool:
        above = (target.issuer_id, *self.registry.superiors(target.issuer_id))
        if base.issuer_id not in above:
            return False
        if base.date is None or target.date is None:
            return base.issuer_id != target.issuer_id
        return base.date <= target.date if base.issuer_id != target.issuer_id else base.date < target.date

    def _passages(self, base: str, target: str, common: Shared) -> tuple[Evidence, ...]:
        """The target's block that shares most, and the base's block that it shares it with."""
        if not common.passages:
            return ()
        only = self.profiles[target].only(common.passages[0][0])
        here = only.blocks[0]
        found = [Evidence(document=target, block=here.id, text=_quote(here.text))]
        back = shared(only, self.profiles[base])
        if back.passages:
            there = self.profiles[base].blocks[back.passages[0][0]]
            found.append(Evidence(document=base, block=there.id, text=_quote(there.text)))
        return tuple(found)

    def common(self, found: list[Relation], index: ReuseIndex) -> Iterator[Relation]:
        """Texts of one level, by different issuers, that share what neither takes from the other."""
        bases: dict[str, set[str]] = defaultdict(set)
        for one in found:
            if one.status is RelationStatus.PUBLISHED:
                bases[one.target].add(one.base_document)
        levels = {id_: self._level(document) for id_, document in self.documents.items()}
        for id_ in sorted(self.documents):
            for other, _ in index.query(self.profiles[id_].text, limit=_CANDIDATES + 1):
                if other <= id_ or other not in self.documents or levels[id_] is None:
                    continue
                same_issuer = self.documents[id_].issuer_id == self.documents[other].issuer_id
                if levels[id_] != levels[other] or same_issuer:
                    continue
                common = shared(self.profiles[id_], self.profiles[other])
                status = _gate(common, declared=False)
                if status is None:
                    continue
                joint = bool(bases[id_] & bases[other])
                yield Relation(
                    base=id_,
                    target=other,
                    kind=RelationKind.COMMON,
                    declared=False,
                    score=_text_score(common),
                    rank=1,
                    status=RelationStatus.PUBLISHED if joint else status,
                    evidence=self._passages(id_, other, common),
                )

    def _level(self, document: Document) -> str | None:
        issuer = self.registry.issuers.get(document.issuer_id)
        return issuer.level if issuer else None


def _gate(common: Shared, *, declared: bool) -> RelationStatus | None:
    """Whether so much shared text is shown, kept for an editor, or nothing."""
    if (
        common.characters >= _PUBLISH_CHARACTERS
        and common.runs >= _PUBLISH_RUNS
        and common.longest >= _PUBLISH_LONGEST
    ):
        return RelationStatus.PUBLISHED
    if (
        common.characters >= _SHORT_CHARACTERS
        and common.share >= _SHORT_SHARE
        and common.longest >= _CANDIDATE_LONGEST
    ):
        return RelationStatus.PUBLISHED
    if common.characters >= _CANDIDATE_CHARACTERS and common.longest >= _CANDIDATE_LONGEST:
        return RelationStatus.PUBLISHED if declared else RelationStatus.CANDIDATE
    return None


def _text_score(common: Shared) -> float:
    """The square root of the target's share: a fourteenth of a text taken is .27, half .71."""
    return float(min(1.0, common.share**0.5))


def _ranked(relations: list[Relation], finder: _Finder) -> list[Relation]:
    """One target's relations with ranks: bases by all that speaks for them together, then the younger first."""
    doubt: dict[str, float] = defaultdict(lambda: 1.0)
    for one in relations:
        doubt[one.base_document] *= 1.0 - one.score
    order = sorted(doubt, key=lambda base: (doubt[base], -_days(finder.documents[base]), base))
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


def _quote(text: str) -> str:
    return text if len(text) <= _QUOTE else text[:_QUOTE] + "…"
