"""Column and page breaks in a flowed source: a paragraph cut in two, known by its syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.source.cuts import proves_cut
from generator.source.history import breaks_off
from generator.source.labels import LabelKind, read_label
from generator.source.layout import Measure
from generator.source.lines import Line
from generator.source.shape import (
    Paragraph,
    Pending,
    ends_entry,
    ends_in_remark,
    ends_sentence,
    is_whole,
    names_text,
    opens_attachment_list,
    stands_alone,
    unclosed,
)
from generator.source.words import cuts_a_word, wants_more

_PROSE = re.compile(r"[，。；：,;:]")
_CLAUSE = re.compile(r"[。；;]")
_TAIL = re.compile(r"[^。；：（）]{1,12}。")  # the last words of a sentence
_PHRASES = re.compile(r"[^，。；：、]{4,12}，[^，。；：、]{4,12}")
_LONG = 30
_INDENT = 2
_NUMBERED = (LabelKind.HAN_BRACKET, LabelKind.ARTICLE, LabelKind.CHAPTER)
_LIST = 60
"""Paragraphs in which the number before is sought."""
# A whole title, and below it those to whom the text goes.
_TITLE = re.compile(r".{0,40}关于[^，。；：]{4,80}(?:通知|意见|报告|请示|决定|方案|办法|规定|批复|函|通报)")
_ADDRESSED = re.compile(r"(?!.*如下)[^。；《》]{2,60}[:：]")
# One person of a list of names, with a post: a line that no mark ends.
_PERSON = re.compile(
    r"(?:副?\s*组\s*长|副?\s*主\s*任|副?\s*主\s*席|副?\s*总?\s*指\s*挥|成\s*员|委\s*员|秘\s*书\s*长|召\s*集\s*人)\s*[:：][^、，。；]{2,40}"
)
_KEYED = re.compile(r"[^，。；：,;:（(]{1,8}\s*[：:]")  # 组长：甲
# An entry of printed contents: leaders, then the page.
# 牵头单位：甲、乙 on a line of its own is whole without an end mark.
_UNITS = re.compile(r"[^，。；：,;:]{2,8}(?:单位|部门|处室|责任人)\s*[:：][^。；;]*")
# A numbered line with such words is a sentence, not a heading.
_SENTENCE = re.compile(r"适用于|是指|应当|不得|本(?:预案|办法|方案|规定|意见|细则)(?!的)")
_OPENER = re.compile(r"为[了加进贯深落规切认全推促有充更做确保积着牢]|根据|按照|依照|依据")
_LISTED = re.compile(r"[^，。；：、\s]{1,8}、")
_BODY_ENDS = re.compile(r"[局厅委办部会院行队司府室处所站区县市]$|中心$")


def joins_flowed(
    pending: Pending,
    line: Line,
    measured: Measure,
    *,
    after_blank: bool,
    earlier: Sequence[Paragraph],
) -> bool:
    """Whether ``line`` is the second half of the paragraph that ``pending`` opens."""
    text = pending.text
    if _set_apart(pending, line) or (earlier and is_whole(text, earlier[-1].text)):
        return breaks_off(text) and unclosed(line.text, pending.unclosed) < pending.unclosed
    if proves_cut(text, pending.unclosed, line.text, earlier):
        return True
    if ends_sentence(text) or _is_entry(text, line.text, first=after_blank and not earlier):
        return False
    if measured.whole:
        return _goes_on(text, line.text)
    if pending.unclosed or text.endswith("、"):
        return True
    if ends_in_remark(text) or (pending.first.bold and not _CLAUSE.search(text)):
        return False
    if _labelled_apart(text, line.text, after_blank=after_blank) or _next_of(line.text, text, earlier):
        return False
    mine, other = read_label(text), read_label(line.text)
    prose = bool(_PROSE.search(text) or len(text) >= _LONG or _SENTENCE.search(text) or _OPENER.match(text))
    dash = mine is not None and mine.kind is LabelKind.DASH and other is None
    if dash or (prose and not _UNITS.fullmatch(text)):
        return True
    return (
        cuts_a_word(text, line.text)
        or wants_more(text)
        or _lists_on(text, line.text)
        or _siblings_end(text, earlier)
    )


def _goes_on(text: str, rest: str) -> bool:
    """Whether a line that no mark ends goes on where hardly any does: after a comma, in mid-word, for the last words of a sentence."""
    label = read_label(rest)
    if label and not label.bare:
        return False
    tail = _CLAUSE.search(text) and text[-1] not in "）)〕]" and _TAIL.fullmatch(rest)
    return bool(tail) or text.endswith(("、", "，", ",")) or cuts_a_word(text, rest) or wants_more(text)


def _is_entry(text: str, rest: str, *, first: bool) -> bool:
    """Whether a line is whole without an end mark: 组长：甲 above another, a title above those to whom it goes.

    ``first`` says that it heads the text: a document without addressee begins with its title.
    """
    if (_KEYED.match(text) and _begins_anew(text, rest)) or _PERSON.fullmatch(text):
        return True
    titled = _TITLE.fullmatch(text)
    return bool(first and (titled or names_text(text))) or bool(titled and _ADDRESSED.fullmatch(rest))


def _labelled_apart(text: str, rest: str, *, after_blank: bool) -> bool:
    """Whether list numbers part two lines, or the first is a numbered heading."""
    mine, other = read_label(text), read_label(rest)
    if mine and other:
        return other.follows(mine) or (not _CLAUSE.search(text) and other.kind is not mine.kind)
    return bool(after_blank and mine and not other and _is_heading(text[mine.end :], rest))


def _next_of(rest: str, text: str, earlier: Sequence[Paragraph]) -> bool:
    """Whether the line below bears the next number of a list above: （八） where （七） stood.

    三、四级 may be the rest of a sentence; brackets around a number hardly are.
    """
    label = read_label(rest)
    if label is None or label.kind not in _NUMBERED or text[-1] in "，第":
        return False
    above = (read_label(paragraph.text) for paragraph in reversed(earlier[-_LIST:]))
    return any(other is not None and label.follows(other) for other in above)


def _is_heading(text: str, rest: str) -> bool:
    """强化顶层设计，统筹空间布局 above a whole sentence: two phrases of four words' length, and no word cut."""
    return bool(_PHRASES.fullmatch(text) and ends_sentence(rest)) and not (
        cuts_a_word(text, rest) or wants_more(text)
    )


