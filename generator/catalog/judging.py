"""What a naming is: a citation, the document itself, an abbreviation, a text still to come, or nothing to look up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.catalog.docnumbers import number_key
from generator.catalog.mentions import Mention, MentionKind, RawMention
from generator.catalog.titles import bare, enclosed_title, fold, same_title
from generator.document.model import BODY, Document
from generator.registry import Registry

_LONGEST_NAME = 24
_STATE = "中华人民共和国"
_VERSION = re.compile(r"[（(][^（()）]{1,12}[)）]$")
_VAGUE = re.compile(r"^(?:本|该|补充|相关|有关|配套|上述)")
_PUBLICATION = re.compile(r"(?:等)?(?:栏目|专栏|频道|节目|杂志|期刊|一书|一文|网站|客户端)")
_ALREADY = re.compile(r"(?:了|已经?|曾|先后|陆续|相继)$")
_ATTACHED = re.compile(r"[（(](?:详?见|另见)?(?:本[^，。（()）]{1,6})?附[件录表][^，。（()）]{0,6}[)）]")
# 《甲》和《乙》（号）已经同意: what is said after the last of them is said of all.
_REST_OF_CHAIN = re.compile(
    r"^(?:[（(][^（()）]*[)）])?(?:(?:、|和|及|以及)?《[^《》]*》(?:[（(][^（()）]*[)）])?)*[，,]?"
)
_HANDED_OUT = re.compile(
    r"(?:等)?(?:已经?[^。]{0,40}(?:同意|通过|批准|审定)[^。]{0,10}[，,])?(?:现|一并)?(?:予以)?(?:印发|下发|发布|公布)给?你们"
)
# 另行制定, 年底前制定: not out yet. Bare 制定 names texts that exist as often.
_DUE = re.compile(
    r"(?:底前|年内|尽快|抓紧|加快|适时|另行|届时)[^《》]{0,12}(?:制定|制订|编制|起草)(?:[和或、并]?(?:印发|完善|下发|发布|实施))?$"
)
_ELSEWHERE = re.compile(r"(?:由[^，。；《》]{1,12})?(?:将)?另行(?:制定|制订|印发|下发|发布|公布)")
_ISSUED_HERE = re.compile(
    r"(?:现|并)?(?:予以)?(?:印发|转发|公布|发布)(?:给你们)?|已经?.{0,30}(?:同意|通过|批准)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Judges namings in the light of all titles of a document and of the abbreviations that it gives."""

    document: Document
    registry: Registry
    own: tuple[str, ...]
    own_keys: frozenset[str]
    defined: Mapping[str, str]
    full: Mapping[str, str]

    @classmethod
    def of(cls, document: Document, raws: Sequence[RawMention], registry: Registry) -> Judge:
        """The judge of a document's namings."""
        defined: dict[str, str] = {}
        for raw in raws:
            for alias in raw.aliases:
                defined.setdefault(fold(alias), raw.mention.title or "")
        own = _own_titles(document)
        return cls(
            document=document,
            registry=registry,
            own=own,
            own_keys=frozenset(fold(form) for title in own for form in (title, bare(title))),
            defined=defined,
            full=_full_titles([raw.mention.title for raw in raws if raw.mention.title], registry),
        )

    def judged(self, raw: RawMention) -> Mention:
        """The mention with its kind."""
        mention = raw.mention
        if self._is_own(raw):
            return replace(mention, kind=MentionKind.SELF)
        if mention.title is None:
            return mention
        mention = replace(mention, hint=self._hint(raw.before))
        full = self._stands_for(mention)
        if full is not None:
            return replace(mention, kind=MentionKind.ALIAS, stands_for=full)
        if mention.number is None and self._is_generic(mention.title or "", raw.after):
            return replace(mention, kind=MentionKind.GENERIC)
        if mention.number is None and self._is_planned(raw):
            return replace(mention, kind=MentionKind.PLANNED)
        return mention

    def _is_own(self, raw: RawMention) -> bool:
        number, title = raw.mention.likely_number, raw.mention.title
        own = self.document.doc_number
        if number is not None:
            # An order's number may be printed with its title: 第25号 is 星河省人民政府令第25号.
            forms = {own, f"{self.document.title}{own}"} if own else set()
            return any(number_key(number) == number_key(form) for form in forms)
        if title is None:
            return False
        key = fold(title)
        if raw.attached or _ATTACHED.match(raw.after) or key in self.own_keys:
            return True
        # The cover may name its enclosure a little differently: without the place, or the version.
        on_cover = raw.part == BODY and _ISSUED_HERE.match(raw.after.lstrip("，"))
        if raw.part == BODY and _HANDED_OUT.match(_REST_OF_CHAIN.sub("", raw.after)):
            return True
        if not on_cover:
            return False
        loose = self._loose(title)
        return any(loose == self._loose(own) or same_title(title, own) for own in self.own)

    def _loose(self, title: str) -> str:
        issuer = self.registry.issuers.get(self.document.issuer_id)
        plain = _VERSION.sub("", bare(title).removeprefix("关于"))
        if issuer is not None:
            plain = plain.removeprefix(issuer.short)
        return fold(plain)

    def _stands_for(self, mention: Mention) -> str | None:
        key = fold(mention.title or "")
        full = self.defined.get(key)
        if full is not None and fold(full) != key:
            return full
        return self.full.get(key) if mention.number is None else None

    def _is_generic(self, title: str, after: str) -> bool:
        phrases = self.registry.phrases
        title = _VERSION.sub("", _VAGUE.sub("", title))
        return (
            _PUBLICATION.match(after) is not None
            or title in self.registry.genres
            or title in self.registry.doc_types
            or title.endswith(phrases.not_documents)
            or not any("一" <= char <= "鿿" for char in title)
        )

    def _is_planned(self, raw: RawMention) -> bool:
        if _ELSEWHERE.match(raw.after):
            return True
        clause = re.split(r"[，。；：,;]", raw.before)[-1]
        # 编制完成《甲》《乙》: the verb stands before the first of them.
        clause = re.sub(r"(?:《[^《》]*》(?:[（(][^（()）]*[)）])?[、和及]?)+$", "", clause)
        if _DUE.search(clause):
            return True
        verb = next((word for word in self.registry.phrases.planned if clause.endswith(word)), None)
        return verb is not None and not _ALREADY.search(clause.removesuffix(verb))

    def _hint(self, before: str) -> str | None:
        """The issuers printed directly before the title, as printed: 国务院, 省教育厅、省公安厅."""
        clause = re.split(r"[，。；：,;》]", before)[-1]
        tail = re.sub(r"(?:制定的?|印发的?|发布的?|出台的?|下发的?|关于|的)$", "", clause)
        names: list[str] = []
        while not names or tail.endswith(("、", " ")):
            tail = tail.rstrip("、 ")
            lengths = range(min(len(tail), _LONGEST_NAME), 1, -1)
            name = next((tail[-n:] for n in lengths if self._names_issuer(tail[-n:])), None)
            if name is None:
                break
            names.insert(0, name)
            tail = tail.removesuffix(name)
        return "、".join(names) or None

    def _names_issuer(self, name: str) -> bool:
        return self.registry.issuer_seen_from(name, self.document.issuer_id) is not None


def _own_titles(document: Document) -> tuple[str, ...]:
    """The titles of the document, its enclosures, and what its own title says that it carries."""
    inner = enclosed_title(document.title)
    enclosures = (enclosure.title for enclosure in document.enclosures)
    return (document.title, *enclosures, *([inner] if inner is not None else ()))


def _full_titles(titles: Sequence[str], registry: Registry) -> dict[str, str]:
    """Folded title → the first one that says it in full: with its issuer's name before it, or carrying it."""
    keys = {fold(title) for title in titles}
    found: dict[str, str] = {}
    for title in titles:
        longer = fold(title)
        shorter = [
            longer[cut:]
            for cut in range(1, len(longer))
            if longer[cut:] in keys and _is_issuer(longer[:cut], registry)
        ]
        for key in (*shorter, fold(enclosed_title(title) or "")):
            if key and key != longer:
                found.setdefault(key, title)
    return found


def _is_issuer(prefix: str, registry: Registry) -> bool:
    """Whether what a longer title has before the shorter one only says whose it is."""
    if prefix == _STATE:
        return True
    return registry.issuer_of_name(prefix) is not None or prefix in registry.by_place
