"""Tables ⇄ pipe tables; ``^^`` stands for a cell merged with the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.document.model import Row
from generator.markdown.escape import escape, unescape

_MERGED = "^^"
_CELL_END = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_RULER = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


def write_table(rows: Sequence[Row]) -> str:
    """A pipe table, header first."""
    width = max((len(row) for row in rows), default=1) or 1
    lines = [_line(row, width) for row in rows]
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)


def _line(row: Row, width: int) -> str:
    cells = (*row, *("",) * (width - len(row)))
    return "|" + "|".join(f" {_cell(cell)} " for cell in cells) + "|"


def _cell(cell: str | None) -> str:
    if cell is None:
        return _MERGED
    return "\\^^" if cell == _MERGED else escape(cell, start=False)


def is_table(lines: Sequence[str]) -> bool:
    """Whether the lines of a chunk are a pipe table."""
    return len(lines) >= 2 and lines[0].startswith("|") and bool(_RULER.fullmatch(lines[1].strip()))


def read_table(lines: Sequence[str]) -> tuple[Row, ...]:
    """The rows of a pipe table, header first."""
    return tuple(_row(line) for index, line in enumerate(lines) if index != 1)


def _row(line: str) -> Row:
    body = line.strip().removeprefix("|")
    pieces: list[str] = []
    last = 0
    for match in _CELL_END.finditer(body):
        pieces.append(body[last : match.end() - 1])
        last = match.end()
    if body[last:].strip():
        pieces.append(body[last:])
    return tuple(None if piece.strip() == _MERGED else unescape(piece.strip()) for piece in pieces)
