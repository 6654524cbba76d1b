"""What official texts count in: units after digits, those that Chinese numerals carry alone, and counters.

A unit may be counted over another one (元/人·月). Three lists, because digits before any of these
words make a figure, while 三米 measures, 不少于三名 counts and 三个代表 does neither.
"""

from __future__ import annotations

MONEY = "(?:(?:美|欧|港|日|澳|加)?元(?![件素旦宇])|人民币(?!元))"

LATIN = (
    "TEU|BPS?|bps?|[kKMGT]?Wh|[kMG]W|k?VA|[kKMG]?Hz|[kM]Pa|[kKMGT]?bps|[KMTPE]B|GB?|dB|[EP]FLOPS|P|T"
    "|[kcmμn]?m(?:[23²³])?|[kmμ]g|m?L|ml|ms|t|g|h"
)
"""Written in Latin letters; none may follow: 5G is a name, 2000G an amount (see ``figures.spots``)."""

MEASURES = (
    f"{MONEY}|摄氏度|平方公里|平方千米|平方米|立方米|公里|海里|千米|厘米|毫米|微米|纳米|米(?!线)|公顷|公斤|千克|毫克|微克|克(?!服)|吨标准煤|载重吨|蒸吨|总吨|吨|亩"
    "|毫升|升(?!级|高)|分贝|千瓦时|千瓦|兆瓦|度电|人次|周岁|岁|个百分点|百分点|个工作日|工作日|自然日|日历天|个月|个学年|个学期|个季度|个小时|个星期|星期|学年|学期|课时|学时|小时|分钟|毫秒|秒|天"
    "|个?基点|倍|层(?!次|面|级)|番"
)
"""Measure by themselves, in Chinese numerals, too: 五十米, 三倍."""

COUNTERS = "户|名|人|家|个|所|处|座|项|条|件|辆|台|套|份|场次|场|期|批次|间|门|种|支|只|头|羽|株|床|张|本|册|篇|块|片|级|班|组(?![织成建合长])|艘|架|节|起|例|部|年级|根|口|眼|颗|粒|桶|袋|瓶|箱|列|尾"
"""Count things: a figure in Chinese numerals only between bounds (至少一名, 三人以上)."""

UNITS = (
    f"{MEASURES}|(?:{LATIN})(?![A-Za-z\\d])|°C|℃|标准煤|标准箱|户次|车次|架次|航次|车位|泊位|床位|座位|名额|席位|学分|季度|周|瓦|伏|字(?!号)|页"
    "|吉瓦|兆比特|兆|分钱|分|成|％|%|‰|度|年|月|日|次|幢|栋|队|档|点|位|镇|村|街道|乡|县|市|省|国|部门|单位|企业|公司|集团|学校|医院|平台|基地|中心|园区|枚|宗|趟|桩|枪"
    f"|{COUNTERS}"
)
"""What is counted in digits, longest first where one begins like another."""

OVER = (
    "/(?:万元|亿元|千瓦时|平方米|立方米|标准煤|公顷|公里|千人口|千人|万人|百人|小时|人|户|月|年|日|天|次|亩|吨|度|床|台|辆|只|头|家|个|件|所|[kM]?Wh|[a-zA-Z]{1,2}[23²³]?)"
    "(?:[·•・](?:月|年|日|天|次|人|户))?"
)
"""What an amount is counted over, behind its unit (元/人·月)."""
