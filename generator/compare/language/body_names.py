"""The bodies that a text names: the registry's own, and what ends like one (…部门, …政府).

A name begins where a word begins: words before 部门 belong to it as long as they name things or a
field that the registry knows (住房城乡建设), and not where they say what is done (统一纳入建设部门).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.registry import Registry

Span = tuple[int, int]

_TIER = "省|自治区|市|州|地区|盟|县|区|旗"
_WHERE = "各级|各地区|设区的市级以上|设区的市级|乡（镇）|各地|当地|同级|本级|上级|下级|县级以上地方|县级以上|县级|市级|省级|乡镇|街道|基层|国务院"
_BELOW = "各?区县（自治县、市）|各?区县（自治县）|区县|各?区、县（市）|各?县（市、区）|各?市、县（市、区）|各?县（市）|市、县（市）|市、县|县、区|设区的?市"
_COLLECTIVE = re.compile(
    r"省、自治区、直辖市人民政府|城市(?:人民)?政府(?!性)|(?<![乡\u4e00-\u9fff（])镇人民政府|街道办事处|各级各部门|各地各有关部门(?:（单位）)?|(?:各|[省市县]级?)?(?:有关|相关)部门(?:（单位）|和单位)?"
    rf"|(?:各级|各地|{_BELOW})(?:人民)?政府(?!性)(?:教育督导机构)?|(?:{_WHERE})(?:人民)?(?:政府|财政)(?!部门|补助?资|资|支出|投入|收|预|奖补|性)"
    rf"|(?:{_BELOW})财政|各区、县（市）|各市、县（市、区）|各县（市、区）|各设区的?市|各地(?![区方])"
    r"|(?<![\u4e00-\u9fff])(?:省|市)财政(?!部门|局|厅|补助?资|资|支出|投入|收|预|奖补)|(?<![城治辖])(?:省|市|县|区)(?:人民)?政府(?:办公[厅室])?"
    r"|(?:省|市)财政(?=对|给予|安排|负担|按|、|和|与)"
    r"|各[市县区旗盟州](?:人民)?政府(?!性)|[省市县区乡州盟旗]{2,4}[两二三四]级(?:人民)?政府(?!性)"
)
_IN_LIST = re.compile(
    r"(?<=[、，（(：:；])(?:省|市|县|区|州|盟|旗|自治区)(?:委|直)?(?!级)(?:(?![应要的和及对按由在为等将与])[\u4e00-\u9fff]){1,12}?"
    r"(?:厅|局|委|委员会|办|办公室|部|中心|院|社|会|联|科协|支队|总队|军区|公司|集团|银行|分行)(?<!布局)(?<!格局)"
    r"(?=[、，；）)]|等|负责|牵头|配合|参与|分别|按|$)"
)
"""A body of the own level between the signs of a list: (省委金融办、省地方金融管理局、市机关事务中心)."""
_BRANCH = re.compile(
    r"[\u4e00-\u9fff]{2,7}?(?:(?:中心)?支行|分行|监管分?局|管理局|专员办|办事处|特派办)(?![长])"
)
"""What a state body has in a place: 中国人民银行山东省分行."""
_LEVEL = re.compile(r"(?<!以上)(?<!各)(?:[省市县]级(?!以上)|各级|同级|上级|国务院|地方)")
"""A name that holds the word of a level begins with it: what stands before is a sentence (结果印发省级…)."""
_OFFICES = r"(?:行政主管|主管|行政|监管|监督管理|管理|执法)?部门|(?:救援|经办|监管|督导|执法|监察|主管|监督管理)机构|工会|联席会议|领导小组|职能部门"
_ENDING = re.compile(_OFFICES)
_VAGUE = frozenset(
    [
        "多",
        "跨",
        "其他",
        "任何",
        "相应",
        "时段",
        "第三方",
        "责令",
        "依法",
        "业务",
        "责任",
        "各",
        "该",
        "本",
        "有关",
        "相关",
        "会同",
        "协同",
        "配合",
        "充分发挥",
        "深化",
        "报",
        "并报",
        "报告",
        "报送",
        "上报",
        "告",
        "由",
        "向",
        "与",
        "经",
        "和",
    ]
)
"""Words before 部门 that name no department."""
_NOMINAL = ("n", "j", "b", "an", "vn", "s")
_PERSON = "nr"
"""How the tagger calls words that it doesn't know (建立健全): no part of a name, unless a tier closes them."""
_BEFORE = re.compile("[由按向]|[报经](?=[省市县区州])")
"""What the tagger makes a word with the name behind it (由水行政主管部门)."""
_SUFFIXES = "业物品权网站"
"""They make a noun of the word before them, whatever it is."""
_LONGEST, _PLACE = 12, 4
_KINDS_OF_PLACE = ("城市", "县级市", "直辖市", "单列市")
_TIERS = "省市区县旗州"
_STATE = 4
"""Letters that the name of a state body with branches has at least."""


