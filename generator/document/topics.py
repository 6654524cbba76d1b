"""Topics that a source states: 主题词 in the colophon of older documents, 主题分类 and 主题词 of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.source.readers.metadata import facts_in
from generator.source.shape import Paragraph

_WORDS = re.compile(r"主\s*题\s*词\s*[:：]?\s*(?=\S)")
_BETWEEN = re.compile(r"[\s\u3000、，,；;△]+")
# A class is one name, whatever signs it holds (农业、林业、水利); several are set apart like this.
_CLASSES = re.compile(r"[；;|]+")
_NAMED = {"主题词": _BETWEEN, "关键词": _BETWEEN, "主题分类": _CLASSES}


def topic_words(paragraph: Paragraph) -> tuple[str, ...]:
    """The words of a colophon's line 主题词, as its spaces part them; empty for any other paragraph."""
    text = "".join(line.text for line in paragraph.lines)
    match = _WORDS.match(text)
    return _split(_BETWEEN, text[match.end() :]) if match else ()


def topics_of_page(texts: Sequence[str]) -> tuple[str, ...]:
    r"""The topics among the facts that a web page prints around its text, each once.

    >>> topics_of_page(["索引号：X-1\t主题分类：农业、林业、水利", "主题词：", "树木 养护"])
    ('农业、林业、水利', '树木', '养护')
    """
    found = [_split(_NAMED[fact.name], fact.value) for fact in facts_in(texts) if fact.name in _NAMED]
    return once(topic for topics in found for topic in topics)


def once(topics: Iterable[str]) -> tuple[str, ...]:
    """Each topic once, in the order of the source."""
    return tuple(dict.fromkeys(topics))


def _split(between: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(piece.strip(" \u3000。") for piece in between.split(text) if piece.strip(" \u3000。"))
