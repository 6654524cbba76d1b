"""Tables set on their side, which a text layer yields one character a line.

A blank line stands wherever a printed line of a cell ended, so the runs between blanks
(chunks) are known but not which of them belong to one cell. A cell's lines are full but for
its last; the header returns on every page and tells the number of columns. The column widths
and the laying of chunks on columns are found together: for each choice of widths the
cheapest laying, by dynamic programming; then the choice under which the columns are most
alike in themselves (:mod:`generator.document.columns`). For the choice only a sample is laid,
by widths alone (:mod:`generator.document.widths`); what its columns are like then counts, too.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.document.columns import MOST_LIKELY, Profile, profile
from generator.document.model import Row
from generator.document.widths import (
    FULL_END,
    GO_ON,
    LABEL,
    LABEL_WIDTH,
    OVERFLOW,
    ROW,
    SQUEEZED,
    UNFULL,
    cheapest_layings,
    slack,
    turns,
)
from generator.source.lines import Line
from generator.source.paragraphs import join

_MOST_COLUMNS = 5
_WIDEST = 48
"""No printed line of a cell is wider, in characters; the search for the widths stays small."""
_STEPS = {2: 2, 3: 2, 4: 4, 5: 8}
"""By number of columns, the steps in which widths are tried, in characters."""
_SAMPLE = 60
_ROUNDS = 3
_FINAL = 0.15
"""Share of a column's cells that a last character must end to be known as one that ends cells."""
_CLOSED = 2.5
_MOST_UNLIKE = 5.0
_TELLING = 6
_WEIGHT = 0.2
"""Of a choice's likeness against its cost."""
_OFTEN = 3
_GAP = 2  # lines between chunks: the blank one; more is page furniture that was taken out
_HEADING = re.compile(r"[^，。；：、\d]{2,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A printed line of a cell: its source lines, its text and its width in characters."""

    lines: tuple[Line, ...]
    text: str

    @property
    def width(self) -> int:
        """Characters in the printed line (a pair of digits is one)."""
        return len(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotated:
    """The table read upright, header first; ``sure`` is False when no header told the columns.

    ``repeated`` are the source lines of the headers after the first.
    """

    rows: tuple[Row, ...]
    sure: bool
    repeated: tuple[int, ...] = ()


def read_rotated(lines: Sequence[Line]) -> Rotated:
    """The table that stands on its side in ``lines``."""
    chunks = _chunks(lines)
    header = _header(chunks)
    if not 2 <= len(header) <= _MOST_COLUMNS:
        return Rotated(rows=tuple((chunk.text,) for chunk in chunks), sure=False)
    upright, heads = _without(chunks, header)
    body = _parted(upright)
    if len(body) < 2 * len(header):
        return Rotated(rows=tuple((chunk.text,) for chunk in chunks), sure=False)
    columns = _laid(body, len(header))
    repeated = tuple(line.no for chunk in heads[len(header) :] for line in chunk.lines)
    return Rotated(rows=_rows(body, columns, header), sure=True, repeated=repeated)


def _chunks(lines: Sequence[Line]) -> list[Chunk]:
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.no == runs[-1][-1].no + 1 and not line.page_start:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [Chunk(lines=tuple(run), text=join(run)) for run in runs]


def _header(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """The run of short chunks that opens page after page, word for word."""
    texts = [chunk.text for chunk in chunks]
    opening = [i for i in range(1, len(chunks)) if _opens_page(chunks[i - 1], chunks[i])]
    opening += [0]
    found: Counter[tuple[str, ...]] = Counter()
    for start in opening:
        for size in range(2, _MOST_COLUMNS + 1):
            run = tuple(texts[start : start + size])
            if len(set(run)) == size and all(_HEADING.fullmatch(text) for text in run):
                found[run] += 1
    best = max(((count, len(run), run) for run, count in found.items() if count >= 2), default=(0, 0, ()))
    return best[2]


def _opens_page(before: Chunk, chunk: Chunk) -> bool:
    """Whether page furniture or a page start stands between two chunks."""
    return chunk.lines[0].page_start or chunk.lines[0].no - before.lines[-1].no > _GAP


def _without(chunks: Sequence[Chunk], header: tuple[str, ...]) -> tuple[list[Chunk], list[Chunk]]:
    """The chunks between the headers, and those of the headers."""
    out: list[Chunk] = []
    heads: list[Chunk] = []
    index = 0
    while index < len(chunks):
        if tuple(chunk.text for chunk in chunks[index : index + len(header)]) == header:
            heads += chunks[index : index + len(header)]
            index += len(header)
            continue
        out.append(chunks[index])
        index += 1
    return out, heads


def _parted(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Chunks between which a blank line is missing: the tail is a cell that stands often elsewhere."""
    often = {
        text for text, count in Counter(c.text for c in chunks).items() if count >= _OFTEN and len(text) >= 4
    }
    out: list[Chunk] = []
    for chunk in chunks:
        cut = next((cut for cut in range(1, 5) if chunk.text[cut:] in often), 0)
        if cut and len("".join(line.text for line in chunk.lines[:cut])) == cut:
            out.append(Chunk(lines=chunk.lines[:cut], text=join(chunk.lines[:cut])))
            out.append(Chunk(lines=chunk.lines[cut:], text=join(chunk.lines[cut:])))
        else:
            out.append(chunk)
    return out


def _laid(chunks: Sequence[Chunk], columns: int) -> list[int]:
    """The column of each chunk: 1 … ``columns``, or 0 for the label of a group."""
    sample = chunks[:_SAMPLE]
    widest = min(max(chunk.width for chunk in chunks), _WIDEST)
    step = _STEPS[columns]
    choices = range(5, max(widest, 4) + 2, step)
    tried = [widths for widths in itertools.product(choices, repeat=columns) if max(widths) >= widest - step]
    best: tuple[float, tuple[int, ...]] = (-math.inf, ())
    likeness: dict[tuple[int, ...], float] = {}
    for cost, widths, laid in cheapest_layings([chunk.width for chunk in sample], tried):
        if _WEIGHT * MOST_LIKELY * len(sample) - cost < best[0]:
            break  # the rest cost more than likeness could make good
        if laid not in likeness:
            likeness[laid] = _likeness(sample, laid, columns)
        best = max(best, (_WEIGHT * likeness[laid] - cost, widths))
    widths = best[1]
    columned = _cheapest(chunks, widths, None)
    for _ in range(_ROUNDS):
        columned = _cheapest(chunks, widths, _learn(chunks, columned, columns))
    return columned


@dataclass(frozen=True, slots=True, kw_only=True)
class _Learnt:
    """What a laying teaches: each column's profile, and the characters with which its cells end."""

    profiles: tuple[Profile, ...]
    finals: tuple[frozenset[str], ...]


def _learn(chunks: Sequence[Chunk], laid: Sequence[int], columns: int) -> _Learnt:
    ends: list[Counter[str]] = [Counter() for _ in range(columns + 1)]
    for index, (chunk, column) in enumerate(zip(chunks, laid, strict=True)):
        if index + 1 == len(laid) or laid[index + 1] != column:
            ends[column][chunk.text[-1]] += 1
    finals = tuple(
        frozenset(c for c, n in counter.items() if n >= _FINAL * counter.total() and n >= _OFTEN)
        for counter in ends
    )
    return _Learnt(profiles=tuple(_profiles(chunks, laid, columns)), finals=finals)


def _profiles(chunks: Sequence[Chunk], laid: Sequence[int], columns: int) -> list[Profile]:
    held: list[list[str]] = [[] for _ in range(columns + 1)]
    for chunk, column in zip(chunks, laid, strict=True):
        held[column].append(chunk.text)
    return [profile(texts, len(chunks)) for texts in held]


def _likeness(chunks: Sequence[Chunk], laid: Sequence[int], columns: int) -> float:
    """How well the chunks fit the columns that they make."""
    found = _profiles(chunks, laid, columns)
    return sum(found[column].likelihood(chunk.text) for chunk, column in zip(chunks, laid, strict=True))


def _cheapest(chunks: Sequence[Chunk], widths: Sequence[int], learnt: _Learnt | None) -> list[int]:
    """The cheapest laying of the chunks on columns of these widths."""
    last = len(widths)
    limits = (LABEL_WIDTH, *widths)
    cost = [LABEL, 0.0] + [math.inf] * (last - 1)
    steps: list[list[int]] = []
    ways = turns(last)
    weights: dict[object, _Weights] = {}
    stay: Sequence[float] = ()
    leave: Sequence[float] = ()
    for index, chunk in enumerate(chunks):
        alike = chunk.width if learnt is None else index  # until something is learnt, only widths tell
        if alike not in weights:
            weights[alike] = _weigh(chunk, limits, learnt)
        fit, stay_on, leave_on = weights[alike]
        if not index:
            cost = [a + b for a, b in zip(cost, fit, strict=True)]
        else:
            fresh: list[float] = []
            back: list[int] = []
            for column, sources in enumerate(ways):
                value, best = cost[column] + stay[column], column
                for source, turn in sources:
                    other = cost[source] + leave[source] + turn
                    if other < value or (other == value and source < best):
                        value, best = other, source
                fresh.append(value + fit[column])
                back.append(best)
            cost = fresh
            steps.append(back)
        stay, leave = stay_on, leave_on
    column = min(range(last + 1), key=lambda c: cost[c] + (0 if c == last else ROW))
    laid = [column]
    for back in reversed(steps):
        column = back[column]
        laid.append(column)
    return list(reversed(laid))


_Weights = tuple[Sequence[float], Sequence[float], Sequence[float]]


def _weigh(chunk: Chunk, limits: Sequence[int], learnt: _Learnt | None) -> _Weights:
    """For each column what it costs that the chunk stands there, that its cell goes on, that it ends."""
    columns = range(len(limits))
    return (
        [_fit(chunk, column, limits, learnt) for column in columns],
        [_stay(chunk, column, limits, learnt) for column in columns],
        [_leave(chunk, column, limits, learnt) for column in columns],
    )


def _fit(chunk: Chunk, column: int, limits: Sequence[int], learnt: _Learnt | None) -> float:
    wide = OVERFLOW * max(0.0, chunk.width - limits[column] - SQUEEZED)
    if learnt is None:
        return wide
    telling = min(1.0, chunk.width / _TELLING)  # the tail of a cell says little of its column
    return wide + telling * min(_MOST_UNLIKE, -0.5 * learnt.profiles[column].likelihood(chunk.text))


def _stay(before: Chunk, column: int, limits: Sequence[int], learnt: _Learnt | None) -> float:
    """The cost of a further line in the same cell."""
    full = column == 0 or before.width >= limits[column] - slack(limits[column])
    closed = learnt is not None and column > 0 and before.text[-1] in learnt.finals[column]
    return (GO_ON if full else UNFULL) + (_CLOSED if closed else 0.0)


def _leave(before: Chunk, column: int, limits: Sequence[int], learnt: _Learnt | None) -> float:
    """The cost of a cell's end: none, unless its last line is as full as lines get."""
    if column == 0 or (learnt and before.text[-1] in learnt.finals[column]):
        return 0.0
    return FULL_END if before.width >= limits[column] - 1 else 0.0


def _rows(chunks: Sequence[Chunk], laid: Sequence[int], header: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows: with a first column for group labels where there are any, merged downwards."""
    width = len(header)
    labelled = 0 in laid
    rows: list[list[str]] = []
    label_for: dict[int, str] = {}
    before = width
    label = ""
    for chunk, column in zip(chunks, laid, strict=True):
        if column == 0:
            label = label + chunk.text if before == 0 else chunk.text
        elif column == 1 and before != 1:
            rows.append([""] * width)
            rows[-1][0] = chunk.text
            if label:
                label_for[len(rows) - 1] = label
                label = ""
        else:
            if not rows:
                rows.append([""] * width)
            rows[-1][column - 1] += chunk.text
        before = column
    if label:
        rows.append([""] * width)
        label_for[len(rows) - 1] = label
    if not labelled:
        return (header, *(tuple(row) for row in rows))
    out: list[Row] = [(header[0], "", *header[1:])]
    named = False
    for index, row in enumerate(rows):
        named = named or index in label_for
        first: str | None = label_for.get(index, None if named else "")
        out.append((first, *row))
    return tuple(out)
