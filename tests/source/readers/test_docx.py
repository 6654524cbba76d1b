"""Word documents: everything in order, numbers written out, nothing lost."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.source import Furniture, read, read_bytes
from generator.source.readers.numbering import Counter, Level, List
from generator.source.text import SourceText


def made(document: Any) -> SourceText:
    out = BytesIO()
    document.save(out)
    return read_bytes(out.getvalue(), "a.docx")


def element(xml: str) -> Any:
    return parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))


def numbered(document: Any, levels: list[tuple[str, str]]) -> str:
    """Add a numbering with these (format, pattern) levels; its id."""
    numbering = document.part.numbering_part.element
    body = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{body}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return "77"


def add(document: Any, text: str, numbering: str, depth: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{numbering}"/></w:numPr>'
        )
    )


def test_paragraphs_and_tables_in_document_order() -> None:
    document = docx.Document()
    document.add_paragraph("甲段。")
    table = document.add_table(rows=3, cols=2)
    for row, texts in enumerate([("任务", "单位"), ("夜市", "甲局"), ("", "乙局")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph("乙段。")
    source = made(document)
    assert source.lines == ("甲段。", "任务\t单位", "夜市\t甲局", "^^\t乙局", "乙段。")
    assert source.form == source.encoding == "docx"


def test_automatic_numbers_are_written_out() -> None:
    document = docx.Document()
    numbering = numbered(
        document, [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    )
    for text, depth in [
        ("总体要求", 0),
        ("目标", 1),
        ("第一项", 2),
        ("第二项", 2),
        ("原则", 1),
        ("项", 2),
        ("任务", 0),
        ("首项", 1),
    ]:
        add(document, text, numbering, depth)
    assert made(document).lines == (
        "一、总体要求", "（一）目标", "1.第一项", "2.第二项", "（二）原则", "1.项", "二、任务", "（一）首项",
    )  # fmt: skip


def test_articles_and_decimal_numbers_keep_a_space() -> None:
    article = Level(format="chineseCounting", pattern="第%1条")
    counter = Counter(
        lists={"1": List(abstract="a", levels={0: article, 1: Level(pattern="%1.%2", arabic=True)})}
    )
    assert [counter.label("1", 0), counter.label("1", 1), counter.label("1", 1), counter.label("1", 0)] == [
        "第一条 ", "1.1 ", "1.2 ", "第二条 ",
    ]  # fmt: skip


def test_a_list_that_starts_anew_and_a_bullet() -> None:
    level = Level(pattern="%1.")
    counter = Counter(
        lists={
            "1": List(abstract="a", levels={0: level}),
            "2": List(abstract="a", levels={0: level}, overrides={0: 1}),
            "3": List(abstract="b", levels={0: Level(format="bullet", pattern="\uf0b7")}),
        }
    )
    assert [counter.label(one, 0) for one in ("1", "1", "2", "2", "3", "9")] == [
        "1.",
        "2.",
        "1.",
        "2.",
        "",
        "",
    ]


def test_headers_and_footers_are_furniture() -> None:
    document = docx.Document()
    document.add_paragraph("甲段。")
    document.sections[0].header.paragraphs[0].text = "河鼓市人民政府公报 2025年第6期"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    reading = read(made(document))
    assert [p.text for p in reading.paragraphs] == ["甲段。"]
    assert list(reading.furniture.values()) == [Furniture.RUNNING_HEAD, Furniture.RUNNING_HEAD]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("甲段。")
    box = "<w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
            "</mc:AlternateContent></w:r>"
        )
    )
    document.add_paragraph("乙段。")
    assert made(document).lines == ("甲段。", "框内文字", "乙段。")


def test_deleted_and_hidden_text_is_left_out_and_counted_inserted_text_stays() -> None:
    document = docx.Document()
    document.element.body.insert(
        0,
        element(
            '<w:p><w:r><w:t>夜市</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>早市</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="a"><w:r><w:t>开放</w:t></w:r></w:ins>'
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐去的</w:t></w:r></w:p>"
        ),
    )
    source = made(document)
    assert source.lines == ("夜市开放",)
    assert dict(source.left_out) == {"deleted": 2, "hidden": 3}


def test_a_frame_of_one_cell_is_text() -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "此件公开发布"
    assert made(document).lines == ("此件公开发布",)


def test_paragraphs_are_never_joined_with_one_another() -> None:
    document = docx.Document()
    for text in ("附表所列夜市，按年度调整，由市商务局公布", "有关事项另行通知"):
        document.add_paragraph(text)
    assert len(read(made(document)).paragraphs) == 2


def test_spaces_typed_between_names_keep_them_apart() -> None:
    document = docx.Document()
    document.add_paragraph("市商务局   市公安局")
    assert [p.text for p in read(made(document)).paragraphs] == ["市商务局 市公安局"]
