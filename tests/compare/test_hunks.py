"""Where one change ends and the next begins, by phenomenon: two sentences and what differs between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.compare import compare
from generator.compare.changes.linking import labelled
from generator.compare.language.speakers import folding_between

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.document.model import Document
    from generator.registry import Registry

    Make = Callable[..., Document]

CASES = {
    # phenomenon: base, target, [(type, base, target)]
    "a figure changes and the clause behind it goes": (
        "观潮台藏书不少于3000册，每年更新不少于10%的，由渔会给予补助。",
        "观潮台藏书不少于2500册的，由渔会给予补助。",
        [("number", "3000册", "2500册"), ("number", "，每年更新不少于10%", "")],
    ),
    "a figure changes and a clause with another one follows": (
        "观潮台每年修缮经费不低于1.5万元。",
        "观潮台每年修缮经费不低于1.8万元，其中渔会承担0.5万元。",
        [("number", "1.5万元", "1.8万元"), ("number", "", "，其中渔会承担0.5万元")],
    ),
    "a figure and the sign behind it": (
        "观潮台补助最高10万元（具体数额按照座位计算）。",
        "观潮台补助最高8万元。具体数额按照座位计算。",
        [("number", "10万元", "8万元"), ("punctuation", "（", "。"), ("punctuation", "）", "")],
    ),
    "a figure alone shares its unit": (
        "观潮台的建筑面积不少于60平方米。",
        "观潮台的建筑面积不少于80平方米。",
        [("number", "60", "80")],
    ),
    "a date is not cut before its day": (
        "（2020年9月24日星河省渔民代表大会通过）",
        "（2018年3月31日星河省渔民代表大会通过）",
        [("date", "2020年9月24日", "2018年3月31日")],
    ),
    "only the day differs": (
        "观潮台自2027年4月1日起开放。",
        "观潮台自2027年4月15日起开放。",
        [("date", "1", "15")],
    ),
    "a word of duty and what else differs": (
        "观潮台应报渔会主管人员批准。",
        "观潮台可以直接开放。",
        [("modal", "应", "可以"), ("wording", "报渔会主管人员批准", "直接开放")],
    ),
    "two words change places": (
        "观潮设施统筹予以修缮。",
        "观潮设施予以统筹修缮。",
        [("order", "", "予以"), ("order", "予以", "")],
    ),
    "an ordinal is one word and no amount": (
        "（星河省第十二届渔民代表大会第十六次会议通过）",
        "（星河省第十九届渔民代表大会第十五次会议通过）",
        [("wording", "第十二届", "第十九届"), ("wording", "第十六次", "第十五次")],
    ),
    "governments of other levels": (
        "灯塔由市、县人民政府修缮。",
        "灯塔由区人民政府修缮。",
        [("body", "市、县", "区")],
    ),
    "a bracket that opens is no comma": (
        "给予补贴，每座最高2万元。",
        "给予补贴（按照工期发放），每座灯塔最高2万元。",
        [("wording", "", "（按照工期发放）"), ("wording", "", "灯塔")],
    ),
    "a word that holds a no": (
        "利用旧房和存量房屋修建观潮台。",
        "利用旧房、非居住存量房屋修建观潮台。",
        [("wording", "和", "、非居住")],
    ),
    "a word of the same characters is another word": (
        "把观潮台建成渔民聚集场所。",
        "把观潮台建成渔民集聚场所。",
        [("wording", "聚集", "集聚")],
    ),
    "a member of a list moves": (
        "观潮台会同灯塔、渔会、码头做好巡查。",
        "观潮台会同渔会、码头、灯塔做好巡查。",
        [("order", "灯塔、", ""), ("order", "", "、灯塔")],
    ),
    "what moves into another clause did not only move": (
        "观潮台及时更新台账，渔会核对。",
        "观潮台更新台账，渔会及时核对。",
        [("wording", "及时", ""), ("wording", "", "及时")],
    ),
    "one of the two words of a compound is dropped": (
        "认真贯彻落实观潮台会议的精神。",
        "认真落实观潮台会议的精神。",
        [("wording", "贯彻", "")],
    ),
    "a unit in other words": (
        "观潮台距离海岸二十公里以内。",
        "观潮台距离海岸20千米以内。",
        [("style", "二十公里", "20千米")],
    ),
    "an amount whose 元 goes without saying": (
        "修缮经费提高至80万。",
        "修缮经费提高至80万元。",
        [("style", "80万", "80万元")],
    ),
    "below zero": ("气温低于-5℃时闭馆。", "气温低于5℃时闭馆。", [("number", "-5℃", "5℃")]),
    "a minus in another width": (
        "气温低于-5℃时闭馆。",
        "气温低于－5℃时闭馆。",
        [("punctuation", "-5℃", "－5℃")],
    ),
    "degrees from one to the other are not below zero": (
        "水温保持在18—20℃。",
        "水温保持在18-20℃。",
        [("punctuation", "18—20℃", "18-20℃")],
    ),
    "a misreading beside a number in other digits": (
        "观潮台已三次检修。",
        "观潮台巳3次检修。",
        [("ocr", "已", "巳"), ("style", "三次", "3次")],
    ),
    "an office that nobody knows, of the level below": (
        "（省教育厅、省渔港办、省潮委负责）",
        "（市教育局、市渔港办、市潮委负责）",
        [("localise", "省教育厅", "市教育局"), ("localise", "省", "市"), ("localise", "省", "市")],
    ),
    "an office that nobody knows is kept whole": (
        "（市渔港办、市教育局）",
        "（市渔业办、市教育局）",
        [("body", "市渔港办", "市渔业办")],
    ),
    "of two names with their places, what differs": (
        "星河省人民政府办公厅关于灯塔的通知",
        "望舒市人民政府办公室关于灯塔的通知",
        [("localise", "星河省", "望舒市"), ("localise", "办公厅", "办公室")],
    ),
    "another form of list number": (
        "三、观潮台的修缮。",
        "（三）观潮台的修缮。",
        [("label", "三、", "（三）")],
    ),
}


def test_a_heading_asks_nothing(province: Make, city: Make, registry: Registry) -> None:
    body = "各观潮台每天早晚各报送一次潮位记录，由值班员签字存档备查。"
    base, target = province("一、鼓励渔会修缮灯塔。", body), city("一、严禁渔会修缮灯塔。", body)
    heading = next(link for link in compare(base, target, registry).links if "b1" in link.base)
    assert [change.type for change in heading.changes if change.op != "equal"] == ["wording"]
    assert heading.flags == ()


def test_what_differs_among_units_in_charge_is_bodies(province: Make, city: Make, registry: Registry) -> None:
    body = "各观潮台每天早晚各报送一次潮位记录，由值班员签字存档备查。"
    base = province(body + "（责任单位：省教育厅、星河灯塔集团）")
    target = city(body + "（责任单位：市教育局、望舒渔业协会）")
    units = compare(base, target, registry).links[-1]
    assert "body" in [change.type for change in units.changes]
    assert units.flags == ("body",)


@pytest.mark.parametrize("name", CASES)
def test_where_changes_begin_and_end(name: str, registry: Registry) -> None:
    base, target, expected = CASES[name]
    names = folding_between(registry, registry.issuers["xinghe"], registry.issuers["wangshu"])
    changes, _, _ = labelled(base, target, names)
    assert [(c.type and c.type.value, c.base, c.target) for c in changes if c.op != "equal"] == expected
    assert "".join(c.base for c in changes) == base
    assert "".join(c.target for c in changes) == target
