"""Folding: the names of level, place and body that any adoption swaps become one sign.

A sentence is compared by its key: letters and digits only (NFKC), its list number cut off,
known misreadings put right, and every swap of the registry replaced by one private-use
character that is the same on both sides. 省教育厅 in the base and 市教育局 in the target fold to
the same sign; 市教育局 in the base and 省教育厅 in the target stay what they are.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.compare.lexicon import Lexicon, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

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


@dataclass(frozen=True, slots=True)
class Side:
    """One side's swaps: the phrases and the sign each folds to."""

    lexicon: Lexicon
    signs: dict[str, str]

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, sign) of every swap in ``text``."""
        return [(start, end, self.signs[phrase]) for start, end, phrase in self.lexicon.find(text)]

    def fold(self, text: str) -> str:
        """``text`` with every swap replaced by its sign."""
        pieces: list[str] = []
        at = 0
        for start, end, sign in self.find(text):
            pieces += (text[at:start], sign)
            at = end
        pieces.append(text[at:])
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Folding:
    """The swaps between two issuers, one :class:`Side` for each document."""

    base: Side
    target: Side


@lru_cache(maxsize=64)
def folding(swaps: tuple[Swap, ...]) -> Folding:
    """The folding that ``swaps`` make; swaps that share a form fold to one sign."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def root(node: tuple[str, str]) -> tuple[str, str]:
        parent.setdefault(node, node)
        while parent[node] != node:
            node = parent[node]
        return node

    used = [swap for swap in swaps if min(len(swap.base), len(swap.target)) >= _SHORTEST]
    for swap in used:
        parent[root(("t", swap.target))] = root(("b", swap.base))
    classes: dict[tuple[str, str], str] = {}
    signs: dict[str, dict[str, str]] = {"b": {}, "t": {}}
    for swap in used:
        for node in (("b", swap.base), ("t", swap.target)):
            sign = classes.setdefault(root(node), chr(SIGN + len(classes)))
            signs[node[0]][node[1]] = sign
    places = {swap.base for swap in used if swap.kind == _PLACE}, {swap.target for swap in used if swap.kind == _PLACE}
    return Folding(base=_side(signs["b"], places[0]), target=_side(signs["t"], places[1]))


def _side(signs: dict[str, str], places: Iterable[str]) -> Side:
    guarded = set(places)
    return Side(lexicon(signs.keys() - guarded, guarded), signs)


def plain(text: str) -> str:
    """Letters, digits and folding signs of ``text``: what two texts are compared by.

    >>> plain("到２０２０年，不低于 40％。")
    '到2020年不低于40'
    """
    normal = unicodedata.normalize("NFKC", text).translate(MISREAD).translate(_MISREAD_MORE)
    if "." in normal:  # 1.5 is not 15
        normal = _DECIMAL.sub("点", normal)
    return "".join(c for c in normal if c.isalnum() or c == "%" or "\ue000" <= c <= "\uf8ff")
