"""Masthead and colophon: what an issue says of itself, before its documents and behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.source.labels import number as number_of
from generator.source.labels import read_label
from generator.source.lines import Line
from generator.source.shape import Paragraph, ends_sentence, is_date_line

_GAZETTE = re.compile(r"([\u4e00-\u9fff]{2,14}?(?:人民政府|政府|行政公署|国务院)?(?:公\s*报|政\s*报))")
_HAN_YEAR = re.compile(r"([一二][〇○零0九][〇○零0一二三四五六七八九]{2})(?=年)")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_ORDINAL = re.compile(r"(?<=第)([一二三四五六七八九十百]{1,5})(?=[期号])")
_NUMBER = r"\d{1,3}(?:[-—－、至]\d{1,3})?"
# The year may stand in brackets, and the month between it and the number; both without 第, too.
_YEAR_ISSUE = re.compile(
    rf"(?P<year>(?:19|20)\d{{2}})(?:年?(?:\d{{1,2}}月)?[,，]?[（(]?第(?P<issue>{_NUMBER}|增刊\d?)(?:期|号)"
    rf"|[)）]年?第(?P<bracketed>{_NUMBER})期|年(?P<bare>{_NUMBER})期|年(?P<extra>增刊\d?))"
)
_ISSUE = re.compile(rf"(?<!总)第(?P<issue>{_NUMBER}|增刊\d?)期")
_NO = re.compile(r"\bNo\.?\s*(?P<issue>\d{1,3})\b", re.IGNORECASE)
_YEAR_DOT_ISSUE = re.compile(r"(?P<year>(?:19|20)\d{2})[·•．.](?P<issue>\d{1,2})")
_SERIAL = re.compile(r"总\s*(?:第|号|期)?\s*[:：]?\s*(\d{1,5})\s*(?:期|号)?")
_YEAR_ALONE = re.compile(r"((?:19|20)\d{2})\s*年?")
_PUBLISHED = re.compile(r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:出版|发行|印发|编印)?")
_PUBLISHED_LABEL = re.compile(r"出版|发行")
_COLOPHON = re.compile(
    r"主\s*办|主\s*管|编\s*[辑印]|编辑部|承\s*办|地\s*址|邮\s*编|邮政编码|准\s*印|电\s*话|传\s*真|刊\s*号|统一刊|出\s*版|印\s*刷|发\s*行|定\s*价|网\s*址|ISSN|CN\d|电子邮箱|E-?mail|赠阅|内部资料|责任编辑|本刊",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"主\s*办|主\s*管|编\s*[辑印]|准\s*印|刊\s*号|统一刊|出\s*版|印\s*刷|发\s*行|本刊|ISSN|CN\d|赠阅|内部资料"
)
_COLOPHON_REACH, _PROVISION = 40, 40
_COLOPHON_LINE, _COLOPHON_GAP, _COLOPHON_GAP_LINE = 120, 2, 60
"""Paragraphs from the end that may be colophon, characters of a sentence that is none; longest line of one; other lines it may hold."""


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
        compact = _in_digits(re.sub(r"[ \u3000]", "", text))
        if name is None and (match := _GAZETTE.search(compact)):
            name = match[1]
        if match := _YEAR_ISSUE.search(compact):
            year = year or int(match["year"])
            number = number or _issue_number(next(filter(None, match.groups()[1:])))
        if number is None and len(compact) < 40 and (match := _ISSUE.search(compact) or _NO.search(text)):
            number = _issue_number(match["issue"])
        if number is None and (match := _YEAR_DOT_ISSUE.fullmatch(compact)):
            year, number = year or int(match["year"]), _issue_number(match["issue"])
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


def _in_digits(text: str) -> str:
    """Year and numbers in digits, as 二〇一七年第二十一期 prints them in Chinese ones."""
    text = _HAN_YEAR.sub(lambda match: match[1].translate(_HAN_DIGITS), text)
    return _HAN_ORDINAL.sub(lambda match: str(number_of(match[1])), text)


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


def cut_colophon(
    paragraphs: Sequence[Paragraph],
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The paragraphs without the colophon at their end, and the colophon.

    An address or a telephone number may end a notice, too: a colophon names its publisher or
    licence, and no document's date and no provision stand in it.
    """
    cut = len(paragraphs)
    for index in range(len(paragraphs) - 1, max(-1, len(paragraphs) - _COLOPHON_REACH), -1):
        text = paragraphs[index].text
        if is_date_line(text) or _is_provision(text):
            break
        if _COLOPHON.search(text) and len(text) < _COLOPHON_LINE:
            cut = index
        elif cut - index > _COLOPHON_GAP or len(text) > _COLOPHON_GAP_LINE or "。" in text:
            break
    if not any(_PUBLISHER.search(paragraph.text) for paragraph in paragraphs[cut:]):
        cut = len(paragraphs)
    return tuple(paragraphs[:cut]), tuple(paragraphs[cut:])


def _is_provision(text: str) -> bool:
    """Whether a paragraph is a document's: a numbered sentence, or a long one that doesn't speak of the gazette."""
    label = read_label(text)
    numbered = label is not None and not label.bare
    return ends_sentence(text) and (numbered or (len(text) > _PROVISION and "本刊" not in text))
