"""PDFs: lines, pages, indents, columns, tables, and what can't be read."""

from __future__ import annotations

import pytest
from source.readers.made_pdf import FONT, LEFT, column, pdf, table, together, wrapped

from generator.errors import SourceError
from generator.source import Furniture, Layout, Shape, read, read_bytes

A = "为方便群众就近借阅图书，经市人民政府同意，现就建设街角书亭有关事项通知如下，请各地结合本地实际认真组织实施。"
B = "各区县要在公园、车站和集市附近选址，每处书亭配备不少于三百册图书，并安排专人负责日常整理和更换，保证开放时间。"
C = "市文化部门每季度抽查一次书亭的开放情况，对连续两次不能按时开放的，由所在区县说明原因并限期改正，结果向社会公布。"


def lines_of(data: bytes) -> tuple[str, ...]:
    return read_bytes(data, "a.pdf").lines


def texts_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(read_bytes(data, "a.pdf")).paragraphs]


def issue_page(*paragraphs: str) -> list[str]:
    return [line for paragraph in paragraphs for line in wrapped(paragraph)]


def test_printed_lines_keep_their_indent_and_their_page() -> None:
    source = read_bytes(pdf(column(issue_page(A)), column(issue_page(B))), "a.pdf")
    assert source.form == source.encoding == "pdf"
    assert source.lines[0] == "\u3000\u3000" + A[:26]
    assert source.lines[1] == A[26:54]
    assert source.pages == (1, 1, 2, 2) if len(source.lines) == 4 else len(set(source.pages)) == 2
    assert source.lines[source.pages.index(2)].startswith("\f\u3000\u3000")


def test_wrapped_paragraphs_are_joined_again_over_pages_with_furniture() -> None:
    lines = issue_page(A, B, C, A, B, C)
    head = "星河省人民政府公报　2025年第9期"
    first = together(column(lines[:9], y=700), column([head], y=780), column(["^— 1 —"], y=60))
    second = together(column(lines[9:], y=700), column([head], y=780), column(["^— 2 —"], y=60))
    reading = read(read_bytes(pdf(first, second), "a.pdf"))
    assert reading.measure.layout is Layout.PRINTED
    assert [p.text for p in reading.paragraphs] == [A, B, C, A, B, C]
    kinds = sorted(kind.value for kind in reading.furniture.values())
    assert kinds == [
        Furniture.PAGE_NUMBER,
        Furniture.PAGE_NUMBER,
        Furniture.RUNNING_HEAD,
        Furniture.RUNNING_HEAD,
    ]


def test_printed_page_numbers_count_not_the_files() -> None:
    pages = [together(column(issue_page(A, B), y=700), column([f"^— {no} —"], y=60)) for no in (12, 13, 14)]
    reading = read(read_bytes(pdf(column(["^星河省人民政府公报"]), *pages), "a.pdf"))
    assert [line.page for line in reading.lines if line.text.startswith(A[:5])] == [12, 13, 14]
    assert read_bytes(pdf(*pages), "a.pdf").pages[0] == 1


def test_two_columns_are_read_one_after_the_other_below_a_title_over_both() -> None:
    left = [line for p in (A, B) for line in wrapped(p, 14)]
    right = [line for p in (C, A) for line in wrapped(p, 14)]
    page = together(
        column(["^关于建设街角书亭的通知"], y=780),
        column(left, y=720, em=14, pitch=24),
        column(right, x=LEFT + 14 * 14 + 40, y=717, em=14, pitch=24),
    )
    assert texts_of(pdf(page)) == ["关于建设街角书亭的通知", A, B, C, A]


def test_a_page_of_short_pieces_has_no_columns() -> None:
    rows = [
        together(column([f"市文化局第{i}科"], y=700 - 30 * i), column(["市财政局"], x=330, y=700 - 30 * i))
        for i in range(8)
    ]
    lines = lines_of(pdf(together(*rows)))
    assert len(lines) == 8
    assert all("市财政局" in line for line in lines)


def test_a_ruled_table_gives_a_line_a_row_with_merged_cells_printed_once() -> None:
    cells = [
        ["工作任务", "责任单位", "时间要求"],
        ["建设书亭", "市文化局、\n市财政局", "6月底前"],
        ["", "市城管局", "9月底前"],
    ]
    page = together(
        column(issue_page(A), y=780),
        table(cells, [120, 160, 120], y=600, merged=[(2, 0)]),
        column(["注：按季度调整。"], y=400),
    )
    lines = lines_of(pdf(page))
    assert lines[-4:] == (
        "工作任务\t责任单位\t时间要求",
        "建设书亭\t市文化局、市财政局\t6月底前",
        "^^\t市城管局\t9月底前",
        "注：按季度调整。",
    )
    assert [p.shape for p in read(read_bytes(pdf(page), "a.pdf")).paragraphs].count(Shape.TABLE) == 1


def test_a_table_set_on_its_side_is_read_as_it_stands() -> None:
    def draw(canvas: object) -> None:
        canvas.translate(500, 100)  # type: ignore[attr-defined]
        canvas.rotate(90)  # type: ignore[attr-defined]
        table([["序号", "工作任务"], ["1", "建设书亭"]], [60, 200], x=0, y=300)(canvas)  # type: ignore[arg-type]

    assert lines_of(pdf(draw)) == ("序号\t工作任务", "1\t建设书亭")


def test_a_framed_box_is_no_table() -> None:
    assert "\t" not in "".join(lines_of(pdf(table([["此件公开发布"]], [200], y=700))))


def test_letterspacing_and_wide_spaces() -> None:
    def draw(canvas: object) -> None:
        text = canvas.beginText(LEFT, 700)  # type: ignore[attr-defined]
        text.setFont(FONT, 16)
        text.textOut("陈")
        text.moveCursor(32, 0)
        text.textOut("新")
        canvas.drawText(text)  # type: ignore[attr-defined]

    assert lines_of(pdf(draw)) == ("陈\u3000新",)


def test_text_drawn_twice_to_look_bold_is_read_once() -> None:
    page = together(column(["关于书亭的通知"]), column(["关于书亭的通知"], x=LEFT + 0.4))
    assert lines_of(pdf(page)) == ("关于书亭的通知",)


def test_radicals_become_ideographs() -> None:
    assert texts_of(pdf(column(["⼴⼤⼈⺠群众"]))) == ["广大人民群众"]


def test_a_watermark_stays_out_of_the_lines() -> None:
    def mark(canvas: object) -> None:
        canvas.saveState()  # type: ignore[attr-defined]
        canvas.translate(200, 300)  # type: ignore[attr-defined]
        canvas.rotate(45)  # type: ignore[attr-defined]
        column(["样例样例"], x=0, y=0)(canvas)  # type: ignore[arg-type]
        canvas.restoreState()  # type: ignore[attr-defined]

    lines = lines_of(pdf(together(mark, column(issue_page(A, B)))))
    assert lines[-1] == "样例样例"
    assert lines[0] == "\u3000\u3000" + A[:26]


def test_a_pdf_of_pictures_is_refused_and_says_what_to_do() -> None:
    with pytest.raises(SourceError, match=r"no text layer.*OCR"):
        lines_of(pdf(lambda canvas: canvas.rect(100, 100, 200, 200)))


def test_an_encrypted_pdf_is_refused() -> None:
    with pytest.raises(SourceError, match="encrypted"):
        lines_of(pdf(column(["密"]), password="geheim"))


def test_a_damaged_pdf_is_refused() -> None:
    whole = pdf(column(issue_page(A)))
    with pytest.raises(SourceError, match="damaged"):
        lines_of(whole[:200])
