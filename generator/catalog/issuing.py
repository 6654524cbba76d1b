"""Who issued a document that is only cited: the body in its title, the one named before it, the owner of its code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.identity import DocNumber

if TYPE_CHECKING:
    from generator.registry import Registry

_IN_TITLE = re.compile(r"(?P<body>[^《》〈〉“”]{2,40}?)(?:关于|印发|转发|批转|贯彻)")
_AND_OTHERS = re.compile(r"等.*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """``body`` as the citation names it, or by its attested code; ``place`` the id of its place; None where nothing tells."""

    body: str | None = None
    place: str | None = None


def issued_by(
    title: str | None, number: str | None, hint: str | None, seen_from: str, registry: Registry
) -> Issued:
    """Who issued the text cited so in a document of ``seen_from``; ``hint`` is the name printed before the title.

    >>> from generator.registry import load_registry
    >>> registry = load_registry()
    >>> issued_by("中共浙江省委关于深化改革的意见", None, None, "shaoxing", registry).body
    '中共浙江省委'
    >>> issued_by("关于加强校车安全管理工作的通知", "教基一〔2012〕10号", None, "shaoxing", registry).body
    '教育部'
    """
    parsed = DocNumber.parse(number) if number else None
    owner = registry.issuer_of_code(parsed.code, seen_from) if parsed else None
    central = registry.body_of_code(parsed.code, parsed.year) if parsed else None
    place = owner.id if owner else "state" if central else None
    named = _in_title(title or "", seen_from, registry)
    numbered = registry.name_of_code(parsed.code, parsed.year, seen_from) if parsed else None
    if named is None:
        named = _jointly(hint or "", seen_from, registry)
        # A code is one body's; the names before the title may tell with whom it issued.
        if numbered is not None and (named is None or numbered not in (named.body or "").split("、")):
            return Issued(body=numbered, place=place)
    return Issued(body=named.body, place=place or named.place) if named else Issued(place=place)


def _jointly(names: str, seen_from: str, registry: Registry) -> Issued | None:
    """The bodies named before a title, each in full."""
    found = [_in_full(name, seen_from, registry) for name in names.split("、")]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    return Issued(body="、".join(one.body or "" for one in known), place=known[0].place)


def _in_title(title: str, seen_from: str, registry: Registry) -> Issued | None:
    """The body with which a title begins, as printed: 教育部等20部门, 中共绍兴市委办公室、绍兴市人民政府办公室."""
    match = _IN_TITLE.match(title)
    if match is None:
        return None
    first, *others = re.split(r"[、\s]+", match["body"])
    name = _AND_OTHERS.sub("", first)
    known = _in_full(name, seen_from, registry)
    if known is not None:
        body = (known.body or "") + first.removeprefix(name)
        return Issued(body="、".join((body, *others)), place=known.place)
    # 中共中央国务院: two names that run into each other.
    for cut in range(2, len(first) - 1):
        one, other = (_in_full(part, seen_from, registry) for part in (first[:cut], first[cut:]))
        if one is not None and other is not None:
            return Issued(body=f"{first[:cut]}、{first[cut:]}", place=one.place)
    return None


def _in_full(name: str, seen_from: str, registry: Registry) -> Issued | None:
    """A name in full, if it is known: 省教育厅 in a document of 绍兴 is 浙江省教育厅."""
    issuer = registry.issuer_seen_from(name, seen_from)
    if issuer is None:
        return None
    exact = registry.issuer_of_name(name) is not None
    return Issued(body=name if exact else issuer.short + name.removeprefix(issuer.tier), place=issuer.id)
