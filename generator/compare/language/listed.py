"""Listed words → patterns: any of them, or each where it is that word and not a part of another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.registry.registry import Word

_CLAUSE = "[^，。；]{1,20}?"
"""What … of a word stands for: 除…外."""


def any_of(words: Iterable[str]) -> str:
    """A pattern of ``words``, the longest first; of none, one that never matches.

    >>> any_of(("各县", "各县市"))
    '(?:各县市|各县)'
    """
    found = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return f"(?:{found})" if found else "(?!)"


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
