"""What proves that a paragraph goes on behind a break, though its first half may look finished.

A mark no line begins with; a bracket that the second half closes; the remark with which all items end
(（牵头单位：…）) missing here and standing there; a topic cut off from its text, where its sibling has both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.source.labels import read_label
from generator.source.shape import Paragraph, ends_sentence, unclosed

_NO_START = re.compile(r"[，。、；：！？）》”’〕】」』,;:!?)%]")
_REMARK = re.compile(r"[（(][^，。；（）()]{2,8}[:：](?:[^（）()]|[（(][^（）()]*[)）])*[)）]")
_OPENS_REMARK = re.compile(r"[（(][^，。；（）()]{2,8}[:：]$")
_ENDS_IN_REMARK = re.compile(rf"{_REMARK.pattern}[。；]?$")
_AIM = re.compile(r"到\s*20\d\d\s*年")  # opens a paragraph of its own, as a rule
_TOPIC = re.compile(r"[^。；：]{2,24}。")
_SIBLINGS = 40
"""Paragraphs in which a sibling is sought."""


def proves_cut(text: str, depth: int, line: str, earlier: Sequence[Paragraph]) -> bool:
    """Whether ``line`` must be the rest of ``text``; ``depth`` brackets are open at the end of it."""
    if _NO_START.match(line):
        return True
    if read_label(line):
        return False
    if depth > 0 and (unclosed(line, depth) < depth or _OPENS_REMARK.search(text)):
        return True
    siblings = _siblings(text, earlier)
    return bool(siblings) and (
        _remark_is_there(text, line, siblings)
        or _remark_runs_on(line, siblings[0])
        or _topic_without_text(text, line, siblings)
    )


def _siblings(text: str, earlier: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The items of the list that ``text`` continues, the nearest first."""
    label, found = read_label(text), []
    for paragraph in reversed(earlier[-_SIBLINGS:] if label else ()):
        other = read_label(paragraph.text)
        if label and other and label.follows(other):
            found.append(paragraph)
            label = other
    return tuple(found)


def _remark_is_there(text: str, line: str, siblings: Sequence[Paragraph]) -> bool:
    """The items above end with a remark, this one doesn't, and what follows it does."""
    return bool(
        len(siblings) > 1
        and all(_ENDS_IN_REMARK.search(sibling.text) for sibling in siblings[:2])
        and not _AIM.match(line)
        and ends_sentence(text)
        and not _ENDS_IN_REMARK.search(text)
        and _ENDS_IN_REMARK.search(line)
    )


def _remark_runs_on(line: str, sibling: Paragraph) -> bool:
    """A remark alone on its line, where that of the item above ends its paragraph."""
    return bool(_ENDS_IN_REMARK.search(sibling.text) and _ENDS_IN_REMARK.fullmatch(line))


def _topic_without_text(text: str, line: str, siblings: Sequence[Paragraph]) -> bool:
    """（三）加强巡查。 and nothing else, where （一） and （二） are followed by their text on their line."""
    alone = _topic(text)
    if alone is None or "其他" in text or alone.end() < len(alone.string) or not ends_sentence(line):
        return False
    return all(topic and topic.end() < len(topic.string) for topic in (_topic(p.text) for p in siblings))


def _topic(text: str) -> re.Match[str] | None:
    label = read_label(text)
    return _TOPIC.match(text[label.end :].strip()) if label else None
