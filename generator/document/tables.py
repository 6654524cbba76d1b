"""Tables printed with tabs or pipes: page segments, repeated headers, shifted rows, merged cells.

A table that runs over pages comes as segments, each with its header again. The segments are
laid on one set of columns by their header names, rows that came shifted by what their cells
hold (:mod:`generator.document.columns`). An empty cell in a leading label column continues
the merged cell above it. What can't be placed surely stays in its row and is said.

A table from a format that knows its cells (PDF with rules, HTML, DOCX) says which are merged, with
marks; it is taken as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.document.column_names import is_column_name
from generator.document.columns import Profile, lay, likelihood, profile
from generator.document.model import Row
from generator.source.lines import Line
from generator.source.punctuation import widen_punctuation
from generator.source.readers import ABOVE, LEFT
from generator.source.rows import is_row
from generator.source.shape import Paragraph, Shape
from generator.source.spacing import close_spaces

Cells = tuple[str, ...]
_LEAST_ROWS = 2
"""Rows of a table, and names of columns in its header, at the least."""
_FEW = 6
"""Rows below which a column's profile says nothing."""
_MARGIN, _MARGIN_WHOLE, _MARGIN_PART = 2.0, 5.0, 2.5
"""Nats by which another laying must be likelier before the printed one is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows, header first; the source lines of repeated headers; lines whose placing is doubtful."""

    rows: tuple[Row, ...]
    repeated: tuple[int, ...] = ()
    moved: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Laid:
    """A row on its way: its printed cells (raw) and the column of each.

    ``lacking`` are columns that its page's header doesn't have; ``whole`` says that the row
    was printed with as many cells as the table has columns.
    """

    line: int
    cells: list[str]
    columns: list[int]
    lacking: frozenset[int] = field(default=frozenset())
    whole: bool = False
    segment: int = 0
    above: frozenset[int] = frozenset()


def clean(cell: str) -> str:
    """A cell's text, normalised."""
    return "" if cell == LEFT else widen_punctuation(close_spaces(cell.strip()))


def cells_of(text: str) -> Cells:
    """The printed cells of one row, layout spaces kept (they may part two cells run together)."""
    mark = "\t" if "\t" in text else "|"
    row = text if mark == "\t" else text.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip() for cell in row.split(mark))


