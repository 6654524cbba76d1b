"""Whose names are swapped: provinces, autonomous regions, municipalities, leagues, districts nobody lists."""

from __future__ import annotations

import pytest

from generator.compare import compare
from generator.compare.language.speakers import folding_between
from generator.document.model import Block, Document
from generator.registry import Registry

FOR = "制定{all}观潮台补助办法，报{seat}批准后执行。"


def text(issuer_id: str, *sentences: str, issuer: str | None = None, title: str = "") -> Document:
    blocks = tuple(Block(id=f"p{at}", text=sentence) for at, sentence in enumerate(sentences, 1))
    return Document(id=f"{issuer_id}/2025/x", title=title, issuer=issuer, issuer_id=issuer_id, blocks=blocks)


def sentence(one: str, other: str, everywhere: str, seat: str) -> str:
    return f"{one}会同{other}" + FOR.format(all=everywhere, seat=seat)


LEVELS = {
    "autonomous region to city": (
        text("neimenggu", sentence("自治区民政厅", "自治区财政厅", "全区", "自治区人民政府")),
        text("chifeng", sentence("市民政局", "市财政局", "全市", "市人民政府")),
    ),
    "province to autonomous prefecture": (
        text("sichuan", sentence("省民政厅", "省财政厅", "全省", "省人民政府")),
        text("aba", sentence("州民政局", "州财政局", "全州", "州人民政府")),
    ),
    "country to province": (
        text("state", sentence("民政部", "财政部", "全国", "国务院")),
        text("zhejiang", sentence("省民政厅", "省财政厅", "全省", "省政府")),
    ),
    "municipality to a district that no registry lists": (
        text("beijing", sentence("市民政局", "市财政局", "全市", "市政府")),
        text(
            "unknown",
            sentence("区民政局", "区财政局", "全区", "区政府"),
            issuer="北京市某某区人民政府",
        ),
    ),
    "city to a county that its title names": (
        text("wangshu", sentence("市民政局", "市财政局", "全市", "市政府")),
        text(
            "unknown",
            sentence("县民政局", "县财政局", "全县", "县政府"),
            title="望舒市某某县人民政府关于观潮台的通知",
        ),
    ),
}


@pytest.mark.parametrize("name", LEVELS)
def test_adoption_between_levels(name: str, registry: Registry) -> None:
    base, target = LEVELS[name]
    found = compare(base, target, registry, even_unrelated=True)
    assert [link.relation.value for link in found.links] == ["localised"]
    assert "上级文件" in found.verdict.sentence


def test_a_place_that_nothing_tells(registry: Registry) -> None:
    found = compare(text("nobody", "观潮台每天记录潮位。"), text("wangshu", "观潮台每天记录潮位。"), registry)
    assert found.base.tier == ""


@pytest.mark.parametrize(
    ("above", "below"), [("ziwei", "xinghe"), ("xinghe", "wangshu"), ("state", "zhejiang")]
)
def test_names_fold_alike_whichever_text_is_the_base(above: str, below: str, registry: Registry) -> None:
    places = registry.issuers[above], registry.issuers[below]
    assert folding_between(registry, *places).signs == folding_between(registry, *reversed(places)).signs
