"""A swapped name, without what the two names share: [省→市]经信委, [星河省→望舒市]人民政府[办公厅→办公室]."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

import rjieba
from rapidfuzz.distance import Postfix

from generator.compare.model import Change, ChangeType, Op

_NAME, _LONG, _PLACES = 2, 4, frozenset("省市县区州盟旗）")
"""Letters that names share behind their places, or between their ends; how the name of a place ends."""
_OF_A_LEVEL = "级属直委辖"
"""What makes one word with the tier before it: 省级财政, 市属企业."""


@lru_cache(maxsize=4096)
def swapped(ours: str, theirs: str) -> tuple[Change, ...]:
    """The changes from one name to the other that an adoption puts in its place."""
    if rear := _behind_the_place(ours, theirs):
        return (_swap(ours.removesuffix(rear), theirs.removesuffix(rear)), _equal(rear))
    if held := _between(ours, theirs):
        (one, two), (other, more) = ours.split(held, 1), theirs.split(held, 1)
        return (_swap(one, other), _equal(held), _swap(two, more))
    return (_swap(ours, theirs),)


def _swap(ours: str, theirs: str) -> Change:
    return Change(op=Op.LOCALISE, base=ours, target=theirs, type=ChangeType.LOCALISE)


def _equal(text: str) -> Change:
    return Change(op=Op.EQUAL, base=text, target=text)


def _behind_the_place(ours: str, theirs: str) -> str:
    """What two names share behind their places: 经信委 of 省经信委 and 市经信委; nothing of 省教育厅 and 市教育局."""
    rear = ours[len(ours) - int(Postfix.similarity(ours, theirs)) :].lstrip("）")
    if len(rear) < _NAME or rear[0] in _OF_A_LEVEL:
        return ""
    apart = all(
        name.removesuffix(rear)[-1:] in _PLACES and _ends_a_word(name, len(name) - len(rear))
        for name in (ours, theirs)
    )
    return rear if apart else ""


def _between(ours: str, theirs: str) -> str:
    """The long words that two names with their places written out share between their ends."""
    one, other = (rjieba.cut(name, hmm=False) for name in (ours, theirs))
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    held = "".join(one[found.a : found.a + found.size])
    apart = all(
        len(place := "".join(words[:start])) > 1 and place[-1] in _PLACES and words[start + found.size :]
        for words, start in ((one, found.a), (other, found.b))
    )
    return held if len(held) >= _LONG and apart else ""


def _ends_a_word(name: str, at: int) -> bool:
    """Whether a word of ``name`` ends at ``at``: 省政府 is one."""
    return at in accumulate(map(len, rjieba.cut(name, hmm=False)))
