"""A government as issuer: its place, the names it issues under, its number prefixes and gazettes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.registry.schema import Level

if TYPE_CHECKING:
    from generator.registry.schema import IssuerEntry

# 阿坝藏族羌族自治州 signs as 阿坝州, too.
_NATIONS = re.compile(
    r"(?:朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|壮族|傣族|景颇族|傈僳族|白族|回族|蒙古族?|哈萨克|柯尔克孜)+自治州$"
)
_SUFFIX = re.compile(r"(?:自治区|自治州|自治县|地区|新区|省|市|州|盟|县|区)$")
# 行政公署 is the agency of a province in a 地区, of an autonomous region in a 盟.
_AGENCIES = ("地区", "盟")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """A government: ``id`` is ASCII and stable, ``short`` the place (星河省), ``stem`` the place's bare name (星河).

    ``governments`` are all names it issues under, its own (``name``) first, its general office
    (``office``) second. ``prefixes`` are attested codes of document numbers, ``office_prefixes``
    those among them that belong to the general office; ``committee_prefixes`` and
    ``committee_office_prefixes`` are those of the place's Party committee. ``code`` is GB/T 2260,
    ``capital`` the bare name of the city in which a province's offices are (empty where there is none).
    """

    id: str
    name: str
    short: str
    stem: str
    level: Level
    parent: str | None
    code: str | None
    office: str
    governments: tuple[str, ...]
    prefixes: tuple[str, ...] = ()
    office_prefixes: tuple[str, ...] = ()
    committee_prefixes: tuple[str, ...] = ()
    committee_office_prefixes: tuple[str, ...] = ()
    gazettes: tuple[str, ...] = ()
    capital: str = ""
    former: tuple[str, ...] = ()

    @property
    def tier(self) -> str:
        """What the place calls itself: 省, 自治区, 市, 州, 地区, 盟, 县, 区; empty for the state.

        >>> from generator.registry import load_registry
        >>> load_registry().issuers["zhejiang"].tier
        '省'
        """
        if self.level == "state":
            return ""
        for tier, word in (
            ("自治区", "自治区"),
            ("自治州", "州"),
            ("自治县", "县"),
            ("地区", "地区"),
            ("盟", "盟"),
        ):
            if self.short.endswith(tier):
                return word
        return self.short[-1]

    @property
    def agency(self) -> bool:
        """Whether the place has a 行政公署 and no 人民政府: a 地区 or a 盟."""
        return self.level != "state" and self.tier in _AGENCIES

    def name_of_code(self, code: str) -> str | None:
        """Who issues under ``code``: the government, its general office, the Party committee or its office."""
        if code in self.office_prefixes:
            return self.office
        if code in self.prefixes:
            return self.name
        if code in self.committee_prefixes:
            return self.committees[0]
        if code in self.committee_office_prefixes:
            return self.committees[0] + ("办公厅" if self.level == "province" else "办公室")
        return None

    @property
    def committees(self) -> tuple[str, ...]:
        """Names of the place's Party committee, with which its government issues documents jointly."""
        if self.level == "state":
            return ()
        usual = f"中共{self.short}委" if self.short[-1] in "省市县区州盟" else f"中共{self.short}委员会"
        full = f"中共{self.short}委员会"
        names = (usual, full, *(usual + office for office in ("办公厅", "办公室")))
        return tuple(dict.fromkeys((*names, *(full + office for office in ("办公厅", "办公室")))))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Gazette:
    """A gazette: ``issuer`` is the id of the government that publishes it."""

    id: str
    name: str
    issuer: str


def issuer_of(entry: IssuerEntry) -> Issuer:
    """The issuer that a complete entry describes; everything derivable is derived.

    A place's government is 人民政府, in a 地区 or 盟 the 行政公署; the general office of a
    province is a 办公厅, elsewhere a 办公室, and both are understood.
    """
    short = entry.short or entry.id
    level = entry.level or "city"
    seat = "行政公署" if short.endswith(_AGENCIES) else "人民政府"
    name = entry.name or short + seat
    office = entry.office or ("办公厅" if level in {"state", "province"} else "办公室")
    if office in {"办公厅", "办公室"}:
        office = name + office
    former = tuple(f.short for f in entry.former)
    names = [name, office]
    if level != "state":
        names += [name + "办公厅", name + "办公室"]
        if seat == "行政公署":
            names += [short + "行署", short + "行署办公室", short + "行署办公厅"]
        for old in former:
            old_name = old + ("行政公署" if old.endswith(_AGENCIES) else "人民政府")
            names += [old_name, old_name + "办公厅", old_name + "办公室"]
        if (known_as := _NATIONS.sub("州", short)) != short:
            names += [known_as + seat, known_as + seat + "办公室"]
    names += entry.governments
    return Issuer(
        id=entry.id,
        name=name,
        short=short,
        stem=entry.stem or _SUFFIX.sub("", short) or short,
        level=level,
        parent=entry.parent,
        code=entry.code,
        office=office,
        governments=tuple(dict.fromkeys(names)),
        prefixes=tuple(dict.fromkeys((*entry.prefixes, *entry.office_prefixes))),
        office_prefixes=entry.office_prefixes,
        committee_prefixes=entry.committee_prefixes,
        committee_office_prefixes=entry.committee_office_prefixes,
        gazettes=tuple(dict.fromkeys((*entry.gazettes, *(() if level == "state" else (name + "公报",))))),
        capital=entry.capital or "",
        former=former,
    )
