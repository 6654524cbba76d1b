"""What a misread character costs the alignment: nothing where its neighbours tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.compare import compare
from generator.compare.alignment.mending import mended
from generator.compare.language.folding import folding
from generator.compare.texts.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.document.model import Document
    from generator.registry import Registry

    Make = Callable[..., Document]

CHECKED = "观潮台每年汛期开始以前检修栏杆和照明设备"
CASES = {
    # phenomenon: base, target, the key of the base after mending, the key of the target
    "one misread character": (CHECKED, CHECKED.replace("栏杆", "栏秆"), CHECKED, CHECKED),
    # Of two strange characters the one that comes first in Unicode stands for both.
    "another one on either side": (
        CHECKED.replace("照明", "照眀"),
        CHECKED.replace("汛期", "讯期"),
        CHECKED,
        CHECKED,
    ),
    "a digit is never mended": (
        "栏杆每年检修3次并登记",
        "栏杆每年检修5次并登记",
        "栏杆每年检修3次并登记",
        "栏杆每年检修5次并登记",
    ),
    "a character that is no stranger stays": (
        CHECKED + "各台长负责检修栏杆",
        CHECKED + "各站长负责检修栏杆台长站长各台各站",
        CHECKED + "各台长负责检修栏杆",
        CHECKED + "各站长负责检修栏杆台长站长各台各站",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_keys_are_mended_by_both_texts(province: Make, name: str) -> None:
    base, target, *keys = CASES[name]
    left = prepare(province(base).blocks, "b", folding(()))
    right = prepare(province(target).blocks, "t", folding(()))
    ours, theirs = mended(left, right)
    assert [ours.keys[0], theirs.keys[0]] == keys
    swapped = mended(right, left)
    assert (swapped[1].keys, swapped[0].keys) == (ours.keys, theirs.keys)
    assert (ours.segments, theirs.segments) == (left.segments, right.segments)


def test_what_is_shown_is_what_is_printed(province: Make, city: Make, registry: Registry) -> None:
    misread = CHECKED.replace("栏杆", "栏秆")
    found = compare(province(CHECKED), city(misread), registry)
    assert found.segment(found.links[0].target[0]).text == misread
    assert found.links[0].relation == "adapted"
