"""A document beside its source: every printed line of it is there, whatever became of it."""

from __future__ import annotations

from dataclasses import replace

from pages.small_library import CITY_PLAN, PLAN, doubt, plan, small_pages, sources

from generator.document.model import BlockKind, SourceRef, Span
from generator.pages.document import DocumentView
from generator.pages.source import SourceLines, SourceView, rows

FILE = "sources/xinghe-2025-06.txt"
SOURCE = SourceRef(file=FILE, sha256="0" * 64, lines=(1, 90))


def shown() -> SourceView:
    """The page's view."""
    view = next(page.view for page in small_pages().pages if page.key == f"{PLAN}/source")
    assert isinstance(view, SourceView)
    return view


def test_blocks_stand_beside_their_lines_with_their_numbers() -> None:
    row = next(one for one in shown().rows if one.block == "p4")
    assert [(line.number, line.text) for line in row.lines] == [(40, plan().blocks[3].text)]


def test_what_was_set_aside_stands_in_its_place_with_its_kind() -> None:
    numbers = [(row.block, line.number, line.aside) for row in shown().rows for line in row.lines]
    assert ("", 23, "页码") in numbers
    assert ("", 24, "不在本件正文之内") in numbers
    assert [number for _, number, _ in numbers] == sorted(number for _, number, _ in numbers)


def test_no_line_of_the_document_is_missing() -> None:
    held = sources()[FILE].lines
    first, last = plan().source.lines if plan().source else (1, 0)
    want = {number for number in range(first, last + 1) if held[number - 1].strip()}
    assert want <= {line.number for row in shown().rows for line in row.lines}


def test_edited_block_without_lines_is_shown_without_any() -> None:
    document = plan()
    blocks = (*document.blocks[:3], replace(document.blocks[3], source=None), *document.blocks[4:])
    found = rows(replace(document, blocks=blocks), sources()[FILE])
    assert next(row for row in found if row.block == "p4").lines == ()


def test_a_table_stands_as_a_table_beside_its_lines_and_doubts_at_theirs() -> None:
    cells = (("任务", "时间"), ("公布清单", "6月底前"), (None, "年底前"))
    block = replace(plan().blocks[3], kind=BlockKind.TABLE, text="", rows=cells, part="enclosure-1")
    lines = [""] * 39 + ["任务\t时间", "公布清单\t6月底前", "\t年底前"]
    document = replace(
        plan(),
        blocks=(block,),
        findings=(doubt("row-moved", "shifted", 42),),
        source=replace(SOURCE, lines=(40, 42)),
    )
    (row,) = rows(document, SourceLines(lines=tuple(lines)))
    assert row.table is not None
    assert [[cell.span for cell in one] for one in row.table.rows] == [[2, 1], [1]]
    assert [line.number for line in row.lines] == [40, 41, 42]
    assert [line.doubts for line in row.lines] == [(), (), ("表中此行错位，已按列头移正",)]


def test_control_characters_are_made_visible() -> None:
    document = replace(plan(), blocks=(replace(plan().blocks[0], source=Span(start=1, end=1)),))
    (row, *_) = rows(document, SourceLines(lines=("甲\x00乙\x0c",)))
    assert row.lines[0].text == "甲␀乙␌"


def test_document_links_to_the_page_only_where_the_source_is_at_hand() -> None:
    views = {page.key: page.view for page in small_pages().pages}
    one, other = views[PLAN], views[CITY_PLAN]
    assert isinstance(one, DocumentView)
    assert isinstance(other, DocumentView)
    assert one.beside_source is not None
    assert other.beside_source is None
    assert f"{CITY_PLAN}/source" not in views