def _begins_anew(keyed: str, text: str) -> bool:
    """Whether a line below 成员：乙 is another such line, or a numbered one."""
    label = read_label(text)
    numbered = label is not None and not label.bare and keyed[-1] not in "，、"
    return numbered or bool(_KEYED.match(text))


def _set_apart(pending: Pending, line: Line) -> bool:
    """Whether something the eye sees parts the two: a heading, a bullet, an indent."""
    return bool(
        line.heading
        or line.bullet
        or line.indent >= _INDENT
        or pending.first.heading
        or pending.last.hard_break
        or stands_alone(pending.last.text)
        or ends_entry(pending.text)
        or stands_alone(line.text)
        or opens_attachment_list(pending.text)
        or opens_attachment_list(line.text)
    )


def _lists_on(text: str, rest: str) -> bool:
    """省文化厅、省新闻出版 / 广电局、…: what stands between two 、 is cut in two."""
    label = read_label(text)
    _, mark, last = text[label.end if label else 0 :].rpartition("、")
    return bool(mark and _LISTED.match(rest) and not _BODY_ENDS.search(last) and read_label(rest) is None)


def _siblings_end(text: str, earlier: Sequence[Paragraph]) -> bool:
    """Whether the item before this one in its list ended with a mark, so that this one should."""
    mine = read_label(text)
    if mine is None or not earlier:
        return False
    before = earlier[-1].text
    label = read_label(before)
    return bool(label and mine.follows(label) and ends_sentence(before))
