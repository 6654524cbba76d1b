"""Sources, phenomenon by phenomenon: characters, labels, furniture, layouts, paragraphs."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from golden import golden

from generator.source import Reading, Shape, decode, read
from generator.source.characters import RULES, normalise_characters
from generator.source.inline import plain_inline
from generator.source.labels import read_label
from generator.source.punctuation import widen_punctuation
from generator.source.spacing import close_spaces

if TYPE_CHECKING:
    from collections.abc import Callable


def label(text: str) -> str | None:
    found = read_label(text)
    if found is None:
        return None
    ordinals = ".".join(map(str, found.ordinals))
    return f"{found.kind.name} {ordinals}".strip() + (" bare" if found.bare else "")


def follows(pair: list[str]) -> bool:
    first, second = map(read_label, pair)
    assert first
    assert second
    return second.follows(first)


def taken_apart(lines: str) -> Reading:
    return read(decode(lines.encode(), "case.txt"))


def furniture(lines: str) -> dict[str, list[str]]:
    reading = taken_apart(lines)
    kinds: dict[str, list[str]] = defaultdict(list)
    for line in reading.lines:
        if kind := reading.furniture.get(line.no):
            kinds[kind.value].append(line.text)
    return dict(kinds)


def layout(lines: str) -> str:
    return taken_apart(lines).measure.layout.value


def paragraphs(lines: str) -> list[str]:
    return [
        p.text if p.shape is Shape.TEXT else f"[{p.shape.value} of {len(p.lines)} lines]"
        for p in taken_apart(lines).paragraphs
    ]


def pages(lines: str) -> list[str]:
    return [f"{line.page}: {line.text}" for line in taken_apart(lines).lines if line.text]


def page_starts(lines: str) -> list[str]:
    return [line.text for line in taken_apart(lines).lines if line.page_start and line.text]


def source_lines(text: str) -> list[str]:
    return list(decode(text.encode(), "case.txt").lines)


VIEWS: dict[str, Callable[[Any], Any]] = {
    "label": label,
    "follows": follows,
    "spacing": close_spaces,
    "punctuation": widen_punctuation,
    "characters": normalise_characters,
    "inline": plain_inline,
    "furniture": furniture,
    "layout": layout,
    "paragraphs": paragraphs,
    "pages": pages,
    "page starts": page_starts,
    "lines": source_lines,
}


@pytest.mark.parametrize(("what", "given", "expect"), golden(Path(__file__).parent / "cases"))
def test_case(what: str, given: Any, expect: Any) -> None:
    assert VIEWS[what](given) == expect


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_does_what_its_examples_say(rule: Any) -> None:
    assert rule.examples
    assert rule.why
    for before, after in rule.examples:
        assert before.translate(rule.table) == after
        assert normalise_characters(before) == after
