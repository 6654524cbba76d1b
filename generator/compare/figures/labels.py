"""What a figure measures, in words that a reader understands without the text around them.

The words of its clause on both sides up to the next figure; where those are too few, the clause
before; for a deadline what is to be done by then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.compare.figures.spots import PER
from generator.compare.language.numerals import COMMA, DATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    Span = tuple[int, int, str]

_LONGEST, _NAMING = 36, 4
"""Letters at which a label is cut; below which it names nothing."""
_SUBJECT = 2
"""Letters of a subject on which a clause hangs (成交额3亿元，是上年的1.5倍)."""
_QUALIFIED = 6
"""Letters of what qualifies the counted by a figure of its own."""
_REACH, _NEIGHBOURS = 240, 24
"""Characters and figures before and behind one in which its words are looked for."""
_STOP = re.compile(rf"{COMMA}|[。；！？;]|[：:](?!(?<=\d[：:])\d\d)")
_LIST = re.compile(r"(?<![省市县区乡])、(?![^（）]*）)")
"""Where a list's next entry begins, not in brackets nor in 区、县（市）."""
_INTRODUCES = re.compile(
    r"^(?:其中|并且|并(?!购)|且|要(?!素)|应当|应(?![急用])|须|和|或者|或|由(?!此)|对于|对(?![外口接于])|力争|争取|确保|保证|同时|以及|努力|实现|的|以上|以下"
    r"|给予|予以|按照?|分别|原则上|一般|在(?=[^\u4e00-\u9fff]|$))+"
)
_HANGS_ON = re.compile(
    r"(?:原则上|一般|最[长高低短]|应当?|要|须|分别为|为|按照|按|控制|可以|可|以|通过|(?<![费使应利专公])用|在|从|给予|达到|至少|最多|不少于|不低于|的|各|均|都|将|拟|有|分别|不|提高到|增加到|超|于|到)+$"
)
_LEADS_ON = re.compile(r"(?:分别|不[少低高大]于|不超过|达到|[提增减降][高加少低]?到|均|为|的|超|约|[（(])+$")
"""What leads on to the next figure, behind a label."""
_BRACKET = re.compile(r"^(?:[（(][^（）()]*[）)]|[^（(]{0,12}[）)])")
_FROM = re.compile(r"(?:由|从)(?:现在|目前|原来|原先|当前)?的?$")
_TO = re.compile(r"(?:以上|以下|左右|的)?(?:提[高升]|增[加长]|上升|扩大|下降|降低|减少|压缩|降|升)?[到至为]?")
"""What stands between the old value and the new: 由85%提高到90%."""
_NUMBERED = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百零\d]{1,6}[章节条款]\s*|[一二三四五六七八九十]{1,3}(?:是|、(?![一二三四五六七八九十]{1,3}[、和级类等]))|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))"
)
_TIME = re.compile(r"^\s*\d{1,2}[：:]\d\d")
_DAY = rf"[到至在于自]?(?:{DATE.pattern})"
_DAYS_BEFORE, _DAYS_AFTER = re.compile(rf"(?:{_DAY}[、和及与])+$"), re.compile(rf"^(?:[、和及与]{_DAY})+")
"""Other days of a list (2026年、2027年)."""
_CLINGS = re.compile("[是为占比较](?![例重])")
"""How a clause begins whose subject stands in the one before (，占总产值的32%)."""
_GROWS = re.compile("(?:同比|年均|环比)?(?:增长|提[高升]|增加|下降|降低)")
"""A clause that goes on about the subject of the one before (，同比增长5%，占…)."""
_AND = re.compile("(?:以及|和|及|与)$")
_PER = re.compile(rf"{PER.pattern}$")
_ADVERBIAL = re.compile(r"^(?:按照?|根据|依据|依托|以|经|结合|通过|针对|围绕|参照|在)")


def label_of(text: str, spans: Sequence[Span], at: int) -> str:
    """What the ``at``-th of ``spans``, the figures of ``text`` with their leading words, measures."""
    start, end, kind = spans[at]
    if kind == "deadline":
        due = _of_deadline(text, start, end)
        return due if len(due) <= _LONGEST else f"{due[:_LONGEST]}…"
    own = bare(_before(text, spans, at))
    rest = _after(text, spans, at)
    if _AND.search(rest):  # 90%的台和70%的站达到三星级: too short alone, and said of both together
        alone = _AND.sub("", rest)
        rest = alone if len(own + alone) >= _NAMING else _STOP.split(text[end : end + _REACH])[0]
    label = _INTRODUCES.sub("", own + (rest if len(own) + len(rest) <= _LONGEST else ""))
    clings = _CLINGS.match(label) or _GROWS.fullmatch(label)
    if len(label) < _NAMING or clings:
        label = _joined(_clauses_before(text, spans, at, least=_SUBJECT if clings else _NAMING), label)
    return label if len(label) <= _LONGEST else f"…{label[-_LONGEST:]}"


