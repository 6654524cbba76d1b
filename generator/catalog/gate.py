"""How much shared text is a borrowing: the gate between what is shown, what an editor may look at, and nothing.

Measured on real texts. In gazettes derived texts share 430 characters and more in 13 runs and more, the longest
of 77 and more; unrelated ones at most 271, in runs of at most 25 (lists of agencies). Regulations of one place
share what all of them have from the law above: of 1,200 regulations of three provinces and their cities the pairs under
the shares below were mostly of other matters, those over them of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.catalog.relation import RelationStatus

if TYPE_CHECKING:
    from generator.catalog.overlap import Shared

_CHARACTERS, _RUNS, _LONGEST = 200, 4, 40
_SMALL_SHARE, _PART = 0.05, 0.1
# Short notices: a third of the text is more than formulas.
_SHORT_CHARACTERS, _SHORT_SHARE = 100, 0.3
# An office repeats itself: commendations and plans for emergencies are cast in its own moulds.
_OWN_SHARE = 0.3
_CANDIDATE_CHARACTERS, _CANDIDATE_LONGEST = 80, 26


def judged(common: Shared, alone: Shared, *, declared: bool, own: bool) -> RelationStatus | None:
    """Whether so much shared text is shown, kept for an editor, or nothing.

    ``alone`` is what no better base shares: a base with a small part of the target must suffice by it.
    ``declared`` bases are named by the target; ``own`` ones are of its own issuer.
    """
    seen = common.longest >= _CANDIDATE_LONGEST and common.characters >= _CANDIDATE_CHARACTERS
    if not seen:
        return None
    if declared:
        return RelationStatus.PUBLISHED
    shown = _much(common) and common.share >= _OWN_SHARE if own else _borrowed(common, alone)
    return RelationStatus.PUBLISHED if shown else RelationStatus.CANDIDATE


def _borrowed(common: Shared, alone: Shared) -> bool:
    if common.share >= _SHORT_SHARE and common.characters >= _SHORT_CHARACTERS:
        return True
    if common.share >= _PART:
        return common.characters >= _CHARACTERS and common.runs >= _RUNS
    return _much(alone) and (alone.share >= _SMALL_SHARE or alone.kept >= _PART)


def _much(part: Shared) -> bool:
    return part.characters >= _CHARACTERS and part.runs >= _RUNS and part.longest >= _LONGEST
