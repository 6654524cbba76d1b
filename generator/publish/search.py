"""The search index: every document cut into words, in the shape that the theme's search reads.

The theme cuts a query by the words it finds in the index, so the words come from a
dictionary segmenter; codes of document numbers stay whole, so that 望政办发〔2025〕7号
and 望政办发 are found as they are typed.
"""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING, Final

import rjieba

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.pages import SearchEntry, Target

CUT: Final = "\u200b"
SEPARATOR: Final = r"[\s\u200b\u3000\-、。，．？！；：:,;!?“”‘’\"'（）()〔〕《》〈〉【】\[\]…—·/|]+"
"""What parts words, for the theme's worker: its default doesn't know 〔〕《》（）."""
HAN: Final = re.compile(r"[\u3400-\u9fff]+")
NUMBER: Final = re.compile(r"(?P<code>[\u3400-\u9fff]{2,12})(?=〔\d{4}〕)")
LONGEST_RUN: Final = 200
"""Longer runs without any punctuation are no prose; they are cut before the segmenter sees them."""


def index(entries: Iterable[SearchEntry], url: Callable[[Target], str]) -> str:
    """The index as JSON, one entry for each part of a document.

    The worker shows titles and texts as HTML; they are escaped here.
    """
    documents = [
        {
            "location": url(entry.target),
            "title": escape(words(entry.title)),
            "text": escape(words(entry.text)),
        }
        for entry in entries
    ]
    config = {
        "lang": ["en"],  # the worker's name for "no language pack"; the words are cut already
        "separator": SEPARATOR,
        "pipeline": [],
        "fields": {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
    }
    return json.dumps({"config": config, "docs": documents}, ensure_ascii=False, separators=(",", ":"))


def words(text: str) -> str:
    """``text`` with a zero-width space between its words.

    >>> words("星政办发〔2025〕2号").replace(CUT, "|")
    '星政办发〔2025〕2|号'
    """
    kept = {match.start("code"): match["code"] for match in NUMBER.finditer(text)}
    return HAN.sub(lambda match: _cut(match, kept), text).strip(CUT)


def _cut(match: re.Match[str], codes: dict[int, str]) -> str:
    run, start = match[0], match.start()
    code = next((codes[at] for at in codes if start <= at < match.end()), "")
    pieces: list[str] = []
    prose = run[: len(run) - len(code)] if code and run.endswith(code) else run
    for begin in range(0, len(prose), LONGEST_RUN):
        pieces.extend(rjieba.cut(prose[begin : begin + LONGEST_RUN]))
    if prose is not run:
        pieces.append(code)
    return CUT + CUT.join(pieces) + CUT
