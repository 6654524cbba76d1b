"""What a fine is for: the offence before it, for all fines are worded alike.

处五千元以上五万元以下罚款 says what is done; the clause before it that ends in 的 says why.
"""

from __future__ import annotations

import re

from generator.compare.figures.labels import bare

_FINE = re.compile(r"的?罚款")
_REACH = 240
"""Characters before a fine in which its offence is looked for."""
_SENTENCE, _CLAUSE = re.compile("[。；;：:]"), re.compile("[，,]")
_AGGRAVATES = "逾期|情节|造成|拒不|仍不|后果|构成|(?:没有)?违法所得"
"""How a clause begins that says when an offence is fined, or fined more, and not what it is."""
_SANCTION = "责令|由|给予|没收|可|并|处|依法|按"
"""How a clause begins that says what is done about an offence."""
_CASE, _BESIDES = re.compile(_AGGRAVATES), re.compile(f"{_AGGRAVATES}|{_SANCTION}")
_WHOM, _OF = re.compile("对[^处罚可并]{1,16}"), re.compile("处以?([^处以][^处]*)$")
"""Who is fined, and of what the fine is a multiple."""
_LONGEST = 36


def fined(text: str, start: int, end: int) -> tuple[str, str] | None:
    """The offence and its label, where the figure from ``start`` to ``end`` is a fine.

    The offence is empty where the sentence doesn't name it.

    >>> text = "在灯塔旁燃放烟花的，责令改正，对个人处二百元以下罚款。"
    >>> fined(text, text.index("二百元"), text.index("罚款"))
    ('在灯塔旁燃放烟花的对个人', '在灯塔旁燃放烟花的，对个人罚款')
    """
    if not _FINE.match(text, end):
        return None
    sentence = _SENTENCE.split(text[max(0, start - _REACH) : start])[-1]
    *before, own = _CLAUSE.split(sentence)
    cases = [bare(clause) + "的" for clause in before if clause.endswith("的")]
    offence = next((case for case in reversed(cases) if not _CASE.match(case)), "")
    if not offence and before and not _BESIDES.match(before[0]):
        offence = bare(before[0])
    case = cases[-1] if cases and cases[-1] != offence else ""
    whom, of = _WHOM.search(own), _OF.search(own)
    fine = (whom[0] if whom else "") + (of[1] if of else "")
    label = "，".join(part for part in (offence, case, f"{fine}罚款") if part)
    return offence + fine, label if len(label) <= _LONGEST else f"…{label[-_LONGEST:]}"
