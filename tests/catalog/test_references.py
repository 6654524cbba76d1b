"""What a document names, and what of it is a citation: one case a phenomenon."""

from __future__ import annotations

from dataclasses import replace

import pytest
from catalog_making import document, registry

from generator.catalog import MentionKind, find_references, references_of
from generator.document.model import Block, BlockKind, Document, EnclosureKind

REGISTRY = registry()
ISSUED = EnclosureKind.ISSUED


def cited(one: Document) -> list[tuple[str | None, str | None]]:
    return [(ref.title, ref.number) for ref in references_of(one, find_references(one, REGISTRY))]


def kinds(one: Document) -> dict[str | None, str]:
    return {mention.title: mention.kind.value for mention in find_references(one, REGISTRY)}


def letter(*paragraphs: str) -> Document:
    return document("望舒政办发〔2025〕20号", "望舒市人民政府办公室关于做好灯会工作的通知", *paragraphs)


CASES: dict[str, tuple[str, list[tuple[str | None, str | None]]]] = {
    "title-and-number": (
        "根据《星河省人民政府关于灯会的意见》（星政发〔2025〕6号）精神",
        [("星河省人民政府关于灯会的意见", "星政发〔2025〕6号")],
    ),
    "adjacent": (
        "依照《甲乙丙管理条例》《丁戊己管理办法》执行",
        [("甲乙丙管理条例", None), ("丁戊己管理办法", None)],
    ),
    "adjacent-with-a-number-each": (
        "依照《甲乙丙管理办法》《丁戊己管理办法》（星政发〔2025〕6号、星政发〔2025〕7号）",
        [("甲乙丙管理办法", "星政发〔2025〕6号"), ("丁戊己管理办法", "星政发〔2025〕7号")],
    ),
    "nested": (
        "按照《关于贯彻〈灯会管理条例〉的通知》（星政办发〔2025〕8号）",
        [("关于贯彻〈灯会管理条例〉的通知", "星政办发〔2025〕8号")],
    ),
    "nested-in-the-same-brackets": (
        "按照《关于贯彻《灯会管理条例》的通知》",
        [("关于贯彻《灯会管理条例》的通知", None)],
    ),
    "number-alone": ("根据星政发〔2025〕6号文件要求", [(None, "星政发〔2025〕6号")]),
    "number-before-the-title": (
        "按照星政发〔2025〕6号《灯会管理办法》",
        [("灯会管理办法", "星政发〔2025〕6号")],
    ),
    "order": (
        "根据《甲乙丙目录（2011年本）》（发展改革委令2011年第9号）",
        [("甲乙丙目录（2011年本）", "发展改革委令2011年第9号")],
    ),
    "standard": ("按照《灯会安全设计导则》（AQ/T3033—2010）", [("灯会安全设计导则", "AQ/T3033—2010")]),
    "abbreviation": (
        "根据《星河省灯会事故调查处理规定》（以下简称《规定》）办理。按《规定》第八条执行",
        [("星河省灯会事故调查处理规定", None)],
    ),
    "abbreviation-in-the-number's-brackets": (
        "根据《灯会安全生产导则》（星政发〔2025〕6号，以下简称《导则》），按《导则》执行",
        [("灯会安全生产导则", "星政发〔2025〕6号")],
    ),
    "abbreviation-in-quotes-and-brackets": (
        "根据《星河省灯会事故调查处理规定》（以下简称“《处理规定》”），按《处理规定》执行",
        [("星河省灯会事故调查处理规定", None)],
    ),
    "law-without-the-republic": (
        "根据《中华人民共和国安全生产法》制定。违反《安全生产法》的，依法处理",
        [("中华人民共和国安全生产法", None)],
    ),
    "repeated": ("按照《灯会管理条例》办理。违反《灯会管理条例》的，责令改正", [("灯会管理条例", None)]),
    "number-only-once": (
        "贯彻《灯会管理办法》。根据《灯会管理办法》（星政发〔2025〕6号）和星政发〔2025〕6号文件",
        [("灯会管理办法", "星政发〔2025〕6号")],
    ),
    "one-number-for-two-titles": (
        "按照《灯会安全暂行规定》（望舒委办发〔2015〕39号）。按照《关于加强街道工作的意见》（望舒委办发〔2015〕39号）",
        [
            ("灯会安全暂行规定", "望舒委办发〔2015〕39号"),
            ("关于加强街道工作的意见", "望舒委办发〔2015〕39号"),
        ],
    ),
    "number-right-after-the-title": (
        "按照《灯会安全设计导则》AQ/T3033—2010",
        [("灯会安全设计导则", "AQ/T3033—2010")],
    ),
    "order-after-its-day": (
        "《灯会管理条例》（2000年1月30日国务院令第279号）",
        [("灯会管理条例", "国务院令第279号")],
    ),
    "a-column-of-a-website": ("详见市政府网站《政策解读》栏目", []),
    "supplement-without-a-name": ("及其《补充通知》", []),
    "planned": ("市文旅局年底前编制完成《灯会发展规划》，出台《支持灯会的若干政策》", []),
    "planned-and-issued": ("我市已出台《支持灯会的若干政策》", [("支持灯会的若干政策", None)]),
    "form": ("填写《灯会申请表》，领取《临时占道许可证》，刊登于《望舒日报》", []),
    "bare-kind": ("各地要制定《实施方案》", []),
    "own-number": ("本通知编号为望舒政办发〔2025〕20号", []),
    "own-title": ("《关于做好灯会工作的通知》自发布之日起施行", []),
    "never-closed": ("根据《灯会管理条例的规定。《花市管理条例》另有规定的除外", [("花市管理条例", None)]),
    "closed-by-the-wrong-bracket": (
        "根据《灯会管理条例〉（星政发〔2025〕6号）和《花市管理条例》",
        [("灯会管理条例", "星政发〔2025〕6号"), ("花市管理条例", None)],
    ),
    "inner-bracket-never-opened": (
        "根据《关于贯彻灯会管理条例〉的通知》和《花市管理条例》",
        [("关于贯彻灯会管理条例〉的通知", None), ("花市管理条例", None)],
    ),
    "counties": ("各县〔市、区〕按照《灯会管理条例》执行", [("灯会管理条例", None)]),
    "bracket-that-is-no-number": ("按照《灯会计划》（2016—2020年）执行", [("灯会计划", None)]),
    "version-before-the-number": (
        "按照《灯会管理办法》（试行）（星政发〔2025〕6号）执行",
        [("灯会管理办法", "星政发〔2025〕6号")],
    ),
    "list-of-titles-and-list-of-numbers": (
        "按照《甲乙丙管理办法》、《丁戊己管理办法》和《庚辛壬管理办法》（星政发〔2025〕6号、星政发〔2025〕7号、国发〔2024〕8号）执行",
        [
            ("甲乙丙管理办法", "星政发〔2025〕6号"),
            ("丁戊己管理办法", "星政发〔2025〕7号"),
            ("庚辛壬管理办法", "国发〔2024〕8号"),
        ],
    ),
    "several-titles-to-one-number": (
        "按照《甲乙丙管理办法》和《丁戊己管理办法》（星政发〔2025〕6号）执行",
        [("甲乙丙管理办法", None), ("丁戊己管理办法", "星政发〔2025〕6号")],
    ),
    "one-title-with-two-numbers": (
        "按照《甲乙丙管理办法》（星政发〔2025〕6号、国发〔2024〕8号）执行",
        [("甲乙丙管理办法", "星政发〔2025〕6号"), (None, "国发〔2024〕8号")],
    ),
    "standard-without-a-year": ("按照《灯会设计标准》（GB 50180）建设", [("灯会设计标准", "GB50180")]),
    "order-without-issuer": ("依照《灯会管理规定》（2015年第12号令）", [("灯会管理规定", "2015年第12号令")]),
    "announcement-without-issuer": ("按照《灯会目录全本》（第12号公告）", [("灯会目录全本", "第12号公告")]),
    "revised": ("依照《灯会管理条例》（2015年修订）", [("灯会管理条例", None)]),
    "damaged-number": ("根据《灯会管理办法》（星政发2025〕6号）", [("灯会管理办法", "星政发2025〕6号")]),
    "certificate-in-two-sorts": ("领取《灯会经营许可证（个体）》，登记于《灯会登记簿》", []),
    "gazette": ("刊登于《星河省人民政府公报》", []),
    "a-form-of-any-name": ("指导双方填写《灯会要素表》", []),
    "own-attachment": ("考核按《灯会考核指标》（见附件）进行", []),
    "to-be-made-elsewhere": ("《灯会管理细则》由市文旅局另行制定", []),
    "to-be-made-by-a-day": ("2025年底前制定《灯会管理细则》", []),
    "to-be-made-soon": ("要抓紧制定和完善《灯会管理细则》", []),
    "handed-out-under-other-names": (
        "市文旅局等拟定的《灯会管理细则》、《灯会用电细则》已经市政府同意，现印发给你们，请认真贯彻执行。",
        [],
    ),
    "brackets-in-brackets": ("根据《灯会意见》〔星政发〔2025〕6号〕", [("灯会意见", "星政发〔2025〕6号")]),
}


