"""Cells that span rows and columns → lines of tab-separated cells, each text printed once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Typed, not set: two or more spaces between Chinese characters part names, as an ideographic one does.
_TYPED = re.compile(r"(?<=[\u4e00-\u9fff）])[ \u00a0\u2002\u2003]{2,}(?=[\u4e00-\u9fff（])")
ABOVE, LEFT = "^^", "<<"
"""Marks in the place of a cell that belongs to the one above it, or to its left."""
_MOST_COLUMNS = 200
_MOST_ROWS = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell as the source marks it."""

    text: str
    rows: int = 1
    columns: int = 1


def tab_lines(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    r"""One line a row. A spanning cell stands in its first place, the others it covers are marked.

    >>> tab_lines([[Cell(text="甲", rows=2), Cell(text="乙")], [Cell(text="丙")]])
    ('甲\t乙', '^^\t丙')
    """
    covered: dict[int, int] = {}
    out: list[str] = []
    for row in rows:
        texts: list[str] = []
        below: dict[int, int] = {column: left - 1 for column, left in covered.items() if left > 1}
        for cell in row:
            while len(texts) in covered and len(texts) < _MOST_COLUMNS:
                texts.append(ABOVE)
            for offset in range(min(max(cell.columns, 1), _MOST_COLUMNS)):
                if cell.rows > 1:
                    below[len(texts)] = min(cell.rows, _MOST_ROWS) - 1
                texts.append(one_line(cell.text) if not offset else LEFT)
        texts += [ABOVE] * sum(1 for column in covered if column >= len(texts))
        covered = below
        if any(text not in ("", ABOVE, LEFT) for text in texts):
            out.append("\t".join(texts))
    return tuple(out)


def wide_spaces(text: str) -> str:
    """``text`` with an ideographic space where spaces were typed to part names.

    >>> wide_spaces("省教育厅  省财政厅 联合")
    '省教育厅\u3000省财政厅 联合'
    """
    return _TYPED.sub("\u3000", text)


def one_line(text: str) -> str:
    """A cell's text on one line: tabs and line ends inside it are layout."""
    return wide_spaces(text.replace("\t", " ").replace("\n", " "))
