"""Governments and places that a text names by their tier: 县级以上地方人民政府, 市、县（市、区）人民政府, 各区、县（市）.

Tiers stand side by side, each with those of its rank in brackets; before them stands which of them is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.compare.language.listed import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.actors import ActorWords

_LONGEST = 40
"""Letters of governments that stand side by side."""
_SHARED = r"(?=[要应须均共分按负建])"
"""市县两级要: both tiers act; 市县两级财政 is told by its noun."""


@dataclass(frozen=True, slots=True, eq=False)
class GovernmentNames:
    """``whole`` finds names, ``before`` the beginning of a department's name: 各区、县（市）教育部门."""

    whole: re.Pattern[str]
    before: re.Pattern[str]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, end) of every name."""
        return (match.span() for match in self.whole.finditer(text))

    def begin(self, text: str, start: int) -> int:
        """Where the department's name begins whose field begins at ``start``."""
        led = self.before.search(text, max(0, start - _LONGEST), start)
        return led.start() if led else start


@lru_cache(maxsize=8)
def government_names(actors: ActorWords) -> GovernmentNames:
    """The finder made of the registry's words."""
    which, tier = any_of(actors.which_words), any_of(actors.place_words)
    one = rf"{tier}(?:[（(〔〈](?:各)?{tier}(?:、?{tier})*[）)〕〉])?"
    places = (
        rf"(?<![城本我该管社片老新园景地])(?:(?<!全)|(?<=健全)){one}(?:(?:、|和|及其?|与|或者?|以及)?{one})*"
    )
    ranked = rf"{places}(?:[两二三四]级|级)?(?:以上|以下)?"
    seat, place = f"(?!{any_of(actors.no_seat_words)})", f"(?!{any_of(actors.no_place_words)})"
    led = rf"(?:(?:{which}){{1,4}}(?:{ranked})?(?:地方|各级)*|{ranked}(?:地方|各级)*)"
    whole = "|".join(
        (
            rf"{led}(?:人民)?{seat}政府(?:办公[厅室]|及其?(?:有关|相关|各)部门|各(?:有关|相关)?部门)?",
            rf"{led}(?:行政公署|行署)",
            rf"{led}{seat}财政",
            rf"{place}各{one}(?:、?{one}(?![直级属委]))*(?:党委)?",
            r"各级各部门|各地(?:各)?(?:有关|相关)?(?:部门|单位)(?:（单位）)?|各地(?![区方类])",
            rf"(?:{which}|{tier}){{0,6}}(?:有关|相关)部门(?:（单位）|和单位)?",
            rf"(?:{tier}[直级])?各(?:有关|相关)?部门(?:（单位）|和单位)?|{tier}[直级](?:各|有关|相关)+(?:部门|单位)",
            rf"{places}[两二三四]级{_SHARED}",
        )
    )
    return GovernmentNames(whole=re.compile(whole), before=re.compile(rf"(?:{which}|{ranked})+$"))
