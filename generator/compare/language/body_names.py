"""The bodies that a text names: the registry's own, and what ends like one (…部门, …政府, …领导小组).

A name begins where a word begins: words before 部门 belong to it as long as they name things or a
field that the registry knows (住房城乡建设), and not where they say what is done (统一纳入建设部门).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from generator.compare.language.governments import GovernmentNames, government_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.registry import Registry

Span = tuple[int, int]

_LEVEL = re.compile(r"(?<!以上)(?<!各)(?:[省市县]级(?!以上)|各级|同级|上级|国务院|地方)")
"""A name that holds the word of a level begins with it: what stands before is a sentence (结果印发省级…)."""
_NOMINAL = ("n", "j", "b", "an", "vn", "s")
_PERSON = "nr"
"""How the tagger calls words that it doesn't know (建立健全): no part of a name, unless a tier closes them."""
_LINKS = ("与", "和", "及")
_BEFORE = re.compile("(?<!自)由|[按向]|报经|[报经](?=[省市县区州])")
"""What the tagger makes a word with the name behind it (由水行政主管部门)."""
_LEADING = frozenset(["由", "经", "报", "向", "和", "与", "及", "或", "对", "会同"])
_SUFFIXES = "业物品权网站"
"""They make a noun of the word before them, whatever it is."""
_LONGEST, _PLACE, _JOINT = 12, 4, 30
"""Letters before an ending, of a place's name, before the ending of a joint body."""
_KINDS_OF_PLACE = ("城市", "县级市", "直辖市", "单列市")
_TIERS = "省市区县旗州"
_JOINS = "由和与向经报及"
_SHORT, _STATE = 3, 4
"""Letters below which a name is a part of words as easily; those of a state body with branches."""
_OFFICE = re.compile(r"(?:委员会|办公室|[厅局委办部])$")
_OF_STATE = re.compile(r"^国家|(?:总局|委员会|[局委办部])$")
_AND_MORE = re.compile(r"(?:等(?:其他)?(?:有关|相关)?)?$")
"""教育、公安等有关部门: the last of the list."""
_BETWEEN = re.compile(
    r"(?:(?<=、)|(?<=政府))((?:(?!部门|牵头|负责|配合|领导|主导|统筹|统一|[局厅委办的])[\u4e00-\u9fff]){2,10})$"
)
"""What stands between two members of a list of fields, or first behind 政府, is a field, known or not."""
_OTHERS = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)个?(?:部门|部委|单位)")
"""教育部等9部门 is who issued a text together."""
_CHARGED = re.compile(r"(?:负责|主管|承担)[\u4e00-\u9fff]{2,12}?的(?:机构|部门)")


