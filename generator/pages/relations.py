"""What a document cites, what cites it, and its counterparts, as a page lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.catalog import MentionKind, Relation, Status
from generator.pages import address
from generator.pages.library import newest_first
from generator.pages.preview import sentence
from generator.pages.view import Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.model import Document
    from generator.pages.library import Library

LONGEST_QUOTE: Final = 90
REVERSE: Final = {
    "依据": "作为依据",
    "贯彻落实": "被贯彻落实",
    "转发": "被转发",
    "批转": "被批转",
    "参照": "被参照",
    "修改": "被修改",
    "废止": "被废止",
    "宣布失效": "被宣布失效",
    "更正": "被更正",
    "文本来源": "文本去向",
    "同源": "同源",
}
"""Each kind of relation as the base sees it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A document that this one names: ``status`` 收录 with a target, 多种可能, 未收录 or 已撤下."""

    title: str
    number: str
    status: str
    target: Target | None
    block: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedBy:
    """A document that names this one, the place where it does, and its sentence there."""

    title: str
    number: str
    target: Target
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A counterpart, seen from one document: kind of relation, evidence, the comparison if there is one.

    ``declared`` is false where no words say so and the texts alone show it.
    """

    kind: str
    declared: bool
    title: str
    number: str
    target: Target | None
    evidence: str
    evidence_target: Target | None
    comparison: Target | None
    verdict: str


def cited(document: Document, library: Library) -> tuple[Cited, ...]:
    """Every document named, once, in the order of the text."""
    seen: dict[tuple[str, str], Cited] = {}
    for citation in library.catalog.citations.get(document.id, ()):
        mention = citation.mention
        title, number = mention.title or "", mention.number or ""
        if mention.kind is not MentionKind.REFERENCE or (title, number) in seen:
            continue
        targets = library.targets(citation)
        if citation.status is Status.FOUND and targets:
            status, target = "收录", targets[0]
        elif citation.status is Status.AMBIGUOUS and targets:
            status, target = "多种可能", Target(key=address.citation(mention.title, mention.number))
        else:
            status, target = "已撤下" if citation.withdrawn else "未收录", None
        seen[title, number] = Cited(
            title=title, number=number, status=status, target=target, block=mention.block
        )
    return tuple(seen.values())


def cited_by(document: Document, library: Library) -> tuple[CitedBy, ...]:
    """Every document that names this one, once, the newest first."""
    seen: dict[str, CitedBy] = {}
    held = [one for one in library.catalog.cited_by.get(document.id, ()) if one.document in library.documents]
    for one in sorted(held, key=lambda one: newest_first(library.documents[one.document])):
        target = library.target(one.document, one.block)
        if target and one.document not in seen and one.document != document.id:
            other = library.documents[one.document]
            seen[one.document] = CitedBy(
                title=other.title,
                number=other.doc_number or "",
                target=target,
                sentence=_naming(document.id, other, one.block, library),
            )
    return tuple(seen.values())


def _naming(named: str, other: Document, block_id: str, library: Library) -> str:
    """The sentence in which ``other`` names the document; empty where it does so in a table."""
    text = next((block.text for block in other.blocks if block.id == block_id), "")
    for citation in library.catalog.citations.get(other.id, ()):
        mention = citation.mention
        meant = citation.status is Status.FOUND and _whole(citation.targets[0]) == named
        if meant and mention.block == block_id and text and mention.cell is None:
            return sentence(text, mention.start, mention.end)
    return ""


def related(document: Document, library: Library) -> tuple[Related, ...]:
    """The document's counterparts: what it rests on first, then what rests on it; each once, by its best relation."""
    bases = sorted(library.catalog.bases_of(document.id), key=lambda r: (not r.declared, r.rank))
    followers = library.catalog.followers_of(document.id)
    views = [
        *_merged([(r.base, str(r.kind), r) for r in bases], library),
        *_merged([(r.target, REVERSE.get(r.kind, str(r.kind)), r) for r in followers], library),
    ]
    return tuple(views)


def _merged(relations: list[tuple[str, str, Relation]], library: Library) -> Iterator[Related]:
    kinds: dict[str, list[str]] = {}
    for other, kind, _ in relations:
        kinds.setdefault(_whole(other), []).append(kind)
    done: set[str] = set()
    for other, _, relation in relations:
        if _whole(other) in done:
            continue
        done.add(_whole(other))
        name = "、".join(dict.fromkeys(kinds[_whole(other)]))
        said = any(one.declared for third, _, one in relations if _whole(third) == _whole(other))
        view = _related(relation, other, name, library, declared=said)
        if view is not None:
            yield view


def _related(
    relation: Relation, other: str, kind: str, library: Library, *, declared: bool
) -> Related | None:
    pair = (_whole(relation.base), _whole(relation.target))
    comparison = library.comparisons.get(pair)
    document = library.documents.get(_whole(other))
    if document is None:
        return None  # outside this library: an archive of one issue
    evidence = relation.evidence[0] if relation.evidence else None
    return Related(
        kind=kind,
        declared=declared,
        title=document.title,
        number=document.doc_number or "",
        target=library.target(other),
        evidence=_quoted(evidence.text) if evidence else "",
        evidence_target=library.target(evidence.document, evidence.block) if evidence else None,
        comparison=Target(key=address.comparison(*pair)) if comparison else None,
        verdict=comparison.verdict.sentence if comparison else "",
    )


def _quoted(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def _whole(document_id: str) -> str:
    return document_id.partition("#")[0]
