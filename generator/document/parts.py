"""The parts of a document: its own text, and the enclosures and attachments it carries.

The paragraphs after the title are walked once, in printed order; each becomes a piece of a
part. An enclosure begins after the cover's date (its title may stand before the cover's), an
attachment at its label or where the one thing listed and not yet seen must begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.document.elements import (
    agencies,
    attachment_label,
    attachment_title,
    is_addressee,
    is_agencies,
    is_attachment_list,
    is_colophon,
    is_date,
    is_note,
    is_registration,
    is_signature,
    is_signed_and_dated,
    is_speaker,
    is_subtitle,
    listed_attachments,
    listed_part,
)
from generator.document.headings import AKIN, SAME, TITLE_LINES, alike, title_lines
from generator.document.model import BODY, BlockKind, EnclosureKind
from generator.document.tables import continues_table
from generator.issue.split import Stretch
from generator.issue.titles import Title, issued_together, joined, looks_like_title_line, promulgated
from generator.registry import Registry
from generator.source.history import is_history
from generator.source.labels import read_label
from generator.source.shape import Paragraph, Shape, is_number_line

_SIGNERS = 8
_REMARK = 60
_ENTRY = 80
"""Most signature lines; longest remark under a title and entry of an attachment list, in characters."""
_FORWARDED = ("转发", "批转")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Paragraphs that become one block (or, for text, one each): a kind and a part.

    ``kind`` PARAGRAPH stands for running text whose outline is still to be read.
    """

    kind: BlockKind
    part: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(slots=True, kw_only=True)
class Carried:
    """An enclosure while the document is being read."""

    id: str
    kind: EnclosureKind
    title: str = ""
    agencies: tuple[str, ...] = ()
    inferred: bool = False


def walk(stretch: Stretch, title: Title, registry: Registry) -> tuple[list[Piece], list[Carried]]:
    """The document's pieces in printed order, and what it carries."""
    state = _Walk(title=title, registry=registry)
    if stretch.prelude:
        state.prelude(stretch.prelude)
    heads = [
        (BlockKind.TITLE, stretch.title),
        (BlockKind.DATE, stretch.dated),
        (BlockKind.NUMBER, stretch.number),
    ]
    for kind, paragraphs in sorted((head for head in heads if head[1]), key=lambda head: head[1][0].start):
        state.add(kind, *paragraphs)
    rest = list(stretch.rest)
    if rest and not stretch.dated and is_date(rest[0]):
        state.add(BlockKind.DATE, rest.pop(0))
    while rest and _under_title(state, rest[0]):
        state.add(BlockKind.NOTE, rest.pop(0))
    if rest and is_addressee(rest[0]):
        state.add(BlockKind.ADDRESSEE, rest.pop(0))
    index = 0
    while index < len(rest):
        index += next(taken for step in _STEPS if (taken := step(state, rest, index)))
    return state.pieces, state.carried


