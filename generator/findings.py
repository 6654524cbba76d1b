"""Doubt, made visible: a place, a kind, a sentence, a remedy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A file and, where known, a line or a stretch of lines (1-based, inclusive)."""

    file: str
    line: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        if self.line is None:
            return self.file
        if self.end is None or self.end == self.line:
            return f"{self.file}:{self.line}"
        return f"{self.file}:{self.line}-{self.end}"


class Severity(StrEnum):
    """How much a finding asks of the reader."""

    NOTE = "note"
    """Something worth knowing; nothing is wrong."""
    DOUBT = "doubt"
    """The text is kept as printed, and may be wrong."""
    FAULT = "fault"
    """Something is missing, contradictory or broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One doubt about a source, a document or the catalog.

    ``kind`` is a stable slug in English (``lost-dot``), ``text`` a sentence for people,
    ``remedy`` what an editor can do about it (may be empty).
    """

    place: Place
    kind: str
    text: str
    severity: Severity = Severity.DOUBT
    remedy: str = ""

    def __str__(self) -> str:
        tail = f" ({self.remedy})" if self.remedy else ""
        return f"{self.place}: {self.severity} {self.kind}: {self.text}{tail}"
