"""Word documents by python-docx: pages, tables and runs in Chinese type, the same bytes each time.

python-docx has no types and no words for much of the format, hence the elements made by hand.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.shared import RGBColor

_FONT = "宋体"
_EPOCH = datetime(2000, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 - the alias is the same object
_CELL_MARGINS = {"top": 40, "left": 100, "bottom": 40, "right": 100}
"""In twentieths of a point."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def set_up(document: Any) -> None:  # noqa: ANN401 - python-docx has no types
    """A4 landscape, numbered pages, no date or name of the machine's."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(10)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    # Without its language Chinese text gets the signs of whatever East Asian font stands in.
    style.element.rPr.append(_element("w:lang", val="zh-CN", eastAsia="zh-CN"))
    style.paragraph_format.space_after = Pt(2)
    _numbered_pages(section.footer.paragraphs[0])
    core = document.core_properties
    core.created = core.modified = _EPOCH
    core.author, core.title, core.comments, core.revision = "gongbao", "", "", 1


def write(
    paragraph: Any,  # noqa: ANN401
    text: str,
    *,
    bold: bool = False,
    colour: RGBColor | None = None,
    size: float | None = None,
) -> Any:  # noqa: ANN401
    """``text`` at the end of ``paragraph``; signs that XML can't hold become �. Returns the run."""
    run = paragraph.add_run(_CONTROL.sub("�", text))
    run.bold = bold or None
    if colour is not None:
        run.font.color.rgb = colour
    if size is not None:
        run.font.size = Pt(size)
    return run


def table_of(document: Any, heads: Sequence[str], widths: Sequence[int]) -> Any:  # noqa: ANN401
    """A table with a head that every page repeats; ``widths`` of its columns in millimetres."""
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    # Both are needed: Word follows the cells, LibreOffice the grid.
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = Mm(width)
    margins = OxmlElement("w:tblCellMar")
    for side, width in _CELL_MARGINS.items():
        margins.append(_element(f"w:{side}", w=str(width), type="dxa"))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)  # noqa: SLF001 - the schema's order
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        write(cell.paragraphs[0], text, bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))  # noqa: SLF001 - no other way
    return table


def fill(table: Any, texts: Sequence[str]) -> None:  # noqa: ANN401
    """A new row of these texts."""
    for cell, text in zip(row_of(table), texts, strict=True):
        write(cell.paragraphs[0], text)


def row_of(table: Any, *, whole: bool = True) -> Any:  # noqa: ANN401
    """The cells of a new row; a ``whole`` one no page break cuts."""
    row = table.add_row()
    if whole:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))  # noqa: SLF001
    return row.cells


def stable(document: Any) -> bytes:  # noqa: ANN401
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


def _numbered_pages(footer: Any) -> None:  # noqa: ANN401
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for before, field in (("第", "PAGE"), ("页，共", "NUMPAGES")):
        write(footer, before, size=9)
        footer._p.append(_element("w:fldSimple", instr=field))  # noqa: SLF001
    write(footer, "页", size=9)


def _element(tag: str, **attributes: str) -> Any:  # noqa: ANN401
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
