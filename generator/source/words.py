"""Words at a break: whether one is cut in two there, or needs another after it."""

from __future__ import annotations

import re

import rjieba

_FUNCTION_WORDS = frozenset("和与及或的在对为由以将把向从按并且于至到给让使被其该各本每不未应可须需能会")
_WINDOW = 8
# What can't open a sentence: the rest of one stands after the break.
_REST = re.compile(r"[后的等之][，,\u4e00-\u9fff]")
_LINKING = frozenset("与和或及向而")


def cuts_a_word(text: str, rest: str) -> bool:
    """Whether a dictionary word stands across the break (without one, names never join)."""
    if _REST.match(rest):
        return True
    before, after = text[-_WINDOW:], rest[:_WINDOW]
    if rest[0] in _LINKING and next(iter(rjieba.cut(after, hmm=False))) in _LINKING:
        return True
    at = 0
    for word in rjieba.cut(before + after, hmm=False):
        if at < len(before) < at + len(word):
            return True
        at += len(word)
    return False


def wants_more(text: str) -> bool:
    """Whether the line ends in a word after which something must follow: 和, 的, 由, 各."""
    if text[-1] not in _FUNCTION_WORDS or len(text) < _WINDOW:
        return False
    *_, last = rjieba.cut(text[-_WINDOW:], hmm=False)
    return last in _FUNCTION_WORDS
