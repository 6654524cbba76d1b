"""The registry as one value: issuers, gazettes, departments, kinds of document, phrases, and the questions to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from generator.registry.actors import ActorWords
from generator.registry.bodies import Body
from generator.registry.issuers import Gazette, Issuer
from generator.registry.schema import CollectiveEntry, TermEntry
from generator.registry.swaps import Swap, swaps_between

_SEATS = frozenset(
    seat + office
    for seat in ("人民政府", "政府", "行政公署", "行署")
    for office in ("", "办公厅", "办公室", "办")
) | {"府办"}
_LONGEST_PLACE = 40
"""Bound of a place's name in characters, twice over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Modal:
    """A word that asks: ``rank`` 5 must … 1 may; ``negative`` forbids; of ``manner`` it makes no duty (逐步), nor do the words of ``not_in``."""

    word: str
    rank: int
    negative: bool = False
    manner: bool = False
    not_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word, and longer ones that begin or end with it and mean something else (局: 布局)."""

    text: str
    not_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Phrases:
    """Named lists of words of official prose; see ``data/phrases.yml``. One registry has one: it is known by itself, not by its words."""

    boilerplate: tuple[str, ...] = ()
    paraphrases: tuple[tuple[str, ...], ...] = ()
    urgings: tuple[str, ...] = ()
    modals: tuple[Modal, ...] = ()
    basis: tuple[str, ...] = ()
    implement: tuple[str, ...] = ()
    refer: tuple[str, ...] = ()
    lower_levels: tuple[str, ...] = ()
    delegation: tuple[str, ...] = ()
    sanctions: tuple[str, ...] = ()
    not_documents: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    body_words: tuple[Word, ...] = ()
    body_endings: tuple[Word, ...] = ()
    body_fields: tuple[Word, ...] = ()
    actor_words: tuple[Word, ...] = ()
    scope_words: tuple[Word, ...] = ()
    bounds: tuple[tuple[str, ...], ...] = ()
    negations: tuple[Word, ...] = ()
    turning_words: tuple[Word, ...] = ()
    contraries: tuple[tuple[str, ...], ...] = ()
    set_phrases: tuple[str, ...] = ()
    proper_words: tuple[str, ...] = ()
    site_words: tuple[Word, ...] = ()
    lookalikes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Registry:
    """What the world is called. Unknown names give None: nothing is guessed.

    ``issuers`` by id, ``gazettes`` by id, ``bodies`` by ``level:duty:stem``. ``doc_types`` are the
    fifteen 文种 and ``genres`` the words by which enclosed texts call themselves, both longest first.
    """

    issuers: Mapping[str, Issuer]
    gazettes: Mapping[str, Gazette]
    bodies: Mapping[str, Body]
    doc_types: tuple[str, ...]
    doc_type_forms: Mapping[str, str]
    genres: tuple[str, ...]
    terms: tuple[TermEntry, ...]
    collectives: tuple[CollectiveEntry, ...]
    organs: tuple[str, ...]
    department_words: tuple[str, ...]
    committees: Mapping[str, str]
    phrases: Phrases
    actors: ActorWords
    by_name: Mapping[str, str] = field(repr=False)
    by_code: Mapping[str, str] = field(repr=False)
    by_body_code: Mapping[str, tuple[str, ...]] = field(repr=False)
    by_gazette: Mapping[str, str] = field(repr=False)
    by_place: Mapping[str, str] = field(repr=False)
    by_body: Mapping[str, tuple[str, ...]] = field(repr=False)

    def issuer_of_name(self, name: str) -> Issuer | None:
        """The place whose government, general office or known department ``name`` is exactly; else None.

        >>> from generator.registry import load_registry
        >>> load_registry().issuer_of_name("绍兴市教育局").id
        'shaoxing'
        """
        found = self.by_name.get(name)
        if found is None:
            body = self.body_of_name(name)
            found = body[0].id if body else None
        return self.issuers[found] if found else None

    def body_of_name(self, name: str) -> tuple[Issuer, Body] | None:
        """The place and department that ``name`` is exactly (浙江省教育厅, 教育部); else None."""
        for body in self.by_body.get(name, ()):
            if self.bodies[body].level == "state":
                return self.issuers["state"], self.bodies[body]
        # A place's name ends before the department's begins; places are at least two characters long.
        for cut in range(2, min(len(name) - 1, _LONGEST_PLACE)):
            place = self.by_place.get(name[:cut])
            if place is None:
                continue
            for body in self.by_body.get(name[cut:], ()):
                if self.bodies[body].level == self.issuers[place].level:
                    return self.issuers[place], self.bodies[body]
        return None

    def issuer_of_code(self, code: str, seen_from: str | None = None) -> Issuer | None:
        """The place whose government or Party committee numbers with ``code`` (``浙政办发``), where attested; else None.

        Short codes of cities recur in other provinces (嘉政发 is 嘉兴's, and 嘉峪关's): with ``seen_from``, the id
        of the place that cites, a city's code counts in its own province only.
        """
        found = self.by_code.get(code)
        if found is None:
            return None
        owner = self.issuers[found]
        if seen_from is not None and owner.level not in {"state", "province"}:
            return owner if self._province(owner.id) == self._province(seen_from) else None
        return owner

    def _province(self, issuer_id: str) -> str | None:
        above = (issuer_id, *self.superiors(issuer_id))
        return next(
            (id_ for id_ in above if id_ in self.issuers and self.issuers[id_].level == "province"), None
        )

    def body_of_code(self, code: str, year: int | None = None) -> Body | None:
        """The central body that numbers with ``code`` (教基一: 教育部) in that year; None for unknown codes.

        Where a ministry and its successor share a code, the year tells; where it doesn't, the answer is None.
        """
        families = (code[:length] + "*" for length in range(len(code) - 1, 1, -1))
        ids = next((found for key in (code, *families) if (found := self.by_body_code.get(key))), ())
        fitting = [
            body
            for body in (self.bodies[id_] for id_ in ids)
            if year is None or (body.first_year or year) <= year <= (body.last_year or year)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def name_of_code(self, code: str, year: int | None = None, seen_from: str | None = None) -> str | None:
        """The issuing name that an attested code belongs to: ``浙政办发`` is 浙江省人民政府办公厅; else None."""
        issuer = self.issuer_of_code(code, seen_from)
        if issuer is not None:
            return issuer.name_of_code(code)
        body = self.body_of_code(code, year)
        return body.stem if body else None

    def issuer_seen_from(self, name: str, issuer_id: str) -> Issuer | None:
        """Whom ``name`` means in a document of ``issuer_id``: 省政府办公厅 is its province's, 市教育局 its own city's.

        >>> from generator.registry import load_registry
        >>> load_registry().issuer_seen_from("省政府办公厅", "shaoxing").id
        'zhejiang'
        """
        exact = self.issuer_of_name(name)
        if exact is not None:
            return exact
        for place in (issuer_id, *self.superiors(issuer_id)):
            issuer = self.issuers.get(place)
            if issuer is None or issuer.level == "state" or not name.startswith(issuer.tier):
                continue
            rest = name[len(issuer.tier) :]
            if rest in _SEATS or any(
                self.bodies[body].level == issuer.level for body in self.by_body.get(rest, ())
            ):
                return issuer
        return None

    def gazette_of_name(self, name: str) -> Gazette | None:
        """The gazette called ``name`` exactly; else None."""
        found = self.by_gazette.get(name)
        return self.gazettes[found] if found else None

    def superiors(self, issuer_id: str) -> tuple[str, ...]:
        """The governments above, nearest first: ``("zhejiang", "state")`` for ``shaoxing``."""
        above: list[str] = []
        issuer = self.issuers.get(issuer_id)
        while issuer is not None and issuer.parent is not None:
            above.append(issuer.parent)
            issuer = self.issuers.get(issuer.parent)
        return tuple(above)

    def doc_type_of_title(self, title: str) -> str | None:
        """The 文种 with whose name a title ends, a bracket such as （试行） apart; None for laws and the like."""
        bare = title.rstrip("）)") if title.endswith(("令）", "令)")) else title
        if bare == title and title.endswith(("）", ")")):
            start = max(title.rfind("（"), title.rfind("("))
            bare = title[:start] if start > 0 else title
        for form, name in self.doc_type_forms.items():
            if bare.endswith(form):
                return name
        return None

    def swaps(self, base_issuer_id: str, target_issuer_id: str) -> tuple[Swap, ...]:
        """What an adoption of ``base``'s text by ``target`` changes of itself, longest first; empty for unknown ids."""
        base, target = self.issuers.get(base_issuer_id), self.issuers.get(target_issuer_id)
        if base is None or target is None or base is target:
            return ()
        return _swaps(self, base, target)


@lru_cache(maxsize=256)
def _swaps(registry: Registry, base: Issuer, target: Issuer) -> tuple[Swap, ...]:
    return swaps_between(
        base,
        target,
        terms=registry.terms,
        bodies=registry.bodies.values(),
        committees=registry.committees,
    )
