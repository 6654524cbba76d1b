"""Small words that change what is asked, and small words that don't: each case is one sentence on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.compare import compare
from generator.compare.language.folding import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.compare.model import Link
    from generator.document.model import Document
    from generator.registry import Registry

    Make = Callable[..., Document]

SUBSTANTIVE = {
    # phenomenon: base, target, flags
    "should becomes may": ("值班员遇有险情应及时上报。", "值班员遇有险情可及时上报。", ("modal",)),
    "a no is added": (
        "渔船进入观潮水域收取停泊费用。",
        "渔船进入观潮水域不收取停泊费用。",
        ("modal",),
    ),
    "free becomes charged": (
        "渔船进入观潮水域免收停泊费用。",
        "渔船进入观潮水域收取停泊费用。",
        ("modal",),
    ),
    "those who have becomes those who have not": (
        "已登记的渔船可以在水域养殖。",
        "未登记的渔船可以在水域养殖。",
        ("modal",),
    ),
    "a right is taken": ("观潮台有权拒绝接待醉酒人员。", "观潮台无权拒绝接待醉酒人员。", ("modal",)),
    "no longer needed": ("观潮台无须另行登记备案。", "观潮台须另行登记备案。", ("modal",)),
    "as far as possible": (
        "观潮台必须配备值班员并公布电话。",
        "观潮台尽可能配备值班员并公布电话。",
        ("modal",),
    ),
    "in principle": (
        "观潮台的票价一年内保持稳定不变。",
        "观潮台的票价原则上一年内保持稳定不变。",
        ("modal",),
    ),
    "to be explored": ("建立观潮台长效管护机制。", "探索建立观潮台长效管护机制。", ("modal",)),
    "first of all": (
        "在沿海各县推行潮位自动记录制度。",
        "在沿海各县优先推行潮位自动记录制度。",
        ("modal",),
    ),
    "on trial": ("在沿海各县推行潮位自动记录制度。", "在沿海各县试点推行潮位自动记录制度。", ("scope",)),
    "an exception is dropped": (
        "除节假日外，观潮台每天向公众免费开放。",
        "观潮台每天向公众免费开放。",
        ("scope",),
    ),
    "a condition is dropped": (
        "必要时，观潮台应当延长开放时间。",
        "观潮台应当延长开放时间。",
        ("scope",),
    ),
    "a premise is dropped": (
        "在确保安全的前提下，观潮台可以夜间开放。",
        "观潮台可以夜间开放。",
        ("scope",),
    ),
    "above becomes below": (
        "县级以上人民政府应当安排修缮经费。",
        "县级以下人民政府应当安排修缮经费。",
        ("scope",),
    ),
    "grave becomes slight": ("对情节严重的依法给予处分。", "对情节较轻的依法给予处分。", ("scope",)),
    "both becomes either": (
        "观潮台和渔会负责管护沿岸灯塔。",
        "观潮台或者渔会负责管护沿岸灯塔。",
        ("scope",),
    ),
    "only": ("观潮台只接待本地渔民和学生。", "观潮台接待本地渔民和学生。", ("scope",)),
    "at most becomes at least": (
        "观潮台可以暂停开放，时间不超过三天。",
        "观潮台可以暂停开放，时间不少于三天。",
        ("figure",),
    ),
    "a bound is dropped": (
        "补助标准不低于每人每年500元。",
        "补助标准每人每年500元。",
        ("figure",),
    ),
    "a bound in signs": (
        "观潮台风速≤20米每秒时开放露台。",
        "观潮台风速≥20米每秒时开放露台。",
        ("figure",),
    ),
    "a range becomes a number": (
        "观潮台每次观测时间为2—3小时。",
        "观潮台每次观测时间为23小时。",
        ("figure",),
    ),
    "a fraction becomes a number": ("观潮台保留1/3座位供渔民使用。", "观潮台保留13座位供渔民使用。", None),
    "by head becomes by household": (
        "补助标准为每人每年500元。",
        "补助标准为每户每年500元。",
        ("figure",),
    ),
    "filing becomes approval": ("观潮台将检修结果报送备案。", "观潮台将检修结果报送审批。", ()),
    "before becomes after": (
        "观潮台修缮完成前拨付补助资金。",
        "观潮台修缮完成后拨付补助资金。",
        (),
    ),
    "another grade": (
        "观潮台修缮实行一级响应和值守。",
        "观潮台修缮实行二级响应和值守。",
        ("scope",),
    ),
    "another class": ("观潮台水质达到Ⅲ类标准。", "观潮台水质达到Ⅱ类标准。", ("scope",)),
    "without exception": ("渔村建设的观潮台一律免费开放。", "渔村建设的观潮台免费开放。", ("modal",)),
    "another pays": (
        "观潮台修缮所需的经费自筹。",
        "观潮台修缮所需的经费由市财政承担。",
        ("body",),
    ),
    "a fine is dropped": ("对违反规定的，责令改正并处罚款。", "对违反规定的，责令改正。", ()),
    "the upper level takes over": (
        "观潮台的修缮由市教育局审核并公布。",
        "观潮台的修缮由省教育厅审核并公布。",
        ("body",),
    ),
    "a phrase in place of another": (
        "观潮台向渔民免费提供记录纸张和铅笔。",
        "观潮台向渔民逐日播报各处潮位高低。",
        (),
    ),
    "much is said otherwise": (
        "观潮台的值守人员按照轮班表认真观察并记录潮汐的变化，每天早晚报送潮位记录。",
        "观潮台的专职渔民依轮班次序观察且登记潮汐涨落情形，每天早晚报送潮位台账。",
        (),
    ),
    "torn down becomes kept": ("沿岸的旧灯塔由渔会拆除。", "沿岸的旧灯塔由渔会保留。", ()),
    "mornings become evenings": ("观潮台每天早晨对渔民开放。", "观潮台每天晚上对渔民开放。", ()),
    "another part of the bound": (
        "观潮台座位不少于60个，可以加座。",
        "观潮台座位不超过60个，可以加座。",
        ("figure",),
    ),
    "a clause is added beside a title": (
        "观潮台按照《潮位记录规范》执行。",
        "观潮台按照《潮位记录规范》执行，并由值班员和档案员共同清点签名存档。",
        None,
    ),
}
WORDING = {
    "what follows in other words": ("观潮台的修缮按以下规定审批。", "观潮台的修缮按下列规定审批。"),
    "a quality that sounds like discretion": (
        "渔会提出可持续的灯塔修缮方案。",
        "渔会提出灯塔修缮方案。",
    ),
    "need in other words": ("因特殊情况需要延期的，渔会另行公告。", "因特殊情况需延期的，渔会另行公告。"),
    "words that change places": (
        "观潮台会同灯塔看守、渔会、码头做好巡查。",
        "观潮台会同渔会、码头、灯塔看守做好巡查。",
    ),
    "the same bound in other words": (
        "观潮台座位不少于60个，可以加座。",
        "观潮台座位至少60个，可以加座。",
    ),
    "duty in other words": ("值班员应在退潮后清点工具。", "值班员应当在退潮后清点工具。"),
    "discretion in other words": ("值班员可在退潮后清点工具。", "值班员可以在退潮后清点工具。"),
    "support that is a noun": (
        "渔会加大灯塔修缮经费保障力度。",
        "渔会加大灯塔修缮资金支持力度。",
    ),
    "small words": ("观潮台对破损的栏杆进行维修。", "观潮台对破损栏杆维修。"),
    "must in other words": ("观潮台须做好潮位记录和汇总。", "观潮台应当做好潮位记录和汇总。"),
    "that one is to do it goes without saying": (
        "值班员要持证上岗并且佩戴标识。",
        "值班员持证上岗并且佩戴标识。",
    ),
    "words that hold a no": (
        "观潮台不断改善无障碍设施的条件。",
        "观潮台持续改善无障碍设施的条件。",
    ),
    "and in another word": (
        "观潮台及其附属设施由渔会管护。",
        "观潮台和附属设施由渔会管护。",
    ),
    "an abbreviation is declared": (
        "沿海观潮设施的修缮按照本办法执行。",
        "沿海观潮设施（以下简称设施）的修缮按照本办法执行。",
    ),
    "a longer name of the same body": (
        "观潮台修缮由省发展改革委汇总并公布。",
        "观潮台修缮由省发改委汇总并公布。",
    ),
    "numbers of entries joined otherwise": (
        "观潮台实时回传下列第1至4项信息。",
        "观潮台实时回传下列第1—4项信息。",
    ),
}


def _link(base: Document, target: Document, registry: Registry) -> Link:
    found = compare(base, target, registry, even_unrelated=True).links
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("name", SUBSTANTIVE)
def test_what_is_asked_changes(name: str, province: Make, city: Make, registry: Registry) -> None:
    base, target, flags = SUBSTANTIVE[name]
    link = _link(province(base), city(target), registry)
    assert link.degree == "substantive"
    assert flags is None or tuple(flag.value for flag in link.flags) == flags


def test_a_quality_is_no_discretion(province: Make, city: Make, registry: Registry) -> None:
    base = "形成低成本的观潮设施修缮方案。"
    assert _link(province(base), city(base.replace("的", "、可推广的")), registry).flags == ()


@pytest.mark.parametrize("name", WORDING)
def test_what_is_asked_stays(name: str, province: Make, city: Make, registry: Registry) -> None:
    base, target = WORDING[name]
    link = _link(province(base), city(target), registry)
    assert link.degree == "wording"
    assert link.flags == ()


def test_units_in_charge_matter_between_two_texts_of_one_issuer(province: Make, registry: Registry) -> None:
    base = "各观潮台做好潮位记录并汇总上报。（责任单位：省教育厅、省财政厅）"
    found = compare(province(base), province(base.replace("省财政厅", "省渔业局")), registry)
    assert [link.degree for link in found.links] == [None, "substantive"]


@pytest.mark.parametrize(
    ("text", "other"),
    [("2—3小时", "23小时"), ("1/3", "13"), ("1:2", "12"), ("≥5", "≤5"), ("30%—50%", "30%50%"), ("1.5", "15")],
)
def test_signs_within_a_number_are_part_of_it(text: str, other: str) -> None:
    assert plain(text) != plain(other)


def test_dashes_are_one() -> None:
    assert plain("2016－2020年") == plain("2016—2020年") == plain("2016-2020年")
    assert plain("1∶500") == plain("1：500") == plain("1:500") != plain("1500")


def test_an_abbreviation_in_latin_letters_is_no_misreading(
    province: Make, city: Make, registry: Registry
) -> None:
    base = "各观潮台要用软件方便群众查看潮位。"
    link = _link(province(base), city(base.replace("软件", "APP")), registry)
    assert [(c.type and c.type.value, c.base, c.target) for c in link.changes if c.op != "equal"] == [
        ("wording", "软件", "APP")
    ]


def test_guessed_words_hold_no_small_words(province: Make, city: Make, registry: Registry) -> None:
    link = _link(
        province("观潮台均应设置无障碍通道和扶手。"), city("观潮台应设置无障碍通道和扶手。"), registry
    )
    assert [(c.base, c.target) for c in link.changes if c.op != "equal"] == [("均", "")]
