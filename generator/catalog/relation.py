"""A relation between two documents as a value: base, target, kind, and the words that show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RelationKind(StrEnum):
    """How a target hangs on its base."""

    BASIS = "依据"
    IMPLEMENTS = "贯彻落实"
    FORWARDS = "转发"
    APPROVES = "批转"
    REFERS = "参照"
    AMENDS = "修改"
    REPEALS = "废止"
    LAPSES = "宣布失效"
    CORRECTS = "更正"
    TEXT = "文本来源"
    COMMON = "同源"


class RelationStatus(StrEnum):
    """Who stands for a relation."""

    PUBLISHED = "published"
    CANDIDATE = "candidate"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


SHOWN = frozenset({RelationStatus.PUBLISHED, RelationStatus.CONFIRMED})
"""What pages show; candidates and rejected pairs are for editors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words that show a relation: the document, its block, the text as printed."""

    document: str
    block: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """``target`` hangs on ``base`` (an id, with ``#enclosure-1`` where that part is the source).

    ``declared`` tells words from inference; ``score`` is in 0…1; ``rank`` the base's among the
    target's bases, 1 first.
    """

    base: str
    target: str
    kind: RelationKind
    declared: bool
    score: float
    rank: int
    status: RelationStatus
    evidence: tuple[Evidence, ...]

    @property
    def base_document(self) -> str:
        """The base's document id, without its part."""
        return self.base.partition("#")[0]
