"""Documents that are their own basis by way of others: each circle is one finding, at the line that closes it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.catalog.relation import SHOWN, RelationKind
from generator.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog.editor import EditorWord
    from generator.catalog.relation import Relation
    from generator.document.model import Document


def circles(
    documents: Mapping[str, Document], relations: tuple[Relation, ...], editor: EditorWord
) -> Iterator[Finding]:
    """A finding for each circle of 依据, where an editor's entry or the documents' own words make it."""
    basis = {
        (one.base_document, one.target): one
        for one in relations
        if one.kind is RelationKind.BASIS and one.status in SHOWN
    }
    bases: dict[str, set[str]] = defaultdict(set)
    for base, target in basis:
        bases[target].add(base)
    done: set[str] = set()
    for start in sorted(bases):
        circle = _circle(start, bases, [], done)
        if circle:
            pairs = list(zip((*circle[1:], circle[0]), circle, strict=True))
            yield Finding(
                place=_place([basis[pair] for pair in pairs], documents, editor),
                kind="circular-basis",
                text=" → ".join((*circle, circle[0])) + " is a circle of 依据",
                severity=Severity.FAULT,
                remedy="correct or reject one of the pairs in relations.yml",
            )


def _place(circle: list[Relation], documents: Mapping[str, Document], editor: EditorWord) -> Place:
    """The editor's line, if an entry belongs to the circle; else the first line of the documents that declares a pair."""
    for word in editor.words:
        if word.verdict != "rejected" and any(word.meets(relation) for relation in circle):
            return word.place
    first = circle[0]
    document = documents[first.target]
    block = next((b for b in document.blocks for e in first.evidence if b.id == e.block), None)
    return Place(
        file=document.source.file if document.source else document.id,
        line=block.source.start if block and block.source else None,
    )


def _circle(node: str, bases: Mapping[str, set[str]], path: list[str], done: set[str]) -> list[str]:
    if node in path:
        return path[path.index(node) :]
    if node in done:
        return []
    path.append(node)
    for base in sorted(bases.get(node, ())):
        circle = _circle(base, bases, path, done)
        if circle:
            done.update(circle)
            return circle
    path.pop()
    done.add(node)
    return []