@pytest.mark.parametrize("name", CASES)
def test_citations(name: str) -> None:
    text, expected = CASES[name]
    assert cited(letter(text)) == expected


def test_what_the_document_encloses_is_no_citation() -> None:
    one = document(
        "望舒政办发〔2025〕21号",
        "望舒市人民政府办公室关于印发望舒市灯会管理办法的通知",
        "《望舒市灯会管理办法（试行）》已经市政府同意，现印发给你们，请认真贯彻执行。",
        ("enclosure-1", "根据《星河省灯会管理办法》，制定本办法。"),
        enclosures=(("望舒市灯会管理办法（试行）", ISSUED),),
    )
    assert cited(one) == [("星河省灯会管理办法", None)]
    assert kinds(one)["望舒市灯会管理办法（试行）"] == "self"


def test_the_cover_may_name_its_enclosure_a_little_differently() -> None:
    one = document(
        "望舒政发〔2025〕9号",
        "望舒市人民政府关于印发加快发展灯会实施计划的通知",
        "现将《加快发展灯会的实施计划》印发给你们，请认真贯彻执行。",
        enclosures=(("关于加快发展灯会的实施计划", ISSUED),),
    )
    assert cited(one) == []


def test_a_text_of_the_same_name_with_another_number_is_a_citation() -> None:
    one = document(
        "望舒政办发〔2025〕21号",
        "望舒市人民政府办公室关于印发望舒市灯会管理办法的通知",
        ("enclosure-1", "根据《灯会管理办法》（国办发〔2024〕3号）要求，制定本办法。"),
        enclosures=(("望舒市灯会管理办法", ISSUED),),
    )
    assert cited(one) == [("灯会管理办法", "国办发〔2024〕3号")]


