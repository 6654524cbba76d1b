"""The built site in a real browser: the way from the home page to a comparison, search, small screens, no request out."""

from __future__ import annotations

import functools
import http.server
import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pages.small_library import (
    CITY_PLAN,
    HOSTILE,
    HOSTILE_TEXTS,
    NOTICE,
    city_plan,
    made_pages,
    small_content,
    small_pages,
)

from generator.publish.site import build_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

COMPARISON = "compare/wangshu/wangshuzhengfa-2025-44/xinghe-xingzhengfa-2025-31"
KINDS_OF_PAGE = (
    "",
    "issuers/",
    "wangshu/",
    "wangshu/2025/",
    "years/2025/",
    "issues/wangshu/2025-9/",
    "kinds/",
    "topics/",
    "search/",
    f"{NOTICE}/",
    f"{HOSTILE}/",
    "compare/",
    f"{COMPARISON}/",
    "wanted/",
    "holdings/",
    "issues/",
    "issues/wangshu/",
    "xinghe/2025/xingzhengfa-2025-31/",
    "xinghe/2025/xingzhengfa-2025-31/source/",
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library, once for a server and once flat."""
    made = tmp_path_factory.mktemp("reading")
    content = small_content(made / "content")
    build_site(small_pages(), content=content, site=made / "site")
    build_site(small_pages("wangshu/2025-9"), content=content, site=made / "flat", flat=True)
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The site's address on this machine."""
    handler = functools.partial(_Quiet, directory=str(folder / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Watch:
    """What a page asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: (self.errors.append(dialog.message), dialog.dismiss()))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_the_way_from_home_to_a_comparison(page: Page, address: str) -> None:
    watch = Watch(page)
    page.goto(address)
    page.click(".gb-home__columns >> text=望舒市人民政府 >> nth=-1")
    assert page.url == f"{address}wangshu/"
    page.click("h2 >> text=2025年")
    assert page.url == f"{address}wangshu/2025/"
    page.click("text=望舒市人民政府关于保护夜间星空的实施意见")
    assert page.locator("h1").inner_text().startswith("望舒市人民政府关于保护夜间星空的实施意见")
    page.click(".gb-callout a")
    assert page.url == f"{address}{COMPARISON}/"
    assert page.locator(".gb-verdict__sentence").inner_text()
    assert (
        "9万盏" in page.locator(".gb-row__side--base").all_inner_texts()[-1]
        or page.locator("text=9万盏").count()
    )
    assert watch.errors == []
    assert [url for url in watch.requests if not url.startswith(address)] == []


def test_citation_shows_what_it_leads_to_to_mouse_and_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}wangshu/2025/wangshuzhengfa-2025-44/")
    shown = page.locator("a.gb-cite + .gb-preview").first
    assert not shown.is_visible()
    page.hover("a.gb-cite")
    assert "2025年3月4日" in shown.inner_text()
    page.mouse.move(0, 0)
    assert not shown.is_visible()
    page.locator("a.gb-cite").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert shown.is_visible()


def test_a_doubt_is_explained_at_the_words_to_mouse_keyboard_and_screen_reader(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{CITY_PLAN}/")
    mark = page.locator("#mark-1")
    assert page.locator("#p5 .gb-doubt").inner_text() == "路灯1.2万盏"
    note = page.locator("#note-1")
    assert not note.is_visible()
    mark.hover()
    assert note.is_visible()
    page.mouse.move(0, 0)
    mark.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert note.is_visible()
    assert mark.get_attribute("aria-label") == "转换疑点1"
    assert mark.get_attribute("aria-describedby") == "note-1"
    page.keyboard.press("Enter")
    page.wait_for_url("**#doubt-1", timeout=5000)
    page.click("#doubt-1 >> text=回到文中")
    page.wait_for_url("**#mark-1", timeout=5000)


def test_doubts_in_a_table_are_marked_at_their_cell_and_shown_whole(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}{NOTICE}/")
    assert page.locator("td .gb-doubt").inner_text() == "罩"
    page.locator("#mark-1").hover()
    box = page.locator("#note-1").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 801


def test_a_corrected_document_says_so_and_what_is_settled_has_no_mark(page: Page, address: str) -> None:
    page.goto(f"{address}{NOTICE}/")
    assert page.locator(".gb-hint >> text=本件文字经人工校订").is_visible()
    assert "已经人工校订" in page.locator("#doubt-2").inner_text()
    assert page.locator("#mark-2").count() == 0


def test_print_keeps_marks_explanations_and_pages(page: Page, address: str) -> None:
    page.goto(f"{address}{CITY_PLAN}/")
    page.emulate_media(media="print")
    assert page.locator("#mark-1").is_visible()
    assert not page.locator("#note-1").is_visible()
    assert page.locator("#doubt-1").is_visible()


def test_text_stands_beside_its_source_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}xinghe/2025/xingzhengfa-2025-31/")
    page.click("text=对照原文")
    assert page.locator("#p5").inner_text().count("一、减少眩光") == 2
    assert page.locator(".gb-beside__aside").first.inner_text().endswith("页码")
    page.click("text=隐藏原文")
    assert page.url == f"{address}xinghe/2025/xingzhengfa-2025-31/"
    context.close()


def test_script_that_is_not_the_pages_own_is_not_run(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'document.title = \"hit\"'; document.body.append(s)"
    )
    assert page.title() != "hit"


def test_followers_and_neighbours_are_reached_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}xinghe/2025/xingzhengfa-2025-31/")
    assert "第63天" in page.locator(".gb-timeline").inner_text()
    page.locator(".gb-drawing a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}wangshu/2025/wangshuzhengfa-2025-44/", timeout=5000)


@pytest.mark.parametrize("width", [1280, 390])
def test_printings_and_their_differences_are_shown_and_lead_to_their_place(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}xinghe/2025/xingzhengfa-2025-31/")
    page.click("text=各次刊印及其异同")
    shown = page.locator(".gb-printings")
    assert shown.locator(".gb-tag").all_inner_texts() == [
        "本页文字据此",
        "1处不同",
        "该次文字未在本库，未作比对",
    ]
    assert "9" in shown.locator(".gb-differences del").inner_text()
    assert "8" in shown.locator(".gb-differences ins").first.inner_text()
    colours = [
        shown.locator(f".gb-differences {one}").first.evaluate("e => getComputedStyle(e).backgroundColor")
        for one in ("del", "ins")
    ]
    assert colours[0] != colours[1]
    shown.locator("text=见文中").click()
    assert page.url.endswith("#p6")
    page.click(".gb-printings >> text=望舒市人民政府公报 2025年第9期")
    assert page.url == f"{address}issues/wangshu/2025-9/"


@pytest.mark.parametrize("width", [1280, 390])
def test_an_ambiguous_citation_leads_to_its_candidates_without_a_network(
    page: Page, tmp_path: Path, width: int
) -> None:
    title = "关于做好流星雨观测工作的通知"
    twins = tuple(
        replace(
            city_plan(),
            id=f"wangshu/{year}/wangshuzhengfa-{year}-3",
            title=title,
            doc_number=f"望舒政发〔{year}〕3号",
            date=date(year, 3, 1),
            blocks=city_plan().blocks[3:5],
            findings=(),
        )
        for year in (2023, 2024)
    )
    citing = replace(
        city_plan(),
        id="wangshu/2025/wangshuzhengfa-2025-60",
        doc_number="望舒政发〔2025〕60号",
        title="望舒市人民政府关于观测台开放的通知",
        blocks=(replace(city_plan().blocks[2], text=f"按照《{title}》安排，现通知如下。"),),
        findings=(),
    )
    content = small_content(tmp_path / "content")
    build_site(made_pages(changed=(*twins, citing)), content=content, site=tmp_path / "site", flat=True)
    watch = Watch(page)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((tmp_path / "site" / f"{citing.id}.html").as_uri())
    page.click("a.gb-ambiguous")
    assert page.locator("h1").inner_text() == "所引文件不止一种可能"
    assert page.locator(".gb-lines .gb-line__facts").all_inner_texts()[0].startswith("望舒政发〔2024〕3号")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click(".gb-lines li:nth-child(2) a")
    assert page.url.endswith("wangshuzhengfa-2023-3.html")
    assert watch.errors == []
    assert [url for url in watch.requests if not url.startswith("file:")] == []


def test_citation_leads_to_the_cited_document_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}wangshu/2025/wangshuzhengfa-2025-44/")
    page.click("a.gb-cite")
    assert page.url.startswith(f"{address}xinghe/2025/xingzhengfa-2025-31/")
    page.click("#cited-by ~ ul a")
    assert page.url == f"{address}wangshu/2025/wangshuzhengfa-2025-44/#p3"


def test_the_grid_of_a_gazette_is_reached_from_its_issuer_and_says_what_is_missing(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}wangshu/")
    page.click("text=望舒市人民政府公报：已收录与缺期")
    assert page.url == f"{address}issues/wangshu/"
    cells = page.locator(".gb-grid li")
    assert cells.count() == 9
    assert cells.first.inner_text().replace("\n", "") == "1（缺）"
    cells.last.locator("a").click()
    assert page.url == f"{address}issues/wangshu/2025-9/"
    page.click(".gb-crumbs >> text=望舒市人民政府公报")
    page.click("text=各公报馆藏情况")
    assert page.url == f"{address}holdings/"


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_no_page_is_wider_than_the_screen(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for name in KINDS_OF_PAGE:
        page.goto(address + name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_everything_is_there_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{address}{COMPARISON}/")
    assert page.locator(".gb-row").count() > 2
    page.click(".gb-header__nav >> text=文种")
    assert page.locator("h1").inner_text() == "文种"
    context.close()


def test_hostile_text_runs_nowhere(page: Page, address: str) -> None:
    watch = Watch(page)
    for name in KINDS_OF_PAGE:
        page.goto(address + name)
        assert page.title() != "hit"
    page.goto(f"{address}{HOSTILE}/")
    for text in HOSTILE_TEXTS[:4]:
        assert text in page.locator(".gb-text").inner_text()
    page.goto(f"{address}search/?q=%3Cscript%3E")
    assert page.locator("#results li").count() == 1
    assert page.title() != "hit"
    assert watch.errors == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("望舒政办发〔2025〕45号", "路灯改造方案"),
        ("望舒政办发[2025]45", "路灯改造方案"),
        ("望舒政办发（２０２５）45号", "路灯改造方案"),
        ("暗夜公园", "保护夜间星空的意见"),
        ("市综合执法局 灯罩", "路灯改造方案"),
    ],
)
def test_search_finds_numbers_however_typed_and_words_anywhere(
    page: Page, address: str, query: str, first: str
) -> None:
    page.goto(address)
    page.fill(".gb-header__search input", query)
    page.press(".gb-header__search input", "Enter")
    page.wait_for_selector("#results li")
    assert first in page.locator("#results .gb-line__title").first.inner_text()


def test_search_says_when_there_is_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=无此词语")
    assert "没有找到" in page.locator("#found").inner_text()


def test_search_is_narrowed_by_topic_and_topics_lead_to_their_documents(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=灯")
    before = page.locator("#results li").count()
    page.select_option("select[name=topic]", "城乡建设、环境保护")
    assert page.locator("#results li").count() == 1 < before
    page.click(".gb-header__nav >> text=主题")
    page.click("text=城乡建设、环境保护")
    page.click("text=星河省人民政府关于保护夜间星空的意见")
    page.click(".gb-facts >> text=星空")
    assert page.locator("h1").inner_text() == "星空"
    assert page.locator(".gb-lines li").count() == 2


def test_search_is_narrowed_by_issuer(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=星空")
    before = page.locator("#results li").count()
    page.select_option("select[name=issuer]", "星河省人民政府")
    assert 0 < page.locator("#results li").count() < before


def test_switches_of_a_comparison_need_no_script(page: Page, address: str) -> None:
    page.goto(f"{address}{COMPARISON}/")
    verbatim = page.locator(".gb-row--verbatim").first
    assert verbatim.is_visible()
    page.check("#only-changed")
    assert not verbatim.is_visible()


def test_keyboard_reaches_the_text_first(page: Page, address: str) -> None:
    page.goto(f"{address}wangshu/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "跳到正文"


def test_print_keeps_the_notice_and_the_source(page: Page, address: str) -> None:
    page.goto(f"{address}{NOTICE}/")
    page.emulate_media(media="print")
    assert page.locator(".gb-notice").is_visible()
    assert "望舒市人民政府公报 2025年第9期" in page.locator(".gb-notice").inner_text()
    assert not page.locator(".gb-header").is_visible()


def test_flat_site_opens_from_disk_and_asks_for_nothing(page: Page, folder: Path) -> None:
    watch = Watch(page)
    page.goto((folder / "flat" / "index.html").as_uri())
    page.click("text=望舒市人民政府公报 2025年第9期")
    page.click("text=望舒市人民政府关于保护夜间星空的实施意见")
    page.click(".gb-callout a")
    assert page.locator(".gb-verdict__sentence").inner_text()
    page.goto((folder / "flat" / "search.html").as_uri() + "?q=路灯改造方案")
    assert page.locator("#results li").count() == 1
    assert watch.errors == []
    assert [url for url in watch.requests if not url.startswith(folder.as_uri())] == []
