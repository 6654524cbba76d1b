"""HTML → lines: one a block element, one a table row, with what each is in the page.

The tree is walked without recursion: a page may nest 20,000 elements.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.source.readers.spans import tab_lines, wide_spaces
from generator.source.readers.webtable import data_table

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "applet",
        "canvas",
        "audio",
        "video",
        "head",
        "select",
        "button",
        "textarea",
        "map",
    ]
)
_NAVIGATION = frozenset(("nav", "header", "footer", "aside"))
_NAVIGATION_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "toolbar"))
_NAVIGATION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|crumbs?|breadcrumbs?|foot(?:er)?|header|top(?:bar)?|side(?:bar)?|share|"
    r"toolbar|tools?|print|qrcode|related|recommend|login|search|copyright|friend(?:link)?s?|links?|prevnext|"
    r"pre[-_]?next)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLine:
    """A line of a page: its text, how much of it is links, and what it stands in.

    ``heading`` is the level of the h element (0: none), ``row`` says that it is a table's row,
    ``broken`` that a <br> ended it; ``table`` tells the innermost tables apart (0: in none).
    """

    text: str
    linked: int = 0
    heading: int = 0
    navigation: bool = False
    row: bool = False
    broken: bool = False
    table: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """An element that holds blocks, as the lines [start, end) that it covers."""

    tag: str
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class WebPage:
    """A page taken apart: lines, the extents of its elements (inner ones first), what was left out."""

    title: str = ""
    named_title: str = ""
    lines: list[WebLine] = field(default_factory=list)
    extents: list[Extent] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    pictures: list[tuple[int, str]] = field(default_factory=list)


def take_apart(text: str) -> WebPage:
    """The lines of an HTML text."""
    parser = LexborHTMLParser(text)
    page = WebPage()
    if parser.head is not None:
        _read_head(parser.head, page)
    if parser.body is not None:
        _Walk(page=page).run(parser.body)
    return page


def _read_head(head: LexborNode, page: WebPage) -> None:
    for node in head.iter(include_text=False):
        if node.tag == "title":
            page.title = _WHITE.sub(" ", node.text()).strip()
        elif node.tag == "meta" and (node.attributes.get("name") or "").lower() == "articletitle":
            page.named_title = (node.attributes.get("content") or "").strip()
        elif node.tag in ("script", "style"):
            page.left_out[node.tag] += len(node.text())


@dataclass(slots=True, kw_only=True)
class _Walk:
    """The walk through the tree: the line being built and what it stands in."""

    page: WebPage
    buffer: list[str] = field(default_factory=list)
    linked: int = 0
    heading: int = 0
    navigation: int = 0
    links: int = 0
    starts: list[int] = field(default_factory=list)
    tables: list[int] = field(default_factory=lambda: [0])
    tables_seen: int = 0

    def run(self, body: LexborNode) -> None:
        """Visit every node in document order, on the way in and on the way out."""
        stack: list[tuple[LexborNode, bool]] = [(body, True)]
        while stack:
            node, entering = stack.pop()
            if not entering:
                self._leave(node)
                continue
            if not self._enter(node):
                continue
            stack.append((node, False))
            child = node.last_child
            while child is not None:
                stack.append((child, True))
                child = child.prev
        self._flush()

    def _enter(self, node: LexborNode) -> bool:
        """Take in what the node is; whether its children are to be visited."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "")
            return False
        if tag.startswith(("-", "!", "_")):
            return False
        if tag in _SKIPPED or _is_hidden(node):
            kind = tag if tag in ("script", "style") else "hidden"
            self.page.left_out[kind] += len(node.text() or "")
            return False
        if tag == "br":
            self._flush(broken=True)
            return False
        if tag == "img":
            self._picture(node)
            return False
        if tag == "table" and (rows := data_table(node)):
            self._flush()
            for line in tab_lines(rows):
                self.page.lines.append(WebLine(text=line, navigation=bool(self.navigation), row=True))
            return False
        if tag in _BLOCKS:
            self._open(tag)
        self.links += tag == "a"
        self.navigation += _is_navigation(node, tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.heading = int(tag[1])
        return True

    def _open(self, tag: str) -> None:
        self._flush()
        self.starts.append(len(self.page.lines))
        if tag == "table":
            self.tables_seen += 1
            self.tables.append(self.tables_seen)

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self._flush()
            start = self.starts.pop()
            if len(self.page.lines) > start:
                self.page.extents.append(Extent(tag=tag, start=start, end=len(self.page.lines)))
        if tag == "table":
            self.tables.pop()
        self.links -= tag == "a"
        self.navigation -= _is_navigation(node, tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.heading = 0

    def _text(self, text: str) -> None:
        collapsed = _WHITE.sub(" ", text)
        self.buffer.append(collapsed)
        if self.links:
            self.linked += len(collapsed.strip())

    def _picture(self, node: LexborNode) -> None:
        if not self.navigation:
            self.page.pictures.append((len(self.page.lines), (node.attributes.get("alt") or "").strip()))

    def _flush(self, *, broken: bool = False) -> None:
        text = wide_spaces(_WHITE.sub(" ", "".join(self.buffer)).strip(" "))
        if text.strip():
            self.page.lines.append(
                WebLine(
                    text=text,
                    linked=self.linked,
                    heading=self.heading,
                    navigation=bool(self.navigation),
                    broken=broken,
                    table=self.tables[-1],
                )
            )
        self.buffer.clear()
        self.linked = 0


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _is_navigation(node: LexborNode, tag: str) -> bool:
    if tag in _NAVIGATION:
        return True
    if tag in ("-text", "body", "html"):
        return False
    attributes = node.attributes
    if (attributes.get("role") or "").lower() in _NAVIGATION_ROLES:
        return True
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return named != " " and bool(_NAVIGATION_CLASS.search(named))
