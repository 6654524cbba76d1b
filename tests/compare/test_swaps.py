"""Which words an adoption changes of itself, by pairs of levels: each case is one sentence on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.compare import compare
from generator.compare.language.speakers import folding_between
from generator.document.model import Block, Document

if TYPE_CHECKING:
    from generator.registry import Registry

ADOPTED = {
    ("state", "zhejiang"): [
        ("全国", "全省"),
        ("我国", "我省"),
        ("国务院", "省人民政府"),
        ("国务院办公厅", "省政府办公厅"),
        ("国务院有关部门", "省有关部门"),
        ("国务院教育行政部门", "省教育行政部门"),
        ("党中央、国务院", "省委、省政府"),
        ("国家级", "省级"),
        ("中央财政", "省财政"),
        ("教育部", "省教育厅"),
        ("国家发展改革委", "省发展改革委"),
        ("国家税务总局", "省税务局"),
        ("中国人民银行", "人民银行杭州中心支行"),
        ("国家金融监督管理总局", "浙江金融监管局"),
        ("各省、自治区、直辖市人民政府", "各市、县（市、区）人民政府"),
        ("各省（区、市）", "各市"),
    ],
    ("zhejiang", "shaoxing"): [
        ("全省", "全市"),
        ("我省", "我市"),
        ("本省", "本市"),
        ("省级", "市级"),
        ("省直机关", "市直机关"),
        ("省内", "市内"),
        ("省内外", "市内外"),
        ("省委省政府", "市委市政府"),
        ("省委、省政府", "市委、市政府"),
        ("省政府办公厅", "市政府办公室"),
        ("省人民政府", "本市人民政府"),
        ("省发展改革委", "市发改委"),
        ("省财政厅", "市财政局"),
        ("省公安厅", "市公安局"),
        ("省主管部门", "市主管部门"),
        ("省教育行政部门", "市教育行政部门"),
        ("省军区", "军分区"),
        ("人民银行杭州中心支行", "人民银行绍兴市中心支行"),
        ("浙江银保监局", "绍兴银保监分局"),
        ("各设区市", "各县（市、区）"),
        ("各市", "各区、县（市）"),
        ("各市人民政府", "各县（市、区）政府"),
        ("设区市", "县（市、区）"),
        ("浙江省", "绍兴市"),
        ("浙江省各级医院", "绍兴市各级医院"),
        ("浙江市场监管部门", "绍兴市场监管部门"),
        ("浙江省中学", "绍兴市中学"),
    ],
    ("neimenggu", "xingan"): [
        ("全区", "全盟"),
        ("我区", "我盟"),
        ("自治区级", "盟级"),
        ("自治区人民政府", "盟行政公署"),
        ("自治区政府", "盟行署"),
        ("自治区人民政府办公厅", "盟行政公署办公室"),
        ("自治区党委", "盟委"),
        ("自治区党委、政府", "盟委、行署"),
        ("内蒙古自治区人民政府", "兴安盟行政公署"),
        ("自治区教育厅", "盟教育局"),
        ("自治区残联", "盟残联"),
        ("各盟市", "各旗县市"),
        ("各盟行政公署、市人民政府", "各旗县市人民政府"),
    ],
    ("neimenggu", "baotou"): [("全区", "全市"), ("自治区党委", "市委"), ("各盟市", "各旗县区")],
    ("xizang", "ali"): [
        ("全区", "全地区"),
        ("自治区人民政府", "行署"),
        ("自治区政府", "地区行政公署"),
        ("自治区党委", "地委"),
        ("自治区教育厅", "地区教育局"),
    ],
    ("sichuan", "liangshan"): [
        ("四川省", "凉山州"),
        ("全省", "全州"),
        ("省政府", "州政府"),
        ("省委", "州委"),
        ("省财政厅", "州财政局"),
        ("各市（州）", "各县市"),
        ("市（州）", "县（市）"),
    ],
    ("sichuan", "chengdu"): [("各市（州）人民政府", "各区（市）县政府"), ("各市（州）", "各区（市）县")],
    ("chongqing", "重庆市渝中区人民政府"): [
        ("全市", "全区"),
        ("我市", "我区"),
        ("市级", "区级"),
        ("市委、市政府", "区委、区政府"),
        ("市教委", "区教育局"),
        ("市财政局", "区财政局"),
        ("市政府办公厅", "区政府办公室"),
    ],
    ("shaoxing", "绍兴市银汉县人民政府"): [
        ("全市", "全县"),
        ("我市", "我县"),
        ("市级", "县级"),
        ("市教育局", "县教育局"),
        ("市委、市政府", "县委、县政府"),
        ("市直各单位", "县直各单位"),
    ],
}
"""Who adopts whose text (an id, or a name that the registry doesn't hold): words that are only swapped."""
KEPT_APART = [
    ("跨省", "跨市"),
    ("各级", "县级"),
    ("省、市", "市、县"),
    ("《浙江省观潮条例》", "《绍兴市观潮条例》"),
    ("浙江大学", "绍兴大学"),
    ("浙江省图书馆", "绍兴市图书馆"),
    ("浙江大道", "绍兴大道"),
    ("浙江南路", "绍兴南路"),
    ("浙江市场", "绍兴市场"),
    ("浙江中学", "绍兴中学"),
    ("浙江卫视", "绍兴卫视"),
    ("省会", "市会"),
    ("省通信管理局", "市观潮管理局"),
]
"""Words of a province and of its city that no adoption swaps."""
WHOLE = ["健全市场准入制度", "与科技部门商定", "相关工作", "推广电子商务", "城市政府", "各市级部门"]
"""Words within which a shorter name stands by chance (全市, 科技部, 关工, 广电, 市政府, 各市)."""


def _links(issuers: tuple[str, str], base: str, target: str, registry: Registry) -> list[tuple[str, object]]:
    texts = (f"请{words}把台账逐项核对清楚后报送备案。" for words in (base, target))
    documents = [
        Document(
            id=f"{number}/2020/x",
            title="",
            issuer_id=issuer if issuer in registry.issuers else "unknown",
            issuer=issuer,
            blocks=(Block(id="p1", text=text),),
        )
        for number, (issuer, text) in enumerate(zip(issuers, texts, strict=True))
    ]
    found = compare(documents[0], documents[1], registry, even_unrelated=True)
    return [(link.relation.value, link.changes) for link in found.links]


@pytest.mark.parametrize(
    ("issuers", "base", "target"),
    [(issuers, *case) for issuers, cases in ADOPTED.items() for case in cases],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_an_adoption_swaps(registry: Registry, issuers: tuple[str, str], base: str, target: str) -> None:
    assert [relation for relation, _ in _links(issuers, base, target, registry)] == ["localised"]


@pytest.mark.parametrize(("base", "target"), KEPT_APART)
def test_what_no_adoption_swaps(registry: Registry, base: str, target: str) -> None:
    assert [relation for relation, _ in _links(("zhejiang", "shaoxing"), base, target, registry)] == [
        "adapted"
    ]


@pytest.mark.parametrize("words", WHOLE)
def test_no_name_is_found_within_a_word(registry: Registry, words: str) -> None:
    names = folding_between(registry, registry.issuers["zhejiang"], registry.issuers["shaoxing"])
    found = {words[start:end] for start, end, _ in names.find(words)}
    assert not found & {"全市", "科技部", "关工", "广电", "市政府", "各市"}
