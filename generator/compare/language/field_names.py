"""Departments told by what they look after: 教育部门, 县级渔政行政主管部门, each of 教育、公安等部门.

A name begins where a word begins: words before 部门 belong to it as long as they name things or a field that the
registry knows (住房城乡建设), and not where they say what is done (统一纳入建设部门).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from generator.compare.language.governments import GovernmentNames, government_names
from generator.compare.language.listed import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry import Registry

_OFFICE = re.compile(r"(?:委员会|办公室|[厅局委办部])$")
_OF_STATE = re.compile(r"^国家|(?:总局|委员会|[局委办部])$")
_AND_MORE = re.compile(r"(?:等(?:其他)?(?:有关|相关)?)?$")
"""教育、公安等有关部门: the last of the list."""
_BETWEEN = re.compile(
    r"(?:(?<=、)|(?<=政府))((?:(?!部门|牵头|负责|配合|领导|主导|统筹|统一|结合|组织|[局厅委办的应])[\u4e00-\u9fff]){2,10})$"
)
"""What stands between two members of a list of fields, or first behind 政府, is a field, known or not."""
_LEVEL = re.compile(r"(?<!以上)(?<!各)(?:[省市县]级(?!以上)|各级|同级|上级|国务院|地方)")
"""A name that holds the word of a level begins with it: what stands before is a sentence (结果印发省级…)."""
NOMINAL = ("n", "j", "b", "an", "vn", "s")
"""Tags of words that name things."""
_PERSON = "nr"
"""How the tagger calls words that it doesn't know (建立健全): no part of a name, unless a tier closes them."""
_LED = re.compile("(?<!自)由|[按向]|报经|[报经](?=[省市县区州])")
"""What the tagger makes a word with the name behind it (由水行政主管部门)."""
_LEADING = frozenset(["由", "经", "报", "向", "和", "与", "及", "或", "对", "会同"])
_SUFFIXES = "业物品权网站"
"""They make a noun of the word before them, whatever it is."""
_LONGEST, _SHORTEST = 12, 2
"""Letters before an ending, and the least of them that make a name."""
_CLAUSE = re.compile(rf"[^，。；：、（）《》“”□\s]{{0,{_LONGEST}}}$")


