"""Which bodies may answer each other, by their names alone: of one kind, one rank, one field.

A government is none of a department, nor one field's department another's; what is told by its rank alone
(下级人民政府) answers its like only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.compare.language.field_names import duties_of_fields
from generator.compare.language.listed import any_of

if TYPE_CHECKING:
    from generator.registry import Registry

_SEATS = r"政府$|人民政府办公[厅室]$|^各.{0,8}[市县区州盟地）]$|^各地|财政$"
_EVERYBODY = re.compile(r"^各(?:地|级|有关|相关)|^(?:[省市县]级?)?(?:有关|相关)(?:部门|单位)")
"""Who is meant whoever he is: 各地, 有关部门."""
_OFFICE = "委员会|办公室|[厅局委办部]"
_PLACES = re.compile(r"^.{0,6}?(?:省|市|县|区|州)(?=.)|^国家|^各(?:级|地)?")
_SEVERAL = re.compile("各|以上|[两二三四]级|、|（")
_OF_PROVINCE = re.compile("^(?:全?省|自治区)")
_TIER = re.compile("[省市县区州盟旗]")


@dataclass(frozen=True, slots=True, eq=False)
class Kinship:
    """The kinds of bodies by their names, and what tells their ranks and fields."""

    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    ranks: re.Pattern[str]
    central: re.Pattern[str]
    tails: re.Pattern[str]
    fillers: frozenset[str]
    duties: Mapping[str, frozenset[str]]

    def kind(self, name: str) -> str:
        """``government``, ``joint``, ``zone``, ``firm`` or ``department``."""
        return next((kind for kind, pattern in self.kinds if pattern.search(name)), "department")

    def is_central(self, name: str) -> bool:
        """Whether the name is a central body's."""
        return self.kind(name) != "firm" and self.central.search(name) is not None

    def are_departments(self, one: str, other: str) -> bool:
        """Whether both are departments."""
        return self.kind(one) == self.kind(other) == "department"

    def may_answer(self, base: str, target: str) -> bool:
        """Whether place may tie two bodies: of one kind and level, and departments of no two fields."""
        if _EVERYBODY.search(base) and _EVERYBODY.search(target):
            return True
        if self.kind(base) != self.kind(target) or not self._same_rank(base, target):
            return False
        if self.kind(base) == "government":
            return base.endswith("财政") == target.endswith("财政") and _tiers_meet(base, target)
        return self.likeness(base, target) > 0

    def likeness(self, base: str, target: str) -> float:
        """Share of the letters of the shorter field that both hold; of two known fields, whether one duty has both."""
        government = self.kind(base) == "government"
        if government or self.kind(base) != self.kind(target) or not self._same_rank(base, target):
            return 0.0
        one, other = self._field(base), self._field(target)
        if one in self.duties and other in self.duties:
            return float(bool(self.duties[one] & self.duties[other]))
        mine, yours = set(one) - self.fillers, set(other) - self.fillers
        return len(mine & yours) / max(1, min(len(mine), len(yours)))

    def _same_rank(self, base: str, target: str) -> bool:
        if _OF_PROVINCE.search(target) and not _OF_PROVINCE.search(base):
            return False  # what a county does, no province does in its place
        return (self.ranks.search(base) is None) == (self.ranks.search(target) is None)

    def _field(self, name: str) -> str:
        """What the body looks after: its name without its place and its ending."""
        bare = _PLACES.sub("", name.rpartition("政府")[2] or name)
        return self.tails.sub("", bare) or bare


def _tiers_meet(base: str, target: str) -> bool:
    """Whether the base means several places, or none by its tier, or one of a tier that the target names, too."""
    tiers = set(_TIER.findall(base.replace("城市", "")))
    return not tiers or _SEVERAL.search(base) is not None or bool(tiers & set(_TIER.findall(target)))


@lru_cache(maxsize=8)
def kinship(registry: Registry) -> Kinship:
    """The kinship of bodies by the registry's words."""
    words = registry.actors
    tails = any_of((*words.office_words, *words.firm_words, *words.branch_words, "中心"))
    return Kinship(
        kinds=(
            ("government", re.compile(_SEATS)),
            ("joint", re.compile(f"{any_of(words.joint_words)}(?:办公室)?$")),
            ("zone", re.compile(f"{any_of(words.zone_words)}$")),
            ("firm", re.compile(f"{any_of(words.firm_words)}$")),
        ),
        ranks=re.compile(any_of(words.rank_words)),
        central=re.compile(f"^{any_of(words.central_words)}"),
        tails=re.compile(f"(?:{tails}|{_OFFICE})+$"),
        fillers=frozenset("".join(words.filler_words)),
        duties=duties_of_fields(registry),
    )
