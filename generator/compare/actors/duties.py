"""Who must act, and how strongly: duties that a link changes.

A duty is a modal word (应当 > 要 > 可以) with its actor: what stands before it in its clause, if that names
somebody; else whom the clause, or one before it, begins with (各地在…过程中，应…). A sentence without a modal has an
actor where it begins with a body. Only the first duty of each side of a link is compared, the
strength only where both ask the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from generator.compare.language.bigrams import dice
from generator.compare.language.body_names import BodyNames
from generator.compare.language.folding import plain
from generator.compare.language.kind_words import actor_words
from generator.compare.model import Duty, DutyPair, Flag
from generator.compare.texts.prepared import PROVISIONS
from generator.registry import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.compare.language.folding import Folding
    from generator.compare.model import Link, Segment

_CLAUSE = re.compile(r"[，。；：:,;！？]")
_ASIDE = re.compile(r"[（(](?:以下|[^（）()]{6,})[^（）()]*[）)]")
"""What is said aside within a name: 主管部门（大数据产业主管部门）要; no part of it, as 县（市、区） has."""
_ADVERBS = re.compile(
    "(?:也|均|都|还|并|但|同时|一般|切实|及时|积极|认真|负责|进一步|依法|依规|分别|共同|按照?职责分工?|主动|自觉)+$"
)
_INTRODUCES = re.compile("^(?:由|经|凡|其中|但是?)")
_NO_NAME = "[要须可不对由经向的在将把被按]|应(?![用急])|开展|建立|加强|推进|推动|完善|落实|制定|认为|公布|确定|会同|根据|协助"
"""What no name of an actor holds: the sentence has begun."""
_GOES_ON = ("v", "p", "d", "c", "a", "r", "m", "t")
"""Tags of words that follow an actor; a noun (政府门户网站) makes another thing of it."""
_LONGEST, _AHEAD = 28, 6
"""Letters of an actor; letters in which the word behind it ends."""
_ASKED, _WINDOW, _ALIKE = 0.3, 14, 0.6
"""Likeness of the letters behind two modals, how many, and of two sentences, that ask the same."""
_SAME_SENTENCE = 0.5
"""Likeness of a link from which an actor that one side leaves out was dropped."""
_FAVOURS = frozenset({"鼓励", "支持", "引导", "允许", "提倡"})
"""Modals before whom they speak of: 鼓励各地."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A duty, the letters behind its modal, and whether nothing at all stands before the modal (要加强…)."""

    duty: Duty
    asks: str
    bare: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Reader:
    """Finds duties in segments."""

    phrases: Phrases
    finder: BodyNames

    def first(self, segments: Iterable[Segment]) -> _Said | None:
        """The first duty of ``segments``."""
        for segment in segments:
            if segment.kind not in PROVISIONS:
                continue
            text = re.sub(
                r"《[^》]*》?", lambda match: "□" * len(match[0]), segment.text[len(segment.label) :]
            )
            modal = self._modal(text)
            if modal is not None:
                asks = plain(text[modal.end() : modal.end() + _WINDOW])
                actor = (
                    self._body(text[modal.end() :])
                    if modal[0] in _FAVOURS
                    else self._actor(text[: modal.start()])
                )
                duty = Duty(actor=actor, modal=modal[0], segment=segment.id)
                return _Said(duty, asks, not plain(text[: modal.start()]))
            if actor := self._body(text):
                duty = Duty(actor=actor, modal="", segment=segment.id)
                return _Said(duty, plain(text[len(actor) : len(actor) + _WINDOW]), bare=False)
        return None

    def _body(self, text: str) -> str:
        """The body that ``text`` begins with."""
        begins = _INTRODUCES.match(text)
        start = begins.end() if begins else 0
        end = next((end for first, end in self.finder.spans(text[start:]) if first == 0), 0)
        return text[start : start + end] if _stands(text[start + end :]) else ""

    def _actor(self, before: str) -> str:
        """Whom a modal asks, from what stands before it in its sentence."""
        clauses = _CLAUSE.split(_ASIDE.sub("", before))
        own = _INTRODUCES.sub("", _ADVERBS.sub("", clauses[-1].strip()))
        listed = _listed(self.phrases)
        if len(own) <= _LONGEST and listed.fullmatch(own):
            return own
        for said in (own,) if own else reversed(clauses[:-1]):
            clause = _INTRODUCES.sub("", said.strip())
            found = listed.match(clause)
            if found and len(found[0]) <= _LONGEST and _stands(clause[found.end() :]):
                return found[0]
        return ""

    def _modal(self, text: str) -> re.Match[str] | None:
        for match in _modals(self.phrases).finditer(text):
            if len(match[0]) > 1 or _stands_alone(text, match.start()):
                return match
        return None


