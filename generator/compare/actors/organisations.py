"""Whom a text asks to act that is no body of the state: 学校应当, 由供餐企业负责.

They are named only where they must act; elsewhere they are what a provision speaks of.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.compare.language.listed import any_of
from generator.registry.actors import ActorWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry import Phrases

_NO_NAME = "[等且并或要须可不对由经向的在将把被按为与和、，]|应(?![用急])|任何|其他|有关|相关|开展|建立|加强|推进|推动|完善|落实|制定|鼓励|支持|引导|告知|通知|要求|督促|责令|同时"
_LONGEST = 14
_LINK = re.compile("、|和|以及|及其?|与|或者|或(?!者)")
_EVERY = re.compile("^(?:各类|各级|各|所有|全体)")
_ALL = frozenset({"单位", "组织", "机构", "公司", "企业单位"})
"""Words that tell nobody by themselves."""


def organisations(text: str, actors: ActorWords, phrases: Phrases) -> Iterator[tuple[int, int]]:
    """(start, end) of the organisations that ``text`` asks to act."""
    if not any(word in text for word in actors.organisation_words):
        return
    nobody = _ALL | {label for role in actors.roles for label in role.labels}
    for run in _asked(actors, phrases).finditer(text):
        cuts = [(run.start(1), run.start(1)), *(link.span() for link in _LINK.finditer(text, *run.span(1)))]
        for (_, start), (end, _) in pairwise([*cuts, (run.end(1), run.end(1))]):
            every = _EVERY.match(text[start:end])
            begin = start + (len(every[0]) if every else 0)
            if text[begin:end] not in nobody:
                yield begin, end


def _pattern(actors: ActorWords) -> str:
    ending = any_of(actors.organisation_words)
    return rf"(?!者)(?:(?!{_NO_NAME})[\u4e00-\u9fff]){{0,{_LONGEST}}}?{ending}(?!{ending})"


@lru_cache(maxsize=8)
def _asked(actors: ActorWords, phrases: Phrases) -> re.Pattern[str]:
    one = _pattern(actors)
    modals = any_of(modal.word for modal in phrases.modals if not modal.manner and modal.rank > 1)
    run = rf"{one}(?:(?:{_LINK.pattern}){one})*"
    return re.compile(
        rf"(?:^|(?<=[，。；：由等的]))({run})等?(?=(?:也|均|都|同时)?(?:{modals}(?![求素点用急变对届])|负责(?!人)|至少|每[年季月周日]))"
    )
