"""The members of a link → the link, with its changes, relation, flags and degree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.changes.degree import about_the_text, degree_of
from generator.compare.changes.hunks import moved, parted, shared_ends
from generator.compare.changes.kinds import change_kinds, equal_kind
from generator.compare.changes.names import swapped
from generator.compare.changes.wording import steps
from generator.compare.language.folding import plain
from generator.compare.language.words import text_of
from generator.compare.model import (
    Change,
    ChangeType,
    Degree,
    Flag,
    Link,
    Op,
    Relation,
    SegmentKind,
)
from generator.compare.texts.segments import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compare.changes.wording import Step
    from generator.compare.language.folding import Folding
    from generator.compare.language.words import Token
    from generator.compare.model import Segment

_FLAG_ORDER = tuple(Flag)
_IDENTITY = frozenset({SegmentKind.NUMBER, SegmentKind.DATE, SegmentKind.SIGNATURE})
"""Elements that name the document itself; that they differ says nothing about its provisions."""
_NAMING = frozenset({SegmentKind.HEADING, SegmentKind.TITLE})
"""They name their section or the document, and ask nothing of anybody."""
_AS_PRINTED = frozenset({ChangeType.PUNCTUATION, ChangeType.LABEL, ChangeType.OCR})
"""Changes of print alone; what is only suspected to be misread is no adaptation."""
_ASKING = frozenset({ChangeType.MODAL, ChangeType.BODY, ChangeType.SCOPE})
_SAID = frozenset({ChangeType.WORDING, ChangeType.MODAL, ChangeType.SCOPE, ChangeType.ORDER})
"""What among the units in charge concerns those units, whatever the words."""


def labelled(base: str, target: str, folding: Folding) -> tuple[tuple[Change, ...], frozenset[Flag], bool]:
    """:func:`changes_between`, with the list numbers at the beginnings compared as list numbers."""
    one, other = label_of(base), label_of(target)
    changes, flags, weighty = changes_between(base[len(one) :], target[len(other) :], folding)
    if not one and not other:
        return changes, flags, weighty
    op = Op.REPLACE if one and other else Op.DELETE if one else Op.INSERT
    if one != other:
        return (Change(op=op, base=one, target=other, type=ChangeType.LABEL), *changes), flags, weighty
    equal = Change(op=Op.EQUAL, base=one, target=one)
    return tuple(_joined((equal, *changes))), flags, weighty


def changes_between(
    base: str, target: str, folding: Folding
) -> tuple[tuple[Change, ...], frozenset[Flag], bool]:
    """The typed changes from ``base`` to ``target``, the flags they raise, and whether any is of weight."""
    found: list[Change] = []
    flags: set[Flag] = set()
    weighty = False
    hunks = list(_hunks(base, target, folding))
    only_moved = moved(hunks)
    for at, (ours, theirs, equal) in enumerate(hunks):
        if equal:
            found += _same(ours[0], theirs[0], folding)
            continue
        kind, raised, grave = ChangeType.ORDER, frozenset[Flag](), False
        if at not in only_moved:
            kind, raised, grave = change_kinds(ours, theirs, folding.words)
        flags |= raised
        weighty |= grave
        fore, rear = bool(at) and _stands(hunks[at - 1]), not hunks[at + 1 :] or _stands(hunks[at + 1])
        found += _changed(ours, theirs, kind, *shared_ends((ours, theirs), fore=fore, rear=rear))
    return tuple(_joined(found)), frozenset(flags), weighty


def _hunks(base: str, target: str, folding: Folding) -> Iterator[Step]:
    """The steps from ``base`` to ``target``, each change in its parts."""
    for ours, theirs, equal in steps(base, target, folding):
        if equal and ours:
            yield ours, theirs, True
        else:
            yield from ((one, other, False) for one, other in parted(ours, theirs, folding.words.modals))


def _stands(step: Step) -> bool:
    """Whether a step is the same text on both sides."""
    ours, theirs, equal = step
    return equal and ours[0].text == theirs[0].text


def _changed(
    ours: tuple[Token, ...], theirs: tuple[Token, ...], kind: ChangeType, fore: int, rear: int
) -> Iterator[Change]:
    """A change without the ``fore`` and ``rear`` characters that its two sides share."""
    left, right = text_of(ours), text_of(theirs)
    if left == right:
        yield Change(op=Op.EQUAL, base=left, target=right)
        return
    rear = min(rear, len(left) - fore, len(right) - fore)
    before, one, after = left[:fore], left[fore : len(left) - rear], left[len(left) - rear :]
    other = right[fore : len(right) - rear]
    yield Change(op=Op.EQUAL, base=before, target=before)
    yield Change(
        op=Op.REPLACE if one and other else Op.DELETE if one else Op.INSERT, base=one, target=other, type=kind
    )
    yield Change(op=Op.EQUAL, base=after, target=after)


def _same(ours: Token, theirs: Token, folding: Folding) -> Iterator[Change]:
    kind = equal_kind(ours, theirs, folding)
    if kind is None:
        yield Change(op=Op.EQUAL, base=ours.text, target=theirs.text)
    elif kind is ChangeType.LOCALISE:
        yield from swapped(ours.text, theirs.text)
    else:
        yield Change(op=Op.REPLACE, base=ours.text, target=theirs.text, type=kind)


def _joined(found: Sequence[Change]) -> Iterator[Change]:
    held = ""
    for change in found:
        if change.op is Op.EQUAL:
            held += change.base
            continue
        if held:
            yield Change(op=Op.EQUAL, base=held, target=held)
            held = ""
        yield change
    if held:
        yield Change(op=Op.EQUAL, base=held, target=held)


def relation_of(base: str, target: str, kinds: Sequence[SegmentKind], changes: Sequence[Change]) -> Relation:
    """Verbatim, localised or adapted, as the contract defines them."""
    types = {change.type for change in changes if change.op is not Op.EQUAL}
    if plain(base) == plain(target) or types <= _AS_PRINTED:
        return Relation.VERBATIM
    if set(kinds) <= _IDENTITY or types <= {*_AS_PRINTED, ChangeType.LOCALISE}:
        return Relation.LOCALISED
    return Relation.ADAPTED


def _as(kind: ChangeType, change: Change) -> Change:
    return Change(op=change.op, base=change.base, target=change.target, type=kind)


def _swap(change: Change) -> Op:
    return Op.LOCALISE if change.base and change.target else change.op


def link(
    base: Sequence[Segment],
    target: Sequence[Segment],
    folding: Folding,
    *,
    similarity: float | None,
    moved: bool,
    boilerplate: bool,
    confidence: float | None = None,
) -> Link:
    """The link of ``base`` and ``target`` segments; ``similarity`` None: as their changes show."""
    left, right = "".join(s.text for s in base), "".join(s.text for s in target)
    changes, flags, weighty = labelled(left, right, folding)
    kinds = [s.kind for s in (*base, *target)]
    relation = relation_of(left, right, kinds, changes)
    adapted = relation is Relation.ADAPTED
    if set(kinds) <= _IDENTITY:
        changes = tuple(
            change
            if change.op is Op.EQUAL or change.soft
            else Change(op=_swap(change), base=change.base, target=change.target, type=ChangeType.LOCALISE)
            for change in changes
        )
    naming = set(kinds) <= _NAMING
    if naming:
        # What it asks stands below it.
        flags &= {Flag.FIGURE, Flag.DATE}
        changes = tuple(_as(ChangeType.WORDING, c) if c.type in _ASKING else c for c in changes)
    elif set(kinds) == {SegmentKind.UNITS}:
        changes = tuple(_as(ChangeType.BODY, c) if c.type in _SAID else c for c in changes)
        if any(c.type is ChangeType.BODY for c in changes):
            flags |= {Flag.BODY}
    asks = not naming and not about_the_text(kinds, right, adopted=bool(folding.lexicon.guarded))
    asks |= (naming or SegmentKind.TITLE in kinds) and bool(flags & {Flag.FIGURE, Flag.DATE})
    kept = sum(len(plain(c.base)) + len(plain(c.target)) for c in changes if c.op is Op.EQUAL or c.soft)
    shown = kept / max(1, len(plain(left)) + len(plain(right)))
    return Link(
        base=tuple(s.id for s in base),
        target=tuple(s.id for s in target),
        relation=relation,
        similarity=round(min(1.0, shown if similarity is None else max(shown, similarity)), 4),
        changes=changes,
        moved=moved,
        boilerplate=boilerplate,
        degree=(degree_of(changes, weighty=weighty) if asks else Degree.WORDING) if adapted else None,
        flags=tuple(flag for flag in _FLAG_ORDER if flag in flags) if adapted else (),
        confidence=None if confidence is None else round(confidence, 2),
    )
