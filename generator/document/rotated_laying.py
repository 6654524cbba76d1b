"""The columns of a rotated table: which printed line belongs to which, when only the lines' order is known.

A cell's lines are full but for its last, rows go through the columns in order, a line that ends in 、 or
inside a bracket goes on, and the names of the columns say what they hold. The cheapest laying
under these is found by dynamic programming; it teaches the columns' widths, the words they hold
and how often a cell is empty, and is found again with what was learnt.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.document.column_names import Holds, looks_like, named

GO_ON, UNFULL, FULL_END, OVERFLOW, LABEL, ROW, EMPTY = 0.2, 4.0, 0.7, 3.0, 1.0, 2.0, 6.0
"""Costs: a further line in a cell, the same after a line that wasn't full, ending at a full one, each
character over the width, a group's label, a row, an empty cell."""
_UNLIKE, _TIED, _COMMA = 2.5, 5.0, 3.0
"""A line that isn't what its column holds; a cell that ends at 、 or in a bracket; one that ends at ，."""
_SHORT = 5
"""Lines this short are no full ones of any column, until its width is known."""
_LABEL_WIDTH = 7
_SAMPLE = 600
_ROUNDS = 4
_OFTEN, _FINAL, _CLOSED = 3, 0.15, 2.5
_MOST_UNLIKE = 4.0
_WEIGHT = 0.35
_LEAST_EMPTY = 0.02
_NEAR = 60
"""Characters of a line in which a bracket that is left open is looked for."""
_TIES = re.compile(r"[、（《“〈〔]$|[（《“〈〔][^）》”〉〕]*$")
_FOLLOWS = "、，。；：）》”〉〕"
_TIME_CUT = re.compile(
    r"\d\n(?:\d|年|月|日|[%个项家座处])|\d年\n\d|\d月\n[底初中末份]|[月年]底\n[前完]|以\n[上下]"
)
"""Where a number or a time is cut in two, ``\\n`` being the cut."""
_PROSE = re.compile(r"[，。；\d]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A printed line of a cell: its text, and its width in characters (a pair of digits is one)."""

    text: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Learnt:
    """What a laying teaches of each column, 0 being that of the groups' labels."""

    limits: tuple[int | None, ...]
    words: tuple[dict[str, float], ...]
    unseen: tuple[float, ...]
    finals: tuple[frozenset[str], ...]
    empty: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laying:
    """The column of each line (1 …, or 0 for a group's label), and the line at which each row begins."""

    columns: tuple[int, ...]
    starts: frozenset[int]


def lay_out(lines: Sequence[Printed], header: Sequence[str]) -> Laying:
    """The likeliest laying of the lines on columns of these names."""
    holds = [named(name) for name in header]
    sample = lines[:_SAMPLE]
    learnt = _untaught(len(header))
    for _ in range(_ROUNDS):
        learnt = _learn(sample, _cheapest(sample, holds, learnt), len(header))
    return _cheapest(lines, holds, learnt)


def _untaught(columns: int) -> _Learnt:
    every = columns + 1
    return _Learnt(
        limits=(_LABEL_WIDTH, *(None,) * columns),
        words=({},) * every,
        unseen=(0.0,) * every,
        finals=(frozenset(),) * every,
        empty=(0.0, *(EMPTY,) * columns),
    )


def _learn(lines: Sequence[Printed], laying: Laying, columns: int) -> _Learnt:
    every = range(columns + 1)
    full: list[list[int]] = [[] for _ in every]
    last: list[list[int]] = [[] for _ in every]
    words: list[Counter[str]] = [Counter() for _ in every]
    ends: list[Counter[str]] = [Counter() for _ in every]
    cells = [0] * (columns + 1)
    laid = laying.columns
    for index, (line, column) in enumerate(zip(lines, laid, strict=True)):
        goes_on = index + 1 < len(laid) and laid[index + 1] == column and index + 1 not in laying.starts
        (full if goes_on else last)[column].append(line.width)
        words[column].update(set(line.text))
        if not goes_on:
            ends[column][line.text[-1]] += 1
            cells[column] += 1
    alphabet = len(set().union(*words)) or 1
    totals = [counter.total() + 0.5 * alphabet for counter in words]
    rows = max(1, len(laying.starts))
    return _Learnt(
        limits=tuple(_limit(full[c], last[c]) or (_LABEL_WIDTH if c == 0 else None) for c in every),
        words=tuple(
            {char: math.log((n + 0.5) / total) for char, n in counter.items()}
            for counter, total in zip(words, totals, strict=True)
        ),
        unseen=tuple(math.log(0.5 / total) for total in totals),
        finals=tuple(
            frozenset(c for c, n in counter.items() if n >= _FINAL * counter.total() and n >= _OFTEN)
            for counter in ends
        ),
        empty=(0.0, *(-math.log(min(0.9, max(_LEAST_EMPTY, 1 - cells[c] / rows))) + 0.5 for c in every[1:])),
    )


def _limit(full: Sequence[int], last: Sequence[int]) -> int | None:
    """The width of a column: where the lines that go on crowd; without such, its longest line."""
    if not full:
        return max(last, default=None)
    widths = Counter(full)
    near = max(sorted(widths), key=lambda w: (widths[w - 1] + 2 * widths[w] + widths[w + 1], w))
    return near + 1 if widths[near + 1] > 0.5 * widths[near] else near


def _fit(line: Printed, kind: Holds, column: int, holds: Sequence[Holds], learnt: _Learnt) -> float:
    limit = learnt.limits[column]
    cost = 0.0
    if limit is not None and line.width > limit + 1:
        cost += OVERFLOW * min(4, line.width - limit - 1)
    if column == 0:
        cost += _UNLIKE * (kind is not Holds.WORDS) + _UNLIKE * bool(_PROSE.search(line.text))
    elif kind is not holds[column - 1]:
        telling = min(1.0, line.width / 4)
        cost += _UNLIKE * telling * (0.5 if Holds.WORDS in (kind, holds[column - 1]) else 1.0)
    return cost


def _unlike(line: Printed, learnt: _Learnt) -> list[float]:
    """How unlike each column's words the line's are, above the column that is most like it."""
    if not any(learnt.words):
        return [0.0] * len(learnt.words)
    letters = set(line.text)
    costs = [
        -_WEIGHT * sum(words.get(char, unseen) for char in letters)
        for words, unseen in zip(learnt.words, learnt.unseen, strict=True)
    ]
    least = min(costs)
    return [min(_MOST_UNLIKE, cost - least) for cost in costs]


def _stay(line: Printed, column: int, learnt: _Learnt) -> float:
    """The cost of a further line in the same cell."""
    limit = learnt.limits[column]
    if column == 0:  # a label is parted by its words, not by its width
        return GO_ON
    if limit is None:
        cost = UNFULL if line.width <= _SHORT else GO_ON
    else:
        short = limit - line.width
        slack = max(2.0, 0.17 * limit)
        cost = GO_ON + 0.3 * max(0, short - 1) if short <= slack else UNFULL + 0.1 * short
    return cost + (_CLOSED if line.text[-1] in learnt.finals[column] else 0.0)


def _leave(line: Printed, column: int, learnt: _Learnt) -> float:
    """The cost of a cell's end."""
    limit = learnt.limits[column]
    if not column or limit is None or line.text[-1] in learnt.finals[column]:
        return 0.0
    return FULL_END if line.width >= limit - 1 else 0.0


def _tie(line: Printed, after: Printed) -> float:
    """What speaks against a cell's end between two lines."""
    if _TIES.search(line.text[-_NEAR:]) or after.text[0] in _FOLLOWS:
        return _TIED
    if _TIME_CUT.search(f"{line.text[-6:]}\n{after.text[:2]}"):
        return _TIED
    return _COMMA if line.text.endswith("，") else 0.0


def _turns(last: int, empty: Sequence[float]) -> list[list[tuple[int, float, bool]]]:
    """For each column: where a cell can follow from, what it costs, and whether a row begins with it."""
    skip = [0.0] * (last + 2)
    for column in range(1, last + 1):
        skip[column + 1] = skip[column] + empty[column]
    ways: list[list[tuple[int, float, bool]]] = []
    for column in range(last + 1):
        own: list[tuple[int, float, bool]] = []
        for source in range(last + 1):
            if column == 0:
                if source:
                    own.append((source, ROW + LABEL + skip[last + 1] - skip[source + 1], True))
                continue
            if source < column:
                own.append((source, skip[column] - skip[source + 1] if source else skip[column], False))
            if source:
                rest = skip[last + 1] - skip[source + 1]
                own.append((source, ROW + rest + skip[column], True))
        ways.append(own)
    return ways


def _cheapest(lines: Sequence[Printed], holds: Sequence[Holds], learnt: _Learnt) -> Laying:
    last = len(holds)
    every = range(last + 1)
    ways = _turns(last, learnt.empty)
    cost: list[float] = []
    steps: list[list[tuple[int, bool]]] = []
    kinds = [looks_like(line.text) for line in lines]
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        unlike = _unlike(line, learnt)
        fit = [_fit(line, kind, column, holds, learnt) + unlike[column] for column in every]
        if not index:
            cost = [LABEL + fit[0], *(sum(learnt.empty[1:c]) + fit[c] for c in every[1:])]
            continue
        before = lines[index - 1]
        tie = _tie(before, line)
        left = [cost[c] + _leave(before, c, learnt) + tie for c in every]
        fresh: list[float] = []
        back: list[tuple[int, bool]] = []
        for column in every:
            best, step = cost[column] + _stay(before, column, learnt), (column, False)
            for source, turn, row in ways[column]:
                other = left[source] + turn
                if other < best:
                    best, step = other, (source, row)
            fresh.append(best + fit[column])
            back.append(step)
        cost = fresh
        steps.append(back)
    column = min(every, key=lambda c: cost[c] + sum(learnt.empty[c + 1 :]))
    columns, starts = [column], {0}
    for index in range(len(steps) - 1, -1, -1):
        source, row = steps[index][column]
        if row:
            starts.add(index + 1)
        column = source
        columns.append(column)
    return Laying(columns=tuple(reversed(columns)), starts=frozenset(starts))
