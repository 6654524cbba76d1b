"""Indents without the margin: readers that keep the page's look begin every line with its spaces.

What opens a paragraph is an indent beyond the margin. The margins of left and right pages differ, and where a
page ends is not always to be seen: so each line is judged by the lines around it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from generator.source.lines import Line
from generator.source.shape import ends_sentence

_LONG = 12.0
"""Cells from which a line may show the margin; titles and signatures are set anywhere."""
_AROUND = 8
"""Long lines above and below that show a line's margin."""
_INDENT, _DEEPEST = 2, 5
"""What opens a paragraph stands so far behind the margin, at the least and at the most."""


def without_margins(lines: Sequence[Line], furniture: Collection[int]) -> tuple[Line, ...]:
    """The lines with their indents counted from the margin of their page."""
    long = [line for line in lines if line.width >= _LONG and line.no not in furniture]
    if not any(line.indent for line in long):
        return tuple(lines)
    if 2 * sum(ends_sentence(line.text) for line in long) > len(long):
        return tuple(lines)  # each line is a paragraph: an indent opens it, and none shows the margin
    margins = _margins([line.indent for line in long])
    by_line = {line.no: margin for line, margin in zip(long, margins, strict=True)}
    margin = margins[0]
    out: list[Line] = []
    for line in lines:
        margin = by_line.get(line.no, margin)
        out.append(replace(line, indent=max(0, line.indent - margin)) if line.indent and margin else line)
    return tuple(out)


def _margins(indents: Sequence[int]) -> list[int]:
    """The margin at each long line: the least indent of those above or of those below, whichever is more."""
    found = [
        max(min(indents[max(0, at - _AROUND) : at + 1]), min(indents[at : at + _AROUND + 1]))
        for at in range(len(indents))
    ]
    # Paragraphs of one line show no margin: their indents are those that open paragraphs. A margin shows where
    # a line stands behind it between two that don't.
    shown = {
        margin
        for at, margin in enumerate(found[1:-1], start=1)
        if indents[at] >= margin + _INDENT and indents[at - 1] < margin + _INDENT > indents[at + 1]
    }
    return [
        max((margin for margin in shown if margin <= own <= margin + _DEEPEST), default=own) for own in found
    ]
