"""Which issue a source is: printed, else supplied on the command line, else inferred, and each said so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from generator.document.elements import is_date, is_signature, signatories
from generator.document.issuers import enactors
from generator.errors import SourceError, UsageError
from generator.findings import Place
from generator.identity import DocNumber, IssueId
from generator.issue.frontmatter import Masthead
from generator.issue.model import Issue
from generator.issue.split import Stretch
from generator.issue.titles import issuers_in, joined
from generator.registry import Registry
from generator.source import SourceText
from generator.source.days import day_of
from generator.source.history import Act, history, is_history, made_on

_NUMBER = re.compile(r"[a-z0-9]{1,12}(?:-[a-z0-9]{1,12})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """Facts from the command line that the source doesn't state."""

    gazette: str | None = None
    year: int | None = None
    number: str | None = None


def identify(
    facts: Masthead,
    stretches: Sequence[Stretch],
    source: SourceText,
    registry: Registry,
    supplied: Supplied,
) -> Issue:
    """Who, when, which number: printed, else supplied, else inferred, and each said so."""
    inferred: list[str] = []
    given: list[str] = []
    gazette = registry.gazette_of_name(facts.name) if facts.name else None
    if gazette is None and supplied.gazette:
        gazette = registry.gazettes.get(supplied.gazette)
        if gazette is None:
            raise SourceError(
                f"the registry knows no gazette “{supplied.gazette}”",
                where=Place(file=source.name),
                remedy="add it to content/registry/*.yml",
            )
        given.append("gazette.id")
    place = gazette.id if gazette else _place_of(stretches, registry)
    name = facts.name or (gazette.name if gazette else None)
    if gazette is None:
        inferred.append("gazette.id")
    if name is None:
        name = next((g.name for g in registry.gazettes.values() if g.id == place), "")
    year, number = facts.year, facts.number
    if year is None and supplied.year is not None:
        year = supplied.year
        given.append("gazette.year")
    if number is None and supplied.number is not None:
        number = _supplied_number(supplied.number)
        given.append("gazette.issue")
    if year is None:
        year = max((y for s in stretches if (y := _year_of(s))), default=None)
        inferred.append("gazette.year")
    unnumbered = f"unnumbered-{source.sha256[:8]}"
    return Issue(
        id=str(IssueId(gazette=place, year=year or 0, number=number or unnumbered)),
        gazette=place,
        name=name,
        year=year,
        number=number,
        serial=facts.serial,
        published=facts.published,
        source_sha256=source.sha256,
        encoding=source.encoding,
        inferred=tuple(inferred),
        supplied=tuple(given),
    )


def _supplied_number(text: str) -> str:
    number = text.strip().lower()
    if not _NUMBER.fullmatch(number):
        raise UsageError(f"“{text}” is no issue number", remedy="give one such as 7, 7-8 or s1")
    return number


def _place_of(stretches: Sequence[Stretch], registry: Registry) -> str:
    """The place that issues most of the documents; ``unknown`` when the registry knows none."""
    places: Counter[str] = Counter()
    for stretch in stretches:
        for name in _issuers(stretch, registry):
            if issuer := registry.issuer_of_name(name):
                places[issuer.id] += 1
    return places.most_common(1)[0][0] if places else "unknown"


def _issuers(stretch: Stretch, registry: Registry) -> tuple[str, ...]:
    """Who issues a document: as its title says, else who signs it, else whom its history names."""
    signed = (p.text for p in stretch.rest if is_signature(p, (), registry))
    return (
        issuers_in(joined(stretch.title), registry)
        or tuple(name for text in signed for name in signatories(text, registry))
        or enactors(_history(stretch))
    )


def _history(stretch: Stretch) -> tuple[Act, ...]:
    return history(p.text for p in takewhile(lambda p: is_history(p.text), stretch.rest))


def _year_of(stretch: Stretch) -> int | None:
    number = DocNumber.parse(stretch.number[0].text) if stretch.number else None
    if number:
        return number.year
    days = (day_of(paragraph.text) for paragraph in (*stretch.dated, *stretch.rest) if is_date(paragraph))
    made = made_on(_history(stretch))
    return max((day.year for day in (*days, made) if day), default=None)
