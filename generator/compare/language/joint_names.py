"""Bodies that are made of others, told by what they are for: 望舒市观潮安全工作联席会议, 领导小组办公室.

A name begins with its place, or behind the verb that is no part of it (建立…联席会议).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from generator.compare.language.field_names import NOMINAL
from generator.compare.language.governments import GovernmentNames, government_names
from generator.compare.language.listed import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.actors import ActorWords

_LONGEST = 30
_CLAUSE = re.compile(rf"[^，。；：、（）《》“”〔〕□\s]{{0,{_LONGEST}}}$")
_WITHIN = (*NOMINAL, "l", "a")
"""Tags of words that a name may hold."""
_LINKS = ("与", "和", "及")
_TIERS, _PLACE, _VERB = "省市区县旗州", "ns", "v"
_BARE = "委员会"
"""It is no name by itself, as 领导小组 is."""


@dataclass(frozen=True, slots=True, eq=False)
class JointNames:
    """``ending`` closes a name, ``whole`` are names that take no field (街道办事处).

    ``none`` are words that make no name, ``held`` verbs within names.
    """

    ending: re.Pattern[str]
    whole: re.Pattern[str]
    none: frozenset[str]
    held: frozenset[str]
    governments: GovernmentNames

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, end) of every name."""
        whole = {m.end(): m.start() for m in self.whole.finditer(text)}
        for end, start in whole.items():
            yield self.governments.begin(text, start), end
        for match in self.ending.finditer(text):
            start = self._begin(text, match.start())
            if match.end() not in whole and (start < match.start() or not match[0].startswith(_BARE)):
                yield start, match.end()

    def _begin(self, text: str, end: int) -> int:
        clause = _CLAUSE.search(text[:end])
        at = start = linked = end
        last = ""
        for word, tag in reversed(rjieba.tag(clause[0] if clause else "", hmm=False)):
            at -= len(word)
            if word in _LINKS:
                linked = min(linked, start)
                continue
            unknown = len(word) == 1 == len(last) and tag == _VERB  # 保交楼
            last = word
            if word in self.none or not (tag.startswith(_WITHIN) or word in self.held or unknown):
                break
            start = at
            if word in _TIERS or tag == _PLACE:
                return min(start, self.governments.begin(text, start + len(word)))  # 市和区…委员会
        return self.governments.begin(text, linked if linked < end else start)  # 管理机构和联席小组 are two


@lru_cache(maxsize=8)
def joint_names(words: ActorWords) -> JointNames:
    """The finder made of the registry's words."""
    return JointNames(
        ending=re.compile(any_of(words.joint_words) + "(?:办公室)?"),
        whole=re.compile(any_of(words.whole_words)),
        none=frozenset((*words.no_body_words, *words.which_words)),
        held=frozenset((*words.joint_verbs, *words.field_verbs)),
        governments=government_names(words),
    )
