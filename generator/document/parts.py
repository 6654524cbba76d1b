"""The parts of a document: its own text, and the enclosures and attachments it carries.

The paragraphs after the title are walked once, in printed order; each becomes a piece of a
part. An enclosure begins after the cover's date (its title may stand before the cover's), an
attachment at its label or where the one thing listed and not yet seen must begin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from generator.document.elements import (
    agencies,
    attachment_label,
    is_addressee,
    is_agencies,
    is_attachment_list,
    is_date,
    is_note,
    is_signature,
    listed_attachments,
)
from generator.document.model import BODY, BlockKind, EnclosureKind
from generator.issue.split import Stretch
from generator.issue.titles import Title, joined, looks_like_title_line, plain
from generator.registry import Registry
from generator.source.labels import read_label
from generator.source.shape import Paragraph, Shape

_TITLE_LINES = 4
_SAME = 80
_FORWARDED = ("转发", "批转")
_PROMULGATED = re.compile(r"《([^《》]+)》.*现(?:予|将其)?(?:公布|发布|颁布|印发)")


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


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Where the reading stands."""

    title: Title
    registry: Registry
    pieces: list[Piece] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)
    part: str = BODY
    signed: bool = False
    dated: bool = False
    listed: list[str] = field(default_factory=list)

    def add(self, kind: BlockKind, *paragraphs: Paragraph) -> None:
        self.pieces.append(Piece(kind=kind, part=self.part, paragraphs=paragraphs))

    def open(self, kind: EnclosureKind) -> Carried:
        carried = Carried(id=f"enclosure-{len(self.carried) + 1}", kind=kind)
        self.carried.append(carried)
        self.part = carried.id
        return carried


def walk(stretch: Stretch, title: Title, registry: Registry) -> tuple[list[Piece], list[Carried]]:
    """The document's pieces in printed order, and what it carries."""
    state = _Walk(title=title, registry=registry)
    if stretch.prelude:
        _prelude(state, stretch.prelude)
        state.part = BODY
    if stretch.title:
        state.add(BlockKind.TITLE, *stretch.title)
    if stretch.number:
        state.add(BlockKind.NUMBER, *stretch.number)
    rest = list(stretch.rest)
    if rest and is_addressee(rest[0]):
        state.add(BlockKind.ADDRESSEE, rest.pop(0))
    index = 0
    while index < len(rest):
        index += _step(state, rest, index)
    return state.pieces, state.carried


def _prelude(state: _Walk, paragraphs: Sequence[Paragraph]) -> None:
    """The enclosure's title, and perhaps its agencies, printed before the cover's title."""
    carried = state.open(_cover_kind(state.title))
    lines = [p for p in paragraphs if not is_agencies(p, state.registry)]
    carried.title = joined(lines)
    if lines:
        state.add(BlockKind.TITLE, *lines)
    for paragraph in paragraphs:
        if paragraph not in lines:
            carried.agencies += agencies(paragraph.text)
            state.add(BlockKind.AGENCIES, paragraph)


def _cover_kind(title: Title) -> EnclosureKind:
    return EnclosureKind.FORWARDED if title.verb in _FORWARDED else EnclosureKind.ISSUED


