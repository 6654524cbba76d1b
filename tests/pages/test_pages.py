"""Which pages there are, and what stands on them."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from pages.small_library import (
    CITY_PLAN,
    HOSTILE,
    HOSTILE_TEXTS,
    ISSUE,
    NOTICE,
    PLAN,
    catalog,
    documents,
    plan,
    registry,
    small_pages,
)

from generator.errors import BuildError
from generator.pages import Pages, Target, make_pages
from generator.pages.comparison import ComparisonPage
from generator.pages.document import DocumentView
from generator.pages.home import HomeView
from generator.pages.issue import IssueView
from generator.pipeline import load_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

View = TypeVar("View")


def view(pages: Pages, key: str, kind: type[View]) -> View:
    """The view of the page ``key``."""
    found = next(page.view for page in pages.pages if page.key == key)
    assert isinstance(found, kind)
    return found


def targets(value: object) -> Iterator[Target]:
    """Every target below a view."""
    if isinstance(value, Target):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from targets(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from targets(getattr(value, field.name))


def test_there_is_a_page_for_everything(pages: Pages) -> None:
    keys = {page.key for page in pages.pages}
    assert {
        "",
        "issuers",
        "wangshu",
        "wangshu/2025",
        "years",
        "years/2025",
        "issues",
        "issues/wangshu/2025-9",
        "kinds",
        "kinds/tongzhi",
        "kinds/enclosed-fangan",
        "compare",
        "search",
        *documents(),
    } <= keys
    assert "compare/wangshu/wangshuzhengfa-2025-44/xinghe-xingzhengfa-2025-31" in keys


def test_every_target_is_a_page_or_a_download(pages: Pages) -> None:
    known = {page.key for page in pages.pages} | {one.path for one in (*pages.downloads, *pages.made)}
    for page in pages.pages:
        for target in targets((page.view, page.crumbs)):
            assert target.key in known, page.key


def test_navigation_holds_index_pages_only(pages: Pages) -> None:
    assert len(pages.navigation) <= 8
    assert not {run.target.key for run in pages.navigation if run.target} & set(documents())


def test_citation_is_a_link_at_its_place_and_comes_back(pages: Pages) -> None:
    city = view(pages, CITY_PLAN, DocumentView)
    runs = [run for part in city.parts for block in part.blocks for run in block.runs if run.target]
    assert runs[0].target == Target(key=PLAN)
    assert [one.target.key for one in view(pages, PLAN, DocumentView).cited_by] == [CITY_PLAN]


def test_counterparts_link_to_their_comparison_from_both_sides(pages: Pages) -> None:
    key = "compare/wangshu/wangshuzhengfa-2025-44/xinghe-xingzhengfa-2025-31"
    for document in (PLAN, CITY_PLAN):
        (one,) = view(pages, document, DocumentView).related
        assert one.comparison == Target(key=key)


def test_facts_say_what_is_inferred(pages: Pages) -> None:
    facts = {fact.name: fact for fact in view(pages, PLAN, DocumentView).facts}
    assert facts["成文日期"].note == "推断"
    assert facts["发文字号"].note == ""
    assert facts["施行"].values[0].text == "2025年4月1日（自2025年4月1日起施行）"
    assert "失效" not in facts


def test_contents_show_what_is_missing_on_either_side(pages: Pages) -> None:
    sections = view(pages, f"issues/{ISSUE}", IssueView).sections
    notes = {
        item.title: (item.note, item.target is not None) for section in sections for item in section.items
    }
    assert notes["望舒市人民政府办公室关于公布灯塔名录的通知"] == ("目录所列，正文未见", False)
    assert sections[-1].title == "目录未列"
    assert [item.target.key for item in sections[-1].items if item.target] == [HOSTILE]


def test_archive_of_one_issue_has_its_documents_and_their_counterparts_only() -> None:
    keys = {page.key for page in small_pages(ISSUE).pages}
    assert {CITY_PLAN, NOTICE, HOSTILE, PLAN} <= keys
    assert "issues/xinghe/2025-6" not in keys
    assert {page.key for page in small_pages("xinghe/2025-6").pages} & set(documents()) == {PLAN, CITY_PLAN}


def test_archive_of_an_unknown_issue_is_refused() -> None:
    with pytest.raises(BuildError, match="no issue 'wangshu/1999-1'"):
        small_pages("wangshu/1999-1")


def test_no_two_pages_share_a_key(pages: Pages) -> None:
    assert [
        key for key, count in Counter(page.key.casefold() for page in pages.pages).items() if count > 1
    ] == []


@pytest.mark.parametrize("issuer", ["assets", "issues", "search"])
def test_issuer_that_would_hide_a_section_is_refused(issuer: str) -> None:
    wrong = replace(plan(), id=f"{issuer}/2025/x-2025-1", issuer_id=issuer)
    with pytest.raises(BuildError, match=issuer):
        make_pages(
            documents={wrong.id: wrong}, issues={}, catalog=catalog(), comparisons={}, registry=registry()
        )


def test_empty_content_still_has_its_index_pages() -> None:
    empty = replace(catalog(), documents={}, issues={}, mentions={}, citations={}, cited_by={}, relations=())
    made = make_pages(documents={}, issues={}, catalog=empty, comparisons={}, registry=registry())
    assert {"", "issuers", "years", "issues", "kinds", "compare", "search", "wanted", "holdings"} == {
        page.key for page in made.pages
    }


def test_search_knows_every_block_of_every_document(pages: Pages) -> None:
    held = {entry.target.key: dict(entry.blocks) for entry in pages.search}
    assert set(held) == set(documents())
    assert "市综合执法局" in held[NOTICE]["p6"]


def test_findings_speak_chinese_and_an_unknown_kind_its_own_words(pages: Pages) -> None:
    doubts = view(pages, CITY_PLAN, DocumentView).doubts
    assert [doubt.text for doubt in doubts] == [
        "此处可能脱落一个点（小数点，或编号后的点）：“路灯1.2万盏”",
        "末页有缺损。",
    ]
    assert [doubt.text for doubt in view(pages, HOSTILE, DocumentView).doubts] == [HOSTILE_TEXTS[0]]


def test_every_provision_has_a_counterpart_or_none(pages: Pages) -> None:
    made = view(pages, "compare/wangshu/wangshuzhengfa-2025-44/xinghe-xingzhengfa-2025-31", ComparisonPage)
    rows = set(made.aligned.anchors.values())
    labels = {one.text: one.label for one in made.destinations}
    assert labels["到2027年底，全省改造向上漏光的路灯9万盏。"] == "改写"
    assert labels["每个设区市至少设立一处暗夜公园，面积由各市确定。"] == "未采用"
    for table, other in ((made.destinations, "t"), (made.derivations, "b")):
        assert all(one.anchor in rows for one in table)
        assert {anchor for one in table for anchor, _ in one.others} <= rows
        assert other in {name[0] for name in made.aligned.anchors}
    assert any(one.label == "新增" and not one.others for one in made.derivations)


def test_the_newest_issue_comes_first_though_it_prints_no_day(sample_content: Path) -> None:
    home = next(page.view for page in load_pages(sample_content).pages if page.key == "")
    assert isinstance(home, HomeView)
    titles = [group.title for group in home.issues]
    assert titles == ["望舒市人民政府公报 2025年第6期", *titles[1:]]
    assert "星河省人民政府公报 2009年第22期" not in titles