def _under_title(state: _Walk, paragraph: Paragraph) -> bool:
    """Whether a line below title and number says more of them: a code, an adoption, where and by whom it was spoken."""
    said = state.pieces[-1].kind is BlockKind.NOTE and is_speaker(paragraph)
    again = paragraph.text == state.title.text  # a web page's title, and below it the document's own
    return said or again or is_registration(paragraph) or is_subtitle(paragraph) or is_history(paragraph.text)


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Where the reading stands. ``listed`` are attachments named and not yet seen."""

    title: Title
    registry: Registry
    pieces: list[Piece] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)
    part: str = BODY
    dated: bool = False
    dated_above: bool = False
    """Whether a date has been read: while not :attr:`dated`, it stood under the title, and nothing marks where the cover ends."""
    listed: list[str] = field(default_factory=list)
    kinds: dict[str, set[BlockKind]] = field(default_factory=dict)
    opening: str | None = None
    """The document's own first paragraph, which may say what text it puts in force."""
    issued: tuple[str, ...] = ()
    """The titles of the texts that the document's own words issue together."""

    @property
    def written(self) -> frozenset[str]:
        """The parts that have text of their own: more than titles, numbers, notes and the like."""
        text = {BlockKind.PARAGRAPH, BlockKind.TABLE}
        return frozenset(part for part, kinds in self.kinds.items() if text & kinds)

    def add(self, kind: BlockKind, *paragraphs: Paragraph) -> None:
        self.pieces.append(Piece(kind=kind, part=self.part, paragraphs=paragraphs))
        self.kinds.setdefault(self.part, set()).add(kind)
        self.dated_above = self.dated_above or kind is BlockKind.DATE
        if kind is BlockKind.PARAGRAPH and self.part == BODY:
            text = paragraphs[0].text
            self.opening = text if self.opening is None else self.opening
            self.issued = self.issued or issued_together(text)

    def open(self, kind: EnclosureKind, title: str = "", *, inferred: bool = False) -> Carried:
        carried = Carried(id=f"enclosure-{len(self.carried) + 1}", kind=kind, title=title, inferred=inferred)
        self.carried.append(carried)
        self.part = carried.id
        return carried

    def next_listed(self) -> str:
        return self.listed.pop(0) if self.listed else ""

    @property
    def just_opened(self) -> bool:
        """Whether the current part has nothing yet but its label, title and agencies."""
        return self.part != BODY and self.part not in self.written

    @property
    def cover_kind(self) -> EnclosureKind:
        return EnclosureKind.FORWARDED if self.title.verb in _FORWARDED else EnclosureKind.ISSUED

    def prelude(self, paragraphs: Sequence[Paragraph]) -> None:
        """The enclosure's title, and perhaps its agencies, printed before the cover's title."""
        carried = self.open(self.cover_kind)
        lines = [p for p in paragraphs if not is_agencies(p, self.registry)]
        carried.title = joined(lines)
        if lines:
            self.add(BlockKind.TITLE, *lines)
        for paragraph in paragraphs:
            if paragraph not in lines:
                carried.agencies += agencies(paragraph.text)
                self.add(BlockKind.AGENCIES, paragraph)
        self.part = BODY

    def titled(self, rest: Sequence[Paragraph], index: int, expected: str) -> int:
        """Read the title lines of the part just opened, a remark under them, its agencies."""
        carried = self.carried[-1]
        taken = title_lines(rest[index : index + TITLE_LINES], expected)
        if not taken:
            carried.title, carried.inferred = expected, bool(expected)
            return 0
        carried.title = joined(rest[index : index + taken])
        self.add(BlockKind.TITLE, *rest[index : index + taken])
        taken += self.remark(rest, index + taken)
        wrote = carried.kind is not EnclosureKind.ATTACHMENT and index + taken < len(rest)
        if wrote and is_agencies(rest[index + taken], self.registry):
            carried.agencies = agencies(rest[index + taken].text)
            self.add(BlockKind.AGENCIES, rest[index + taken])
            taken += 1 + self.remark(rest, index + taken + 1)
        return taken

    def remark(self, rest: Sequence[Paragraph], index: int) -> int:
        """Read the remark that may stand under a title or its agencies: （2025年3月）, （试行）."""
        if index == len(rest) or not is_note(rest[index]) or len(rest[index].text) >= _REMARK:
            return 0
        self.add(BlockKind.NOTE, rest[index])
        return 1

    def together(self) -> tuple[str, ...]:
        """The titles of several texts that the cover issues together, without those already carried."""
        return tuple(
            title for title in self.issued if all(alike(one.title, title) < SAME for one in self.carried)
        )

    def put_in_force(self) -> str | None:
        """The title of the text that an order puts in force: 《…》…现予公布."""
        return promulgated(self.opening) if self.opening is not None else None


# --- the steps: each reads what stands at `index` and says how many paragraphs it took ---------


