"""Listed words and phrases → patterns: any of them, or each where it is that word and not a part of another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.registry.registry import Word

_CLAUSE = "[^，。；]{1,20}?"
"""What … of a word stands for: 除…外."""
_LEVEL, _REST, _GAP, _FEW = "□", "……", "…", "‥"
"""In a phrase: a level, other words of the sentence, other words of the clause, a few that add no condition."""


def any_of(words: Iterable[str]) -> str:
    """A pattern of ``words``, the longest first; of none, one that never matches.

    >>> any_of(("各县", "各县市"))
    '(?:各县市|各县)'
    """
    found = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return f"(?:{found})" if found else "(?!)"


def phrase_pattern(phrase: str, level: str = "") -> str:
    """A pattern of ``phrase``, in which / parts alternatives and □ stands for the pattern ``level``.

    >>> phrase_pattern("由□…确定/制定", "各县")
    '(?:由)各县[^，。；]{0,24}?(?:制定|确定)'
    """
    signs = {
        _LEVEL: level,
        _REST: "[^。；]{0,24}?",
        _GAP: "[^，。；]{0,24}?",
        _FEW: "[^，。；按依根对作]{0,16}?",
    }
    pieces = re.split(f"({'|'.join(signs)})", phrase)
    return "".join(signs.get(piece) or any_of(piece.split("/")) for piece in pieces if piece)


def word_patterns(words: Iterable[Word]) -> list[str]:
    """Each word, but where it stands within one of its other words: 局 in 布局, 各级 in 各级各部门."""
    found: list[str] = []
    for word in words:
        pattern = re.escape(word.text).replace("…", _CLAUSE)
        for other in word.not_in:
            before, _, after = other.partition(word.text)
            pattern = f"{pattern}(?!{re.escape(after)})" if after else f"(?<!{re.escape(before)}){pattern}"
        found.append(pattern)
    return found
