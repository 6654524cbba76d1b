"""Where a document names another: every 《title》 and number at its place, and what kind of naming it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.catalog.docnumbers import find_numbers
from generator.catalog.pairing import Numbers, paired
from generator.catalog.titles import find_titles
from generator.document.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from generator.document.model import Block

_SILENT = frozenset({BlockKind.NUMBER, BlockKind.DATE, BlockKind.ADDRESSEE})
REACH = 1_000
"""Characters on either side of a naming that may say what it is: as long as a chain of titles may be."""
_TITLE_COLUMN = re.compile(r"(?:规范性)?(?:文件)?(?:名称|标题|题名|题目)|文件名|文件")
_NUMBER_COLUMN = re.compile(r"(?:发文|文件)?(?:文号|字号|编号)|文号及日期")


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
    """A naming before it is judged: the mention, the text in which it stands, the abbreviations given to it."""

    mention: Mention
    part: str
    text: str
    aliases: tuple[str, ...] = field(default=())
    attached: bool = False
    """Whether it stands in the document's list of its own attachments."""

    @property
    def before(self) -> str:
        """The words before it that may say what it is."""
        return self.text[max(0, self.mention.start - REACH) : self.mention.start]

    @property
    def after(self) -> str:
        """The words behind it that may say what it is."""
        return self.text[self.mention.end : self.mention.end + REACH]


def raw_mentions(block: Block, codes: Container[str]) -> Iterator[RawMention]:
    """Every title, then every free number of each text of a block, paired where the print pairs them."""
    if block.kind in _SILENT:
        return
    if block.kind is BlockKind.TABLE:
        columns = _columns(block)
        for row, cells in enumerate(block.rows):
            listed = _of_row(block, row, columns, codes) if columns else None
            if listed is not None:
                yield listed
            for column, cell in enumerate(cells):
                if cell and (listed is None or column not in (columns or ())):
                    yield from _of_text(block, cell, (row, column), codes)
    else:
        yield from _of_text(block, block.text, None, codes)


def _columns(block: Block) -> tuple[int, int] | None:
    """Where a list of documents has their titles and their numbers, by the words of its header; None for other tables."""
    header = ["".join((cell or "").split()) for cell in (block.rows[0] if block.rows else ())]
    titles = [n for n, cell in enumerate(header) if _TITLE_COLUMN.fullmatch(cell)]
    numbers = [n for n, cell in enumerate(header) if _NUMBER_COLUMN.fullmatch(cell)]
    return (titles[0], numbers[0]) if len(titles) == len(numbers) == 1 else None


def _of_row(block: Block, row: int, columns: tuple[int, int], codes: Container[str]) -> RawMention | None:
    """The document that a row of such a list names: a title, with or without 《》, and one number."""
    title, number = (block.rows[row][column] or "" for column in columns)
    plain = title.strip()
    if plain.startswith("《") and plain.endswith("》"):
        plain = plain[1:-1]
    hits = find_numbers(number, codes)
    if row == 0 or len(hits) != 1 or not plain or len(find_titles(title)) > 1 or "\n" in plain:
        return None
    mention = Mention(
        title=plain,
        number=hits[0].number,
        reading=hits[0].reading,
        block=block.id,
        start=0,
        end=len(title),
        cell=(row, columns[0]),
    )
    return _raw(block, title, mention, ())


def _of_text(
    block: Block, text: str, cell: tuple[int, int] | None, codes: Container[str]
) -> Iterator[RawMention]:
    titles = find_titles(text)
    inside = bytearray(len(text))
    for title in titles:
        inside[title.start : title.end] = b"\1" * (title.end - title.start)
    numbers = Numbers([number for number in find_numbers(text, codes) if not inside[number.start]])
    taken, aliases = paired(text, titles, numbers)
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
    for number in numbers.free():
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
    attached = block.kind is BlockKind.ATTACHMENT_LIST
    return RawMention(mention=mention, part=block.part, text=text, aliases=aliases, attached=attached)
