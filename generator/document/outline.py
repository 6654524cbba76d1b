"""The outline: which paragraphs are headings, which open with one, which are list entries.

Only the numbering tells the level; Markdown's ``#`` and bold are noise of the OCR. A heading
needs the next ordinal of its kind and a finished paragraph before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.document.model import BlockKind
from generator.source.labels import Label, LabelKind, read_label

_LEVELS = {
    LabelKind.PART: 1,
    LabelKind.CHAPTER: 1,
    LabelKind.SECTION: 2,
    LabelKind.HAN: 1,
    LabelKind.HAN_BRACKET: 2,
    LabelKind.ARABIC: 3,
    LabelKind.ARABIC_BRACKET: 4,
    LabelKind.CIRCLED: 5,
}
_STANDALONE = 48
_RUN_IN = 34
_SENTENCE = re.compile(r"[。！？]")
_ENDS = "。；：，、！？"
# What a heading's words are not: a statement about the document or a rule with a modal verb.
_STATEMENT = re.compile(r"应当|不得|可以|负责|是指|本办法|本预案|本规定|本意见|本方案|为了")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A paragraph's place in the outline. ``heading`` is set for headings and run-ins."""

    kind: BlockKind
    level: int | None = None
    label: Label | None = None
    heading: str | None = None
    run_in: bool = False


def label_text(text: str) -> str | None:
    """The label that a heading or item shows; a dash is none.

    >>> label_text("（一）总体要求")
    '（一）'
    """
    label = read_label(text)
    return None if label is None or label.kind in (LabelKind.DASH, LabelKind.HAN_THAT) else label.text


def outline_level(text: str, *, decimal: bool = False) -> int | None:
    """The level of the label that opens ``text``; ``decimal`` for texts numbered 1 / 1.1 / 1.1.1."""
    label = read_label(text)
    return _level(label, decimal=decimal) if label else None


def outline(texts: Sequence[str]) -> tuple[Entry, ...]:
    """One entry for each paragraph text of a part, in order."""
    labels = _accepted(texts)
    decimal = any(label and label.kind is LabelKind.DECIMAL for label in labels)
    entries: list[Entry] = []
    in_article = False
    for index, (text, label) in enumerate(zip(texts, labels, strict=True)):
        if label is None or label.kind in (LabelKind.HAN_THAT, LabelKind.DASH):
            kind = BlockKind.ITEM if label and label.kind is LabelKind.DASH else BlockKind.PARAGRAPH
            entries.append(Entry(kind=kind, label=label if kind is BlockKind.ITEM else None))
            continue
        if label.kind is LabelKind.ARTICLE:
            in_article = True
            entries.append(Entry(kind=BlockKind.ITEM, label=label))
            continue
        if label.kind in (LabelKind.CHAPTER, LabelKind.PART, LabelKind.SECTION):
            in_article = False
        if in_article:
            entries.append(Entry(kind=BlockKind.ITEM, label=label))
            continue
        before = texts[index - 1] if index else ""
        entry = _entry(text, label, before, labels[index - 1] if index else None, decimal=decimal)
        if entry.kind is BlockKind.HEADING and _in_a_row(index, label, labels, entries):
            entry = Entry(kind=BlockKind.ITEM, label=label)
        entries.append(entry)
    return tuple(entries)


def _in_a_row(index: int, label: Label, labels: Sequence[Label | None], entries: Sequence[Entry]) -> bool:
    """Whether siblings stand right above or below with nothing between: a list, not headings."""
    after = labels[index + 1] if index + 1 < len(labels) else None
    before = labels[index - 1] if index else None
    below = after is not None and after.follows(label)
    above = before is not None and label.follows(before) and entries[index - 1].kind is BlockKind.ITEM
    return below or above


def _level(label: Label, *, decimal: bool) -> int | None:
    if label.kind is LabelKind.DECIMAL:
        return len(label.ordinals)
    if decimal and label.kind is LabelKind.ARABIC and label.bare:
        return 1
    return _LEVELS.get(label.kind)


def _entry(text: str, label: Label, before: str, previous: Label | None, *, decimal: bool) -> Entry:
    level = _level(label, decimal=decimal)
    rest = text[label.end :].strip()
    sentences = _SENTENCE.search(rest)
    in_list = before.endswith("；") and previous is not None and label.follows(previous)
    if not rest or (sentences is None and rest[-1] not in _ENDS):
        if rest and len(rest) <= _STANDALONE and "；" not in rest:
            return Entry(kind=BlockKind.HEADING, level=level, label=label, heading=text)
        return Entry(kind=BlockKind.ITEM, label=label)
    if sentences is None or in_list:
        return Entry(kind=BlockKind.ITEM, label=label)
    first = rest[: sentences.end()]
    if len(first) > _RUN_IN or first.count("，") > 1 or "；" in first or _STATEMENT.search(first):
        return Entry(kind=BlockKind.ITEM, label=label)
    heading = text[: label.end + len(text[label.end :]) - len(text[label.end :].lstrip()) + len(first)]
    if sentences.end() == len(rest):
        if label.kind in (LabelKind.HAN, LabelKind.HAN_BRACKET, LabelKind.DECIMAL) and "，" not in first:
            return Entry(kind=BlockKind.HEADING, level=level, label=label, heading=text)
        return Entry(kind=BlockKind.ITEM, label=label)
    if label.kind is LabelKind.CIRCLED:
        return Entry(kind=BlockKind.ITEM, label=label)
    return Entry(kind=BlockKind.PARAGRAPH, level=level, label=label, heading=heading, run_in=True)


def _accepted(texts: Sequence[str]) -> tuple[Label | None, ...]:
    """Labels that can be labels: Han ordinals and bare numbers must continue a numbering."""
    labels = [read_label(text) for text in texts]
    latest = {(label.kind, label.ordinals): index for index, label in enumerate(labels) if label}
    seen: dict[tuple[LabelKind, int], tuple[int, ...]] = {}
    for index, label in enumerate(labels):
        if label is None or not label.ordinals:
            continue
        key = (label.kind, len(label.ordinals))
        last = seen.get(key)
        fits = label.first or last is None or label.ordinals[-1] == last[-1] + 1 or label.ordinals > last
        if label.bare or label.kind is LabelKind.HAN:
            unfinished = index > 0 and texts[index - 1] and texts[index - 1][-1] in "，、"
            sibling = (*label.ordinals[:-1], label.ordinals[-1] + 1)
            ahead = latest.get((label.kind, sibling), -1) > index
            near = last is not None and label.ordinals[-1] == last[-1] + 1
            if unfinished or not ((label.first and (ahead or not label.bare)) or near):
                labels[index] = None
                continue
        if fits:
            seen[key] = label.ordinals
    return tuple(labels)
