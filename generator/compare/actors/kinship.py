"""Which bodies may answer each other, by their names alone: of one kind, one rank, one field.

A government is none of a department, nor one field's department another's; what is told by its rank alone
(下级人民政府) answers its like only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Duties = Mapping[str, frozenset[str]]

_KINDS = (
    ("government", re.compile(r"政府$|人民政府办公[厅室]$|^各.{0,8}[市县区州盟地）]$|^各地|财政$")),
    ("joint", re.compile(r"(?:领导小组|工作小组|协调小组|专班|联席会议|指挥部|委员会)(?:办公室)?$")),
    ("zone", re.compile(r"(?:管委会|管理委员会)$")),
    ("firm", re.compile(r"(?:公司|集团|行|企业)$")),
)
_EVERYBODY = re.compile(r"^各(?:地|级|有关|相关)|^(?:[省市县]级?)?(?:有关|相关)(?:部门|单位)")
_BELOW = re.compile("乡|镇|街道|下级|下一级|上级|上一级|本级|同级")
_CENTRAL = re.compile("^(?:国务院|国家|中央|中国|全国)")
_TAILS = re.compile(
    r"(?:行政主管部门|主管部门|部门|机构|委员会|办公室|[厅局委办部]|公司|集团|分行|支行|中心)+$"
)
_EMPTY = frozenset("管理监督委会中心服务工作事务")
"""Letters that any field may hold: 城管 and 监管 are not alike."""
_PLACES = re.compile(r"^.{0,6}?(?:省|市|县|区|州)(?=.)|^国家|^各(?:级|地)?")
_SEVERAL = re.compile("各|以上|[两二三四]级|、|（")
_TIER = re.compile("[省市县区州盟旗]")


def is_central(name: str) -> bool:
    """Whether the name is a central body's."""
    return kind_of(name) != "firm" and _CENTRAL.search(name) is not None


def are_departments(one: str, other: str) -> bool:
    """Whether both are departments."""
    return kind_of(one) == kind_of(other) == "department"


def may_answer(base: str, target: str, duties: Duties) -> bool:
    """Whether place may tie two bodies: of one kind and level, and departments of no two fields."""
    if _EVERYBODY.search(base) and _EVERYBODY.search(target):
        return True
    kinds = kind_of(base), kind_of(target)
    if kinds[0] != kinds[1] or not _same_rank(base, target):
        return False
    if kinds[0] == "government":
        return base.endswith("财政") == target.endswith("财政") and _tiers_meet(base, target)
    return likeness(base, target, duties) > 0


def _same_rank(base: str, target: str) -> bool:
    """Whether both or neither are told by their rank alone, or stand below the county."""
    return (_BELOW.search(base) is None) == (_BELOW.search(target) is None)


def _tiers_meet(base: str, target: str) -> bool:
    """Whether the base means several places, or none by its tier, or one of a tier that the target names, too."""
    tiers = set(_TIER.findall(base.replace("城市", "")))
    return not tiers or _SEVERAL.search(base) is not None or bool(tiers & set(_TIER.findall(target)))


def likeness(base: str, target: str, duties: Duties) -> float:
    """Share of the letters of the shorter field that both hold; of two known fields, whether one duty has both."""
    if kind_of(base) != kind_of(target) or kind_of(base) == "government" or not _same_rank(base, target):
        return 0.0
    one, other = _field(base), _field(target)
    if one in duties and other in duties:
        return float(bool(duties[one] & duties[other]))
    mine, yours = set(one) - _EMPTY, set(other) - _EMPTY
    return len(mine & yours) / max(1, min(len(mine), len(yours)))


def kind_of(name: str) -> str:
    """What kind of body is called so: ``government``, ``joint``, ``firm`` or ``department``."""
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), "department")


def _field(name: str) -> str:
    bare = _PLACES.sub("", name.rpartition("政府")[2] or name)
    return _TAILS.sub("", bare) or bare
