"""What is shown as changed inside a link, by phenomenon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.compare import compare

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.compare.model import Link
    from generator.document.model import Document
    from generator.registry import Registry

    Make = Callable[..., Document]

CASES = {
    # phenomenon: base, target, relation, [(op, type, base, target)] of what is not equal, flags
    "the same words": (
        "各观潮台每天早晚各报送一次潮位记录，由值班员签字存档备查。",
        "各观潮台每天早晚各报送一次潮位记录，由值班员签字存档备查。",
        "verbatim",
        [],
        (),
    ),
    "punctuation alone": (
        "各观潮台每天早晚报送潮位记录，由值班员签字，存档备查。",
        "各观潮台每天早晚报送潮位记录，由值班员签字存档备查；",
        "verbatim",
        [("delete", "punctuation", "，", ""), ("replace", "punctuation", "。", "；")],
        (),
    ),
    "another list number": (
        "（三）完善观潮台值守和潮位记录报送制度。",
        "（四）完善观潮台值守和潮位记录报送制度。",
        "verbatim",
        [("replace", "label", "（三）", "（四）")],
        (),
    ),
    "names of level and body": (
        "全省观潮台的潮位记录由省教育厅会同省财政厅每年汇总核查后公布。",
        "全市观潮台的潮位记录由市教育局会同市财政局每年汇总核查后公布。",
        "localised",
        [
            ("localise", "localise", "全省", "全市"),
            ("localise", "localise", "省教育厅", "市教育局"),
            ("localise", "localise", "省财政厅", "市财政局"),
        ],
        (),
    ),
    "a name that is shared behind its place": (
        "潮位记录由省人力社保厅报省残联和星河省人民政府，每年一次。",
        "潮位记录由市人力社保局报市残联和望舒市人民政府，每年一次。",
        "localised",
        [
            ("localise", "localise", "省人力社保厅", "市人力社保局"),
            ("localise", "localise", "省", "市"),
            ("localise", "localise", "星河省", "望舒市"),
        ],
        (),
    ),
    "a bracket is not torn from what it closes": (
        "修缮方案由各市、县（市、区）政府在每年年底以前逐级上报。",
        "修缮方案由各区、县（市）政府在每年年底以前逐级上报。",
        "localised",
        [("localise", "localise", "各市、县（市、区）", "各区、县（市）")],
        (),
    ),
    "a title is not the document's own name": (
        "观潮台的修缮按照《星河省观潮台管理办法》执行，所需经费列入预算。",
        "观潮台的修缮按照《望舒市观潮台管理办法》执行，所需经费列入预算。",
        "adapted",
        [("replace", "wording", "星河省", "望舒市")],
        (),
    ),
    "all levels become one": (
        "各级政府要把观潮台的日常维护经费纳入年度预算并及时拨付到位。",
        "县级政府要把观潮台的日常维护经费纳入年度预算并及时拨付到位。",
        "adapted",
        [("replace", "body", "各级政府", "县级政府")],
        ("body", "scope"),
    ),
    "duty becomes discretion": (
        "观潮台遇有大潮预警时应当延长开放时间并增派值班人员。",
        "观潮台遇有大潮预警时可以延长开放时间并增派值班人员。",
        "adapted",
        [("replace", "modal", "应当", "可以")],
        ("modal",),
    ),
    "an amount": (
        "对新建的观潮台按每座5万元的标准给予一次性建设补助。",
        "对新建的观潮台按每座3.5万元的标准给予一次性建设补助。",
        "adapted",
        [("replace", "number", "5", "3.5")],
        ("figure",),
    ),
    "a deadline": (
        "沿海各观潮台要在2027年底前全部完成自动记潮设备的安装调试。",
        "沿海各观潮台要在2026年6月底前全部完成自动记潮设备的安装调试。",
        "adapted",
        [("replace", "date", "2027年底前", "2026年6月底前")],
        ("date",),
    ),
    "a month comes to a year": (
        "沿海各观潮台要在2027年前全部完成自动记潮设备的安装调试。",
        "沿海各观潮台要在2027年6月前全部完成自动记潮设备的安装调试。",
        "adapted",
        [("replace", "date", "2027年前", "2027年6月前")],
        ("date",),
    ),
    "the number of an annex": (
        "各观潮台要在开放前填写安全检查登记表，并按照要求报送备案材料。",
        "各观潮台要在开放前填写安全检查登记表（见附件4），并按照要求报送备案材料。",
        "adapted",
        [("insert", "wording", "", "（见附件4）")],
        (),
    ),
    "the month of a date": (
        "沿海各观潮台的自动记潮设备自2027年4月1日起统一使用。",
        "沿海各观潮台的自动记潮设备自2027年6月1日起统一使用。",
        "adapted",
        [("replace", "date", "4", "6")],
        ("date",),
    ),
    "words that end like a body's name": (
        "观潮台的修建工作统筹规划布局，方便群众就近观察潮汐和查看记录。",
        "观潮台的修建工作织密服务网点，方便群众就近观察潮汐和查看记录。",
        "adapted",
        [("replace", "wording", "统筹规划布局", "织密服务网点")],
        (),
    ),
    "the same number in other digits": (
        "值班人员每月至少对记潮设备校准1次，并将结果登记在册。",
        "值班人员每月至少对记潮设备校准一次，并将结果登记在册。",
        "adapted",
        [("replace", "style", "1次", "一次")],
        (),
    ),
    "a character much like the right one, from OCR": (
        "各观潮台要在未来三年向中小学开放，组织学生观察潮汐变化。",
        "各观潮台要在末来三年向中小学开放，组织学生观察潮汐变化。",
        "verbatim",
        [("replace", "ocr", "未来", "末来")],
        (),
    ),
    "a traditional character from OCR": (
        "各观潮台要面向中小学开放，组织学生观察潮汐变化并写下记录。",
        "各观潮台要面向中小學开放，组织学生观察潮汐变化并写下记录。",
        "verbatim",
        [("replace", "ocr", "中小学", "中小學")],
        (),
    ),
}


def only_link(found: tuple[Link, ...]) -> Link:
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("name", CASES)
def test_changes_by_phenomenon(name: str, province: Make, city: Make, registry: Registry) -> None:
    base, target, relation, changes, flags = CASES[name]
    link = only_link(compare(province(base), city(target), registry).links)
    assert link.relation == relation
    assert [
        (c.op.value, c.type and c.type.value, c.base, c.target) for c in link.changes if c.op != "equal"
    ] == changes
    assert tuple(flag.value for flag in link.flags) == flags


def test_words_are_not_cut(province: Make, city: Make, registry: Registry) -> None:
    base = "进一步提高观潮台的公共服务保障能力，方便群众就近观察潮汐。"
    target = "进一步提高观潮台的公共服务供给能力，方便群众就近观察潮汐。"
    link = only_link(compare(province(base), city(target), registry).links)
    assert [(c.base, c.target) for c in link.changes if c.op != "equal"] == [("保障", "供给")]


def test_degree_follows_from_what_changed(province: Make, city: Make, registry: Registry) -> None:
    base = "各观潮台要认真做好潮位记录的汇总和保管工作，每年年底统一移交档案馆。"
    reworded = "各观潮台要切实做好潮位记录的汇总和保管工作，每年年底统一移交档案馆。"
    longer = base[:-1] + "，移交前由值班员和档案员共同清点并且在清单上签名。"
    assert only_link(compare(province(base), city(reworded), registry).links).degree == "wording"
    assert only_link(compare(province(base), city(longer), registry).links).degree == "substantive"
    member = base.replace("汇总和保管", "汇总、抄送和保管")
    assert only_link(compare(province(base), city(member), registry).links).degree == "substantive"


def test_islands_between_changes_are_few(province: Make, city: Make, registry: Registry) -> None:
    base = "县里要把旧灯塔改成小书房，配上桌椅和热水，白天黑夜都开着门，给渔民歇脚读书。"
    target = "县里要把旧灯塔改成潮汐角，摆上望远镜同图册，周末假日才开放，给孩子观潮学习。"
    found = compare(province(base), city(target), registry, even_unrelated=True)
    for link in found.links:
        inner = link.changes[1:-1]
        assert not [c for c in inner if c.op == "equal" and len(c.base.strip("，。、")) == 1]


def test_the_longer_run_of_equal_words_is_shown(province: Make, city: Make, registry: Registry) -> None:
    base = "支持沿海渔村向社会公众开放潮位记录，完善制度，建设可靠的渔业数据平台。"
    target = "建设渔业数据平台和数据目录，带动沿海渔村向社会公众开放潮位记录，完善制度。"
    link = only_link(compare(province(base), city(target), registry).links)
    assert "沿海渔村向社会公众开放潮位记录，完善制度" in [c.base for c in link.changes if c.op == "equal"]


def test_all_places_become_the_places_of_the_city(province: Make, city: Make, registry: Registry) -> None:
    base = "各地在修缮观潮台时要同步考虑群众的观察需要，合理设置台阶和栏杆。"
    link = only_link(compare(province(base), city(base.replace("各地", "各区、县（市）")), registry).links)
    assert link.degree == "wording"


def test_what_says_why_a_text_is_issued_asks_nothing(province: Make, city: Make, registry: Registry) -> None:
    base = "为进一步加强观潮台的管理，方便群众观察潮汐，结合实际，制定本办法。"
    target = (
        "为进一步加强观潮台的管理，方便群众观察潮汐，根据有关法律和文件精神，结合本地发展的实际，制定本办法。"
    )
    assert only_link(compare(province(base), city(target), registry).links).degree == "wording"


def test_a_longer_list_is_a_change_of_substance(province: Make, city: Make, registry: Registry) -> None:
    base = "提高潮汐预报的质量，推动观潮设施、记录设备和值守人员深度融合。"
    target = base.replace("设施、记录设备和值守人员", "设施、记录设备、值守人员和预警渠道")
    assert only_link(compare(province(base), city(target), registry).links).degree == "substantive"
