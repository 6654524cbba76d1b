"""Checked entries → Registry: completes known places, joins lists, and finds what contradicts itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.findings import Place
from generator.registry.actors import actor_words
from generator.registry.bodies import bodies_of
from generator.registry.issuers import Gazette, issuer_of
from generator.registry.registry import Modal, Phrases, Registry, Word
from generator.registry.schema import RegistryFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.registry.bodies import Body
    from generator.registry.issuers import Issuer
    from generator.registry.schema import IssuerEntry, WordEntry

_JOINED = (
    "governments",
    "prefixes",
    "office_prefixes",
    "committee_prefixes",
    "committee_office_prefixes",
    "gazettes",
    "former",
)
_FIXED = ("short", "stem", "name", "level", "parent", "code", "capital", "office")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A registry file's entries, and the line on which each begins."""

    file: str
    lines: Mapping[tuple[str, int], int]
    data: RegistryFile

    def place(self, listing: str, index: int) -> Place:
        """Where the entry ``index`` of the list ``listing`` stands."""
        return Place(file=self.file, line=self.lines.get((listing, index)))


def assemble(files: Sequence[Sourced], faults: list[str]) -> Registry:
    """One registry of all files; every contradiction is added to ``faults``."""
    issuers = _issuers(files, faults)
    gazettes = _gazettes(files, issuers, faults)
    bodies = {body.id: body for file in files for entry in file.data.bodies for body in bodies_of(entry)}
    types = [kind for file in files for kind in file.data.doc_types]
    forms = {form: kind.name for kind in types for form in (kind.name, *kind.forms)}
    modals = [modal for file in files for modal in file.data.modals]
    return Registry(
        issuers=issuers,
        gazettes={gazette.id: gazette for gazette in gazettes.values()},
        bodies=bodies,
        doc_types=_longest(kind.name for kind in types),
        doc_type_forms={form: forms[form] for form in _longest(forms)},
        genres=_longest(genre for file in files for genre in file.data.genres),
        terms=tuple(term for file in files for term in file.data.terms),
        collectives=tuple(entry for file in files for entry in file.data.collectives),
        department_words=_longest(word for file in files for word in file.data.department_words),
        committees={entry.tier: entry.name for file in files for entry in file.data.committees},
        organs=tuple(dict.fromkeys(organ for file in files for organ in file.data.organs)),
        phrases=Phrases(
            boilerplate=_longest(phrase for file in files for phrase in file.data.boilerplate),
            urgings=_longest(word for file in files for word in file.data.urgings),
            paraphrases=tuple(words for file in files for words in file.data.paraphrases),
            modals=tuple(Modal(**modal.model_dump()) for modal in modals),
            basis=_longest(word for file in files for word in file.data.basis),
            implement=_longest(word for file in files for word in file.data.implement),
            refer=_longest(word for file in files for word in file.data.refer),
            lower_levels=_longest(word for file in files for word in file.data.lower_levels),
            delegation=_longest(word for file in files for word in file.data.delegation),
            sanctions=_longest(phrase for file in files for phrase in file.data.sanctions),
            not_documents=_longest(word for file in files for word in file.data.not_documents),
            planned=_longest(word for file in files for word in file.data.planned),
            body_words=_words(word for file in files for word in file.data.body_words),
            body_endings=_words(word for file in files for word in file.data.body_endings),
            body_fields=_words(word for file in files for word in file.data.body_fields),
            actor_words=_words(word for file in files for word in file.data.actor_words),
            scope_words=_words(word for file in files for word in file.data.scope_words),
            bounds=tuple(words for file in files for words in file.data.bounds),
            negations=_words(word for file in files for word in file.data.negations),
            turning_words=_words(word for file in files for word in file.data.turning_words),
            contraries=tuple(words for file in files for words in file.data.contraries),
            set_phrases=_longest(phrase for file in files for phrase in file.data.set_phrases),
            proper_words=_longest(word for file in files for word in file.data.proper_words),
            site_words=_words(word for file in files for word in file.data.site_words),
            lookalikes=tuple(
                pair for file in files for entry in file.data.lookalikes for pair in entry.pairs
            ),
        ),
        actors=actor_words(file.data for file in files),
        by_name=_names(issuers, faults),
        by_code=_codes(issuers, faults),
        by_body_code=_body_codes(bodies),
        by_gazette={name: gazette.id for name, gazette in gazettes.items()},
        by_place={
            place: one.id
            for one in issuers.values()
            if one.level != "state"
            for place in (one.short, *one.former, *_under_its_city(one, (one.short,), issuers))
        },
        by_body=_body_names(bodies),
    )


def _longest(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=len, reverse=True))


def _words(entries: Iterable[str | WordEntry]) -> tuple[Word, ...]:
    """Longest first, so that a word goes before what it begins with."""
    words = [
        Word(text=entry) if isinstance(entry, str) else Word(text=entry.word, not_in=entry.not_in)
        for entry in entries
    ]
    return tuple(sorted(dict.fromkeys(words), key=lambda word: len(word.text), reverse=True))


