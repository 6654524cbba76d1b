"""The built site: safe, the same twice, put in place whole or not at all."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from pages.small_library import CITY_PLAN, HOSTILE, HOSTILE_TEXTS, NOTICE, PLAN, small_content, small_pages

from generator.errors import BuildError
from generator.pages.issue import Item, Section
from generator.pages.view import Download, Page, Target
from generator.pipeline import build
from generator.publish.site import build_site

if TYPE_CHECKING:
    from pathlib import Path


def digest(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Bytes, mode and time of everything below ``folder``."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
            path.stat().st_mode,
            int(path.stat().st_mtime),
        )
        for path in folder.rglob("*")
    }


class Reader(HTMLParser):
    """Collects tags and text as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_same_pages_give_the_same_bytes_modes_and_times(site: Path, tmp_path: Path) -> None:
    build_site(small_pages(), content=small_content(tmp_path / "content"), site=tmp_path / "again")
    assert digest(tmp_path / "again") == digest(site)


def test_same_bytes_in_another_process_with_another_hash_seed(site: Path, tmp_path: Path, root: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from pathlib import Path\n"
        "from pages.small_library import small_content, small_pages\n"
        "from generator.publish.site import build_site\n"
        f"folder = Path({str(tmp_path)!r})\n"
        "build_site(small_pages(), content=small_content(folder / 'content'), site=folder / 'again')\n"
    )
    subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        cwd=root,
        env={"PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin", "TZ": "Asia/Shanghai"},
    )
    assert digest(tmp_path / "again") == digest(site)


def test_hostile_text_stays_text(site: Path) -> None:
    for path in site.rglob("*.html"):
        reader = Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        for tag, attributes in reader.tags:
            assert not [name for name in attributes if name.startswith("on")], path
            assert "alert(" not in str(attributes.get("href", "")), path
            if tag == "img":
                raise AssertionError(f"an image on {path}")
    reader = Reader()
    reader.feed((site / HOSTILE / "index.html").read_text(encoding="utf-8"))
    for text in HOSTILE_TEXTS:
        assert text in reader.text


def test_hostile_title_stays_in_the_title(site: Path) -> None:
    html = (site / HOSTILE / "index.html").read_text(encoding="utf-8")
    head = html[html.index("<title>") : html.index("</title>")]
    assert "<script" not in head
    assert HOSTILE_TEXTS[0] in unescape(head)
    scripts = re.findall(r"<script[^>]*>([^<]*)", html)
    assert not [script for script in scripts if "document.title" in script]


def test_every_page_says_that_it_is_unofficial_and_where_it_comes_from(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert html.count("非官方副本，以原公报为准") >= 2, path
    assert "来源：望舒市人民政府公报 2025年第9期（总第92期）第1页" in (
        site / CITY_PLAN / "index.html"
    ).read_text(encoding="utf-8")


def test_table_has_row_spans(site: Path) -> None:
    html = (site / NOTICE / "index.html").read_text(encoding="utf-8")
    assert html.count('rowspan="2"') == 2


def test_search_index_holds_urls_as_seen_from_the_search_page(site: Path) -> None:
    script = (site / "search" / "documents.js").read_text(encoding="utf-8")
    assert f'"url":"../{PLAN}/"' in script


def test_sources_can_be_fetched_as_plain_text(site: Path) -> None:
    assert (site / "sources" / "wangshu-2025-9.txt").read_text(encoding="utf-8") == "wangshu-2025-09.txt\n"


def test_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    content, site = small_content(tmp_path / "content"), tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old", encoding="utf-8")
    pages = small_pages()
    broken = replace(pages, pages=tuple(page for page in pages.pages if page.key != PLAN))
    with pytest.raises(BuildError, match=PLAN):
        build_site(broken, content=content, site=site)
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


def test_dead_fragment_fails_the_build_and_is_named(tmp_path: Path) -> None:
    pages = small_pages()
    wrong = Section(
        title="", items=(Item(title="x", number="", page=None, target=Target(key=PLAN, anchor="p99")),)
    )
    changed: list[Page] = [
        replace(page, view=replace(page.view, sections=(wrong,))) if page.template == "issue" else page  # type: ignore[type-var]
        for page in pages.pages
    ]
    with pytest.raises(BuildError, match="p99' names no element"):
        build_site(
            replace(pages, pages=tuple(changed)), content=small_content(tmp_path / "c"), site=tmp_path / "s"
        )


def test_source_outside_the_content_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    content = small_content(tmp_path / "content")
    pages = replace(
        small_pages(),
        downloads=(*small_pages().downloads, Download(path="sources/a.txt", file="../secret.txt")),
    )
    with pytest.raises(BuildError, match="outside the content folder"):
        build_site(pages, content=content, site=tmp_path / "site")


def test_linked_source_is_refused(tmp_path: Path) -> None:
    content = small_content(tmp_path / "content")
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (content / "sources" / "wangshu-2025-09.txt").unlink()
    (content / "sources" / "wangshu-2025-09.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(BuildError, match="outside the content folder"):
        build_site(small_pages(), content=content, site=tmp_path / "site")


def test_flat_site_links_files(tmp_path: Path) -> None:
    build_site(
        small_pages(), content=small_content(tmp_path / "content"), site=tmp_path / "site", flat=True, epoch=1
    )
    html = (tmp_path / "site" / f"{CITY_PLAN}.html").read_text(encoding="utf-8")
    assert f'href="../../{PLAN}.html"' in html
    assert not re.search(r'(?:href|src)="/', html)
    assert not (tmp_path / "site" / "404.html").exists()
    assert int((tmp_path / "site" / "index.html").stat().st_mtime) == 1


def test_nothing_is_published_but_pages_assets_and_sources(site: Path) -> None:
    endings = {path.suffix for path in site.rglob("*") if path.is_file() and "assets" not in path.parts}
    assert endings == {".html", ".js", ".json", ".md", ".txt"}


def test_an_empty_content_folder_makes_a_site(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    build(tmp_path / "content", tmp_path / "site")
    assert "在0件文件中搜索" in (tmp_path / "site/search/index.html").read_text(encoding="utf-8")
    assert (tmp_path / "site/search/documents.js").is_file()