def test_cells_of_a_table_are_read() -> None:
    rows = (("任务", "单位"), ("落实《灯会管理条例》", "市文旅局"), (None, "市公安局"))
    one = document("望舒政发〔2025〕9号", "望舒市人民政府关于灯会的通知", rows=rows)
    (mention,) = find_references(one, REGISTRY)
    assert (mention.title, mention.cell, mention.start, mention.end) == ("灯会管理条例", (1, 0), 2, 10)


def test_offsets_point_at_the_printed_words() -> None:
    text = "根据《灯会管理条例》（星政发〔2025〕6号）和星政发〔2025〕7号文件"
    one = letter(text)
    words = [text[mention.start : mention.end] for mention in find_references(one, REGISTRY)]
    assert words == ["《灯会管理条例》", "星政发〔2025〕7号"]


def test_an_abbreviation_knows_what_it_stands_for() -> None:
    one = letter("根据《星河省灯会事故调查处理规定》（以下简称《规定》），按《规定》执行")
    aliases = [mention for mention in find_references(one, REGISTRY) if mention.alias]
    assert [(mention.title, mention.stands_for) for mention in aliases] == [
        ("规定", "星河省灯会事故调查处理规定")
    ] * 2


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("国务院办公厅《灯会试点方案》", "国务院办公厅"),
        ("中共中央办公厅、国务院办公厅《灯会试点方案》", "中共中央办公厅、国务院办公厅"),
        ("结合省政府办公厅《灯会试点方案》", "省政府办公厅"),
        ("省教育厅、省公安厅《灯会试点方案》", "省教育厅、省公安厅"),
        ("按照市发改委 市财政局《灯会试点方案》", "市发改委、市财政局"),
        ("根据《灯会试点方案》", None),
    ],
)
def test_the_issuer_before_a_title_is_kept(text: str, hint: str | None) -> None:
    (mention,) = find_references(letter(text), REGISTRY)
    assert mention.hint == hint


def test_every_naming_has_a_kind() -> None:
    one = letter("根据《灯会管理条例》，填写《灯会申请表》，年内出台《灯会发展规划》。")
    assert kinds(one) == {
        "灯会管理条例": MentionKind.REFERENCE.value,
        "灯会申请表": MentionKind.GENERIC.value,
        "灯会发展规划": MentionKind.PLANNED.value,
    }


def test_the_list_of_attachments_names_no_other_document() -> None:
    one = letter("请填报。")
    listed = Block(
        id="p9", kind=BlockKind.ATTACHMENT_LIST, text="附件：1.《灯会考核办法》 2.《灯会用电规定》"
    )
    assert cited(replace(one, blocks=(*one.blocks, listed))) == []
