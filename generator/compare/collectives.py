"""Names for everybody below: 各市、县（市、区） in a province's text, 各区、县（市） in a city's.

Each group holds, by level of the issuer, what that level calls the same addressees; an adoption
turns a form of the base's level into any form of the target's.
"""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING

from generator.registry import Swap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.registry import Body

_FIELD = re.compile(r"(?:委员会|办公室|[厅局委办部])$")
_SHORT = 2

_LOWER = {
    "state": ("各省、自治区、直辖市", "各省（区、市）", "各省区市"),
    "province": ("各市、县（市、区）", "各市、县〔市、区〕", "各市县", "各设区市", "各市（州）"),
    "city": (
        "各区、县（市）",
        "各区、县〔市〕",
        "各县（市、区）",
        "各县（区）",
        "各区（县）",
        "各区县",
        "各县区",
        "各县（市）区",
    ),
    "county": ("各乡镇", "各镇（街道）", "各乡镇（街道）", "各镇乡（街道）", "各镇（乡、街道）"),
}
_ONE_LOWER = {
    "province": ("县（市、区）", "县〔市、区〕"),
    "city": ("区、县（市）", "区、县〔市〕", "县（市、区）", "县（区）"),
}
_UNITS = {
    "state": ("国务院各部委、各直属机构", "国务院有关部门"),
    "province": ("省政府直属各单位", "省级各单位", "省直各单位", "省政府各部门、各直属机构"),
    "city": (
        "市政府各部门、各单位",
        "市政府有关部门、有关单位",
        "市直各单位",
        "市政府各部门、各直属机构",
        "市级各单位",
        "市政府直属各单位",
    ),
    "county": ("县政府各部门、各单位", "区政府各部门、各单位", "县直各单位", "区直各单位"),
}
_OFFICES = {
    "province": ("省级有关部门", "省有关部门", "省级有关部门（单位）"),
    "city": ("市级有关部门（单位）", "市级有关部门", "市有关部门", "市有关部门（单位）"),
}
_WHOLE = {
    "state": ("全国", "我国"),
    "province": ("全省", "我省", "本省"),
    "city": ("全市", "我市", "本市"),
    "county": ("全县", "我县", "本县", "全区", "我区", "本区"),
}
_TAILS = ("人民政府", "政府", "")
_ORGANS = [
    "供销社",
    "供销总社",
    "残联",
    "总工会",
    "妇联",
    "科协",
    "文联",
    "侨联",
    "工商联",
    "社科联",
    "贸促会",
    "红十字会",
    "法院",
    "检察院",
    "气象局",
    "邮政管理局",
    "税务局",
    "国税局",
    "地税局",
    "烟草局",
    "编办",
    "编委办",
    "金融办",
    "网信办",
    "侨办",
    "法制办",
    "信访局",
    "档案局",
    "人防办",
    "关工委",
    "老龄办",
    "文明办",
    "旅游集团",
    "交投集团",
]
"""Bodies that every level has under one name and that are no departments of its government."""
_TIERS = {"province": "省", "city": "市", "county": "县"}


def collective_swaps(base_level: str, target_level: str) -> tuple[Swap, ...]:
    """The swaps of collective names between two levels; none between the same level."""
    if base_level == target_level:
        return ()
    found: list[Swap] = []
    for group in (_LOWER, _ONE_LOWER):
        for tail in _TAILS:
            found += _paired(group, base_level, target_level, tail)
    for group in (_UNITS, _OFFICES, _WHOLE):
        found += _paired(group, base_level, target_level, "")
    one, other = _TIERS.get(base_level), _TIERS.get(target_level)
    if one and other:
        found += [Swap(base=one + organ, target=other + organ, kind="body") for organ in _ORGANS]
    return tuple(found)


def field_swaps(bodies: Iterable[Body]) -> tuple[Swap, ...]:
    """Long and short names of one field: 住房城乡建设 and 住建, 发展改革 and 发改, both ways."""
    found: list[Swap] = []
    for body in bodies:
        if body.level == "state":
            continue  # 国家… is not the field
        fields = sorted({_FIELD.sub("", name) for name in body.names}, key=lambda name: (-len(name), name))
        for one, other in permutations(fields, 2):
            if min(len(one), len(other)) >= _SHORT and (_shortens(one, other) or _shortens(other, one)):
                found.append(Swap(base=one, target=other, kind="body"))
    return tuple(dict.fromkeys(found))


def _paired(group: dict[str, tuple[str, ...]], base_level: str, target_level: str, tail: str) -> list[Swap]:
    return [
        Swap(base=one + tail, target=other + tail, kind="level")
        for one in group.get(base_level, ())
        for other in group.get(target_level, ())
        if one != other
    ]


def _shortens(long: str, short: str) -> bool:
    """Whether ``short`` is made of single characters of ``long`` (发改), and is no word of it (建设)."""
    rest = iter(long)
    return short not in long and all(sign in rest for sign in short)
