"""A document → what it names, and which of it belongs into its front matter.

The rules are the contract's: what a document encloses or is itself is no citation, nor are
abbreviations of another entry, titles nested in 〈〉, or documents still to be issued.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from heapq import merge
from typing import TYPE_CHECKING

from generator.catalog.docnumbers import number_key
from generator.catalog.judging import Judge
from generator.catalog.mentions import Mention, MentionKind, raw_mentions
from generator.catalog.titles import akin, fold
from generator.document.model import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.model import Document
    from generator.registry import Registry


def find_references(document: Document, registry: Registry) -> tuple[Mention, ...]:
    """Every naming of a document in ``document``, in printed order, with its place and kind.

    Nothing is lost: namings that are no citations are there with the kind that says why.
    """
    known = {*registry.by_code, *registry.by_body_code, *registry.by_name, *registry.by_body}
    raws = [raw for block in document.blocks for raw in raw_mentions(block, known)]
    judge = Judge.of(document, raws, registry)
    return tuple(judge.judged(raw) for raw in raws)


def references_of(document: Document, mentions: tuple[Mention, ...]) -> tuple[Reference, ...]:
    """The front matter's ``citations``: every other document named, once, in printed order.

    A title that is named with its number in one place and without it in another is one entry,
    as is a number that is named with and without its title.
    """
    del document  # the mentions say all; the argument keeps the two calls alike
    entries: list[Reference] = []
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for mention in mentions:
        if mention.kind is not MentionKind.REFERENCE:
            continue
        here = Reference(title=mention.title, number=mention.number)
        alike = merge(*(places[key] for key in _sought(here)))
        place = next((place for place in alike if _same_entry(entries[place], here)), len(entries))
        if place == len(entries):
            entries.append(here)
        entry = entries[place]
        entries[place] = Reference(
            title=entry.title if entry.title is not None else here.title,
            number=entry.number if entry.number is not None else here.number,
        )
        for key in _known_by(entries[place]):
            known = places[key]
            at = bisect_left(known, place)
            if known[at : at + 1] != [place]:
                known.insert(at, place)
    return tuple(entries)


def _known_by(entry: Reference) -> Iterator[tuple[str, str]]:
    """The keys under which an entry is found."""
    if entry.title is not None:
        yield "titled", fold(entry.title)
    if entry.number is not None:
        yield "numbered", number_key(entry.number)
    elif entry.title is not None:
        yield "titled alone", fold(entry.title)


def _sought(here: Reference) -> Iterator[tuple[str, str]]:
    """The keys of all entries that may be the same: of one title, their numbers must not differ."""
    if here.number is not None:
        yield "numbered", number_key(here.number)
    if here.title is not None:
        yield "titled" if here.number is None else "titled alone", fold(here.title)


def _same_entry(one: Reference, other: Reference) -> bool:
    numbers = {number_key(n) for n in (one.number, other.number) if n is not None}
    if len(numbers) > 1:
        return False
    if one.title is None or other.title is None:
        return one.number is not None and other.number is not None
    if fold(one.title) == fold(other.title):
        return True
    # One number may stand for two texts; it is one where the titles are akin.
    if one.number is None or other.number is None:
        return False
    return akin(one.title, other.title)
