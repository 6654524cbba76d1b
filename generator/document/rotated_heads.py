"""The header of a rotated table: the short lines that open page after page, or the table's one page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.document.column_names import Holds, is_column_name, named
from generator.source.lines import Line
from generator.source.paragraphs import join

MOST_COLUMNS = 7
_GAP = 2  # lines between chunks: the blank one; more is page furniture that was taken out
_HEADING = re.compile(r"[^，。；：、\d]{2,8}")
_LAST = re.compile(r"备注|说明|.*(?:要求|措施|目标|内容|指标)")
_SURE = 2
"""Common names of columns that a header holds if it is printed only once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A printed line of a cell: its source lines and its text."""

    lines: tuple[Line, ...]
    text: str

    @property
    def width(self) -> int:
        """Characters in the printed line (a pair of digits is one)."""
        return len(self.lines)


def chunks_of(lines: Sequence[Line]) -> list[Chunk]:
    """The runs of lines between blank ones and page starts."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.no == runs[-1][-1].no + 1 and not line.page_start:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [Chunk(lines=tuple(run), text=join(run)) for run in runs]


def find_header(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """The names of the columns; empty where nothing tells them."""
    texts = [chunk.text for chunk in chunks]
    opening = [0, *(i for i in range(1, len(chunks)) if _opens_page(chunks[i - 1], chunks[i]))]
    found: Counter[tuple[str, ...]] = Counter()
    for start in opening:
        for size in range(2, MOST_COLUMNS + 1):
            run = tuple(texts[start : start + size])
            if len(set(run)) == size and all(_HEADING.fullmatch(text) for text in run):
                found[run] += 1
    best = max(((count, len(run), run) for run, count in found.items() if count > 1), default=(0, 0, ()))
    return best[2] or _printed_once(texts[:MOST_COLUMNS])


def _printed_once(texts: Sequence[str]) -> tuple[str, ...]:
    """The names that open the table, if enough of them are names of columns."""
    size = 0
    words = True  # right of agencies and times a phrase is a group's label, not a name
    while size < len(texts) and is_column_name(texts[size]):
        holds = named(texts[size])
        if holds is Holds.WORDS and not words and not _LAST.fullmatch(texts[size]):
            break
        words = words and holds not in (Holds.AGENCIES, Holds.TIME)
        size += 1
    return tuple(texts[:size]) if size >= _SURE and len(set(texts[:size])) == size else ()


def without_headers(chunks: Sequence[Chunk], header: tuple[str, ...]) -> tuple[list[Chunk], list[Chunk]]:
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


def _opens_page(before: Chunk, chunk: Chunk) -> bool:
    """Whether page furniture or a page start stands between two chunks."""
    return chunk.lines[0].page_start or chunk.lines[0].no - before.lines[-1].no > _GAP
