"""The words by which a change is told to concern duty, bodies, scope or a misreading.

Small words matter here (应 → 可), so they are listed; length tells nothing.
"""

from __future__ import annotations

import re

MODALS = frozenset(
    [
        "必须",
        "应当",
        "应该",
        "应",
        "须",
        "需",
        "要",
        "可以",
        "可",
        "不得",
        "严禁",
        "禁止",
        "不应",
        "不准",
        "不宜",
        "鼓励",
        "支持",
        "提倡",
        "引导",
        "原则上",
        "力争",
        "争取",
        "适时",
        "务必",
        "一律",
        "均应",
        "均要",
        "允许",
        "优先",
        "尽量",
        "逐步",
    ]
)
"""Words of duty and discretion; :mod:`generator.compare.duties` ranks them."""

DISCRETION = frozenset(
    [
        "可以",
        "可",
        "鼓励",
        "支持",
        "提倡",
        "引导",
        "原则上",
        "力争",
        "争取",
        "适时",
        "允许",
        "尽量",
        "逐步",
        "优先",
        "不得",
        "严禁",
        "禁止",
        "不准",
    ]
)
"""Words that leave something open, favour it or forbid it: gaining or losing one changes what is asked."""

BODY = re.compile(
    r"(?:部门|政府|机关|单位|机构|委员会|领导小组|联席会议|办公室|办公厅"
    r"|[厅局委办署](?<!布局|格局|结局|全局|大局|部署|餐厅|客厅|举办|主办|承办|协办|督办|查办|交办|代办|申办)(?=$|[、，。；（）等和与及会])"
    r"|各地|各区|各县|各市|各级|市县|乡镇|街道|工会|法院|检察院|联席会议|财政(?=部门|$))"
)
EVERY = re.compile(r"每(?:个)?(?:半年|年|季度?|月|周|日|天|学期|学年)")
SCOPE = re.compile(
    r"各级(?!各部门)|县级|市级|省级|国家级|乡级|全部|部分|所有|一切|各类|义务教育阶段|试点|有条件|符合条件|以上|以下|基层|城镇|幼儿园|公办|(?<![便为惠])民办|退休|在职|新任|新建|新购|除外"
)
_PAIRS = (
    "已己己巳已巳未末日曰人入土士干千于干治冶候侯戌戍戊戌免兔市巿贷货贫贪拔拨析折刺剌辨辩幕慕募幕微徽城域间问体休住往住佳末木木本天夫天无"
    "大太大犬王玉白自目日田由由甲甲申今令乌鸟亨享库厍准淮均圴圆园园国困因囚因抓爪抢枪扶抚代伐仅仪仑仓伎技技枝校较待侍侍持特持诈作怍作"
    "傅博博搏幸辛厂广户尸刀力力刃九丸匕七儿几几凡工土口曰门们鉴签"
)
LOOKALIKES = frozenset(frozenset(_PAIRS[at : at + 2]) for at in range(0, len(_PAIRS), 2))
"""Pairs that OCR confuses; one such pair alone is suspected, not asserted."""
