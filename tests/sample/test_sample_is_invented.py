"""The sample's places, prefixes and numbers belong to nobody, and it says so."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from generator.registry import load_registry

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
SAMPLES = ("xinghe-2025-03", "xinghe-2025-04", "wangshu-2025-05")
EVERY = (*SAMPLES, "tianxuan-2025-04", "ziwei-2024-33")
CODE = re.compile(r"([一-鿿]{1,8})〔\d{4}〕\d+号")


def _text(name: str) -> str:
    raw = (CONTENT / "sources" / f"{name}.txt").read_text(encoding="utf-8")
    return re.sub(r"[\s\ue010]", "", unicodedata.normalize("NFKC", raw))


TEXTS = {name: _text(name) for name in EVERY}
DIVISIONS = tuple(
    line
    for line in (Path(__file__).parent / "divisions.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)
ISSUERS = yaml.safe_load((CONTENT / "registry" / "sample.yml").read_text(encoding="utf-8"))["issuers"]
PREFIXES = tuple(
    prefix for issuer in ISSUERS for key in ("prefixes", "office_prefixes") for prefix in issuer.get(key, ())
)


def test_the_list_of_real_divisions_is_whole() -> None:
    assert {"浙江省", "绍兴市", "望城区", "西湖区", "新疆维吾尔自治区"} <= set(DIVISIONS)
    assert len(DIVISIONS) > 3000


@pytest.mark.parametrize("issuer", ISSUERS, ids=lambda issuer: issuer["id"])
def test_no_division_bears_the_name(issuer: dict[str, str]) -> None:
    stem = issuer["short"][:-1]
    assert [name for name in DIVISIONS if stem in name] == []
    known = load_registry()
    assert issuer["id"] not in known.issuers
    assert known.issuer_of_name(f"{issuer['short']}人民政府") is None
    assert known.gazette_of_name(f"{issuer['short']}人民政府公报") is None


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_place_could_use_the_prefix(prefix: str) -> None:
    stem = prefix.partition("政")[0]
    assert stem
    assert [name for name in DIVISIONS if name.startswith(stem)] == []
    assert load_registry().issuer_of_code(prefix) is None


@pytest.mark.parametrize("name", SAMPLES)
def test_every_number_is_of_the_invented_places(name: str) -> None:
    codes = CODE.findall(TEXTS[name])
    stems = "|".join(sorted({prefix.partition("政")[0] for prefix in PREFIXES}))
    assert len(codes) > 3
    # A code may follow its sentence without a bracket: its end counts.
    assert [code for code in codes if not re.search(rf"(?:{stems})[政教][一-鿿]{{0,3}}$", code)] == []


@pytest.mark.parametrize("name", EVERY)
def test_no_real_division_is_named(name: str) -> None:
    # Names of two characters (城区, 和县) may be any words.
    assert [place for place in DIVISIONS if len(place) > 2 and place in TEXTS[name]] == []


@pytest.mark.parametrize("name", EVERY)
def test_the_issue_says_that_it_is_a_sample(name: str) -> None:
    assert re.search(r"本刊为软件样例,所载机关、文号.{0,4}与内容均属虚构", TEXTS[name])


@pytest.mark.corpus
@pytest.mark.parametrize("name", EVERY)
def test_no_sentence_is_of_a_real_gazette(name: str, corpus: Path) -> None:
    def letters(text: str) -> str:
        return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())

    real = {
        text[start : start + 26]
        for path in corpus.glob("*.txt")
        for text in (letters(path.read_text(encoding="utf-8")),)
        for start in range(len(text) - 25)
    }
    ours = letters(TEXTS[name])
    assert [
        ours[start : start + 26] for start in range(len(ours) - 25) if ours[start : start + 26] in real
    ] == []


def test_the_sample_is_large_enough_to_show_the_work() -> None:
    documents = [
        document
        for name in SAMPLES
        for document in json.loads((ROOT / "tests" / "gold" / f"{name}.json").read_text(encoding="utf-8"))[
            "documents"
        ]
    ]
    assert len(documents) >= 10
    assert sum(len(re.findall("[一-鿿]", TEXTS[name])) for name in SAMPLES) >= 14000
