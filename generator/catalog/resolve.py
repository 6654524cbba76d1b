"""Which held document a mention means: found, ambiguous or missing. A wrong link is worse than none.

A number links only when the title, or the issuer and the year, agree with it. A title links only
when it says enough, names no other issuer, and is unique in the nearest scope: the issuer itself,
its province, the state. Nothing cites a document younger than itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from generator.catalog.docnumbers import number_key, year_of
from generator.catalog.holdings import Holdings, Named, main_part, titles_of
from generator.catalog.mentions import Mention
from generator.catalog.orders import order_key, order_of
from generator.catalog.titles import distinctive, fold, same_title
from generator.document.model import Document
from generator.identity import DocNumber
from generator.registry import Registry


class Status(StrEnum):
    """What became of a mention."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A mention and the held documents it may mean: one when found, some when ambiguous, none when missing.

    ``part`` is the enclosure meant (``enclosure-1``), empty for the document itself; ``reason`` says why.
    A missing one may be ``withdrawn``: it was here, and is published no more.
    """

    mention: Mention
    status: Status
    targets: tuple[str, ...] = ()
    part: str = ""
    reason: str = ""
    withdrawn: bool = False


# Shorter titles that begin with 关于 and name no issuer are given again and again.
_RECURRING = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolver:
    """Resolves the mentions of documents against the holdings."""

    holdings: Holdings
    registry: Registry

    def resolve(self, document: Document, mention: Mention) -> Citation:
        """What ``mention`` in ``document`` means."""
        numbered = self._by_number(document, mention)
        if numbered is not None:
            return numbered
        return self._by_title(document, mention)

    def _by_number(self, document: Document, mention: Mention) -> Citation | None:
        number = mention.likely_number
        if number is None:
            return None
        keys = {number_key(number), order_key(order_of(number, document, self.registry))}
        ids = [i for key in sorted(keys) for i in self.holdings.by_number.get(key, ()) if i != document.id]
        ids = [i for i in dict.fromkeys(ids) if self._not_younger(i, document)]
        if not ids:
            return None
        agreeing = [(i, self._agreement(i, document, mention)) for i in ids]
        good = [(i, part, why) for i, (part, why) in agreeing if why]
        if len(good) == 1 and len(ids) == 1:
            id_, part, why = good[0]
            return Citation(mention=mention, status=Status.FOUND, targets=(id_,), part=part, reason=why)
        why = "the number agrees, the title does not"
        if len(ids) > 1:
            why = "several documents bear this number"
        elif mention.reading is not None:
            why = f"the number is damaged and may be {mention.reading}"
        return Citation(mention=mention, status=Status.AMBIGUOUS, targets=tuple(sorted(ids)), reason=why)

    def _agreement(self, id_: str, citing: Document, mention: Mention) -> tuple[str, str]:
        """The part meant and the second signal, for a held document with the mention's number; ("", "") if none."""
        held = self.holdings.documents[id_]
        if mention.title is not None:
            for title, part in titles_of(held):
                if same_title(mention.title, title):
                    return part, "number and title"
            return "", ""
        issuer = self._issuer_of_number(mention.number, citing)
        year = year_of(mention.number or "")
        # A damaged number is no signal that could stand without a title.
        if (
            mention.reading is None
            and issuer == held.issuer_id
            and self._within_sight(issuer, citing)
            and held.date is not None
            and year in {held.date.year, held.date.year + 1}
        ):
            return main_part(held), "number, issuer and year"
        return "", ""

    def _by_title(self, document: Document, mention: Mention) -> Citation:
        missing = Citation(mention=mention, status=Status.MISSING)
        if mention.title is None or not distinctive(mention.title):
            return missing
        candidates = [
            named
            for named in self.holdings.by_title.get(fold(mention.title), ())
            if named.document != document.id
            and self._not_younger(named.document, document)
            and self._may_mean(named, document, mention)
        ]
        differing = [named for named in candidates if self._contradicts(named, mention)]
        agreeing = [named for named in candidates if named not in differing]
        for scope in (document.issuer_id, *self.registry.superiors(document.issuer_id), None):
            here = [n for n in agreeing if scope in {None, self.holdings.documents[n.document].issuer_id}]
            ids = tuple(sorted({n.document for n in here}))
            if len(ids) == 1 and not self._recurs(here[0], mention):
                return Citation(
                    mention=mention, status=Status.FOUND, targets=ids, part=here[0].part, reason="title"
                )
            if ids:
                why = "several documents bear this title" if len(ids) > 1 else "such notices come every year"
                return Citation(mention=mention, status=Status.AMBIGUOUS, targets=ids, reason=why)
        near = tuple(sorted({n.document for n in differing if self._misread(n, mention)}))
        if near:
            why = "the title agrees, the number differs in one character"
            return Citation(mention=mention, status=Status.AMBIGUOUS, targets=near, reason=why)
        return missing

    def _may_mean(self, named: Named, document: Document, mention: Mention) -> bool:
        """Whether the issuer that the print names, if any, is the held document's; if none, whether it is near."""
        held = self.holdings.documents[named.document]
        if mention.hint is not None:
            hinted = self.registry.issuer_seen_from(mention.hint.split("、")[-1], document.issuer_id)
            if hinted is not None:
                return hinted.id == held.issuer_id
        issuer = self._issuer_of_number(mention.likely_number, document)
        if issuer is not None:
            return issuer == held.issuer_id
        return named.qualified or held.issuer_id in {
            document.issuer_id,
            *self.registry.superiors(document.issuer_id),
        }

    def _recurs(self, named: Named, mention: Mention) -> bool:
        """Whether a bare short title (关于做好防汛工作的通知) may be that of another year's notice."""
        title = mention.title or ""
        plain = mention.hint is None and not named.qualified and title.startswith("关于")
        return plain and len(fold(title)) < _RECURRING

    def _contradicts(self, named: Named, mention: Mention) -> bool:
        held, number = self.holdings.documents[named.document].doc_number, mention.likely_number
        return number is not None and held is not None and number_key(held) != number_key(number)

    def _misread(self, named: Named, mention: Mention) -> bool:
        held = self.holdings.documents[named.document].doc_number or ""
        return Levenshtein.distance(number_key(held), number_key(mention.likely_number or "")) <= 1

    def _not_younger(self, id_: str, citing: Document) -> bool:
        held = self.holdings.documents[id_]
        return held.date is None or citing.date is None or held.date <= citing.date

    def _issuer_of_number(self, number: str | None, citing: Document) -> str | None:
        """The place whose government, or whose central bodies, number so."""
        parsed = DocNumber.parse(number) if number else None
        if parsed is None:
            return None
        issuer = self.registry.issuer_of_code(parsed.code, citing.issuer_id)
        if issuer is not None:
            return issuer.id
        return "state" if self.registry.body_of_code(parsed.code, parsed.year) else None

    def _within_sight(self, issuer_id: str, citing: Document) -> bool:
        """Whether a bare number can be that place's: a county's code may be that of a province far away."""
        issuer = self.registry.issuers[issuer_id]
        return issuer.level != "province" or issuer_id in {
            citing.issuer_id,
            *self.registry.superiors(citing.issuer_id),
        }
