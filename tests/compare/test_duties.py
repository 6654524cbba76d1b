"""Who must act, and how strongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.compare import compare

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.document.model import Document
    from generator.registry import Registry

    Make = Callable[..., Document]

REST = "（一）观潮台由县级渔政部门编号建档，台账每季度更新，灯油、缆绳和救生衣按册领用。"
PAIRS = {
    "discretion becomes duty": (
        "值守满三年的渔户，在评定护灯员时可适当加分。",
        "值守满三年的渔户，在评定护灯员时应适当加分。",
        ("", "可", "", "应", "stronger"),
    ),
    "favour becomes duty": (
        "鼓励各地逐步把木质观潮台改造为石质观潮台。",
        "各地要逐步把木质观潮台改造为石质观潮台。",
        ("各地", "鼓励", "各地", "要", "stronger"),
    ),
    "an actor after a condition": (
        "潮位超过警戒线的，县级渔政部门应当立即封闭观潮台并通知渔户。",
        "潮位超过警戒线的，乡镇应急管理机构应当立即封闭观潮台并通知渔户。",
        ("县级渔政部门", "应当", "乡镇应急管理机构", "应当", ""),
    ),
    "an actor at the head of the sentence": (
        "各地在推进观潮台连片建设过程中，应同步考虑渔户出行，优先安排夜航灯塔。",
        "各级职能部门在推进观潮台连片建设过程中，应同步考虑渔户出行，优先安排夜航灯塔。",
        ("各地", "应", "各级职能部门", "应", ""),
    ),
    "a name with brackets": (
        "观潮主管部门（大潮期间的值守主管部门）要及时发布潮位和风力预报。",
        "观潮联席小组要及时发布潮位和风力预报。",
        ("观潮主管部门", "要", "观潮联席小组", "要", ""),
    ),
    "an actor that is dropped": (
        "各地要在大潮前后集中开展观潮台安全检查，严厉查处各类违规停靠。",
        "要在大潮前后集中开展观潮台安全检查，严厉查处各类违规停靠。",
        ("各地", "要", "", "要", ""),
    ),
}
NONE = {
    "another verb of favour": (
        "支持渔户打造夜航灯塔品牌，开发潮汐航线。",
        "引导渔户打造夜航灯塔品牌，开发潮汐航线。",
    ),
    "a possibility that is no duty": (
        "选树观潮示范项目，打造可复制的值守样板，力争覆盖沿海乡镇。",
        "选树观潮示范项目，打造值守样板，覆盖沿海乡镇。",
    ),
    "a website that belongs to a body": (
        "各级政府门户网站要定期发布潮位图和大潮提示。",
        "各地政府门户网站要定期发布潮位图和大潮提示。",
    ),
    "nobody on either side": ("潮报应当于每日清晨张贴。", "潮报应当于每日傍晚张贴。"),
}


@pytest.mark.parametrize("name", PAIRS)
def test_duties_that_a_link_changes(name: str, province: Make, city: Make, registry: Registry) -> None:
    base, target, wanted = PAIRS[name]
    (pair,) = compare(province(base, REST), city(target, REST), registry, even_unrelated=True).duties
    assert pair.base
    assert pair.target
    found = (pair.base.actor, pair.base.modal, pair.target.actor, pair.target.modal, pair.strength)
    assert found == wanted
    assert pair.actor_changed == (wanted[0] != wanted[2])


@pytest.mark.parametrize("name", NONE)
def test_no_duty_is_made_of(name: str, province: Make, city: Make, registry: Registry) -> None:
    base, target = NONE[name]
    assert compare(province(base, REST), city(target, REST), registry, even_unrelated=True).duties == ()
