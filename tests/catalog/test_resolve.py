"""Which held document a mention means; every case of a link that must not be made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from catalog_making import document, held, registry

from generator.catalog import Citation, Status, build_catalog
from generator.document.model import Document, EnclosureKind

REGISTRY = registry()
PROVINCE = document(
    "星政办发〔2025〕11号",
    "星河省人民政府办公厅关于印发星河省灯会管理办法的通知",
    "《星河省灯会管理办法》已经省政府同意，现印发给你们。",
    ("enclosure-1", "第一条 为加强灯会管理，制定本办法。"),
    day="2025-01-10",
    enclosures=(("星河省灯会管理办法", EnclosureKind.ISSUED),),
)
SAFETY = document(
    "星政发〔2025〕6号",
    "星河省人民政府关于进一步加强灯会安全工作的通知",
    "各地要加强灯会安全。",
    day="2025-01-05",
)
OLD = document(
    "望舒政发〔2024〕3号",
    "望舒市人民政府关于规范灯会临时用电安全管理的通知",
    "灯会用电由供电单位负责。",
    day="2024-02-01",
)


def city(text: str, day: str = "2025-03-01") -> Document:
    return document("望舒政办发〔2025〕20号", "望舒市人民政府办公室关于做好灯会工作的通知", text, day=day)


def only(text: str, *others: Document, day: str = "2025-03-01") -> Citation:
    one = city(text, day)
    catalog = build_catalog(held(one, PROVINCE, SAFETY, OLD, *others), {}, REGISTRY)
    (citation,) = catalog.citations[one.id]
    return citation


FOUND = {
    "number-and-title": (
        "《星河省人民政府关于进一步加强灯会安全工作的通知》（星政发〔2025〕6号）",
        SAFETY.id,
        "",
    ),
    "damaged-number-and-title": (
        "《关于进一步加强灯会安全工作的通知》（星政发2025〕6号）",
        SAFETY.id,
        "",
    ),
    "number-and-title-without-issuer": (
        "《关于进一步加强灯会安全工作的通知》（星政发〔2025〕6号）",
        SAFETY.id,
        "",
    ),
    "number-and-title-with-a-misread-character": (
        "《星河省人民政府关于进一步加强灯会安全工怍的通知》（星政发〔2025〕6号）",
        SAFETY.id,
        "",
    ),
    "number-and-enclosure": ("《星河省灯会管理办法》（星政办发〔2025〕11号）", PROVINCE.id, "enclosure-1"),
    "enclosure's-title-alone": ("《星河省灯会管理办法》", PROVINCE.id, "enclosure-1"),
    "full-title-alone": ("《星河省人民政府关于进一步加强灯会安全工作的通知》", SAFETY.id, ""),
    "title-after-its-issuer": ("省政府《关于进一步加强灯会安全工作的通知》", SAFETY.id, ""),
    "number-issuer-and-year": ("根据星政发〔2025〕6号文件要求", SAFETY.id, ""),
    "own-earlier": ("《关于规范灯会临时用电安全管理的通知》", OLD.id, ""),
}


@pytest.mark.parametrize("name", FOUND)
def test_found(name: str) -> None:
    text, target, part = FOUND[name]
    citation = only(text)
    assert (citation.status, citation.targets, citation.part) == (Status.FOUND, (target,), part)


MISSING = {
    "number-not-held": "《关于灯会的意见》（星政发〔2025〕99号）",
    "title-of-another-issuer": "国务院《关于进一步加强灯会安全工作的通知》",
    "title-with-a-number-of-another-issuer": "《关于进一步加强灯会安全工作的通知》（国发〔2024〕9号）",
    "title-with-quite-another-number": "《星河省灯会管理办法》（星政办发〔2018〕77号）",
    "other-place": "《银河省灯会管理办法》",
    "other-years": "《星河省灯会管理办法（2030—2035年）》",
    "unknown-code": "根据甲政发〔2025〕6号文件",
    "bare-kind-with-number-not-held": "《意见》（星政发〔2025〕98号）",
}


@pytest.mark.parametrize("name", MISSING)
def test_missing(name: str) -> None:
    citation = only(MISSING[name])
    assert (citation.status, citation.targets) == (Status.MISSING, ())


def test_a_number_alone_does_not_link_where_the_title_disagrees() -> None:
    citation = only("《关于做好花市工作的意见》（星政发〔2025〕6号）")
    assert (citation.status, citation.targets) == (Status.AMBIGUOUS, (SAFETY.id,))
    assert citation.reason == "the number agrees, the title does not"


def test_a_short_bare_title_of_a_notice_may_be_of_another_year() -> None:
    last = document(
        "望舒政发〔2024〕8号", "望舒市人民政府关于做好防汛工作的通知", "要做好防汛。", day="2024-05-01"
    )
    assert only("《关于做好防汛工作的通知》", last).status is Status.AMBIGUOUS
    assert only("《望舒市人民政府关于做好防汛工作的通知》", last).targets == (last.id,)


@pytest.mark.parametrize(
    "number", ["星河省人民政府令第9号", "省政府令第9号", "省人民政府令第九号", "省政府第9号令"]
)
def test_an_order_is_found_by_its_number_however_printed(number: str) -> None:
    order = document(
        None, "星河省灯会管理规定", "第一条 为加强灯会管理，制定本规定。", issuer="xinghe", day="2024-05-01"
    )
    order = replace(order, doc_number="第9号", doc_type="命令(令)")
    assert only(f"《星河省灯会管理规定》（{number}）", order).targets == (order.id,)
    assert only(f"根据{number}的规定", order).targets == (order.id,)
    assert only("根据国务院令第9号的规定", order).status is Status.MISSING


def test_a_title_with_a_misread_number_is_ambiguous() -> None:
    citation = only("《星河省灯会管理办法》（星政办发〔2025〕17号）")
    assert (citation.status, citation.targets) == (Status.AMBIGUOUS, (PROVINCE.id,))


def test_the_notice_of_another_city_is_not_meant() -> None:
    other = document(
        None,
        "河鼓市人民政府关于灯谜比赛组织工作的通知",
        "灯谜比赛由各区组织。",
        issuer="hegu",
        day="2025-01-01",
    )
    assert only("《关于灯谜比赛组织工作的通知》", other).status is Status.MISSING
    assert only("《河鼓市人民政府关于灯谜比赛组织工作的通知》", other).targets == (other.id,)


def test_two_of_one_title_in_one_scope_are_ambiguous() -> None:
    again = document("星政发〔2024〕6号", SAFETY.title, "各地要加强灯会安全。", day="2024-01-05")
    citation = only("省政府《关于进一步加强灯会安全工作的通知》", again)
    assert citation.status is Status.AMBIGUOUS
    assert set(citation.targets) == {SAFETY.id, again.id}


def test_the_nearest_scope_wins() -> None:
    own = document(
        "望舒政发〔2025〕1号",
        "望舒市人民政府关于进一步加强灯会安全工作的通知",
        "各区要加强灯会安全。",
        day="2025-02-01",
    )
    assert only("《关于进一步加强灯会安全工作的通知》", own).targets == (own.id,)
    assert only("省政府《关于进一步加强灯会安全工作的通知》", own).targets == (SAFETY.id,)


def test_nothing_cites_what_is_younger() -> None:
    citation = only("《星河省灯会管理办法》", day="2024-12-01")
    assert citation.status is Status.MISSING


def test_an_abbreviation_links_where_its_full_name_does() -> None:
    one = city(
        "根据《星河省灯会管理办法》（星政办发〔2025〕11号，以下简称《办法》），按《办法》执行。再按《星河省灯会管理办法》执行"
    )
    catalog = build_catalog(held(one, PROVINCE), {}, REGISTRY)
    assert [citation.targets for citation in catalog.citations[one.id]] == [(PROVINCE.id,)] * 4
    assert {place.block for place in catalog.cited_by[PROVINCE.id]} == {"p3"}


def test_a_number_of_a_later_year_is_a_finding() -> None:
    one = city("根据《关于灯会的意见》（星政发〔2029〕9号）")
    catalog = build_catalog(held(one), {}, REGISTRY)
    assert [finding.kind for finding in catalog.findings] == ["impossible-year"]


def test_a_bare_number_of_a_far_province_links_nothing() -> None:
    far = replace(
        document(
            None,
            "新疆维吾尔自治区人民政府关于灯会的意见",
            "要办好灯会。",
            issuer="xinjiang",
            day="2024-05-01",
        ),
        doc_number="新政发〔2024〕5号",
    )
    assert only("根据新政发〔2024〕5号文件", far).status is Status.AMBIGUOUS
    assert only("根据《新疆维吾尔自治区人民政府关于灯会的意见》（新政发〔2024〕5号）", far).targets == (
        far.id,
    )


def test_a_damaged_number_alone_links_nothing() -> None:
    citation = only("根据星政发2025〕6号文件要求")
    assert (citation.status, citation.targets) == (Status.AMBIGUOUS, (SAFETY.id,))
    assert citation.reason == "the number is damaged and may be 星政发〔2025〕6号"


def test_a_damaged_number_is_a_finding() -> None:
    one = city("根据《关于进一步加强灯会安全工作的通知》（星政发2025〕6号）要求")
    (finding,) = build_catalog(held(one, SAFETY), {}, REGISTRY).findings
    assert finding.kind == "damaged-number"
    assert "星政发2025〕6号, which is damaged and may be 星政发〔2025〕6号" in finding.text
