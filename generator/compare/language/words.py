"""A text → word tokens, in which dates, amounts, bodies and set phrases stay whole.

Words come from rjieba (no load time to speak of); what the registry or a pattern knows as one
thing is one token. Each token has a canonical form: two tokens with one form are shown as equal,
or as a change that a reader may hide (a swapped name, other digits, other punctuation).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from generator.compare.language.folding import BELOW_ZERO, plain
from generator.compare.language.lexicon import title_spans
from generator.compare.language.notation import in_one_notation
from generator.compare.language.numerals import BARE_NUMBER, CHINESE, DATE, DOC_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.compare.language.folding import Folding
    from generator.compare.language.kind_words import KindWords

_SMALL = frozenset("不无未非应须可的和或与及并对由向在均每各")
"""Words of one character that no guessed word holds."""
_ORDINAL = re.compile(rf"第[{CHINESE}]{{1,7}}(?:[届次章节条款项期批]|(?![\u4e00-\u9fff]))")
"""第十二届, 第三条: one word, and no amount."""
_COMPOUND = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands, the ``form`` by which it is compared, whether it is ``cited``, or ``half`` of a compound.

    What stands within 《》 or is a document number names another text; its numbers and bodies
    are none of the provision's.
    """

    text: str
    form: str
    cited: bool = False
    half: bool = False

    @property
    def letters(self) -> int:
        """How many letters and digits the word has."""
        return sum(c.isalnum() for c in self.text)


def text_of(words: Iterable[Token]) -> str:
    """``words`` as they stand."""
    return "".join(word.text for word in words)


def tokens(text: str, names: Folding) -> tuple[Token, ...]:
    """The tokens of ``text`` under the swaps of a pair; joined they are ``text``."""
    found: list[Token] = []
    at = 0
    for start, end, form in _fused(text, names):
        found += _parts(text[at:start], names.words)
        found.append(Token(text[start:end], form))
        at = end
    found += _parts(text[at:], names.words)
    return tuple(_cited(found, text))


def _cited(found: list[Token], text: str) -> Iterator[Token]:
    spans = title_spans(text, own=False) + [match.span() for match in DOC_NUMBER.finditer(text)]
    if not spans:
        yield from found
        return
    at = 0
    for token in found:
        end = at + len(token.text)
        inside = any(start < end and at < stop for start, stop in spans)
        yield replace(token, cited=True) if inside else token
        at = end


def _fused(text: str, names: Folding) -> Iterator[tuple[int, int, str]]:
    """Spans that stay whole, left to right, the earliest and longest first."""
    spans = [*names.find(text), *_offices(text, names)]
    for pattern in (DATE, DOC_NUMBER, BARE_NUMBER, _ORDINAL, names.words.phrases):
        spans += [
            (match.start(), match.end(), in_one_notation(_norm(match[0])))
            for match in pattern.finditer(text)
            if match[0]
        ]
    for match in BELOW_ZERO.finditer(text):
        spans.append((match.start(), match.end(), in_one_notation(_norm(match[0]))))
    at = 0
    for start, end, form in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            yield start, end, form
            at = end


def _offices(text: str, names: Folding) -> Iterator[tuple[int, int, str]]:
    """Members of a list that are offices of a level (、市国动办、): one name, by whatever level."""
    for match in names.words.office.finditer(text):
        if len(rjieba.cut(match[0], hmm=False)[0]) in {1, len(match[0])}:
            yield match.start(), match.end(), names.of_tier(match[0])


def figure_words(token: Token) -> tuple[str, ...]:
    """The words of a date or an amount (5, 万元), none of any other token."""
    if not (BARE_NUMBER.fullmatch(token.text) or DATE.fullmatch(token.text)):
        return ()
    return tuple(word.text for word in _words(token.text))


def _parts(text: str, words: KindWords) -> Iterator[Token]:
    """Words; a compound of two is both (贯彻落实 → 落实 drops one), unless the registry lists it."""
    for word in _words(text):
        if len(word.text) == _COMPOUND and word.text not in words.listed:
            yield from _halves(word)
        else:
            yield word


@lru_cache(maxsize=8192)
def _halves(word: Token) -> tuple[Token, ...]:
    halves = word.text[:2], word.text[2:]
    if any(rjieba.cut(half, hmm=False) != [half] for half in halves):
        return (word,)
    return tuple(Token(half, _norm(half), half=True) for half in halves)


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[Token, ...]:
    return tuple(Token(word, _norm(word)) for word in _cut(text)) if text else ()


def _cut(text: str) -> Iterator[str]:
    """Words; what rjieba only guesses to be one is none where it holds a small word (台无须, 热及)."""
    for word in rjieba.cut(text):
        if len(word) > 1 and not _SMALL.isdisjoint(word):
            yield from rjieba.cut(word, hmm=False)
        else:
            yield word


def _norm(word: str) -> str:
    return plain(word) or unicodedata.normalize("NFKC", word)
