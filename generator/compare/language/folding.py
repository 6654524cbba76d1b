"""Folding: the names of level, place and body that any adoption swaps become one sign.

A sentence is compared by its key: letters and digits only (NFKC), its list number cut off,
known misreadings put right, and every name that an adoption swaps replaced by one private-use
character: 省教育厅 and 市教育局 fold to the same sign.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import opencc

from generator.compare.language.besides import besides
from generator.compare.language.delegating import delegating
from generator.compare.language.kind_words import KindWords, kind_words
from generator.compare.language.lexicon import Lexicon, lexicon
from generator.compare.language.paraphrases import Paraphrases
from generator.registry import Phrases

if TYPE_CHECKING:
    from generator.registry import Swap

SIGN = 0xE000
"""First private-use code point; the n-th class of swaps folds to ``chr(SIGN + n)``."""

_PLACE = "place"
_SHORTEST = 2
"""A swap of one character (省 → 市) can't be told from a part of a word."""

_NONE = Phrases()
_INNER = re.compile(r"(?<=[\d%]) ?(?:([./:])|[-‐-―−~]{1,2}) ?(?=\d)")
BELOW_ZERO = re.compile(
    r"(?<![\d年月日时分秒万亿元人个名家度吨米%℃A-Za-z])[-－−](\d+(?:\.\d+)?(?:℃|°C|度|摄氏度))"
)
"""A minus and a temperature; between two amounts the same sign is a range."""
_INNER_SIGNS = {".": "点", "/": "⁄", ":": "∶", None: "‒"}
"""Signs between digits, which make another number: 1.5 is not 15, 1/3 not 13, 2—3 not 23."""
_MINUS = "⁻"
_KEPT = frozenset("⁻%⁄∶‒≥≤≧≦<>")
_NEVER_MEANT = {ord("巿"): "市", ord("曰"): "日", ord("∶"): ":", ord("‒"): "-"}
"""What no official text of today means, and what stands there; rarer forms of two signs."""
_HAN = range(0x3400, 0xA000)


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
    urgings: tuple[str, ...]
    words: KindWords
    delegating: re.Pattern[str]
    besides: re.Pattern[str]

    def find(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """(start, end, sign) of every name in ``text``."""
        return _found(self, text)

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
        if self._alike(base, target):
            base, target = _of_level(base), _of_level(target)
        return (
            base in self.base_forms
            and target in self.target_forms
            and self.signs.get(base) == self.signs.get(target)
        )

    def of_tier(self, name: str) -> str:
        """What an office that no registry holds is compared by: its level's sign and its name (市国动办)."""
        return self.signs.get(_of_level(name), name[0]) + name[1:]

    def _alike(self, base: str, target: str) -> bool:
        """Whether two names differ in their level alone: 市国动办, 区国动办."""
        return base[1:] == target[1:] and len(base) > _SHORTEST and not {base, target} & self.signs.keys()

    def answers(self, base: str, target: str) -> bool:
        """Whether ``base`` → ``target`` goes no other way than an adoption does; true of words that are no names."""
        if self._alike(base, target):
            base, target = _of_level(base), _of_level(target)
        one_side = any({base, target} <= forms for forms in (self.base_forms, self.target_forms))
        return base not in self.signs or one_side or self.adopts(base, target)


def _of_level(name: str) -> str:
    """The word for the level with which ``name`` begins: 市级."""
    return f"{name[0]}级"


@lru_cache(maxsize=1 << 14)
def _found(names: Folding, text: str) -> tuple[tuple[int, int, str], ...]:
    """What :meth:`Folding.find` gives: a sentence is asked for its key, its words, its bodies and its duty."""
    return tuple((start, end, names.signs[phrase]) for start, end, phrase in names.lexicon.find(text))


@lru_cache(maxsize=64)
def folding(
    swaps: tuple[Swap, ...],
    fields: tuple[Swap, ...] = (),
    phrases: Phrases = _NONE,
) -> Folding:
    """The folding that ``swaps`` make; names that share a form fold to one sign.

    ``phrases`` holds the words that drafts put for each other, and those that tell kinds of changes.
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
        lexicon=lexicon(signs.keys() - places, places, phrases),
        signs=signs,
        base_forms=frozenset(swap.base for swap in used),
        target_forms=frozenset(swap.target for swap in used),
        paraphrases=Paraphrases(phrases.paraphrases),
        urgings=phrases.urgings,
        words=kind_words(phrases),
        delegating=delegating(phrases),
        besides=besides(phrases),
    )


@cache
def _misread() -> dict[int, str]:
    """Traditional characters that OCR puts into simplified text, by OpenCC, and what stands there.

    One that simplified print has itself (乾 in 乾隆; those of GB 2312) is no misreading.
    """
    found = dict(_NEVER_MEANT)
    every = "".join(map(chr, _HAN))
    simple = "".join(opencc.OpenCC("t2s").convert("\n".join(every)).split("\n"))
    for one, other in zip(every, simple, strict=True):
        if one != other and not one.encode("gb2312", "ignore"):
            found[ord(one)] = other
    return found


@lru_cache(maxsize=1 << 15)
def plain(text: str) -> str:
    """Letters, digits, signs of numbers and folding signs of ``text``: what two texts are compared by.

    >>> plain("到２０２０年，不低于 40％。")
    '到2020年不低于40%'
    """
    normal = unicodedata.normalize("NFKC", text).translate(_misread())
    normal = BELOW_ZERO.sub(lambda match: _MINUS + match[1], normal)
    normal = _INNER.sub(lambda match: _INNER_SIGNS[match[1]], normal)
    return "".join(c for c in normal if c.isalnum() or c in _KEPT or "\ue000" <= c <= "\uf8ff")
