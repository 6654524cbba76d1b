"""What kind of words a change concerns: a number, a deadline, a duty, a body, or style alone.

Small words matter and equally small ones don't (应 → 可, but 的, 并, 进行), so the kind follows
from word lists and patterns, never from length. The first rule that holds names the change;
every rule that holds adds its flag.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from generator.compare.language.folding import BELOW_ZERO, plain
from generator.compare.language.notation import in_one_notation
from generator.compare.language.numerals import DATE, NUMBER
from generator.compare.language.words import text_of
from generator.compare.model import ChangeType, Flag
from generator.compare.texts.segments import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare.language.folding import Folding
    from generator.compare.language.kind_words import KindWords
    from generator.compare.language.words import Token

_OCR_LIMIT = 3

_PLACES = re.compile(
    r"(?:各地(?:政府)?|各级政府|各区、县（市）(?:人民)?(?:政府)?|各市、县（市、区）(?:人民)?(?:政府)?)(?:[、和及]*(?:各?有关|相关)部门)?"
)
"""Whom a text addresses as the places below it."""
_REFERENCE = re.compile(r"附件\d+|第[\d、（）一二三四五六七八九十百至到—-]+[条款项]")
"""A place in a text: its number is no figure."""
_EVERY = re.compile(r"每(?:个)?(?:半年|年|季度?|月|周|日|天|学期|学年|人|户|亩)")
_ALL, _EITHER = frozenset("和与及并、") | {"以及", "并且"}, frozenset({"或", "或者"})
"""What joins members all of which are meant, and members of which one will do."""
_GRADE = re.compile(r"(?:[A-EIVX]{1,5}|[一二三四五六甲乙丙丁])(?:级|类|等|星)?")
"""A grade or class: 一级, Ⅱ类, AAA."""
_LEVELS = re.compile("(?:各|设区的|[省市县区州盟旗乡镇]级?|[、（）])+")
"""Of two bodies, what differs: 市、县 → 区."""
_BELOW = re.compile("^以[上下]")
"""Alone it points to what the text says there (按以下规定), unless one stands for the other."""
_TIGHT = 6
"""Letters on each side of a change in which a word that says no turns its neighbours round."""
_FLAGS = {
    ChangeType.NUMBER: Flag.FIGURE,
    ChangeType.DATE: Flag.DATE,
    ChangeType.MODAL: Flag.MODAL,
    ChangeType.BODY: Flag.BODY,
    ChangeType.SCOPE: Flag.SCOPE,
}


def equal_kind(ours: Token, theirs: Token, folding: Folding) -> ChangeType | None:
    """The kind of difference between two tokens of one form; None where they are the same text."""
    if ours.text == theirs.text:
        return None
    if folding.adopts(ours.text, theirs.text):
        return ChangeType.LOCALISE
    if "\ue000" <= ours.form[:1] <= "\uf8ff":
        return ChangeType.WORDING  # 省发改委 and 省发展改革委, 青岛 and 青岛市
    one, other = unicodedata.normalize("NFKC", ours.text), unicodedata.normalize("NFKC", theirs.text)
    if _letters(one) == _letters(other):
        return ChangeType.PUNCTUATION
    return ChangeType.STYLE if in_one_notation(one) == in_one_notation(other) else ChangeType.OCR


def change_kinds(
    ours: Sequence[Token], theirs: Sequence[Token], words: KindWords
) -> tuple[ChangeType, frozenset[Flag], bool]:
    """The kind of a change from ``ours`` to ``theirs`` (either may be empty), its flags, its weight.

    A change is of weight where it alters what is asked: a figure, a date, who must act, or the
    step between duty and discretion (要 and 须 ask alike, 可 doesn't).
    """
    base, target = text_of(ours), text_of(theirs)
    quiet = _quiet(base, target)
    if quiet is not None:
        return quiet, frozenset(), False
    own, other = [w for w in ours if not w.cited], [w for w in theirs if not w.cited]
    left, right = text_of(own), text_of(other)
    kinds = [kind for kind, differs in _RULES if differs(own, other, left, right, words)]
    weighty = bool({ChangeType.DATE, ChangeType.NUMBER, ChangeType.SCOPE} & set(kinds))
    weighty |= ChangeType.BODY in kinds and _acting(left, words) != _acting(right, words)
    weighty |= ChangeType.MODAL in kinds and (
        _discretion(own, words) != _discretion(other, words) or _negated(left, right, words)
    )
    weighty |= _counted(words.turning, left) != _counted(words.turning, right)
    weighty |= _contrary(own, other, words)
    flags = frozenset(_FLAGS[kind] for kind in kinds)
    if kinds:
        return kinds[0], flags, weighty
    if _forms(ours) == _forms(theirs):
        return ChangeType.ORDER, flags, weighty
    return (ChangeType.OCR if _misread(base, target, words) else ChangeType.WORDING), flags, weighty


def _quiet(base: str, target: str) -> ChangeType | None:
    left, right = plain(base), plain(target)
    if left == right:
        return ChangeType.PUNCTUATION if _letters(base) == _letters(target) else ChangeType.OCR
    if (not base or label_of(base) == base) and (not target or label_of(target) == target):
        return ChangeType.LABEL
    return None


def _forms(side: Sequence[Token]) -> Counter[str]:
    return Counter(word.form for word in side if word.letters)


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def _misread(base: str, target: str, words: KindWords) -> bool:
    left, right = (in_one_notation(_letters(side)) for side in (base, target))
    if len(left) == len(right) <= _OCR_LIMIT:
        apart = [frozenset(pair) for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
        if apart and all(pair in words.lookalikes for pair in apart):
            return True
    return re.fullmatch(r"[A-Za-z][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z]", left + right) is not None


def _counted(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(in_one_notation(plain(match[0])).replace("个", "") for match in pattern.finditer(text))


def _dates(_o: Sequence[Token], _t: Sequence[Token], base: str, target: str, _w: KindWords) -> bool:
    return _counted(DATE, base) != _counted(DATE, target)


def _numbers(_o: Sequence[Token], _t: Sequence[Token], base: str, target: str, words: KindWords) -> bool:
    """Other numbers, bounds of them (不低于) or what they are counted over (每人)."""
    one, other = (_REFERENCE.sub("", DATE.sub("", side)) for side in (base, target))
    return _bounds(one, words) != _bounds(other, words) or any(
        _counted(pattern, one) != _counted(pattern, other) for pattern in (NUMBER, BELOW_ZERO, _EVERY)
    )


def _bounds(text: str, words: KindWords) -> Counter[str]:
    return Counter(words.bound_of[match[0]] for match in words.bounds.finditer(text))


def _modals(ours: Sequence[Token], theirs: Sequence[Token], base: str, target: str, words: KindWords) -> bool:
    """Other words of duty, or a no; 要 alone comes and goes without changing what is asked."""
    one, other = _asked(ours, words), _asked(theirs, words)
    other_words = {word for word in one | other if one[word] != other[word]} - {words.modals.get("要")}
    return bool(other_words) or _negated(base, target, words)


def _negated(base: str, target: str, words: KindWords) -> bool:
    """Whether a few words say no on one side alone: 收取 → 不收取, 已登记 → 未登记."""
    few = max(len(plain(base)), len(plain(target))) <= _TIGHT
    return few and len(words.negations.findall(base)) != len(words.negations.findall(target))


def _asked(side: Sequence[Token], words: KindWords) -> Counter[str]:
    return Counter(
        words.modals[word.text]
        for at, word in enumerate(side)
        if word.text in words.modals and not _is_quality(side, at) and not _is_noun(side, at, words)
    )


def _is_noun(side: Sequence[Token], at: int, words: KindWords) -> bool:
    """Whether a word only sounds like one that asks (资金支持, 支持力度)."""
    word = side[at].text
    before = text_of(side[max(0, at - 1) : at])
    behind = text_of(side[at + 1 : at + 2])
    return any(
        behind.startswith(longer[len(word) :])
        if longer.startswith(word)
        else before.endswith(longer[: -len(word)])
        for longer in words.nouns.get(word, ())
    )


def _is_quality(side: Sequence[Token], at: int) -> bool:
    """Whether 可 only makes a quality of the verb behind it (、可推广、可复制的)."""
    behind = text_of(side[at + 2 : at + 3])
    return side[at].text == "可" and ((at > 0 and side[at - 1].text == "、") or behind in {"、", "的"})


def _discretion(side: Sequence[Token], words: KindWords) -> Counter[str]:
    return Counter({word: count for word, count in _asked(side, words).items() if word in words.discretion})


def _contrary(ours: Sequence[Token], theirs: Sequence[Token], words: KindWords) -> bool:
    """Whether a word gave way to one that turns the provision (拆除 → 保留)."""
    one, other = ({word.text for word in side} for side in (ours, theirs))
    return any(line & one - other and line & other - one for line in words.contraries)


def _bodies(_o: Sequence[Token], _t: Sequence[Token], base: str, target: str, words: KindWords) -> bool:
    levels = all(side and _LEVELS.fullmatch(side) for side in (base, target))
    return levels or _counted(words.led, _usual(base)) != _counted(words.led, _usual(target))


def _acting(text: str, words: KindWords) -> Counter[str]:
    """The bodies of ``text``, with every way of saying "the places" as one."""
    return _counted(words.body, _PLACES.sub("各地", _usual(text)))


def _usual(text: str) -> str:
    """``text`` with the forms of 有关部门 that mean the same made one."""
    return re.sub(r"(?:各有关|各相关|相关)部门", "有关部门", text.replace("（单位）", ""))


def _scopes(ours: Sequence[Token], theirs: Sequence[Token], base: str, target: str, words: KindWords) -> bool:
    """Other words of scope, all of some where it was any of them (和 → 或), or another grade."""
    sides = {word.text for word in ours}, {word.text for word in theirs}
    either = any(one and other and one <= _ALL and other <= _EITHER for one, other in (sides, sides[::-1]))
    one, other = (NUMBER.sub("", side) for side in (base, target))  # 一千元以上 bounds a number
    if not (_BELOW.match(one) and _BELOW.match(other)):
        one, other = _BELOW.sub("", one), _BELOW.sub("", other)
    graded = all(_GRADE.fullmatch(plain(side)) for side in (base, target))
    return either or graded or _counted(words.scope, one) != _counted(words.scope, other)


_RULES = (
    (ChangeType.DATE, _dates),
    (ChangeType.NUMBER, _numbers),
    (ChangeType.MODAL, _modals),
    (ChangeType.BODY, _bodies),
    (ChangeType.SCOPE, _scopes),
)
