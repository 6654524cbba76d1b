"""Words by which names of bodies are made, and by which a text says what a body has to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.registry.schema import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.registry.schema import RegistryFile


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """How a text says ``role``: before a list's colon, behind the bodies' names, before them."""

    role: Role
    labels: tuple[str, ...]
    behind: tuple[str, ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ActorWords:
    """Lists of ``data/actors.yml``, longest first; see there what each is."""

    place_words: tuple[str, ...] = ()
    which_words: tuple[str, ...] = ()
    office_words: tuple[str, ...] = ()
    standing_words: tuple[str, ...] = ()
    whole_words: tuple[str, ...] = ()
    joint_words: tuple[str, ...] = ()
    joint_verbs: tuple[str, ...] = ()
    field_verbs: tuple[str, ...] = ()
    unit_words: tuple[str, ...] = ()
    branch_words: tuple[str, ...] = ()
    organisation_words: tuple[str, ...] = ()
    no_body_words: tuple[str, ...] = ()
    no_seat_words: tuple[str, ...] = ()
    no_office_words: tuple[str, ...] = ()
    no_place_words: tuple[str, ...] = ()
    firm_words: tuple[str, ...] = ()
    zone_words: tuple[str, ...] = ()
    rank_words: tuple[str, ...] = ()
    central_words: tuple[str, ...] = ()
    filler_words: tuple[str, ...] = ()
    roles: tuple[RoleWords, ...] = ()


def actor_words(files: Iterable[RegistryFile]) -> ActorWords:
    """The lists of all ``files`` together."""
    held = tuple(files)

    def words(key: str) -> tuple[str, ...]:
        every = dict.fromkeys(word for file in held for word in getattr(file, key))
        return tuple(sorted(every, key=len, reverse=True))

    return ActorWords(
        place_words=words("place_words"),
        which_words=words("which_words"),
        office_words=words("office_words"),
        standing_words=words("standing_words"),
        whole_words=words("whole_words"),
        joint_words=words("joint_words"),
        joint_verbs=words("joint_verbs"),
        field_verbs=words("field_verbs"),
        unit_words=words("unit_words"),
        branch_words=words("branch_words"),
        organisation_words=words("organisation_words"),
        no_body_words=words("no_body_words"),
        no_seat_words=words("no_seat_words"),
        no_office_words=words("no_office_words"),
        no_place_words=words("no_place_words"),
        firm_words=words("firm_words"),
        zone_words=words("zone_words"),
        rank_words=words("rank_words"),
        central_words=words("central_words"),
        filler_words=words("filler_words"),
        roles=tuple(
            RoleWords(role=entry.role, labels=entry.labels, behind=entry.behind, before=entry.before)
            for file in held
            for entry in file.roles
        ),
    )