@dataclass(frozen=True, slots=True, eq=False)
class BodyNames:
    """Finds bodies in texts; ``fields`` are what departments look after (财政, 住房城乡建设).

    ``known`` are the registry's names, ``governments`` those of governments and places, ``between`` names between
    the signs of a list; ``ending`` and ``joint`` are what names end with, ``whole`` are names that take no field, ``alone`` those that need none;
    ``places`` are known, ``none`` are words before an ending that make no name, ``held`` the verbs that a joint body's name may hold.
    """

    known: re.Pattern[str]
    governments: GovernmentNames
    between: re.Pattern[str]
    ending: re.Pattern[str]
    joint: re.Pattern[str]
    whole: re.Pattern[str]
    branch: re.Pattern[str]
    fields: frozenset[str]
    alone: frozenset[str]
    places: frozenset[str]
    which: frozenset[str]
    none: frozenset[str]
    held: frozenset[str]

    def spans(self, text: str, names: Sequence[Span] = ()) -> list[Span]:
        """(start, end) of every body in ``text``, left to right; ``names`` are found already."""
        found: list[Span] = []
        whole = ((_word_start(text, start), end) for start, end in names)
        for start, end in sorted({*whole, *_named(self, text)}, key=lambda span: (span[0], -span[1])):
            if (
                not found
                or start > found[-1][1]
                or (start == found[-1][1] and not self._owned(text, found[-1]))
            ):
                found.append((start, end))
            elif end > found[-1][1] and self._owned(text, found[-1]):
                found[-1] = found[-1][0], end  # 县级以上人民政府 + 文化主管部门
        return [(start, self._end(text, start, end)) for start, end in found]

    def _end(self, text: str, start: int, end: int) -> int:
        """``end``, or where the words end that belong to the name: 教育部等9部门, 县级人民政府负责教育督导的机构."""
        more = _OTHERS.match(text, end)
        if more is None and self._owned(text, (start, end)):
            more = _CHARGED.match(text, end)
        return more.end() if more else end

    def _owned(self, text: str, span: Span) -> bool:
        """Whether what follows ``span`` is its own: the department of a government."""
        return text[slice(*span)].endswith(("政府", "国务院", "机关"))

    def registered(self, text: str) -> Iterator[Span]:
        """Departments by the registry's names."""
        for match in self.known.finditer(text):
            start = match.start()
            if len(match[0]) < _SHORT and re.search("[\u4e00-\u9fff]$", text[:start].rstrip(_JOINS)):
                continue  # 责任人行政处分
            whole = text[start] not in _TIERS and match.end() - start >= _STATE
            branch = self.branch.match(text, match.end()) if whole else None
            yield start, (branch or match).end()

    def offices(self, text: str) -> Iterator[Span]:
        """教育部门, 县级教育行政部门, the last of 教育、公安等部门."""
        for match in self.ending.finditer(text):
            end = len(_AND_MORE.sub("", text[: match.start()]))
            start = self._begin(text, end)
            if end - start < 2 and match[0] not in self.alone:
                continue
            yield start, match.end()

    def whole_names(self, text: str) -> Iterator[Span]:
        """街道办事处, 公安机关: nothing but which of them stands before."""
        return ((self.governments.begin(text, m.start()), m.end()) for m in self.whole.finditer(text))

    def joint_bodies(self, text: str) -> Iterator[Span]:
        """领导小组, 联席会议 and the like, with what they are for and their office."""
        for match in self.joint.finditer(text):
            start = self._joint_begin(text, match.start())
            whole = any(m.end() == match.end() for m in self.whole.finditer(text))
            if not whole and (start < match.start() or not match[0].startswith("委员会")):
                yield start, match.end()

    def _joint_begin(self, text: str, end: int) -> int:
        """Where the name of a joint body begins: with its place, or after the verb that is no part of it."""
        clause = re.search(rf"[^，。；：、（）《》“”〔〕□\s]{{0,{_JOINT}}}$", text[:end])
        at = start = sure = end
        for word, tag in reversed(rjieba.tag(clause[0] if clause else "", hmm=False)):
            at -= len(word)
            held = tag.startswith((*_NOMINAL, "l", "a")) or word in self.held
            if word not in _LINKS and (word in self.none or not held):
                break
            if word in _LINKS:
                sure = min(sure, start)
            else:
                start = at
            if word in _TIERS or tag == "ns":
                sure = end
                break
        return self.governments.begin(text, start if sure == end else sure)

    def _begin(self, text: str, end: int) -> int:
        """Where the name begins whose ending stands at ``end``."""
        clause = re.search(rf"[^，。；：、（）《》“”□\s]{{0,{_LONGEST}}}$", text[:end])
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
                if word in self.none or not (names or suffix):
                    break
                start -= len(word)
                suffix = len(word) == 1 and word in _SUFFIXES  # 征信业
        start = self._longer(text, self._whole_field(text, start, end))
        start = max((led.end() for led in _BEFORE.finditer(text, start, end)), default=start)
        start = self.governments.begin(text, start)
        levels = [match.start() for match in _LEVEL.finditer(text, start, end)]
        start = levels[-1] if levels else start
        return start - 1 if text.startswith("地区", start) and text[:start].endswith("各") else start

    def _field(self, before: str) -> str | None:
        """The longest field that ``before`` ends with."""
        for size in range(min(len(before), _LONGEST), 1, -1):
            if before[-size:] in self.fields:
                return before[-size:]
        return None

    def _longer(self, text: str, start: int) -> int:
        """``start``, or where the nouns before it begin, if nothing but a sign, a tier or 由 stands before them."""
        clause = re.search(rf"[^，。；：、（）《》“”□\s]{{0,{_LONGEST}}}$", text[:start])
        at, verbs = start, False
        for word, tag in reversed(rjieba.tag(clause[0] if clause else "")):
            noun = tag.startswith(_NOMINAL) and tag != _PERSON
            if word in self.none or word in self.which or not (noun or word in self.held):
                return at if word in _LEADING or word in self.which else start
            verbs |= not noun
            at -= len(word)
        return start if verbs else at

    def _whole_field(self, text: str, start: int, end: int) -> int:
        """``start``, or where the field begins that it would cut (大数据)."""
        for before in range(max(0, start - _LONGEST), start):
            if any(text[before:after] in self.fields for after in range(start + 1, end + 1)):
                return before
        return start

    def listed(self, text: str, span: Span) -> Iterator[tuple[int, str]]:
        """The other names of a list that shares its ending, and where: 教育部门, 公安部门 of 教育、公安、交通运输部门."""
        ending = next((m for m in self.ending.finditer(text, *span) if m.end() == span[1]), None)
        at = span[0]
        if ending is not None and self.governments.before.fullmatch(text[at : ending.start()]):
            return  # 民政部门牵头、有关部门配合
        while ending is not None and ending[0].endswith("部门") and at and text[at - 1] == "、":
            field = self._field(text[max(0, at - 1 - _LONGEST) : at - 1])
            if told := _BETWEEN.search(text[: at - 1]):
                field = told[1]
            if field is None:
                return
            end, at = at - 1, at - 1 - len(field)
            at = self.governments.begin(text, at)
            yield at, text[at:end] + ending[0]


