"""What a comparison says: segments, links, changes, figures, bodies, duties, verdict.

Everything here is a frozen value; texts are the documents' own, offsets are characters.
JSON (:mod:`generator.compare.render`), pages and tables are made from these values alone.
:class:`Comparison` holds them all; the rest stands with what it is about.
"""

from __future__ import annotations

from generator.compare.model.actors import BodyChange, BodyPair, BodyRole, Delegation, Duty, DutyPair
from generator.compare.model.comparison import Comparison
from generator.compare.model.figures import Figure, FigureChange, Trend, Value
from generator.compare.model.judgement import Origin, Summary, Verdict
from generator.compare.model.links import SOFT_TYPES, Change, ChangeType, Degree, Flag, Link, Op, Relation
from generator.compare.model.texts import Segment, SegmentKind, Side

__all__ = [
    "SOFT_TYPES",
    "BodyChange",
    "BodyPair",
    "BodyRole",
    "Change",
    "ChangeType",
    "Comparison",
    "Degree",
    "Delegation",
    "Duty",
    "DutyPair",
    "Figure",
    "FigureChange",
    "Flag",
    "Link",
    "Op",
    "Origin",
    "Relation",
    "Segment",
    "SegmentKind",
    "Side",
    "Summary",
    "Trend",
    "Value",
    "Verdict",
]
