"""Which layout a source has, and its measure: the width of a full printed line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.source.lines import Layout, Line
from generator.source.shape import ends_sentence

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
_MARK = re.compile(r"[，。；：、,;]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The layout; for a printed one its measure in cells, and what marks a paragraph.

    ``blank_ends``: a blank line ends a paragraph (it doesn't where blanks stand in the middle of
    sentences as well). ``indented``: paragraphs open with an indent that the source kept.
    """

    layout: Layout
    cells: float = 0.0
    blank_ends: bool = True
    indented: bool = False


def measure(lines: Sequence[Line]) -> Measure:
    """Judge the layout from the widths of all lines."""
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