def duties(
    base: Mapping[str, Segment],
    target: Mapping[str, Segment],
    links: Sequence[Link],
    folding: Folding,
    *,
    phrases: Phrases,
    finder: BodyNames,
) -> tuple[DutyPair, ...]:
    """Duties whose actor or strength differs between the two sides of a link that is sure."""
    rank = {modal.word: modal.rank for modal in phrases.modals if not modal.manner}
    reader = _Reader(phrases, finder)
    found: list[DutyPair] = []
    for link in links:
        if {Flag.MODAL, Flag.BODY, Flag.SCOPE} & set(link.flags) and not link.doubtful:
            ours = reader.first(base[name] for name in link.base)
            theirs = reader.first(target[name] for name in link.target)
            strength = _strength(ours, theirs, rank, link.similarity)
            changed = _other_actor(ours, theirs, folding, link.similarity)
            if strength or changed:
                found.append(
                    DutyPair(
                        base=ours.duty if ours else None,
                        target=theirs.duty if theirs else None,
                        strength=strength,
                        actor_changed=changed,
                    )
                )
    return tuple(found)


def _strength(ours: _Said | None, theirs: _Said | None, rank: Mapping[str, int], alike: float) -> str:
    if ours is None or theirs is None:
        return ""
    before, after = rank.get(ours.duty.modal, 0), rank.get(theirs.duty.modal, 0)
    same = ours.duty.actor == theirs.duty.actor != ""
    asked = dice(ours.asks, theirs.asks) >= _ASKED or (same and alike >= _ALIKE)
    if not before or not after or before == after or not asked:
        return ""
    return "stronger" if after > before else "weaker"


def _other_actor(ours: _Said | None, theirs: _Said | None, folding: Folding, alike: float) -> bool:
    """Whether another acts; where one side names nobody, whether it asks the same without saying of whom."""
    if ours is None or theirs is None:
        return False
    one, other = folding.fold(ours.duty.actor), folding.fold(theirs.duty.actor)
    if one and other:
        return one != other
    dropped = ours.bare if other else theirs.bare
    return bool((one or other) and dropped and alike >= _SAME_SENTENCE)


@lru_cache(maxsize=8)
def _listed(phrases: Phrases) -> re.Pattern[str]:
    word = actor_words(phrases).pattern
    one = rf"(?:(?!{_NO_NAME})[\u4e00-\u9fff、（）]){{0,14}}?(?:{word})"
    return re.compile(rf"{one}(?:(?:、|和|或者?|及其?|与|以及)?{one})*")


def _stands(behind: str) -> bool:
    """Whether a name may end before ``behind``: no noun follows that makes another thing of it."""
    letters = re.match(rf"[\u4e00-\u9fff]{{0,{_AHEAD}}}", behind)
    words = rjieba.tag(letters[0]) if letters and letters[0] else []
    return not words or words[0][1].startswith(_GOES_ON)


@lru_cache(maxsize=8)
def _modals(phrases: Phrases) -> re.Pattern[str]:
    names = [modal.word for modal in phrases.modals if not modal.manner]
    return re.compile("|".join(sorted(names, key=lambda word: (-len(word), word))) or "(?!)")


def _stands_alone(text: str, at: int) -> bool:
    """Whether 要, 应, 须, 可 at ``at`` is the word and no part of 需要, 重要, 相应, 必须."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before and before in "需重主必首不只紧摘纲概提相适对反供响效因回许认":
        return False
    return after not in tuple("求点素件害急变届用能靠观持复行追再视穿推")
