"""Long lists go on further pages: every line once, none lost, every page of bounded length."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages.small_library import PLAN, made_pages, plan

from generator.pages import Page, Run, Target
from generator.pages.citing import CITING
from generator.pages.document import DocumentView
from generator.pages.listing import ListView
from generator.pages.neighbours import LISTED
from generator.pages.paging import LONGEST, paged
from generator.pages.view import Group, Line

if TYPE_CHECKING:
    from pathlib import Path


def lists(*sizes: int) -> list[ListView]:
    """The views of a list with groups of ``sizes`` lines, paged."""
    groups = tuple(
        Group(
            title=f"{2025 - n}年",
            id=f"y{2025 - n}",
            lines=tuple(Line(target=None, title=f"{n}-{m}") for m in range(size)),
            count=size,
        )
        for n, size in enumerate(sizes)
    )
    page = Page(
        key="kinds/tongzhi",
        template="list",
        title="通知",
        view=ListView(title="通知", lead="", groups=groups),
    )
    views = [one.view for one in paged(page)]
    assert all(isinstance(view, ListView) for view in views)
    return [view for view in views if isinstance(view, ListView)]


@given(st.lists(st.integers(0, 3 * LONGEST), max_size=6))
def test_every_line_stands_once_in_order_and_no_page_is_longer_than_the_longest(sizes: list[int]) -> None:
    views = lists(*sizes)
    titles = [line.title for view in views for group in view.groups for line in group.lines]
    assert titles == [f"{n}-{m}" for n, size in enumerate(sizes) for m in range(size)]
    assert all(sum(len(group.lines) for group in view.groups) <= LONGEST for view in views)
    assert all(view.groups or not sizes for view in views)


def test_a_short_list_is_one_page_without_any_navigation() -> None:
    (view,) = lists(20, 30)
    assert view.pieces == ()
    assert view.contents == ()


def test_each_page_names_all_pages_and_where_the_years_begin() -> None:
    first, second = lists(200, 150, 100)
    assert [(run.text, run.target) for run in second.pieces] == [
        ("第1页", Target(key="kinds/tongzhi")),
        ("第2页", None),
    ]
    assert first.contents == second.contents
    assert [run.target for run in first.contents] == [
        Target(key="kinds/tongzhi", anchor="y2025"),
        Target(key="kinds/tongzhi", anchor="y2024"),
        Target(key="kinds/tongzhi/page-2", anchor="y2023"),
    ]
    assert [group.title for group in second.groups] == ["2024年（续）", "2023年"]


def test_a_group_that_fills_a_page_exactly_leaves_no_empty_rest() -> None:
    views = lists(LONGEST, LONGEST)
    assert [[group.title for group in view.groups] for view in views] == [["2025年"], ["2024年"]]


@pytest.mark.parametrize("key", ["kinds/yijian", "xinghe/2024", "years/2024", "xinghe"])
def test_lists_of_a_large_collection_are_paged(key: str) -> None:
    many = tuple(
        replace(
            plan(),
            id=f"xinghe/2024/xingzhengfa-2024-{number}",
            doc_number=f"星政发〔2024〕{number}号",
            blocks=plan().blocks[:1],
            printings=(),
            findings=(),
        )
        for number in range(1, LONGEST + 20)
    )
    views = {page.key: page.view for page in made_pages(changed=many).pages}
    here = [view for name, view in views.items() if name == key or name.startswith(f"{key}/page-")]
    shown = [
        line for view in here if isinstance(view, ListView) for group in view.groups for line in group.lines
    ]
    assert len(here) == (1 if key == "xinghe" else 2)
    assert max(len(view.groups[0].lines) for view in here if isinstance(view, ListView)) <= LONGEST
    assert key == "xinghe" or len(shown) >= len(many)


def test_a_document_that_many_cite_names_some_and_a_page_of_its_own_names_all() -> None:
    basis = f"根据《{plan().title}》（星政发〔2025〕31号）。"
    many = tuple(
        replace(
            plan(),
            id=f"wangshu/2025/wangshuzhengfa-2025-{number}",
            title=f"望舒市人民政府关于第{number}座天文台的意见",
            doc_number=f"望舒政发〔2025〕{number}号",
            date=date(2025, 6, 1) + timedelta(days=number),
            blocks=(replace(plan().blocks[3], text=basis),),
            printings=(),
        )
        for number in range(100, 140)
    )
    pages = {page.key: page.view for page in made_pages(changed=many).pages}
    shown, whole = pages[PLAN], pages[f"{PLAN}/cited-by"]
    assert isinstance(shown, DocumentView)
    assert isinstance(whole, ListView)
    assert len(shown.cited_by) == CITING
    assert shown.cited_by_all == Run(text="全部41件", target=Target(key=f"{PLAN}/cited-by"))
    lines = whole.groups[0].lines
    assert len(lines) == 41
    assert (lines[0].number, lines[0].quote) == ("望舒政发〔2025〕139号", basis)
    assert lines[0].target == Target(key="wangshu/2025/wangshuzhengfa-2025-139", anchor="p4")
    assert shown.neighbourhood is not None
    assert len(shown.neighbourhood.lines) <= LISTED


def test_the_reference_names_the_longest_list(root: Path) -> None:
    assert f"more than {LONGEST} lines" in (root / "docs/reference/commands.md").read_text(encoding="utf-8")
