"""Responsible bodies on both sides: kept, swapped level to level, changed, new, dropped.

Bodies are the registry's names and what ends like one (…部门, …政府, …机构). Names within 《》 and
in metadata are citations and signatures, no responsibilities.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.compare.model import BodyChange, BodyPair, Op, SegmentKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.compare.folding import Folding
    from generator.compare.model import Link, Segment

_SKIPPED = frozenset(
    {SegmentKind.TITLE, SegmentKind.NUMBER, SegmentKind.DATE, SegmentKind.SIGNATURE, SegmentKind.HEADING}
)
_NO_BODY = re.compile(
    r"\d|加强|强化|健全|建立|完善|推动|推进|开展|统筹|加大|多部门|跨部门|部门和|时段|落实|明确|做好|组织|实行|任何|其他部门|相应|具有|设立|成立|聘请"
)
"""What stands before 部门 or 机构 when it is no name."""
_BODY = re.compile(
    r"各级[\u4e00-\u9fff]{0,10}?(?:部门|政府|机构)|各有关部门（单位）|有关部门（单位）|各有关部门|有关部门|相关部门"
    r"|各区、县（市）(?:人民)?(?:政府)?|各市、县（市、区）(?:人民)?(?:政府)?|各设区市|各地(?![区方])"
    r"|(?:当地|县级以上|县级|市级|省级|乡镇|街道)?(?:[^\s，。；：、（）《》“”的和与及或由向对在将把被为是要会同并经报请以从各等该其据按到给让使于]{2,10}?)(?:行政主管部门|行政部门|主管部门|部门|机构|工会)"
    r"|(?:省|市|县级|区、县（市）)财政(?!部门|补|资|支|投|收|预|奖)|(?:国务院|[省市县])(?:人民)?政府(?:办公[厅室])?|省级有关部门|市级有关部门（单位）|联席会议"
)
_LEAD = re.compile(r"(?:牵头|主办|负责)[^，。；]{0,4}(?:单位|部门)?[：:]")


def match_bodies(
    base: Sequence[Segment], target: Sequence[Segment], links: Sequence[Link], folding: Folding
) -> tuple[BodyPair, ...]:
    """The bodies of both documents: first what the links' changes swap, then equal names, then the rest."""
    ours, theirs = _named(base, folding), _named(target, folding)
    partner = _swapped(ours, theirs, links)
    by_sign = {sign: name for name, (sign, _) in reversed(theirs.items())}
    for name, (sign, _) in ours.items():
        if name in partner:
            continue
        if name in theirs:
            partner[name] = name
        elif sign in by_sign:
            partner[name] = by_sign[sign]
    linked = [(one, other) for link in links for one in link.base for other in link.target]
    partner |= _counterparts(ours, theirs, partner, linked)
    return tuple(_pairs(ours, theirs, partner))


def _swapped(
    ours: Mapping[str, tuple[str, list[str]]],
    theirs: Mapping[str, tuple[str, list[str]]],
    links: Sequence[Link],
) -> dict[str, str]:
    """Base body → the target body that the links put in its place most often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for link in links:
        for change in link.changes:
            if change.op is Op.LOCALISE and change.base in ours and change.target in theirs:
                counts[change.base][change.target] += 1
    return {
        name: min(found, key=lambda other: (-found[other], other)) for name, found in sorted(counts.items())
    }


def _named(segments: Sequence[Segment], names: Folding) -> dict[str, tuple[str, list[str]]]:
    """Body → its folded form and the segments that name it, in printed order."""
    found: dict[str, tuple[str, list[str]]] = {}
    for segment in segments:
        if segment.kind in _SKIPPED:
            continue
        text = re.sub(r"《[^》]*》?", lambda match: "，" * len(match[0]), segment.text[len(segment.label) :])
        spans = [(start, end) for start, end, _ in names.find(text) if _is_body(text[start:end])]
        spans += [
            match.span()
            for match in _BODY.finditer(text)
            if not any(a < match.end() and match.start() < b for a, b in spans)
        ]
        for start, end in sorted(spans):
            name = text[start:end]
            if _NO_BODY.search(name):
                continue
            where = found.setdefault(name, (names.fold(name), []))[1]
            if segment.id not in where:
                where.append(segment.id)
    return found


def _is_body(name: str) -> bool:
    return (
        len(name) > 2
        and re.search(r"[厅局委办院署室会]$|政府$|部门$|财政$|单位$|中心$|部$", name) is not None
    )


def _counterparts(
    ours: Mapping[str, tuple[str, list[str]]],
    theirs: Mapping[str, tuple[str, list[str]]],
    partner: Mapping[str, str],
    linked: Sequence[tuple[str, str]],
) -> dict[str, str]:
    """Bodies that answer each other because they alone differ in a linked pair."""
    in_base: dict[str, list[str]] = defaultdict(list)
    in_target: dict[str, list[str]] = defaultdict(list)
    for name, (_, where) in ours.items():
        for segment in where:
            in_base[segment].append(name)
    for name, (_, where) in theirs.items():
        for segment in where:
            in_target[segment].append(name)
    kept = set(partner.values())
    found: dict[str, str] = {}
    for left, right in linked:
        lost = [
            name
            for name in in_base.get(left, ())
            if name not in in_target.get(right, ()) and partner.get(name) not in in_target.get(right, ())
        ]
        gained = [
            name
            for name in in_target.get(right, ())
            if name not in in_base.get(left, ()) and name not in kept
        ]
        if len(lost) == 1 and len(gained) == 1 and lost[0] not in found and lost[0] not in partner:
            found[lost[0]] = gained[0]
    return found


def _pairs(
    ours: Mapping[str, tuple[str, list[str]]],
    theirs: Mapping[str, tuple[str, list[str]]],
    partner: Mapping[str, str],
) -> Iterator[BodyPair]:
    for name, (sign, where) in ours.items():
        other = partner.get(name, "")
        if not other:
            change = BodyChange.DROPPED
        elif other == name:
            change = BodyChange.SAME
        else:
            change = BodyChange.LOCALISED if theirs[other][0] == sign else BodyChange.CHANGED
        yield BodyPair(
            base=name,
            target=other,
            change=change,
            base_segments=tuple(where),
            target_segments=tuple(theirs[other][1]) if other else (),
        )
    answered = set(partner.values())
    for name, (_, where) in theirs.items():
        if name not in answered:
            yield BodyPair(base="", target=name, change=BodyChange.NEW, target_segments=tuple(where))
