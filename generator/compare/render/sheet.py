"""Rows as CSV for a spreadsheet program: UTF-8 with a byte order mark, lines ended as Excel ends them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA: Final = tuple("=+-@＝＋－＠\t\r\n")
"""With these a cell begins that a spreadsheet program takes for a formula, full-width ones in East Asia too."""


def sheet(rows: Iterable[Sequence[str]]) -> str:
    r"""The rows as CSV; a cell that begins like a formula is told apart by a leading apostrophe.

    >>> sheet([("=1+1", "甲")])
    "\ufeff'=1+1,甲\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return "\ufeff" + out.getvalue()
