"""Which place speaks in a document, and what an adoption between two places changes of itself.

The issuer says it; where the registry doesn't know him, the title or the issuer's name does: 星河省古树条例,
望舒市素月区人民政府关于…. A district that no registry has still has a tier, and a place above it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.compare.language.collectives import collective_swaps, department_swaps, field_swaps
from generator.compare.language.folding import folding
from generator.registry.issuers import issuer_of
from generator.registry.schema import IssuerEntry
from generator.registry.swaps import Swap, swaps_between

if TYPE_CHECKING:
    from generator.compare.language.folding import Folding
    from generator.document.model import Document
    from generator.registry import Registry
    from generator.registry.issuers import Issuer

_LONGEST = 16
_BELOW = re.compile(r"([\u4e00-\u9fff]{1,8}?(?:自治县|自治州|县|区|市|旗|州|盟))(?:人民政府|行政公署)")
_COUNTY = ("县", "区", "旗")


def speaker(document: Document, registry: Registry) -> Issuer | None:
    """The place whose document this is; None where nothing tells."""
    if document.issuer_id in registry.issuers:
        return registry.issuers[document.issuer_id]
    for text in filter(None, (document.issuer, document.title)):
        known = _known(text, registry)
        rest = text[len(known.short) :] if known else text
        below = _BELOW.match(rest)
        if below is not None:
            return _unknown(below[1], known.id if known else None)
        if known is not None:
            return known
    return None


def _known(text: str, registry: Registry) -> Issuer | None:
    """The known place with whose name ``text`` begins."""
    for size in range(min(len(text), _LONGEST), 1, -1):
        if (found := registry.by_place.get(text[:size])) is not None:
            return registry.issuers[found]
    return None


@lru_cache(maxsize=256)
def _unknown(short: str, parent: str | None) -> Issuer:
    level = "county" if short.endswith(_COUNTY) else "city"
    return issuer_of(IssuerEntry(id="unknown", short=short, level=level, parent=parent))


@lru_cache(maxsize=64)
def folding_between(registry: Registry, base: Issuer | None, target: Issuer | None) -> Folding:
    """The swaps between two places; none where one is unknown or both are the same."""
    if base is None or target is None or base == target:
        return folding((), phrases=registry.phrases)
    if is_above(target, base, registry):  # what a province made of a city's text: the same names fold
        swaps = [replace(swap, base=swap.target, target=swap.base) for swap in _swaps(registry, target, base)]
    else:
        swaps = _swaps(registry, base, target)
    fields = field_swaps(tuple(registry.bodies.values()))
    return folding(tuple(dict.fromkeys(swaps)), fields, registry.phrases)


def _swaps(registry: Registry, above: Issuer, below: Issuer) -> list[Swap]:
    """What an adoption by ``below`` changes of itself."""
    bodies = tuple(registry.bodies.values())
    return [
        swap
        for one in _guises(above)
        for other in _guises(below)
        for swap in (
            *collective_swaps(registry, one.level, other.level, tiers=(one.tier, other.tier)),
            *department_swaps(registry, (one.tier, other.tier)),
            *swaps_between(one, other, terms=registry.terms, bodies=bodies, committees=registry.committees),
        )
    ]


def _guises(place: Issuer) -> tuple[Issuer, ...]:
    """A municipality has the level of a province, and departments called like a city's (市民政局)."""
    municipal = place.level == "province" and place.tier == "市"
    return (place, replace(place, level="city")) if municipal else (place,)


def is_above(base: Issuer | None, target: Issuer | None, registry: Registry) -> bool:
    """Whether ``base`` is a government above ``target``."""
    if base is None or target is None or target.parent is None:
        return False
    return base.id in (target.parent, *registry.superiors(target.parent))
