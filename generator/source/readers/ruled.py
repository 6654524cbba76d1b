"""Ruled tables on a PDF page: ruling lines → a grid → rows of cells, merged cells printed once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.source.readers.glyphs import Glyph, Rule
from generator.source.readers.setting import Piece, rows_of, text_of
from generator.source.readers.spans import ABOVE, LEFT

_SNAP = 3.0
"""Points within which ruling lines are one, or touch."""
_MOST_CELLS = 40_000


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table's distinct positions from left to right and from top to bottom, and its rules."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: tuple[Rule, ...]


def ruled_tables(
    glyphs: Sequence[Glyph], rules: Sequence[Rule]
) -> tuple[tuple[Piece, ...], tuple[Glyph, ...]]:
    """The tables that ``rules`` enclose, and the glyphs that stand in none of them."""
    tables: list[Piece] = []
    rest = list(glyphs)
    for grid in _grids(rules):
        left, right, top, bottom = grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1]
        inside = [g for g in rest if left < (g.x0 + g.x1) / 2 < right and bottom < _middle(g) < top]
        if not inside:
            continue
        rows = tuple(_rows(grid, inside))
        if not rows:
            continue
        taken = set(map(id, inside))
        rest = [g for g in rest if id(g) not in taken]
        tables.append(Piece(x0=left, x1=right, y=top, glyphs=(), rows=rows))
    return tuple(tables), tuple(rest)


def _middle(glyph: Glyph) -> float:
    return glyph.y + 0.35 * glyph.size


def _grids(rules: Sequence[Rule]) -> Iterator[_Grid]:
    """Each set of rules that touch one another, where they part at least two cells."""
    for group in _touching(rules):
        level = [rule for rule in group if rule.level]
        cross = [rule for rule in group if not rule.level]
        if len(level) < 2 or not cross:
            continue
        ends = [end for rule in level for end in (rule.start, rule.end)]
        xs = _distinct([rule.at for rule in cross] + [min(ends), max(ends)])
        reach = [end for rule in cross for end in (rule.start, rule.end)]
        ys = _distinct([rule.at for rule in level] + [min(reach), max(reach)])[::-1]
        if len(xs) > 2 and len(ys) > 1 and len(xs) * len(ys) <= _MOST_CELLS:
            yield _Grid(xs=tuple(xs), ys=tuple(ys), rules=tuple(group))


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in groups: level and crossing ones that meet belong together."""
    parent = list(range(len(rules)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    level = sorted((i for i, rule in enumerate(rules) if rule.level), key=lambda i: rules[i].at)
    heights = [rules[i].at for i in level]
    for index, rule in enumerate(rules):
        if rule.level:
            continue
        low, high = bisect_left(heights, rule.start - _SNAP), bisect_right(heights, rule.end + _SNAP)
        for other in level[low:high]:
            crossed = rules[other]
            if crossed.start - _SNAP <= rule.at <= crossed.end + _SNAP:
                parent[root(other)] = root(index)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return list(groups.values())


def _distinct(values: Sequence[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _SNAP:
            out.append(value)
    return out


def _rows(grid: _Grid, glyphs: Sequence[Glyph]) -> Iterator[str]:
    """The table's rows, cells parted by tabs; a merged cell's text stands in its first place."""
    owner = _merged(grid)
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        column = _interval(grid.xs, (glyph.x0 + glyph.x1) / 2)
        row = _interval(tuple(-y for y in grid.ys), -_middle(glyph))
        held.setdefault(owner[row, column], []).append(glyph)
    width = len(grid.xs) - 1
    for row in range(len(grid.ys) - 1):
        texts = [_cell_text(held.get((row, column), ())) for column in range(width)]
        if any(texts):
            yield "\t".join(text or _mark(owner, row, column) for column, text in enumerate(texts))


def _mark(owner: dict[tuple[int, int], tuple[int, int]], row: int, column: int) -> str:
    """What stands in a place without text: nothing, or the mark of the cell that covers it."""
    first = owner[row, column]
    if first == (row, column):
        return ""
    return ABOVE if first[0] < row else LEFT


def _interval(edges: Sequence[float], value: float) -> int:
    for index in range(len(edges) - 2):
        if value < edges[index + 1]:
            return index
    return len(edges) - 2


def _cell_text(glyphs: Sequence[Glyph]) -> str:
    out = ""
    for row in rows_of(glyphs):
        text = text_of(row)
        if (
            out
            and text
            and out[-1].isascii()
            and out[-1].isalpha()
            and text[0].isascii()
            and text[0].isalpha()
        ):
            out += " "
        out += text
    return out


def _merged(grid: _Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """(row, column) → the first place of the cell that covers it: what no rule parts is one cell."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    beside = [[r for r in grid.rules if not r.level and abs(r.at - x) <= _SNAP] for x in grid.xs]
    above = [[r for r in grid.rules if r.level and abs(r.at - y) <= _SNAP] for y in grid.ys]
    for row in range(len(grid.ys) - 1):
        middle_y = (grid.ys[row] + grid.ys[row + 1]) / 2
        for column in range(len(grid.xs) - 1):
            middle_x = (grid.xs[column] + grid.xs[column + 1]) / 2
            place = (row, column)
            if column and not _parted(beside[column], middle_y):
                place = owner[row, column - 1]
            if row and not _parted(above[row], middle_x):
                upper = owner[row - 1, column]
                if place == (row, column) or upper < place:
                    place = upper
            owner[row, column] = place
    return owner


def _parted(rules: Sequence[Rule], middle: float) -> bool:
    """Whether one of the rules on an edge runs past the middle of a cell's side."""
    return any(rule.start <= middle <= rule.end for rule in rules)
