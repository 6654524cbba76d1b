"""Bodies that a text names, by phenomenon: where a name begins, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.compare.body_names import body_names

if TYPE_CHECKING:
    from generator.registry import Registry

NAMED = {
    "统一纳入建设部门管理，引导金融机构参与。": ["建设部门"],
    "其他残疾人集中就业机构可以申请。": [],
    "并报同级机构编制部门备案，人力社保部门复核。": ["同级机构编制部门", "人力社保部门"],
    "依法依规履行本部门职责，督促部门落实。": [],
    "证明材料提交至省级主管部门。": ["省级主管部门"],
    "县级教育行政主管部门会同各级政府教育督导机构检查。": ["县级教育行政主管部门", "各级政府教育督导机构"],
    "住房城乡建设部门负责移交，消防救援机构负责指导。": ["住房城乡建设部门", "消防救援机构"],
    "省民政厅会同省市场监管局制定规范。": ["省民政厅", "省市场监管局"],
    "纳入对设区市政府的评价。": ["设区市政府"],
    "由区、县（市）财政给予补助，确有困难的由县级财政补助。": ["区、县（市）财政", "县级财政"],
    "由市公安局牵头，崂山区财政局配合。": ["市公安局", "崂山区财政局"],
    "各地教育工会每年组织休养。": ["各地教育工会"],
    "应当报告供热主管部门。": ["供热主管部门"],
    "由城乡规划主管部门会同铁路道口监管机构负责。": ["城乡规划主管部门", "铁路道口监管机构"],
    "建立健全部门协调机制，充分发挥主管部门作用。": ["主管部门"],
    "申请人难以确定社会救助管理部门的，向国务院征信业监督管理部门报告。": [
        "社会救助管理部门",
        "国务院征信业监督管理部门",
    ],
    "自治区、直辖市和试点城市政府，设区的市级人民政府。": ["设区的市级人民政府"],
    "报省、自治区、直辖市人民政府备案。": ["省、自治区、直辖市人民政府"],
    "发展政府性融资担保，规范各级政府性基金。": [],
    "由公安机关交通管理部门处罚，由水行政主管部门监督。": ["公安机关交通管理部门", "水行政主管部门"],
    "（中国人民银行星河省分行、省委金融办、省地方金融管理局、省残联牵头）": [
        "中国人民银行星河省分行",
        "省委金融办",
        "省地方金融管理局",
        "省残联",
    ],
    "（责任单位：市力社保局、市机关事务中心，各区、县（市）人民政府）": [
        "市力社保局",
        "市机关事务中心",
        "各区、县（市）人民政府",
    ],
    "各地区渔政主管部门深化工会改革，辖区政府配合。": ["各地区渔政主管部门"],
    "省、市人民政府应当按照产业布局、人口分布安排。": ["市人民政府"],
}


@pytest.mark.parametrize("text", NAMED)
def test_names_begin_where_they_begin(text: str, registry: Registry) -> None:
    assert [text[start:end] for start, end in body_names(registry).spans(text)] == NAMED[text]


def test_a_list_names_each_of_its_bodies(registry: Registry) -> None:
    finder = body_names(registry)
    for text in ("教育、公安、交通运输部门要配合。", "教育、公安、交通运输等部门要配合。"):
        (span,) = finder.spans(text)
        assert text[slice(*span)].startswith("交通运输")
        assert list(finder.listed(text, span)) == ["公安部门", "教育部门"]
