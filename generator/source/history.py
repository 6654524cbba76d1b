"""The history under a regulation's title (题注): who adopted, amended and published it, and when.

《立法法》 asks for it: the body that enacted, the day of adoption, and one after the other the amendments. It stands in
brackets, on one line or on several, or bare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from generator.source.days import DAY, day_of

_DAY = re.compile(DAY)
_DONE = r"(?:通过|批准|公布|发布|颁布|修正|修订|修改|施行|实施)"
_BRACKETED = re.compile(rf"[（(](?:根据)?{DAY}[^。]*{_DONE}[^（()）。]{{0,20}}[)）]?")
_BARE = re.compile(rf"(?:根据)?{DAY}[^。]{{0,160}}{_DONE}[\s\u3000]*[)）]?(?:[\s\u3000]*根据)?")
_OPENED = re.compile(rf"[（(](?:根据)?{DAY}[^）)。]*")
_LONGEST = 1200
# What was done to the text itself by its own makers; an approval comes from above, and a day of effect is none.
_MADE = re.compile(r"(?:通过|修正|修订|修改)$")
_APPROVED = re.compile(r"批准")
_ORDERED = re.compile(r"(?:令.{0,20}|政府|国务院|[部委厅局署])(?:公布|发布|颁布)$")
_BODY = re.compile(
    r"(?:[经由])?(?P<name>[\u4e00-\u9fff、]{2,60}?)(?:令?第?[\d一二三四五六七八九十百〇零\s]+[次号]|令|公布|发布|颁布|通过|修订)"
)
_SPACES = re.compile(r"[\s\u3000]+")
# What stands between two entries, and how often the text was amended.
_AROUND = re.compile(r"(?:[，,、；;（()）]|根据|[经自])+$|第[一二三四五六七八九十]+次(?=修[正订改])")
_TERM = re.compile(r"第?[一二三四五六七八九十\d]+届")
_STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One entry of a history: its day, and what it tells of it (某市第九届人民代表大会第二次会议通过)."""

    day: date
    told: str

    @property
    def makes(self) -> bool:
        """Whether the text became by it what it is: adopted or amended by its makers, or published by an order."""
        if _MADE.search(self.told):
            return not _APPROVED.search(self.told.split("《")[0])
        return bool(_ORDERED.search(self.told))

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that acted, without the number of term and session; empty where it names none."""
        match = _BODY.match(_TERM.sub("", self.told))
        names = match["name"].split("、") if match else []
        return tuple(name.removeprefix(_STATE) for name in names if name != _STATE)


def is_history(text: str) -> bool:
    """Whether a line or paragraph is history and nothing else.

    >>> is_history("（2025年6月20日星河省第十届人民代表大会第九次会议通过）")
    True
    >>> is_history("2025年6月20日 星河省第十届人民代表大会第九次会议通过"), is_history("2025年6月20日前完成。")
    (True, False)
    """
    return len(text) < _LONGEST and bool(_BRACKETED.fullmatch(text) or _BARE.fullmatch(text))


def breaks_off(text: str) -> bool:
    """Whether a line opens a history's bracket and ends within an entry, as （2025年6月20日星河省人民政府."""
    return len(text) < _LONGEST and bool(_OPENED.fullmatch(text)) and not is_history(text)


def history(texts: Iterable[str]) -> tuple[Act, ...]:
    """The entries of the history that ``texts`` print, in printed order.

    >>> [act.told for act in history(["（2020年1月2日望舒市人民政府令第3号公布 2025年4月5日修订）"])]
    ['望舒市人民政府令第3号公布', '修订']
    """
    return tuple(act for text in texts for act in _acts(text))


def made_on(acts: Iterable[Act]) -> date | None:
    """The day on which the text became what it is: of its last adoption or amendment by its makers."""
    return max((act.day for act in acts if act.makes), default=None)


def _acts(text: str) -> Iterator[Act]:
    found = list(_DAY.finditer(text))
    for match, after in zip_longest(found, found[1:]):
        told = _SPACES.sub("", text[match.end() : after.start() if after else len(text)])
        if day := day_of(match.group()):
            yield Act(day=day, told=_AROUND.sub("", told))
