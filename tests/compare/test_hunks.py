"""Where one change ends and the next begins, by phenomenon: two sentences and what differs between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.compare.changes.linking import labelled
from generator.compare.language.speakers import folding_between

if TYPE_CHECKING:
    from generator.registry import Registry

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
    "another form of list number": (
        "三、观潮台的修缮。",
        "（三）观潮台的修缮。",
        [("label", "三、", "（三）")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_where_changes_begin_and_end(name: str, registry: Registry) -> None:
    base, target, expected = CASES[name]
    names = folding_between(registry, registry.issuers["xinghe"], registry.issuers["wangshu"])
    changes, _, _ = labelled(base, target, names)
    assert [(c.type and c.type.value, c.base, c.target) for c in changes if c.op != "equal"] == expected
    assert "".join(c.base for c in changes) == base
    assert "".join(c.target for c in changes) == target
