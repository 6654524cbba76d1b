"""Pages of the topics that sources state, and what leads to them."""

from __future__ import annotations

from dataclasses import replace

from pages.small_library import CITY_PLAN, NOTICE, PLAN, city_plan, made_pages, plan, small_pages

from generator.pages import Page, Pages, Target, address
from generator.pages.document import DocumentView
from generator.pages.listing import ListView
from generator.pages.search import SearchView


def by_key(pages: Pages) -> dict[str, Page]:
    """The pages by their keys."""
    return {page.key: page for page in pages.pages}


def lists(page: Page) -> list[tuple[str, Target | None]]:
    """Titles and targets of a list."""
    assert isinstance(page.view, ListView)
    return [(line.title, line.target) for group in page.view.groups for line in group.lines]


def test_each_topic_has_a_page_of_its_documents_and_the_index_names_all(pages: Pages) -> None:
    found = by_key(pages)
    assert [title for title, _ in lists(found["topics"])] == ["星空", "城乡建设、环境保护"]
    (target,) = (target for title, target in lists(found["topics"]) if title == "星空")
    assert target is not None
    shown = lists(found[target.key])
    assert [one.key for _, one in shown if one] == [CITY_PLAN, PLAN]


def test_a_document_leads_to_its_topics_and_one_without_has_no_such_fact(pages: Pages) -> None:
    found = by_key(pages)
    for key, names in ((PLAN, ["城乡建设、环境保护", "星空"]), (NOTICE, [])):
        view = found[key].view
        assert isinstance(view, DocumentView)
        runs = [run for fact in view.facts if fact.name == "主题" for run in fact.values]
        assert [run.text for run in runs] == names
        assert all(run.target and run.target.key in found for run in runs)


def test_the_address_is_ascii_stable_and_tells_names_of_the_same_sound_apart() -> None:
    assert address.topic("城乡建设、环境保护") == "topics/chengxiangjianshe-huanjingbaohu-e67f57"
    assert address.topic("公事") != address.topic("公示")
    assert address.topic("▲").isascii()


def test_the_search_narrows_by_topic(pages: Pages) -> None:
    view = by_key(pages)["search"].view
    assert isinstance(view, SearchView)
    assert view.topics == ("城乡建设、环境保护", "星空")
    assert {entry.target.key: entry.topics for entry in pages.search}[CITY_PLAN] == ("星空",)


def test_navigation_names_topics_only_where_there_are_any() -> None:
    assert "主题" in [run.text for run in small_pages().navigation]
    none = made_pages(changed=(replace(plan(), topics=()), replace(city_plan(), topics=())))
    assert "主题" not in [run.text for run in none.navigation]
    assert "topics" not in by_key(none)
