"""A document → its segments: the smallest things a comparison joins.

A segment is a sentence, a run-in heading, a stand-alone element (title, number, signature …)
or a sentence of a table cell. Joined in order, the segments' texts are the document's blocks,
character for character: cutting never drops or adds anything.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from generator.compare.model import Segment, SegmentKind
from generator.document.model import Block, BlockKind
from generator.source.history import history, is_history

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WHOLE = {
    BlockKind.TITLE: SegmentKind.TITLE,
    BlockKind.NUMBER: SegmentKind.NUMBER,
    BlockKind.ADDRESSEE: SegmentKind.ADDRESSEE,
    BlockKind.HEADING: SegmentKind.HEADING,
    BlockKind.AGENCIES: SegmentKind.AGENCIES,
    BlockKind.SIGNATURE: SegmentKind.SIGNATURE,
    BlockKind.DATE: SegmentKind.DATE,
    BlockKind.ATTACHMENT_LIST: SegmentKind.ATTACHMENT_LIST,
}
"""Blocks that are one segment whatever signs they hold."""

_END = re.compile(r"[。！？!?…]+[”’」』〞\"]*|[；;]")
_BRACKETS = {"（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕", "【": "】", "「": "」"}
_UNITS_WORDS = r"\s*(?:责任|牵头|主办|协办|配合|参与|完成|实施|落实)?(?:责任|牵头|配合|参加|主办)?(?:单位|部门|领导|时限)[：:]"
_UNITS = re.compile(rf"[（(【]?{_UNITS_WORDS}")
_UNITS_INSIDE = re.compile(rf"[（(【]{_UNITS_WORDS}")
"""（责任单位：… behind a sentence of the same paragraph."""
_LABEL = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十百零〇\d]{1,4}[）)][.、]?|第[一二三四五六七八九十百零〇\d]{1,6}[章节条款]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}(?:\.\d{1,2}){1,4}[.、]?(?![\d万亿千百%％‰元倍米吨个])|\d{1,3}[.．、](?!\d)|\d{1,2}[）)]|[①-⑳])\s*"
)
_LONG_QUOTE = 120
"""A quotation or bracket longer than this holds sentences of its own."""
_SHORT = 6
"""A clause between two semicolons shorter than this is a list entry, no provision."""
_ENDLESS = 1200
"""Sentences longer than this are cut at commas: nothing that long is one provision."""


def segments_of(blocks: Iterable[Block], *, side: str) -> tuple[Segment, ...]:
    """The segments of ``blocks`` in printed order, called ``b1``… or ``t1``… after ``side`` ("b", "t")."""
    found: list[Segment] = []
    paths: dict[str, tuple[str, ...]] = {}
    for block in blocks:
        path = _path(block, paths.get(block.part, ()))
        paths[block.part] = path
        for kind, text, cell in _pieces(block):
            if not text:
                continue
            found.append(
                Segment(
                    id=f"{side}{len(found) + 1}",
                    block=block.id,
                    part=block.part,
                    path=path,
                    text=text,
                    kind=kind,
                    label="" if cell else label_of(text),
                    cell=cell,
                )
            )
    return tuple(found)


def label_of(text: str) -> str:
    """The list number that ``text`` begins with (``（一）``, ``3.``, ``第四条``), or nothing.

    >>> label_of("（一）指导思想。"), label_of("2016年起")
    ('（一）', '')
    """
    match = _LABEL.match(text)
    return match[0] if match else ""


def _path(block: Block, above: tuple[str, ...]) -> tuple[str, ...]:
    heads = block.kind is BlockKind.HEADING or block.run_in
    if not heads or not block.level:
        return above
    label = (
        block.label or label_of(block.heading or block.text) or (block.heading or block.text)[:12]
    ).strip()
    return (*above[: block.level - 1], label)


def _pieces(block: Block) -> Iterator[tuple[SegmentKind, str, tuple[int, int] | None]]:
    if block.kind is BlockKind.TABLE:
        for number, row in enumerate(block.rows):
            for column, cell in enumerate(row):
                for sentence in sentences(cell or ""):
                    yield SegmentKind.CELL, sentence, (number, column)
        return
    whole = WHOLE.get(block.kind)
    if whole is not None:
        yield whole, block.text, None
        return
    text = block.text
    if is_history(text) and any(act.bodies for act in history([text])):
        yield SegmentKind.HISTORY, text, None
        return
    usual = SegmentKind.NOTE if block.kind is BlockKind.NOTE else SegmentKind.SENTENCE
    if block.run_in and block.heading and text.startswith(block.heading):
        yield SegmentKind.HEADING, block.heading, None
        text = text[len(block.heading) :]
    for sentence in sentences(text):
        yield (SegmentKind.UNITS if _UNITS.match(sentence) else usual), sentence, None


def sentences(text: str) -> tuple[str, ...]:
    """``text`` cut after its sentences; the pieces joined are ``text``.

    A semicolon cuts where both of its sides are long enough to be provisions; signs within
    brackets and short quotations never cut; a list of responsible units stands alone.

    >>> sentences("各县每年核查一次；逾期不改的，由市通报。（责任单位：市望江局）")
    ('各县每年核查一次；', '逾期不改的，由市通报。', '（责任单位：市望江局）')
    """
    if not text:
        return ()
    closed = _inside(text)
    cuts = [0]
    for match in _END.finditer(text):
        if closed[match.start()]:
            continue
        semicolon = match[0] in "；;"
        if semicolon and match.end() - cuts[-1] < _SHORT:
            continue
        cuts.append(match.end())
    for match in _UNITS_INSIDE.finditer(text):
        cuts.append(match.start())
        end = _closed(text, match.start())
        if text[end : end + 1] not in tuple("，、；。,;"):
            cuts.append(end)
    cuts.append(len(text))
    ordered = sorted(set(cuts))
    pieces = [text[start:end] for start, end in itertools.pairwise(ordered)]
    return tuple(part for piece in _joined(pieces) for part in _bounded(piece))


def _inside(text: str) -> bytearray:
    """1 where a character stands within a closed bracket or a short quotation."""
    inside = bytearray(len(text) + 1)
    for opening, closing in _BRACKETS.items():
        start = text.find(opening)
        while start >= 0:
            end = text.find(closing, start + 1, start + _LONG_QUOTE)
            if end < 0:
                start = text.find(opening, start + 1)
                continue
            # A quotation that closes on a full stop ends its sentence there.
            stop = end - 1 if closing == "”" and text[end - 1] in "。！？" else end
            inside[start:stop] = b"\x01" * (stop - start)
            start = text.find(opening, end)
    return inside


def _closed(text: str, start: int) -> int:
    """Where the bracket that opens at ``start`` has closed, or the end of ``text``."""
    opening, closing = text[start], _BRACKETS[text[start]]
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == opening) - (text[at] == closing)
        if not depth:
            return at + 1
    return len(text)


def _joined(pieces: list[str]) -> Iterator[str]:
    """Pieces without a letter or digit hang on the one before them."""
    held = ""
    for piece in pieces:
        if held and not any(c.isalnum() for c in piece):
            held += piece
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _bounded(sentence: str) -> Iterator[str]:
    while len(sentence) > _ENDLESS:
        cut = max(sentence.rfind(sign, _ENDLESS // 4, _ENDLESS // 2) for sign in "，,、 ")
        cut = cut + 1 if cut > 0 else _ENDLESS // 2
        yield sentence[:cut]
        sentence = sentence[cut:]
    if sentence:
        yield sentence