@lru_cache(maxsize=8192)
def _named(finder: BodyNames, text: str) -> frozenset[Span]:
    """All that may be a name; a text's sentences are the same in every pair."""
    listed = (match.span() for match in finder.between.finditer(text))
    spans = {
        *finder.registered(text),
        *finder.governments.spans(text),
        *finder.offices(text),
        *finder.joint_bodies(text),
        *finder.whole_names(text),
        *listed,
    }
    return frozenset((_placed(text, start, finder.places), end) for start, end in spans)


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
    word, tag = rjieba.tag(text[max(0, start - _PLACE) : start + 1])[-1]
    named = (tag == "ns" and len(word) >= _PLACE - 1) or word in _KINDS_OF_PLACE
    return start - len(word) + 1 if named else start


@lru_cache(maxsize=8)
def body_names(registry: Registry) -> BodyNames:
    """The finder of the registry's bodies."""
    actors = registry.actors
    local = {name for body in registry.bodies.values() if body.level != "state" for name in body.names}
    state = {name for body in registry.bodies.values() if body.level == "state" for name in body.names}
    tier = "省|自治区|市|州|地区|盟|县|区|旗"
    whole = _any(sorted({*state, "国务院办公厅", "国务院"}, key=lambda name: (-len(name), name)))
    longest = _any(sorted(local, key=lambda name: (-len(name), name)))
    unit = _any(actors.unit_words)
    said = _any(
        word for role in actors.roles for word in role.behind if role.role in {"lead", "act", "support"}
    )
    led = "|".join(rf"(?<={re.escape(word)})" for role in actors.roles for word in role.before)
    return BodyNames(
        known=re.compile(rf"{whole}(?![长署部门])|(?:{tier}){longest}(?![长])"),
        governments=government_names(actors),
        between=re.compile(
            rf"(?<!家、)(?<![省级国]、)(?:(?<=[、，（(：:；;和及与在])|^|{led})(?:{tier})(?:委|直)?(?!级)(?:(?![应要的和及对按由在为等将与报经])[\u4e00-\u9fff]){{1,12}}?"
            rf"{unit}(?<!布局)(?<!格局)(?=[、，；;）)。和及与]|等|应当?|必?须|可以|不得|要|分别|按|{said}|$)"
        ),
        ending=re.compile(_any(actors.office_words)),
        whole=re.compile(_any(actors.whole_words)),
        joint=re.compile(_any(actors.joint_words) + "(?:办公室)?"),
        branch=re.compile(rf"[\u4e00-\u9fff]{{2,7}}?{_any(actors.branch_words)}(?![长])"),
        fields=frozenset(duties_of_fields(registry)),
        alone=frozenset(actors.standing_words),
        places=frozenset(registry.by_place),
        which=frozenset((*actors.which_words, *actors.place_words)),
        none=frozenset((*actors.no_body_words, *actors.which_words)),
        held=frozenset(actors.joint_verbs),
    )


@lru_cache(maxsize=8)
def duties_of_fields(registry: Registry) -> Mapping[str, frozenset[str]]:
    """What departments look after (财政, 住房城乡建设) → the duties of the registry that are called so."""
    found: dict[str, set[str]] = defaultdict(set)
    for body in registry.bodies.values():
        for name in body.names:
            field = _OF_STATE.sub("", name) if body.level == "state" else _OFFICE.sub("", name)
            if len(field) > 1:
                found[field].add(body.duty)
    return {field: frozenset(duties) for field, duties in found.items()}


def _any(words: Iterable[str]) -> str:
    found = "|".join(map(re.escape, words))
    return f"(?:{found})" if found else "(?!)"
