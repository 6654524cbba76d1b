"""Stated validity: when a text takes effect, when it ends, what it replaces. As stated, never computed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from generator.document.model import Effect

_DATE = r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日"
_EFFECTIVE = re.compile(
    rf"自(?:{_DATE}|发布之日|公布之日|印发之日|下发之日|[^，。；]{{2,16}}之日)起(?:正式)?(?:施行|实施|执行|试行|生效)"
)
_EXPIRES = re.compile(rf"有效期(?:为|至|到)?[^，。；]{{1,20}}|(?:施行|执行|试行|实施)(?:至|到){_DATE}(?:止)?")
_REPEALS = re.compile(r"同时(?:废止|停止执行|失效)|自行废止|予以废止|不再执行")
_SENTENCE = re.compile(r"[^。；！？]*[。；！？]?")


def effective(texts: Sequence[str]) -> Effect | None:
    """自…起施行: the words, and the date where one is stated.

    >>> effective(["本办法自2025年4月1日起施行。"]).date
    datetime.date(2025, 4, 1)
    """
    for text in reversed(texts):
        if match := _EFFECTIVE.search(text):
            return Effect(text=match.group(), date=_date(match))
    return None


def expires(texts: Sequence[str]) -> Effect | None:
    """有效期…: the words, and the date where one is stated.

    >>> expires(["本办法自2025年4月1日起施行，有效期5年。"]).text
    '有效期5年'
    """
    for text in reversed(texts):
        if match := _EXPIRES.search(text):
            return Effect(text=match.group(), date=_date(match))
    return None


def repeals(texts: Sequence[str]) -> Effect | None:
    """…同时废止: the sentence that says what is replaced.

    >>> repeals(["《星河省冰场办法》同时废止。"]).text
    '《星河省冰场办法》同时废止。'
    """
    for text in reversed(texts):
        for sentence in _SENTENCE.findall(text):
            if _REPEALS.search(sentence) and ("《" in sentence or "〔" in sentence):
                return Effect(text=sentence.strip())
    return None


def _date(match: re.Match[str]) -> date | None:
    groups = [group for group in match.groups() if group]
    if len(groups) < 3:
        return None
    try:
        return date(*(int(group) for group in groups[:3]))
    except ValueError:
        return None
