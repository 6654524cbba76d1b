"""One document against several: the table of its provisions by places, and the same as CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from pages.small_library import (
    CITY_PLAN,
    NOTICE,
    PLAN,
    city_plan,
    documents,
    issues,
    plan,
    registry,
    small_pages,
)

from generator.catalog import build_catalog
from generator.compare import compare
from generator.document.model import Document
from generator.markdown import read_document
from generator.pages import Pages, make_pages
from generator.pages.document import DocumentView
from generator.pages.matrix import MatrixView

KEY = "compare/matrix/xinghe-xingzhengfa-2025-31"
OTHER = "wangshu/2025/wangshuzhengfa-2025-40"


def other() -> Document:
    """A second city text, older, with a figure of its own."""
    base = city_plan()
    blocks = tuple(
        replace(block, text=block.text.replace("2026年", "2025年")) if "2026年" in block.text else block
        for block in base.blocks
    )
    return replace(
        base,
        id=OTHER,
        doc_number="望舒政发〔2025〕40号",
        date=base.date and base.date.replace(month=4),
        blocks=blocks,
    )


def pages() -> Pages:
    """The pages of the province's text and two that follow it."""
    one = other()
    held = documents() | {OTHER: one}
    pairs = {(PLAN, name): compare(plan(), held[name], registry()) for name in (CITY_PLAN, OTHER)}
    return make_pages(
        documents=held,
        issues=issues(),
        catalog=build_catalog(held, issues(), registry()),
        comparisons=pairs,
        registry=registry(),
    )


def test_each_place_answers_each_provision_with_its_figures() -> None:
    view = next(page.view for page in pages().pages if page.key == KEY)
    assert isinstance(view, MatrixView)
    assert [column.number for column in view.columns] == ["望舒政发〔2025〕40号", "望舒政发〔2025〕44号"]
    lamps = next(row for row in view.rows if "9万盏" in row.text)
    assert [answer.label for answer in lamps.answers] == ["改写", "改写"]
    assert [answer.figures for answer in lamps.answers] == [
        (("到2025年底", "到2027年底"),),
        (("到2026年底", "到2027年底"),),
    ]
    parks = next(row for row in view.rows if "每个设区市" in row.text)
    assert [answer.target for answer in parks.answers] == [None, None]


def test_document_leads_to_its_matrix() -> None:
    view = next(page.view for page in pages().pages if page.key == PLAN)
    assert isinstance(view, DocumentView)
    assert view.matrix is not None
    assert view.matrix.key == KEY


def test_one_follower_makes_no_matrix() -> None:
    assert KEY not in {page.key for page in small_pages().pages}


def test_csv_says_the_same() -> None:
    made = {one.path: one.make for one in pages().made}
    lines = list(csv.reader(io.StringIO(made[f"{KEY}.csv"]().removeprefix("\ufeff"))))
    assert [head.split()[-1] for head in lines[0][-2:]] == ["望舒政发〔2025〕40号", "望舒政发〔2025〕44号"]
    assert any("到2025年底" in line[-2] for line in lines)
    assert "不是对贯彻落实情况" in lines[-1][1]


def test_document_can_be_had_as_markdown_that_reads_back() -> None:
    made = {one.path: one.make for one in small_pages().made}
    again = read_document(made[f"{NOTICE}.md"](), file=f"{NOTICE}.md")
    assert [block.text for block in again.blocks] == [block.text for block in documents()[NOTICE].blocks]


def test_comparison_can_be_had_as_json() -> None:
    made = {one.path: one.make for one in small_pages().made}
    (path,) = (path for path in made if path.endswith(".json"))
    assert json.loads(made[path]())["base"]["id"] == PLAN
