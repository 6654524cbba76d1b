"""A comparison as the 对照表 that offices print: three columns in a Word document.

Before it the verdict, figures, duties, bodies and delegations; after it the method. Dropped words
are struck through, new ones underlined, swapped names plain, suspected misreadings in brackets.
The file's own dates are fixed, so that the same comparison gives the same bytes.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

from generator.compare.render.paper import fill, row_of, set_up, stable, table_of, write
from generator.compare.report.entries import SHOWN
from generator.compare.report.view import view
from generator.compare.texts.labels import DOUBTFUL, RELATED, SUSPECT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare.model import Comparison
    from generator.compare.report.view import ComparisonView, Row, Run

_RED, _BLUE, _GREY = RGBColor(0xB0, 0x20, 0x20), RGBColor(0x10, 0x50, 0xA0), RGBColor(0x60, 0x60, 0x60)
_WIDTHS = (108, 108, 41)
_HALVES = (115, 115, 27)
_CHAPTERS = (117, 20, 20, 100)
_FIGURES = (117, 50, 50, 40)
"""Widths of columns in millimetres; a page has room for 257."""
_LONG = 400
"""Characters from which a row may be cut by the page's end: kept whole it would leave the page before it empty."""
_UNOFFICIAL = "非官方副本，以原公报为准"
_LEGEND = "句中红色删除线为未沿用的文字，蓝色下划线为改动或者新增的文字；整句未采用或者新增的见“说明”栏；仅换层级、地名、机构名称的不标；［］内疑为识别差错。"


