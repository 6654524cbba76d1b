"""Masthead, printed contents and colophon: what stands around the documents of an issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.identity import DocNumber
from generator.issue.model import ContentsEntry
from generator.issue.sections import section_name
from generator.source.lines import Line
from generator.source.punctuation import widen_punctuation
from generator.source.shape import Paragraph, is_date_line
from generator.source.spacing import close_spaces

_GAZETTE = re.compile(r"([\u4e00-\u9fff]{2,14}?(?:人民政府|政府|行政公署|国务院)?(?:公\s*报|政\s*报))")
_YEAR_ISSUE = re.compile(
    r"(?P<year>(?:19|20)\d{2})\s*年?\s*[,，]?\s*[（(]?\s*第\s*(?P<issue>\d{1,3}(?:\s*[-—－、至]\s*\d{1,3})?|增刊\d?)\s*(?:期|号)"
)
_ISSUE = re.compile(r"第\s*(?P<issue>\d{1,3}(?:\s*[-—－、至]\s*\d{1,3})?|增刊\d?)\s*期")
_SERIAL = re.compile(r"总\s*(?:第|号|期)?\s*[:：]?\s*(\d{1,5})\s*(?:期|号)?")
_YEAR_ALONE = re.compile(r"((?:19|20)\d{2})\s*年?")
_PUBLISHED = re.compile(r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:出版|发行|印发|编印)?")
_PUBLISHED_LABEL = re.compile(r"出版|发行")
_CONTENTS = re.compile(r"(?:目\s*录|要\s*目|CONTENTS)", re.IGNORECASE)
_LEADERS = r"(?:[.．·•…‥⋯―—_\-]\s*+){2,}+"
_ENTRY_END = re.compile(
    rf"(?:\s*{_LEADERS}\s*[（(]?\s*(?P<a>\d{{1,3}})\s*[)）]?|\s*[（(]\s*(?P<b>\d{{1,3}})\s*[)）])\s*$"
)
_LEFT, _RIGHT = "〔\\[（(【［〈﹝{「„", "〕\\]）)】］〉﹞}」‟"
_ENTRY_NUMBER = re.compile(
    rf"[{_LEFT}]?\s*([^\d{_LEFT}，。；]{{2,16}}[{_LEFT}]\s*(?:19|20)\d{{2}}\s*[{_RIGHT}]\s*\d{{1,5}}\s*号)\s*[{_RIGHT}]?"
)
# An order's number, as 星河省人民政府令（第21号） or 星河省某某办法（省政府令第21号）.
_ENTRY_ORDER = re.compile(
    rf"(?:[{_LEFT}](?:[^{_LEFT}{_RIGHT}]{{0,20}}令\s*)?(第\s*\d{{1,4}}\s*号)[{_RIGHT}]|(?<=令)\s*(第\s*\d{{1,4}}\s*号))\s*$"
)
_COLOPHON = re.compile(
    r"主\s*办|主\s*管|编\s*辑|编辑部|承\s*办|地\s*址|邮\s*编|邮政编码|准\s*印|电\s*话|传\s*真|刊\s*号|统一刊|出\s*版|印\s*刷|发\s*行|定\s*价|网\s*址|ISSN|CN\d|电子邮箱|E-?mail|赠阅|内部资料|责任编辑|本刊",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"主\s*办|主\s*管|编\s*辑|准\s*印|刊\s*号|统一刊|出\s*版|印\s*刷|发\s*行|本刊|ISSN|CN\d|赠阅|内部资料"
)
_ENTRY_LINES = 5
"""Most lines of one entry of the contents."""
_COLOPHON_REACH = 40
_TAIL = 200
"""Longest leaders and page number at the end of an entry, in characters."""
_COLOPHON_LINE, _COLOPHON_GAP, _COLOPHON_GAP_LINE = 120, 2, 60
"""Paragraphs from the end that may be colophon; longest line of one; other lines it may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What an issue says of itself; absent is None."""

    name: str | None = None
    year: int | None = None
    number: str | None = None
    serial: int | None = None
    published: date | None = None


def masthead(texts: Sequence[str]) -> Masthead:
    """Facts from masthead, running heads and colophon, in that order of trust.

    >>> masthead(["星河省人民政府公报 2025 年第 3 期"]).number
    '3'
    """
    name = year = number = serial = published = None
    for text in texts:
        compact = re.sub(r"[ \u3000]", "", text)
        if name is None and (match := _GAZETTE.search(compact)):
            name = match[1]
        if match := _YEAR_ISSUE.search(compact):
            year = year or int(match["year"])
            number = number or _issue_number(match["issue"])
        if number is None and len(compact) < 40 and (match := _ISSUE.search(compact)):
            number = _issue_number(match["issue"])
        if year is None and (match := _YEAR_ALONE.fullmatch(compact)):
            year = int(match[1])
        if serial is None and (match := _SERIAL.search(compact)):
            serial = int(match[1])
        if (
            published is None
            and (match := _PUBLISHED.search(compact))
            and (_PUBLISHED_LABEL.search(compact) or match.group() == compact)
        ):
            published = _date(*match.groups())
    return Masthead(name=name, year=year, number=number, serial=serial, published=published)


def _issue_number(text: str) -> str:
    text = re.sub(r"\s", "", text)
    if text.startswith("增刊"):
        return f"s{text[2:] or '1'}"
    pieces = [str(int(piece)) for piece in re.split(r"[-—－、至]", text)]
    return "-".join(pieces)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def around(paragraphs: Sequence[Paragraph]) -> tuple[Line, ...]:
    """The printed lines around the documents: there each line is a fact of its own."""
    return tuple(line for paragraph in paragraphs for line in paragraph.lines)


def before_contents(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines above the printed contents."""
    start = next((i for i, line in enumerate(lines) if _CONTENTS.fullmatch(line.text)), len(lines))
    return tuple(lines[:start])


