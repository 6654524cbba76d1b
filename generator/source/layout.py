"""Which layout a source has, and its measure: the width of a full printed line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.source.labels import read_label
from generator.source.lines import Layout, Line
from generator.source.shape import ends_in_remark, ends_sentence, stands_alone
from generator.source.words import cuts_a_word, wants_more

_SHORTEST_MEASURE = 12
_WIDEST_MEASURE = 70
_NEAR = 2
"""Cells around the measure in which full lines fall: squeezed punctuation, half-cell digits."""
_SHARE = 0.33
"""Share of the longer lines that must be near the measure; flowed sources stay below 0.1."""
_INDENT_SHARE = 0.12
_CUT = 2
"""Full lines cut in the middle of a sentence; titles and short paragraphs of one width are none."""
_BLANK_SHARE = 0.15
"""Share of sentences' middles that blanks may cut where blanks end paragraphs: page breaks do."""
_LEAST, _CUTS = 12, 0.01
"""Lines from which the share of those cut in two tells whether a flowed source cuts any, and that share."""
_MARK = re.compile(r"[，。；：、,;]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The layout; for a printed one its measure in cells, and what marks a paragraph.

    ``blank_ends``: a blank line ends a paragraph (it doesn't where blanks stand in the middle of
    sentences as well). ``indented``: paragraphs open with an indent that the source kept. ``whole``: a
    flowed source without columns and pages, in which hardly a line is cut.
    """

    layout: Layout
    cells: float = 0.0
    blank_ends: bool = True
    indented: bool = False
    whole: bool = False


def measure(lines: Sequence[Line], removed: Collection[int] = ()) -> Measure:
    """Judge the layout from the widths of all lines; of a flowed one, from where they end. ``removed`` is furniture."""
    kept = [line for line in lines if line.no not in removed]
    measured = _measure(lines)
    return replace(measured, whole=_whole(kept)) if measured.layout is Layout.FLOWED else measured


def _measure(lines: Sequence[Line]) -> Measure:
    printed = [line for line in lines if line.text and "\t" not in line.text]
    long = [line for line in printed if line.width >= _SHORTEST_MEASURE]
    if not long or all(line.hard_break for line in long):
        return Measure(layout=Layout.FLOWED)
    widths = Counter(round(line.width) for line in long)
    best = max(
        (w for w in widths if w <= _WIDEST_MEASURE),
        key=lambda w: (sum(widths[w + d] for d in range(-_NEAR, _NEAR + 1)), widths[w], w),
        default=0,
    )
    near = sum(widths[best + d] for d in range(-_NEAR, _NEAR + 1))
    beyond = sum(n for w, n in widths.items() if w > best + 6)
    if not best or near < _SHARE * len(long) or beyond > 0.1 * len(long) or near < 4:
        return Measure(layout=Layout.FLOWED)
    full = [line for line in printed if abs(line.width - best) <= _NEAR]
    if sum(1 for line in full if _MARK.search(line.text) and not ends_sentence(line.text)) < _CUT:
        return Measure(layout=Layout.FLOWED)
    commonest = max(range(best - _NEAR, best + _NEAR + 1), key=lambda w: (widths[w], w))
    return Measure(
        layout=Layout.PRINTED,
        cells=float(commonest),
        blank_ends=_blank_share(lines, best) < _BLANK_SHARE,
        indented=sum(1 for line in full if line.indent >= 2) >= _INDENT_SHARE * len(full),
    )


def _blank_share(lines: Sequence[Line], best: float) -> float:
    """Share of full lines in the middle of a sentence that a blank line follows."""
    full = followed = 0
    for line, after in pairwise(lines):
        if line.text and abs(line.width - best) <= _NEAR and not ends_sentence(line.text):
            full += 1
            followed += after.blank
    return followed / full if full else 0.0


def _whole(lines: Sequence[Line]) -> bool:
    """Whether no line is cut in two: in a text that was typed or copied from a web page, a line is a paragraph.

    Of what columns and pages cut, most is cut in mid-word or after a word that needs another; headings with
    a comma and entries without end marks are not.
    """
    printed = [line for line in lines if line.text and "\t" not in line.text]
    cut = sum(_is_cut(line, below) for line, below in pairwise(printed))
    return len(printed) >= _LEAST and cut < _CUTS * len(printed)


def _is_cut(line: Line, below: Line) -> bool:
    text = line.text
    if len(text) < _SHORTEST_MEASURE or not _MARK.search(text) or line.heading or below.heading:
        return False
    if ends_sentence(text) or ends_in_remark(text) or stands_alone(text) or stands_alone(below.text):
        return False
    return text[-1] in "，、," or (
        read_label(below.text) is None and (cuts_a_word(text, below.text) or wants_more(text))
    )
