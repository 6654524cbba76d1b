"""Set phrases found in a text: longest first, leftmost, never inside 《titles》, never across words.

Several hundred names are sought in every sentence, so the search starts only at characters
with which some name begins, and tries that character's names alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import rjieba

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TITLE = re.compile(r"《[^《》]{0,160}(?:《[^《》]{0,80}》[^《》]{0,80})*》")
_OWN = re.compile(r"(?:已经|业经|已由|经)[^。；]{0,20}(?:同意|批准|通过|审定)")
_PROPER = re.compile(
    r"(?:(?![各的和与及内等在将对要应])[\u4e00-\u9fff]){0,8}?(?:大学|学院|医院|银行|分行|支行|分公司|公司|集团|博物馆|图书馆|日报|晚报|晚|出版社|研究院|研究所|协会|学会|商会|基金会)"
)
"""What follows a place's name when the name is part of a proper name (…省分行)."""
_SITE = re.compile(
    r"[东西南北中]?(?:路(?![网段况径线])|大道|大街|大?桥(?!梁)|(?:火车|高铁|汽车)?站(?![点位在])|机场|港(?![口航澳务])|码头|广场|公园|大厦|饭店|宾馆|酒店"
    r"|市场(?![监主化经准运需竞])|中学|小学|剧院|体育[馆场]|电视台|卫视)"
)
"""What follows the bare name of a place that names a street, a station, a school after it (…大道); of 浙江省中学 there are many."""
_TIERS = tuple("省市县区州盟旗")
_SHORT = 3
"""Up to how many characters a phrase can end within a word by chance; 市教育局 ends in 市教育局长 on purpose."""
_COUNTY = "县"
"""With it 会同 and 和 happen to be names of places, too."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases to be found; ``guarded`` ones (names of places) not where a proper name goes on."""

    phrases: frozenset[str]
    guarded: frozenset[str] = frozenset()
    _by_first: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False, hash=False)
    _starts: re.Pattern[str] | None = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        grouped: dict[str, list[str]] = {}
        for phrase in self.phrases | self.guarded:
            if phrase:
                grouped.setdefault(phrase[0], []).append(phrase)
        ordered = {
            first: tuple(sorted(names, key=lambda n: (-len(n), n))) for first, names in grouped.items()
        }
        object.__setattr__(self, "_by_first", ordered)
        starts = re.compile("[" + "".join(map(re.escape, sorted(ordered))) + "]") if ordered else None
        object.__setattr__(self, "_starts", starts)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, phrase) of every phrase outside 《》, left to right, without overlaps."""
        if self._starts is None:
            return
        titles = title_spans(text, own=False)
        words = _Words(text)
        at = 0
        while (match := self._starts.search(text, at)) is not None:
            at = match.start()
            while titles and titles[0][1] <= at:
                titles = titles[1:]
            if titles and titles[0][0] <= at:
                at = titles[0][1]
                continue
            for phrase in self._by_first[text[at]]:
                if (
                    text.startswith(phrase, at)
                    and not (phrase in self.guarded and is_proper(text, at + len(phrase)))
                    and not words.torn(at, at + len(phrase))
                ):
                    yield at, at + len(phrase), phrase
                    at += len(phrase)
                    break
            else:
                at += 1


class _Words:
    """The words of a text, cut when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at: list[tuple[int, int]] = []

    def torn(self, start: int, end: int) -> bool:
        """Whether ``start:end`` tears a word of the dictionary in two: 全市 in 健全市场, 科技部 in 科技部门."""
        if not self._text[start:end].isalnum() or self._text[start] in _COUNTY:
            return False
        if not self._at:
            # Without guessed words: 由市 is none.
            ends = accumulate(len(word) for word in rjieba.cut(self._text, hmm=False))
            self._at = [word for word in pairwise((0, *ends)) for _ in range(*word)]
        first, last = self._at[start], self._at[end - 1]
        begins_within = first[0] < start and first[1] < end
        ends_within = end - start <= _SHORT and start < last[0] and end < last[1]
        return begins_within or ends_within


def is_proper(text: str, at: int) -> bool:
    """Whether a proper name (a bank, a university, a street) goes on at ``at``."""
    if _PROPER.match(text[at : at + 14]) is not None:
        return True
    return not text.endswith(_TIERS, 0, at) and _SITE.match(text, at) is not None


def title_spans(text: str, *, own: bool = True) -> list[tuple[int, int]]:
    """(start, end) of what stands between 《 and 》, the signs included.

    With ``own`` false, without the title of the text that a cover transmits (《…》已经省政府同意):
    there the document names itself.
    """
    if "《" not in text:
        return []
    return [match.span() for match in _TITLE.finditer(text) if own or not _OWN.match(text, match.end())]


def lexicon(phrases: Iterable[str], guarded: Iterable[str] = ()) -> Lexicon:
    """A :class:`Lexicon` of ``phrases`` and of ``guarded`` names of places."""
    return Lexicon(frozenset(phrases), frozenset(guarded))
