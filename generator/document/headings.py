"""The printed title of an enclosed text: how many lines of it there are."""

from __future__ import annotations

from collections.abc import Sequence

from generator.issue.likeness import alike
from generator.issue.titles import joined, looks_like_title_line, plain
from generator.source.shape import Paragraph

TITLE_LINES = 4
AKIN = 50
"""Likeness below which a line is not the expected title at all, but something else."""


def title_lines(paragraphs: Sequence[Paragraph], expected: str, *, least: float = AKIN) -> int:
    """How many of the first paragraphs are the title: those most like the expected one.

    ``least`` is the likeness (0–100) that they must have. Without an expected title: headings in a row, or the first line that stands like a title.
    """
    wanted = plain(expected)
    if not wanted:
        return _heading_lines(paragraphs)
    best, score = 0, 0.0
    for count in range(1, min(TITLE_LINES, len(paragraphs)) + 1):
        begun = wanted.startswith(
            plain(joined(paragraphs[:count]))
        )  # 某某规划： and the rest on the next line
        if not begun and not looks_like_title_line(paragraphs[count - 1]):
            break
        likeness = alike(joined(paragraphs[:count]), expected)
        if likeness > score:
            best, score = count, likeness
    return best if score >= least else 0


def _heading_lines(paragraphs: Sequence[Paragraph]) -> int:
    if not paragraphs or not looks_like_title_line(paragraphs[0]):
        return 0
    count = 1
    while (
        paragraphs[0].heading
        and count < min(TITLE_LINES, len(paragraphs))
        and paragraphs[count].heading
        and looks_like_title_line(paragraphs[count])
    ):
        count += 1
    return count
