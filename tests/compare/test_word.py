"""The printed 对照表: what an office needs of it on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn

from generator.compare import compare
from generator.compare.render import as_docx

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from generator.document.model import Document
    from generator.registry import Registry

BASE = "每座灯塔每年检修2次，所需经费由省财政厅安排，检修记录保存十年。"
TARGET = "每座灯塔每年检修3次，所需经费由市财政局安排。"


@pytest.fixture(scope="module")
def paper(province: Callable[..., Document], city: Callable[..., Document], registry: Registry) -> Any:
    return docx.Document(io.BytesIO(as_docx(compare(province(BASE), city(TARGET), registry))))


def test_both_texts_stand_side_by_side(paper: Any) -> None:
    assert [cell.text for cell in paper.tables[-1].rows[1].cells][:2] == [BASE, TARGET]


def test_what_changed_is_marked_without_colour(paper: Any) -> None:
    ours, theirs, _ = paper.tables[-1].rows[1].cells
    struck = "".join(run.text for run in ours.paragraphs[0].runs if run.font.strike)
    lined = "".join(run.text for run in theirs.paragraphs[0].runs if run.font.underline)
    assert struck == "，检修记录保存十年"
    assert lined == "3"


def test_swapped_names_are_plain(paper: Any) -> None:
    (swapped,) = [
        run for run in paper.tables[-1].rows[1].cells[1].paragraphs[0].runs if "市财政局" in run.text
    ]
    assert not swapped.font.underline


def test_pages_are_numbered_and_rows_stay_whole_under_their_heads(paper: Any) -> None:
    fields = paper.sections[0].footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]
    for table in paper.tables:
        head, *rows = table.rows
        assert head._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_what_has_no_counterpart_is_plain_and_together(
    province: Callable[..., Document], city: Callable[..., Document], registry: Registry
) -> None:
    """Hundreds of struck lines can't be read."""
    gone = ("一、灯油", "灯油由港务站统一采购。", "灯油账目每季度公布。")
    found = compare(province(BASE, *gone), city(BASE), registry)
    rows = docx.Document(io.BytesIO(as_docx(found))).tables[-1].rows
    ours, theirs, note = next(row.cells for row in rows if "灯油" in row.cells[0].text)
    assert ours.text.splitlines() == list(gone)
    assert (theirs.text, note.text) == ("—", "未采用（3句）")
    assert not any(run.font.strike for paragraph in ours.paragraphs for run in paragraph.runs)


def test_sections_and_misreadings_have_their_tables(
    province: Callable[..., Document], city: Callable[..., Document], registry: Registry
) -> None:
    misread = BASE.replace("检修记录", "檢修记录")
    found = compare(
        province("一、灯塔", BASE, "二、灯油", "灯油按季公布。"), city("一、灯塔", misread), registry
    )
    heads = {
        table.rows[0].cells[-1].text: table for table in docx.Document(io.BytesIO(as_docx(found))).tables
    }
    sections = [[cell.text for cell in row.cells] for row in heads["见于本文件"].rows]
    assert sections[1][0::2] == ["一、灯塔", "100%"]
    assert sections[2][2:] == ["0%", "—"]
    assert "檢" in heads["所在文字"].rows[1].cells[1].text


def test_many_figures_that_are_left_out_are_counted(
    province: Callable[..., Document], city: Callable[..., Document], registry: Registry
) -> None:
    left = [f"第{name}灯塔建观景平台{at}处。" for at, name in enumerate("甲乙丙丁戊己庚辛壬癸", 11)]
    paper = docx.Document(io.BytesIO(as_docx(compare(province(BASE, *left), city(TARGET), registry))))
    figures = [row.cells[3].text for row in paper.tables[0].rows]
    assert figures.count("未采用") == 8
    assert "另有3项未采用，见条款对照。" in [paragraph.text for paragraph in paper.paragraphs]
    assert all(any(text in row.cells[0].text for row in paper.tables[-1].rows) for text in left)


def test_columns_have_their_widths_and_chinese_its_language(paper: Any) -> None:
    grid = [column.width for column in paper.tables[-1].columns]
    assert grid[0] == grid[1] > 2 * grid[2]
    assert [cell.width for cell in paper.tables[-1].rows[0].cells] == grid
    languages = [lang.get(qn("w:eastAsia")) for lang in paper.styles["Normal"].element.iter(qn("w:lang"))]
    assert languages == ["zh-CN"]
