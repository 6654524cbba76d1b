"""What an adoption by another level changes of itself: 省教育厅 → 市教育局, 全省 → 全市, 浙江省 → 绍兴市."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.registry.bodies import Body
    from generator.registry.issuers import Issuer
    from generator.registry.schema import TermEntry

SwapKind = Literal["body", "level", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """``base`` in the superior's text stands for ``target`` in the adopting one.

    One base may have several targets (市发改委, 市发展改革委): the usual one comes first.
    """

    base: str
    target: str
    kind: SwapKind


def swaps_between(
    base: Issuer,
    target: Issuer,
    *,
    terms: Sequence[TermEntry],
    bodies: Iterable[Body],
    committees: Mapping[str, str],
) -> tuple[Swap, ...]:
    """All swaps from ``base`` to ``target``, longest base first, then the likelier target first.

    ``committees`` are the Party committees that aren't called as in 省委 and 盟委, by tier.
    """
    found: dict[tuple[str, str], Swap] = {}
    named = _terms(base, target, terms, committees)
    for swap in (*_bodies(base, target, bodies), *named, *_places(base, target)):
        if swap.base != swap.target:
            found.setdefault((swap.base, swap.target), swap)
    return tuple(sorted(found.values(), key=lambda swap: -len(swap.base)))


def _places(base: Issuer, target: Issuer) -> Iterator[Swap]:
    if base.level == "state":
        return
    for one, other in ((base.short, target.short), (base.stem, target.stem), (base.short, target.stem)):
        yield Swap(base=one, target=other, kind="place")
    yield Swap(base=base.short, target=target.stem + target.tier, kind="place")  # 西双版纳州


def _terms(
    base: Issuer, target: Issuer, terms: Sequence[TermEntry], committees: Mapping[str, str]
) -> Iterator[Swap]:
    for term in terms:
        ours, theirs = _forms(base, term, committees), _forms(target, term, committees)
        yield from _paired(ours, theirs, "level")
        if base.level != "state":
            # 浙江省人民政府 as well as 省人民政府.
            full = [base.short + form[len(base.tier) :] for form in ours if form.startswith(base.tier)]
            theirs_full = [
                target.short + form[len(target.tier) :] for form in theirs if form.startswith(target.tier)
            ]
            yield from _paired(full, theirs_full, "level")


def _forms(issuer: Issuer, term: TermEntry, committees: Mapping[str, str]) -> list[str]:
    if issuer.level == "state":
        return list(term.state)
    own = {"province": term.province, "city": term.city}.get(issuer.level, ())
    words = {
        "tier": issuer.tier,
        "one": "区" if issuer.tier == "自治区" else issuer.tier,
        "committee": committees.get(issuer.tier, issuer.tier + "委"),
        "office": "办公厅" if issuer.office.endswith("办公厅") else "办公室",
        "stem": issuer.stem,
        "capital": issuer.capital,
    }
    forms = term.agency if issuer.agency and term.agency else (*own, *term.local)
    known = (form for form in forms if words["capital"] or "{capital}" not in form)
    return list(dict.fromkeys(form.format(**words) for form in known))


def _paired(ours: Sequence[str], theirs: Sequence[str], kind: SwapKind) -> Iterator[Swap]:
    """Every form against every form, the one in the same position first."""
    for position, form in enumerate(ours):
        order = [*theirs[position : position + 1], *theirs[:position], *theirs[position + 1 :]]
        for other in order:
            yield Swap(base=form, target=other, kind=kind)


def _bodies(base: Issuer, target: Issuer, bodies: Iterable[Body]) -> Iterator[Swap]:
    duties: dict[str, tuple[list[Body], list[Body]]] = defaultdict(lambda: ([], []))
    for body in bodies:
        if body.level == base.level:
            duties[body.duty][0].append(body)
        if body.level == target.level:
            duties[body.duty][1].append(body)
    for ours, theirs in duties.values():
        for body in ours:
            # Names of the same years first: 卫生计生委 answers 卫生计生委, not 卫生健康委.
            nearness = [
                (not other.overlaps(body), other.stem != body.stem, n) for n, other in enumerate(theirs)
            ]
            for *_, position in sorted(nearness):
                yield from _named(base, target, body, theirs[position])


def _named(base: Issuer, target: Issuer, body: Body, other: Body) -> Iterator[Swap]:
    for position, name in enumerate(body.names):
        same = [one for one in other.names if one == name]
        order = dict.fromkeys((*same, *other.names[position : position + 1], *other.names))
        for counterpart in order:
            for ours, theirs in zip(_places_of(base), _places_of(target), strict=False):
                yield Swap(base=ours + name, target=theirs + counterpart, kind="body")


def _places_of(issuer: Issuer) -> tuple[str, ...]:
    """What stands before a department's name: 省, 浙江省; nothing at the centre."""
    return ("", "") if issuer.level == "state" else (issuer.tier, issuer.short)
