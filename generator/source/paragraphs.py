"""Lines → paragraphs: what the printer cut is joined again, and nothing else.

A printed layer is re-joined by measuring (:mod:`generator.source.wrap`), a flowed one by
syntax (:mod:`generator.source.breaks`). Tables keep their rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from generator.source.breaks import joins_flowed
from generator.source.contents import find_contents
from generator.source.furniture import Furniture
from generator.source.labels import Label, LabelKind, read_label
from generator.source.layout import Measure
from generator.source.lines import Layout, Line
from generator.source.punctuation import widen_punctuation
from generator.source.rows import breaks_row, is_row
from generator.source.shape import Paragraph, Pending, Shape, ends_sentence, is_date_line, is_number_line
from generator.source.spacing import close_spaces
from generator.source.wrap import joins_printed

# Labels that are words: 第三条 本办法…
_WORDED = (LabelKind.PART, LabelKind.CHAPTER, LabelKind.SECTION, LabelKind.ARTICLE)
_DIVISIONS = (LabelKind.PART, LabelKind.CHAPTER, LabelKind.SECTION)
_LETTERS = re.compile(r"[A-Za-z]")
_MARKS = re.compile(r"[，。；：《》,;:]")
_ADDRESS = re.compile(r"://\S")
_LONE = re.compile(
    r"主\s*题\s*词\s*[:：].{0,60}|(?:.{4}\s*年?\s*)?第\s*[\d一二三四五六七八九十百]{1,5}\s*期(?:\s*[（(]\s*总.{1,12}[)）])?"
    r"|[—─―]{2}[^，。；：]{8,50}会议?上|[【〖][^【】〖〗，。]{2,20}[】〗]"
)
_LONGEST_LONE = 90
_GOVERNMENT = re.compile(r"[\u4e00-\u9fff]{2,12}人民政府")
_SIGNATURE = 40
_HEADING = 30
_TITLE_LINES = 5
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
    opening = _signing(kept) | _titling(kept) | _chapters(kept) | _listing(kept) | _lone(kept)
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


def _signing(kept: Sequence[Line]) -> frozenset[int]:
    """Short lines right above a date: they sign, even after a full line that ends a sentence."""
    found: set[int] = set()
    for above, line in pairwise(kept):
        if is_date_line(line.text) and len(above.text) <= _SIGNATURE and not _MARKS.search(above.text):
            found.add(above.no)
    return frozenset(found)


def _titling(kept: Sequence[Line]) -> frozenset[int]:
    """First lines of titles: those above a number's line up to the end of a sentence."""
    found: set[int] = set()
    for index, line in enumerate(kept):
        if not is_number_line(line.text):
            continue
        top = index
        while top and index - top < _TITLE_LINES and _may_be_title(kept[top - 1]):
            if _letters(kept[top - 1]) == _letters(kept[top]):  # a web page's title above the document's own
                found.update((kept[top - 1].no, kept[top].no))
                break
            top -= 1
        if 0 < top < index and (ends_sentence(kept[top - 1].text) or _ADDRESS.search(kept[top - 1].text)):
            found.add(kept[top].no)
        found.update(line.no for line in kept[top:index] if _GOVERNMENT.match(line.text))
    return frozenset(found)


def _chapters(kept: Sequence[Line]) -> frozenset[int]:
    """4 应急处置 right above 4.1 信息共享: the heading of a chapter, even after a full line."""
    found: set[int] = set()
    for above, line in pairwise(kept):
        chapter, first = read_label(above.text), read_label(line.text)
        if not (chapter and first and chapter.kind is LabelKind.ARABIC and first.kind is LabelKind.DECIMAL):
            continue
        if first.ordinals == (*chapter.ordinals, 1):
            found.update((above.no, line.no))
    return frozenset(found)


def _listing(kept: Sequence[Line]) -> frozenset[int]:
    """Lines of the printed contents, and those up to the first prose: none goes on in the next."""
    listed = find_contents([line.text for line in kept])
    return frozenset(line.no for line in kept[listed.head : listed.text]) if listed else frozenset()


def _lone(kept: Sequence[Line]) -> frozenset[int]:
    """Lines that are whole without a mark at their end, and those below them: 主题词：…, 【省政府文件】, 第3期."""
    found: set[int] = set()
    for line, below in pairwise(kept):
        if len(line.text) <= _LONGEST_LONE and _LONE.fullmatch(line.text):
            found.update((line.no, below.no))
    return frozenset(found)


def _letters(line: Line) -> str:
    return re.sub(r"\W", "", line.text)


def _may_be_title(line: Line) -> bool:
    text = line.text
    prose = "。" in text or text[-1] in "，；：" or _ADDRESS.search(text)
    return not (prose or is_number_line(text) or is_date_line(text))


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