@dataclass(frozen=True, slots=True, eq=False)
class FieldNames:
    """``fields`` with the duties called so; ``ending`` makes a body of a field, ``alone`` without one, ``between`` (部门联合) none.

    ``which`` tells which of several is meant, ``none`` are words that make no name, ``held`` verbs within names,
    ``verbs`` fields that only look like verbs.
    """

    fields: Mapping[str, frozenset[str]]
    ending: re.Pattern[str]
    between: re.Pattern[str]
    alone: frozenset[str]
    which: frozenset[str]
    none: frozenset[str]
    held: frozenset[str]
    verbs: frozenset[str]
    governments: GovernmentNames

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, end) of every department; of a list, of its last."""
        for match in self.ending.finditer(text):
            end = len(_AND_MORE.sub("", text[: match.start()]))
            if self.between.match(text, match.start()) and self._field(_clause(text[:end])) is None:
                continue  # 部门联合 is none
            start = self._begin(text, end)
            if end - start >= _SHORTEST or match[0] in self.alone:
                yield start, match.end()

    def listed(self, text: str, span: tuple[int, int]) -> Iterator[tuple[int, str]]:
        """The other names of a list that shares its ending, and where: 教育部门, 公安部门 of 教育、公安、交通运输部门."""
        ending = next((m for m in self.ending.finditer(text, *span) if m.end() == span[1]), None)
        at = span[0]
        if ending is None or self.governments.before.fullmatch(text[at : ending.start()]):
            return  # 民政部门牵头、有关部门配合
        while ending[0].endswith("部门") and at and text[at - 1] == "、":
            told = _BETWEEN.search(text[: at - 1])
            field = told[1] if told else self._field(_clause(text[: at - 1]))
            if field is None:
                return
            end, at = at - 1, at - 1 - len(field)
            at = self.governments.begin(text, at)
            yield at, text[at:end] + ending[0]

    def _begin(self, text: str, end: int) -> int:
        """Where the name begins whose ending stands at ``end``."""
        start = self._longer(text, self._whole(text, self._nouns(_clause(text[:end]), end), end))
        start = max((led.end() for led in _LED.finditer(text, start, end)), default=start)
        start = self.governments.begin(text, start)
        levels = [match.start() for match in _LEVEL.finditer(text, start, end)]
        start = levels[-1] if levels else start
        if not text.startswith("地区", start):
            return start
        return start - 1 if text[:start].endswith("各") else start + len("地区")  # 本地区财政部门

    def _nouns(self, clause: str, end: int) -> int:
        """Where the field begins that ``clause`` ends with, or else its last nouns."""
        words = list(reversed(rjieba.tag(clause)))
        if (field := self._field(clause)) is not None:
            start = end - len(field)
            at = end
            for word, tag in words:
                if at <= start:
                    break
                at -= len(word)
                if at < start and _is_noun(tag):
                    start = at  # 城乡规划: never a part of a word
            return start
        start, suffix = end, False
        for word, tag in words:
            if word in self.none or not (self._names(word, tag) or word in self.fields or suffix):
                break
            start -= len(word)
            suffix = len(word) == 1 and word in _SUFFIXES  # 征信业
        return start

    def _names(self, word: str, tag: str) -> bool:
        """Whether a word names something."""
        return _is_noun(tag) or word in self.verbs

    def _field(self, clause: str) -> str | None:
        """The longest field that ``clause`` ends with."""
        ends = (clause[-size:] for size in range(len(clause), _SHORTEST - 1, -1))
        return next((end for end in ends if end in self.fields), None)

    def _whole(self, text: str, start: int, end: int) -> int:
        """``start``, or where the field begins that it would cut (大数据)."""
        for before in range(max(0, start - _LONGEST), start):
            if any(text[before:after] in self.fields for after in range(start + 1, end + 1)):
                return before
        return start

    def _longer(self, text: str, start: int) -> int:
        """``start``, or where the nouns before it begin, if nothing but a sign, a tier or 由 stands before them."""
        at, verbs = start, False
        for word, tag in reversed(rjieba.tag(_clause(text[:start]))):
            if word in self.none or word in self.which or not (self._names(word, tag) or word in self.held):
                return at if word in _LEADING or word in self.which else start
            verbs |= not self._names(word, tag)
            at -= len(word)
        return start if verbs else at


def _clause(before: str) -> str:
    found = _CLAUSE.search(before)
    return found[0] if found else ""


def _is_noun(tag: str) -> bool:
    return tag.startswith(NOMINAL) and tag != _PERSON


@lru_cache(maxsize=8)
def field_names(registry: Registry) -> FieldNames:
    """The finder of the registry's fields."""
    words = registry.actors
    return FieldNames(
        fields=duties_of_fields(registry),
        ending=re.compile(any_of(words.office_words)),
        between=re.compile(any_of(words.no_office_words)),
        alone=frozenset(words.standing_words),
        which=frozenset((*words.which_words, *words.place_words)),
        none=frozenset((*words.no_body_words, *words.which_words)),
        held=frozenset(words.joint_verbs),
        verbs=frozenset(words.field_verbs),
        governments=government_names(words),
    )


@lru_cache(maxsize=8)
def duties_of_fields(registry: Registry) -> Mapping[str, frozenset[str]]:
    """What departments look after (财政, 住房城乡建设) → the duties of the registry that are called so."""
    found: dict[str, set[str]] = defaultdict(set)
    for body in registry.bodies.values():
        for name in body.names:
            field = _OF_STATE.sub("", name) if body.level == "state" else _OFFICE.sub("", name)
            if len(field) >= _SHORTEST:
                found[field].add(body.duty)
    return {field: frozenset(duties) for field, duties in found.items()}
