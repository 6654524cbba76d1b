"""Tables → one CSV file each, as RFC 4180 has it, in UTF-8 with the mark that Excel needs."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.publish.rows import Cell, Table

ENCODING = "utf-8-sig"

# A spreadsheet runs what begins so. Numbers may: they are no formula.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.]*[%％]?\Z)")


def as_csv(table: Table) -> str:
    """The whole file, header first, lines ended by CRLF."""
    return csv_text(table.columns, table.rows)


def csv_text(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    r"""Lists are joined by ``；``, absent facts are empty, truth is ``true`` or ``false``.

    Text that a spreadsheet would run as a formula gets ``'`` before it.

    >>> csv_text(["a", "b"], [("=1+1", ("财政厅", "教育厅")), ("-3%", True)])
    "a,b\r\n'=1+1,财政厅；教育厅\r\n-3%,true\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return out.getvalue()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    text = "；".join(cell) if isinstance(cell, tuple) else str(cell)
    return f"'{text}" if isinstance(cell, str | tuple) and _FORMULA.match(text) else text
