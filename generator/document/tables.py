"""Tables printed with tabs or pipes: page segments, repeated headers, merged cells.

A table that runs over pages comes as segments, each with its header again. The segments are
laid on one set of columns by their header names; an empty cell in a label column continues
the merged cell above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.document.model import Row
from generator.source.punctuation import widen_punctuation
from generator.source.shape import Paragraph
from generator.source.spacing import close_spaces

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows with the header first, and the source lines that hold a repeated header."""

    rows: tuple[Row, ...]
    repeated: tuple[int, ...] = ()


def cells_of(text: str) -> Cells:
    """The cells of one printed row, normalised."""
    if "\t" in text:
        pieces = text.split("\t")
    else:
        pieces = text.strip().removeprefix("|").removesuffix("|").split("|")
    return tuple(widen_punctuation(close_spaces(piece.strip())) for piece in pieces)


def _is_ruler(cells: Cells) -> bool:
    return all(set(cell) <= set("-: ") for cell in cells) and any(cells)


def read_table(segments: Sequence[Paragraph]) -> Table:
    """One table from its page segments."""
    parsed = [
        [(line.no, cells) for line in segment.lines if not _is_ruler(cells := cells_of(line.text))]
        for segment in segments
    ]
    parsed = [rows for rows in parsed if rows]
    if not parsed:
        return Table(rows=())
    header = parsed[0][0][1]
    columns = _columns([rows[0][1] for rows in parsed if same_header(rows[0][1], header)])
    width = max(len(columns), *(len(_trim(cells)) for rows in parsed for _, cells in rows))
    out: list[Row] = [tuple(columns) + ("",) * (width - len(columns))]
    repeated: list[int] = []
    for index, rows in enumerate(parsed):
        places = None
        for position, (no, cells) in enumerate(rows):
            if position == 0 and same_header(cells, header):
                places = _places(_trim(cells), columns)
                if index:
                    repeated.append(no)
                continue
            out.append(_lay(cells, places, width))
    return Table(rows=_merge_down(out), repeated=tuple(repeated))


def same_header(cells: Cells, header: Cells) -> bool:
    """Whether two header rows name the same columns, empty cells apart."""
    return [c for c in cells if c] == [c for c in header if c]


def _trim(cells: Cells) -> Cells:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _columns(headers: Sequence[Cells]) -> Cells:
    """The fullest header: one whose merged cell shows how many columns it spans."""
    return max((_trim(header) for header in headers), key=len, default=())


def _places(header: Cells, columns: Cells) -> tuple[int, ...]:
    """Column index of each cell of a segment whose header may lack a spanned column."""
    places: list[int] = []
    at = -1
    for name in header:
        at = next((i for i in range(at + 1, len(columns)) if columns[i] == name), at + 1)
        places.append(at)
    return tuple(places)


def _lay(cells: Cells, places: tuple[int, ...] | None, width: int) -> Row:
    row: list[str | None] = [""] * width
    for index, cell in enumerate(cells):
        place = places[index] if places and index < len(places) else index
        if cell and place < width:
            row[place] = cell
    return tuple(row)


def _merge_down(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Empty cells in the leading label columns continue the cell above."""
    if len(rows) < 3:
        return tuple(rows)
    labels = 0
    body = rows[1:]
    while labels < len(rows[0]) - 1 and sum(1 for row in body if not row[labels]) > 0.25 * len(body) and body[0][labels]:
        labels += 1
    labels = max(labels, 1 if body[0][0] else 0)
    out: list[Row] = [rows[0]]
    for index, row in enumerate(body):
        cells = list(row)
        if index:
            for column in range(labels):
                if cells[column]:
                    break
                cells[column] = None
        out.append(tuple(cells))
    return tuple(out)
