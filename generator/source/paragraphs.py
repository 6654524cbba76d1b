"""Lines → paragraphs: what the printer cut is joined again, and nothing else.

A printed layer is re-joined by measuring (:mod:`generator.source.wrap`), a flowed one by
syntax (:mod:`generator.source.breaks`). Tables keep their rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.source.breaks import joins_flowed
from generator.source.furniture import Furniture
from generator.source.labels import Label, LabelKind, read_label
from generator.source.layout import Measure
from generator.source.lines import Layout, Line
from generator.source.openings import openings
from generator.source.punctuation import widen_punctuation
from generator.source.rows import breaks_row, is_row
from generator.source.shape import Paragraph, Pending, Shape
from generator.source.spacing import close_spaces
from generator.source.wrap import joins_printed

# Labels that are words: 第三条 本办法…
_WORDED = (LabelKind.PART, LabelKind.CHAPTER, LabelKind.SECTION, LabelKind.ARTICLE)
_DIVISIONS = (LabelKind.PART, LabelKind.CHAPTER, LabelKind.SECTION)
_LETTERS = re.compile(r"[A-Za-z]")
_MARKS = re.compile(r"[，。；：《》,;:]")
_HEADING = 30
ROTATED_LEAST = 24
"""Fewer one-character lines than this in a row are no rotated table."""


def join(lines: Sequence[Line]) -> str:
    """The normalised text of joined lines. A bare number or 第三条 keeps the space behind it."""
    out = ""
    for line in lines:
        if out and line.text and _LETTERS.match(out[-1]) and _LETTERS.match(line.text[0]):
            out += " "
        out += line.text
    if len(lines) > 1 and (first := read_label(lines[0].text)) and _is_bare_division(first, lines[0].text):
        out = f"{out[: first.end]} {out[first.end :].lstrip()}"
    label = read_label(out)
    if label and (label.bare or (label.kind in _WORDED and out[label.end : label.end + 1].isspace())):
        return f"{label.text} {widen_punctuation(close_spaces(out[label.end :].lstrip()))}"
    return widen_punctuation(close_spaces(out))


def paragraphs(
    lines: Sequence[Line], measured: Measure, removed: Mapping[int, Furniture]
) -> tuple[Paragraph, ...]:
    """All paragraphs and tables of the lines, furniture left out, in printed order."""
    kept = [line for line in lines if line.text and line.no not in removed]
    gaps = _gaps(lines, removed)
    rotated = _rotated(kept)
    opening = openings(kept)
    joins = joins_printed if measured.layout is Layout.PRINTED else joins_flowed
    out: list[Paragraph] = []
    pending: Pending | None = None

    def close() -> None:
        if pending:
            out.append(Paragraph(lines=tuple(pending.lines), text=join(pending.lines)))

    index = 0
    while index < len(kept):
        line = kept[index]
        if shape := (Shape.ROTATED if line.no in rotated else Shape.TABLE if is_row(line) else None):
            close()
            pending = None
            run = [line]
            while index + 1 < len(kept) and (
                _continues(run[-1], kept[index + 1], shape, rotated)
                or (shape is Shape.TABLE and breaks_row(run[-1], kept[index + 1 : index + 3]))
            ):
                index += 1
                run.append(kept[index])
            out.append(Paragraph(lines=tuple(run), text="", shape=shape))
        elif pending and (
            _completes(pending, line)
            or (
                line.no not in opening
                and joins(pending, line, measured, after_blank=line.no in gaps, earlier=out)
            )
        ):
            pending.add(line)
        else:
            close()
            pending = Pending(line)
        index += 1
    close()
    return tuple(out)


def _completes(pending: Pending, line: Line) -> bool:
    """Whether the line is the heading of a chapter whose number stands alone above it: 第五章, 设施管理."""
    label = read_label(pending.text)
    if label is None or len(pending.lines) > 1 or not _is_bare_division(label, pending.text):
        return False
    return len(line.text) <= _HEADING and not _MARKS.search(line.text) and read_label(line.text) is None


def _is_bare_division(label: Label, text: str) -> bool:
    return label.kind in _DIVISIONS and not text[label.end :].strip()


def _gaps(lines: Sequence[Line], removed: Mapping[int, Furniture]) -> frozenset[int]:
    """Lines below a blank one; a blank that came with a page's furniture is the page's own."""
    found: set[int] = set()
    blank = page = False
    for line in lines:
        if line.no in removed:
            page = True
        elif line.blank:
            blank = True
        else:
            if blank and not page:
                found.add(line.no)
            blank = page = False
    return frozenset(found)


def _continues(last: Line, line: Line, shape: Shape, rotated: frozenset[int]) -> bool:
    if shape is Shape.ROTATED:
        return line.no in rotated
    return is_row(line) and line.no == last.no + 1


def _rotated(kept: Sequence[Line]) -> frozenset[int]:
    """Lines of long runs in which each line is one or two characters."""
    found: set[int] = set()
    run: list[int] = []
    for line in (*kept, None):
        if line is not None and len(line.text) <= 3 and "\t" not in line.text and not line.heading:
            run.append(line.no)
            continue
        if len(run) >= ROTATED_LEAST:
            found.update(run)
        run = []
    return frozenset(found)
