"""A change as a reader meets it: signs and figures at its ends apart, what its two sides share cut off, what only moved.

Between two words that stay, all that differs is one change. Yet of 3000册，每年更新 → 2500册 the number
changed and a clause went, and of 10万元（ → 8万元。 a number and a sign.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.compare.language.folding import plain
from generator.compare.language.numerals import DATE
from generator.compare.language.words import figure_words, text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from generator.compare.changes.wording import Step
    from generator.compare.language.words import Token

Words = tuple["Token", ...]
Hunk = tuple[Words, Words]
"""The words of both sides; either may be none."""

_PART = re.compile(r"\d+\D*|\D+")
"""A part of a date: its number with what it counts (9月)."""
_STOPS = frozenset("，。；：、")
"""They stand for each other even where other words follow."""
_MEMBER = 2
_CLAUSE = re.compile("[，。；：！？]")


def parted(ours: Words, theirs: Words, modals: Collection[str]) -> Iterator[Hunk]:
    """The hunk in parts: at both ends signs that stand for each other, figures of one unit, words of duty."""
    head: list[Hunk] = []
    while (len(ours) > 1 or len(theirs) > 1) and _answer(ours[:1], theirs[:1], modals, _STOPS):
        head.append((ours[:1], theirs[:1]))
        ours, theirs = ours[1:], theirs[1:]
    tail: list[Hunk] = []
    while (len(ours) > 1 or len(theirs) > 1) and _answer(ours[-1:], theirs[-1:], modals, None):
        tail.append((ours[-1:], theirs[-1:]))
        ours, theirs = ours[:-1], theirs[:-1]
    yield from head
    if ours or theirs:
        yield ours, theirs
    yield from reversed(tail)


def _answer(ours: Words, theirs: Words, modals: Collection[str], signs: frozenset[str] | None) -> bool:
    """Whether a word stands for the other side's, whatever stands next to it; of signs only ``signs``, None: any."""
    if not ours or not theirs:
        return False
    one, other = ours[0], theirs[0]
    if one.text in modals and other.text in modals:
        return True
    if DATE.fullmatch(one.text) and DATE.fullmatch(other.text):
        return True
    numbers, values = figure_words(one), figure_words(other)
    if numbers and values:
        return len(numbers) > 1 and numbers[1:] == values[1:]
    return all(_is_sign(word.text) if signs is None else word.text in signs for word in (one, other))


def _is_sign(text: str) -> bool:
    return all(unicodedata.category(sign).startswith("P") for sign in text)


def shared_ends(hunk: Hunk, *, fore: bool, rear: bool) -> tuple[int, int]:
    """How many characters two amounts or dates share before and behind what differs.

    60平方米 → 80平方米 share their unit, 2027年4月1日 → 2027年6月1日 the year and the day. ``fore`` and
    ``rear``: whether equal text stands there.
    """
    ours, theirs = hunk
    if not ours or not theirs:
        return 0, 0
    if len(ours) == len(theirs) == 1 and DATE.fullmatch(ours[0].text) and DATE.fullmatch(theirs[0].text):
        before, behind = _shared_parts(ours[0].text, theirs[0].text)
    else:
        before = _shared(figure_words(ours[0]), figure_words(theirs[0]))
        behind = _shared(figure_words(ours[-1])[::-1], figure_words(theirs[-1])[::-1])
    return before if fore else 0, behind if rear else 0


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    same = [word for word, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))]
    return sum(map(len, same)) if len(same) < min(len(one), len(other)) else 0


def _shared_parts(one: str, other: str) -> tuple[int, int]:
    """Of two dates; a unit is shared where its number is the only one that differs."""
    ours, theirs = _PART.findall(one), _PART.findall(other)
    before = _shared(ours, theirs)
    behind = _shared(ours[::-1], theirs[::-1])
    left, right = one[before : len(one) - behind], other[before : len(other) - behind]
    units = [re.sub(r"^\d+", "", part) for part in (left, right)]
    if units[0] == units[1] and not re.search(r"\d", units[0]) and units[0] not in {left, right}:
        behind += len(units[0])
    return before, behind


def moved(steps: Sequence[Step]) -> frozenset[int]:
    """Which of the ``steps`` of a link only moved: dropped here and said there, with less than a clause between."""
    dropped = {at: ours for at, (ours, theirs, equal) in enumerate(steps) if not equal and not theirs}
    if not dropped:
        return frozenset()
    found: set[int] = set()
    for at, (ours, theirs, equal) in enumerate(steps):
        if equal or ours:
            continue
        said = plain(text_of(theirs))
        for other, words in dropped.items():
            if other in found or len(said) < _MEMBER or plain(text_of(words)) != said:
                continue
            between = steps[min(at, other) + 1 : max(at, other)]
            if not any(_CLAUSE.search(text_of(one or more)) for one, more, _ in between):
                found |= {at, other}
                break
    return frozenset(found)
