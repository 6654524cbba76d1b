"""Rows as CSV for a spreadsheet program: UTF-8 with a byte order mark, lines ended as Excel ends them."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA: Final = r"[=@＝＠\t\r\n].*|[+＋－-](?![\d.,]*[%％]?\Z).*"
"""What a spreadsheet program runs, full-width signs in East Asia too; a signed number is none."""
_OTHER: Final = r"\d+[:：]\d+|\d{1,2}[/／-]\d{1,4}|[（(]\d+[)）]|\d+\.0*|\d+\.\d*0|0\d+|\d{16,}|\d+[Ee]\d+"
"""What it would show as something else: 4:6 as a time, 1/2 and 3-5 as days, （1） as -1, 1. as 1, 2.10 as 2.1."""
_MISREAD: Final = re.compile(rf"(?:{_FORMULA}|{_OTHER})\Z", re.DOTALL)


def sheet(rows: Iterable[Sequence[str]]) -> str:
    r"""The rows as CSV; a cell that a spreadsheet program would misread has a leading apostrophe.

    >>> sheet([("=1+1", "4:6", "-3%", "甲")])
    "\ufeff'=1+1,'4:6,-3%,甲\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if _MISREAD.match(cell) else cell for cell in row])
    return "\ufeff" + out.getvalue()
