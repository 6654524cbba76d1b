"""The steps of reading a document: each reads what stands at a place, and says how many paragraphs it took.

An enclosure begins after the cover's date (its title may stand before the cover's), an attachment at its label
or where the one thing listed and not yet seen must begin.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.elements import (
    attachment_label,
    attachment_title,
    is_addressee,
    is_attachment_list,
    is_colophon,
    is_date,
    is_note,
    is_signature,
    is_signed_and_dated,
    listed_attachments,
    listed_part,
)
from generator.document.headings import AKIN, TITLE_LINES, title_lines
from generator.document.model import BODY, BlockKind, EnclosureKind
from generator.document.pieces import Walk
from generator.document.tables import continues_table
from generator.issue.likeness import SAME, alike
from generator.issue.titles import looks_like_title_line
from generator.source.labels import read_label
from generator.source.shape import Paragraph, Shape, ends_sentence, is_number_line

_SIGNERS = 8
_ENTRY = 80
"""Most signature lines; longest entry of an attachment list, in characters."""


def _table(state: Walk, rest: Sequence[Paragraph], index: int) -> int:
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


def _signature(state: Walk, rest: Sequence[Paragraph], index: int) -> int:
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
    if end == len(rest):
        return _signed(state, rest[index:]) if _ends_undated(state, rest, index) else 0
    beside = is_signed_and_dated(rest[end], state.title.issuers, state.registry)
    if not beside and not is_date(rest[end]):
        return 0
    state.part, state.dated = BODY, True
    _signed(state, rest[index:end])
    state.add(BlockKind.SIGNATURE if beside else BlockKind.DATE, rest[end])
    return end - index + 1


def _ends_undated(state: Walk, rest: Sequence[Paragraph], index: int) -> bool:
    """Whether the bodies at the very end sign: they stand below a sentence, and not in a list of them."""
    above = rest[index - 1].text if index else ""
    own = state.part == BODY and BODY in state.written
    return own and ends_sentence(above) and not above.endswith(("：", "；"))


def _signed(state: Walk, paragraphs: Sequence[Paragraph]) -> int:
    for paragraph in paragraphs:
        state.add(BlockKind.SIGNATURE, paragraph)
    return len(paragraphs)


def _note(state: Walk, rest: Sequence[Paragraph], index: int) -> int:
    after_the_text = state.dated and state.part == BODY and is_note(rest[index])
    below = state.dated and is_colophon(rest[index])
    if not after_the_text and not below and not rest[index].text.startswith("注："):
        return 0
    state.add(BlockKind.NOTE, rest[index])
    return 1


def _attachment(state: Walk, rest: Sequence[Paragraph], index: int) -> int:
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


def _attachment_list(state: Walk, rest: Sequence[Paragraph], index: int) -> int:
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


def _enclosure(state: Walk, rest: Sequence[Paragraph], index: int) -> int:
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


def _listed(state: Walk, rest: Sequence[Paragraph], index: int) -> int:
    """An attachment without a label begins with the title that was listed."""
    if not state.listed or not looks_like_title_line(rest[index]):
        return 0
    if alike(rest[index].text, state.listed[0]) < SAME:
        return 0
    state.open(EnclosureKind.ATTACHMENT)
    return state.titled(rest, index, state.next_listed())


def _inner(state: Walk, rest: Sequence[Paragraph], index: int) -> int:
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


def _next_together(state: Walk, rest: Sequence[Paragraph], index: int) -> int:
    """The next of several texts that the cover issues begins with its title."""
    if not state.carried or state.part == BODY or not looks_like_title_line(rest[index]):
        return 0
    for title in state.together():
        if title_lines(rest[index : index + TITLE_LINES], title, least=SAME):
            state.open(state.cover_kind)
            return state.titled(rest, index, title)
    return 0


def _text(state: Walk, rest: Sequence[Paragraph], index: int) -> int:
    state.add(BlockKind.PARAGRAPH, rest[index])
    return 1


STEPS = (
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
"""In the order in which they are tried; the last takes whatever is left."""
