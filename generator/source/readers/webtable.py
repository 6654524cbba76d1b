"""An HTML table → rows of cells, where it holds data; layout tables are left to the page."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from generator.source.readers.spans import Cell

_LAYOUT_CELL = 3
"""Block elements in one cell from which on its table is layout, not data."""
_LONG = 300
_WHITE = re.compile(r"[ \t\r\n\f\v]+")


def data_table(table: LexborNode) -> list[list[Cell]]:
    """The rows of a table that holds data; empty for one that only lays out the page."""
    if len(table.css("table")) > 1 or (table.attributes.get("role") or "") == "presentation":
        return []
    rows: list[list[Cell]] = []
    for row in table.css("tr"):
        cells: list[Cell] = []
        for cell in row.iter(include_text=False):
            if cell.tag not in ("td", "th"):
                continue
            if len(cell.css("p, div, li")) > _LAYOUT_CELL and len(cell.text()) > _LONG:
                return []
            cells.append(
                Cell(
                    text=_cell_text(cell),
                    rows=_span(cell, "rowspan"),
                    columns=_span(cell, "colspan"),
                )
            )
        rows.append(cells)
    columns = max((sum(1 for cell in cells if cell.text) for cells in rows), default=0)
    return rows if columns > 1 else []


def _cell_text(cell: LexborNode) -> str:
    """A cell's text; its paragraphs are lines of one cell and are joined as they are read."""
    for skipped in cell.css("script, style"):
        skipped.decompose()
    pieces = (_WHITE.sub(" ", piece).strip() for piece in cell.text(separator="\n").split("\n"))
    out = ""
    for piece in pieces:
        latin = out and piece and out[-1].isascii() and out[-1].isalpha() and piece[0].isascii()
        out += f" {piece}" if latin else piece
    return out


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or ""
    return max(1, min(int(value), 1000)) if value.isdigit() and len(value) < 6 else 1
