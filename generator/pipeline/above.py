"""The documents above a comparison's base, and with them whose words the target keeps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from generator.catalog import build_catalog
from generator.compare import Comparison, compare, with_origin
from generator.pages import published_pairs

if TYPE_CHECKING:
    from generator.document.model import Document
    from generator.registry import Registry

Pair = tuple[str, str]


def above(base: str, target: str, pairs: Collection[Pair], ranks: Mapping[str, int]) -> tuple[str, ...]:
    """The documents that ``base`` follows, and theirs, and what else ``target`` follows; the highest first.

    ``pairs`` are (base, target) by id; ``ranks`` gives the height over ``base``'s issuer of every
    document of an issuer above it: only those count.
    """
    found: dict[str, None] = {}
    waiting = [base, target]
    while waiting:
        one = waiting.pop()
        for upper, lower in sorted(pairs):
            if lower == one and upper not in found and upper in ranks:
                found[upper] = None
                waiting.append(upper)
    return tuple(sorted(found, key=lambda name: (-ranks[name], name)))


def ranked(base: Document, documents: Mapping[str, Document], registry: Registry) -> dict[str, int]:
    """Document → how many levels its issuer stands above the base's; only those above, none younger."""
    heights = {name: at for at, name in enumerate(registry.superiors(base.issuer_id), 1)}
    return {
        name: heights[one.issuer_id]
        for name, one in documents.items()
        if one.issuer_id in heights and (one.date is None or base.date is None or one.date <= base.date)
    }


def with_origins(
    made: Mapping[Pair, Comparison],
    parts: Mapping[Pair, tuple[str, str]],
    documents: Mapping[str, Document],
    registry: Registry,
) -> dict[Pair, Comparison]:
    """All comparisons of a library, each with the origin of what is kept, where documents above are held."""
    found: dict[Pair, Comparison] = {}
    kept: dict[tuple[str, str, str], Comparison] = {}
    for (base, target), one in made.items():
        ranks = ranked(documents[base], documents, registry)
        part = parts[base, target][0]
        for name in (names := above(base, target, made.keys(), ranks)):
            if (name, base, part) not in kept:
                upper_part, own_part = parts.get((name, base), ("", ""))
                kept[name, base, part] = (
                    made[name, base]
                    if (name, base) in made and own_part == part
                    else compare(
                        documents[name], documents[base], registry, base_part=upper_part, target_part=part
                    )
                )
        found[base, target] = with_origin(one, [kept[name, base, part] for name in names])
    return found


def traced(
    comparison: Comparison,
    base: Document,
    target: Document,
    documents: Mapping[str, Document],
    registry: Registry,
) -> Comparison:
    """One comparison with the origin of what is kept; ``documents`` are all that are held.

    Only the documents above are read for what leads to them, so that a large collection is no burden.
    """
    ranks = ranked(base, documents, registry)
    if not ranks or not comparison.links:
        return comparison
    near = {name: documents[name] for name in ranks} | {base.id: base, target.id: target}
    pairs = dict(published_pairs(build_catalog(near, {}, registry)))
    part = comparison.base.id.partition("#")[2]
    uppers = [
        compare(
            documents[name],
            base,
            registry,
            base_part=pairs.get((name, base.id), ("", ""))[0],
            target_part=part,
        )
        for name in above(base.id, target.id, pairs, ranks)
    ]
    return with_origin(comparison, uppers)
