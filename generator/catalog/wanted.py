"""What is cited and not held, ranked by how many documents ask for it: it shrinks as documents arrive."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.catalog.docnumbers import number_key, year_of
from generator.catalog.issuing import issued_by
from generator.catalog.mentions import MentionKind
from generator.catalog.resolve import Status
from generator.catalog.titles import akin, fold

if TYPE_CHECKING:
    from generator.catalog.build import Catalog
    from generator.catalog.mentions import Mention
    from generator.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A document that is not held: its printed title and number, and who names it how often.

    ``body`` is who issued it, by its title, the name before it or an attested number code; None where
    nothing tells. ``issuer`` is the id of that body's place. ``cited_by`` are document ids, sorted; ``mentions`` counts every naming.
    """

    title: str | None
    number: str | None
    body: str | None
    issuer: str | None
    cited_by: tuple[str, ...]
    mentions: int


def wanted(catalog: Catalog, registry: Registry) -> tuple[Wanted, ...]:
    """The missing documents, those asked for by the most documents first."""
    numbers = _numbers_of_titles(catalog)
    groups: dict[str, list[_Group]] = defaultdict(list)
    for id_, citations in catalog.citations.items():
        date = catalog.documents[id_].date
        for citation in citations:
            mention = citation.mention
            wanting = citation.status is Status.MISSING and not citation.withdrawn
            if not wanting or mention.kind is not MentionKind.REFERENCE:
                continue
            number = mention.likely_number or numbers.get(fold(mention.title or ""))
            if mention.number is None and number and date and (year_of(number) or 0) > date.year:
                number = None  # an older edition than the one whose number is known
            same = groups[number_key(number) if number else f"《{fold(mention.title or '')}》"]
            group = next((one for one in same if one.holds(mention.title)), None)
            if group is None:
                group = _Group(numbers=Counter(), titles=Counter(), hints=Counter(), citing=Counter())
                same.append(group)
            group.add(id_, mention)
    found = [group.wanted(catalog, registry) for same in groups.values() for group in same]
    return tuple(
        sorted(found, key=lambda one: (-len(one.cited_by), -one.mentions, one.number or "", one.title or ""))
    )


def _numbers_of_titles(catalog: Catalog) -> dict[str, str]:
    """The number of each title that is named with only one number anywhere."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for citations in catalog.citations.values():
        for citation in citations:
            mention = citation.mention
            if mention.title is not None and mention.likely_number is not None:
                numbers[fold(mention.title)].add(mention.likely_number)
    return {title: next(iter(found)) for title, found in numbers.items() if len(found) == 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    numbers: Counter[str]
    titles: Counter[str]
    hints: Counter[str]
    citing: Counter[str]

    def holds(self, title: str | None) -> bool:
        """Whether a naming with the same number may be one of these: one number may stand for two texts."""
        return title is None or not self.titles or any(akin(title, known) for known in self.titles)

    def add(self, document: str, mention: Mention) -> None:
        self.citing[document] += 1
        if mention.likely_number is not None:
            self.numbers[mention.likely_number] += 1
        if mention.title is not None:
            self.titles[mention.title] += 1
        if mention.hint is not None:
            self.hints[mention.hint] += 1

    def wanted(self, catalog: Catalog, registry: Registry) -> Wanted:
        title = max(self.titles, key=lambda one: (self.titles[one], len(one), one), default=None)
        number = min(self.numbers, default=None)
        hint = max(self.hints, key=lambda one: (self.hints[one], one), default=None)
        citing = catalog.documents[min(self.citing)].issuer_id
        issued = issued_by(title, number, hint, citing, registry)
        return Wanted(
            title=title,
            number=number,
            body=issued.body,
            issuer=issued.place,
            cited_by=tuple(sorted(self.citing)),
            mentions=sum(self.citing.values()),
        )
