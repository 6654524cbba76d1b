"""The words that tell the kind of a change: the registry's examples, and which characters are misreadings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.compare.changes.kinds import change_kinds
from generator.compare.language.folding import plain
from generator.compare.language.kind_words import kind_words
from generator.compare.language.words import Token
from generator.registry import Phrases
from generator.registry.loader import DATA

if TYPE_CHECKING:
    from generator.registry import Registry

EXAMPLES: list[dict[str, Any]] = yaml.safe_load((DATA / "examples.yml").read_text(encoding="utf-8"))[
    "change_kinds"
]


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: f"{case['base']}-{case['target']}")
def test_every_example_has_its_kind(registry: Registry, case: dict[str, Any]) -> None:
    sides = [[Token(case[side], plain(case[side]))] for side in ("base", "target")]
    kind, _, _ = change_kinds(sides[0], sides[1], kind_words(registry.phrases))
    assert kind.value == case["kind"]


def test_no_words_tell_nothing() -> None:
    words = kind_words(Phrases())
    kind, flags, weighty = change_kinds([Token("应当", "应当")], [Token("可以", "可以")], words)
    assert (kind.value, flags, weighty) == ("wording", frozenset(), False)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("中小學", "中小学"),
        ("巿政府", "市政府"),
        ("１．５％", "1点5%"),
        # Simplified print has 乾 itself, as in this name of an era.
        ("乾隆", "乾隆"),
    ],
)
def test_stray_characters_are_read_as_what_they_stand_for(printed: str, read: str) -> None:
    assert plain(printed) == read
