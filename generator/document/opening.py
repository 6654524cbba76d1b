"""How a numbered paragraph opens: with a heading of its own line, a run-in heading, or as a list entry.

GB/T 9704-2012, 7.3.3, has four levels of numbering; whether a numbered paragraph is a heading,
only its words tell: how long the first sentence is, and what kind of sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.document.model import BlockKind
from generator.source.labels import Label, LabelKind

_STANDALONE = 48
_RUN_IN = 34
_RUN_IN_AMONG_SUCH = 60
_SENTENCE = re.compile(r"[。！？]")
_HEADING = (LabelKind.HAN, LabelKind.HAN_BRACKET, LabelKind.DECIMAL)
_ENDS = "。；：，、！？"
# What a heading's words are not: a statement about the document or a rule with a modal verb.
_STATEMENT = re.compile(r"应当|不得|可以|负责|是指|本(?:办法|预案|规定|意见|方案|措施|通知)|为了")
_EFFECT = re.compile(r"本[\u4e00-\u9fff]{2,4}自.+起(?:正式)?(?:施行|实施|执行|生效)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A paragraph's place in the outline. ``heading`` is set for headings and run-ins."""

    kind: BlockKind
    level: int | None = None
    label: Label | None = None
    heading: str | None = None
    run_in: bool = False


def read_opening(text: str, label: Label, level: int | None, *, in_list: bool, heads: bool = False) -> Entry:
    """What the paragraph is by its own words.

    ``in_list``: the entry before it ended in a semicolon; ``heads``: a numbering of the next lower kind begins below.
    """
    rest = text[label.end :].strip()
    first = _first_sentence(rest)
    if not rest or (first is None and rest[-1] not in _ENDS):
        if rest and len(rest) <= _STANDALONE and "；" not in rest:
            return Entry(kind=BlockKind.HEADING, level=level, label=label, heading=text)
        return as_item(label)
    if first is None or in_list:
        return as_item(label)
    if len(first) > _RUN_IN or first.count("，") > 1 or "；" in first or _STATEMENT.search(first):
        return as_item(label)
    if first == rest:
        phrases = heads and label.kind in (LabelKind.HAN, LabelKind.HAN_BRACKET)
        if phrases or (label.kind in _HEADING and "，" not in first):
            return Entry(kind=BlockKind.HEADING, level=level, label=label, heading=text)
        return as_item(label)
    if label.kind is LabelKind.CIRCLED:
        return as_item(label)
    return _run_in(text, label, level, first)


def as_item(label: Label) -> Entry:
    """The paragraph as an entry of a list: numbered, without a level."""
    return Entry(kind=BlockKind.ITEM, label=label)


def as_run_in(text: str, label: Label, level: int | None) -> Entry | None:
    """The paragraph read as its siblings are, with a run-in heading; None where it can't have one."""
    rest = text[label.end :].strip()
    first = _first_sentence(rest)
    if (
        first is None
        or first == rest
        or len(first) > _RUN_IN_AMONG_SUCH
        or "；" in first
        or _EFFECT.match(first)
    ):
        return None
    return _run_in(text, label, level, first)


def _run_in(text: str, label: Label, level: int | None, first: str) -> Entry:
    start = text.index(first, label.end)
    heading = text[: start + len(first)]
    return Entry(kind=BlockKind.PARAGRAPH, level=level, label=label, heading=heading, run_in=True)


def _first_sentence(rest: str) -> str | None:
    match = _SENTENCE.search(rest)
    return rest[: match.end()] if match else None
