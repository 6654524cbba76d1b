"""The same issue as other hands would have received it: what changes is the print, never the gold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.accuracy.sources import GoldIssue, Lines

if TYPE_CHECKING:
    from collections.abc import Mapping


_PAGE = 60
_YEAR = re.compile(r"〔(\s*[０-９0-9]{4}\s*)〕")
_HALF = str.maketrans("，：（）；", ",:();")
_DAY = re.compile(r"\s*([12０-９0-9]{4})\s*年\s*([０-９0-9]{1,2})\s*月\s*([０-９0-9]{1,2})\s*日\s*")
_NUMBER = re.compile(r"(\s*)([^\s\d〔〕，。；：《》]{2,10}〔[０-９0-9]{4}〕\s*[０-９0-9]{1,4}\s*号)(\s*)")
_DIGITS = "○一二三四五六七八九"
_LETTERS = str.maketrans("，。（）〔〕《》：、", "ɿǱߨߩߪ߫ꃀꃁĤƾ")
"""What a badly mapped font may give for signs."""
_FORMS = str.maketrans("。、金立年理", "｡､⾦⽴\uf98e\uf9e4")
_MARGINS = ("      ", "             ")
"""White left of the text on left and on right pages."""


def _as_it_is(index: int, text: str) -> str:
    del index
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Disturbance:
    """A name, what it does to the lines, how a line then stands in the file, and the file's encoding.

    What ``printed`` does is unknown to the gold: it has to be undone by the reading.
    """

    name: str
    lines: Callable[[GoldIssue], Lines] = lambda issue: issue.lines
    printed: Callable[[GoldIssue], Callable[[int, str], str]] = lambda _: _as_it_is
    encoding: str = "utf-8"


def _each(change: Callable[[str], str]) -> Callable[[GoldIssue], Lines]:
    return lambda issue: tuple((no, change(text)) for no, text in issue.lines)


def _starts(issue: GoldIssue) -> set[int]:
    """Lines at which the gold has a paragraph begin; none where it doesn't list them."""
    return {p["start_line"] for document in issue.gold["documents"] for p in document.get("paragraphs", [])}


def _indented(issue: GoldIssue) -> Lines:
    """Indents of paragraphs kept, as many PDF readers do; only where the gold lists paragraphs."""
    if not (starts := _starts(issue)):
        return issue.lines
    return tuple((no, ("\u3000\u3000" if no in starts else "") + text.strip()) for no, text in issue.lines)


def _without_blanks(issue: GoldIssue) -> Lines:
    return tuple((no, text) for no, text in issue.lines if text.strip())


def _marked(*marks: str) -> Callable[[GoldIssue], Lines]:
    """Lines put in after every sixtieth printed line; left and right pages take turns where one has a ``|``."""

    def lines(issue: GoldIssue) -> Lines:
        found: list[tuple[int | None, str]] = []
        printed = page = 0
        for no, text in issue.lines:
            found.append((no, text))
            printed += bool(text.strip())
            if printed >= _PAGE and len(text.strip()) > 6 and "\t" not in text:
                printed, page = 0, page + 1
                said = {
                    "page": page,
                    "gazette": issue.gold["gazette"],
                    "year": issue.gold.get("year") or 2016,
                }
                for mark in marks:
                    sides = mark.split("|")
                    found.append((None, sides[page % len(sides)].format(**said)))
        return tuple(found)

    return lines


def _dots_apart(text: str) -> str:
    text = re.sub(r"^(\s*[０-９]{1,2})\ue010?\s?(?=[一-鿿])", r"\1 . ", text)
    return re.sub(r"^(\s*[0-9０-９]{1,2})[.．]", r"\1 ． ", text)


def _without_marks(text: str) -> str:
    return re.sub(r"^#+ |\*\*|^- ", "", text)


def _chinese_date(text: str) -> str:
    """２０１６ 年 １ 月 ２１ 日 alone on its line → 二○一六年一月二十一日."""
    if not (match := _DAY.fullmatch(text)):
        return text
    year, month, day = match.groups()
    return f"{''.join(_DIGITS[int(c)] for c in year)}年{_numeral(int(month))}月{_numeral(int(day))}日"


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("", "十", "二十", "三十")[tens] + (_DIGITS[ones] if ones else "")


def _margins(issue: GoldIssue) -> Callable[[int, str], str]:
    """Every line behind its page's margin, paragraphs indented; Markdown and tables have no margins."""
    starts = _starts(issue)
    if not starts or any(text.startswith("#") for _, text in issue.lines):
        return _as_it_is

    def printed(index: int, text: str) -> str:
        if len(text.strip()) <= 3 or "\t" in text:
            return text
        return _MARGINS[index // _PAGE % 2] + ("    " if index + 1 in starts else "") + text.strip()

    return printed


def _garbled(text: str) -> str:
    return text.translate(_LETTERS)


def _other_codes(text: str) -> str:
    """Half-width forms, radicals, compatibility ideographs; a zero-width space here and there."""
    return re.sub(r"([一-鿿]{12})(?=[一-鿿])", "\\1\u200b", text).translate(_FORMS)


_BY_CHANGE: Mapping[str, Callable[[GoldIssue], Lines]] = {
    "as received": lambda issue: issue.lines,
    "indents kept": _indented,
    "no blank lines": _without_blanks,
    "page marks put in": _marked("", "- {page} -", "", "{gazette} {year}年", ""),
    "page numbers on the line of the head": _marked("{page}  {gazette}|文件选登  {page}", ""),
    "bare page numbers": _marked("", "{page}"),
    "numbers in ［］": _each(lambda text: _YEAR.sub(r"［\1］", text)),
    "numbers in （）": _each(lambda text: _YEAR.sub(r"（\1）", text)),
    "numbers in brackets of their own": _each(
        lambda text: _NUMBER.sub(r"\1（\2）\3", text) if _NUMBER.fullmatch(text) else text
    ),
    "dates in Chinese digits": _each(_chinese_date),
    "list numbers apart from their dots": _each(_dots_apart),
    "half-width punctuation": _each(lambda text: text.translate(_HALF)),
    "Markdown signs taken away": _each(_without_marks),
}
DISTURBANCES: tuple[Disturbance, ...] = (
    *(Disturbance(name=name, lines=change) for name, change in _BY_CHANGE.items()),
    Disturbance(name="margins of left and right pages kept", printed=_margins),
    Disturbance(name="signs as letters of other scripts", printed=lambda _: lambda _, text: _garbled(text)),
    Disturbance(name="characters in other codes", printed=lambda _: lambda _, text: _other_codes(text)),
    Disturbance(name="GB18030", encoding="gb18030"),
)
