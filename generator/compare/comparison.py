"""The stages of a comparison in order, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.actors.bodies import match_bodies
from generator.compare.actors.delegations import delegations
from generator.compare.actors.duties import duties
from generator.compare.alignment.align import Alignment, align
from generator.compare.alignment.groups import groups
from generator.compare.alignment.mending import mended
from generator.compare.alignment.sections import moved_links
from generator.compare.changes.linking import link
from generator.compare.figures import match_figures
from generator.compare.language.body_names import body_names
from generator.compare.language.speakers import folding_between, is_above, speaker
from generator.compare.model import Comparison, Side
from generator.compare.texts.boilerplate import Boilerplate
from generator.compare.texts.prepared import PROVISIONS, Prepared, prepare
from generator.compare.verdict import related, summarise, verdict

if TYPE_CHECKING:
    from generator.compare.language.folding import Folding
    from generator.compare.model import Link
    from generator.compare.texts.weights import CorpusWeights
    from generator.document.model import Block, Document
    from generator.registry import Registry
    from generator.registry.issuers import Issuer

_STATE = "国家"


def compare(
    base: Document,
    target: Document,
    registry: Registry,
    *,
    base_part: str = "",
    target_part: str = "",
    corpus: CorpusWeights | None = None,
    even_unrelated: bool = False,
) -> Comparison:
    """What ``target`` made of ``base``, the superior or earlier document.

    ``base_part`` and ``target_part`` narrow a side to one part (``"enclosure-1"``), ``corpus``
    tells formulas from provisions. Documents that no provision ties have no links, unless
    ``even_unrelated`` asks for them. Raises nothing; empty documents compare, too.
    """
    above, below = speaker(base, registry), speaker(target, registry)
    names = folding_between(registry, above, below)
    left = prepare(_blocks(base, base_part), "b", names)
    right = prepare(_blocks(target, target_part), "t", names)
    is_formula = Boilerplate(registry, corpus)
    aligned = align(*mended(left, right), corpus)
    identical = bool(left.segments) and [s.text for s in left.segments] == [s.text for s in right.segments]
    links = (
        _same(left, right, names, is_formula)
        if identical
        else _links(left, right, aligned, names, is_formula)
    )
    lengths = {
        s.id: len(key)
        for side in (left, right)
        for s, key in zip(side.segments, side.keys, strict=True)
        if s.kind in PROVISIONS
    }
    tied, score = related(links, lengths, min(left.total, right.total))
    if not (tied or identical or even_unrelated):
        links = ()
    summary = summarise(left.segments, right.segments, links, is_formula)
    ours, theirs = {s.id: s for s in left.segments}, {s.id: s for s in right.segments}
    placed = {name for each in links for name in (*each.base, *each.target)}
    return Comparison(
        base=_side(base, base_part, above),
        target=_side(target, target_part, below),
        base_segments=left.segments,
        target_segments=right.segments,
        links=links,
        dropped=tuple(s.id for s in left.segments if s.id not in placed),
        added=tuple(s.id for s in right.segments if s.id not in placed),
        figures=match_figures(left.segments, right.segments, links) if links else (),
        bodies=match_bodies(left.segments, right.segments, links, names, registry) if links else (),
        duties=duties(ours, theirs, links, names, phrases=registry.phrases, finder=body_names(registry)),
        delegations=delegations(left, right, links),
        summary=summary,
        verdict=verdict(
            summary,
            links,
            tied=tied or identical,
            identical=identical,
            score=1.0 if identical else score,
            superior=is_above(above, below, registry),
            capped=aligned.likeness.capped,
        ),
    )


def _blocks(document: Document, part: str) -> tuple[Block, ...]:
    return document.part(part) if part else document.blocks


def _side(document: Document, part: str, place: Issuer | None) -> Side:
    title = next((e.title for e in document.enclosures if e.id == part), document.title)
    return Side(
        id=f"{document.id}#{part}" if part else document.id,
        title=title,
        doc_number=document.doc_number or "",
        issuer=document.issuer or "",
        issuer_id=document.issuer_id,
        date=document.date.isoformat() if document.date else "",
        tier=(place.tier or _STATE) if place else "",
    )


def _same(left: Prepared, right: Prepared, names: Folding, is_formula: Boilerplate) -> tuple[Link, ...]:
    """A link for each segment of a text that is the same on both sides."""
    return tuple(
        link([one], [other], names, similarity=1.0, moved=False, boilerplate=is_formula(one))
        for one, other in zip(left.segments, right.segments, strict=True)
    )


def _links(
    left: Prepared, right: Prepared, aligned: Alignment, names: Folding, is_formula: Boilerplate
) -> tuple[Link, ...]:
    found = groups([*aligned.content, *aligned.following], aligned.apart)
    away = moved_links(left, right, found, aligned)
    links: list[Link] = []
    for at, (ours, theirs) in enumerate(found):
        pairs = [(one, other) for one in ours for other in theirs]
        strengths = [aligned.content[pair] for pair in pairs if pair in aligned.content]
        sure = [aligned.confidence[pair] for pair in pairs if pair in aligned.confidence]
        base, target = [left.segments[i] for i in ours], [right.segments[j] for j in theirs]
        links.append(
            link(
                base,
                target,
                names,
                similarity=sum(strengths) / len(strengths) if strengths else None,
                moved=at in away,
                boilerplate=all(map(is_formula, base)) or all(map(is_formula, target)),
                confidence=min(sure, default=None),
            )
        )
    return tuple(links)
