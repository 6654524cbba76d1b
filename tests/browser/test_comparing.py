"""A comparison in a file of its own, as a reader uses it: links, folds, switches, sizes, dark, paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import pipeline
from generator.publish.standalone import comparison_html, matrix_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

BASE = "xinghe/2025/xingzhengfa-2025-6"
CITIES = ("wangshu/2025/wangshuzhengfa-2025-9", "tianxuan/2025/tianxuanzhengfa-2025-7")
DANGLING = """[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
    .filter(id => !document.getElementById(id))"""
DOUBLE = """(ids => ids.filter((id, at) => ids.indexOf(id) !== at))([...document.querySelectorAll('[id]')].map(e => e.id))"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, root: Path) -> dict[str, str]:
    """Addresses of two comparisons and of the matrix of both."""
    folder = tmp_path_factory.mktemp("comparing")
    found = pipeline.compare_named(BASE, CITIES, root / "content")
    pages = {
        "close": comparison_html(found[0]),
        "loose": comparison_html(found[1]),
        "matrix": matrix_html(found),
    }
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page without scripts: none of this needs one."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", ["close", "loose", "matrix"])
def test_every_link_leads_somewhere_and_no_place_is_named_twice(
    name: str, page: Page, files: dict[str, str]
) -> None:
    page.goto(files[name])
    assert page.evaluate(DANGLING) == []
    assert page.evaluate(DOUBLE) == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_no_page_is_wider_than_the_screen(width: int, page: Page, files: dict[str, str]) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in files.values():
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_sections_stand_in_the_order_of_a_readers_questions(page: Page, files: dict[str, str]) -> None:
    page.goto(files["close"])
    assert page.locator("h1").count() == page.locator("main").count() == 1
    assert page.locator("main h2[id]").evaluate_all("all => all.map(e => e.id)") == [
        "verdict",
        "figures",
        "duties",
        "bodies",
        "destinations",
        "text",
        "delegations",
        "method",
    ]
    assert page.locator("table:not(:has(th[scope=col]))").count() == 0
    assert page.locator(".gb-scroll:not([aria-label])").count() == 0


def test_a_value_leads_to_its_sentence_though_that_is_folded(page: Page, files: dict[str, str]) -> None:
    page.goto(files["close"])
    page.locator(".gb-table--figures td a >> text=620个以上").click()
    assert "620" in page.locator(".gb-row:target").inner_text()
    omitted = page.locator("details.gb-fold [id^=row-b]").first
    assert not omitted.is_visible()
    page.evaluate("id => { location.hash = id }", omitted.get_attribute("id"))
    omitted.wait_for(state="visible", timeout=3000)


def test_a_move_leads_to_its_old_place_and_back(page: Page, files: dict[str, str]) -> None:
    page.goto(files["close"])
    there = page.locator(".gb-row__labels >> text=移位：看原处").first
    row = there.locator("xpath=ancestor::*[contains(@class,'gb-row ')][1]").get_attribute("id")
    there.click()
    old = page.locator(".gb-row--gone:target")
    assert old.is_visible()
    old.locator("text=已移至他处").click()
    assert page.url.endswith(f"#{row}")


def test_additions_stand_together_and_omissions_name_their_sections(
    page: Page, files: dict[str, str]
) -> None:
    page.goto(files["close"])
    added = page.locator(".gb-row--added", has_text="建设中央厨房")
    assert added.locator(".gb-row__side--target p").count() >= 2
    assert "3句" in added.locator(".gb-row__labels").inner_text()
    assert page.locator(".gb-align .gb-row--added + .gb-row--added").count() == 0
    page.goto(files["loose"])
    folds = page.locator(".gb-align details summary").all_inner_texts()
    assert any("（三）推进适老化改造" in fold for fold in folds)


def test_words_that_change_are_told_by_more_than_colour(page: Page, files: dict[str, str]) -> None:
    page.goto(files["close"])
    style = "e => getComputedStyle(e).borderBottomStyle + getComputedStyle(e).borderBottomWidth"
    base = page.locator(".gb-row__side--base .gb-word--number").first.evaluate(style)
    target = page.locator(".gb-row__side--target .gb-word--number").first.evaluate(style)
    name = page.locator(".gb-row__side--target .gb-word--localise").first.evaluate(style)
    assert (base, target, name) == ("dotted2px", "solid2px", "dotted1px")
    page.uncheck("#show-names")
    colour = page.locator(".gb-row__side--target .gb-word--localise").first.evaluate(
        "e => getComputedStyle(e).borderBottomColor"
    )
    assert colour == "rgba(0, 0, 0, 0)"


def test_equal_provisions_stand_once_on_a_small_screen_and_twice_on_a_large_one(
    page: Page, files: dict[str, str]
) -> None:
    page.goto(files["close"])
    same = page.locator(".gb-row--same .gb-row__side--base").first
    assert same.is_visible()
    page.set_viewport_size({"width": 390, "height": 800})
    assert not same.is_visible()


def test_dark_where_the_system_is_and_light_on_paper(browser: Browser, files: dict[str, str]) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(files["close"])
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(21, 25, 28)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    context.close()


def test_paper_has_two_columns_and_tables_that_break(page: Page, files: dict[str, str]) -> None:
    page.goto(files["close"])
    page.set_viewport_size({"width": 720, "height": 900})
    page.emulate_media(media="print")
    row = page.locator(".gb-row--adapted").first
    ours, theirs = (row.locator(f".gb-row__side--{side}").bounding_box() for side in ("base", "target"))
    assert ours is not None
    assert theirs is not None
    assert ours["y"] == theirs["y"]
    assert ours["x"] + ours["width"] < theirs["x"]
    assert page.locator(".gb-scroll").first.evaluate("e => getComputedStyle(e).overflowX") == "visible"
    assert not page.locator("#show-names").is_visible()


def test_the_matrix_hides_what_no_place_took_up(page: Page, files: dict[str, str]) -> None:
    page.goto(files["matrix"])
    rows = page.locator("tbody tr:visible").count()
    assert page.locator("tbody th[scope=row]").count() == rows
    none = page.locator(".gb-matrix__none").count()
    page.check("#only-taken")
    assert page.locator("tbody tr:visible").count() == rows - none
    assert "620个以上" in page.locator("td >> text=620个以上").first.inner_text()
