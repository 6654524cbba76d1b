"""The outline: which paragraphs are headings, which open with one, which are list entries.

Only the numbering tells the level; Markdown's ``#`` and bold are noise of the OCR. A heading
needs the next ordinal of its kind and a finished paragraph before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.model import BlockKind
from generator.document.opening import Entry, as_item, as_run_in, read_opening
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
_BELOW = {
    LabelKind.HAN: (LabelKind.HAN_BRACKET, LabelKind.ARABIC),
    LabelKind.HAN_BRACKET: (LabelKind.ARABIC,),
}
"""What stands right below what in the official order, which may leave out a kind."""
_DIVISIONS = (LabelKind.PART, LabelKind.CHAPTER, LabelKind.SECTION)
_VOTING = frozenset((LabelKind.HAN, LabelKind.HAN_BRACKET, LabelKind.ARABIC, LabelKind.ARABIC_BRACKET))
"""Numberings whose siblings are alike; in plans numbered 1.3.1 a sentence may stand beside a heading."""


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
            entries.append(as_item(label))
            continue
        if label.kind in _DIVISIONS or _parts_articles(label, entries):
            in_article = False
        if in_article:
            entries.append(as_item(label))
            continue
        before = texts[index - 1] if index else ""
        after = labels[index + 1] if index + 1 < len(labels) else None
        entry = _entry(text, label, before, labels[index - 1] if index else None, after, decimal=decimal)
        if entry.kind is BlockKind.HEADING and _in_a_row(index, label, labels, entries):
            entry = as_item(label)
        entries.append(entry)
    _like_their_siblings(entries, texts, decimal=decimal)
    return tuple(entries)


def _parts_articles(label: Label, entries: Sequence[Entry]) -> bool:
    """Whether 二、 stands between articles as 一、 did above them: measures are grouped so."""
    if label.kind is not LabelKind.HAN:
        return False
    above = (entry for entry in reversed(entries) if entry.label and entry.label.kind is LabelKind.HAN)
    last = next(above, None)
    return bool(last and last.kind is BlockKind.HEADING and last.label and label.follows(last.label))


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


def _entry(
    text: str, label: Label, before: str, previous: Label | None, after: Label | None, *, decimal: bool
) -> Entry:
    in_list = before.endswith("；") and previous is not None and label.follows(previous)
    heads = after is not None and after.kind in _BELOW.get(label.kind, ())
    return read_opening(text, label, _level(label, decimal=decimal), in_list=in_list, heads=heads)


def _like_their_siblings(entries: list[Entry], texts: Sequence[str], *, decimal: bool) -> None:
    """Where most siblings of a numbering open with a run-in heading all do; where few do, none does.

    In the issues read by hand each of 120 numberings is one or the other.
    """
    for series in _series(entries):
        run_in = [i for i in series if entries[i].run_in]
        items = [i for i in series if entries[i].kind is BlockKind.ITEM]
        for index in items if len(run_in) > len(items) else ():
            label = entries[index].label
            assert label is not None  # noqa: S101 — only labelled entries are in a series
            entries[index] = as_run_in(texts[index], label, _level(label, decimal=decimal)) or entries[index]
        for index in run_in if len(run_in) < len(items) else ():
            entries[index] = Entry(kind=BlockKind.ITEM, label=entries[index].label)


def _series(entries: Sequence[Entry]) -> tuple[tuple[int, ...], ...]:
    """The numberings of a part, each as the indices of its entries: 一、二、三、; （一）（二）."""
    open_: dict[LabelKind, list[int]] = {}
    series: list[list[int]] = []
    for index, entry in enumerate(entries):
        label = entry.label
        if label is None or label.kind not in _VOTING:
            continue
        current = open_.get(label.kind)
        last = entries[current[-1]].label if current else None
        if current is None or last is None or not label.follows(last):
            current = open_[label.kind] = []
            series.append(current)
        current.append(index)
    return tuple(map(tuple, series))


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
            begins = not label.bare and (label.first or ahead)  # 二、 where the source lost 一、
            if unfinished or not (begins or (label.first and ahead) or near):
                labels[index] = None
                continue
        if fits:
            seen[key] = label.ordinals
    return tuple(labels)
