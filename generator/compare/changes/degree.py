"""How weighty the changes of an adapted link are: mere wording, or substance.

Said only where it follows from the changes themselves: a flagged change of weight, a clause or a member of a list
that came or went, a phrase in place of another. Nothing is said of a sentence that asks nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.compare.language.folding import plain
from generator.compare.model import SOFT_TYPES, ChangeType, Degree, Op, SegmentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare.model import Change

_CLAUSE = 10
"""Letters by which one side of a change outgrows the other when a clause came or went."""
_PHRASE, _MUCH = 6, 20
"""Letters on both sides of a change that puts another phrase; of all changes together, when little is as it was."""
_CITED = re.compile(r"《[^》]*》?(?:（[^（）]*〔[^（）]*）)?|[^《]*》(?:（[^（）]*〔[^（）]*）)?")
"""The title of another text, whole or as far as a change holds it: none of the provision's clauses."""
_MEMBER = 2
_JOINT = re.compile("^(?:、|和|或者?|及|与)|(?:、|和|或者?|及|与)$")
"""The letters that a member of a list has at least; signs and words at its edge."""
_MEMBERS = re.compile("、|和|或者?|及|与")
_INTRODUCES = re.compile(
    r"(?:制定|制订)本|(?:印发|转发|批转)给你们|(?:意见|事项|通知|方案)如下|如下[\u4e00-\u9fff]{0,4}(?:意见|通知|方案)"
)
"""The sentence that says why and on what ground a text is issued: it asks nothing."""


def degree_of(changes: Sequence[Change], *, weighty: bool) -> Degree:
    """Substantive where a flagged change is of weight, a clause or a member of a list came or went, or much is said otherwise."""
    said = 0
    for change in changes:
        if change.op is Op.EQUAL or change.type in SOFT_TYPES or change.type is ChangeType.ORDER:
            continue
        cited = "《" in change.base + change.target
        base, target = (len(plain(_CITED.sub("", side))) for side in (change.base, change.target))
        said += base + target
        weighty |= abs(base - target) >= _CLAUSE or min(base, target) >= _PHRASE
        weighty |= not cited and _listed(change)
    return Degree.SUBSTANTIVE if weighty or said >= _MUCH else Degree.WORDING


def _listed(change: Change) -> bool:
    """Whether a change adds or drops a member of a list (、补偿费用 · 研发和)."""
    if change.op is Op.REPLACE:
        ours, theirs = (set(_MEMBERS.split(side)) - {""} for side in (change.base, change.target))
        return (ours < theirs or theirs < ours) and any(len(plain(m)) >= _MEMBER for m in ours ^ theirs)
    if change.op not in (Op.INSERT, Op.DELETE):
        return False
    text = change.base + change.target
    return _JOINT.search(text) is not None and len(plain(_JOINT.sub("", text))) >= _MEMBER


def about_the_text(kinds: Sequence[SegmentKind], target: str, *, adopted: bool) -> bool:
    """Titles, the units in charge of an ``adopted`` text (every place has its own), why and on what ground it is issued."""
    if SegmentKind.TITLE in kinds or (adopted and SegmentKind.UNITS in kinds):
        return True
    return _INTRODUCES.search(target) is not None
