"""Lists made of the catalog: what is wanted, which issues are held, who followed when."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from catalog_making import document, held, registry

from generator.catalog import (
    build_catalog,
    completeness,
    followers,
    gaps,
    neighbours,
    updated_index,
    wanted,
)
from generator.catalog.issuing import issued_by
from generator.issue.model import Issue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.catalog import ReuseIndex

REGISTRY = registry()
BASE = document("星政发〔2025〕6号", "星河省人民政府关于灯会的意见", "要办好灯会。", day="2025-01-05")
ONE = document(
    "望舒政发〔2025〕9号",
    "望舒市人民政府关于灯会的通知",
    "根据《星河省人民政府关于灯会的意见》（星政发〔2025〕6号）和《国务院关于灯会的意见》（国发〔2024〕5号），通知如下：",
    day="2025-01-15",
)
TWO = document(
    "望舒政办发〔2025〕20号",
    "望舒市人民政府办公室关于花市的通知",
    "根据国发〔2024〕5号文件和《灯会管理条例》，通知如下：",
    "违反《灯会管理条例》的，责令改正。",
    day="2025-02-01",
)
LATE = document(
    "望舒政办发〔2025〕31号",
    "望舒市人民政府办公室关于灯谜的通知",
    "按照《星河省人民政府关于灯会的意见》，通知如下：",
    day="2025-03-06",
)


def issue(number: str | None, year: int | None = 2025) -> Issue:
    name = f"xinghe/{year}-{number or 'unnumbered-00000000'}"
    return Issue(id=name, gazette="xinghe", name="星河省人民政府公报", year=year, number=number)


def test_wanted_documents_come_by_how_many_ask_for_them() -> None:
    found = wanted(build_catalog(held(BASE, ONE, TWO), {}, REGISTRY), REGISTRY)
    assert [(one.title, one.number, one.issuer, one.cited_by, one.mentions) for one in found] == [
        ("国务院关于灯会的意见", "国发〔2024〕5号", "state", (TWO.id, ONE.id), 2),
        ("灯会管理条例", None, None, (TWO.id,), 2),
    ]


ISSUED_BY = {
    "committee": (("中共浙江省委关于深化改革的意见", None, None), ("中共浙江省委", "zhejiang")),
    "committee-by-its-code": (
        ("灯会安全暂行规定", "绍市委办发〔2015〕39号", None),
        ("中共绍兴市委办公室", "shaoxing"),
    ),
    "centre-and-state": (("中共中央、国务院关于灯会的意见", None, None), ("中共中央、国务院", "state")),
    "centre-and-state-without-a-sign": (
        ("中共中央国务院关于灯会的意见", "中发〔2015〕1号", None),
        ("中共中央、国务院", "state"),
    ),
    "offices-of-both": (
        ("中共绍兴市委办公室、绍兴市人民政府办公室关于灯会的意见", "绍市委办发〔2014〕82号", None),
        ("中共绍兴市委办公室、绍兴市人民政府办公室", "shaoxing"),
    ),
    "ministry-and-others": (
        ("教育部等20部门关于校车的通知", "教基一〔2012〕10号", None),
        ("教育部等20部门", "state"),
    ),
    "ministry-by-its-code": (("关于校车的通知", "教基一〔2012〕10号", None), ("教育部", "state")),
    "ministry-and-its-company": (
        ("关于税收政策的通知", "财税〔2016〕52号", "财政部、国家税务总局"),
        ("财政部、国家税务总局", "state"),
    ),
    "forwarded": (
        ("国务院办公厅转发文化部等部门关于灯会的意见", None, None),
        ("国务院办公厅", "state"),
    ),
    "own-province's-department": (
        ("省发改委关于灯会的函", "浙发改函〔2016〕65号", None),
        ("浙江省发改委", "zhejiang"),
    ),
    "departments-before-the-title": (
        ("关于灯会的通知", "浙教安〔2014〕9号", "省教育厅、省公安厅"),
        ("浙江省教育厅、浙江省公安厅", "zhejiang"),
    ),
    "code-of-nobody-known": (("关于灯会的通知", "嘉峪政发〔2016〕2号", None), (None, None)),
    "law": (("中华人民共和国安全生产法", None, None), (None, None)),
    "regulation-of-the-place": (("浙江省安全生产条例", None, None), (None, None)),
    "unknown-code": (("灯会指导目录", "浙淘汰办〔2012〕20号", None), (None, None)),
}


@pytest.mark.parametrize("name", ISSUED_BY)
def test_who_issued_what_is_wanted(name: str) -> None:
    cited, (body, place) = ISSUED_BY[name]
    found = issued_by(*cited, "shaoxing", REGISTRY)
    assert (found.body, found.place) == (body, place)


def test_a_city_s_code_counts_in_its_own_province_only() -> None:
    assert (
        issued_by("关于灯会的通知", "嘉政发〔2016〕2号", None, "shaoxing", REGISTRY).body == "嘉兴市人民政府"
    )
    assert issued_by("关于灯会的通知", "嘉政发〔2016〕2号", None, "gansu", REGISTRY).body is None


def test_a_document_that_arrives_is_wanted_no_more() -> None:
    state = document("国发〔2024〕5号", "国务院关于灯会的意见", "要办好灯会。", day="2024-06-01")
    found = wanted(build_catalog(held(BASE, ONE, TWO, state), {}, REGISTRY), REGISTRY)
    assert [one.title for one in found] == ["灯会管理条例"]


def test_the_grid_shows_held_and_missing_issues() -> None:
    issues = {
        one.id: one
        for one in (issue("2"), issue("4-5"), issue("7"), issue("s1"), issue(None), issue("9", None))
    }
    (year,) = completeness(issues)
    assert [(cell.number, cell.issue) for cell in year.cells] == [
        (1, None),
        (2, "xinghe/2025-2"),
        (3, None),
        (4, "xinghe/2025-4-5"),
        (5, "xinghe/2025-4-5"),
        (6, None),
        (7, "xinghe/2025-7"),
    ]
    assert year.missing == (1, 3, 6)
    assert set(year.others) == {"xinghe/2025-s1", "xinghe/2025-unnumbered-00000000"}


def test_gaps_begin_after_the_first_issue_held() -> None:
    issues = {one.id: one for one in (issue("2"), issue("4"))}
    (finding,) = gaps(issues)
    assert "issues 3 of 2025" in finding.text
    assert list(gaps({"a": issue("5")})) == []


def test_followers_come_with_their_lag_in_days() -> None:
    catalog = build_catalog(held(BASE, LATE, ONE), {}, REGISTRY)
    assert [(one.document, one.lag, one.kinds) for one in followers(catalog, BASE.id)] == [
        (ONE.id, 10, ("贯彻落实",)),
        (LATE.id, 60, ("贯彻落实",)),
    ]


def test_the_index_on_disk_is_brought_up_to_the_texts(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    texts = {one.id: one.blocks[-1].text for one in (BASE, ONE, TWO)} | {
        f"t{i}": f"第{i}条河上的第{i}座桥由第{i}位匠人修成" * 3 for i in range(9)
    }
    with sqlite3.connect(path) as database:
        updated_index(database, texts)
        first = set(database.execute("SELECT key FROM segments"))
    texts = {name: text for name, text in texts.items() if name != "t3"} | {
        "new": "新修的埠头方便居民洗衣汲水"
    }
    with sqlite3.connect(path) as database:
        more = updated_index(database, {**texts, "t3": "第3条河上的第3座桥由第3位匠人修成" * 3})
        # Nothing changed but one text that came: what was written stays as it was.
        assert first < set(database.execute("SELECT key FROM segments"))
        assert more.query("新修的埠头方便居民洗衣汲水")[0][0] == "new"
        fewer = updated_index(database, texts)
    assert fewer.names == texts.keys()
    with sqlite3.connect(path) as database:
        again = updated_index(database, texts)
    assert again.query(texts["t5"]) == fewer.query(texts["t5"])
    assert again.query(texts["t5"])[0][0] == "t5"


def test_a_catalog_with_a_kept_index_says_what_one_without_says(tmp_path: Path) -> None:
    documents = held(BASE, ONE, TWO, LATE)
    asked: list[int] = []

    def kept(texts: Mapping[str, str]) -> ReuseIndex:
        asked.append(len(texts))
        return updated_index(database, texts)

    with sqlite3.connect(tmp_path / "index.db") as database:
        few = build_catalog(held(BASE, ONE), {}, REGISTRY, kept=kept)
        found = build_catalog(documents, {}, REGISTRY, kept=kept)
    assert asked == [2, 4]
    assert few.relations == build_catalog(held(BASE, ONE), {}, REGISTRY).relations
    assert found.relations == build_catalog(documents, {}, REGISTRY).relations


def test_the_neighbourhood_has_both_sides_and_what_is_not_held() -> None:
    catalog = build_catalog(held(BASE, ONE, TWO), {}, REGISTRY)
    assert [(one.document, one.title, one.role.value, one.kinds) for one in neighbours(catalog, ONE.id)] == [
        (BASE.id, BASE.title, "above", ("贯彻落实",)),
        (None, "国务院关于灯会的意见", "above", ()),
    ]
    (below,) = neighbours(catalog, BASE.id)
    assert (below.document, below.role.value) == (ONE.id, "below")
