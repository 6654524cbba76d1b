"""The registry's own examples, and what must hold for every entry."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from pypinyin import lazy_pinyin

from generator.registry import loader
from generator.registry.loader import DATA, load_registry
from generator.registry.schema import IssuerEntry, RegistryFile, json_schema

if TYPE_CHECKING:
    from generator.registry import Registry

EXAMPLES: dict[str, Any] = yaml.safe_load((DATA / "examples.yml").read_text(encoding="utf-8"))
QUESTIONS = ("issuer_of_name", "issuer_of_code", "gazette_of_name")


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.mark.parametrize(("question", "asked"), [(q, asked) for q in QUESTIONS for asked in EXAMPLES[q]])
def test_every_example_has_its_answer(registry: Registry, question: str, asked: str) -> None:
    found = getattr(registry, question)(asked)
    assert (found.id if found else None) == EXAMPLES[question][asked]


@pytest.mark.parametrize("case", EXAMPLES["name_of_code"], ids=str)
def test_codes_have_their_owner(registry: Registry, case: dict[str, Any]) -> None:
    assert registry.name_of_code(case["code"], case.get("year"), case.get("from")) == case["name"]


@pytest.mark.parametrize("title", EXAMPLES["doc_type_of_title"])
def test_doc_types(registry: Registry, title: str) -> None:
    assert registry.doc_type_of_title(title) == EXAMPLES["doc_type_of_title"][title]


@pytest.mark.parametrize("case", EXAMPLES["swaps"], ids=lambda case: case["base"])
def test_the_usual_swap_comes_first(registry: Registry, case: dict[str, str]) -> None:
    swaps = registry.swaps(case["from"], case["to"])
    assert next(swap.target for swap in swaps if swap.base == case["base"]) == case["target"]


def test_swaps_come_longest_first_and_never_change_nothing(registry: Registry) -> None:
    swaps = registry.swaps("zhejiang", "shaoxing")
    lengths = [len(swap.base) for swap in swaps]
    assert lengths == sorted(lengths, reverse=True)
    assert all(swap.base != swap.target for swap in swaps)


def test_a_rename_of_2018_pairs_names_of_the_same_years(registry: Registry) -> None:
    swaps = registry.swaps("zhejiang", "shaoxing")
    first = {swap.base: swap.target for swap in reversed(swaps)}
    assert first["省国土资源厅"] == "市国土资源局"
    assert first["省自然资源厅"] == "市自然资源和规划局"
    assert first["省卫生健康委"] == "市卫生健康委"


@pytest.mark.parametrize(
    ("base", "target"),
    [
        ("省粮食局", "市粮食局"),
        ("省粮食和物资储备局", "市粮食和物资储备局"),
        ("省消防救援总队", "市消防救援支队"),
        ("省农业厅", "市农业局"),
        ("省农业农村厅", "市农业农村局"),
        ("省科协", "市科协"),
        ("省人力资源和社会保障厅", "市人力资源和社会保障局"),
        ("省劳动和社会保障厅", "市劳动和社会保障局"),
        ("省水利厅", "市水利局"),
    ],
)
def test_departments_of_a_time_answer_those_of_the_same_time(
    registry: Registry, base: str, target: str
) -> None:
    assert next(swap.target for swap in registry.swaps("zhejiang", "shaoxing") if swap.base == base) == target


def test_a_name_at_one_level_has_one_duty(registry: Registry) -> None:
    duties: dict[tuple[str, str], set[str]] = {}
    for body in registry.bodies.values():
        for name in body.names:
            duties.setdefault((body.level, name), set()).add(body.duty)
    assert [name for name, found in duties.items() if len(found) > 1] == []


def test_every_successor_is_a_known_name(registry: Registry) -> None:
    names = {name for body in registry.bodies.values() for name in body.names}
    assert {body.successor for body in registry.bodies.values() if body.successor} <= names


def test_all_provincial_and_prefecture_level_governments(registry: Registry) -> None:
    levels = [issuer.level for issuer in registry.issuers.values()]
    assert levels.count("state") == 1
    assert levels.count("province") == 31
    # 333 of today and 莱芜, which was one until 2019.
    assert levels.count("city") == 334


def test_codes_are_of_gb_2260_and_sit_under_their_province(registry: Registry) -> None:
    for issuer in registry.issuers.values():
        if issuer.level == "state":
            continue
        assert issuer.code is not None
        assert re.fullmatch(r"\d{4}00", issuer.code)
        if issuer.level == "city":
            assert issuer.parent is not None
            parent = registry.issuers[issuer.parent]
            assert parent.code is not None
            assert issuer.code[:2] == parent.code[:2]


def test_ids_follow_the_documented_rule(registry: Registry) -> None:
    special = {
        "陕西": "shaanxi",
        "六安": "luan",
        "长治": "changzhi",
        "朝阳": "chaoyang",
        "漯河": "luohe",
        "昌都": "changdu",
    }
    special["西藏"] = "xizang"
    plain = {
        issuer.id: special.get(issuer.stem) or "".join(lazy_pinyin(issuer.stem)).replace("ü", "v")
        for issuer in registry.issuers.values()
        if issuer.level != "state"
    }
    shared = {name for name in plain.values() if list(plain.values()).count(name) > 1}
    for id_, name in plain.items():
        issuer = registry.issuers[id_]
        expected = f"{issuer.parent}-{name}" if issuer.level == "city" and name in shared else name
        assert id_ == expected


def test_the_fifteen_kinds_of_document(registry: Registry) -> None:
    assert len(registry.doc_types) == 15
    lengths = [len(name) for name in registry.doc_types]
    assert lengths == sorted(lengths, reverse=True)


def test_divisions_satisfy_the_schema_that_loading_skips() -> None:
    for entry in loader._divisions():
        IssuerEntry.model_validate(entry.model_dump())


def test_the_kept_json_schema_is_the_current_one() -> None:
    kept = json.loads((DATA / "registry.schema.json").read_text(encoding="utf-8"))
    assert kept == json_schema()


@pytest.mark.parametrize("name", loader._BUILT_IN)
def test_built_in_files_satisfy_the_schema(name: str) -> None:
    RegistryFile.model_validate(yaml.safe_load((DATA / name).read_text(encoding="utf-8")))


def test_no_department_claims_a_successor_that_is_unknown(registry: Registry) -> None:
    names = {name for body in registry.bodies.values() for name in body.names}
    assert [
        body.id for body in registry.bodies.values() if body.successor and body.successor not in names
    ] == []


def test_modal_words_are_ranked(registry: Registry) -> None:
    rank = {modal.word: modal.rank for modal in registry.phrases.modals}
    assert rank["应当"] > rank["要"] > rank["可以"] >= rank["鼓励"]


def test_loading_takes_less_than_a_tenth_of_a_second() -> None:
    loader._load.cache_clear()
    load_registry()
    best = 1.0
    for _ in range(8):
        loader._load.cache_clear()
        start = time.perf_counter()
        load_registry()
        best = min(best, time.perf_counter() - start)
    assert best < 0.1
