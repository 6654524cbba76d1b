"""Where the words that a doubt concerns stand in the document: the place of its mark.

A doubt about characters quotes them. Words that an editor has corrected are no longer there:
then the doubt is settled, though it may still be listed in the front matter.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.document.model import Block, Document
    from generator.findings import Finding

QUOTED: Final = re.compile(r"“([^“”]*)”|U\+([0-9A-F]{4,6})")
WHOLE: Final = re.compile(r"“(.*)”", re.DOTALL)
"""What a lost dot's finding quotes goes on to its end and may hold quotation marks itself."""
CHARACTERS: Final = frozenset(
    {
        "lost-dot",
        "stray-latin",
        "doubled-character",
        "doubled-phrase",
        "variant-character",
        "rare-character",
        "private-use",
    }
)
"""Kinds of findings that quote the characters in doubt as they stand in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Words in a block, from ``start`` to ``end`` of its text, or of the text of the table's cell ``cell``."""

    block: str
    cell: tuple[int, int] | None
    start: int
    end: int


def words_of(finding: Finding) -> str:
    """The words in doubt; empty where the finding is about something else.

    >>> from generator.findings import Finding, Place
    >>> words_of(Finding(place=Place(file="x"), kind="doubled-phrase", text="“改造” stands twice in a row"))
    '改造改造'
    """
    if finding.kind not in CHARACTERS:
        return ""
    match = (WHOLE if finding.kind == "lost-dot" else QUOTED).search(finding.text)
    if match is None:
        return ""
    words = chr(int(match[2], 16)) if match.lastindex == 2 else match[1]
    return words * 2 if finding.kind == "doubled-phrase" else words


def spots(document: Document) -> tuple[Spot | None, ...]:
    """For each finding of the document where its words stand; None where it quotes none or they are gone."""
    taken: Counter[tuple[str, str]] = Counter()
    return tuple(_spot(finding, document.blocks, taken) for finding in document.findings)


def settled(document: Document) -> tuple[Finding, ...]:
    """The findings whose words are no longer in the document."""
    found = zip(document.findings, spots(document), strict=True)
    return tuple(finding for finding, spot in found if spot is None and words_of(finding))


def _spot(finding: Finding, blocks: Sequence[Block], taken: Counter[tuple[str, str]]) -> Spot | None:
    words, line = words_of(finding), finding.place.line
    if not words:
        return None
    own = [one for one in blocks if line and one.source and one.source.start <= line <= one.source.end]
    for block in own or blocks:
        places = list(_places(block, words))
        if taken[block.id, words] < len(places):
            taken[block.id, words] += 1
            return places[taken[block.id, words] - 1]
    return None


def _places(block: Block, words: str) -> Iterator[Spot]:
    texts: list[tuple[tuple[int, int] | None, str]] = [(None, block.text)] if block.text else []
    texts += [((r, c), cell) for r, row in enumerate(block.rows) for c, cell in enumerate(row) if cell]
    for cell, text in texts:
        at = text.find(words)
        while at >= 0:
            yield Spot(block=block.id, cell=cell, start=at, end=at + len(words))
            at = text.find(words, at + len(words))
