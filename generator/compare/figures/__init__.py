"""Figures: amounts, shares, counts, ages, periods, frequencies, deadlines and years of a plan, on both sides.

In: the segments of two documents and the links between them. Out: :func:`match_figures`' list of
:class:`~generator.compare.model.Figure`: same, changed, new, dropped; tighter or looser where that is certain.
In the order of the work: ``dates``, ``hidden``, ``unitless`` and ``spots`` say where figures stand, ``found`` what
they are, ``labels``, ``respectively`` and ``cells`` what they measure, ``given`` which of them count; ``values`` compares two, ``match``
(within links) and ``across`` (without) find the two, ``trend`` judges them.

>>> [(figure.value, figure.unit) for figure in figures_in("每处阅览座位不少于20个。")]
[('不少于20个', '个')]
"""

from __future__ import annotations

from generator.compare.figures.found import figures_in
from generator.compare.figures.match import match_figures

__all__ = ["figures_in", "match_figures"]
