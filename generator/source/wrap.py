"""Hard wraps: whether a printed line goes on in the next, judged by its width.

A line that leaves room for the next word ends its paragraph. A first line has two cells
less, because the layer lost its indent; that tells a new paragraph after a full line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.source.labels import LabelKind, read_label
from generator.source.layout import Measure
from generator.source.lines import Line
from generator.source.shape import (
    Paragraph,
    Pending,
    ends_entry,
    ends_in_remark,
    ends_sentence,
    is_whole,
    opens_attachment_list,
    stands_alone,
)

_ROOM = 3.5
"""Cells by which a line must miss the measure to have had room: half-cell digits, squeezing."""
_INDENT = 2.0
_SPREAD = 2.9  # twice the variance of full lines' widths, in cells²
_ANYWHERE = 2.5  # how much less likely a paragraph's end is just at the measure, in nats
_LADDER = {
    LabelKind.HAN: LabelKind.HAN_BRACKET,
    LabelKind.HAN_BRACKET: LabelKind.ARABIC,
    LabelKind.ARABIC: LabelKind.ARABIC_BRACKET,
}
# Formulas that open a paragraph of their own.
_OPENING = re.compile(
    r"本(?:通知|办法|规定|意见|方案|公告|通告|细则|预案|决定|条例)自|[特专]此(?:通知|公告|批复|通告|函复|函告)"
)


def joins_printed(
    pending: Pending,
    line: Line,
    measured: Measure,
    *,
    after_blank: bool,
    earlier: Sequence[Paragraph],
) -> bool:
    """Whether ``line`` continues the paragraph that ``pending`` opens."""
    last = pending.last
    if (
        stands_alone(last.text)
        or ends_entry(last.text)
        or stands_alone(line.text)
        or (after_blank and measured.blank_ends)
    ):
        return False
    if opens_attachment_list(line.text) or (earlier and is_whole(pending.text, earlier[-1].text)):
        return False
    if measured.indented:
        return line.indent < _INDENT and _fits_indented(pending, line, measured)
    text = pending.text
    own = measured.cells - (_INDENT if len(pending.lines) == 1 else 0.0)
    room = own - last.width
    if room > _ROOM:
        return pending.unclosed > 0 and last.width > measured.cells / 2 and not ends_sentence(text)
    if not _finished(text):
        return not (_next_item(text, line.text) or _under_heading(text, line.text))
    label = read_label(line.text)
    if (label and not label.bare) or _OPENING.match(line.text):
        return False
    return _goes_on(last.width, own, line.width, measured.cells)


def _fits_indented(pending: Pending, line: Line, measured: Measure) -> bool:
    """Where indents open paragraphs: whether an unindented line follows a full one, and is no title."""
    if pending.last.width < measured.cells - _INDENT - _ROOM:
        return False
    titled = line.width < measured.cells - _ROOM and not _finished(line.text)
    return pending.unclosed > 0 or not (titled and ends_sentence(pending.last.text))


def _goes_on(last: float, own: float, width: float, cells: float) -> bool:
    """Whether a full line that ends a sentence is likelier followed by its paragraph's next line.

    Full lines lie around their measure with a spread of a cell; the last line of a paragraph
    may end anywhere. A following line that is itself full tells whether it lost an indent.
    """
    full = width > cells - _ROOM
    on = -((last - own) ** 2 + ((width - cells) ** 2 if full else 0)) / _SPREAD
    anew = -_ANYWHERE - ((width - (cells - _INDENT)) ** 2 if full else 0) / _SPREAD
    return on >= anew


def _finished(text: str) -> bool:
    return ends_sentence(text) or ends_in_remark(text)


def _next_item(text: str, line: str) -> bool:
    """Entries of a list without end marks: the next label follows the last, nothing is open."""
    mine, other = read_label(text), read_label(line)
    return bool(mine and other and other.follows(mine) and not any(c in text for c in "。；"))


def _under_heading(text: str, line: str) -> bool:
    """三、… with nothing but words, then （七）…: a heading that fills its line, and its first provision.

    A heading may hold a comma, where what follows opens a numbering: 三、健全机制，加强保障, then （一）….
    """
    mine, other = read_label(text), read_label(line)
    if mine is None or other is None or mine.bare or other.bare or any(c in text for c in "。；："):
        return False
    if "，" in text and not other.first:
        return False
    return _LADDER.get(mine.kind) is other.kind
