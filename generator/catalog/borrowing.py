"""Whose text a document takes: candidates from the index, compared run by run, and let through a gate."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.catalog.gate import judged
from generator.catalog.holdings import main_part
from generator.catalog.overlap import Profile, Shared, among, common_grams, common_places, profile, shared
from generator.catalog.relation import Evidence, Relation, RelationKind, RelationStatus
from generator.catalog.reuse import KeptIndex, ReuseIndex
from generator.document.model import Document
from generator.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_CANDIDATES = 20
_QUOTE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Borrowings:
    """The texts of all documents, ready to be asked for what they share.

    ``specific`` are the places in each text that are no formula of the day, ``alike`` the documents that
    share rare text with each.
    """

    documents: Mapping[str, Document]
    registry: Registry
    profiles: Mapping[str, Profile]
    specific: Mapping[str, NDArray[np.bool_]]
    alike: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, documents: Mapping[str, Document], registry: Registry, kept: KeptIndex | None) -> Borrowings:
        """The borrowings among ``documents``; the index of their texts comes from where it is ``kept``, or is made."""
        profiles = {id_: profile(document, registry) for id_, document in sorted(documents.items())}
        texts = {id_: one.text for id_, one in profiles.items()}
        index = kept(texts) if kept else ReuseIndex().added(texts)
        formulas = common_grams(profiles.values())
        found = {id_: index.query(one.text, limit=_CANDIDATES + 1) for id_, one in profiles.items()}
        return cls(
            documents=documents,
            registry=registry,
            profiles=profiles,
            specific={id_: ~among(one.hashes, formulas) for id_, one in profiles.items()},
            alike={
                id_: frozenset(name for name, _ in names if name != id_ and name in documents)
                for id_, names in found.items()
            },
        )

    def taken(self, document: Document, bases: set[str]) -> Iterator[Relation]:
        """Whose text the document takes, declared (``bases``) or not: superiors' and its own earlier ones."""
        target = self.profiles[document.id]
        found = [
            (id_, self._places(id_, document.id))
            for id_ in sorted(self.alike[document.id] | bases)
            if self._may_be_source(self.documents[id_], document)
        ]
        explained = np.zeros(len(target.hashes), dtype=np.bool_)
        for id_, places in sorted(found, key=lambda pair: -int(pair[1].sum())):
            base = self.profiles[id_]
            common = shared(base, target, places)
            alone = shared(base, target, places & ~explained)
            own = self.documents[id_].issuer_id == document.issuer_id
            status = judged(common, alone, declared=id_ in bases, own=own)
            if status is RelationStatus.PUBLISHED:
                explained |= places
            if status is not None:
                part = main_part(self.documents[id_])
                yield Relation(
                    base=f"{id_}#{part}" if part else id_,
                    target=document.id,
                    kind=RelationKind.TEXT,
                    declared=id_ in bases,
                    score=_score(common),
                    rank=0,
                    status=status,
                    evidence=self._passages(id_, document.id, common),
                )

    def siblings(self, found: Iterable[Relation]) -> Iterator[Relation]:
        """Texts of one level, by different issuers, that share what neither takes from the other."""
        bases: dict[str, set[str]] = defaultdict(set)
        for one in found:
            if one.status is RelationStatus.PUBLISHED:
                bases[one.target].add(one.base_document)
        for id_, document in sorted(self.documents.items()):
            for other in sorted(self.alike[id_]):
                if other < id_ or not self._are_siblings(document, self.documents[other]):
                    continue
                common = shared(self.profiles[id_], self.profiles[other], self._places(id_, other))
                status = judged(common, common, declared=False, own=False)
                if status is not None:
                    joint = bool(bases[id_] & bases[other])
                    yield Relation(
                        base=id_,
                        target=other,
                        kind=RelationKind.COMMON,
                        declared=False,
                        score=_score(common),
                        rank=1,
                        status=RelationStatus.PUBLISHED if joint else status,
                        evidence=self._passages(id_, other, common),
                    )

    def _places(self, base: str, target: str) -> NDArray[np.bool_]:
        return common_places(self.profiles[base], self.profiles[target], self.specific[target])

    def _may_be_source(self, base: Document, target: Document) -> bool:
        if base.issuer_id not in {target.issuer_id, *self.registry.superiors(target.issuer_id)}:
            return False
        if base.date is None or target.date is None:
            return base.issuer_id != target.issuer_id
        return base.date <= target.date if base.issuer_id != target.issuer_id else base.date < target.date

    def _are_siblings(self, one: Document, other: Document) -> bool:
        first, second = self.registry.issuers.get(one.issuer_id), self.registry.issuers.get(other.issuer_id)
        return (
            first is not None and second is not None and first.level == second.level and first.id != second.id
        )

    def _passages(self, base: str, target: str, common: Shared) -> tuple[Evidence, ...]:
        """The target's block that shares most, and the base's block that it shares it with."""
        if not common.passages:
            return ()
        only = self.profiles[target].only(common.passages[0][0])
        here = only.blocks[0]
        found = [Evidence(document=target, block=here.id, text=_quote(here.text))]
        back = shared(
            only, self.profiles[base], common_places(only, self.profiles[base], self.specific[base])
        )
        if back.passages:
            there = self.profiles[base].blocks[back.passages[0][0]]
            found.append(Evidence(document=base, block=there.id, text=_quote(there.text)))
        return tuple(found)


def _score(common: Shared) -> float:
    """The square root of the target's share: a fourteenth of a text taken is .27, half .71."""
    return round(min(1.0, math.sqrt(common.share)), 4)


def _quote(text: str) -> str:
    return text if len(text) <= _QUOTE else text[:_QUOTE] + "…"
