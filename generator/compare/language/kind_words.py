"""The words by which a change is told to concern duty, bodies, scope or a misreading, ready to be looked for.

Small words matter here (应 → 可), so the registry lists them; length tells nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.compare.language.numerals import CHINESE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.registry import Phrases
    from generator.registry.registry import Word

_NEVER = "(?!)"
_ENDS = r"(?=$|[、，。；（）等和与及会])"
"""What follows a body that its last character alone tells."""
_FIELD = "(?:[\u4e00-\u9fff]{2})?"
"""What tells one such body from another: 教育局 is not 水利局."""
_BEFORE_DEPARTMENTS = "(?=部门|承担|负担|分担|安排|给予|予以|$)"
"""What follows a field that stands for its department."""
_CLAUSE = "[^，。；]{1,20}?"
"""What … of a word stands for: 除…外."""
_A_NUMBER = rf"(?=[^，。；]{{0,4}}[\d{CHINESE}]|$)"
"""A number follows, or what follows stays as it is."""
_OPEN, _MUST = 2, 5


@dataclass(frozen=True, slots=True)
class KindWords:
    """``modals`` of duty and discretion; ``discretion`` are those that leave open, favour or forbid.

    ``body`` and ``scope`` find bodies and words of scope, ``bounds`` what makes a bound of the number behind it,
    ``negations`` what says no, ``turning`` what turns a provision though it is none of these; ``lookalikes`` are pairs that OCR confuses:
    one such pair alone is suspected, not asserted. ``listed`` words tell something only as a whole.
    """

    modals: frozenset[str]
    discretion: frozenset[str]
    body: re.Pattern[str]
    scope: re.Pattern[str]
    bounds: re.Pattern[str]
    negations: re.Pattern[str]
    turning: re.Pattern[str]
    lookalikes: frozenset[frozenset[str]]
    listed: frozenset[str]


@lru_cache(maxsize=8)
def kind_words(phrases: Phrases) -> KindWords:
    """The words of ``phrases`` compiled."""
    fields = [name + _BEFORE_DEPARTMENTS for name in _patterns(phrases.body_fields)]
    endings = [_FIELD + name + _ENDS for name in _patterns(phrases.body_endings)]
    return KindWords(
        modals=frozenset(modal.word for modal in phrases.modals),
        discretion=frozenset(
            modal.word
            for modal in phrases.modals
            if modal.rank <= _OPEN or (modal.negative and modal.rank == _MUST)
        ),
        body=re.compile("|".join([*_patterns(phrases.body_words), *endings, *fields]) or _NEVER),
        scope=_any(phrases.scope_words),
        bounds=_any(phrases.bounds, then=_A_NUMBER),
        negations=_any(phrases.negations),
        turning=re.compile("|".join(_whole(p) for p in _patterns(phrases.turning_words)) or _NEVER),
        lookalikes=frozenset(map(frozenset, phrases.lookalikes)),
        listed=frozenset(
            word.text
            for words in (phrases.body_words, phrases.scope_words, phrases.turning_words)
            for word in words
        ),
    )


@lru_cache(maxsize=8)
def actor_words(phrases: Phrases) -> re.Pattern[str]:
    """The ends of words for those who act: bodies, and whom a provision addresses."""
    names = (*phrases.body_words, *phrases.actor_words)
    return re.compile("|".join([*_patterns(names), *_patterns(phrases.body_endings)]) or _NEVER)


def _whole(pattern: str) -> str:
    """One character is a word only where it stands alone: 前, but not in 目前."""
    return pattern if len(pattern) > 1 else f"^{pattern}$"


def _any(words: Iterable[Word], then: str = "") -> re.Pattern[str]:
    found = "|".join(_patterns(words))
    return re.compile(f"(?:{found}){then}" if found else _NEVER)


def _patterns(words: Iterable[Word]) -> list[str]:
    """Each word, but where it stands within one of its other words: 局 in 布局, 各级 in 各级各部门."""
    found: list[str] = []
    for word in words:
        pattern = re.escape(word.text).replace("…", _CLAUSE)
        for other in word.not_in:
            before, _, after = other.partition(word.text)
            pattern = f"{pattern}(?!{re.escape(after)})" if after else f"(?<!{re.escape(before)}){pattern}"
        found.append(pattern)
    return found
