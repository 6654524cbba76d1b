"""Who must act, and how strongly: duties that a link changes.

A sentence's actor is the body named before its first modal word; its strength the rank of that
word (应当 > 要 > 可以). Only pairs within one link are compared, and only the first duty of each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.compare.model import Duty, DutyPair, Flag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.compare.folding import Folding
    from generator.compare.model import Link, Segment
    from generator.registry import Modal

_ACTOR = re.compile(
    r"(?:各级各部门|(?:各)?区、县（市）(?:人民)?(?:政府|财政)|各地各有关部门（单位）|各有关部门（单位）|有关部门（单位）|各区、县（市）(?:人民)?(?:政府)?|各市、县（市、区）(?:人民)?(?:政府)?|县（市、区）(?:人民)?政府"
    r"|各级(?:[\u4e00-\u9fff]{0,8}?)(?:政府|部门|机构)|县级以上(?:人民)?政府|[县市省]级(?:[\u4e00-\u9fff]{0,8}?)(?:政府|部门|财政)|各地(?:[\u4e00-\u9fff]{0,6}?(?:部门|政府|工会))?|各设区市|各市|各县"
    r"|[\u4e00-\u9fff、]{2,16}?(?:部门|机关|单位|机构|学校|企业)(?=要|应|须|负责|必须|可|会同|不得|$))"
)


def duties(
    base: Mapping[str, Segment],
    target: Mapping[str, Segment],
    links: Sequence[Link],
    folding: Folding,
    modals: Sequence[Modal],
) -> tuple[DutyPair, ...]:
    """Duties whose actor or strength differs between the two sides of a link."""
    rank = {modal.word: modal.rank for modal in modals if not modal.manner}
    words = sorted(rank, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(words)) if words else None
    found: list[DutyPair] = []
    for link in links:
        if {Flag.MODAL, Flag.BODY, Flag.SCOPE} & set(link.flags):
            ours = _first([base[name] for name in link.base], pattern)
            theirs = _first([target[name] for name in link.target], pattern)
            strength = _strength(ours, theirs, rank)
            changed = folding.fold(ours.actor if ours else "") != folding.fold(theirs.actor if theirs else "")
            if strength or changed:
                found.append(DutyPair(base=ours, target=theirs, strength=strength, actor_changed=changed))
    return tuple(found)


def _strength(ours: Duty | None, theirs: Duty | None, rank: Mapping[str, int]) -> str:
    before, after = (rank.get(duty.modal, 0) if duty else 0 for duty in (ours, theirs))
    if not before or not after or before == after:
        return ""
    return "stronger" if after > before else "weaker"


def _first(segments: Sequence[Segment], pattern: re.Pattern[str] | None) -> Duty | None:
    for segment in segments:
        text = re.sub(r"《[^》]*》", lambda match: "□" * len(match[0]), segment.text[len(segment.label) :])
        modal = _modal(text, pattern)
        actor = _ACTOR.search(text[: modal.start() + 12] if modal else text[:40])
        if modal or actor:
            return Duty(actor=actor[0] if actor else "", modal=modal[0] if modal else "", segment=segment.id)
    return None


def _modal(text: str, pattern: re.Pattern[str] | None) -> re.Match[str] | None:
    if pattern is None:
        return None
    for match in pattern.finditer(text):
        if len(match[0]) > 1 or _stands_alone(text, match.start()):
            return match
    return None


def _stands_alone(text: str, at: int) -> bool:
    """Whether 要, 应, 须, 可 at ``at`` is the word and no part of 需要, 重要, 相应, 必须."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before and before in "需重主必首不只紧摘纲概提相适对反供响效因回许认":
        return False
    return after not in tuple("求点素件害急变届用能靠观持")
