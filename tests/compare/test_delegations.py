"""What the province leaves to the cities, and where the city decided it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.compare import compare
from generator.compare.language.delegating import delegating

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.document.model import Document
    from generator.registry import Registry

    Make = Callable[..., Document]

LOG = "各观潮台每天早晚各记录一次潮位，由值班员签字后存档。"
REPAIR = "对台龄超过三十年的观潮台逐座进行安全鉴定，及时加固修缮。"
LEFT = "新建渔港要配建一定数量的导航灯，具体配建比例由市县人民政府确定。"

PHRASES = {
    "夜班补贴由各设区市根据实际情况确定。": "由各设区市根据实际情况确定",
    "各县（市）可根据本地灯塔情况，自行研究制定。": "各县（市）可根据本地灯塔情况，自行研究制定",
    "各地要制定灯塔修缮的具体实施方案。": "各地要制定灯塔修缮的具体实施方案",
    "由省教育厅会同有关部门确定。": "",
    "护灯办法由省、自治区、直辖市制定。": "由省、自治区、直辖市制定",
    "灯油标准由市、县人民政府具体规定。": "由市、县人民政府具体规定",
    "有功人员由县级以上人民政府按照国家有关规定奖励。": "",
    "由市、县级人民政府依法作出停灯决定。": "",
    "由市、县级人民政府确定的部门组织听证。": "",
    "县级以上人民政府应当制定并实施护灯行动方案。": "",
    "各地要抓好灯塔修缮。": "",
}


@pytest.mark.parametrize("text", PHRASES)
def test_words_that_leave_a_decision_to_lower_levels(text: str, registry: Registry) -> None:
    found = delegating(registry.phrases).search(text)
    assert (found[0] if found else "") == PHRASES[text]


ANSWERS = {
    "the partner states the figure": (
        ("新建渔港要按不低于8%的比例配建导航灯。",),
        (["新建渔港要按不低于8%的比例配建导航灯。"], False),
    ),
    "a sentence beside the partner states it": (
        ("新建渔港要配建一定数量的导航灯，集中配建的先行建造。", "导航灯配建数量不少于泊位数的8%。"),
        (["导航灯配建数量不少于泊位数的8%。"], False),
    ),
    "a sentence beside it on another matter": (
        ("新建渔港要配建一定数量的导航灯，集中配建的先行建造。", "渔船每年体检2次。"),
        ([], False),
    ),
    "the city hands it on": (
        ("新建渔港要配建一定数量的导航灯，具体配建比例由各县（市）人民政府确定。",),
        (["新建渔港要配建一定数量的导航灯，具体配建比例由各县（市）人民政府确定。"], True),
    ),
    "nothing is said": ((), ([], False)),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_the_answer_to_a_delegation(case: str, province: Make, city: Make, registry: Registry) -> None:
    said, (answers, passed_on) = ANSWERS[case]
    found = compare(province(LOG + LEFT + REPAIR), city(LOG + "".join(said) + REPAIR), registry)
    told = [([found.segment(n).text for n in d.answers], d.passed_on) for d in found.delegations]
    assert told == [(answers, passed_on)]


def test_a_list_that_the_partner_opens_is_the_answer(province: Make, city: Make, registry: Registry) -> None:
    opens = "新建渔港要按下列比例配建导航灯："
    items = ("（一）一级渔港8%；", "（二）二级渔港6%。")
    found = compare(province(LOG, LEFT, REPAIR), city(LOG, opens, *items, REPAIR), registry)
    told = [[found.segment(n).text for n in d.answers] for d in found.delegations]
    assert told == [[opens, *items]]
