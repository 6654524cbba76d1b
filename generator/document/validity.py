"""Stated validity: when a text takes effect, when it ends, what it replaces. As stated, never computed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.document.model import Effect
from generator.source.days import DAY, day_of

_DAY = re.compile(DAY)
_IN_FORCE = r"(?:正式)?(?:施行|实施|执行|试行|生效)"
_LATER = r"(?:满?[\d一二三四五六七八九十]{1,3}(?:个工作)?[日天]后|[\d一二三四五六七八九十]{1,2}个月后)?"
_EFFECTIVE = re.compile(
    rf"(?:[自从于由]\s*{DAY}\s*(?:起|开始)?|{DAY}起|自?(?:发布|公布|印发|下发|颁布|签发)之日起{_LATER}"
    rf"|[自从][^，。；]{{2,16}}(?:之日|\d年\d{{1,2}}月)起){_IN_FORCE}"
)
_EXPIRES = re.compile(
    rf"(?:有效期限?|[试暂]行期限?|(?:执行|实施|施行)期限)(?!内|间|满|届)[^，。；]{{1,40}}|(?:施行|执行|试行|实施)[至到]{DAY}止?"
)
# Permits and certificates have a term of validity, too: a text's own is stated of 本办法, or with its effect.
_OWN = re.compile(
    r"本(?:[\u4e00-\u9fff]{0,4})(?:办法|规定|意见|通知|方案|细则|政策|措施|规则|条例|决定|公告|通告|标准|预案|规程|文件|规范|批复|制度|计划|指南|目录)"
)
_REPEALS = re.compile(
    r"同时(?:予以)?(?:废止|停止执行|失效)|[自即相]行?应?废止|予以废止|宣布失效|不再执行|起(?:即行)?(?:废止|失效|停止执行)"
)
_SENTENCE = re.compile(r"[^。！？]*[。！？]?")
_CLAUSE = re.compile(r"[^。；！？]*[。；！？]?")


def effective(texts: Sequence[str]) -> Effect | None:
    """自…起施行: the words, and the date where one is stated.

    >>> effective(["本办法自2025年4月1日起施行。"]).date
    datetime.date(2025, 4, 1)
    """
    for text in reversed(texts):
        if match := _EFFECTIVE.search(text):
            return _effect(match)
    return None


def expires(texts: Sequence[str]) -> Effect | None:
    """有效期…: the words, and the date where one is stated.

    >>> expires(["本办法自2025年4月1日起施行，有效期5年。"]).text
    '有效期5年'
    """
    for text in reversed(texts):
        for sentence in _SENTENCE.findall(text):
            match = _EXPIRES.search(sentence)
            if match and (_OWN.search(sentence) or _EFFECTIVE.search(sentence)):
                return _effect(match)
    return None


def repeals(texts: Sequence[str]) -> Effect | None:
    """…同时废止: the sentence that says what is replaced.

    >>> repeals(["《星河省冰场办法》同时废止。"]).text
    '《星河省冰场办法》同时废止。'
    """
    for text in reversed(texts):
        for clause in _CLAUSE.findall(text):
            if _REPEALS.search(clause) and ("《" in clause or "〔" in clause):
                return Effect(text=clause.strip())
    return None


def _effect(match: re.Match[str]) -> Effect:
    """The words; the day is the last that they name (from a day to a day)."""
    days = _DAY.findall(match.group())
    return Effect(text=match.group(), date=day_of(days[-1]) if days else None)
