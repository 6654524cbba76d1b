"""How alike two printings of a title are: on a cover and on the enclosure, in the contents and above the text."""

from __future__ import annotations

from rapidfuzz import fuzz

from generator.issue.titles import plain

SAME = 80
"""Likeness from which two printings are the same title."""
_ABOUT = "关于"


def alike(title: str, expected: str) -> float:
    """How alike two titles are (rapidfuzz, 0–100), an issuer before 关于, 关于 itself and quotes apart.

    >>> alike("观潮台管理办法", "星河省人民政府关于《观潮台管理办法》")
    100.0
    """
    one, other = plain(title), plain(expected)
    short = other[other.index(_ABOUT) :] if _ABOUT in other else other
    bare = one.removeprefix(_ABOUT), short.removeprefix(_ABOUT)
    return max(fuzz.ratio(*form) for form in ((one, other), (one, short), bare))
