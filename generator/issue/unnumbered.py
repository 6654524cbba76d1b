"""Where documents without a number begin: a whole title (issuer … 文种) after the end of another, an order's, or the only one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.issue.starts import Start, carried
from generator.issue.titles import (
    is_order_number,
    is_whole_title,
    joined,
    looks_like_title_line,
    opens_document,
    order_title,
    plain,
    title_length,
)
from generator.registry import Registry
from generator.source.history import is_history
from generator.source.shape import Paragraph, Shape, ends_sentence, is_date_line


class Known(NamedTuple):
    """By what a title without a number is known: names of issuers, and the titles that the contents list."""

    registry: Registry
    listed: frozenset[str]

    def opens(self, text: str) -> bool:
        """Whether ``text`` is a whole title."""
        return opens_document(text, self.registry) or plain(text) in self.listed


def unnumbered(paragraphs: Sequence[Paragraph], body: int, starts: list[Start], known: Known) -> list[Start]:
    """Add documents that carry no number: a whole title after the end of another document."""
    taken = {i for start in starts for i in range(start.prelude, start.rest)}
    found = list(starts)
    index = body
    while index < len(paragraphs):
        start = None if index in taken else _whole_title(paragraphs, index, taken, known)
        if (
            start is None
            or not (
                start.number or _listed(paragraphs, start, known) or _after_an_end(paragraphs, index, found)
            )
            or carried(paragraphs, start, found, known.registry)
        ):
            index += 1
            continue
        found.append(start)
        found.sort(key=lambda s: s.prelude)
        taken.update(range(start.prelude, start.rest))
        index = start.rest
    return found


def _whole_title(paragraphs: Sequence[Paragraph], index: int, taken: set[int], known: Known) -> Start | None:
    for end in range(index + 1, min(index + 5, len(paragraphs))):
        if end - 1 in taken or not looks_like_title_line(paragraphs[end - 1]):
            return None
        text = joined(paragraphs[index:end])
        if order := order_title(text, known.registry):
            follows = end < len(paragraphs) and is_order_number(paragraphs[end].text)
            if not order["number"] and not follows:
                return None
            number = end if follows and not order["number"] else None
            rest = end if number is None else end + 1
            return Start(prelude=index, title=index, title_end=end, number=number, rest=rest)
        if known.opens(text) and end < len(paragraphs):
            number = end if is_order_number(paragraphs[end].text) else None
            rest = end if number is None else end + 1
            after = paragraphs[rest] if rest < len(paragraphs) else paragraphs[end]
            begun = after.shape is Shape.TEXT and (ends_sentence(after.text) or after.text[0] in "（(—")
            if begun or number is not None:
                return Start(prelude=index, title=index, title_end=end, number=number, rest=rest)
            if is_whole_title(paragraphs[index:end], after, known.registry):
                return None
    return None


def _listed(paragraphs: Sequence[Paragraph], start: Start, known: Known) -> bool:
    return plain(joined(paragraphs[start.title : start.title_end])) in known.listed


def _after_an_end(paragraphs: Sequence[Paragraph], index: int, found: list[Start]) -> bool:
    """Whether the document before ``index`` has ended (its date is printed), or none began."""
    before = [start for start in found if start.rest <= index]
    if not before:
        return not any(start.prelude <= index for start in found) or index < found[0].prelude
    # Under a regulation's or resolution's title stands when it was adopted, in place of a date.
    return any(is_date_line(p.text) or is_history(p.text) for p in paragraphs[before[-1].title_end : index])


def only(paragraphs: Sequence[Paragraph], registry: Registry) -> list[Start]:
    """The one document that a source is taken for where nothing else shows one: its first lines are the title."""
    end = title_length(paragraphs, registry)
    return [Start(prelude=0, title=0, title_end=end, number=None, rest=end)] if end else []
