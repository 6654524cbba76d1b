"""All that was found between two documents."""

from __future__ import annotations

from dataclasses import dataclass

from generator.compare.model.actors import BodyPair, Delegation, DutyPair
from generator.compare.model.figures import Figure
from generator.compare.model.judgement import Origin, Summary, Verdict
from generator.compare.model.links import Link
from generator.compare.model.texts import Segment, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that was found between two documents. Segment ids resolve through ``segment``.

    ``links`` stand in the order of their first target segment within the target;
    ``dropped`` and ``added`` are segment ids in printed order. ``origins`` is empty where no
    document above the base was at hand.
    """

    base: Side
    target: Side
    base_segments: tuple[Segment, ...]
    target_segments: tuple[Segment, ...]
    links: tuple[Link, ...]
    dropped: tuple[str, ...]
    added: tuple[str, ...]
    figures: tuple[Figure, ...]
    bodies: tuple[BodyPair, ...]
    duties: tuple[DutyPair, ...]
    delegations: tuple[Delegation, ...]
    summary: Summary
    verdict: Verdict
    origins: tuple[Origin, ...] = ()

    def segment(self, name: str) -> Segment:
        """The segment called ``name`` (``b3``, ``t12``)."""
        side = self.base_segments if name.startswith("b") else self.target_segments
        return side[int(name[1:]) - 1]
