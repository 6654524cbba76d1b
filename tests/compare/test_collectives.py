"""Collective names: the registry's examples, and names of one level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.compare.language.collectives import collective_swaps
from generator.registry.loader import DATA

if TYPE_CHECKING:
    from generator.registry import Registry

EXAMPLES: list[dict[str, Any]] = yaml.safe_load((DATA / "examples.yml").read_text(encoding="utf-8"))[
    "collectives"
]


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case["base"])
def test_every_example_has_its_answer(registry: Registry, case: dict[str, Any]) -> None:
    found = {
        swap.target
        for swap in collective_swaps(registry, case["from"], case["to"], tiers=("省", "市"))
        if swap.base == case["base"]
    }
    assert case["target"] in found if case["target"] else not found


def test_one_level_swaps_nothing(registry: Registry) -> None:
    assert collective_swaps(registry, "city", "city") == ()
