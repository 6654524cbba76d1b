"""What a fine is for: the offence before it, for all fines are worded alike.

处五千元以上五万元以下罚款 says what is done; the clause before it that ends in 的 says why.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.compare.figures.labels import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

FINE = "罚款"
_FINE = re.compile(f"的?{FINE}")
REACH = 240
"""Characters before a fine in which its offence is looked for."""
_PIECE, _CLAUSE = re.compile("[；;：:]"), re.compile("[，,]")
_AGGRAVATES = "逾期|情节|造成|拒不|仍不|后果|构成|(?:没有)?违法所得"
"""How a clause begins that says when an offence is fined, or fined more, and not what it is."""
_SANCTION = "责令|由|给予|没收|可|并|处|依法|按"
"""How a clause begins that says what is done about an offence."""
_CASE, _BESIDES = re.compile(_AGGRAVATES), re.compile(f"{_AGGRAVATES}|{_SANCTION}")
_WHOM, _OF = re.compile("对[^处罚可并]{1,16}"), re.compile("处以?([^处以][^处]*)$")
"""Who is fined, and of what the fine is a multiple."""
_LONGEST = 36


def fined(text: str, start: int, end: int, before: str = "") -> tuple[str, str] | None:
    """The offence and its label, where the figure from ``start`` to ``end`` is a fine.

    ``before`` is the text in front, of the same paragraph. The offence is empty where the sentence doesn't name it.

    >>> text = "在灯塔旁燃放烟花的，责令改正；逾期不改正的，对个人处二百元以下罚款。"
    >>> fined(text, text.index("二百元"), text.index("罚款"))
    ('在灯塔旁燃放烟花的对个人', '在灯塔旁燃放烟花的，逾期不改正的，对个人罚款')
    """
    if not _FINE.match(text, end):
        return None
    near = text[start - REACH : start] if start >= REACH else before + text[:start]
    sentence = near.rpartition("。")[2]
    *pieces, own = _PIECE.split(sentence)
    *clauses, threat = _CLAUSE.split(own)
    cases = _cases(clauses)
    offence = next(filter(None, map(_offence, (clauses, *map(_CLAUSE.split, reversed(pieces))))), "")
    case = cases[-1] if cases and cases[-1] != offence else ""
    whom, of = _WHOM.search(threat), _OF.search(threat)
    fine = (whom[0] if whom else "") + (of[1] if of else "")
    label = "，".join(part for part in (offence, case, f"{fine}{FINE}") if part)
    return offence + fine, label if len(label) <= _LONGEST else f"…{label[-_LONGEST:]}"


def _cases(clauses: Sequence[str]) -> list[str]:
    """The clauses that say in which case: …的."""
    return [bare(clause) + "的" for clause in clauses if clause.endswith("的")]


def _offence(clauses: Sequence[str]) -> str:
    """The last case that names an offence, or else the first clause if that does."""
    named = next((case for case in reversed(_cases(clauses)) if not _CASE.match(case)), "")
    if named or not clauses or _BESIDES.match(clauses[0]):
        return named
    return bare(clauses[0])
