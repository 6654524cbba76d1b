"""What the base leaves to lower levels, and what the target decided.

The partner of the delegating sentence answers it where it states a figure of its own, or opens the list that
does. Where it only repeats the duty, a sentence beside it that nothing else explains answers, if it names
the matter and states a figure; and a target that hands the matter on says so. Else the question stays open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import rjieba

from generator.compare.language.folding import plain
from generator.compare.model import Delegation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compare.model import Link
    from generator.compare.texts.prepared import Prepared

_FIGURE = re.compile(r"\d|[一二三四五六七八九十百]+(?:年|个|次|万|元|日|倍|成)|百分之")
_CLAUSE = re.compile("[，。；：]")
_BESIDE = 4
"""How far from the partner an answer may stand, in segments."""
_FEW, _RARE = 3, 0.2
"""Segments of the target, and their share, above which a word no longer names a matter."""
_WORD = 2


def delegations(base: Prepared, target: Prepared, links: Sequence[Link]) -> tuple[Delegation, ...]:
    """The delegations of ``base`` in its order, each with what ``target`` says to it."""
    places = {s.id: at for side in (base, target) for at, s in enumerate(side.segments)}
    partners: dict[int, set[int]] = defaultdict(set)
    for link in links:
        for one in link.base:
            partners[places[one]] |= {places[other] for other in link.target}
    linked = set().union(*partners.values())
    found: list[Delegation] = []
    for index, phrase in enumerate(base.delegating):
        if not phrase or not links:
            continue
        own = sorted(partners[index])
        told = sorted(_stating(base, target, index, own)) or sorted(_beside(base, target, index, own, linked))
        passed = [at for at in own if target.delegating[at]]
        found.append(
            Delegation(
                base=base.segments[index].id,
                phrase=phrase,
                answers=tuple(target.segments[at].id for at in told or passed),
                passed_on=bool(passed) and not told,
            )
        )
    return tuple(found)


def _stating(base: Prepared, target: Prepared, index: int, partners: Sequence[int]) -> Iterator[int]:
    """The partners that state a figure which the base doesn't, with the list that one of them opens."""
    asked = plain(base.segments[index].text)
    for at in partners:
        said = target.segments[at]
        if target.delegating[at]:
            continue
        if said.text.rstrip().endswith(("：", ":")):
            yield at
            yield from _list_below(target, at)
        elif any(figure not in asked for figure in _FIGURE.findall(plain(said.text[len(said.label) :]))):
            yield at


def _list_below(target: Prepared, at: int) -> Iterator[int]:
    """The items that follow a segment in its section."""
    for item in range(at + 1, len(target.segments)):
        if target.heading[item] != target.heading[at] or not target.segments[item].label:
            return
        yield item


def _beside(
    base: Prepared, target: Prepared, index: int, partners: Sequence[int], linked: set[int]
) -> Iterator[int]:
    """Sentences near a partner, linked with nothing, that name the matter and state a figure."""
    matter = _matter(base, index, target)
    for at in range(len(target.segments)):
        near = any(abs(at - one) <= _BESIDE and target.heading[at] == target.heading[one] for one in partners)
        text = target.segments[at].text
        if (
            near
            and at not in linked
            and _FIGURE.search(text[len(target.segments[at].label) :])
            and any(word in text for word in matter)
        ):
            yield at


def _matter(base: Prepared, index: int, target: Prepared) -> tuple[str, ...]:
    """The words of a delegating sentence, nearest to the delegation first, that are not everywhere in the target."""
    text = base.segments[index].text
    before = text[: text.find(base.delegating[index])]
    words = {
        word
        for clause in _CLAUSE.split(before)[-2:]
        for word in rjieba.cut(clause)
        if len(word) >= _WORD and word.isalpha()
    }
    most = max(_FEW, _RARE * len(target.segments))
    return tuple(sorted(w for w in words if sum(w in s.text for s in target.segments) <= most))
