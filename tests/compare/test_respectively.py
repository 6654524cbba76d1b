"""Figures that are dealt out in order: 分别."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.compare import compare
from generator.compare.figures import figures_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.document.model import Document
    from generator.registry import Registry

    Make = Callable[..., Document]

DEALT = {
    "years": (
        "到2026年、2027年，全省灯塔年值守量分别突破2.2万班、2.4万班。",
        [("2.2万班", "全省灯塔年值守量", "到2026年", "≥"), ("2.4万班", "全省灯塔年值守量", "2027年", "≥")],
    ),
    "years behind their subject": (
        "观潮收入年均增长6%以上，2026年、2027年分别达到30万元、50万元。",
        [("30万元", "观潮收入", "2026年", "="), ("50万元", "观潮收入", "2027年", "=")],
    ),
    "subjects of equal rank": (
        "到2027年，值守率、完好率分别不低于95%、93%。",
        [("95%", "值守率", "到2027年", "≥"), ("93%", "完好率", "到2027年", "≥")],
    ),
    "subjects with a head in common": (
        "老年渔户登台次数和人数分别增长5%、6%。",
        [
            ("5%", "老年渔户登台次数和人数（老年渔户登台次数）增长", "", "="),
            ("6%", "老年渔户登台次数和人数（人数）增长", "", "="),
        ],
    ),
    "brackets hold no members": (
        "各县（市、区）和渔会分别推荐5名、3名。",
        [
            ("5名", "各县（市、区）和渔会（各县（市、区））推荐", "", "="),
            ("3名", "各县（市、区）和渔会（渔会）推荐", "", "="),
        ],
    ),
    "each with its own bound": (
        "示范台、骨干渔户和讲解站分别达到10个、30家、5个以上。",
        [("10个", "示范台", "", "="), ("30家", "骨干渔户", "", "="), ("5个以上", "讲解站", "", "≥")],
    ),
    "cases set by figures": (
        "潮报收入首次超过20万元、50万元的渔户，分别给予最高2万元、6万元奖励。",
        [
            ("最高2万元", "潮报收入首次超过20万元的", "", "≤"),
            ("6万元", "潮报收入首次超过50万元的", "", "≤"),
        ],
    ),
    "numerals that begin the sentence": (
        "一、二、三等台分别奖励9万元、5万元、2万元。",
        [
            ("9万元", "一、二、三等台（一）奖励", "", "="),
            ("5万元", "一、二、三等台（二）奖励", "", "="),
            ("2万元", "一、二、三等台（三等台）奖励", "", "="),
        ],
    ),
    "a unit said once": (
        "对一等台、二等台分别奖励20、10万元。",
        [("20", "一等台奖励", "", "="), ("10万元", "二等台奖励", "", "=")],
    ),
}
UNCLEAR = {
    "more subjects than figures": ("甲、乙、丙三类灯塔分别为5座、8座。", "甲、乙、丙三类灯塔分别", ""),
    "years and subjects": ("2026年、2027年，台数和班数分别达到30座、90座。", "台数和班数分别", ""),
}


@pytest.mark.parametrize("name", DEALT)
def test_each_figure_has_its_own_subject_or_year(name: str) -> None:
    text, dealt = DEALT[name]
    found = [figure for figure in figures_in(text) if figure.kind != "deadline"][-len(dealt) :]
    for figure, (value, what, when, comparator) in zip(found, dealt, strict=True):
        assert figure.value.removeprefix("突破").removeprefix("达到").removeprefix("不低于") == value
        assert (figure.what, figure.when, figure.comparator) == (what, when, comparator)


def test_a_shared_unit_counts_for_every_member() -> None:
    found = figures_in("台面、台阶和护栏的完好率分别提高2、3和4个百分点。")
    assert [(figure.number, figure.unit, figure.kind) for figure in found] == [
        ("2", "个百分点", "share"),
        ("3", "个百分点", "share"),
        ("4", "个百分点", "share"),
    ]
    assert [figure.unit for figure in figures_in("结果分别提高9个、10.7个和10.5个百分点。")] == [
        "个百分点"
    ] * 3
    assert [figure.number for figure in figures_in("规模分别达到2.2、2.4万座。")] == ["22000", "24000"]
    assert figures_in("涉及3、4号台和第5、6号灯。") == ()


def test_what_one_member_is_counted_over_is_not_the_others() -> None:
    found = figures_in("潮业专利授权量和每万人拥有量分别达到168件和4.9件。")
    assert [(figure.number, figure.per) for figure in found] == [("168", ""), ("4.9", "每万人")]


@pytest.mark.parametrize("name", UNCLEAR)
def test_unclear_lists_keep_the_whole_as_their_label(name: str) -> None:
    text, label, when = UNCLEAR[name]
    found = [figure for figure in figures_in(text) if figure.kind != "deadline"]
    assert len(found) == 2
    assert {(figure.what, figure.when) for figure in found} == {(label, when)}


def test_a_year_finds_its_own_figure_again(province: Make, city: Make, registry: Registry) -> None:
    base = province("到2027年年底，全省灯塔值守量突破22万班，讲解站实现全覆盖。")
    target = city("全市灯塔值守量2026年、2027年分别突破22万班、24万班，讲解站实现全覆盖。")
    found = {
        (
            figure.base.value if figure.base else "",
            figure.target.value if figure.target else "",
        ): figure.change
        for figure in compare(base, target, registry, even_unrelated=True).figures
    }
    assert found["突破22万班", "24万班"] == "changed"
    assert found["", "突破22万班"] == "new"
    assert found["到2027年年底", "2027年"] == "same"
    assert found["", "2026年"] == "new"
