"""Who is to act: responsible bodies, duties with their strength, and what is left to lower levels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BodyChange(StrEnum):
    """What became of a responsible body."""

    SAME = "same"
    LOCALISED = "localised"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPair:
    """A body of the base and what stands in its place, with the segments that name them."""

    base: str
    target: str
    change: BodyChange
    base_segments: tuple[str, ...] = ()
    target_segments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Who must do something how strongly: ``actor`` 各地, ``modal`` 应当 (empty where none)."""

    actor: str
    modal: str
    segment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPair:
    """A duty whose actor or strength differs within one link.

    ``strength`` is ``stronger``, ``weaker`` or empty; ``actor`` says that the actors differ
    beyond localisation.
    """

    base: Duty | None
    target: Duty | None
    strength: str = ""
    actor_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """The base leaves something to lower levels; ``answers`` are the target's segments for it.

    ``passed_on`` says that the target leaves it to its own lower levels in turn.
    """

    base: str
    phrase: str
    answers: tuple[str, ...]
    passed_on: bool = False
