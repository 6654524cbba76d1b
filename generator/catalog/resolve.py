"""Which held document a mention means: found, ambiguous or missing. A wrong link is worse than none.

A number links only when the title, or the issuer and the year, agree with it. A title links only
when it says enough, names no other issuer, and is unique in the nearest scope: the issuer itself,
its province, the state. Nothing cites a document younger than itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from generator.catalog.docnumbers import number_key, year_of
from generator.catalog.mentions import Mention
from generator.catalog.titles import bare, distinctive, enclosed_title, fold, same_title
from generator.document.model import Document, EnclosureKind
from generator.identity import DocNumber
from generator.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable


class Status(StrEnum):
    """What became of a mention."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A mention and the held documents it may mean: one when found, some when ambiguous, none when missing.

    ``part`` is the enclosure meant (``enclosure-1``), empty for the document itself; ``reason`` says why.
    """

    mention: Mention
    status: Status
    targets: tuple[str, ...] = ()
    part: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A held text under one of its titles: ``qualified`` when the title names its issuer or place."""

    document: str
    part: str
    qualified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """The held documents by number and by every title they may be cited under."""

    documents: Mapping[str, Document]
    by_number: Mapping[str, tuple[str, ...]]
    by_title: Mapping[str, tuple[_Named, ...]]

    @classmethod
    def of(cls, documents: Mapping[str, Document], registry: Registry) -> Holdings:
        """The holdings of some documents."""
        numbers: dict[str, list[str]] = defaultdict(list)
        titles: dict[str, dict[tuple[str, str], _Named]] = defaultdict(dict)
        for id_, document in documents.items():
            if document.doc_number:
                order = (
                    _order(document.doc_number, document, registry) if document.doc_type == ORDER else None
                )
                numbers[order_key(order) or number_key(document.doc_number)].append(id_)
            for title, part in titles_of(document):
                named = _Named(document=id_, part=part, qualified=_names_place(title, document, registry))
                titles[fold(title)].setdefault((id_, part), named)
        return cls(
            documents=documents,
            by_number={key: tuple(ids) for key, ids in numbers.items()},
            by_title={key: tuple(named.values()) for key, named in titles.items()},
        )


ORDER = "命令(令)"
# Shorter titles that begin with 关于 and name no issuer are given again and again.
_RECURRING = 14
_ORDER = re.compile(
    r"(?P<issuer>[一-鿿、]*?)(?:令)?(?:(?:19|20)\d\d年?)?第?(?P<serial>\d+|[〇零一二三四五六七八九十百千]+)号(?:令)?"
)
_NUMERALS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def _order(number: str, document: Document, registry: Registry) -> tuple[str, int] | None:
    """Issuer and serial of an order's number as ``document`` prints it: 省政府令第9号, 第9号; None for others."""
    match = _ORDER.fullmatch(number)
    if match is None or ("令" not in number and document.doc_number != number):
        return None
    name = match["issuer"]
    issuer = (
        registry.issuer_seen_from(name, document.issuer_id)
        if name
        else registry.issuers.get(document.issuer_id)
    )
    return (issuer.id, _integer(match["serial"])) if issuer else None


def order_key(order: tuple[str, int] | None) -> str:
    """The comparison form of an order's number; empty for none."""
    return f"{order[0]} {order[1]}" if order else ""


