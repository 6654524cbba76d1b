"""Feed and sitemap: only where the site knows its address, and without the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pages.small_library import PLAN, small_content, small_pages

from generator.publish.site import build_site, default_config

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://gazettes.example/"
ATOM = "{http://www.w3.org/2005/Atom}"


def built(folder: Path) -> Path:
    """The small library as the site of an address."""
    config = folder / "mkdocs.yml"
    own = default_config()
    text = own.read_text(encoding="utf-8").replace("custom_dir: theme", f"custom_dir: {own.parent / 'theme'}")
    config.write_text(f"site_url: {ADDRESS}\n{text}", encoding="utf-8")
    build_site(
        small_pages(), content=small_content(folder / "content"), site=folder / "site", config_file=config
    )
    return folder / "site"


def test_feed_lists_the_issues_newest_first_by_their_own_dates(tmp_path: Path) -> None:
    site = built(tmp_path)
    feed = ET.fromstring((site / "feed.xml").read_text(encoding="utf-8"))  # noqa: S314 — made a line above
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        "2025-05-31T00:00:00Z",
        "2025-03-04T00:00:00Z",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2025-05-31T00:00:00Z"
    assert entries[0].findtext(f"{ATOM}id") == f"{ADDRESS}issues/wangshu/2025-9/"
    for entry in entries:
        address = str(entry.findtext(f"{ATOM}id"))
        assert (site / address.removeprefix(ADDRESS) / "index.html").is_file()
    assert 'href="../../../feed.xml"' in (site / PLAN / "index.html").read_text(encoding="utf-8")


def test_hostile_titles_are_text_in_the_feed(tmp_path: Path) -> None:
    text = (built(tmp_path) / "feed.xml").read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_sitemap_names_every_document(tmp_path: Path) -> None:
    assert f"<loc>{ADDRESS}{PLAN}/</loc>" in (built(tmp_path) / "sitemap.xml").read_text(encoding="utf-8")


def test_site_without_address_has_neither(site: Path) -> None:
    assert not (site / "feed.xml").exists()
    assert not (site / "sitemap.xml").exists()
