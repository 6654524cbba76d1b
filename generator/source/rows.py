"""Rows of tables printed with tabs or pipes, and lines that a cell's line break cut off them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.source.lines import Line
from generator.source.shape import unclosed

_PIPES = 2
_UNFINISHED = ("、", "，", ",", "和", "及", "与", "的", "“", "（", "《")
_LONGEST = 60


def is_row(line: Line) -> bool:
    """Whether a line parts cells by tabs or pipes."""
    return "\t" in line.text or (line.text.startswith("|") and line.text.count("|") >= _PIPES)


def breaks_row(last: Line, following: Sequence[Line]) -> bool:
    """Whether the first of the lines that follow is the rest of a cell that ``last`` began.

    It stands right below, is no row itself, and the row is open: a pipe row that lacks its last pipe, or a
    cell that ends at 、 or in a bracket. In a row of pipes the rest closes it.
    """
    line = following[0]
    if line.no != last.no + 1 or is_row(line) or line.heading or len(line.text) > _LONGEST:
        return False
    if last.text.startswith("|") or line.text.endswith("|"):
        return not last.text.endswith("|") and any(one.text.endswith("|") for one in following)
    goes_on = len(following) > 1 and following[1].no == line.no + 1 and is_row(following[1])
    cell = last.text.rpartition("\t")[2].strip()
    return goes_on and bool(cell) and (cell.endswith(_UNFINISHED) or unclosed(cell) > 0)


def without_pipes(text: str) -> str:
    """What a line says without the pipes that part its cells; nothing, if it only rules off the header.

    >>> without_pipes("| 东湖冰场 | 市体育局 |"), without_pipes("| --- | :-: |")
    (' 东湖冰场  市体育局 ', '')
    """
    if not text.startswith("|"):
        return text.removesuffix("|")
    ruler = text.count("|") >= _PIPES and not set(text) - set("|-: ")
    return "" if ruler else text.replace("|", "")
