"""Who issues a document, by full name: a title may say 省政府, a number and a signature say whose.

GB/T 9704-2012, 7.2.3: the issuer's name is the full one or its normal short form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.identity import DocNumber
from generator.registry import Registry
from generator.source.history import Act

_SHORT = re.compile(
    r"(?:自治区|省|市|自治州|州|县|区|地区|盟)(?:人民政府|政府|行政公署|行署)(?:办公厅|办公室)?"
)
_DEPARTMENT = re.compile(r"[^省市州盟区县旗乡镇]{1,16}(?:委员会|[委厅局]|办公室)")
_NO_PLACE = re.compile(r"(?:自治)?[省市区州县旗盟]")
_OFFICE = ("办公厅", "办公室")


def full_name(
    printed: str, signed: Sequence[str], number: str | None, place: str | None, registry: Registry
) -> str:
    """The full name of the issuer that a title prints in short, from signature, number or the gazette's place.

    >>> from generator.registry import load_registry
    >>> full_name("省政府办公厅", (), "浙政办发〔2016〕2号", None, load_registry())
    '浙江省人民政府办公厅'
    """
    if not _SHORT.fullmatch(printed):
        return _department(printed, signed, registry)
    seat = re.sub(r"(?<!人民)政府", "人民政府", printed)
    office = printed.endswith(_OFFICE)
    if known := next((name for name in signed if name.endswith(seat) and name != seat), None):
        return known
    parsed = DocNumber.parse(number) if number else None
    named = registry.name_of_code(parsed.code) if parsed else None
    if named and named.endswith(_OFFICE) is office and not named.startswith("中共"):
        return named
    issuer = registry.issuer_seen_from(seat, place) if place else None
    if issuer is None:
        return printed
    return issuer.office if office else issuer.name


def _department(printed: str, signed: Sequence[str], registry: Registry) -> str:
    """省教育厅 by the name that signs, where that is what a document of its place means by it."""
    if registry.issuer_of_name(printed) or not _NO_PLACE.match(printed):
        return printed
    for name in signed:
        place = registry.issuer_of_name(name)
        if place and registry.issuer_seen_from(printed, place.id) is place:
            return name
    return printed


def enactors(acts: Sequence[Act]) -> tuple[str, ...]:
    """Who issues a regulation: those who first made it by its history, named with their place and not as 市人民代表大会.

    >>> from generator.source.history import history
    >>> enactors(history(["（2025年6月20日星河省第十届人民代表大会常务委员会第九次会议通过）"]))
    ('星河省人民代表大会常务委员会',)
    """
    names = next((act.bodies for act in acts if act.makes and act.bodies), ())
    return () if any(_NO_PLACE.match(name) for name in names) else names


def place_of_department(name: str, registry: Registry) -> str | None:
    """The id of the place with whose name a department's begins, where no smaller place follows it.

    >>> from generator.registry import load_registry
    >>> place_of_department("浙江省冰雪运动管理局", load_registry())
    'zhejiang'
    """
    places = [one for one in registry.issuers.values() if one.level != "state" and name.startswith(one.short)]
    nearest = max(places, key=lambda one: len(one.short), default=None)
    return nearest.id if nearest and _DEPARTMENT.fullmatch(name, len(nearest.short)) else None
