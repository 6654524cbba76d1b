"""Responsible bodies on both sides: kept, swapped level to level, changed, new, dropped.

What a link swaps or puts in the same place, what is called alike, and what is called alike at another level
are counterparts; a government is none of a department, nor is one field's department of another's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.compare.actors.counterparts import counterparts, role_changes
from generator.compare.actors.kinship import kinship
from generator.compare.actors.named import named
from generator.compare.language.folding import plain
from generator.compare.model import BodyChange, BodyPair, Op

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.compare.actors.kinship import Kinship
    from generator.compare.actors.named import Named
    from generator.compare.language.folding import Folding
    from generator.compare.model import Link, Segment
    from generator.registry import Registry

_RANKS = {"省": 0, "市": 1, "州": 1, "盟": 1, "县": 2, "区": 2, "旗": 2}


def match_bodies(
    base: Sequence[Segment],
    target: Sequence[Segment],
    links: Sequence[Link],
    folding: Folding,
    registry: Registry,
) -> tuple[BodyPair, ...]:
    """The bodies of both documents: first what the links' changes swap, then equal names, then the rest."""
    ours, theirs = named(base, folding, registry), named(target, folding, registry)
    acting = {name: body for name, body in theirs.items() if not body.only_cited}
    kin = kinship(registry)
    partner = _swapped(ours, theirs, links, kin)
    by_sign = {body.sign: name for name, body in reversed(acting.items())}
    for name, body in ours.items():
        if name in partner:
            continue
        if body.only_cited:
            if name in theirs and theirs[name].only_cited:
                partner[name] = name
        elif name in acting:
            partner[name] = name
        elif body.sign in by_sign:
            partner[name] = by_sign[body.sign]
        elif (other := _of_other_tier(name, acting)) is not None:
            partner[name] = other
    texts = {segment.id: segment.text for segment in (*base, *target)}
    more = counterparts(ours, theirs, partner, links, texts=texts, kin=kin)
    return tuple(
        _pairs(ours, theirs, dict.fromkeys([*partner.items(), *more]), role_changes(ours, theirs, links))
    )


def _of_other_tier(name: str, theirs: Iterable[str]) -> str | None:
    """The body of a tier below that is called alike (市市监局, 县市监局), where only one is."""
    rank = _RANKS.get(name[0], len(_RANKS))
    found = [other for other in theirs if other[1:] == name[1:] and _RANKS.get(other[0], -1) >= rank]
    return found[0] if len(found) == 1 and found[0] != name else None


def _swapped(
    ours: Mapping[str, Named], theirs: Mapping[str, Named], links: Sequence[Link], kin: Kinship
) -> dict[str, str]:
    """Base body → the target body that the links put in its place most often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for link in links:
        for change in link.changes:
            if change.op is not Op.LOCALISE or change.base not in ours or change.target not in theirs:
                continue
            if kin.kind(change.base) == kin.kind(change.target):
                counts[change.base][change.target] += 1
    return {
        name: min(found, key=lambda other: (-found[other], other)) for name, found in sorted(counts.items())
    }


def _pairs(
    ours: Mapping[str, Named],
    theirs: Mapping[str, Named],
    pairs: Iterable[tuple[str, str]],
    turned: frozenset[tuple[str, str]],
) -> Iterator[BodyPair]:
    answers: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        answers[one].append(other)
    for name, body in ours.items():
        for other in answers[name]:
            answer = theirs[other]
            alike = answer.sign == body.sign or _of_other_tier(name, [other]) is not None
            yield BodyPair(
                base=name,
                target=other,
                change=BodyChange.SAME
                if plain(other) == plain(name)
                else BodyChange.LOCALISED
                if alike
                else BodyChange.CHANGED,
                base_segments=body.segments,
                target_segments=answer.segments,
                base_roles=body.roles,
                target_roles=answer.roles,
                role_changed=(name, other) in turned,
            )
        if not answers[name]:
            yield BodyPair(
                base=name,
                target="",
                change=BodyChange.DROPPED,
                base_segments=body.segments,
                base_roles=body.roles,
            )
    answered = {other for others in answers.values() for other in others}
    for name, body in theirs.items():
        if name not in answered:
            yield BodyPair(
                base="",
                target=name,
                change=BodyChange.NEW,
                target_segments=body.segments,
                target_roles=body.roles,
            )