def _before(text: str, spans: Sequence[Span], at: int) -> str:
    """The words of the clause before a figure: since the one before it, over a date."""
    start = spans[at][0]
    words = ""
    for first, last, kind in reversed(spans[max(0, at - _NEIGHBOURS) : at]):
        gap = text[last:start]
        if _STOP.search(gap) or start - last > _REACH:
            break
        if kind != "deadline" and not (_TO.fullmatch(gap) and _FROM.search(text[max(0, first - 6) : first])):
            if _AND.search(gap):
                return ""  # 90%的台和70%的站
            if gap and not re.match("(?:以上|以下)?的", gap):
                return _LIST.split(gap + words)[-1]
            words, start = text[first:last] + gap + words, first  # 产值超10亿元的企业, 前两年100%
            continue
        words, start = (gap + words if kind == "deadline" else ""), first
    clause = _STOP.split(text[max(0, start - _REACH) : start])[-1]
    if words:
        clause = re.sub(r"[在于到至]$", "", clause)
    return _LIST.split(clause + words)[-1]


def _after(text: str, spans: Sequence[Span], at: int) -> str:
    end = spans[at][1]
    stop = spans[at + 1][0] if at + 1 < len(spans) else end + _REACH
    between = text[end:stop]
    qualifies = 0 < len(between) <= _QUALIFIED and not _TO.fullmatch(between) and not _AND.search(between)
    if spans[at][2] == "count" and qualifies:
        stop = end + _REACH  # 5家产值超50亿元企业
    words = _LIST.split(_STOP.split(text[end : min(stop, end + _REACH)])[0])[0]
    words = re.sub(r"^(?:及?以[上下内]|左右|之内|内)", "", words)
    if re.match(r"[的]?(?:且|并|或|和|与|以及|、|——|—|至|到|[（）()×])", words):
        return ""
    return _LEADS_ON.sub("", words) if len(words) > 1 else ""


def _clauses_before(text: str, spans: Sequence[Span], at: int, *, least: int) -> str:
    """The nearest clause before a figure's own that says something, in ``least`` letters."""
    start = spans[at][0]
    words, last = "", max(0, start - _REACH)
    for begin, end, _ in spans[max(0, at - _NEIGHBOURS) : at]:
        if begin >= last:
            words, last = f"{words}{text[last:begin]}\0", end
    clauses = re.split(rf"{COMMA}|[；：。;:]|(?<![省市县区乡])、", words + text[last:start])[:-1]
    said = (max(map(bare, clause.split("\0")), key=len) for clause in reversed(clauses))
    return next(
        (
            each
            for each in said
            if len(each) >= least and not _CLINGS.match(each) and not _GROWS.fullmatch(each)
        ),
        "",
    )


def _of_deadline(text: str, start: int, end: int) -> str:
    """Who or what is due, and what is to be done: the clause's words, or the next clause that says it."""
    clause = _STOP.split(text[max(0, start - _REACH) : start])[-1]
    own = bare(_DAYS_BEFORE.sub("", clause))
    tail = _STOP.split(text[end : end + _REACH])
    rest = re.sub(r"^(?:以前|之前|前|起|的|开始)+", "", _TIME.sub("", _DAYS_AFTER.sub("", tail[0])))
    if not rest and not text.startswith("延", start):
        parts = [part for part in tail[1:] if len(part) >= _NAMING]
        rest = next((part for part in parts if not _ADVERBIAL.match(part)), parts[0] if parts else "")
    if len(own) + len(rest) < _NAMING:
        clauses = [bare(part) for part in _STOP.split(text[max(0, start - _REACH) : start])[:-1]]
        own = _joined(next((part for part in reversed(clauses) if len(part) >= _NAMING), ""), own)
    return own + _LEADS_ON.sub("", _INTRODUCES.sub("", rest))


def _joined(first: str, second: str) -> str:
    return f"{first}，{second}" if first and second else first + second


def bare(words: str) -> str:
    """``words`` without what introduces a figure or hangs on it."""
    words = _BRACKET.sub("", _NUMBERED.sub("", words.strip().rstrip("（(")))
    return _HANGS_ON.sub("", _PER.sub("", _FROM.sub("", _INTRODUCES.sub("", words))))
