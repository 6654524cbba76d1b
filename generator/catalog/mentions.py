"""Where a document names another: every 《title》 and number at its place, and what kind of naming it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.catalog.docnumbers import NumberHit, find_numbers, number_beside_title
from generator.catalog.titles import TitleHit, find_titles
from generator.document.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from generator.document.model import Block

_SILENT = frozenset({BlockKind.NUMBER, BlockKind.DATE, BlockKind.ADDRESSEE})
_BRACKET = re.compile(r"\s*[（(〔［\[【]")
_OPENING, _CLOSING = "（(〔［[【﹝", "）)〕］]】﹞"
# A bracket that holds a number and an abbreviation is shorter; one never closed must not reach into the next sentence.
_BRACKET_LENGTH = 90
_ALIAS = re.compile(
    r"(?:以下|下)?(?:统|简)+称(?:为|作)?(?:[“\"]《|[《“\"])(?P<alias>[^《》“”\"]{1,30})[》”\"]"
)
_JOINED = re.compile(r"(?:、|和|及|与|以及)?")
_BETWEEN = re.compile(r"(?:文件?)?(?:(?:印发|转发|发布|公布|下发)的?)?")


class MentionKind(StrEnum):
    """What a naming is; only a ``REFERENCE`` is a citation of its own."""

    REFERENCE = "reference"
    ALIAS = "alias"
    """An abbreviation of another reference: 以下简称《规定》, or a law without 中华人民共和国."""
    SELF = "self"
    """The document itself or what it encloses."""
    PLANNED = "planned"
    """A document still to be issued."""
    GENERIC = "generic"
    """A form, a newspaper, a bare 《办法》: nothing that could be looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A naming at its place: ``text[start:end]`` of the block (or of its table's ``cell``, row and column).

    ``title`` is without 《》, ``number`` as in ``doc_number``; one of them may be None. ``reading`` is
    what a damaged number is likely to be. ``hint`` is who is named directly
    before the title (国务院《…》), joint issuers parted by 、. ``stands_for`` is the title that an abbreviation abbreviates.
    """

    title: str | None
    number: str | None
    block: str
    start: int
    end: int
    kind: MentionKind = MentionKind.REFERENCE
    cell: tuple[int, int] | None = None
    reading: str | None = None
    hint: str | None = None
    stands_for: str | None = None

    @property
    def likely_number(self) -> str | None:
        """The number meant: as printed, or what a damaged one is likely to be."""
        return self.reading or self.number

    @property
    def alias(self) -> bool:
        """Whether this is an abbreviation of another mention."""
        return self.kind is MentionKind.ALIAS


@dataclass(frozen=True, slots=True, kw_only=True)
class RawMention:
    """A naming before it is judged: the mention, what it is an abbreviation of, the words before it."""

    mention: Mention
    part: str
    before: str
    after: str
    aliases: tuple[str, ...] = field(default=())


def raw_mentions(block: Block, codes: Container[str]) -> Iterator[RawMention]:
    """Every title, then every free number of each text of a block, paired where the print pairs them."""
    if block.kind in _SILENT:
        return
    if block.kind is BlockKind.TABLE:
        for row, cells in enumerate(block.rows):
            for column, cell in enumerate(cells):
                if cell:
                    yield from _of_text(block, cell, (row, column), codes)
    else:
        yield from _of_text(block, block.text, None, codes)


def _of_text(
    block: Block, text: str, cell: tuple[int, int] | None, codes: Container[str]
) -> Iterator[RawMention]:
    titles = find_titles(text)
    free = [n for n in find_numbers(text, codes) if not any(t.start <= n.start < t.end for t in titles)]
    taken, aliases = _paired(text, titles, free)
    for index, title in enumerate(titles):
        number = taken.get(index)
        mention = Mention(
            title=title.title,
            number=number.number if number else None,
            reading=number.reading if number else None,
            block=block.id,
            start=title.start,
            end=title.end,
            cell=cell,
        )
        yield _raw(block, text, mention, aliases.get(index, ()))
    for number in free:
        mention = Mention(
            title=None,
            number=number.number,
            reading=number.reading,
            block=block.id,
            start=number.start,
            end=number.end,
            cell=cell,
        )
        yield _raw(block, text, mention, ())


def _raw(block: Block, text: str, mention: Mention, aliases: tuple[str, ...]) -> RawMention:
    before, after = text[: mention.start], text[mention.end :]
    return RawMention(mention=mention, part=block.part, before=before, after=after, aliases=aliases)


def _paired(
    text: str, titles: tuple[TitleHit, ...], free: list[NumberHit]
) -> tuple[dict[int, NumberHit], dict[int, tuple[str, ...]]]:
    """Each title's number and abbreviations, by its index; paired numbers leave ``free``."""
    taken: dict[int, NumberHit] = {}
    aliases: dict[int, tuple[str, ...]] = {}
    group: list[int] = []
    for index, title in enumerate(titles):
        # 《甲》《乙》（two numbers), 《甲》和《乙》（two numbers): as many numbers as titles belong to them in order.
        joined = group and _JOINED.fullmatch(text, titles[index - 1].end, title.start) is not None
        group = [*group, index] if joined else [index]
        close = _brackets_end(text, title.end, free)
        if close is None:
            continue
        inside = [n for n in free if title.end <= n.start < close]
        owners = group if len(inside) == len(group) else [index]
        for owner, number in zip(owners, inside, strict=False):
            taken[owner] = number
            free.remove(number)
        beside = None if inside else number_beside_title(text, title.end, close)
        if beside is not None:
            taken[index] = beside
        aliases[index] = tuple(match["alias"] for match in _ALIAS.finditer(text, title.end, close))
    for index, title in enumerate(titles):
        if index not in taken:
            leading = next((n for n in free if _leads_to(text, n, title)), None)
            if leading is not None:
                taken[index] = leading
                free.remove(leading)
    return taken, aliases


def _leads_to(text: str, number: NumberHit, title: TitleHit) -> bool:
    """Whether a number belongs to a title without brackets: 某令第9号公布的《甲》, 《甲》GB 1-2020."""
    before = number.end <= title.start and _BETWEEN.fullmatch(text, number.end, title.start) is not None
    return before or number.start == title.end


def _brackets_end(text: str, start: int, numbers: list[NumberHit]) -> int | None:
    """Where the brackets after a title end: 《甲》（试行）（望政发〔2025〕2号) has two; None where there are none."""
    end = _bracket_end(text, start)
    while end is not None and not any(start <= number.start < end for number in numbers):
        further = _bracket_end(text, end + 1)
        if further is None:
            break
        end = further
    return end


def _bracket_end(text: str, start: int) -> int | None:
    """Where the bracket that opens at ``start`` closes, whatever its shapes; None where none opens."""
    opening = _BRACKET.match(text, start)
    if opening is None:
        return None
    limit = min(len(text), start + _BRACKET_LENGTH)
    depth = 0
    for index in range(opening.end() - 1, limit):
        if text[index] in _OPENING:
            depth += 1
        elif text[index] in _CLOSING:
            depth -= 1
        if depth == 0 or text[index] == "。":
            return index
    return limit
