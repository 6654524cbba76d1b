"""A text in runs: the run-in heading dressed as such, links at their places."""

from __future__ import annotations

from dataclasses import replace

from generator.pages.view import Run

Links = tuple[tuple[int, int, Run], ...]
"""Offsets in a text, and the run that replaces them; sorted, without overlaps."""


def split(text: str, heading: str, links: Links) -> tuple[Run, ...]:
    """``text`` in runs: the run-in heading dressed as such, links at their places.

    Joined, the runs' texts are ``text`` again.
    """
    head = len(heading) if heading and text.startswith(heading) else 0
    runs: list[Run] = []

    def plain(start: int, end: int) -> None:
        for a, b, role in ((start, min(end, head), "heading"), (max(start, head), end, "")):
            if a < b:
                runs.append(Run(text=text[a:b], role=role))

    position = 0
    for start, end, run in links:
        if start < position or end > len(text):
            continue  # an overlapping or outdated mention: the text is worth more than the link
        plain(position, start)
        runs.append(replace(run, text=text[start:end]))
        position = end
    plain(position, len(text))
    return tuple(runs)
