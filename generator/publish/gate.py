"""The gate between a build and its publication: every link resolves, nothing is fetched from elsewhere.

MkDocs checks only the links that its own Markdown makes; these pages are made otherwise,
so the finished HTML is read once more.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from generator.errors import BuildError
from generator.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FETCHED: Final = {
    ("script", "src"),
    ("img", "src"),
    ("link", "href"),
    ("source", "src"),
    ("iframe", "src"),
    ("object", "data"),
    ("form", "action"),
}
NOT_FETCHED_LINKS: Final = frozenset({"canonical", "prev", "next", "alternate"})
STYLE_URL: Final = re.compile(rb"url\(\s*['\"]?(?:https?:)?//|@import\s+['\"]?(?:https?:)?//")
ROOT: Final = "https://site.invalid/"


class _Reader(HTMLParser):
    """Collects a page's ids and links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.links: list[tuple[str, bool, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.add(str(found["id"]))
        for name in ("href", "src", "action", "data"):
            value = found.get(name)
            if value is None or tag in {"base", "meta"}:
                continue
            fetched = (tag, name) in FETCHED and found.get("rel") not in NOT_FETCHED_LINKS
            self.links.append((value, fetched, self.getpos()[0]))


def check_site(site: Path) -> int:
    """Follow every internal link and fragment of every page below ``site``.

    Returns:
        The number of links that were followed.

    Raises:
        BuildError: a link leads nowhere, uses a scheme that runs code, or a page
            would fetch something from another place; all of them are named.
    """
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    faults: list[str] = []
    followed = 0
    for name, page in pages.items():
        for link, fetched, line in page.links:
            followed += 1
            fault = _fault(name, link, fetched=fetched, pages=pages, files=files)
            if fault:
                faults.append(f"{Place(file=name, line=line)}: {link!r} {fault}")
    faults += [f"{name}: a style sheet fetches from another place" for name in _fetching_styles(site)]
    if faults:
        shown = "\n  ".join(faults[:20])
        more = f"\n  … and {len(faults) - 20} more" if len(faults) > 20 else ""
        raise BuildError(
            f"{len(faults)} bad links in the built site:\n  {shown}{more}",
            remedy="the site was not published; mend the pages or templates that make them",
        )
    return followed


def _fault(page: str, link: str, *, fetched: bool, pages: dict[str, _Reader], files: set[str]) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return _fault_outside(parts, fetched=fetched)
    resolved = urlsplit(urljoin(ROOT + page, link))
    path = unquote(resolved.path).lstrip("/")
    if path == "" or path.endswith("/"):
        path += "index.html"
    if path not in files:
        return "leads to no file"
    fragment = unquote(parts.fragment)
    if fragment and path in pages and fragment not in pages[path].ids:
        return "names no element of that page"
    return ""


def _fault_outside(parts: SplitResult, *, fetched: bool) -> str:
    if parts.scheme in {"", "http", "https"}:
        return "is fetched from another place" if fetched else ""
    if parts.scheme == "data" and fetched:
        return ""
    return f"uses the scheme {parts.scheme}:"


def _read(path: Path) -> _Reader:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader


def _fetching_styles(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.css")):
        if STYLE_URL.search(path.read_bytes()):
            yield path.relative_to(site).as_posix()
