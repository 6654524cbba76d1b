"""Responsible bodies: what a text asks of each, and which answers which, by phenomenon."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.compare import compare
from generator.compare.actors.named import named
from generator.compare.language.speakers import folding_between
from generator.compare.model import BodyRole, Segment, SegmentKind
from generator.compare.render import as_text, as_values
from generator.compare.texts.segments import segments_of
from generator.document.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.compare import Comparison
    from generator.document.model import Document
    from generator.registry import Registry

    Make = Callable[..., Document]

LEAD, ACT, SUPPORT, RECEIVE, CITE = (
    BodyRole.LEAD,
    BodyRole.ACT,
    BodyRole.SUPPORT,
    BodyRole.RECEIVE,
    BodyRole.CITE,
)
SAID: dict[str, dict[str, BodyRole | None]] = {
    "灯塔修缮由省水利厅牵头，省财政厅、省气象局配合。": {
        "省水利厅": LEAD,
        "省财政厅": SUPPORT,
        "省气象局": SUPPORT,
    },
    "市渔政局会同市财政局和市审计局制定办法。": {"市渔政局": LEAD, "市财政局": SUPPORT, "市审计局": SUPPORT},
    "县级渔政部门负责登记，并报同级财政部门备案。": {"县级渔政部门": ACT, "财政部门": RECEIVE},
    "各地要定期巡查，确有困难的，可向市水利局提出申请。": {"各地": ACT, "市水利局": RECEIVE},
    "办法由县级以上人民政府渔政主管部门规定。": {"县级以上人民政府渔政主管部门": ACT},
    "按照省教育厅、省公安厅《关于加强观潮安全的通知》要求抓好落实。": {"省教育厅": CITE, "省公安厅": CITE},
    "贯彻落实省委、省政府决策部署。": {"省委、省政府": CITE},
    "根据《星河省人民政府关于修缮灯塔的意见》精神，各地要抓紧修缮。": {"星河省人民政府": CITE, "各地": ACT},
    "加强与各地公安、司法部门沟通。": {"各地公安部门": None, "司法部门": None},
    "（牵头单位：市水利局；责任单位：市财政局、素月供电公司；配合单位：市气象局）": {
        "市水利局": LEAD,
        "市财政局": ACT,
        "素月供电公司": ACT,
        "市气象局": SUPPORT,
    },
    "〔责任单位：市水利局（牵头）、团市委，各区、县〔市〕人民政府〕": {
        "市水利局": LEAD,
        "团市委": ACT,
        "各区、县（市）人民政府": ACT,
    },
    "修缮灯塔。（省水利厅牵头，省财政厅、省气象局等按职责分工负责）": {
        "省水利厅": LEAD,
        "省财政厅": ACT,
        "省气象局": ACT,
    },
    "（市水利局、市渔政局、市气象局等有关部门按职责分工负责）": {
        "市水利局": ACT,
        "市渔政局": ACT,
        "市气象局": ACT,
    },
    "〔责任单位：省水利厅、商务厅按职责分工负责。以下均需各市（州）人民政府落实，不再列出，下同。〕": {
        "省水利厅": ACT,
        "商务厅": ACT,
        "各市（州）人民政府": ACT,
    },
    "协同责任单位：省水利厅、省政府各部门，望舒海关等。": {
        "省水利厅": SUPPORT,
        "省政府各部门": SUPPORT,
        "望舒海关": SUPPORT,
    },
    "（市水利局，市委农办，各县〈市、区〉人民政府，排名第一位为牵头单位，下同）": {
        "市水利局": LEAD,
        "市委农办": ACT,
        "各县（市、区）人民政府": ACT,
    },
    "（市灯塔修缮工作领导小组各成员单位，市级各有关部门及各县市区政府按职责分工负责）": {
        "市灯塔修缮工作领导小组": ACT,
        "市级各有关部门": ACT,
        "各县市区政府": ACT,
    },
    "自治区水利厅、商务厅会同渔政局制定办法，报自治区人民政府批准。": {
        "自治区水利厅": LEAD,
        "商务厅": LEAD,
        "自治区人民政府": RECEIVE,
    },
    "（省水利厅会同有关部门负责，省商务厅指导，银行业金融机构参与）": {
        "省水利厅": ACT,
        "有关部门": SUPPORT,
        "省商务厅": ACT,
        "银行业金融机构": SUPPORT,
    },
    "银行业金融机构和小区物业企业要配合。": {"银行业金融机构": SUPPORT, "小区物业企业": SUPPORT},
    "教育部、水利部等部门要配合。": {"教育部": SUPPORT, "水利部": SUPPORT},
    "供水、供气等公用企业应当配合，管线的产权单位应当告知。": {"公用企业": SUPPORT, "产权单位": ACT},
    "责任单位：望舒海关、市水利局": {"望舒海关": ACT, "市水利局": ACT},
    "县级以上人民政府渔政、气象等部门应当配合。": {
        "渔政部门": SUPPORT,
        "气象部门": SUPPORT,
    },
    "学校负责人应当陪餐，企业要求退出的，公司负责人书面说明。": {},
    "学校和供餐企业应当公布菜谱，任何单位不得摊派，新建、改建学校按规定执行。": {
        "学校": ACT,
        "供餐企业": ACT,
    },
}


@pytest.mark.parametrize("text", SAID)
def test_what_a_text_asks_of_each_body(text: str, registry: Registry) -> None:
    segments = segments_of([Block(id="p1", text=text)], side="b")
    places = registry.issuers["xinghe"], registry.issuers["wangshu"]
    found = named(segments, folding_between(registry, *places), registry)
    assert {name: body.roles for name, body in found.items()} == {
        name: () if role is None else (role,) for name, role in SAID[text].items()
    }


def test_the_head_of_a_column_says_what_its_bodies_do(registry: Registry) -> None:
    rows = (("任务", "牵头单位", "配合单位"), ("修缮灯塔", "市水利局", "市财政局、素月供电公司"))
    table = Block(id="p1", kind=BlockKind.TABLE, rows=rows, text="")
    segments = segments_of([table], side="b")
    found = named(segments, folding_between(registry, None, None), registry)
    roles = {name: body.roles for name, body in found.items()}
    assert roles == {"市水利局": (LEAD,), "市财政局": (SUPPORT,), "素月供电公司": (SUPPORT,)}


def test_notes_headings_and_titles_name_nobody(registry: Registry) -> None:
    text = "省水利厅负责修缮灯塔。"
    for kind in (SegmentKind.NOTE, SegmentKind.HEADING, SegmentKind.TITLE, SegmentKind.ADDRESSEE):
        segment = Segment(id="b1", block="p1", part="body", path=(), text=text, kind=kind)
        assert not named([segment], folding_between(registry, None, None), registry)


REST = "（一）观潮台由专人值守，灯油、缆绳和救生衣按册领用，台账每季度更新一次，汛前完成检修。"
PAIRS: dict[str, tuple[str, str, set[tuple[str, str, str]], set[tuple[str, str]]]] = {
    "governments of several places": (
        "县级以上人民政府应当每年修缮灯塔，并公布修缮的费用和期限。",
        "市、县（市、区）人民政府应当每年修缮灯塔，并公布修缮的费用和期限。",
        {("县级以上人民政府", "市、县（市、区）人民政府", "changed")},
        set(),
    ),
    "a government is no department's counterpart": (
        "县级以上人民政府应当每年修缮灯塔，并公布修缮的费用和期限。",
        "水利主管部门应当每年修缮灯塔，并公布修缮的费用和期限。",
        {("县级以上人民政府", "", "dropped"), ("", "水利主管部门", "new")},
        set(),
    ),
    "a department is no counterpart of those it looks after": (
        "供水主管部门应当每年检修水管，并公布检修的费用和期限。",
        "饮用水供水单位应当每年检修水管，并公布检修的费用和期限。",
        {("供水主管部门", "", "dropped"), ("", "饮用水供水单位", "new")},
        set(),
    ),
    "a county's department is none of the province": (
        "县级渔政主管部门每年修缮灯塔，并公布修缮的费用和期限。",
        "每年修缮灯塔，公布修缮的费用和期限，并报省渔政主管部门备案。",
        {("县级渔政主管部门", "", "dropped"), ("", "省渔政主管部门", "new")},
        set(),
    ),
    "a government below is none of one above": (
        "省级人民政府应当每年修缮灯塔，并公布修缮的费用和期限。",
        "乡（镇）人民政府应当每年修缮灯塔，并公布修缮的费用和期限。",
        {("省级人民政府", "", "dropped"), ("", "乡（镇）人民政府", "new")},
        set(),
    ),
    "the centre's body is no city's": (
        "国务院渔政部门每年修缮灯塔，并公布修缮的费用和期限。",
        "市渔政部门每年修缮灯塔，并公布修缮的费用和期限。",
        {("国务院渔政部门", "", "dropped"), ("", "市渔政部门", "new")},
        set(),
    ),
    "a county's body is not raised to the city": (
        "未建灯塔的县人民政府应当公布期限，费用由省财政承担，完成后验收。",
        "灯塔的修缮由市人民政府统一安排，费用由市财政承担，完成后验收。",
        {("县人民政府", "", "dropped"), ("", "市人民政府", "new"), ("省财政", "市财政", "localised")},
        set(),
    ),
    "two offices become one": (
        "修缮灯塔并公布费用和期限，完成后向社会公开。（责任单位：市水利局、市体育局、市教育局）",
        "修缮灯塔并公布费用和期限，完成后向社会公开。（责任单位：市水利局、市教体局）",
        {("市体育局", "市教体局", "changed"), ("市教育局", "市教体局", "changed")},
        set(),
    ),
    "one who leads supports": (
        "灯塔的修缮由省水利厅牵头，省渔政局配合，每年汛前完成并公布。",
        "灯塔的修缮由市渔政局牵头，市水利局配合，每年汛前完成并公布。",
        {("省水利厅", "市水利局", "localised"), ("省渔政局", "市渔政局", "localised")},
        {("省水利厅", "市水利局"), ("省渔政局", "市渔政局")},
    ),
    "a body that is only cited is no counterpart of one that acts": (
        "省教育厅每年检查灯塔，检查的结果和整改的期限应当公布。",
        "市教育局根据省教育厅《灯塔检查办法》的要求检查灯塔，检查的结果和整改的期限应当公布。",
        {("省教育厅", "市教育局", "localised"), ("", "省教育厅", "new")},
        set(),
    ),
    "places of one kind and other signs between them": (
        "区、县（市）财政部门应当每年修缮灯塔，并公布修缮的费用和期限。",
        "区县（市）财政部门应当每年修缮灯塔，并公布修缮的费用和期限。",
        {("区、县（市）财政部门", "区县（市）财政部门", "same")},
        set(),
    ),
}


@pytest.fixture
def compared(request: pytest.FixtureRequest, province: Make, city: Make, registry: Registry) -> Comparison:
    base, target, _, _ = PAIRS[request.param]
    return compare(province(REST, base), city(REST, target), registry)


@pytest.mark.parametrize(("compared", "name"), [(name, name) for name in PAIRS], indirect=["compared"])
def test_who_answers_whom(compared: Comparison, name: str) -> None:
    _, _, wanted, turned = PAIRS[name]
    found = {(b.base, b.target, b.change.value) for b in compared.bodies}
    assert wanted <= found
    assert not {(one, other) for one, other, _ in found - wanted if one != other}
    assert {(b.base, b.target) for b in compared.bodies if b.role_changed} == turned


def test_roles_are_told(province: Make, city: Make, registry: Registry) -> None:
    base, target, _, _ = PAIRS["one who leads supports"]
    found = compare(province(REST, base), city(REST, target), registry)
    values = json.loads(json.dumps(as_values(found), ensure_ascii=False))["bodies"]
    (water,) = [body for body in values if body["base"] == "省水利厅"]
    assert (water["base_roles"], water["target_roles"], water["role_changed"]) == (
        ["lead"],
        ["support"],
        True,
    )
    assert "~ 省水利厅（牵头） → 市水利局（配合）（对应，分工调整）" in as_text(found)
    kept = compare(province(REST, base), city(REST, base.replace("省", "市")), registry)
    assert not any("role_changed" in body for body in as_values(kept)["bodies"])
