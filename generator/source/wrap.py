"""Hard wraps: whether a printed line goes on in the next, judged by its width.

A line that leaves room for the next word ends its paragraph. A first line has two cells
less, because the layer lost its indent; that tells a new paragraph after a full line.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.source.labels import read_label
from generator.source.layout import Measure
from generator.source.lines import Line
from generator.source.shape import Paragraph, ends_sentence, stands_alone, unclosed

_ROOM = 3.5
"""Cells by which a line must miss the measure to have had room: half-cell digits, squeezing."""
_INDENT = 2.0
_SURE = 2.0


def joins_printed(
    pending: tuple[Line, ...],
    line: Line,
    measured: Measure,
    *,
    after_blank: bool,
    earlier: Sequence[Paragraph],
) -> bool:
    """Whether ``line`` continues the paragraph that ``pending`` opens."""
    del earlier
    last = pending[-1]
    if stands_alone(last.text) or stands_alone(line.text) or (after_blank and measured.blank_ends):
        return False
    if measured.indented:
        return line.indent < _INDENT and last.width > measured.cells / 2
    text = "".join(piece.text for piece in pending)
    room = measured.cells - (_INDENT if len(pending) == 1 else 0.0) - last.width
    if room > _ROOM:
        return unclosed(text) > 0 and last.width > measured.cells / 2 and not ends_sentence(text)
    if not _finished(text):
        return not _next_item(text, line.text)
    label = read_label(line.text)
    if room >= _SURE or (label and not label.bare):
        return False
    return line.width > measured.cells - _INDENT - 1 or line.width < measured.cells - _ROOM


def _finished(text: str) -> bool:
    return ends_sentence(text) or text.endswith("）")


def _next_item(text: str, line: str) -> bool:
    """Entries of a list without end marks: the next label follows the last, nothing is open."""
    mine, other = read_label(text), read_label(line)
    return bool(mine and other and other.follows(mine) and not any(c in text for c in "。；"))
