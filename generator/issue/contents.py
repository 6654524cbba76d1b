"""The printed contents (目录) of an issue, entry by entry, in any arrangement: page last, page first, no page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.identity import DocNumber
from generator.issue.model import ContentsEntry
from generator.issue.sections import names_no_document, section_name
from generator.issue.titles import plain
from generator.source.contents import (
    Extent,
    PageMark,
    ends_as_title,
    find_contents,
    is_contents_head,
    page_first,
    page_last,
)
from generator.source.lines import Line
from generator.source.punctuation import widen_punctuation
from generator.source.shape import Paragraph, is_number_line, unclosed
from generator.source.spacing import close_spaces

_LEFT, _RIGHT = "〔\\[（(【［〈﹝{「„", "〕\\]）)】］〉﹞}」‟"
_NUMBER = re.compile(
    rf"(?:[{_LEFT}\s\u3000]\s*|^)(?P<number>[^\d\s{_LEFT}{_RIGHT}，。；《》][^\d{_LEFT}{_RIGHT}，。；《》\u3000]{{0,15}}"
    rf"[{_LEFT}]\s*(?:19|20)\d{{2}}\s*[{_RIGHT}]\s*第?\s*\d{{1,5}}\s*号)\s*[{_RIGHT}]?"
)
# An order's number, as 星河省人民政府令（第21号） or 星河省某某办法（省政府令第21号）.
_ORDER = re.compile(
    rf"(?:[{_LEFT}](?:[^{_LEFT}{_RIGHT}]{{0,20}}[令告]\s*)?((?:(?:19|20)\d\d\s*年\s*)?第\s*\d{{1,4}}\s*号)[{_RIGHT}]|(?<=令)\s*(第\s*\d{{1,4}}\s*号))\s*$"
)
# Where nothing else parts them, a number follows the 文种.
_KINDS = (
    *("通知", "意见", "决定", "公告", "通告", "通报", "批复", "复函", "的函", "报告", "决议", "命令"),
    *("公报", "纪要", "办法", "规定", "方案"),
)
_AFTER_KIND = re.compile(
    rf"(?:{'|'.join(f'(?<={kind})' for kind in _KINDS)})(?P<number>[^\d\s{_LEFT}{_RIGHT}，。；《》]{{2,10}}"
    rf"[{_LEFT}]\s*(?:19|20)\d{{2}}\s*[{_RIGHT}]\s*\d{{1,5}}\s*号)$"
)
_GOES_ON = re.compile(rf"[{_LEFT}]|.{{0,8}}[〔\[［](?:19|20)\d\d")
_BODY = re.compile(r"(?:政府|办公厅|办公室|委员会|[厅局委])$")
_REACH = 120
"""Most paragraphs of contents behind the documents."""
_PLAIN_SECTION = 14
"""Longest heading of a section that no sign marks, in characters."""


def read_contents(lines: Sequence[Line]) -> tuple[ContentsEntry, ...]:
    """The entries of the contents among ``lines``, which stand before the first document."""
    extent = find_contents([line.text for line in lines])
    if extent is None:
        return ()
    end = extent.end if extent.mark is not PageMark.NONE else len(lines)
    reader = _Reader(extent=extent)
    listed = lines[extent.head + 1 : end]
    for line, after in zip(listed, (*(line.text for line in listed[1:]), ""), strict=True):
        reader.take(line, after)
    reader.close()
    return tuple(reader.entries)


def listed_titles(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The titles that the contents list, in :func:`plain` form; without those of matter that is no document."""
    entries = read_contents([line for paragraph in paragraphs for line in paragraph.lines])
    return frozenset(
        plain(entry.title)
        for entry in entries
        if not (names_no_document(entry.title) or names_no_document(entry.section or ""))
    )


def after_contents(paragraphs: Sequence[Paragraph]) -> int:
    """The index behind the last entry of the printed contents; 0 where none with pages stand at the front."""
    lines = [(index, line) for index, paragraph in enumerate(paragraphs) for line in paragraph.lines]
    extent = find_contents([line.text for _, line in lines])
    if extent is None or extent.mark is PageMark.NONE:
        return 0
    return lines[extent.end - 1][0] + 1


def cut_contents(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The paragraphs without the contents that some gazettes print behind the documents, and these contents."""
    for cut in range(len(paragraphs) - 1, max(0, len(paragraphs) - _REACH), -1):
        if is_contents_head(paragraphs[cut].text):
            lines = [line.text for paragraph in paragraphs[cut:] for line in paragraph.lines]
            extent = find_contents(lines)
            if cut and extent and extent.end == len(lines) and any("。" in p.text for p in paragraphs[:cut]):
                return tuple(paragraphs[:cut]), tuple(paragraphs[cut:])
            break
    return tuple(paragraphs), ()


def before_contents(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines above the printed contents."""
    extent = find_contents([line.text for line in lines])
    return tuple(lines[: extent.head]) if extent else tuple(lines)


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Where the reading stands: the entry that is being put together, the section it is in."""

    extent: Extent
    entries: list[ContentsEntry] = field(default_factory=list)
    section: str | None = None
    title: str = ""
    page: int | None = None
    line: int = 0

    def take(self, line: Line, after: str) -> None:
        text = line.text
        opens = page_first(text) if self.extent.mark is PageMark.FIRST else None
        if opens or (self.extent.mark is PageMark.FIRST and _section(text, self.title, after)):
            self.close()
        if not self.title and self.entries and is_number_line(text):
            self.entries[-1] = replace(self.entries[-1], number=_number(text))
            return
        if not self.title and opens is None and (named := _section(text, self.title, after)):
            self.section = named
            return
        self.line = self.line if self.title else line.no
        self.title += opens[0] if opens else text
        self.page = opens[1] if opens else self.page
        if self.extent.mark is PageMark.LAST and (closed := page_last(self.title)):
            self.title, self.page = closed
            self.close()
        elif self.extent.mark is PageMark.NONE and _whole(self.title, after):
            self.close()

    def close(self) -> None:
        if self.title:
            self.entries.append(_entry(self.title, self.page, self.section, self.line))
        self.title, self.page = "", None


def _section(text: str, pending: str, after: str) -> str | None:
    """The section that a line of contents heads: marked as such, or short and no piece of a title."""
    if named := section_name(text):
        return named
    whole = ends_as_title(pending) or not pending
    short = len(text) <= _PLAIN_SECTION and not any(c in text for c in "《〔（(") and "关于" not in text
    return text if whole and short and after and not page_last(text) and not _BODY.search(text) else None


def _whole(title: str, after: str) -> bool:
    """Whether an entry without a page has ended: with its 文种 or number, and the next line is no number."""
    return ends_as_title(title) and not unclosed(title) and not _GOES_ON.match(after)


def _entry(text: str, page: int | None, section: str | None, line: int) -> ContentsEntry:
    match = _NUMBER.search(text) or _ORDER.search(text) or _AFTER_KIND.search(text)
    number = _number(match[match.lastindex or 0]) if match else None
    title = (
        text[: match.start()] if match and match.start() else text[match.end() :] if match else text
    ).strip()
    return ContentsEntry(
        title=widen_punctuation(close_spaces(title)),
        number=number,
        section=section,
        page=page,
        line=line,
    )


def _number(printed: str) -> str:
    return str(DocNumber.parse(printed.strip(_LEFT + _RIGHT)) or printed).replace(" ", "")
