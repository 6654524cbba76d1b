"""The words with which a text leaves something to lower levels: 由各设区市确定, 各地结合实际制定."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.compare.language.listed import any_of, phrase_pattern

if TYPE_CHECKING:
    from generator.registry import Phrases


@lru_cache(maxsize=8)
def delegating(phrases: Phrases) -> re.Pattern[str]:
    """What finds a delegation in a sentence.

    >>> from generator.registry import Phrases
    >>> found = delegating(Phrases(lower_levels=("各设区市",), delegation=("由□…确定/制定",)))
    >>> found.search("具体比例由各设区市根据实际情况确定。")[0]
    '由各设区市根据实际情况确定'
    """
    level = any_of(phrases.lower_levels)
    found = "|".join(phrase_pattern(phrase, level) for phrase in phrases.delegation) or any_of(())
    return re.compile(f"(?:{found})(?!的)")  # 由各县确定的部门 leaves nothing to anybody
