"""A comparison as the 对照表 that offices print: three columns in a Word document.

Provision of the superior document, provision of this one, what changed; dropped words struck
through, new ones underlined, swapped names plain. The file's own dates are fixed, so that the
same comparison gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from generator.compare.view import view

if TYPE_CHECKING:
    from generator.compare.model import Comparison
    from generator.compare.view import ComparisonView, Row, Run

_RED, _BLUE, _GREY = RGBColor(0xB0, 0x20, 0x20), RGBColor(0x10, 0x50, 0xA0), RGBColor(0x60, 0x60, 0x60)
_FONT = "宋体"
_WIDTHS = (Mm(108), Mm(108), Mm(41))
_EPOCH = datetime(2000, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 - the alias is the same object
_UNOFFICIAL = "非官方副本，以原公报为准"
_LEGEND = "红色删除线为未沿用的文字，蓝色下划线为改动或者新增的文字；仅换层级、地名、机构名称的不标。"
_CELL_MARGINS = {"top": 40, "left": 100, "bottom": 40, "right": 100}
"""In twentieths of a point."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_docx(comparison: Comparison) -> bytes:
    """``comparison`` as the bytes of a .docx file, A4 landscape."""
    page = view(comparison)
    document = docx.Document()
    _page_setup(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(title, f"《{page.base.title}》与《{page.target.title}》对照表", bold=True, size=14)
    numbers = " ； ".join(" ".join(filter(None, (s.doc_number, s.date))) for s in (page.base, page.target))
    _write(document.add_paragraph(), f"{numbers}　　{_UNOFFICIAL}", colour=_GREY, size=9)
    for line in (page.verdict.sentence, page.verdict.caution, page.verdict.origin):
        _write(document.add_paragraph(), line, size=10)
    _figures(document, page)
    _provisions(document, page)
    return _stable(document)


def _page_setup(document: Any) -> None:  # noqa: ANN401 - python-docx has no types
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(10)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(2)
    _numbered_pages(section.footer.paragraphs[0])
    core = document.core_properties
    core.created = core.modified = _EPOCH
    core.author, core.title, core.comments, core.revision = "gongbao", "", "", 1


def _numbered_pages(footer: Any) -> None:  # noqa: ANN401
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for before, field in (("第", "PAGE"), ("页，共", "NUMPAGES")):
        _write(footer, before, size=9)
        footer._p.append(_element("w:fldSimple", instr=field))  # noqa: SLF001
    _write(footer, "页", size=9)


def _element(tag: str, **attributes: str) -> Any:  # noqa: ANN401
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _figures(document: Any, page: ComparisonView) -> None:  # noqa: ANN401
    changed = [row for row in page.figures if row.change != "same"]
    if not changed:
        return
    _write(document.add_paragraph(), "数字与期限", bold=True)
    table = _table(
        document, ("指标", page.base.doc_number or "前者", page.target.doc_number or "本文件", "变化")
    )
    for row in changed:
        cells = _row(table)
        marks = "，".join(filter(None, (row.label, row.trend, "口径可能不同" if row.related else "")))
        for cell, text in zip(cells, (row.what, row.base or "—", row.target or "—", marks), strict=True):
            _write(cell.paragraphs[0], text)


def _provisions(document: Any, page: ComparisonView) -> None:  # noqa: ANN401
    _write(document.add_paragraph(), "条款对照", bold=True)
    _write(document.add_paragraph(), _LEGEND, colour=_GREY, size=9)
    heads = (page.base.doc_number or page.base.title, page.target.doc_number or page.target.title, "说明")
    table = _table(document, heads)
    table.autofit = False
    for section in page.sections:
        for row in section.rows:
            cells = _row(table)
            _runs(cells[0].paragraphs[0], row.base_runs, bold=row.heading)
            _runs(cells[1].paragraphs[0], row.target_runs, bold=row.heading)
            _write(cells[2].paragraphs[0], _note(row), colour=_GREY, size=9)
    for row_cells in table.rows:
        for cell, width in zip(row_cells.cells, _WIDTHS, strict=True):
            cell.width = width


def _note(row: Row) -> str:
    origin = f"文字始见于{row.origin}" if row.origin else ""
    marks = (row.label, row.degree, "、".join(row.flags), "移位" if row.moved else "", origin)
    return "；".join(filter(None, marks))


def _table(document: Any, heads: tuple[str, ...]) -> Any:  # noqa: ANN401
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    margins = OxmlElement("w:tblCellMar")
    for side, width in _CELL_MARGINS.items():
        margins.append(_element(f"w:{side}", w=str(width), type="dxa"))
    table._tbl.tblPr.append(margins)  # noqa: SLF001
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        _write(cell.paragraphs[0], text, bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))  # noqa: SLF001 - no other way
    return table


def _row(table: Any) -> Any:  # noqa: ANN401
    """The cells of a new row that no page break cuts."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))  # noqa: SLF001
    return row.cells


def _runs(paragraph: Any, runs: tuple[Run, ...], *, bold: bool) -> None:  # noqa: ANN401
    for run in runs:
        hard = run.op not in ("equal", "localise") and not run.soft
        written = _write(paragraph, run.text, bold=bold, colour=_RED if hard and run.op == "delete" else None)
        if hard and run.op == "delete":
            written.font.strike = True
        elif hard:
            written.font.underline = True
            written.font.color.rgb = _BLUE


def _write(
    paragraph: Any,  # noqa: ANN401
    text: str,
    *,
    bold: bool = False,
    colour: RGBColor | None = None,
    size: float | None = None,
) -> Any:  # noqa: ANN401
    run = paragraph.add_run(_CONTROL.sub("�", text))
    run.bold = bold or None
    run.font.name = _FONT
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)  # noqa: SLF001
    if colour is not None:
        run.font.color.rgb = colour
    if size is not None:
        run.font.size = Pt(size)
    return run


def _stable(document: Any) -> bytes:  # noqa: ANN401
    """The file with every member dated alike."""
    first = io.BytesIO()
    document.save(first)
    again = io.BytesIO()
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(source.namelist()):
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(member, source.read(name))
    return again.getvalue()
