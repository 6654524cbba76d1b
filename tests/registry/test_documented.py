"""What the registry's pages say is so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from generator.catalog import read_editor_word
from generator.registry import load_registry

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/reference/registry.md").read_text(encoding="utf-8")


def test_every_question_has_the_answer_that_is_shown(page: str) -> None:
    asked = re.findall(
        r"^(registry\.\S+\(.*?\)(?:\.id)?) +# (?:'(?P<text>[^']*)'|(?P<tuple>\(.*\)))", page, re.MULTILINE
    )
    assert len(asked) >= 7
    for question, text, pair in asked:
        expected = text or tuple(re.findall(r"'([^']+)'", pair))
        assert eval(question, {"registry": load_registry()}) == expected  # noqa: S307 - our own page


def test_ids_of_places(page: str) -> None:
    issuers = load_registry().issuers
    for id_, place in re.findall(r"`([a-z-]+)` ([一-鿿]{2,4})(?= ·| \|)", page):
        assert issuers[id_].short.startswith(place.rstrip("省市州"))


def test_counts(page: str) -> None:
    registry = load_registry()
    levels = [issuer.level for issuer in registry.issuers.values()]
    assert f"the {levels.count('province')} provincial and {levels.count('city')} prefecture-level" in page
    assert f"{len({body.duty for body in registry.bodies.values()})} duties" in page


def test_the_entries_of_the_how_to_can_be_loaded(root: Path, tmp_path: Path) -> None:
    text = (root / "docs/how-to/add-a-city.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert len(examples) == 2
    entries = [entry for example in examples for entry in yaml.safe_load(example)["issuers"]]
    parent = {"id": "wangshu", "short": "望舒市", "level": "city", "parent": "zhejiang"}
    (tmp_path / "places.yml").write_text(
        yaml.safe_dump({"issuers": [parent, *entries]}, allow_unicode=True), "utf-8"
    )
    registry = load_registry(tmp_path)
    assert registry.issuers["huzhou"].office_prefixes == ("湖政办发", "湖政办函")
    assert registry.issuer_of_name("蟾溪县教育局") is registry.issuers["chanxi"]
    swaps = {(swap.base, swap.target) for swap in registry.swaps("wangshu", "chanxi")}
    assert {("市教育局", "县教育局"), ("全市", "全县")} <= swaps


def test_the_relations_of_the_how_to_can_be_read(root: Path) -> None:
    text = (root / "docs/how-to/correct-a-relation.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert [word.verdict for word in read_editor_word(example).words] == ["confirmed", "rejected", "added"]
