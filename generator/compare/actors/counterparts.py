"""Bodies that answer each other without being called alike: they stand in the same place of a link.

Place alone is no evidence between bodies of two kinds, nor between departments of two fields; where there is
none, a body is dropped and another is new.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.compare.model import BodyRole, Op

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.compare.actors.kinship import Kinship
    from generator.compare.actors.named import Mention, Named
    from generator.compare.model import Link

Pair = tuple[str, str]

_SAME_PROVISION = 0.5
"""Likeness of a link from which a role is one and the same task's."""
_BESIDES = frozenset({BodyRole.ISSUE, BodyRole.CITE})
"""Roles by which a body is no actor of a provision."""
_ALIKE = 0.6
"""Share of the letters of the shorter field that both names hold."""


def counterparts(
    ours: Mapping[str, Named],
    theirs: Mapping[str, Named],
    partner: Mapping[str, str],
    links: Sequence[Link],
    *,
    texts: Mapping[str, str],
    kin: Kinship,
) -> list[Pair]:
    """Pairs of bodies that only their place in a link ties, in printed order."""
    before, after = _by_segment(ours), _by_segment(theirs)
    found: dict[Pair, None] = {}
    for link in links:
        left = [(at + m.start, at + m.end, m.name) for at, m in _laid(link.base, before, texts)]
        right = [(at + m.start, at + m.end, m.name) for at, m in _laid(link.target, after, texts)]
        mine, yours = {name for *_, name in left}, {name for *_, name in right}
        lost = [span for span in left if span[2] not in yours and partner.get(span[2]) not in yours]
        met = {partner.get(name, name) for name in mine}
        gained = [span for span in right if span[2] not in met]
        if lost and gained:
            found.update(dict.fromkeys(_tied(lost, gained, list(_runs(link)), kin)))
    return list(found)


def role_changes(
    ours: Mapping[str, Named], theirs: Mapping[str, Named], links: Sequence[Link]
) -> frozenset[Pair]:
    """Pairs of bodies of which a link makes one that acts of one that supports, or the other way round."""
    before, after = _by_segment(ours), _by_segment(theirs)
    found: set[Pair] = set()
    for link in links:
        if link.similarity < _SAME_PROVISION:
            continue
        mine = [(m.name, m.role) for segment in link.base for m in before.get(segment, ())]
        yours = [(m.name, m.role) for segment in link.target for m in after.get(segment, ())]
        found |= {
            (one, other)
            for one, role in mine
            for other, answer in yours
            if {_acts(role), _acts(answer)} == {True, False}
            and not any(name == one and _acts(r) is _acts(answer) for name, r in mine)
        }
    return frozenset(found)


def _acts(role: BodyRole | None) -> bool | None:
    """Whether a body with this role acts or supports; None where it does neither."""
    if role in {BodyRole.LEAD, BodyRole.ACT}:
        return True
    return False if role is BodyRole.SUPPORT else None


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of both texts of a link: equal, or one put for the other."""

    base: tuple[int, int]
    target: tuple[int, int]
    equal: bool


def _runs(link: Link) -> Iterator[_Run]:
    left = right = 0
    start: tuple[int, int] | None = None
    for change in link.changes:
        ends = left + len(change.base), right + len(change.target)
        if change.op is Op.EQUAL:
            if start is not None:
                yield _Run((start[0], left), (start[1], right), equal=False)
                start = None
            yield _Run((left, ends[0]), (right, ends[1]), equal=True)
        elif start is None:
            start = left, right
        left, right = ends
    if start is not None:
        yield _Run((start[0], left), (start[1], right), equal=False)


def _laid(
    segments: Iterable[str], mentions: Mapping[str, Sequence[Mention]], texts: Mapping[str, str]
) -> Iterator[tuple[int, Mention]]:
    """The mentions in a link's segments, each with the offset of its segment in the link's text."""
    at = 0
    for segment in segments:
        yield from ((at, m) for m in mentions.get(segment, ()) if m.role not in _BESIDES)
        at += len(texts[segment])


def _by_segment(bodies: Mapping[str, Named]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for body in bodies.values():
        for mention in body.mentions:
            found.setdefault(mention.segment, []).append(mention)
    return found


def _tied(
    lost: Sequence[tuple[int, int, str]],
    gained: Sequence[tuple[int, int, str]],
    runs: Sequence[_Run],
    kin: Kinship,
) -> Iterator[Pair]:
    """Each lost body with the gained one that is most like it and may answer it."""
    alone = len({one[2] for one in lost}) == len({other[2] for other in gained}) == 1
    for start, end, name in lost:
        if kin.is_central(name):
            continue  # what the centre does, no city does in its place
        fitting = [
            (alike, other)
            for first, last, other in gained
            if (alike := kin.likeness(name, other)) >= _ALIKE
            or (kin.may_answer(name, other) and (alone or _meet((start, end), (first, last), runs)))
            or (alone and kin.are_departments(name, other) and _put_for((start, end), (first, last), runs))
        ]
        if fitting:
            yield name, max(fitting, key=lambda one: (one[0], one[1]))[1]


def _meet(one: tuple[int, int], other: tuple[int, int], runs: Iterable[_Run]) -> bool:
    """Whether two names share letters that the link keeps, or stand on both sides of one change."""
    for run in runs:
        start, end = max(one[0], run.base[0]), min(one[1], run.base[1])
        if start >= end:
            continue
        first, last = max(other[0], run.target[0]), min(other[1], run.target[1])
        if first >= last:
            continue
        if not run.equal:
            return True
        shift = run.target[0] - run.base[0]
        if max(start + shift, first) < min(end + shift, last):
            return True
    return False


def _put_for(one: tuple[int, int], other: tuple[int, int], runs: Iterable[_Run]) -> bool:
    """Whether a change puts one name for the other and touches nothing besides."""
    return any(
        not run.equal
        and one[0] <= run.base[0] < run.base[1] <= one[1]
        and other[0] <= run.target[0] < run.target[1] <= other[1]
        for run in runs
    )