def as_docx(comparison: Comparison) -> bytes:
    """``comparison`` as the bytes of a .docx file, A4 landscape."""
    page = view(comparison)
    document = docx.Document()
    set_up(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(
        title,
        f"《{page.base.title or page.base.id}》与《{page.target.title or page.target.id}》对照表",
        bold=True,
        size=14,
    )
    numbers = "；".join(
        f"{name}：" + " ".join(filter(None, (side.issuer, side.doc_number, side.date)))
        for name, side in ((page.base_name, page.base), (page.target_name, page.target))
    )
    write(document.add_paragraph(), f"{numbers}　　{_UNOFFICIAL}", colour=_GREY, size=9)
    write(document.add_paragraph(), page.verdict.sentence, size=10, bold=True)
    for line in (page.verdict.caution, page.without_formulas, page.verdict.origin):
        if line:
            write(document.add_paragraph(), line, size=10)
    if page.sections:
        _figures(document, page)
        _duties(document, page)
        _bodies(document, page)
        _chapters(document, page)
        _delegations(document, page)
        _suspects(document, page)
        _provisions(document, page)
    _heading(document, "说明")
    write(document.add_paragraph(), page.verdict.method, size=9)
    if page.sections:
        write(
            document.add_paragraph(),
            f"逐句配对的把握：{page.verdict.confidence}。{page.verdict.doubts}",
            size=9,
        )
    return stable(document)


def _heading(document: Any, text: str) -> None:  # noqa: ANN401
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.keep_with_next = True
    write(paragraph, text, bold=True, size=12)


def _figures(document: Any, page: ComparisonView) -> None:  # noqa: ANN401
    by = {change: list(run) for change, run in groupby(page.figures, lambda row: row.change)}
    left_out = by.get("dropped", [])
    told = [*by.get("changed", []), *left_out[:SHOWN], *by.get("new", [])]
    if not told:
        return
    _heading(document, "数字与期限")
    table = table_of(document, ("指标", page.base_name, page.target_name, "变化"), _FIGURES)
    for row in told:
        scope = "，".join(filter(None, (row.scope, row.deadline)))
        what = row.what + (f"（{scope}）" if scope else "")
        marks = "，".join(filter(None, (row.label, row.trend, RELATED if row.related else "")))
        fill(table, (what, row.base or "—", row.target or "—", marks))
    if len(left_out) > SHOWN:
        more = f"另有{len(left_out) - SHOWN}项{left_out[0].label}，见条款对照。"
        write(document.add_paragraph(), more, colour=_GREY, size=9)


def _duties(document: Any, page: ComparisonView) -> None:  # noqa: ANN401
    if page.duties:
        _heading(document, "责任主体与要求的强弱")
        table = table_of(document, (page.base_name, page.target_name, "变化"), _HALVES)
        for row in page.duties:
            fill(table, (row.base_quote or "—", row.target_quote or "—", row.label))


def _bodies(document: Any, page: ComparisonView) -> None:  # noqa: ANN401
    if not page.bodies:
        return
    _heading(document, "责任单位")
    for group, name in (
        ("changed", "调整"),
        ("dropped", f"只见于{page.base_name}"),
        ("new", f"{page.target_name}新增"),
        ("localised", "上下级对应"),
        ("cited", "仅一方引用"),
    ):
        found = [row.text for row in page.bodies if row.group == group]
        if found:
            write(document.add_paragraph(), f"{name}（{len(found)}个）：{'；'.join(found)}")


def _chapters(document: Any, page: ComparisonView) -> None:  # noqa: ANN401
    if page.base_chapters:
        _heading(document, f"{page.base_name}各节的去向")
        table = table_of(document, (page.base_name, "字数", "有对应", f"见于{page.target_name}"), _CHAPTERS)
        for one in page.base_chapters:
            kept = f"{100 * (1 - dict(one.shares)['dropped']):.0f}%"
            there = "\n".join(heading for heading, _ in one.others) or "—"
            fill(table, (f"{'　' * (one.depth - 1)}{one.heading}", str(one.chars), kept, there))


def _suspects(document: Any, page: ComparisonView) -> None:  # noqa: ANN401
    if page.suspects:
        _heading(document, f"{SUSPECT}（不作为政策的改动）")
        table = table_of(document, (page.base_name, page.target_name, "所在文字"), (40, 40, 177))
        for one in page.suspects:
            around = f"…{one.before}{one.target}{one.after}…"
            fill(table, (one.base or "—", one.target or "—", around))


def _delegations(document: Any, page: ComparisonView) -> None:  # noqa: ANN401
    if page.delegations:
        _heading(document, "授权下级确定的事项")
        table = table_of(document, (page.base_name, f"{page.target_name}的规定"), (129, 128))
        for row in page.delegations:
            fill(
                table,
                (row.base_text, "\n".join(filter(None, (row.note, *(text for text, _ in row.answers))))),
            )


def _provisions(document: Any, page: ComparisonView) -> None:  # noqa: ANN401
    _heading(document, "条款对照")
    write(document.add_paragraph(), _LEGEND, colour=_GREY, size=9)
    heads = [
        " ".join(filter(None, (name, side.doc_number)))
        for name, side in ((page.base_name, page.base), (page.target_name, page.target))
    ]
    table = table_of(document, (*heads, "说明"), _WIDTHS)
    rows = (row for section in page.sections for row in section.rows)
    for kind, run in groupby(rows, key=lambda row: row.kind):
        if kind == "linked":
            for row in run:
                cells = row_of(table, whole=sum(len(cell.text) for cell in (*row.base, *row.target)) < _LONG)
                _runs(cells[0].paragraphs[0], row.base_runs, bold=row.heading)
                _runs(cells[1].paragraphs[0], row.target_runs, bold=row.heading)
                write(cells[2].paragraphs[0], _note(row), colour=_GREY, size=9)
                for cell in cells if row.heading else ():
                    cell.paragraphs[0].paragraph_format.keep_with_next = True
        elif kind != "apart":
            _alone(table, list(run))


def _alone(table: Any, rows: Sequence[Row]) -> None:  # noqa: ANN401
    """Provisions without a counterpart that follow each other, plain: hundreds of struck lines can't be read."""
    dropped = rows[0].kind == "dropped"
    pairs = [((row.base or row.target)[0], row.heading) for row in rows]
    cells = row_of(table, whole=sum(len(cell.text) for cell, _ in pairs) < _LONG)
    here, there = cells[:2] if dropped else (cells[1], cells[0])
    paragraph = here.paragraphs[0]
    before = None
    for cell, heading in pairs:
        if before is not None and (cell.block != before or heading):
            paragraph = here.add_paragraph()
        write(paragraph, cell.text, bold=heading, colour=_GREY if dropped else None)
        before = "" if heading else cell.block
    write(there.paragraphs[0], "—", colour=_GREY)
    count = f"（{len(rows)}句）" if len(rows) > 1 else ""
    write(cells[2].paragraphs[0], f"{rows[0].label}{count}", colour=_GREY, size=9)


def _note(row: Row) -> str:
    judged = () if row.formal else (row.label, row.degree, "、".join(row.flags))
    origin = f"文字始见于{row.origin}" if row.origin else ""
    doubts = (DOUBTFUL if row.doubtful else "", SUSPECT if row.suspect else "")
    marks = (*judged, row.move, *doubts, origin)
    return "；".join(filter(None, marks))


def _runs(paragraph: Any, runs: tuple[Run, ...], *, bold: bool) -> None:  # noqa: ANN401
    for run in runs:
        hard = run.op not in ("equal", "localise") and not run.soft
        text = f"［{run.text}］" if run.type == "ocr" else run.text
        written = write(paragraph, text, bold=bold, colour=_RED if hard and run.op == "delete" else None)
        if hard and run.op == "delete":
            written.font.strike = True
        elif hard:
            written.font.underline = True
            written.font.color.rgb = _BLUE
