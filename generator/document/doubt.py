"""Doubts about a document's characters: kept as printed, said aloud with the line and a likely reading.

A reading is given only where something proves it: the simplified form of a traditional
character (OpenCC), a look-alike, or the same characters elsewhere in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

import opencc

from generator.document.model import Block
from generator.findings import Finding, Place, Severity
from generator.source.characters import is_han
from generator.source.fonts import is_foreign
from generator.source.lines import Line
from generator.source.punctuation import fold_punctuation

_DIGIT_GAP = re.compile(r"\d \d")
_ITEM_LEVEL = 3  # 1. 2. 3.; in plans numbered 1 / 1.1 a bare number is the style, at level 1
_STRAY_LATIN = re.compile(r"(?<=[\u4e00-\u9fff])\s?(and|the|of|or|in|is|to)\s?(?=[\u4e00-\u9fff])")
_READINGS = {"and": "和", "of": "的", "or": "或"}
_DOUBLED = re.compile(r"(市市|省省|县县|区区)(?=[\u4e00-\u9fff]{1,6}(?:局|委|厅|办|政府))")
# 市市 is right where the second opens a name: 市市场监管局, 市市政公用局.
_DOUBLED_RIGHT = re.compile(
    r"(?:市市(?:场|政|容|民|直|委|级)|区区(?:域|划|块|直|委|级)|县县(?:城|域|直|委|级))"
)
_PHRASE_TWICE = re.compile(r"([\u4e00-\u9fff]{2})\1")
# Said twice on purpose.
_PHRASE_RIGHT = frozenset(
    {"研究", "讨论", "逐步", "层层", "一级", "一年", "一月", "一事", "一企", "一县", "一村"}
)
_HEAD = 8
_LOOKALIKES = {"巿": "市", "曰": "日", "己经": "已经", "末来": "未来"}
_SURE_LOOKALIKES = re.compile("巿|己经|末来")


def text_doubts(file: str, blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[Finding]:
    """Findings about the characters of each block, in order. ``lines`` are the document's own."""
    witness = frozenset("".join(line.text for line in lines))
    numbers = [line.no for line in lines]
    for block in blocks:
        span = block.source
        own = lines[bisect_left(numbers, span.start) : bisect_right(numbers, span.end)] if span else ()
        texts = [block.text] if block.text else [cell for row in block.rows for cell in row if cell]
        printed: _Printed | None = None
        for text in texts:
            if not (doubts := tuple(_of(text, block, witness))):
                continue
            printed = printed or _Printed(own)
            places = printed.lines_of(text, [at for at, *_ in doubts])
            for (_, kind, message, severity), line in zip(doubts, places, strict=True):
                yield Finding(place=Place(file=file, line=line), kind=kind, text=message, severity=severity)


class _Printed:
    """A block's source lines in one, without spaces: there its texts are sought."""

    def __init__(self, lines: Sequence[Line]) -> None:
        printed = [_solid(line.text) for line in lines]
        self._lines = lines
        self._whole, self._ends = "".join(printed), tuple(accumulate(map(len, printed)))
        self._behind = 0

    def lines_of(self, text: str, at: Sequence[int]) -> list[int | None]:
        """The source line of each character ``at`` of ``text``.

        A block's text follows its lines; a table's cell is sought by its first characters, behind
        the cell before it.
        """
        if not self._lines:
            return [None] * len(at)
        head = _solid(text[: 4 * _HEAD])[:_HEAD]
        start = self._whole.find(head, self._behind)
        if start < 0:
            start = max(0, self._whole.find(head))
        solid = tuple(accumulate((not character.isspace() for character in text), initial=start))
        self._behind = solid[-1]
        last = len(self._lines) - 1
        return [self._lines[min(bisect_right(self._ends, solid[one]), last)].no for one in at]


def _solid(text: str) -> str:
    return fold_punctuation("".join(text.split()))


_Doubt = tuple[int, str, str, Severity]


def _of(text: str, block: Block, witness: frozenset[str]) -> Iterator[_Doubt]:
    for match in _DIGIT_GAP.finditer(text):
        around = text[max(0, match.start() - 6) : match.end() + 6]
        said = f"a space between two digits may be a lost decimal point: “{around}”"
        yield match.start() + 2, "lost-dot", said, Severity.DOUBT
    if block.level == _ITEM_LEVEL and block.label and block.label.isdigit():
        yield 0, "lost-dot", f"the dot after the number is missing: “{text[:12]}”", Severity.DOUBT
    for match in _STRAY_LATIN.finditer(text):
        reading = f"; perhaps {_READINGS[match[1]]}" if match[1] in _READINGS else ""
        yield (
            match.start(1),
            "stray-latin",
            f"“{match[1]}” stands among Chinese characters{reading}",
            Severity.DOUBT,
        )
    for match in _DOUBLED.finditer(text):
        if not _DOUBLED_RIGHT.match(text, match.start()):
            said = f"“{match[1]}” may be “{match[1][0]}”"
            yield match.start(), "doubled-character", said, Severity.DOUBT
    for match in _PHRASE_TWICE.finditer(text):
        if match[1] not in _PHRASE_RIGHT and match[1][0] != match[1][1]:
            yield match.start(), "doubled-phrase", f"“{match[1]}” stands twice in a row", Severity.DOUBT
    yield from _characters(text, witness)


def _characters(text: str, witness: frozenset[str]) -> Iterator[_Doubt]:
    for match in _SURE_LOOKALIKES.finditer(text):
        said = f"“{match.group()}” may be “{_LOOKALIKES[match.group()]}”"
        yield match.start(), "variant-character", said, Severity.DOUBT
    for character in dict.fromkeys(text):
        if not _questionable(character):
            continue
        if is_foreign(character):
            said = f"U+{ord(character):04X} has no known printed form"
            yield text.index(character), "private-use", said, Severity.DOUBT
        else:
            yield _uncommon(text, character, witness)


def _uncommon(text: str, character: str, witness: frozenset[str]) -> _Doubt:
    simple = _simplified(character)
    if simple == character:
        said = f"“{character}” is outside the common characters (GB 2312)"
        return text.index(character), "rare-character", said, Severity.NOTE
    proof = ", which the document writes elsewhere" if simple in witness else ""
    return (
        text.index(character),
        "variant-character",
        f"“{character}” may be “{simple}”{proof}",
        Severity.DOUBT,
    )


@cache
def _questionable(character: str) -> bool:
    uncommon = is_han(character) and character not in _LOOKALIKES and not _common(character)
    return uncommon or is_foreign(character)


def _common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return character == "〇"
    return True


@cache
def _simplified(character: str) -> str:
    return str(_converter().convert(character))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
