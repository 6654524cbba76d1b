"""Pieces → blocks p1 … pn: outlines read part by part, tables laid out, every block with its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.document.model import Block, BlockKind, Row, Span
from generator.document.outline import label_text, outline
from generator.document.pieces import Piece
from generator.document.rotated import read_rotated
from generator.document.tables import read_table
from generator.findings import Finding, Place
from generator.source.shape import Paragraph, Shape

_UPRIGHT = "the table is printed on its side; its cells were put together by their widths"
_UNREAD = "the table is printed on its side and can't be read; each line is a row"
_MOVED = "the row's cells were shifted or run together; they are laid by what they hold"
_CROWDED = "the row has more cells than the table has columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """The blocks, what was doubtful in tables, and the source lines that only repeat a header."""

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    repeated: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """A table laid out: its rows, doubts as (line, kind, sentence), repeated header lines."""

    rows: tuple[Row, ...]
    doubts: tuple[tuple[int, str, str], ...]
    repeated: tuple[int, ...]


def make_blocks(pieces: Sequence[Piece], file: str) -> Blocks:
    """Number the blocks in printed order. ``file`` is named in the findings."""
    made = dict(_running(pieces))
    findings: list[Finding] = []
    repeated: list[int] = []
    for order, piece in enumerate(pieces):
        if piece.kind is BlockKind.TABLE:
            laid = _table(piece.paragraphs)
            made[order] = replace(_bare(piece), rows=laid.rows)
            repeated += laid.repeated
            findings += [
                Finding(place=Place(file=file, line=no), kind=kind, text=said)
                for no, kind, said in laid.doubts
            ]
        elif piece.kind is not BlockKind.PARAGRAPH:
            separator = "" if piece.kind is BlockKind.TITLE else " "
            made[order] = replace(_bare(piece), text=separator.join(p.text for p in piece.paragraphs))
    blocks = tuple(replace(made[order], id=f"p{index}") for index, order in enumerate(sorted(made), start=1))
    return Blocks(blocks=blocks, findings=tuple(findings), repeated=tuple(repeated))


def _running(pieces: Sequence[Piece]) -> Iterator[tuple[int, Block]]:
    """The running text of each part, with its outline: (place in print, block)."""
    parts: dict[str, list[tuple[int, Piece]]] = {}
    for order, piece in enumerate(pieces):
        if piece.kind is BlockKind.PARAGRAPH:
            parts.setdefault(piece.part, []).append((order, piece))
    for own in parts.values():
        entries = outline([piece.paragraphs[0].text for _, piece in own])
        for (order, piece), entry in zip(own, entries, strict=True):
            text = piece.paragraphs[0].text
            labelled = entry.kind is not BlockKind.PARAGRAPH or entry.run_in
            yield (
                order,
                replace(
                    _bare(piece),
                    kind=entry.kind,
                    text=text,
                    level=entry.level,
                    label=label_text(text) if labelled else None,
                    heading=entry.heading,
                    run_in=entry.run_in,
                ),
            )


def _bare(piece: Piece) -> Block:
    first, last = piece.paragraphs[0], piece.paragraphs[-1]
    span = Span(start=first.start, end=last.end, page=first.page)
    return Block(id="", part=piece.part, kind=piece.kind, source=span)


def _table(paragraphs: Sequence[Paragraph]) -> _Laid:
    if paragraphs[0].shape is Shape.ROTATED:
        upright = read_rotated([line for paragraph in paragraphs for line in paragraph.lines])
        kind, said = ("table-upright", _UPRIGHT) if upright.sure else ("table-unread", _UNREAD)
        return _Laid(
            rows=upright.rows, doubts=((paragraphs[0].start, kind, said),), repeated=upright.repeated
        )
    table = read_table(paragraphs)
    doubts = [(line, "row-moved", _MOVED) for line in table.moved]
    doubts += [(line, "row-crowded", _CROWDED) for line in table.doubtful]
    return _Laid(rows=table.rows, doubts=tuple(doubts), repeated=table.repeated)