def read_contents(lines: Sequence[Line]) -> tuple[ContentsEntry, ...]:
    """The entries of the printed contents, with their sections."""
    entries: list[ContentsEntry] = []
    section: str | None = None
    title, first = "", None
    for line in lines[len(before_contents(lines)) + 1 :]:
        if not title and (named := section_name(line.text)):
            section = named
            continue
        title += line.text
        first = first or line.no
        if match := _ENTRY_END.search(title, max(0, len(title) - _TAIL)):
            entries.append(_entry(title[: match.start()], match["a"] or match["b"], section, first))
            title, first = "", None
    return tuple(entries)


def after_contents(paragraphs: Sequence[Paragraph]) -> int:
    """The index behind the last entry of the printed contents; 0 where none are printed at the front."""
    head = next((i for i, p in enumerate(paragraphs) if _CONTENTS.fullmatch(p.text)), None)
    if head is None:
        return 0
    end = head
    for index in range(head + 1, len(paragraphs)):
        text = paragraphs[index].text
        if _ENTRY_END.search(text, max(0, len(text) - _TAIL)):
            end = index
        elif index - end > _ENTRY_LINES:
            break
    return end + 1 if end > head else 0


def _entry(text: str, page: str, section: str | None, line: int) -> ContentsEntry:
    match = _ENTRY_NUMBER.search(text) or _ENTRY_ORDER.search(text)
    printed = match[match.lastindex or 0] if match else ""
    number = str(DocNumber.parse(printed) or printed).replace(" ", "")
    title = (text[: match.start()] if match else text).strip()
    return ContentsEntry(
        title=widen_punctuation(close_spaces(title)),
        number=number or None,
        section=section,
        page=int(page),
        line=line,
    )


def cut_colophon(
    paragraphs: Sequence[Paragraph],
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The paragraphs without the colophon at their end, and the colophon.

    An address or a telephone number may end a notice, too: a colophon names its publisher or
    licence, and no document's date stands in it.
    """
    cut = len(paragraphs)
    for index in range(len(paragraphs) - 1, max(-1, len(paragraphs) - _COLOPHON_REACH), -1):
        text = paragraphs[index].text
        if is_date_line(text):
            break
        if _COLOPHON.search(text) and len(text) < _COLOPHON_LINE:
            cut = index
        elif cut - index > _COLOPHON_GAP or len(text) > _COLOPHON_GAP_LINE or "。" in text:
            break
    if not any(_PUBLISHER.search(paragraph.text) for paragraph in paragraphs[cut:]):
        cut = len(paragraphs)
    return tuple(paragraphs[:cut]), tuple(paragraphs[cut:])