def _whole_rows(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """The rows, each at its first line, with what a cell's line break cut off."""
    rows: list[tuple[int, str]] = []
    for line in lines:
        if rows and not is_row(line):
            no, text = rows[-1]
            rows[-1] = (no, text + line.text)
        else:
            rows.append((line.no, line.text))
    return rows


def _holds(cells: Cells) -> bool:
    """Whether a row says anything: a ruler and a row of empty cells don't."""
    return any(set(cell) - set("-: ") for cell in cells)


def read_table(segments: Sequence[Paragraph]) -> Table:
    """One table from its page segments."""
    parsed = [
        [(no, cells) for no, text in _whole_rows(segment.lines) if _holds(cells := cells_of(text))]
        for segment in segments
    ]
    parsed = [rows for rows in parsed if rows]
    if not parsed:
        return Table(rows=())
    header = parsed[0][0][1]
    headers = [rows[0][1] for rows in parsed if same_header(rows[0][1], header)]
    columns = max((_trim(one) for one in headers), key=len, default=())
    width = len(columns)
    laid: list[_Laid] = []
    repeated: list[int] = []
    for index, rows in enumerate(parsed):
        places: tuple[int, ...] | None = None
        for position, (no, cells) in enumerate(rows):
            if position == 0 and same_header(cells, header):
                places = _places(_trim(cells), columns)
                if index:
                    repeated.append(no)
                continue
            laid.append(_lay(no, cells, places, width, index))
    marked = any(cell in (ABOVE, LEFT) for rows in parsed for _, cells in rows for cell in cells)
    moved = [] if marked else _settle(laid, width)
    doubtful = [row.line for row in laid if len(set(row.columns)) < len(row.columns)]
    out: list[Row] = [tuple(clean(name) for name in columns)]
    out += [_row(row, width) for row in laid]
    merged = _merged(out, laid) if marked else _merge_down(out, _lacking(laid))
    return Table(rows=merged, repeated=tuple(repeated), moved=tuple(moved), doubtful=tuple(doubtful))


def same_header(cells: Cells, header: Cells) -> bool:
    """Whether two header rows name the same columns, empty cells apart."""
    return [clean(c) for c in cells if c] == [clean(c) for c in header if c]


def continues_table(first: Paragraph, segment: Paragraph) -> bool:
    """Whether a segment goes on with the table that ``first`` began, and is no other one below it.

    Another one begins with a row of columns' names of which most are none of the first one's.
    """
    if segment.shape is not first.shape:
        return False
    if first.shape is not Shape.TABLE or len(segment.lines) < _LEAST_ROWS:
        return True
    names = [clean(cell) for cell in cells_of(segment.lines[0].text) if cell]
    known = {clean(cell) for cell in cells_of(first.lines[0].text)}
    if len(names) < _LEAST_ROWS or any(mark in name for name in names for mark in "，。；"):
        return True
    fresh = [name for name in names if name not in known]
    common = sum(1 for name in fresh if is_column_name(name))
    return len(fresh) <= len(names) / 2 or common < _LEAST_ROWS


def _trim(cells: Cells) -> Cells:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _places(header: Cells, columns: Cells) -> tuple[int, ...]:
    """Column index of each cell of a segment whose header may lack a spanned column."""
    names = [clean(name) for name in columns]
    places: list[int] = []
    at = -1
    for name in (clean(cell) for cell in header):
        at = next((i for i in range(at + 1, len(names)) if names[i] == name), at + 1)
        places.append(at)
    return tuple(places)


def _lay(no: int, cells: Cells, places: tuple[int, ...] | None, width: int, segment: int) -> _Laid:
    kept: list[str] = []
    columns: list[int] = []
    for index, cell in enumerate(cells):
        if not cell or cell in (ABOVE, LEFT):
            continue
        column = places[index] if places and index < len(places) else index
        kept.append(cell)
        columns.append(min(column, width - 1))
    lacking = frozenset(range(width)) - frozenset(places) if places else frozenset()
    whole = places is not None and len(cells) == width
    above = frozenset(index for index, cell in enumerate(cells) if cell == ABOVE)
    return _Laid(
        line=no, cells=kept, columns=columns, lacking=lacking, whole=whole, segment=segment, above=above
    )


def _settle(laid: list[_Laid], width: int) -> list[int]:
    """Lay shifted rows anew and part cells run together, where the profiles are clear."""
    moved: set[int] = set()
    for _ in range(2):
        sound = [row for row in laid if len(set(row.columns)) == len(row.columns)]
        held: list[list[str]] = [[] for _ in range(width)]
        for row in sound:
            for cell, column in zip(row.cells, row.columns, strict=True):
                held[column].append(clean(cell))
        if sum(1 for cells in held if len(cells) >= _FEW) < 2:
            return []
        profiles = [profile(cells, len(sound)) for cells in held]
        moved |= {row.line for row in laid if _resettle(row, profiles)}
    return sorted(moved)


def _resettle(row: _Laid, profiles: Sequence[Profile]) -> bool:
    """Whether the row was laid anew: shifted, or with one cell parted in two."""
    cells = [clean(cell) for cell in row.cells]
    printed = likelihood(cells, row.columns, profiles)
    columns, best = lay(cells, profiles)
    margin = _MARGIN_WHOLE if row.whole else _MARGIN
    changed = False
    if best - printed >= margin and list(columns) != row.columns:
        row.columns, printed, changed = list(columns), best, True
    parted = max(_partings(row.cells, profiles), default=None)
    if parted and parted[0] - printed >= _MARGIN_PART:
        _, row.cells, row.columns = parted
        changed = True
    return changed


def _partings(
    cells: Sequence[str], profiles: Sequence[Profile]
) -> Iterator[tuple[float, list[str], list[int]]]:
    """Every way to part one cell at a space, with the likelihood of the row so laid."""
    if len(cells) >= len(profiles):
        return
    for index, cell in enumerate(cells):
        pieces = cell.split(" ")
        for cut in range(1, len(pieces)):
            a, b = " ".join(pieces[:cut]), " ".join(pieces[cut:])
            if clean(a) and clean(b):
                parted = [*cells[:index], a, b, *cells[index + 1 :]]
                columns, score = lay([clean(one) for one in parted], profiles)
                yield score, parted, list(columns)


def _row(row: _Laid, width: int) -> Row:
    cells = [""] * width
    for cell, column in zip(row.cells, row.columns, strict=True):
        text = clean(cell)
        cells[column] = f"{cells[column]} {text}" if cells[column] else text
    return tuple(cells)


def _lacking(laid: Sequence[_Laid]) -> list[frozenset[int]]:
    """For each row, the columns that its page has neither in the header nor in any row."""
    used: dict[int, set[int]] = {}
    for row in laid:
        used.setdefault(row.segment, set()).update(row.columns)
    return [row.lacking - used[row.segment] for row in laid]


def _merged(rows: Sequence[Row], laid: Sequence[_Laid]) -> tuple[Row, ...]:
    """Rows whose merged cells are marked; what continues the header is left empty."""
    return (
        *rows[:2],
        *(
            tuple(None if index in one.above and not cell else cell for index, cell in enumerate(row))
            for row, one in zip(rows[2:], laid[1:], strict=True)
        ),
    )


def _merge_down(rows: Sequence[Row], lacking: Sequence[frozenset[int]]) -> tuple[Row, ...]:
    """Empty cells in the leading label columns continue the cell above.

    A column that a page doesn't have at all (``lacking``) stays empty there: its label was lost.
    """
    body = rows[1:]
    if len(body) < 2:
        return tuple(rows)
    labels = 0
    while labels < len(rows[0]) - 1:
        having = [row for row, missing in zip(body, lacking, strict=True) if labels not in missing]
        if sum(1 for row in having if not row[labels]) <= 0.25 * len(having):
            break
        labels += 1
    out: list[Row] = [rows[0]]
    for index, (row, missing) in enumerate(zip(body, lacking, strict=True)):
        cells = list(row)
        if index:
            for column in range(max(labels, 1)):
                if cells[column]:
                    break
                if column not in missing:
                    cells[column] = None
        out.append(tuple(cells))
    return tuple(out)