def _integer(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    total = digit = 0
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _NUMERALS[char]
    return total + digit


def _same_code(number: str, held: str | None) -> bool:
    one, other = DocNumber.parse(number), DocNumber.parse(held or "")
    return one is not None and other is not None and one.code == other.code


def main_part(document: Document) -> str:
    """The part that people mean when they cite the whole: what a 印发 or 转发 notice carries, if it is one text."""
    carried = [one for one in document.enclosures if one.kind is not EnclosureKind.ATTACHMENT]
    return carried[0].id if len(carried) == 1 else ""


def titles_of(document: Document) -> Iterable[tuple[str, str]]:
    """Every title a document may be cited under, with the part that bears it."""
    yield document.title, ""
    yield bare(document.title), ""
    inner = enclosed_title(document.title)
    if inner is not None:
        yield inner, main_part(document)
    for enclosure in document.enclosures:
        if enclosure.kind is not EnclosureKind.ATTACHMENT or distinctive(enclosure.title):
            yield enclosure.title, enclosure.id
            yield bare(enclosure.title), enclosure.id


def _names_place(title: str, document: Document, registry: Registry) -> bool:
    issuer = registry.issuers.get(document.issuer_id)
    return issuer is not None and (issuer.stem in title or title.startswith(issuer.governments))


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
        if mention.number is None:
            return None
        keys = {number_key(mention.number), order_key(_order(mention.number, document, self.registry))}
        ids = [i for key in sorted(keys) for i in self.holdings.by_number.get(key, ()) if i != document.id]
        ids = [i for i in dict.fromkeys(ids) if self._not_younger(i, document)]
        if not ids:
            return None
        agreeing = [(i, self._agreement(i, document, mention)) for i in ids]
        good = [(i, part, why) for i, (part, why) in agreeing if why]
        if len(good) == 1 and len(ids) == 1:
            id_, part, why = good[0]
            return Citation(mention=mention, status=Status.FOUND, targets=(id_,), part=part, reason=why)
        why = (
            "several documents bear this number" if len(ids) > 1 else "the number agrees, the title does not"
        )
        return Citation(mention=mention, status=Status.AMBIGUOUS, targets=tuple(sorted(ids)), reason=why)

    def _agreement(self, id_: str, citing: Document, mention: Mention) -> tuple[str, str]:
        """The part meant and the second signal, for a held document with the mention's number; ("", "") if none."""
        held = self.holdings.documents[id_]
        if mention.title is not None:
            for title, part in titles_of(held):
                if same_title(mention.title, title):
                    return part, "number and title"
            return "", ""
        issuer = self._issuer_of_number(mention.number)
        year = year_of(mention.number or "")
        if (
            issuer == held.issuer_id
            and held.date is not None
            and year in {held.date.year, held.date.year + 1}
        ):
            return main_part(held), "number, issuer and year"
        del citing
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

    def _may_mean(self, named: _Named, document: Document, mention: Mention) -> bool:
        """Whether the issuer that the print names, if any, is the held document's; if none, whether it is near."""
        held = self.holdings.documents[named.document]
        if mention.hint is not None:
            hinted = self.registry.issuer_seen_from(mention.hint, document.issuer_id)
            if hinted is not None:
                return hinted.id == held.issuer_id
        issuer = self._issuer_of_number(mention.number)
        if issuer is not None:
            return issuer == held.issuer_id
        return named.qualified or held.issuer_id in {
            document.issuer_id,
            *self.registry.superiors(document.issuer_id),
        }

    def _recurs(self, named: _Named, mention: Mention) -> bool:
        """Whether a bare short title (关于做好防汛工作的通知) may be that of another year's notice."""
        title = mention.title or ""
        plain = mention.hint is None and not named.qualified and title.startswith("关于")
        return plain and len(fold(title)) < _RECURRING

    def _contradicts(self, named: _Named, mention: Mention) -> bool:
        held = self.holdings.documents[named.document].doc_number
        return (
            mention.number is not None and held is not None and number_key(held) != number_key(mention.number)
        )

    def _misread(self, named: _Named, mention: Mention) -> bool:
        held = self.holdings.documents[named.document].doc_number or ""
        return Levenshtein.distance(number_key(held), number_key(mention.number or "")) <= 1

    def _not_younger(self, id_: str, citing: Document) -> bool:
        held = self.holdings.documents[id_]
        return held.date is None or citing.date is None or held.date <= citing.date

    def _issuer_of_number(self, number: str | None) -> str | None:
        parsed = DocNumber.parse(number) if number else None
        issuer = self.registry.issuer_of_code(parsed.code) if parsed else None
        return issuer.id if issuer else None