def _issuers(files: Sequence[Sourced], faults: list[str]) -> dict[str, Issuer]:
    entries: dict[str, IssuerEntry] = {}
    places: dict[str, Place] = {}
    for file in files:
        seen: set[str] = set()
        for index, entry in enumerate(file.data.issuers):
            where = file.place("issuers", index)
            if entry.id in seen:
                faults.append(f"{where}: {entry.id} is described twice in this file")
            seen.add(entry.id)
            if entry.id in entries:
                entries[entry.id] = _joined(entries[entry.id], entry, where, faults)
            else:
                entries[entry.id] = entry
            places[entry.id] = where
    for id_, entry in entries.items():
        missing = " and ".join(f"`{key}`" for key in ("short", "level") if getattr(entry, key) is None)
        if missing:
            faults.append(f"{places[id_]}: {id_} is no known place: it needs {missing}")
        if entry.level != "state" and (entry.parent is None or entry.parent not in entries):
            known = "has no `parent`" if entry.parent is None else f"has the unknown parent {entry.parent}"
            faults.append(f"{places[id_]}: {id_} {known}: give the id of the government above it")
        elif _circular(entry, entries):
            faults.append(f"{places[id_]}: {id_} is its own superior")
    return {id_: issuer_of(entry) for id_, entry in entries.items()}


def _circular(entry: IssuerEntry, entries: Mapping[str, IssuerEntry]) -> bool:
    seen = {entry.id}
    parent = entry.parent
    while parent is not None and parent in entries:
        if parent in seen:
            return True
        seen.add(parent)
        parent = entries[parent].parent
    return False


def _joined(known: IssuerEntry, more: IssuerEntry, where: Place, faults: list[str]) -> IssuerEntry:
    """The known entry completed: lists grow, a fact may be added and never changed."""
    update: dict[str, object] = {key: (*getattr(known, key), *getattr(more, key)) for key in _JOINED}
    for key in _FIXED:
        ours, theirs = getattr(known, key), getattr(more, key)
        if theirs is not None and ours not in {None, theirs}:
            faults.append(f"{where}: {more.id}: `{key}` is {ours} in the registry, {theirs} here")
        update[key] = ours if theirs is None else theirs
    return known.model_copy(update=update)


def _gazettes(
    files: Sequence[Sourced], issuers: Mapping[str, Issuer], faults: list[str]
) -> dict[str, Gazette]:
    """Gazettes by name: each issuer's own has the issuer's id."""
    found = {
        name: Gazette(id=issuer.id, name=issuer.gazettes[0], issuer=issuer.id)
        for issuer in issuers.values()
        for name in issuer.gazettes
    }
    for file in files:
        for index, entry in enumerate(file.data.gazettes):
            where = file.place("gazettes", index)
            if entry.issuer not in issuers:
                faults.append(f"{where}: the gazette {entry.name} has the unknown issuer {entry.issuer}")
            if entry.name in found and found[entry.name].id != entry.id:
                faults.append(f"{where}: {entry.name} is already the gazette {found[entry.name].id}")
            found[entry.name] = Gazette(id=entry.id, name=entry.name, issuer=entry.issuer)
    return found


def _names(issuers: Mapping[str, Issuer], faults: list[str]) -> Mapping[str, str]:
    pairs = [
        (name, one.id)
        for one in issuers.values()
        for name in (
            *one.governments,
            *one.committees,
            *_under_its_city(one, one.governments, issuers),
        )
    ]
    return _unique(pairs, "the name", faults)


def _under_its_city(one: Issuer, names: Iterable[str], issuers: Mapping[str, Issuer]) -> tuple[str, ...]:
    """A county's names with its city before them, as gazettes print them: 望舒市银汉区人民政府."""
    parent = issuers.get(one.parent or "")
    if one.level != "county" or parent is None or one.short.startswith(parent.short):
        return ()
    return tuple(parent.short + name for name in names if name.startswith(one.short))


def _codes(issuers: Mapping[str, Issuer], faults: list[str]) -> Mapping[str, str]:
    pairs = [
        (code, one.id)
        for one in issuers.values()
        for code in (*one.prefixes, *one.committee_prefixes, *one.committee_office_prefixes)
    ]
    return _unique(pairs, "the prefix", faults)


def _body_codes(bodies: Mapping[str, Body]) -> Mapping[str, tuple[str, ...]]:
    """The central bodies that number with each code; a ministry and its successor share theirs."""
    codes: dict[str, list[str]] = defaultdict(list)
    for body in bodies.values():
        if body.level == "state":
            for code in body.codes:
                codes[code].append(body.id)
    return {code: tuple(ids) for code, ids in codes.items()}


def _unique(pairs: Iterable[tuple[str, str]], what: str, faults: list[str]) -> dict[str, str]:
    """``pairs`` as a mapping; a word with two owners is a fault."""
    owners: dict[str, str] = {}
    for word, owner in pairs:
        if owners.setdefault(word, owner) != owner:
            faults += [f"{what} {word} is claimed by {owners[word]} and {owner}: it can have one issuer only"]
    return owners


def _body_names(bodies: Mapping[str, Body]) -> Mapping[str, tuple[str, ...]]:
    names: dict[str, list[str]] = defaultdict(list)
    for body in bodies.values():
        for name in body.names:
            names[name].append(body.id)
    return {name: tuple(ids) for name, ids in names.items()}
