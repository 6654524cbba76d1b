"""Paragraphs → the stretches that are documents. The body decides; contents only confirm.

An anchor is a document number alone on its line with text behind it; without a number, a
whole title (issuer … 文种) after the end of another document; or an order's title. From an
anchor the title is sought upwards, and above it the title of an enclosure that was printed
before its cover.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.issue.contents import after_contents, listed_titles
from generator.issue.sections import holds_no_documents, is_section
from generator.issue.starts import numbered
from generator.issue.unnumbered import Known, only, unnumbered
from generator.registry import Registry
from generator.source.shape import Paragraph, Shape, is_date_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A document's paragraphs: what stands before its title, the title, the number, the rest.

    ``dated`` is the date in brackets that some gazettes print between title and number.
    ``section`` is the gazette's own heading above the document (【省政府文件】), which is no part of it,
    and any matter above that heading that is no document's.
    """

    prelude: tuple[Paragraph, ...]
    title: tuple[Paragraph, ...]
    number: tuple[Paragraph, ...]
    rest: tuple[Paragraph, ...]
    dated: tuple[Paragraph, ...] = ()
    section: tuple[Paragraph, ...] = ()

    @property
    def all(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the document in printed order."""
        paragraphs = (*self.prelude, *self.title, *self.dated, *self.number, *self.rest)
        return tuple(sorted(paragraphs, key=lambda paragraph: paragraph.start))


def split(
    paragraphs: Sequence[Paragraph], registry: Registry, *, single: bool = False
) -> tuple[tuple[Paragraph, ...], tuple[Stretch, ...], tuple[Paragraph, ...]]:
    """What stands before the first document, the documents, and what stands behind the last that is none.

    ``single`` takes the source for one document when no anchor is found.
    """
    body = after_contents(paragraphs)
    starts = numbered(paragraphs, body, registry)
    starts = unnumbered(paragraphs, body, starts, Known(registry, listed_titles(paragraphs[:body])))
    if not starts and single and paragraphs:
        starts = only(paragraphs, registry)
    floors = [0, *(start.rest for start in starts)]
    sections = [
        _other_matter(paragraphs, floor, _section(paragraphs, start.prelude))
        if floor
        else _section(paragraphs, start.prelude)
        for floor, start in zip(floors, starts, strict=False)
    ]
    last = _other_matter(paragraphs, floors[-1], len(paragraphs)) if starts else len(paragraphs)
    ends = [*sections[1:], last] if starts else []
    stretches = tuple(
        Stretch(
            prelude=tuple(paragraphs[start.prelude : min(start.title, start.number or start.title)]),
            title=tuple(paragraphs[start.title : start.title_end]),
            number=tuple(paragraphs[start.number : start.number + 1]) if start.number is not None else (),
            rest=tuple(paragraphs[start.rest : end]),
            dated=tuple(paragraphs[start.title_end : start.number]) if start.number is not None else (),
            section=tuple(paragraphs[section : start.prelude]),
        )
        for start, section, end in zip(starts, sections, ends, strict=True)
    )
    front = tuple(paragraphs[: sections[0]]) if starts else tuple(paragraphs)
    return front, stretches, tuple(paragraphs[last:])


def _other_matter(paragraphs: Sequence[Paragraph], floor: int, end: int) -> int:
    """Where sections begin that hold no documents (政策解读, 大事记), behind a document's date; else ``end``."""
    dated = next((i for i in range(floor, end) if is_date_line(paragraphs[i].text)), end)
    return next((i for i in range(dated, end) if holds_no_documents(paragraphs[i].text)), end)


def _section(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Where the gazette's section heading right above a document begins."""
    while start and is_section(paragraphs[start - 1].text) and paragraphs[start - 1].shape is Shape.TEXT:
        start -= 1
    return start
