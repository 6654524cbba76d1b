"""Where the marks of doubts stand, and what a corrected document says of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pages.small_library import CITY_PLAN, NOTICE, PLAN, doubt, made_pages, plan, small_pages

from generator.document.questioned import settled, spots
from generator.pages import Target
from generator.pages.document import DocumentView
from generator.pages.doubts import KINDS
from generator.pipeline import load_pages
from generator.pipeline.content import load_content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.findings import Finding
    from generator.pages import Run


def view(key: str, *findings: Finding) -> DocumentView:
    """What the page of a document shows; the province's with other ``findings`` where some are given."""
    pages = made_pages(changed=(replace(plan(), findings=findings),)) if findings else small_pages()
    shown = next(page.view for page in pages.pages if page.key == key)
    assert isinstance(shown, DocumentView)
    return shown


def marked(shown: DocumentView) -> Iterator[tuple[str, str, int]]:
    """Each mark of a page: its block, the words before it (none at the end of a block), its number."""
    for part in shown.parts:
        for block in part.blocks:
            runs: tuple[Run, ...] = block.runs
            if block.table:
                rows = (block.table.header, *block.table.rows)
                runs = tuple(run for row in rows for cell in row for run in cell.runs)
            yield from ((block.id, run.text, run.mark.number) for run in runs if run.mark)
            yield from ((block.id, "", mark.number) for mark in block.marks)


def test_a_mark_stands_behind_the_words_and_what_has_no_place_behind_the_title() -> None:
    assert sorted(marked(view(CITY_PLAN))) == [("p1", "", 2), ("p5", "路灯1.2万盏", 1)]


def test_marks_stand_in_cells_and_for_rows_behind_the_table() -> None:
    assert sorted(marked(view(NOTICE))) == [("p1", "", 4), ("p6", "", 3), ("p6", "罩", 1)]


def test_every_doubt_is_either_marked_or_settled() -> None:
    for page in small_pages().pages:
        if isinstance(page.view, DocumentView):
            numbers = {number for _, _, number in marked(page.view)}
            assert numbers == {one.number for one in page.view.doubts if not one.settled}


def test_corrected_words_settle_a_doubt_on_an_edited_page() -> None:
    shown = view(NOTICE)
    assert shown.edited
    assert [one.number for one in shown.doubts if one.settled] == [2]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_finding_gets_a_mark_with_or_without_a_line(kind: str) -> None:
    for line, block in ((61, "p6"), (None, "p1"), (1, "p1"), (64, "p6")):
        shown = view(PLAN, doubt(kind, "some words", line))
        assert list(marked(shown)) == [(block, "", 1)]
        assert "some" not in shown.doubts[0].text


def test_a_doubt_in_a_title_or_in_a_link_is_marked_at_the_end() -> None:
    assert list(marked(view(PLAN, doubt("variant-character", "“星” may be “辰”", 11)))) == [("p1", "", 1)]


def test_a_doubt_leads_to_its_lines_in_the_source() -> None:
    shown = view(PLAN, doubt("variant-character", "“盏” may be “座”", 61))
    assert shown.doubts[0].line == "原文第61行"
    assert shown.doubts[0].beside == Target(key=f"{PLAN}/source", anchor="p6")


def test_the_same_words_twice_are_two_places_and_a_third_time_settled() -> None:
    twice = tuple(doubt("variant-character", "“市” may be “布”", 31) for _ in range(3))
    first, second, third = spots(replace(plan(), findings=twice))
    assert first is not None
    assert second is not None
    assert first.start < second.start
    assert third is None
    assert len(settled(replace(plan(), findings=twice))) == 1


def test_quotation_marks_in_the_words_are_kept() -> None:
    text = "处置“光污染”1 5处"
    blocks = (replace(plan().blocks[3], text=f"年内{text}。"),)
    found = replace(plan(), blocks=blocks, findings=(doubt("lost-dot", f"a lost point: “{text}”"),))
    (spot,) = spots(found)
    assert spot is not None
    assert (spot.start, spot.end) == (2, 2 + len(text))


def test_a_doubt_about_a_row_is_marked_in_the_row(sample_content: Path) -> None:
    key = "wangshu/2025/wangshuzhengbanfa-2025-23"
    shown = next(page.view for page in load_pages(sample_content).pages if page.key == key)
    assert isinstance(shown, DocumentView)
    rows = [
        "".join(run.text for cell in row for run in cell.runs)
        for part in shown.parts
        for block in part.blocks
        if block.table
        for row in block.table.rows
        if any(run.mark for cell in row for run in cell.runs)
    ]
    assert len(rows) == len(shown.doubts) == 2
    assert "9.布设社区智能冷柜" in rows[0]
    assert "14.健全统计监测制度" in rows[1]


def test_nothing_in_the_sample_is_settled_that_nobody_corrected(sample_content: Path) -> None:
    held = load_content(sample_content)
    assert any(document.findings for document in held.documents.values())
    for document in held.documents.values():
        if document.id not in held.edited:
            assert settled(document) == ()
