"""Responsible bodies on both sides: kept, swapped level to level, changed, new, dropped.

Bodies are the registry's names and what ends like one (…部门, …政府, …机构); a list (财政、教育等部门)
names each of them. Names within 《》 are another document's, those in headings name a topic.
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

Named = dict[str, tuple[str, list[str]]]
"""Body → its folded form and the segments that name it, in printed order."""

_SKIPPED = frozenset({SegmentKind.TITLE, SegmentKind.NUMBER, SegmentKind.DATE, SegmentKind.HEADING})
_WORD = "[^\\s，。；：、（）《》“”的和与及或由向对在将把被为是要会同并经报请以从各等该其据按到给让使于]"
_WHERE = "(?:各级|各地|当地|县级以上|县级|市级|省级|乡镇|街道|区、县（市）|县（市、区）)?"
_NO_BODY = re.compile(
    r"\d|加强|强化|健全|建立|完善|推动|推进|开展|统筹|加大|多部门|跨部门|部门和|时段|落实|明确|做好|组织|实行|任何|其他部门|相应|具有|设立|成立|聘请|第三方|委托|每年|公办|民办"
)
"""What stands before 部门 or 机构 when it is no name."""
_LIST = re.compile(rf"(?:各地|各级|同级)?((?:{_WORD}{{2,8}}、)+)({_WORD}{{2,8}}?)等?(行政部门|主管部门|部门)")
_BODY = re.compile(
    r"各级各部门|各地各有关部门（单位）|各有关部门（单位）|有关部门（单位）|各有关部门|有关部门|相关部门|省级有关部门|市级有关部门（单位）"
    r"|(?:各|县级以上|县级|乡镇|乡级)(?:级)?(?:人民)?政府(?:教育督导机构)?|县级财政|各级财政"
    r"|(?:各)?区、县（市）(?:(?:人民)?政府|财政)|各区、县（市）|各市、县（市、区）(?:(?:人民)?政府)?|县（市、区）(?:人民)?政府|各设区市"
    rf"|{_WHERE}{_WORD}{{2,10}}?(?:行政主管部门|行政部门|主管部门|部门|机构|工会|联席会议)|各地(?![区方])"
    r"|(?:省|市)财政(?!部门|补|资|支|投|收|预|奖)|(?:国务院|[省市县])(?:人民)?政府(?:办公[厅室])?"
)


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
    return tuple(_pairs(ours, theirs, partner, _counterparts(ours, theirs, partner, links)))


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


def _named(segments: Sequence[Segment], names: Folding) -> Named:
    found: Named = {}
    for segment in segments:
        if segment.kind in _SKIPPED:
            continue
        text = re.sub(r"《[^》]*》?", lambda match: "，" * len(match[0]), segment.text[len(segment.label) :])
        for name in _names_in(text, names):
            where = found.setdefault(name, (names.fold(name), []))[1]
            if segment.id not in where:
                where.append(segment.id)
    return found


def _names_in(text: str, names: Folding) -> Iterator[str]:
    """The bodies named in ``text``, left to right, each name of a list written out."""
    known = [(start, end) for start, end, _ in names.find(text) if _is_body(text[start:end])]
    spans: list[tuple[int, int, tuple[str, ...]]] = [(start, end, (text[start:end],)) for start, end in known]
    for match in _LIST.finditer(text):
        listed = (*match[1].rstrip("、").split("、"), match[2])
        if not _overlaps(match.span(), spans):
            spans.append((*match.span(), tuple(name + match[3] for name in listed)))
    spans += [(*m.span(), (m[0],)) for m in _BODY.finditer(text) if not _overlaps(m.span(), spans)]
    for _, _, found in sorted(spans):
        for name in found:
            bare = name.removeprefix("同级").removeprefix("级")
            if not _NO_BODY.search(bare):
                yield bare


def _overlaps(span: tuple[int, int], spans: Sequence[tuple[int, int, tuple[str, ...]]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end, _ in spans)


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
                change = BodyChange.LOCALISED if theirs[other][0] == sign else BodyChange.CHANGED
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
