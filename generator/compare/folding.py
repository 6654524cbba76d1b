"""Folding: the names of level, place and body that any adoption swaps become one sign.

A sentence is compared by its key: letters and digits only (NFKC), its list number cut off,
known misreadings put right, and every name that an adoption swaps replaced by one private-use
character: 省教育厅 and 市教育局 fold to the same sign.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.compare.lexicon import Lexicon, lexicon
from generator.compare.paraphrases import Paraphrases

if TYPE_CHECKING:
    from generator.registry import Swap

SIGN = 0xE000
"""First private-use code point; the n-th class of swaps folds to ``chr(SIGN + n)``."""

_PLACE = "place"
_SHORTEST = 2
"""A swap of one character (省 → 市) can't be told from a part of a word."""

MISREAD = str.maketrans(
    "學國會議發關於開實業務來東車長門問間無對時從為與專區縣鄉鎮廳號書點線級經統計劃規範標準導領組織機構資產農電網環衛醫療藥護養"
    "現場條項進過還運達選邊遠適應體係係權責義眾賣買貿費貸賬貼際陽陰陸隊隨險難響頁順須預顯飛飯館馬驗鬥魚鳥麗黃點齊齒龍龜",
    "学国会议发关于开实业务来东车长门问间无对时从为与专区县乡镇厅号书点线级经统计划规范标准导领组织机构资产农电网环卫医疗药护养"
    "现场条项进过还运达选边远适应体系系权责义众卖买贸费贷账贴际阳阴陆队随险难响页顺须预显飞饭馆马验斗鱼鸟丽黄点齐齿龙龟",
)
"""Traditional characters that OCR puts into simplified text, and what stands there."""
_DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
_MISREAD_MORE = {ord("巿"): "市", ord("曰"): "日"}


@dataclass(frozen=True, slots=True, eq=False)
class Folding:
    """The swaps between two issuers: which forms are one name, and which change is an adoption.

    Both sides' forms fold to the same sign in both texts (省教育厅 kept in a city's text is still
    equal to the province's), but only a base form that became a target form is a localisation.
    """

    lexicon: Lexicon
    signs: dict[str, str]
    base_forms: frozenset[str]
    target_forms: frozenset[str]
    paraphrases: Paraphrases

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, sign) of every name in ``text``."""
        return [(start, end, self.signs[phrase]) for start, end, phrase in self.lexicon.find(text)]

    def fold(self, text: str) -> str:
        """``text`` with every name replaced by its sign."""
        pieces: list[str] = []
        at = 0
        for start, end, sign in self.find(text):
            pieces += (text[at:start], sign)
            at = end
        pieces.append(text[at:])
        return "".join(pieces)

    def key(self, text: str) -> str:
        """What ``text`` is aligned by: its letters, names folded, and one word for all that a draft swaps."""
        return self.paraphrases.fold(plain(self.fold(text)))

    def adopts(self, base: str, target: str) -> bool:
        """Whether ``base`` → ``target`` is a swap that any adoption makes."""
        return (
            base in self.base_forms
            and target in self.target_forms
            and self.signs.get(base) == self.signs.get(target)
        )


@lru_cache(maxsize=64)
def folding(
    swaps: tuple[Swap, ...],
    fields: tuple[Swap, ...] = (),
    paraphrases: tuple[tuple[str, ...], ...] = (),
) -> Folding:
    """The folding that ``swaps`` make; names that share a form fold to one sign.

    ``paraphrases`` are words that drafts put for each other.

    ``fields`` are long and short names of fields (发展改革, 发改). They are words of the text as much
    as names, so they fold to the long name and keep their weight.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    used = [swap for swap in swaps if min(len(swap.base), len(swap.target)) >= _SHORTEST]
    for swap in used:
        parent[root(swap.target)] = root(swap.base)
    classes: dict[str, str] = {}
    signs: dict[str, str] = {}
    for swap in used:
        for name in (swap.base, swap.target):
            signs[name] = classes.setdefault(root(name), chr(SIGN + len(classes)))
    for swap in fields:
        for name in (swap.base, swap.target):  # the longest pair of a field comes first
            signs.setdefault(name, max(swap.base, swap.target, key=len))
    used += fields
    places = {name for swap in used if swap.kind == _PLACE for name in (swap.base, swap.target)}
    return Folding(
        lexicon=lexicon(signs.keys() - places, places),
        signs=signs,
        base_forms=frozenset(swap.base for swap in used),
        target_forms=frozenset(swap.target for swap in used),
        paraphrases=Paraphrases(paraphrases),
    )


@lru_cache(maxsize=1 << 15)
def plain(text: str) -> str:
    """Letters, digits, ``%`` and folding signs of ``text``: what two texts are compared by.

    >>> plain("到２０２０年，不低于 40％。")
    '到2020年不低于40%'
    """
    normal = unicodedata.normalize("NFKC", text).translate(MISREAD).translate(_MISREAD_MORE)
    if "." in normal:  # 1.5 is not 15
        normal = _DECIMAL.sub("点", normal)
    return "".join(c for c in normal if c.isalnum() or c == "%" or "\ue000" <= c <= "\uf8ff")
