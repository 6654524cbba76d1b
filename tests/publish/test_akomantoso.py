from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publish.exported import CATALOG, HOSTILE, RICH

from generator.document.model import Block
from generator.publish.akomantoso import NAMESPACE, address, as_akomantoso

if TYPE_CHECKING:
    from generator.document.model import Document

NS = {"a": NAMESPACE}


def parsed(document: Document = RICH) -> ET.Element:
    return ET.fromstring(as_akomantoso(document, CATALOG))  # noqa: S314 — our own output


def text_of(element: ET.Element) -> str:
    return "".join(element.itertext())


def one(element: ET.Element, path: str) -> ET.Element:
    found = element.find(path, NS)
    assert found is not None, path
    return found


def test_every_character_stands_once_and_in_order() -> None:
    texts = [
        text
        for block in RICH.blocks
        for text in ([block.text] if block.text else [c for r in block.filled_rows for c in r])
    ]
    parts = [
        part
        for path in (".//a:preface", ".//a:mainBody", ".//a:conclusions")
        for part in parsed().findall(path, NS)
    ]
    got = "".join("".join(text_of(part).split()) for part in parts)
    main = [text for text in texts if text not in {"望舒市人民政府", "2016年3月2日"}]
    assert got == squeezed("".join(main)) + "望舒市人民政府2016年3月2日"


def test_outline_is_nested() -> None:
    first = one(parsed(), ".//a:level[@eId='p5']")
    assert text_of(one(first, "a:num")) == "一、"
    assert text_of(one(first, "a:heading")) == "总则"
    assert text_of(one(first, "a:intro/a:p")) == "观测站由市里统一建设。"
    inner = one(first, "a:level[@eId='p7']")
    assert text_of(one(inner, "a:heading")) == "目标。"
    assert [text_of(p) for p in inner.findall("a:content/a:p", NS)] == [
        "到2020年建成12座观测站。",
        "1.每年巡查2次。",
    ]


def test_articles_lie_in_chapters_of_the_attachment() -> None:
    article = one(
        parsed(), ".//a:attachment[@eId='enclosure-1']//a:chapter[@eId='p14']/a:article[@eId='p15']"
    )
    assert text_of(one(article, "a:num")) == "第一条"
    assert "本办法适用于本市。" in text_of(article)


def test_merged_cells_are_filled_down() -> None:
    rows = parsed().findall(".//a:table/a:tr", NS)
    assert [[text_of(cell).strip() for cell in row] for row in rows] == [
        ["县", "座"],
        ["东县", "3"],
        ["东县", "4"],
    ]


def test_found_citations_become_references_and_ambiguous_ones_stay_text() -> None:
    refs = [ref for ref in parsed().iter(f"{{{NAMESPACE}}}ref") if text_of(ref) == "星河省观测站条例"]
    assert [ref.get("href") for ref in refs] == ["/akn/cn/doc/xinghe/2016/xingzhengfa-2016-1"]
    assert not [ref for ref in parsed().iter(f"{{{NAMESPACE}}}ref") if "〔" in text_of(ref)]


def test_hostile_text_is_text() -> None:
    assert text_of(one(parsed(), ".//a:p[@eId='p10']")) == HOSTILE


def test_identification_names_work_number_and_date() -> None:
    work = one(parsed(), "a:doc/a:meta/a:identification/a:FRBRWork")
    assert one(work, "a:FRBRuri").get("value") == address(RICH.id)
    assert one(work, "a:FRBRalias[@name='发文字号']").get("value") == "望政发〔2016〕8号"
    assert one(work, "a:FRBRdate").get("date") == "2016-03-02"


@pytest.mark.parametrize(
    ("gazette", "day", "name"), [(True, "2016-04-01", "公报出版日期"), (False, "2016-01-01", "仅知年份")]
)
def test_absent_date_is_not_passed_off_as_the_documents_own(gazette: bool, day: str, name: str) -> None:
    document = replace(RICH, date=None, gazette=RICH.gazette if gazette else None)
    dated = one(parsed(document), "a:doc/a:meta/a:identification/a:FRBRWork/a:FRBRdate")
    assert (dated.get("date"), dated.get("name")) == (day, name)


def test_document_without_a_body_has_one_in_the_schemas_sense() -> None:
    assert one(parsed(replace(RICH, blocks=())), "a:doc/a:mainBody/a:p").text is None


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_gives_well_formed_xml_that_holds_it(text: str) -> None:
    block = Block(id="p1", text=text, level=1, label=text[:2], heading=text[:5], run_in=True)
    kept = text_of(one(parsed(replace(RICH, title=text, blocks=(block,))), "a:doc/a:mainBody"))
    assert squeezed(kept) == squeezed(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text))
