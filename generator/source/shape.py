"""What a paragraph is, and what its characters alone say about where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from generator.source.days import DAY
from generator.source.lines import Line


class Shape(StrEnum):
    """What a paragraph is to the eye."""

    TEXT = "text"
    TABLE = "table"
    """Cells with tabs or pipes between them, a row a line."""
    ROTATED = "rotated"
    """A table set on its side: one character a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of lines that the printer meant as one, with its normalised text.

    For a table ``text`` is empty and ``lines`` are its rows.
    """

    lines: tuple[Line, ...]
    text: str
    shape: Shape = Shape.TEXT

    @property
    def start(self) -> int:
        """First source line, 1-based."""
        return self.lines[0].no

    @property
    def end(self) -> int:
        """Last source line, 1-based."""
        return self.lines[-1].no

    @property
    def heading(self) -> int:
        """Markdown heading level of the first line; 0 for none."""
        return self.lines[0].heading

    @property
    def page(self) -> int | None:
        """The page on which it begins, where the source shows it."""
        return self.lines[0].page


_OPEN, _CLOSE = "（《“‘〔〈【(「『", "）》”’〕〉】)」』"
_SEEN = 2000
"""Characters at each end of a paragraph by which its end is judged; prose is far shorter."""
# What stands alone whatever its width: a document number, a date, a label of an attachment.
_BRACKETS = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_LEFT, _RIGHT = "〔\\[（(【［〈﹝{「„", "〕\\]）)】］〉﹞}」‟"
_NUMBER_LINE = re.compile(
    rf"[{_LEFT}]?[^\d，。；：《》{_LEFT}]{{1,20}}[{_LEFT}](?:19|20)\d{{2}}[{_RIGHT}]第?\d{{1,5}}号[{_RIGHT}]?"
)
_LONGEST_DATE = 40  # 2 0 0 5 年 … with its spaces
_DATE_LINE = re.compile(rf"{DAY}|[（(]{DAY}[)）]")
_SIGNED = re.compile(rf"[^，。；：《》,;:\d]{{3,30}}[\s\u3000]+{DAY}(?:印发)?")
_ATTACHMENT_LABEL = re.compile(r"附\s*(?:件|表|录)\s*[\d一二三四五六七八九十]{0,2}\s*[:：]?")
_ATTACHMENT_LIST = re.compile(r"附\s*件?\s*[\d一二三四五六七八九十]{0,2}\s*[:：]\s*\S")
_REMARK = re.compile(r"[（(]此\s*件.{2,20}[）)]")
_LEADERS_AND_PAGE = re.compile(r"[.．·•…‥⋯]{2,}\s*[（(]?\s*\d{1,3}\s*[)）]?$")
_TAIL = 200
"""Longest leaders with a page number, in characters."""
_TITLE = re.compile(
    r"[^，。；：]{4,}(?:办法|细则|规定|规则|方案|计划|规划|纲要|预案|意见|措施|条例|章程|制度|名单|目录|清单|要点|标准|指南)"
    r"(?:[（(][^（）()]*[）)])?"
)
_PROSE = re.compile(r"[，。；：,;:]")
_TERMINAL = "。！？；：:;?!"
_CLOSERS = '）)”’"》〕」』'


def is_number_line(text: str) -> bool:
    """Whether a line is a document number and nothing else."""
    return "号" in text[-2:] and bool(_NUMBER_LINE.fullmatch(text.replace(" ", "").replace("\u3000", "")))


def is_date_line(text: str) -> bool:
    """Whether a line is a date and nothing else, in brackets or not."""
    return len(text) < _LONGEST_DATE and bool(
        _DATE_LINE.fullmatch(text.replace(" ", "").replace("\u3000", ""))
    )


def opens_attachment_list(text: str) -> bool:
    """Whether a line begins a list of attachments (附件说明), as 附件：1.某表."""
    return bool(_ATTACHMENT_LIST.match(text))


def stands_alone(text: str) -> bool:
    """Whether a line never joins another: a number, a date, 附件."""
    return len(text) < 40 and (
        is_number_line(text)
        or is_date_line(text)
        or bool(_ATTACHMENT_LABEL.fullmatch(text) or _SIGNED.fullmatch(text) or _REMARK.fullmatch(text))
    )


def ends_entry(text: str) -> bool:
    """Whether a line ends an entry of the contents: leaders and a page number."""
    return bool(_LEADERS_AND_PAGE.search(text, max(0, len(text) - _TAIL)))


def is_whole(text: str, above: str) -> bool:
    """Addressees under a document's number, and the title of an enclosure under the date, whatever follows."""
    if is_number_line(above):
        return text.endswith(("：", ":")) and "。" not in text
    return is_date_line(above) and names_text(text)


def names_text(text: str) -> bool:
    """Whether a line may be the title of measures, rules or a plan, by its last word and without a mark.

    >>> names_text("望舒市促进冰上运动若干措施（试行）"), names_text("望舒市促进冰上运动，制定措施")
    (True, False)
    """
    return bool(_TITLE.fullmatch(text))


def unclosed(text: str, depth: int = 0) -> int:
    """How many brackets and quotes are open at the end of ``text``; ``depth`` were open before it.

    >>> unclosed("根据《关于加强（试行"), unclosed("（一）总体要求")
    (2, 0)
    """
    for character in _BRACKETS.findall(text):
        if character in _OPEN:
            depth += 1
        elif depth:
            depth -= 1
    return depth


class Pending:
    """A paragraph that is being put together, and what tells whether it goes on.

    ``text`` is what its lines say so far; of a paragraph beyond any prose, its beginning and its
    end, so that each further line costs the same. ``unclosed`` counts all of it.
    """

    def __init__(self, line: Line) -> None:
        self.lines = [line]
        self.text = line.text
        self.unclosed = unclosed(line.text)
        self._shorten()

    @property
    def first(self) -> Line:
        """The line that opens it."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The line after which the question stands."""
        return self.lines[-1]

    def add(self, line: Line) -> None:
        """Take up a line that goes on."""
        self.lines.append(line)
        self.text += line.text
        self.unclosed = unclosed(line.text, self.unclosed)
        self._shorten()

    def _shorten(self) -> None:
        if len(self.text) > 3 * _SEEN:
            self.text = self.text[:_SEEN] + self.text[-_SEEN:]


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends with 。！？；： inside any closing brackets or quotes."""
    stripped = text.rstrip(_CLOSERS)
    return bool(stripped) and stripped[-1] in _TERMINAL


def ends_in_remark(text: str) -> bool:
    """Whether ``text`` ends with a bracket that is a remark of its own, not part of a sentence.

    >>> ends_in_remark("实行分时开放。〔责任单位：市体育局〕"), ends_in_remark("按照望政发〔2025〕")
    (True, False)
    """
    brackets = next((pair for pair in ("（(）)", "〔[〕]") if text and text[-1] in pair[2:]), "")
    if not brackets:
        return False
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        if text[index] in brackets[2:]:
            depth += 1
        elif text[index] in brackets[:2]:
            depth -= 1
            if not depth:
                alone = index == 0 or text[index - 1] in "。；！？;"
                return alone or (brackets[0] == "（" and not _PROSE.search(text[:index]))
    return False
