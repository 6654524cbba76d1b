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

from generator.compare.language.listed import word_patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.registry import Phrases

_TITLE = re.compile(r"《[^《》]{0,160}(?:《[^《》]{0,80}》[^《》]{0,80})*》")
_OWN = re.compile(r"(?:已经|业经|已由|经)[^。；]{0,20}(?:同意|批准|通过|审定)")
_ASIDE = "各的和与及内等在将对要应"
"""They stand between a place's name and what is its own: 浙江省各大学."""
_SIDES = "[东西南北中]?"
_TIERS = tuple("省市县区州盟旗")
_AHEAD = 14
_START = 2
"""Characters by which the phrases that may stand at a place are looked up."""
_SHORT = 3
"""Up to how many characters a phrase can end within a word by chance; 市教育局 ends in 市教育局长 on purpose."""
_COUNTY = "县"
"""With it 会同 and 和 happen to be names of places, too."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases to be found; ``guarded`` ones (names of places) not where a proper name goes on.

    ``proper`` matches what goes on a proper name behind a place (大学), ``site`` what is named after its bare name (大道).
    """

    phrases: frozenset[str]
    guarded: frozenset[str] = frozenset()
    proper: re.Pattern[str] | None = None
    site: re.Pattern[str] | None = None
    _by_start: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False, hash=False)
    _starts: re.Pattern[str] | None = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        grouped: dict[str, list[str]] = {}
        for phrase in self.phrases | self.guarded:
            if phrase:
                grouped.setdefault(phrase[:_START], []).append(phrase)
        ordered = {
            start: tuple(sorted(names, key=lambda n: (-len(n), n))) for start, names in grouped.items()
        }
        object.__setattr__(self, "_by_start", ordered)
        firsts = sorted({start[0] for start in ordered})
        starts = re.compile("[" + "".join(map(re.escape, firsts)) + "]") if ordered else None
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
            here = text[at : at + _START]
            for phrase in (*self._by_start.get(here, ()), *self._by_start.get(here[:-1], ())):
                if (
                    text.startswith(phrase, at)
                    and not (phrase in self.guarded and self._is_proper(text, at + len(phrase)))
                    and not words.torn(at, at + len(phrase))
                ):
                    yield at, at + len(phrase), phrase
                    at += len(phrase)
                    break
            else:
                at += 1

    def _is_proper(self, text: str, at: int) -> bool:
        """Whether a proper name (a bank, a university, a street) goes on at ``at``."""
        if self.proper is not None and self.proper.match(text[at : at + _AHEAD]) is not None:
            return True
        return (
            self.site is not None
            and not text.endswith(_TIERS, 0, at)
            and self.site.match(text, at) is not None
        )


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


def title_spans(text: str, *, own: bool = True) -> list[tuple[int, int]]:
    """(start, end) of what stands between 《 and 》, the signs included.

    With ``own`` false, without the title of the text that a cover transmits (《…》已经省政府同意):
    there the document names itself.
    """
    if "《" not in text:
        return []
    return [match.span() for match in _TITLE.finditer(text) if own or not _OWN.match(text, match.end())]


def lexicon(phrases: Iterable[str], guarded: Iterable[str] = (), names: Phrases | None = None) -> Lexicon:
    """A :class:`Lexicon` of ``phrases`` and of ``guarded`` names of places; ``names`` lists what goes on a proper name."""
    proper = "|".join(map(re.escape, names.proper_words)) if names else ""
    site = "|".join(word_patterns(names.site_words)) if names else ""
    return Lexicon(
        frozenset(phrases),
        frozenset(guarded),
        re.compile(rf"(?:(?![{_ASIDE}])[\u4e00-\u9fff]){{0,8}}?(?:{proper})") if proper else None,
        re.compile(f"{_SIDES}(?:{site})") if site else None,
    )
