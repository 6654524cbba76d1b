"""The tables of a comparison: figures, duties, bodies, delegations, suspected characters.

Rows are in the readers' language and in the readers' order: what changed before what is the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.compare.model import BodyChange, BodyRole, ChangeType, FigureChange
from generator.compare.texts.labels import BODIES, FIGURES, ROLE_CHANGED, ROLES, TRENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare.model import BodyPair, Comparison, Duty, Figure, Link, Value

_FIGURES: Final = (FigureChange.CHANGED, FigureChange.DROPPED, FigureChange.NEW, FigureChange.SAME)
_BODIES: Final = (
    BodyChange.CHANGED,
    BodyChange.DROPPED,
    BodyChange.NEW,
    BodyChange.LOCALISED,
    BodyChange.SAME,
)
"""What matters more to a reader stands first."""
SHOWN: Final = 8
"""Figures of what is left out that are shown where the rest is counted: a partial adoption leaves out dozens."""
_UNANSWERED, _PASSED_ON = "未见对应规定", "仍交下级另行规定"
"""What is said of a delegation without an answer, and of one that the target hands on."""
_TOLD: Final = {ROLES[role]: f"（{ROLES[role]}）" for role in (BodyRole.LEAD, BodyRole.SUPPORT)}
_CLAUSE: Final = re.compile(r"[，。；：！？]")
_QUOTED, _AROUND = 40, 12
"""Characters of a duty's clause, and on either side of a suspected character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """An indicator with both values as printed, and the segments where they stand (empty where there is none)."""

    what: str
    base: str
    target: str
    base_segment: str
    target_segment: str
    change: str
    label: str
    trend: str
    scope: str
    deadline: str
    related: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """A responsible body on both sides with what each asks of it, and the first segment of each that names it.

    ``group`` is where it is shown: ``changed`` (others act, or act otherwise), ``dropped``, ``new``, ``localised``,
    ``same``, or ``cited``, where one side alone names it and does no more than cite it.
    """

    base: str
    target: str
    base_role: str
    target_role: str
    base_segment: str
    target_segment: str
    change: str
    label: str
    group: str

    @property
    def text(self) -> str:
        """Both sides in one line; of their roles only who leads and who supports: 省民政厅（牵头） → 市民政局（配合）."""
        sides = ((self.base, self.base_role), (self.target, self.target_role))
        return " → ".join(f"{name}{_TOLD.get(role.partition('、')[0], '')}" for name, role in sides if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """Who must act how strongly, on both sides: ``quote`` is the clause that says it, from ``segment``."""

    base_actor: str
    base_modal: str
    base_quote: str
    base_segment: str
    target_actor: str
    target_modal: str
    target_quote: str
    target_segment: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationRow:
    """What the base leaves to lower levels and the target's answers: (text, segment) each.

    ``note`` says that there is none, or that the target hands the matter on.
    """

    phrase: str
    base_text: str
    base_segment: str
    answers: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A difference that is probably a misread character: the signs on both sides amid their neighbours."""

    before: str
    base: str
    target: str
    after: str
    target_segment: str


def figure_rows(comparison: Comparison) -> tuple[FigureRow, ...]:
    """The figures: changed ones, dropped ones, new ones, those that are the same."""
    return tuple(
        FigureRow(
            what=figure.what,
            base=_value(figure.base),
            target=_value(figure.target),
            base_segment=figure.base.segment if figure.base else "",
            target_segment=figure.target.segment if figure.target else "",
            change=figure.change.value,
            label=FIGURES[figure.change],
            trend=TRENDS[figure.trend] if figure.trend else "",
            scope=_untold(figure.scope, figure),
            deadline=figure.deadline,
            related=figure.related,
        )
        for figure in sorted(comparison.figures, key=lambda figure: _FIGURES.index(figure.change))
    )


def _untold(scope: str, figure: Figure) -> str:
    """The scope, where neither the label nor a value says it."""
    told = (figure.what, _value(figure.base), _value(figure.target))
    return "" if any(scope in text for text in told) else scope


def _value(value: Value | None) -> str:
    return value.value if value else ""


def body_rows(comparison: Comparison) -> tuple[BodyRow, ...]:
    """The responsible bodies, in the same order."""
    return tuple(
        BodyRow(
            base=pair.base,
            target=pair.target,
            base_role=_roles(pair.base_roles),
            target_role=_roles(pair.target_roles),
            base_segment=next(iter(pair.base_segments), ""),
            target_segment=next(iter(pair.target_segments), ""),
            change=pair.change.value,
            label="，".join([BODIES[pair.change], *([ROLE_CHANGED] if pair.role_changed else [])]),
            group=_group(pair),
        )
        for pair in sorted(
            comparison.bodies, key=lambda pair: (not pair.role_changed, _BODIES.index(pair.change))
        )
    )


def _group(pair: BodyPair) -> str:
    if pair.role_changed:
        return BodyChange.CHANGED.value
    alone = pair.change in {BodyChange.DROPPED, BodyChange.NEW}
    return "cited" if alone and pair.only_cited else pair.change.value


def _roles(roles: tuple[BodyRole, ...]) -> str:
    return "、".join(ROLES[role] for role in roles)


def duty_rows(comparison: Comparison) -> tuple[DutyRow, ...]:
    """Who must act how strongly, where a link changes it."""
    strength = {"stronger": "力度加强", "weaker": "力度减弱"}
    return tuple(
        DutyRow(
            base_actor=pair.base.actor if pair.base else "",
            base_modal=pair.base.modal if pair.base else "",
            base_quote=_clause(comparison, pair.base),
            base_segment=pair.base.segment if pair.base else "",
            target_actor=pair.target.actor if pair.target else "",
            target_modal=pair.target.modal if pair.target else "",
            target_quote=_clause(comparison, pair.target),
            target_segment=pair.target.segment if pair.target else "",
            label="、".join(
                filter(None, (strength.get(pair.strength), "主体变化" if pair.actor_changed else ""))
            ),
        )
        for pair in comparison.duties
    )


def _clause(comparison: Comparison, duty: Duty | None) -> str:
    """The clause of a duty's sentence that has its actor and its modal word."""
    if duty is None:
        return ""
    text = comparison.segment(duty.segment).text
    actor, modal = max(text.find(duty.actor), 0), max(text.find(duty.modal), 0)
    first, last = min(actor, modal), max(actor + len(duty.actor), modal + len(duty.modal))
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, first)), default=0)
    stop = _CLAUSE.search(text, last)
    end = stop.start() if stop else len(text)
    quoted = text[start : max(last, min(end, start + _QUOTED))]
    return ("…" if start else "") + quoted + ("…" if start + len(quoted) < len(text.rstrip("。；")) else "")


def delegation_rows(comparison: Comparison) -> tuple[DelegationRow, ...]:
    """What the base leaves to lower levels, with the answers."""
    return tuple(
        DelegationRow(
            phrase=each.phrase,
            base_text=comparison.segment(each.base).text,
            base_segment=each.base,
            answers=tuple((comparison.segment(name).text, name) for name in each.answers),
            note=_PASSED_ON if each.passed_on else "" if each.answers else _UNANSWERED,
        )
        for each in comparison.delegations
    )


def suspects(comparison: Comparison) -> tuple[Suspect, ...]:
    """The differences that are probably misread characters, in the target's order."""
    return tuple(each for link in comparison.links for each in _suspects(link))


def _suspects(link: Link) -> Iterator[Suspect]:
    for at, change in enumerate(link.changes):
        if change.type is ChangeType.OCR:
            yield Suspect(
                before="".join(each.target for each in link.changes[:at])[-_AROUND:],
                base=change.base,
                target=change.target,
                after="".join(each.target for each in link.changes[at + 1 :])[:_AROUND],
                target_segment=link.target[0],
            )
