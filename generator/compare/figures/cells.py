"""What a table says of its cells: what a row is about, what a column holds, in which unit a bare number counts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.compare.figures.found import Found, figures_in
from generator.compare.language.folding import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.compare.model import Segment

    Rows = Mapping[tuple[str, int], Mapping[int, str]]

_SPEAKING = 3
"""Letters of a cell that speaks for its row."""
_WHO = re.compile("单位|部门|责任|负责|牵头|配合|序号|备注")
"""Columns that do not say what a row is about."""
_WHEN = re.compile("时[间限]|期限|进度")
"""Columns of deadlines: what they hold says so itself."""
_NUMBER = re.compile(r"[≥≤><]?\s*(\d{1,3}(?:[,，]\d{3})+|\d{1,15})(\.\d{1,9})?")
_UNIT = re.compile(r"[（(](?:单位[：:])?([^（）()\d]{1,8})[）)]$")
_UNIT_HEADER = re.compile("(?:计量|度量)?单位")
_YEAR = re.compile(r"(?:19|20)\d{2}年?")


def rows_of(segments: Sequence[Segment]) -> Rows:
    """The cells of each row of each table, by block and row."""
    rows: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for segment in segments:
        if segment.cell:
            row, column = segment.cell
            cells = rows[segment.block, row]
            cells[column] = cells.get(column, "") + segment.text
    return rows


def place_of(segment: Segment, rows: Rows) -> str:
    """What a cell is about: the words before it in its row, who must act aside, and its column's header."""
    if not segment.cell:
        return ""
    header = _headers(segment, rows).get(segment.cell[1], "")
    said = (_speaking(segment, rows), "" if _WHEN.search(header) else header)
    return "，".join(each.strip("。；") for each in said if each)


def bare_number(segment: Segment, rows: Rows) -> Found | None:
    """The figure of a cell that holds a number alone, where its column or row states the unit."""
    number = _NUMBER.fullmatch(segment.text.strip())
    if not number or not segment.cell or not segment.cell[0]:
        return None
    headers, row = _headers(segment, rows), rows[segment.block, segment.cell[0]]
    header, words = headers.get(segment.cell[1], ""), _speaking(segment, rows)
    units = [found[1] for each in (header, words) if (found := _UNIT.search(each))]
    units += [row.get(at, "") for at, each in headers.items() if _UNIT_HEADER.fullmatch(each)]
    counted = re.sub("[,，]", "", number[1]) + (number[2] or "")
    for unit in filter(None, units):
        figures = figures_in(counted + unit)
        if len(figures) == 1 and figures[0].value == counted + unit:
            sign = number[0][0] if number[0][0] in "≥≤><" else "="
            when = _YEAR.search(header)
            place = place_of(segment, rows)
            return replace(
                figures[0],
                start=0,
                end=len(segment.text),
                value=number[0],
                comparator=sign,
                what=place,
                context=plain(re.sub(r"\d", "", place)),
                when=when[0] if when else "",
            )
    return None


def _headers(segment: Segment, rows: Rows) -> Mapping[int, str]:
    return rows.get((segment.block, 0), {}) if segment.cell and segment.cell[0] else {}


def _speaking(segment: Segment, rows: Rows) -> str:
    """The words nearest before a cell in its row."""
    row, column = segment.cell or (0, 0)
    headers = _headers(segment, rows)
    words = [
        text
        for at, text in sorted(rows[segment.block, row].items())
        if at < column
        and len(text) >= _SPEAKING
        and not _NUMBER.fullmatch(text)
        and not _WHO.search(headers.get(at, ""))
    ]
    return words[-1] if words else ""