def _step(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    """Read what stands at ``index``; how many paragraphs it took."""
    paragraph = rest[index]
    if paragraph.shape is not Shape.TEXT:
        _listed_begins(state, paragraph)
        run = 1
        while index + run < len(rest) and _same_table(rest, index, run):
            run += 1
        state.add(BlockKind.TABLE, *rest[index : index + run])
        return run
    if not state.dated and (taken := _signature(state, rest, index)):
        return taken
    if state.dated and state.part == BODY and is_note(paragraph):
        state.add(BlockKind.NOTE, paragraph)
        return 1
    if attachment_label(paragraph) is not None:
        return _attachment(state, rest, index)
    if is_attachment_list(paragraph):
        return _attachment_list(state, rest, index)
    if state.dated and state.part == BODY:
        return _enclosure(state, rest, index)
    if _listed_begins(state, paragraph):
        return _titled(state, rest, index, state.carried[-1].title)
    if paragraph.text.startswith(("注：", "注:")):
        state.add(BlockKind.NOTE, paragraph)
        return 1
    state.add(BlockKind.PARAGRAPH, paragraph)
    return 1


def _same_table(rest: Sequence[Paragraph], index: int, run: int) -> bool:
    """Whether a table goes on: the next paragraph is one, or the one after a stray running head."""
    first, after = rest[index], rest[index + run]
    if first.shape is Shape.ROTATED or after.shape is Shape.ROTATED:
        return first.shape is after.shape
    return after.shape is Shape.TABLE


def _signature(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    """Signature lines with a date behind them, or the date alone."""
    end = index
    while (
        end < len(rest) and end - index < 6 and is_signature(rest[end], state.title.issuers, state.registry)
    ):
        end += 1
    if end >= len(rest) or not is_date(rest[end]):
        return 0
    if end == index and not state.pieces:
        return 0
    state.part = BODY
    for paragraph in rest[index:end]:
        state.add(BlockKind.SIGNATURE, paragraph)
    state.add(BlockKind.DATE, rest[end])
    state.signed, state.dated = end > index, True
    return end - index + 1


def _attachment_list(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    end = index + 1
    while end < len(rest) and (label := read_label(rest[end].text)) and label.ordinals and not label.first:
        before = read_label(_after_colon(rest[end - 1].text))
        if before is None or not label.follows(before) or len(rest[end].text) > 80:
            break
        end += 1
    state.add(BlockKind.ATTACHMENT_LIST, *rest[index:end])
    state.listed.extend(listed_attachments([p.text for p in rest[index:end]]))
    return end - index


def _after_colon(text: str) -> str:
    return text.split("：", 1)[1] if text.startswith("附") and "：" in text else text


def _attachment(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    """An attachment from its label on: label, title, perhaps agencies."""
    state.open(EnclosureKind.ATTACHMENT)
    state.add(BlockKind.NOTE, rest[index])
    expected = state.listed.pop(0) if state.listed else ""
    return 1 + _titled(state, rest, index + 1, expected)


def _enclosure(state: _Walk, rest: Sequence[Paragraph], index: int) -> int:
    """The text after the cover's date: the enclosure whose title came first, or one that begins."""
    if state.carried:
        state.part = state.carried[0].id
        state.add(BlockKind.PARAGRAPH, rest[index])
        return 1
    matter = state.title.matter or _promulgated(state)
    issued = matter is not None
    if not issued and not state.listed and not looks_like_title_line(rest[index]):
        state.add(BlockKind.PARAGRAPH, rest[index])
        return 1
    state.open(_cover_kind(state.title) if issued else EnclosureKind.ATTACHMENT)
    expected = (matter or "") if issued else (state.listed.pop(0) if state.listed else "")
    return _titled(state, rest, index, expected)


def _promulgated(state: _Walk) -> str | None:
    """The title of the text that an order puts in force: 《…》…现予公布."""
    for piece in state.pieces:
        if piece.part == BODY and piece.kind is BlockKind.PARAGRAPH:
            match = _PROMULGATED.search(piece.paragraphs[0].text)
            return match[1] if match else None
    return None


def _titled(state: _Walk, rest: Sequence[Paragraph], index: int, expected: str) -> int:
    """The title lines at ``index`` (none for a bare table), a remark under it, the agencies."""
    carried = state.carried[-1]
    count = title_lines(rest[index:], expected)
    if count:
        carried.title = joined(rest[index : index + count])
        state.add(BlockKind.TITLE, *rest[index : index + count])
    elif expected:
        carried.title, carried.inferred = expected, True
    taken = count
    if count and index + taken < len(rest):
        after = rest[index + taken]
        if is_note(after) and len(after.text) < 60:
            state.add(BlockKind.NOTE, after)
            taken += 1
        if (
            index + taken < len(rest)
            and is_agencies(rest[index + taken], state.registry)
            and (carried.kind is not EnclosureKind.ATTACHMENT)
        ):
            carried.agencies = agencies(rest[index + taken].text)
            state.add(BlockKind.AGENCIES, rest[index + taken])
            taken += 1
    if not taken:
        state.add(BlockKind.PARAGRAPH if rest[index].shape is Shape.TEXT else BlockKind.TABLE, rest[index])
        return 1
    return taken


def title_lines(paragraphs: Sequence[Paragraph], expected: str) -> int:
    """How many of the first paragraphs are the title: those most like the expected one."""
    best, score = 0, 0.0
    wanted = plain(expected)
    for count in range(1, min(_TITLE_LINES, len(paragraphs)) + 1):
        if not looks_like_title_line(paragraphs[count - 1]):
            break
        text = plain(joined(paragraphs[:count]))
        if not wanted:
            return _unexpected(paragraphs)
        likeness = max(fuzz.ratio(text, wanted), fuzz.ratio(text, wanted.removeprefix("关于")))
        if "关于" in wanted:
            likeness = max(likeness, fuzz.ratio(text, wanted[wanted.index("关于") :]))
        if likeness > score:
            best, score = count, likeness
    return best if score >= _SAME else (_unexpected(paragraphs) if not wanted else 0 if score < 50 else best)


def _unexpected(paragraphs: Sequence[Paragraph]) -> int:
    """Without an expected title: headings in a row, or one line."""
    if not paragraphs or not looks_like_title_line(paragraphs[0]):
        return 0
    count = 1
    while (
        count < min(_TITLE_LINES, len(paragraphs))
        and paragraphs[count].heading
        and paragraphs[0].heading
        and looks_like_title_line(paragraphs[count])
    ):
        count += 1
    return count


def _listed_begins(state: _Walk, paragraph: Paragraph) -> bool:
    """Whether an attachment begins without a label: its listed title, or a table on its side."""
    if not state.listed:
        return False
    if paragraph.shape is Shape.TEXT:
        if (
            not looks_like_title_line(paragraph)
            or fuzz.ratio(plain(paragraph.text), plain(state.listed[0])) < _SAME
        ):
            return False
        state.open(EnclosureKind.ATTACHMENT).title = state.listed.pop(0)
        return True
    carried = state.open(EnclosureKind.ATTACHMENT)
    carried.title, carried.inferred = state.listed.pop(0), True
    return True
