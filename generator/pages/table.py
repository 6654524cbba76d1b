"""Tables: merged cells as row spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.document.model import Row
from generator.pages.runs import Links, split
from generator.pages.view import Run

WIDE: Final = 4
"""More columns than this scroll on a small screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell and the number of rows it covers."""

    runs: tuple[Run, ...]
    span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table: its header's cells, and rows that hold only the cells that begin there."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: bool


def table(rows: Sequence[Row], links: Mapping[tuple[int, int], Links] = MappingProxyType({})) -> TableView:
    """Rows with ``None`` for a continued cell, as header and cells with row spans.

    ``links`` are those in cells, by row and column.
    """
    columns = max((len(row) for row in rows), default=0)

    def cell(row: int, column: int, span: int = 1) -> Cell:
        value = (rows[row][column] if column < len(rows[row]) else "") or ""
        return Cell(runs=split(value, "", links.get((row, column), ())), span=span)

    def continues(row: int, column: int) -> bool:
        return column < len(rows[row]) and rows[row][column] is None

    laid: list[tuple[Cell, ...]] = []
    for index in range(1, len(rows)):
        cells: list[Cell] = []
        for column in range(columns):
            if continues(index, column) and index > 1:
                continue
            span = 1
            while index + span < len(rows) and continues(index + span, column):
                span += 1
            cells.append(cell(index, column, span))
        laid.append(tuple(cells))
    header = tuple(cell(0, column) for column in range(columns))
    return TableView(header=header, rows=tuple(laid), wide=columns > WIDE)
