"""The words by which a change is told to concern duty, bodies, scope or a misreading, ready to be looked for.

Small words matter here (应 → 可), so the registry lists them; length tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.compare.language.listed import any_of, word_patterns
from generator.compare.language.numerals import CHINESE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.registry import Phrases
    from generator.registry.registry import Modal, Word

_NEVER = "(?!)"
_ENDS = r"(?=$|[、，。；（）等和与及会])"
"""What follows a body that its last character alone tells."""
_FIELD = "(?:[\u4e00-\u9fff]{2})?"
"""What tells one such body from another: 教育局 is not 水利局."""
_BEFORE_DEPARTMENTS = "(?=部门|承担|负担|分担|安排|给予|予以|$)"
"""What follows a field that stands for its department."""
_A_NUMBER = rf"(?=[^，。；]{{0,4}}[\d{CHINESE}]|$)"
"""A number follows, or what follows stays as it is."""
_OFFICE = r"(?<=[、，（(：:；])[省市县区州盟旗](?![级属内])[\u4e00-\u9fff]{{1,12}}?(?:{})(?=[、，；。）)〕]|负责|牵头|等|$)"
"""An office between the signs of a list, from its level to what it ends with."""
_LEVELS = "(?:(?:[省市县区州盟旗乡镇](?:级)?|[、（）]|以上|设区的|地方)*(?:人民)?(?=政府))?"
"""What says of a government which it is."""
_OPEN, _MUST = 2, 5


@dataclass(frozen=True, slots=True)
class KindWords:
    """``modals`` of duty and discretion, each with the first that asks the same; ``discretion`` are those that leave open, favour or forbid.

    ``nouns`` are the words in which a modal asks nothing (支持力度). ``body`` and ``scope`` find bodies and words of scope, ``led`` bodies with their level, ``bounds``
    what makes a bound of the number behind it, with the first word of its line, ``negations`` what says no, ``turning`` what turns a
    provision though it is none of these, ``contraries`` do so in place of each other; ``lookalikes`` are pairs that OCR confuses:
    one such pair alone is suspected, not asserted. ``listed`` words tell something only as a whole, ``phrases`` stay whole, and so does an ``office`` in a list.
    """

    modals: Mapping[str, str]
    nouns: Mapping[str, tuple[str, ...]]
    discretion: frozenset[str]
    body: re.Pattern[str]
    led: re.Pattern[str]
    scope: re.Pattern[str]
    bounds: re.Pattern[str]
    bound_of: Mapping[str, str]
    negations: re.Pattern[str]
    turning: re.Pattern[str]
    contraries: tuple[frozenset[str], ...]
    lookalikes: frozenset[frozenset[str]]
    listed: frozenset[str]
    phrases: re.Pattern[str]
    office: re.Pattern[str]


@lru_cache(maxsize=8)
def kind_words(phrases: Phrases) -> KindWords:
    """The words of ``phrases`` compiled."""
    bounds = {word: words[0] for words in phrases.bounds for word in words}
    fields = [name + _BEFORE_DEPARTMENTS for name in word_patterns(phrases.body_fields)]
    endings = [_FIELD + name + _ENDS for name in word_patterns(phrases.body_endings)]
    bodies = "|".join([*word_patterns(phrases.body_words), *endings, *fields]) or _NEVER
    return KindWords(
        modals=_meanings(phrases.modals),
        nouns={modal.word: modal.not_in for modal in phrases.modals if modal.not_in},
        discretion=frozenset(
            modal.word
            for modal in phrases.modals
            if modal.rank <= _OPEN or (modal.negative and modal.rank == _MUST)
        ),
        body=re.compile(bodies),
        led=re.compile(f"{_LEVELS}(?:{bodies})"),
        scope=_any(phrases.scope_words),
        bounds=re.compile(any_of(bounds) + _A_NUMBER),
        bound_of=bounds,
        negations=_any(phrases.negations),
        turning=re.compile("|".join(_whole(p) for p in word_patterns(phrases.turning_words)) or _NEVER),
        contraries=tuple(map(frozenset, phrases.contraries)),
        lookalikes=frozenset(map(frozenset, phrases.lookalikes)),
        listed=frozenset(
            word.text
            for words in (phrases.body_words, phrases.scope_words, phrases.turning_words)
            for word in words
        ),
        phrases=re.compile(any_of(phrases.set_phrases)),
        office=re.compile(
            _OFFICE.format("|".join(word_patterns((*phrases.body_words, *phrases.body_endings))) or _NEVER)
        ),
    )


def _meanings(modals: Sequence[Modal]) -> dict[str, str]:
    """Each modal with the first that asks as much: 应, 须 → 应当. What only may be done is no one thing (鼓励 is not 支持)."""
    found: dict[str, str] = {}
    for modal in modals:
        alike = (
            other.word
            for other in modals
            if (other.rank, other.negative, other.manner) == (modal.rank, modal.negative, modal.manner)
            and ((modal.rank > _OPEN and not modal.manner) or set(other.word) & set(modal.word))
        )
        found[modal.word] = next(alike, modal.word)
    return found


@lru_cache(maxsize=8)
def actor_words(phrases: Phrases) -> re.Pattern[str]:
    """The ends of words for those who act: bodies, and whom a provision addresses."""
    names = (*phrases.body_words, *phrases.actor_words)
    return re.compile("|".join([*word_patterns(names), *word_patterns(phrases.body_endings)]) or _NEVER)


def _whole(pattern: str) -> str:
    """One character is a word only where it stands alone: 前, but not in 目前."""
    return pattern if len(pattern) > 1 else f"^{pattern}$"


def _any(words: Iterable[Word]) -> re.Pattern[str]:
    return re.compile("|".join(word_patterns(words)) or _NEVER)
