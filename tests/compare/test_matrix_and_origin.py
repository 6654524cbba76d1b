"""One document against many, and whose words are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.compare import compare
from generator.compare.matrix import matrix
from generator.compare.origin import with_origin
from generator.compare.render import as_csv, as_text, as_values, matrix_csv, matrix_text
from generator.document.model import Block, Document
from generator.pages.matrix import matrix_alone

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.registry import Registry

    Make = Callable[..., Document]

LOG = "各观潮台每天早晚各记录一次潮位，由值班员签字后存档。"
STAFF = "每座观潮台的值班员不少于2名，并配备急救箱和应急电台。"
LAMP = "夜间有渔船进港的观潮台要整夜点亮导航灯，灯油费由当地财政负担。"


def test_each_city_has_a_column(province: Make, city: Make, registry: Registry) -> None:
    base = province(LOG, STAFF, LAMP)
    one = compare(base, city(LOG, STAFF.replace("2名", "3名"), doc_number="望舒政发〔2025〕31号"), registry)
    blocks = (Block(id="p1", text=LAMP), Block(id="p2", text=LOG))
    other = compare(base, Document(id="hegu/2025/x", title="", issuer_id="hegu", blocks=blocks), registry)
    found = matrix([one, other])
    assert [[cell.relation for cell in row.cells] for row in found.rows] == [
        ["verbatim", "verbatim"],
        ["adapted", "dropped"],
        ["dropped", "verbatim"],
    ]
    assert found.rows[1].figures == ("不少于2名",)
    assert found.rows[1].cells[0].figures == ("不少于3名",)
    assert found.rows[1].cells[0].instead == ("不少于2名",)
    written = matrix_csv(found)
    assert "望舒政发〔2025〕31号" in written.splitlines()[0]
    assert "改写：不少于3名,未采用" in written


def test_a_document_that_nothing_ties_dropped_nothing(province: Make, city: Make, registry: Registry) -> None:
    base, other = province(LOG, STAFF), city("蓝莓园的采摘季从六月开始，游客凭票入园，每人限带两篮。")
    found = [compare(base, city(LOG), registry), compare(base, other, registry)]
    table = matrix(found)
    assert [[cell.relation for cell in row.cells] for row in table.rows] == [
        ["verbatim", "untied"],
        ["dropped", "untied"],
    ]
    assert "逐字沿用,未见文本联系" in matrix_csv(table)
    assert f"同 ？  {LOG}" in matrix_text(table)
    page = matrix_alone(found)
    assert page.columns[1].shares == ()
    assert [row.dropped for row in page.rows] == [False, True]


def test_a_matrix_of_different_bases_is_refused(province: Make, city: Make, registry: Registry) -> None:
    with pytest.raises(ValueError, match="not the text"):
        matrix([compare(province(LOG), city(LOG), registry), compare(province(LAMP), city(LOG), registry)])


def test_words_from_above_the_province(province: Make, city: Make, registry: Registry) -> None:
    state = Document(
        id="ziwei/2024/x", title="观潮工作指导意见", issuer_id="ziwei", blocks=(Block(id="p1", text=LOG),)
    )
    base, target = province(LOG, STAFF, LAMP), city(LOG, STAFF)
    found = compare(base, target, registry)
    assert found.origins == ()
    assert "不能判断" in found.verdict.origin
    traced = with_origin(found, [compare(state, base, registry)])
    assert [(o.source.id, o.source.tier, o.segments) for o in traced.origins] == [
        ("ziwei/2024/x", "国家", ("b1",)),
        ("xinghe/2025/x", "省", ("b2",)),
    ]
    assert sum(origin.share for origin in traced.origins) == pytest.approx(1)
    assert "国家文件《观潮工作指导意见》" in traced.verdict.origin
    shown = as_values(traced)
    assert [one.get("origin") for one in shown["segments"]["base"]] == ["ziwei/2024/x", "xinghe/2025/x", None]
    assert [one["tier"] for one in shown["origins"]] == ["国家", "省"]
    assert "文字始见于国家" in as_text(traced)
    assert [line.rsplit(",", 1)[1] for line in as_csv(traced).splitlines()[1:3]] == ["国家", "省"]


def test_the_highest_document_has_the_words_first(city: Make, registry: Registry) -> None:
    def above(name: str, issuer: str, *texts: str) -> Document:
        blocks = tuple(Block(id=f"p{at}", text=text) for at, text in enumerate(texts, 1))
        return Document(id=name, title=name, issuer_id=issuer, blocks=blocks)

    base = city(LOG, STAFF, LAMP)
    target = Document(id="yinhan/2025/x", title="", issuer_id="yinhan", blocks=base.blocks)
    uppers = [above("ziwei/2024/x", "ziwei", LOG), above("xinghe/2024/x", "xinghe", LOG, STAFF)]
    found = with_origin(compare(base, target, registry), [compare(upper, base, registry) for upper in uppers])
    assert [(o.source.tier, o.segments) for o in found.origins] == [
        ("国家", ("b1",)),
        ("省", ("b2",)),
        ("市", ("b3",)),
    ]


def test_an_upper_document_of_another_text_is_refused(province: Make, city: Make, registry: Registry) -> None:
    found = compare(province(LOG), city(LOG), registry)
    with pytest.raises(ValueError, match="not the text"):
        with_origin(found, [compare(province(LOG), city(STAFF), registry)])


def test_two_versions_of_one_issuer(city: Make, registry: Registry) -> None:
    """Old and new of one city: no name is swapped, the verdict speaks of earlier and later."""
    old = city(LOG, STAFF, LAMP, doc_number="望舒政发〔2021〕3号")
    new = city(LOG, STAFF.replace("2名", "3名"), doc_number="望舒政发〔2025〕31号")
    newest = city(STAFF.replace("2名", "4名"), LAMP, doc_number="望舒政发〔2026〕1号")
    found = compare(old, new, registry)
    assert [link.relation.value for link in found.links] == ["verbatim", "adapted"]
    assert found.dropped == ("b3",)
    assert "前一文件" in found.verdict.sentence
    table = matrix([found, compare(old, newest, registry)])
    assert [side.doc_number for side in table.targets] == ["望舒政发〔2025〕31号", "望舒政发〔2026〕1号"]
    assert [[cell.relation for cell in row.cells] for row in table.rows] == [
        ["verbatim", "dropped"],
        ["adapted", "adapted"],
        ["dropped", "verbatim"],
    ]
    assert [cell.figures for cell in table.rows[1].cells] == [("不少于3名",), ("不少于4名",)]
