"""Tables that OCR wrote as HTML into its Markdown → rows with tabs in their place, merged cells marked.

What is read then are other lines than the file's: they are kept as an extract beside it. A table
that stood on several lines keeps them as far as it has rows, so that the lines below keep their numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from generator.findings import Finding, Place, Severity
from generator.source.readers.spans import tab_lines
from generator.source.readers.webtable import data_table
from generator.source.text import SourceText

FORM = "tables"
_OPEN, _CLOSE = "<table", "</table>"
_LONGEST = 4000
"""Lines of one table; an opening without an end so near is left as it is."""


def tables_inside(source: SourceText) -> SourceText:
    """``source`` with the HTML tables in its text as rows with tabs; the same where it has none."""
    out: list[str] = []
    index = found = 0
    while index < len(source.lines):
        end = _end(source.lines, index)
        rows = _rows(source.lines[index:end]) if end else ()
        if rows:
            found += 1
            out += [*rows, *[""] * (end - index - len(rows))]
            index = end
        else:
            out.append(source.lines[index])
            index += 1
    if not found:
        return source
    tags = sum(map(len, source.lines)) - sum(map(len, out))
    finding = Finding(
        place=Place(file=source.name, line=1),
        kind="tables-inside",
        text=f"{found} tables were written as HTML; their rows were read",
        severity=Severity.NOTE,
    )
    return replace(
        source,
        lines=tuple(out),
        form=FORM,
        left_out=(*source.left_out, ("markup", max(0, tags))),
        findings=(*source.findings, finding),
    )


def _end(lines: Sequence[str], index: int) -> int:
    """The line behind a table that opens at ``index`` and has its lines to itself; 0 for none."""
    if not lines[index].lstrip().lower().startswith(_OPEN):
        return 0
    for end in range(index, min(len(lines), index + _LONGEST)):
        if _CLOSE in lines[end].lower():
            return end + 1 if lines[end].rstrip().lower().endswith(_CLOSE) else 0
    return 0


def _rows(lines: Sequence[str]) -> tuple[str, ...]:
    table = LexborHTMLParser("\n".join(lines)).css_first("table")
    return tab_lines(data_table(table)) if table else ()
