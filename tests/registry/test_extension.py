"""content/registry/*.yml: one entry adds a city, and every fault is told at once with its line."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from generator.errors import RegistryError
from generator.registry import load_registry

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = """\
issuers:
  - {id: xinghe, short: 星河省, level: province, parent: state, prefixes: [星政发], office_prefixes: [星政办发]}
  - id: wangshu
    short: 望舒市
    level: city
    parent: xinghe
    prefixes: [望政发]
    office_prefixes: [望政办发]
"""


def write(folder: Path, text: str, name: str = "sample.yml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path, text: str) -> str:
    with pytest.raises(RegistryError) as caught:
        load_registry(write(folder, text))
    return str(caught.value)


def test_a_city_is_one_entry(tmp_path: Path) -> None:
    registry = load_registry(write(tmp_path, SAMPLE))
    city = registry.issuers["wangshu"]
    assert (city.name, city.stem, city.office) == ("望舒市人民政府", "望舒", "望舒市人民政府办公室")
    assert registry.issuer_of_name("星河省人民政府办公厅") is registry.issuers["xinghe"]
    assert registry.issuer_of_name("望舒市教育局") is city
    assert registry.issuer_of_code("望政办发") is city
    assert registry.name_of_code("望政办发") == "望舒市人民政府办公室"
    assert registry.superiors("wangshu") == ("xinghe", "state")
    gazette = registry.gazette_of_name("望舒市人民政府公报")
    assert gazette is not None
    assert gazette.id == "wangshu"
    assert ("省教育厅", "市教育局") in {
        (swap.base, swap.target) for swap in registry.swaps("xinghe", "wangshu")
    }


@pytest.mark.parametrize(
    "name",
    [
        "西湖区人民政府",
        "杭州市西湖区人民政府",
        "杭州市西湖区人民政府办公室",
        "杭州市西湖区教育局",
        "西湖区教育局",
        "中共西湖区委",
    ],
)
def test_a_county_is_one_entry_and_known_with_its_city_before_it(tmp_path: Path, name: str) -> None:
    entry = "issuers:\n  - {id: hangzhou-xihu, short: 西湖区, level: county, parent: hangzhou, prefixes: [西政发]}\n"
    registry = load_registry(write(tmp_path, entry))
    found = registry.issuer_of_name(name)
    assert found is not None
    assert (found.id, found.stem, found.tier) == ("hangzhou-xihu", "西湖", "区")
    assert registry.superiors(found.id) == ("hangzhou", "zhejiang", "state")
    assert load_registry().issuer_of_name(name) is None


def test_two_districts_of_one_name_are_told_apart_by_their_cities(tmp_path: Path) -> None:
    entries = """\
issuers:
  - {id: nanjing-gulou, short: 南京市鼓楼区, level: county, parent: nanjing}
  - {id: fuzhou-gulou, short: 福州市鼓楼区, level: county, parent: fujian-fuzhou}
"""
    registry = load_registry(write(tmp_path, entries))
    found = registry.issuer_of_name("福州市鼓楼区人民政府")
    assert found is not None
    assert found.id == "fuzhou-gulou"
    assert registry.issuer_of_name("鼓楼区人民政府") is None
    both = entries.replace("南京市鼓楼区", "鼓楼区").replace("福州市鼓楼区", "鼓楼区")
    assert "鼓楼区人民政府 is claimed by nanjing-gulou and fuzhou-gulou" in faults(tmp_path, both)


def test_an_entry_with_a_known_id_adds_to_it(tmp_path: Path) -> None:
    registry = load_registry(write(tmp_path, "issuers:\n  - {id: huzhou, prefixes: [湖政函]}\n"))
    assert registry.issuers["huzhou"].prefixes == ("湖政发", "湖政函", "湖政办发")


def test_an_absent_or_empty_folder_changes_nothing(tmp_path: Path) -> None:
    assert load_registry(tmp_path / "absent") is load_registry()
    assert load_registry(tmp_path).issuers.keys() == load_registry().issuers.keys()


def test_a_registry_can_be_sent_to_another_process() -> None:
    registry = pickle.loads(pickle.dumps(load_registry()))  # noqa: S301 - our own bytes
    assert registry.superiors("shaoxing") == ("zhejiang", "state")


def test_all_faults_are_told_with_their_lines(tmp_path: Path) -> None:
    text = """\
issuers:
  - {id: Bad Id, short: 甲市, level: city, parent: zhejiang}
  - id: jia
    short: 甲市
    lvl: city
"""
    message = faults(tmp_path, text)
    assert "sample.yml:2: issuers.0.id" in message
    assert "sample.yml:5: issuers.1.lvl" in message


def test_contradictions_are_told_together(tmp_path: Path) -> None:
    text = """\
issuers:
  - {id: jia, short: 甲市, level: city, parent: nowhere}
  - {id: yi, level: city, parent: zhejiang}
  - {id: shaoxing, short: 绍兴县}
  - {id: bing, short: 丙市, level: city, parent: zhejiang, prefixes: [浙政发]}
gazettes:
  - {id: x, name: 某报, issuer: nobody}
"""
    message = faults(tmp_path, text)
    for part in (
        "sample.yml:2: jia has the unknown parent nowhere",
        "sample.yml:3: yi is no known place: it needs `short`",
        "sample.yml:4: shaoxing: `short` is 绍兴市 in the registry, 绍兴县 here",
        "the prefix 浙政发 is claimed by zhejiang and bing",
        "sample.yml:7: the gazette 某报 has the unknown issuer nobody",
    ):
        assert part in message


def test_a_circle_of_superiors_is_a_fault(tmp_path: Path) -> None:
    text = """\
issuers:
  - {id: jia, short: 甲市, level: city, parent: yi}
  - {id: yi, short: 乙市, level: city, parent: jia}
"""
    assert "jia is its own superior" in faults(tmp_path, text)


@pytest.mark.parametrize(
    "text", ["issuers: [", "\x01", "- 1\n", "issuers: 甲\n"], ids=["cut", "control", "list", "word"]
)
def test_what_is_no_registry_file_gets_one_clear_error(tmp_path: Path, text: str) -> None:
    assert "sample.yml" in faults(tmp_path, text)