@dataclass(frozen=True, slots=True, eq=False)
class BodyNames:
    """Finds bodies in texts; ``fields`` are what departments look after (财政, 住房城乡建设)."""

    known: re.Pattern[str]
    fields: frozenset[str]

    def spans(self, text: str, names: Sequence[Span] = ()) -> list[Span]:
        """(start, end) of every body in ``text``, left to right; ``names`` are found already."""
        spans = {*names, *_named(self, text)}
        found: list[Span] = []
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if not found or start >= found[-1][1]:
                found.append((start, end))
        return found

    def registered(self, text: str) -> Iterator[Span]:
        """Departments by the registry's names."""
        for match in self.known.finditer(text):
            start = match.start()
            whole = text[start] not in _TIERS and match.end() - start >= _STATE
            branch = _BRANCH.match(text, match.end()) if whole else None
            yield start, (branch or match).end()

    def offices(self, text: str) -> Iterator[Span]:
        """教育部门, 县级教育行政部门, the last of 教育、公安等部门."""
        for match in _ENDING.finditer(text):
            end = match.start() - (text[match.start() - 1 : match.start()] == "等")
            start = self._begin(text, end)
            if end - start < 2 and text[match.start() : match.end()] not in _STANDING:
                continue
            yield start, match.end()

    def _begin(self, text: str, end: int) -> int:
        """Where the name begins whose ending stands at ``end``."""
        clause = re.search(rf"[^，。；：、（）《》“”\s]{{0,{_LONGEST}}}$", text[:end])
        before = clause[0] if clause else ""
        words = list(reversed(rjieba.tag(before)))
        if (field := self._field(before)) is not None:
            start = end - len(field)
            at = end
            for word, tag in words:
                if at <= start:
                    break
                at -= len(word)
                if at < start and tag.startswith(_NOMINAL) and tag != _PERSON:
                    start = at  # 城乡规划: never a part of a word
        else:
            start, suffix = end, False
            for word, tag in words:
                names = (tag.startswith(_NOMINAL) and tag != _PERSON) or word in self.fields
                if word in _VAGUE or not (names or suffix):
                    break
                start -= len(word)
                suffix = len(word) == 1 and word in _SUFFIXES  # 征信业
        start += len(led[0]) if (led := _BEFORE.match(text, start)) else 0
        where = re.search(rf"(?:{_WHERE}|{_BELOW}|{_TIER}|公安机关)$", text[:start])
        start = where.start() if where else start
        levels = [match.start() for match in _LEVEL.finditer(text, start, end)]
        start = levels[-1] if levels else start
        return start - 1 if text.startswith("地区", start) and text[:start].endswith("各") else start

    def _field(self, before: str) -> str | None:
        """The longest field that ``before`` ends with."""
        for size in range(min(len(before), _LONGEST), 1, -1):
            if before[-size:] in self.fields:
                return before[-size:]
        return None

    def listed(self, text: str, span: Span) -> Iterator[str]:
        """The names in a list that shares its ending: 教育部门, 公安部门 of 教育、公安、交通运输部门."""
        ending = _ENDING.search(text, *span)
        at = span[0]
        while ending is not None and at and text[at - 1] == "、":
            field = self._field(text[max(0, at - 1 - _LONGEST) : at - 1])
            if field is None:
                return
            yield field + ending[0]
            at -= len(field) + 1


_STANDING = frozenset({"主管部门", "行政主管部门", "职能部门", "联席会议"})


@lru_cache(maxsize=8192)
def _named(finder: BodyNames, text: str) -> frozenset[Span]:
    """All that may be a name; a text's sentences are the same in every pair."""
    listed = (match.span() for match in _IN_LIST.finditer(text))
    spans = {*finder.registered(text), *_collectives(text), *finder.offices(text), *listed}
    return frozenset((_placed(text, start), end) for start, end in spans)


def _placed(text: str, start: int) -> int:
    """Where the name at ``start`` begins with its place (崂山区财政局), which is a word of its own."""
    if not start or text[start] not in _TIERS:
        return start
    word, tag = rjieba.tag(text[max(0, start - _PLACE) : start + 1])[-1]
    named = (tag == "ns" and len(word) >= _PLACE - 1) or word in _KINDS_OF_PLACE
    return start - len(word) + 1 if named else start


def _collectives(text: str) -> Iterator[Span]:
    return (match.span() for match in _COLLECTIVE.finditer(text))


@lru_cache(maxsize=8)
def body_names(registry: Registry) -> BodyNames:
    """The finder of the registry's bodies."""
    local = {name for body in registry.bodies.values() if body.level != "state" for name in body.names}
    state = {name for body in registry.bodies.values() if body.level == "state" for name in body.names}
    fields = {re.sub(r"(?:委员会|办公室|[厅局委办部])$", "", name) for name in local}
    fields |= {re.sub(r"^国家|(?:总局|委员会|[局委办部])$", "", name) for name in state}
    longest = sorted(local, key=lambda name: (-len(name), name))
    whole = sorted(state | {"国务院办公厅", "国务院"}, key=lambda name: (-len(name), name))
    known = (
        rf"(?:{'|'.join(map(re.escape, whole))})(?![长署部门])"
        rf"|(?:{_TIER})(?:{'|'.join(map(re.escape, longest))})(?![长])"
    )
    return BodyNames(known=re.compile(known), fields=frozenset(name for name in fields if len(name) > 1))
