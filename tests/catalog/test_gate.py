"""The gate before inferred relations: figures of real pairs on both sides of it, none of them told apart by hand."""

from __future__ import annotations

import pytest
from catalog_making import document, held, registry

from generator.catalog import RelationKind, RelationStatus, build_catalog
from generator.catalog.gate import judged
from generator.catalog.overlap import Shared

PUBLISHED, CANDIDATE = RelationStatus.PUBLISHED, RelationStatus.CANDIDATE


def figures(share: float, kept: float, characters: int, runs: int, longest: int) -> Shared:
    return Shared(
        characters=characters, share=share, kept=kept, longest=longest, runs=runs, passages=((0, characters),)
    )


# Share of the target, share of the base, characters, runs, longest: as measured between regulations and notices.
TAKEN = {
    "a-plan-of-the-province": (0.533, 0.670, 1389, 55, 77),
    "a-section-on-allowances": (0.072, 0.226, 452, 14, 120),
    "a-quarter-in-short-runs": (0.244, 0.160, 645, 33, 38),
    "a-fifth-in-short-runs": (0.199, 0.126, 764, 39, 36),
    "a-short-notice": (0.45, 0.30, 120, 3, 48),
    "a-tenth-of-the-base": (0.034, 0.116, 445, 18, 50),
}
NOT_SURE = {
    "formulas-of-a-law-above-both": (0.030, 0.031, 213, 9, 44),
    "a-paragraph-on-vehicles": (0.027, 0.033, 312, 13, 55),
    "many-short-runs": (0.064, 0.069, 495, 28, 38),
    "a-list-of-agencies": (0.02, 0.02, 110, 6, 30),
}


@pytest.mark.parametrize("name", TAKEN)
def test_so_much_is_a_borrowing(name: str) -> None:
    common = figures(*TAKEN[name])
    assert judged(common, common, declared=False, own=False) is PUBLISHED


@pytest.mark.parametrize("name", NOT_SURE)
def test_so_much_is_for_an_editor(name: str) -> None:
    common = figures(*NOT_SURE[name])
    assert judged(common, common, declared=False, own=False) is CANDIDATE
    assert judged(common, common, declared=True, own=False) is PUBLISHED


def test_short_runs_are_nothing() -> None:
    common = figures(0.2, 0.2, 271, 20, 25)
    assert judged(common, common, declared=True, own=False) is None


def test_moulds_of_one_office_are_no_borrowing() -> None:
    mould, edition = figures(0.207, 0.186, 1374, 70, 45), figures(0.41, 0.48, 1574, 71, 66)
    assert judged(mould, mould, declared=False, own=True) is CANDIDATE
    assert judged(edition, edition, declared=False, own=True) is PUBLISHED


def test_a_small_part_that_a_better_base_explains_is_not_counted_again() -> None:
    common, nothing = figures(0.06, 0.06, 451, 24, 42), figures(0.0, 0.0, 0, 0, 0)
    assert judged(common, common, declared=False, own=False) is PUBLISHED
    assert judged(common, nothing, declared=False, own=False) is CANDIDATE


def test_of_two_superiors_with_one_passage_the_one_that_gave_the_rest_is_the_source() -> None:
    shared = tuple(
        f"第{one}条 办会人应当在开幕前{one}日向所在地的文化机关提交第{one}类场地的容量图、疏散图和值守名册，逾期不予受理。"
        for one in "一二三四五"
    )
    rest = tuple(
        f"第{one}条 第{one}号灯组的线路由持证匠人敷设，每夜闭灯后巡检{one}遍，发现破损当场更换并记入第{one}册台账备查。"
        for one in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    )
    far = tuple(
        f"第{one}条 {one}河的渡船于每岁{one}月修缮，船夫三人一组，载客不得逾{one}十人，遇雾停航并悬{one}色灯。"
        for one in "东西南北上下左右前后天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
    )
    near = document("星政发〔2024〕6号", "星河省灯会办法", *shared, *rest, day="2024-06-01")
    other = document("星政发〔2020〕9号", "星河省集会办法", *shared, *far, day="2020-06-01")
    target = document("望舒政发〔2025〕9号", "望舒市灯会办法", *shared, *rest, *(one[::-1] for one in far))
    catalog = build_catalog(held(near, other, target), {}, registry())
    texts = {
        one.base: one.status
        for one in catalog.relations
        if one.kind is RelationKind.TEXT and one.target == target.id
    }
    assert texts[near.id] is PUBLISHED
    assert texts.get(other.id) is not PUBLISHED
    alone = build_catalog(held(other, target), {}, registry())
    assert [one.status for one in alone.relations if one.target == target.id] == [PUBLISHED]
