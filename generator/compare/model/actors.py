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


class BodyRole(StrEnum):
    """What a text asks of a body, as far as its words say so; the weightiest first."""

    LEAD = "lead"
    ACT = "act"
    SUPPORT = "support"
    RECEIVE = "receive"
    """It is reported to, applied to, asked for its consent."""
    ISSUE = "issue"
    """It signed the document."""
    CITE = "cite"
    """Only its word is followed: it issued what is cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPair:
    """A body of the base and what stands in its place, with the segments that name them.

    The roles are all that each document gives it, the weightiest first, none where the words don't tell;
    ``role_changed`` says that a link makes of one that acts one that supports, or the other way round.
    """

    base: str
    target: str
    change: BodyChange
    base_segments: tuple[str, ...] = ()
    target_segments: tuple[str, ...] = ()
    base_roles: tuple[BodyRole, ...] = ()
    target_roles: tuple[BodyRole, ...] = ()
    role_changed: bool = False

    @property
    def only_cited(self) -> bool:
        """Whether neither document does more than follow its word."""
        roles = {*self.base_roles, *self.target_roles}
        return roles == {BodyRole.CITE}


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
