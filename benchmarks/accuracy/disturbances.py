"""The same issue as other hands would have received it: what changes is the print, never the gold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.accuracy.sources import GoldIssue, Lines

if TYPE_CHECKING:
    from collections.abc import Mapping


_PAGE = 60
_YEAR = re.compile(r"〔(\s*[０-９0-9]{4}\s*)〕")
_HALF = str.maketrans("，：（）；", ",:();")


@dataclass(frozen=True, slots=True, kw_only=True)
class Disturbance:
    """A name, what it does to the lines, and how the file is then encoded."""

    name: str
    lines: Callable[[GoldIssue], Lines]
    encoding: str = "utf-8"


def _each(change: Callable[[str], str]) -> Callable[[GoldIssue], Lines]:
    return lambda issue: tuple((no, change(text)) for no, text in issue.lines)


def _indented(issue: GoldIssue) -> Lines:
    """Indents of paragraphs kept, as many PDF readers do; only where the gold lists paragraphs."""
    starts = {p["start_line"] for document in issue.gold["documents"] for p in document.get("paragraphs", [])}
    if not starts:
        return issue.lines
    return tuple((no, ("\u3000\u3000" if no in starts else "") + text.strip()) for no, text in issue.lines)


def _without_blanks(issue: GoldIssue) -> Lines:
    return tuple((no, text) for no, text in issue.lines if text.strip())


def _with_page_marks(issue: GoldIssue) -> Lines:
    """A page number and a running head after every sixtieth printed line."""
    found: list[tuple[int | None, str]] = []
    printed = page = 0
    for no, text in issue.lines:
        found.append((no, text))
        printed += bool(text.strip())
        if printed >= _PAGE and len(text.strip()) > 6 and "\t" not in text:
            printed, page = 0, page + 1
            head = f"{issue.gold['gazette']} {issue.gold.get('year') or 2016}年"
            found += [(None, line) for line in ("", f"- {page} -", "", head, "")]
    return tuple(found)


def _dots_apart(text: str) -> str:
    text = re.sub(r"^(\s*[０-９]{1,2})\ue010?\s?(?=[一-鿿])", r"\1 . ", text)
    return re.sub(r"^(\s*[0-9０-９]{1,2})[.．]", r"\1 ． ", text)


def _without_marks(text: str) -> str:
    return re.sub(r"^#+ |\*\*|^- ", "", text)


_BY_CHANGE: Mapping[str, Callable[[GoldIssue], Lines]] = {
    "as received": lambda issue: issue.lines,
    "indents kept": _indented,
    "no blank lines": _without_blanks,
    "page marks put in": _with_page_marks,
    "numbers in ［］": _each(lambda text: _YEAR.sub(r"［\1］", text)),
    "numbers in （）": _each(lambda text: _YEAR.sub(r"（\1）", text)),
    "list numbers apart from their dots": _each(_dots_apart),
    "half-width punctuation": _each(lambda text: text.translate(_HALF)),
    "Markdown signs taken away": _each(_without_marks),
}
DISTURBANCES: tuple[Disturbance, ...] = (
    *(Disturbance(name=name, lines=change) for name, change in _BY_CHANGE.items()),
    Disturbance(name="GB18030", lines=lambda issue: issue.lines, encoding="gb18030"),
)
