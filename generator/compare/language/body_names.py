"""The bodies that a text names: the registry's own, and what ends like one (…部门, …政府, …领导小组).

What is found in several ways is one name where it overlaps, and so is a government with its department.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from generator.compare.language.field_names import FieldNames, field_names
from generator.compare.language.joint_names import JointNames, joint_names
from generator.compare.language.listed import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.registry import Registry

Span = tuple[int, int]

_PLACE = 4
_KINDS_OF_PLACE = ("城市", "县级市", "直辖市", "单列市")
_TIERS = "省市区县旗州"
_TIER = "省|自治区|市|州|地区|盟|县|区|旗"
_JOINS = "由和与向经报及"
_SHORT, _STATE, _LONGEST = 3, 4, 12
"""Letters below which a name is a part of words as easily; those of a state body with branches; of a place."""
_OTHERS = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)个?(?:部门|部委|单位)")
"""教育部等9部门 is who issued a text together."""
_CHARGED = re.compile(r"(?:负责|主管|承担)[\u4e00-\u9fff]{2,12}?的(?:机构|部门)")


@dataclass(frozen=True, slots=True, eq=False)
class BodyNames:
    """Finds bodies in texts.

    ``known`` are the registry's names, ``between`` names between the signs of a list, ``departments`` and ``joint``
    what their endings tell, ``branch`` a state body's branch; ``places`` are known.
    """

    known: re.Pattern[str]
    between: re.Pattern[str]
    branch: re.Pattern[str]
    departments: FieldNames
    joint: JointNames
    places: frozenset[str]

    def spans(self, text: str, names: Sequence[Span] = ()) -> list[Span]:
        """(start, end) of every body in ``text``, left to right; ``names`` are found already."""
        found: list[Span] = []
        whole = ((_word_start(text, start), end) for start, end in names)
        for start, end in sorted({*whole, *_named(self, text)}, key=lambda span: (span[0], -span[1])):
            if not found or start > found[-1][1]:
                found.append((start, end))
            elif _owns(text, found[-1]):
                found[-1] = found[-1][0], max(end, found[-1][1])  # 县级以上人民政府 + 文化主管部门
            elif start == found[-1][1]:
                found.append((start, end))
        return [(start, _end(text, start, end)) for start, end in found]

    def listed(self, text: str, span: Span) -> Iterator[tuple[int, str]]:
        """The other names of a list that shares its ending, and where: 教育部门, 公安部门 of 教育、公安、交通运输部门."""
        return self.departments.listed(text, span)

    def registered(self, text: str) -> Iterator[Span]:
        """Departments by the registry's names."""
        for match in self.known.finditer(text):
            start = match.start()
            if len(match[0]) < _SHORT and re.search("[\u4e00-\u9fff]$", text[:start].rstrip(_JOINS)):
                continue  # 责任人行政处分
            whole = text[start] not in _TIERS and match.end() - start >= _STATE
            branch = self.branch.match(text, match.end()) if whole else None
            yield start, (branch or match).end()


@lru_cache(maxsize=8192)
def _named(finder: BodyNames, text: str) -> frozenset[Span]:
    """All that may be a name; a text's sentences are the same in every pair."""
    spans = {
        *finder.registered(text),
        *finder.joint.governments.spans(text),
        *finder.departments.spans(text),
        *finder.joint.spans(text),
        *(match.span() for match in finder.between.finditer(text)),
    }
    return frozenset((_placed(text, start, finder.places), end) for start, end in spans)


def _owns(text: str, span: Span) -> bool:
    """Whether what follows ``span`` is its own: the department of a government."""
    return text[slice(*span)].endswith(("政府", "国务院", "机关"))


def _end(text: str, start: int, end: int) -> int:
    """``end``, or where the words end that belong to the name: 教育部等9部门, 县级人民政府负责教育督导的机构."""
    more = _OTHERS.match(text, end) or (_CHARGED.match(text, end) if _owns(text, (start, end)) else None)
    return more.end() if more else end


def _word_start(text: str, start: int) -> int:
    """``start``, or where the word begins that it would cut: 住房公积金中心."""
    begin = max(0, start - _PLACE)
    for word in rjieba.cut(text[begin : start + _PLACE], hmm=False):
        if begin < start < begin + len(word) and text[start] not in _TIERS:
            return begin
        begin += len(word)
    return start


def _placed(text: str, start: int, places: frozenset[str]) -> int:
    """Where the name at ``start`` begins with its place (崂山区财政局), which is known or a word of its own."""
    if not start or text[start] not in _TIERS:
        return start
    for size in range(min(start + 1, _LONGEST), 1, -1):
        if text[start + 1 - size : start + 1] in places:
            return start + 1 - size
    if text.startswith(("州区", "州市"), start) and _is_place(text[start - 1 : start + 2]):
        return start - 1  # 甘州区: no 州 has a 区
    word, tag = rjieba.tag(text[max(0, start - _PLACE) : start + 1])[-1]
    named = (tag == "ns" and len(word) >= _PLACE - 1) or word in _KINDS_OF_PLACE
    return start - len(word) + 1 if named else start


def _is_place(name: str) -> bool:
    return name.endswith("区") or rjieba.tag(name)[0] == (name, "ns")


@lru_cache(maxsize=8)
def body_names(registry: Registry) -> BodyNames:
    """The finder of the registry's bodies."""
    words = registry.actors
    local = {name for body in registry.bodies.values() if body.level != "state" for name in body.names}
    state = {name for body in registry.bodies.values() if body.level == "state" for name in body.names}
    whole = any_of({*state, "国务院办公厅", "国务院"})
    said = any_of(w for role in words.roles if role.role not in {"receive", "cite"} for w in role.behind)
    led = "|".join(rf"(?<={re.escape(word)})" for role in words.roles for word in role.before)
    inner = r"(?:(?![各应要的和及对按由在为等将与报经])[\u4e00-\u9fff]){1,12}?"
    return BodyNames(
        known=re.compile(
            rf"{whole}(?![长署部门])|(?:{_TIER}){any_of(local)}(?![长])"
            rf"|(?<=[、和同]){any_of(n for n in local if len(n) >= _SHORT)}(?=[、，；）]|等|会同|{said})"  # 省…厅、商务厅
        ),
        between=re.compile(
            rf"(?<!家、)(?<![省级国]、)(?:(?<=[、，（(：:；;和及与在])|^|{led})"  # 国家、省、市企业技术中心 is an award
            rf"(?:{_TIER})(?:委|直)?(?!级){inner}{any_of(words.unit_words)}(?<!布局)(?<!格局)"
            rf"(?=[、，；;）)。和及与]|等|应当?|必?须|可以|不得|要|分别|按|{said}|$)"
        ),
        branch=re.compile(rf"[\u4e00-\u9fff]{{2,7}}?{any_of(words.branch_words)}(?![长])"),
        departments=field_names(registry),
        joint=joint_names(words),
        places=frozenset(registry.by_place),
    )
