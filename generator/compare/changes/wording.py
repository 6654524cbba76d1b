"""What changed inside a link: from two texts to a list of changes that rebuilds both.

Tokens are mapped to one code point each and compared by diff-match-patch without a time limit
(a limit would make the result depend on the machine). Its long equal runs stand; what lies
between them is compared again by weight (:mod:`generator.compare.changes.heaviest`). Islands of a
character or two between changes are then drawn into them, by the mass of letters and digits and
not by tokens.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import fast_diff_match_patch

from generator.compare.changes.heaviest import heaviest
from generator.compare.language.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compare.language.folding import Folding
    from generator.compare.language.words import Token

Step = tuple[tuple["Token", ...], tuple["Token", ...], bool]
"""Base tokens, target tokens, and whether they are equal by their forms."""

_FIRST = 0x100
_SURROGATES = range(0xD800, 0xE000)
_ANCHOR = 12
"""Letters from which an equal run of a shortest edit stands whatever is around it."""
_AREA = 250_000
"""Words times words from which a shortest edit has to do: a page of names in one cell."""
_ISLAND, _WATER = 2, 8
"""An equal word of two letters is kept between changes that have no more letters than this together, unless it is half a compound."""


def steps(base: str, target: str, folding: Folding) -> list[Step]:
    """The steps from ``base`` to ``target``; their base sides joined are ``base``, the others ``target``."""
    ours, theirs = tokens(base, folding), tokens(target, folding)
    told = [
        (one, other, equal and _same_name(one[0], other[0], folding))
        for one, other, equal in _diff(ours, theirs)
    ]
    found = list(_merged(_drowned(told)))
    return found or [((), (), True)]


def mass(words: Sequence[Token]) -> int:
    """How many letters and digits ``words`` have."""
    return sum(word.letters for word in words)


def _same_name(one: Token, other: Token, folding: Folding) -> bool:
    """Whether two words of one form are one name or what an adoption swaps; 市教育局 → 省教育厅 is neither."""
    return one.text == other.text or folding.answers(one.text, other.text)


def _diff(ours: Sequence[Token], theirs: Sequence[Token]) -> Iterator[Step]:
    """Equal words one by one, the others as they come; between long equal runs the heaviest words are equal."""
    left = right = 0
    anchors = [run for run in _shortest(ours, theirs) if mass(ours[run[0] : run[0] + run[2]]) >= _ANCHOR]
    for start, begin, size in [*anchors, (len(ours), len(theirs), 0)]:
        yield from _between(ours[left:start], theirs[right:begin])
        left, right = start + size, begin + size
        for one, other in zip(ours[start:left], theirs[begin:right], strict=True):
            yield (one,), (other,), True


def _between(ours: Sequence[Token], theirs: Sequence[Token]) -> Iterator[Step]:
    if len(ours) * len(theirs) <= _AREA:
        pairs = heaviest(ours, theirs)
    else:
        pairs = [(i + at, j + at) for i, j, size in _shortest(ours, theirs) for at in range(size)]
    left = right = 0
    for one, other in [*pairs, (len(ours), len(theirs))]:
        if left < one or right < other:
            yield tuple(ours[left:one]), tuple(theirs[right:other]), False
        if one < len(ours):
            yield (ours[one],), (theirs[other],), True
        left, right = one + 1, other + 1


def _shortest(ours: Sequence[Token], theirs: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """The equal runs of a shortest edit: where they start on both sides, and how many words they have."""
    codes: dict[str, str] = {}

    def encode(words: Sequence[Token]) -> str:
        for word in words:
            if word.form not in codes:
                code = _FIRST + len(codes)
                codes[word.form] = chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
        return "".join(codes[word.form] for word in words)

    left = right = 0
    for sign, size in fast_diff_match_patch.diff(
        encode(ours), encode(theirs), timelimit=0, checklines=False, cleanup="No"
    ):
        if sign == "=":
            yield left, right, size
        left += size if sign != "+" else 0
        right += size if sign != "-" else 0


def _drowned(found: list[Step]) -> list[Step]:
    """``found`` with small equal stretches between changes turned into changes.

    Changes grow as they swallow islands, so this is done until nothing changes any more.
    """
    while (result := _washed(found)) != found:
        found = result
    return found


def _washed(found: list[Step]) -> list[Step]:
    runs = [(equal, list(group)) for equal, group in groupby(found, key=lambda step: step[2])]
    result: list[Step] = []
    for at, (equal, group) in enumerate(runs):
        if (
            equal
            and 0 < at < len(runs) - 1
            and _is_island(group, _size(runs[at - 1][1]), _size(runs[at + 1][1]))
        ):
            result += [(ours, theirs, False) for ours, theirs, _ in group]
        else:
            result += group
    return result


def _is_island(group: Sequence[Step], before: int, behind: int) -> bool:
    """Whether an equal stretch between changes is too short: a letter, half a compound, a word in much that differs."""
    size = mass([word for ours, _, _ in group for word in ours])
    torn = any(word.half for ours, theirs, _ in group for word in (*ours, *theirs))
    short = size < _ISLAND or (size == _ISLAND and (torn or before + behind > _WATER))
    return short and min(before, behind) > 0


def _size(group: Sequence[Step]) -> int:
    return sum(mass(ours) + mass(theirs) for ours, theirs, _ in group)


def _merged(found: Sequence[Step]) -> Iterator[Step]:
    """Neighbouring changes as one step; equal steps stay one token each."""
    for equal, group in groupby(found, key=lambda step: step[2]):
        if equal:
            yield from group
        else:
            steps_ = list(group)
            yield (
                tuple(word for ours, _, _ in steps_ for word in ours),
                tuple(word for _, theirs, _ in steps_ for word in theirs),
                False,
            )
