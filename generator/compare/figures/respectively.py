"""Figures dealt out in order: 城镇、农村居民收入分别增长5%、6%, 2026年、2027年分别达到30家、50家.

As many years, or as many subjects, as figures: each takes its own. Where the counts differ, or both
agree, nobody can tell which belongs to which: the figures keep the whole list as their label and no year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.compare.figures.labels import bare
from generator.compare.figures.spots import PER, REACH
from generator.compare.language.folding import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare.figures.found import Found

_EACH = re.compile("分别|依次")
_SENTENCE = re.compile("[。；！？]")
_CLAUSE = re.compile("[，。；：！？]")
_AND = re.compile("(?:[、，]?(?:以及|和|及|与)|、)(?![^（）]*）)")
"""What stands between the members of a list."""
_OFTEN = re.compile(
    "(?:[、，]?(?:以及|和|及|与)|[、，])?(?:不[少低]于|不超过|达到|超过|突破|提高到|约)?[到至]?"
)
"""What stands between two figures dealt out together."""
_CASE = re.compile("的[^，。；、]{0,8}，?[^，。；、]{0,4}")
"""What stands between a condition's last figure and 分别."""
_LEAD = 14
"""Characters between 分别 and the first of its figures."""
_UNEVEN = 1
"""Letters by which members of a list differ that have no head or tail in common (电动汽车产量和销量)."""
_GROWS = re.compile("(?:年均)?(?:增长|提高|提升|增加|下降|降低)(?:到|至)?$")
"""The verb of another figure of the same subject: 营收年均增长10%，2026年、2027年分别突破…"""
_BOUND = re.compile(r"(?:超过|突破|高于|低于|约)+$")


@dataclass(frozen=True, slots=True)
class _List:
    """What stands before 分别: its subjects, the days before them (as written), and the whole of the clause.

    ``cases`` are the conditions that figures set (收入达到20万元、50万元的，分别给予…).
    """

    cases: tuple[str, ...]
    subjects: tuple[str, ...]
    days: tuple[str, ...]
    whole: str


def respectively(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """``found``, the figures of ``text`` from left to right, with the subject or the year that each is given."""
    dealt = list(found)
    for word in _EACH.finditer(text):
        run = _run(text, found, word.end())
        if len(run) < 2:
            continue
        before = _list(text, found, word.start())
        predicate = bare(_BOUND.sub("", text[word.end() : found[run[0]].start]))
        bound = found[run[0]].comparator
        for place, at in enumerate(run):
            figure = found[at]
            subject, what, when = _share(before, place, len(run), figure)
            stated = subject + text[word.end() : figure.end]
            dealt[at] = replace(
                figure,
                what=what + predicate,
                context=plain(what + predicate),
                per=figure.per if not subject or PER.search(stated) else "",
                when=when,
                comparator=bound if figure.comparator == "=" else figure.comparator,
            )
    return tuple(dealt)


def _run(text: str, found: Sequence[Found], start: int) -> list[int]:
    """The figures of one kind that follow each other from ``start`` on."""
    run: list[int] = []
    for at, figure in enumerate(found):
        if figure.start < start:
            continue
        gap = text[start : figure.start]
        first = not run and len(gap) <= _LEAD and not _CLAUSE.search(gap) and not _AND.search(gap)
        if not first and not (run and _OFTEN.fullmatch(gap) and gap and figure.kind == found[run[0]].kind):
            break
        run.append(at)
        start = figure.end
    return run


def _list(text: str, found: Sequence[Found], end: int) -> _List:
    """The subjects and days before ``end``."""
    first = max((match.end() for match in _SENTENCE.finditer(text, 0, end)), default=0)
    days: list[Found] = []
    for figure in found:
        if figure.kind == "deadline" and first <= figure.start < end:
            if days and not _AND.fullmatch(text[days[-1].end : figure.start]):
                days = []
            days.append(figure)
    start = max((match.end() for match in _CLAUSE.finditer(text, first, end)), default=first)
    if days:
        start = max(start, days[-1].end)
    whole = bare(text[start:end])
    if not whole and start > first:  # 到2025年、2030年，分别达到: what is measured stands before the years
        whole = _said_before(text, found, first, days[0].start if days else start)
    return _List(
        _cases(text, found, end),
        tuple(filter(None, _AND.split(whole))),
        tuple(day.value for day in days),
        whole,
    )


def _cases(text: str, found: Sequence[Found], end: int) -> tuple[str, ...]:
    """The figures right before ``end`` that set conditions, each with the words before the first."""
    run: list[Found] = []
    for figure in reversed([each for each in found if each.end <= end and each.kind != "deadline"]):
        gap = text[figure.end : run[-1].start if run else end]
        if not (
            _OFTEN.fullmatch(gap) and gap and figure.kind == run[0].kind if run else _CASE.fullmatch(gap)
        ):
            break
        run.append(figure)
    if not run:
        return ()
    first = run[-1]
    head = bare(_CLAUSE.split(text[max(0, first.start - REACH) : first.start])[-1])
    bound = re.match(r"\D*", first.value)
    lead = f"{head}{bound[0] if bound else ''}"
    return tuple(
        f"{lead}{figure.value.removeprefix(bound[0] if bound else '')}的" for figure in reversed(run)
    )


def _said_before(text: str, found: Sequence[Found], first: int, end: int) -> str:
    """The subject of the nearest clause between ``first`` and ``end`` that has one."""
    for clause in reversed([*re.finditer("[^，。；：！？]+", text[first:end])]):
        start, stop = first + clause.start(), first + clause.end()
        figures = [each.start for each in found if start <= each.start < stop and each.kind != "deadline"]
        words = bare(_GROWS.sub("", text[start : min(figures, default=stop)]))
        if words:
            return words
    return ""


def _share(before: _List, place: int, count: int, figure: Found) -> tuple[str, str, str]:
    """Whose the figure at ``place`` of ``count`` is (where it is one member's), what it measures, and by when."""
    if len(before.cases) == count:
        return before.cases[place], before.cases[place], figure.when if len(before.days) <= 1 else ""
    by_day, by_subject = len(before.days) == count, len(before.subjects) == count
    if by_day and not by_subject:
        return "", before.whole, before.days[place]
    single = figure.when if len(before.days) <= 1 else ""
    if not by_subject or by_day:
        return "", f"{before.whole}分别", single
    lengths = [len(subject) for subject in before.subjects]
    own = before.subjects[place]
    return own, own if max(lengths) - min(lengths) <= _UNEVEN else f"{before.whole}（{own}）", single
