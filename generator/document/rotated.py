"""Tables set on their side, which a text layer yields one character a line.

A blank line stands wherever a printed line of a cell ended, so the runs between blanks
(chunks) are known but not which of them belong to one cell. The header returns on every page and
names the columns (:mod:`generator.document.rotated_heads`); the chunks are laid on them by
:mod:`generator.document.rotated_laying`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.document.model import Row
from generator.document.rotated_heads import Chunk, chunks_of, find_header, without_headers
from generator.document.rotated_laying import Laying, Printed, lay_out
from generator.source.lines import Line
from generator.source.paragraphs import join

_OFTEN = 3
_MERGED = 0.25
"""Share of the rows without a first cell from which on it is merged over them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotated:
    """The table read upright, header first; ``sure`` is False when no header told the columns.

    ``repeated`` are the source lines of the headers after the first.
    """

    rows: tuple[Row, ...]
    sure: bool
    repeated: tuple[int, ...] = ()


def read_rotated(lines: Sequence[Line]) -> Rotated:
    """The table that stands on its side in ``lines``."""
    chunks = chunks_of(lines)
    header = find_header(chunks)
    upright, heads = without_headers(chunks, header) if header else (chunks, [])
    body = _parted(upright)
    if not header or len(body) < len(header):
        return Rotated(rows=tuple((chunk.text,) for chunk in chunks), sure=False)
    laying = lay_out([Printed(text=chunk.text, width=chunk.width) for chunk in body], header)
    repeated = tuple(line.no for chunk in heads[len(header) :] for line in chunk.lines)
    return Rotated(rows=_rows(body, laying, header), sure=True, repeated=repeated)


def _parted(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Chunks between which a blank line is missing: the tail is a cell that stands often elsewhere."""
    often = {
        text for text, count in Counter(c.text for c in chunks).items() if count >= _OFTEN and len(text) >= 4
    }
    out: list[Chunk] = []
    for chunk in chunks:
        cut = next((cut for cut in range(1, 5) if chunk.text[cut:] in often), 0)
        if cut and len("".join(line.text for line in chunk.lines[:cut])) == cut:
            out.append(Chunk(lines=chunk.lines[:cut], text=join(chunk.lines[:cut])))
            out.append(Chunk(lines=chunk.lines[cut:], text=join(chunk.lines[cut:])))
        else:
            out.append(chunk)
    return out


def _rows(chunks: Sequence[Chunk], laying: Laying, header: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows: with a first column for group labels where there are any, merged downwards."""
    rows: list[list[str]] = []
    for index, (chunk, column) in enumerate(zip(chunks, laying.columns, strict=True)):
        if index in laying.starts:
            rows.append([""] * (len(header) + 1))
        rows[-1][column] += chunk.text
    if 0 not in laying.columns:
        return (header, *_merged([row[1:] for row in rows]))
    return ((header[0], "", *header[1:]), *_merged(rows))


def _merged(rows: Sequence[Sequence[str]]) -> list[Row]:
    """Rows without a first cell go on under the one above, where that is the table's way."""
    bare = sum(1 for row in rows if not row[0])
    if bare < _MERGED * len(rows):
        return [tuple(row) for row in rows]
    out: list[Row] = []
    named = False
    for row in rows:
        named = named or bool(row[0])
        out.append((row[0] or (None if named else ""), *row[1:]))
    return out