def _table(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    first = rest[index]
    if first.shape is Shape.TEXT:
        return 0
    if state.listed and not state.just_opened:
        state.open(EnclosureKind.ATTACHMENT, state.next_listed(), inferred=True)
    run = 1
    while index + run < len(rest) and continues_table(first, rest[index + run]):
        run += 1
    state.add(BlockKind.TABLE, *rest[index : index + run])
    return run


def _signature(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    """Signature lines with a date behind them or beside them, or the date alone."""
    if state.dated:
        return 0
    end = index
    while (
        end < len(rest)
        and end - index < _SIGNERS
        and is_signature(rest[end], state.title.issuers, state.registry)
    ):
        end += 1
    if end == len(rest):  # signed, and not dated
        return _signed(state, rest[index:]) if state.part == BODY and BODY in state.written else 0
    beside = is_signed_and_dated(rest[end], state.title.issuers, state.registry)
    if not beside and not is_date(rest[end]):
        return 0
    state.part, state.dated = BODY, True
    _signed(state, rest[index:end])
    state.add(BlockKind.SIGNATURE if beside else BlockKind.DATE, rest[end])
    return end - index + 1


def _signed(state: _Walk, paragraphs: Sequence[Paragraph]) -> int:
    for paragraph in paragraphs:
        state.add(BlockKind.SIGNATURE, paragraph)
    return len(paragraphs)


def _note(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    after_the_text = state.dated and state.part == BODY and is_note(rest[index])
    below = state.dated and is_colophon(rest[index])
    if not after_the_text and not below and not rest[index].text.startswith("注："):
        return 0
    state.add(BlockKind.NOTE, rest[index])
    return 1


def _attachment(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    """An attachment from its label on, which may have the title on its line."""
    if attachment_label(rest[index]) is not None:
        state.open(EnclosureKind.ATTACHMENT)
        state.add(BlockKind.NOTE, rest[index])
        return 1 + state.titled(rest, index + 1, state.next_listed())
    title = attachment_title(rest[index]) if state.dated else None
    if title is None:
        return 0
    state.open(EnclosureKind.ATTACHMENT, title)
    state.next_listed()
    state.add(BlockKind.TITLE, rest[index])
    return 1


def _attachment_list(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    """附件说明: the attachments that the document names."""
    if not is_attachment_list(rest[index]):
        return 0
    end = index + 1
    while end < len(rest) and _continues_list(rest[end - 1], rest[end]):
        end += 1
    state.add(BlockKind.ATTACHMENT_LIST, *rest[index:end])
    state.listed.extend(listed_attachments([p.text for p in rest[index:end]]))
    return end - index


def _continues_list(before: Paragraph, paragraph: Paragraph) -> bool:
    if paragraph.shape is not Shape.TEXT or len(paragraph.text) > _ENTRY:
        return False
    if is_attachment_list(paragraph):
        return True
    label, last = read_label(paragraph.text), read_label(listed_part(before.text))
    return label is not None and last is not None and label.follows(last)


def _enclosure(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    """What follows the cover's date, or where that stands above, its text: the text whose title came first, or an enclosure that begins."""
    bare = BODY not in state.written  # a web page may leave out the cover's own words
    if state.part != BODY or not (state.dated or state.dated_above or bare):
        return 0
    matter = next(iter(state.together()), None) or state.title.matter or state.put_in_force()
    likeness = SAME if bare else AKIN
    if not state.dated and not (
        matter and title_lines(rest[index : index + TITLE_LINES], matter, least=likeness)
    ):
        return 0
    if state.carried:
        state.part = state.carried[0].id
        return 0
    if matter is not None:
        state.open(state.cover_kind)
        return state.titled(rest, index, matter)
    if not state.listed and not looks_like_title_line(rest[index]):
        return 0
    state.open(EnclosureKind.ATTACHMENT)
    return state.titled(rest, index, state.next_listed())


def _listed(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    """An attachment without a label begins with the title that was listed."""
    if not state.listed or not looks_like_title_line(rest[index]):
        return 0
    if alike(rest[index].text, state.listed[0]) < SAME:
        return 0
    state.open(EnclosureKind.ATTACHMENT)
    return state.titled(rest, index, state.next_listed())


def _inner(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    """The elements of an enclosed document: its number and addressees above, its signature and date below."""
    paragraph = rest[index]
    if state.part == BODY:
        return 0
    if state.just_opened and is_number_line(paragraph.text):
        state.add(BlockKind.NUMBER, paragraph)
        return 1
    if state.pieces[-1].kind is BlockKind.NUMBER and is_addressee(paragraph):
        state.add(BlockKind.ADDRESSEE, paragraph)
        return 1
    end = index
    while end < len(rest) and end - index < _SIGNERS and is_signature(rest[end], (), state.registry):
        end += 1
    if end == index or end == len(rest) or not is_date(rest[end]):
        return 0
    for signed in rest[index:end]:
        state.add(BlockKind.SIGNATURE, signed)
    state.add(BlockKind.DATE, rest[end])
    return end - index + 1


def _next_together(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    """The next of several texts that the cover issues begins with its title."""
    if not state.carried or state.part == BODY or not looks_like_title_line(rest[index]):
        return 0
    for title in state.together():
        if title_lines(rest[index : index + TITLE_LINES], title, least=SAME):
            state.open(state.cover_kind)
            return state.titled(rest, index, title)
    return 0


def _text(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    state.add(BlockKind.PARAGRAPH, rest[index])
    return 1


_STEPS = (
    _table,
    _signature,
    _note,
    _attachment,
    _attachment_list,
    _enclosure,
    _inner,
    _listed,
    _next_together,
    _text,
)
