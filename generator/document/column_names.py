"""What the name of a column says of its cells: 责任单位 holds agencies, 完成时限 a time, 序号 a number."""

from __future__ import annotations

import re
from enum import StrEnum

AGENCY = re.compile(
    r"(?:局|委|办|站|所|厅|部|院|署|政府|中心|单位|公司|集团|管委会|支行|银行|支队|机构|办公室|部门|各地)(?:$|[、，。；（）(])"
)
TIME = re.compile(r"\d{4}\s*年|\d{1,2}\s*月|底前|全年|年底|长期|持续|已在|每年|季度")
_AMOUNT = re.compile(r"[\d,.，]+(?:万元|亿元|元|个|%)?")
_ORDINAL = re.compile(r"\d{1,4}")
_LONG_NAME = 14
_LEAD = re.compile(r"牵头|负责|配合")


class Holds(StrEnum):
    """What the cells of a column are."""

    AGENCIES = "agencies"
    TIME = "time"
    AMOUNT = "amount"
    ORDINAL = "ordinal"
    WORDS = "words"


_NAMES = (
    (Holds.ORDINAL, re.compile(r"序号|编号|No\.?")),
    (Holds.AGENCIES, re.compile(r".*(?:单位|部门|机构|主体|责任|牵头|配合|承办|协办)")),
    (Holds.TIME, re.compile(r".*(?:时间|时限|期限|时序|日期|节点|年限|年份)(?:要求)?|.*进度(?:安排|要求)?")),
    (Holds.AMOUNT, re.compile(r".*(?:金额|资金|投资|数量|面积|合计|总额|指标值|万元[）)]?)")),
)
_COMMON = re.compile(
    r"序号|编号|备注|类别|分类|领域|名称|.{0,4}(?:任务|项目|内容|工作|措施|举措|事项|目标|要求|单位|部门|时间|时限|进度|安排|期限|地点|姓名|职务|职责|指标|名称|资金|金额|投资|单价|数量|合计|学校|地址|电话|年龄|性别|学历|等级|标准|区域|年份|年度)(?:安排|要求|分工|清单|名称|内容|举措|目标|分解|（.{1,6}）)?"
)


def named(name: str) -> Holds:
    """What a column of this name holds.

    >>> [str(named(name)) for name in ("工作任务", "牵头单位", "完成时限", "序号")]
    ['words', 'agencies', 'time', 'ordinal']
    """
    return next((holds for holds, names in _NAMES if names.fullmatch(name)), Holds.WORDS)


def is_column_name(text: str) -> bool:
    """Whether tables often have a column of this name.

    >>> is_column_name("主要任务"), is_column_name("东湖冰场")
    (True, False)
    """
    return bool(_COMMON.fullmatch(text))


def looks_like(text: str) -> Holds:
    """What a line of a cell holds, as far as its words tell.

    >>> [str(looks_like(text)) for text in ("市体育局、市教育局", "6月底前", "完善冰场管理制度")]
    ['agencies', 'time', 'words']
    """
    if _ORDINAL.fullmatch(text):
        return Holds.ORDINAL
    if _AMOUNT.fullmatch(text):
        return Holds.AMOUNT
    if TIME.search(text) and len(text) <= 16:
        return Holds.TIME
    pieces = [piece for piece in re.split(r"[、，。；]", text) if piece]
    agencies = [bool(AGENCY.search(piece) or _LEAD.search(piece)) for piece in pieces]
    if agencies and (agencies[0] or 2 * sum(agencies) >= len(agencies)):
        return Holds.AGENCIES if max(len(pieces[0]), len(pieces[-1])) <= _LONG_NAME else Holds.WORDS
    return Holds.WORDS
