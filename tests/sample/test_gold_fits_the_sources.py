"""The gold of the sample points at the lines it speaks of."""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
ISSUES = ("xinghe-2025-03", "xinghe-2025-04", "wangshu-2025-05")
PAIRS = tuple(sorted(path.stem for path in GOLD.glob("pair-*.json")))


def _load(name: str) -> Any:
    return json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))


def _plain(text: str) -> str:
    """NFKC without spaces and signs of layout; a dot that the print lost is no difference."""
    return re.sub(r"[\s\ue010.*#、]|^-", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("name", ISSUES)
def test_paragraphs_begin_and_end_where_the_gold_says(name: str) -> None:
    gold = _load(name)
    lines = (ROOT / "content" / "sources" / gold["source"]).read_text(encoding="utf-8").split("\n")
    repaired = {damage["line"] for document in gold["documents"] for damage in document["damage"]}
    checked = 0
    for document in gold["documents"]:
        for paragraph in document["paragraphs"]:
            first, last = paragraph["start_line"], paragraph["end_line"]
            if repaired & set(range(first, last + 1)):
                continue
            assert _plain(lines[first - 1]).startswith(_plain(paragraph["head"])[:12]), (name, first)
            assert _plain(paragraph["tail"])[-6:] in _plain("".join(lines[first - 1 : last])), (name, last)
            checked += 1
    assert checked > 50


@pytest.mark.parametrize("name", ISSUES)
def test_documents_follow_each_other(name: str) -> None:
    documents = _load(name)["documents"]
    assert all(one["end_line"] < other["start_line"] for one, other in pairwise(documents))


@pytest.mark.parametrize("name", PAIRS)
def test_every_sentence_of_a_pair_is_placed_once(name: str) -> None:
    pair = _load(name)
    for side, rest in (("base", "omitted"), ("target", "added")):
        ids = [sentence["id"] for sentence in pair[f"{side}_sentences"]]
        placed = [one for link in pair["links"] for one in link[side]] + pair[rest]
        assert sorted(placed) == ids


@pytest.mark.parametrize("name", PAIRS)
def test_every_figure_stands_in_its_sentence(name: str) -> None:
    pair = _load(name)
    texts = {
        sentence["id"]: _plain(sentence["text"])
        for side in ("base", "target")
        for sentence in pair[f"{side}_sentences"]
    }
    figures = [figure[side] for figure in pair["quantities"] for side in ("base", "target") if figure[side]]
    assert figures
    assert [figure for figure in figures if _plain(figure["value"]) not in texts[figure["sentence"]]] == []
