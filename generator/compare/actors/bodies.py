"""Responsible bodies on both sides: kept, swapped level to level, changed, new, dropped.

A list (财政、教育等部门) names each of its bodies. Names within 《》 are another document's, those in
headings name a topic, and addressees are no bodies that must act.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.compare.model import BodyChange, BodyPair, Op, SegmentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.compare.language.body_names import BodyNames
    from generator.compare.language.folding import Folding
    from generator.compare.model import Link, Segment

Named = dict[str, tuple[str, list[str]]]
"""Body → its folded form and the segments that name it, in printed order."""

_SKIPPED = frozenset(
    {SegmentKind.TITLE, SegmentKind.NUMBER, SegmentKind.ADDRESSEE, SegmentKind.DATE, SegmentKind.HEADING}
)
_BRACKETS = str.maketrans("〔〕", "（）")
_OFFICE_TWICE = re.compile("(?<=[局厅委办])部门$")
"""税务局等部门: the list's word, not the last name's."""
_TIERS = frozenset("省市州县区旗盟")
_RELIC = ("旧", "原")
"""供销社旧址 is a house."""


def match_bodies(
    base: Sequence[Segment],
    target: Sequence[Segment],
    links: Sequence[Link],
    folding: Folding,
    finder: BodyNames,
) -> tuple[BodyPair, ...]:
    """The bodies of both documents: first what the links' changes swap, then equal names, then the rest."""
    ours, theirs = _named(base, folding, finder), _named(target, folding, finder)
    partner = _swapped(ours, theirs, links)
    by_sign = {sign: name for name, (sign, _) in reversed(theirs.items())}
    for name, (sign, _) in ours.items():
        if name in partner:
            continue
        if name in theirs:
            partner[name] = name
        elif sign in by_sign:
            partner[name] = by_sign[sign]
        elif (other := _of_other_tier(name, theirs)) is not None:
            partner[name] = other
    return tuple(_pairs(ours, theirs, partner, _counterparts(ours, theirs, partner, links)))


def _of_other_tier(name: str, theirs: Iterable[str]) -> str | None:
    """The body of another level that is called alike (市市监局, 县市监局), where only one is."""
    found = [other for other in theirs if other[1:] == name[1:] and {name[0], other[0]} <= _TIERS]
    return found[0] if len(found) == 1 and found[0] != name else None


def _swapped(ours: Named, theirs: Named, links: Sequence[Link]) -> dict[str, str]:
    """Base body → the target body that the links put in its place most often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for link in links:
        for change in link.changes:
            if change.op is Op.LOCALISE and change.base in ours and change.target in theirs:
                counts[change.base][change.target] += 1
    return {
        name: min(found, key=lambda other: (-found[other], other)) for name, found in sorted(counts.items())
    }


def _named(segments: Sequence[Segment], names: Folding, finder: BodyNames) -> Named:
    found: Named = {}
    for segment in segments:
        if segment.kind in _SKIPPED:
            continue
        text = re.sub(r"《[^》]*》?", lambda match: "，" * len(match[0]), segment.text[len(segment.label) :])
        for name in _names_in(text, names, finder):
            where = found.setdefault(name, (names.fold(name), []))[1]
            if segment.id not in where:
                where.append(segment.id)
    return found


def _names_in(text: str, names: Folding, finder: BodyNames) -> Iterator[str]:
    """The bodies named in ``text``, left to right, each name of a list written out."""
    known = [(start, end) for start, end, _ in names.find(text) if _is_body(text[start:end])]
    for span in finder.spans(text, known):
        yield from finder.listed(text, span)
        if text[span[1] : span[1] + 1] not in _RELIC:
            name = text[slice(*span)].replace("等部门", "部门").translate(_BRACKETS)
            name = _OFFICE_TWICE.sub("", name)
            yield name.removeprefix("同级")


def _is_body(name: str) -> bool:
    return (
        len(name) > 2
        and re.search(r"[厅局委办署室会社联]$|政府$|部门$|财政$|单位$|中心$|部$", name) is not None
    )


def _counterparts(
    ours: Named, theirs: Named, partner: Mapping[str, str], links: Sequence[Link]
) -> list[tuple[str, str]]:
    """Bodies that answer each other because they alone differ in a linked pair."""
    in_base, in_target = _by_segment(ours), _by_segment(theirs)
    found: dict[tuple[str, str], None] = {}
    for link in links:
        before = {name: None for segment in link.base for name in in_base[segment]}
        after = {name: None for segment in link.target for name in in_target[segment]}
        lost = [name for name in before if name not in after and partner.get(name) not in after]
        gained = [
            name
            for name in after
            if name not in before and not any(partner.get(one) == name for one in before)
        ]
        if len(lost) == 1 and len(gained) > 1:
            gained = [name for name in gained if name[-2:] == lost[0][-2:]]
        if len(lost) == 1 and len(gained) == 1:
            found[lost[0], gained[0]] = None
    return list(found)


def _by_segment(named: Named) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, (_, where) in named.items():
        for segment in where:
            found[segment].append(name)
    return found


def _pairs(
    ours: Named, theirs: Named, partner: Mapping[str, str], counterparts: Sequence[tuple[str, str]]
) -> Iterator[BodyPair]:
    pairs = dict.fromkeys(partner.items()) | dict.fromkeys(counterparts)
    for name, (sign, where) in ours.items():
        others = [other for one, other in pairs if one == name]
        for other in others:
            if other == name:
                change = BodyChange.SAME
            else:
                alike = theirs[other][0] == sign or _of_other_tier(name, [other]) is not None
                change = BodyChange.LOCALISED if alike else BodyChange.CHANGED
            yield BodyPair(
                base=name,
                target=other,
                change=change,
                base_segments=tuple(where),
                target_segments=tuple(theirs[other][1]),
            )
        if not others:
            yield BodyPair(base=name, target="", change=BodyChange.DROPPED, base_segments=tuple(where))
    answered = {other for _, other in pairs}
    for name, (_, where) in theirs.items():
        if name not in answered:
            yield BodyPair(base="", target=name, change=BodyChange.NEW, target_segments=tuple(where))
