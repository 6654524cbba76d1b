"""Formulas: sentences and headings that any document may hold, and that relate nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.language.folding import plain
from generator.compare.model import SegmentKind
from generator.compare.texts.prepared import METADATA

if TYPE_CHECKING:
    from generator.compare.model import Segment
    from generator.compare.texts.weights import CorpusWeights
    from generator.registry import Registry

_METADATA = METADATA - {SegmentKind.TITLE, SegmentKind.AGENCIES}
_OFTEN = 3
"""In how many documents of a corpus a sentence must stand to be a formula."""
_SHORT = 16
_MOST = 0.5
"""Share of a sentence that known formulas must cover."""


class Boilerplate:
    """Tells formulas from provisions, by the registry's phrases and a corpus's repetitions."""

    def __init__(self, registry: Registry, corpus: CorpusWeights | None) -> None:
        self._phrases = tuple(
            sorted((plain(p) for p in registry.phrases.boilerplate), key=lambda p: (-len(p), p))
        )
        self._formulas = corpus.formulas if corpus is not None else {}

    def __call__(self, segment: Segment) -> bool:
        """Whether ``segment`` is a formula."""
        if segment.kind in _METADATA:
            return True
        key = plain(segment.text[len(segment.label) :])
        if self._formulas.get(plain(segment.text), 0) >= _OFTEN:
            return True
        covered = sum(len(phrase) for phrase in self._phrases if phrase in key)
        if segment.kind is SegmentKind.HEADING:
            return bool(key) and covered >= _MOST * len(key)
        transmits = "给你们" in key and ("印发" in key or "转发" in key or "批转" in key)
        return transmits or (bool(key) and covered >= _MOST * len(key) and len(key) <= 2 * _SHORT)
