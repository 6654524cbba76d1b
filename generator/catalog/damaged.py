"""Numbers of documents that print or recognition damaged: a bracket lost, a letter for a digit, 号 cut off.

They are kept as printed, with the number that they are likely to be. Such a reading links nothing by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.catalog.codes import code_at_end

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_OPEN, _CLOSE = r"[〔\[(【﹝〈{「]", r"[〕\])】﹞〉}」]"
_DIGIT = r"[0-9OoQDlI|]"
_LOOKALIKES = str.maketrans("OoQDlI|", "0000111")
_YEAR = rf"(?P<year>[12lI|] ?[90OoQD] ?{_DIGIT} ?{_DIGIT})"
_SERIAL = rf"第?(?P<serial>{_DIGIT}(?: ?{_DIGIT}){{0,4}})"
_DAMAGED = re.compile(
    rf"(?P<open>{_OPEN})? ?{_YEAR} ?(?P<close>{_CLOSE})?字? ?{_SERIAL} ?(?:(?P<hao>号)|(?=[)），。；、文精]|$))"
)
_CODE = re.compile(r"[^\s,.;:、。()《》〈〉“”\"〔〕\[\]【】﹝﹞{}「」0-9]{2,24} ?$")
# How codes that nobody attested end; so much must speak for a number whose brackets don't.
_USUAL_END = re.compile(r"(?:发|函|字|规|办|电)$")


def find_damaged(plain: str, codes: Container[str]) -> Iterator[tuple[int, int, str]]:
    """Damaged numbers of a text in half width: start, end, and the number that each is likely to be.

    >>> list(find_damaged("按照望政发2016〕2号和国发(2O15)4号", {"望政发", "国发"}))
    [(2, 12, '望政发〔2016〕2号'), (13, 23, '国发〔2015〕4号')]
    """
    for match in _DAMAGED.finditer(plain):
        before = _CODE.search(plain[max(0, match.start() - 25) : match.start()])
        code = code_at_end(before.group().rstrip(), codes) if before else ""
        if before is None or not code or not _speaks_for_a_number(match, code, codes):
            continue
        start = match.start() - len(before.group()) + len(before.group().rstrip()) - len(code)
        year, serial = (
            match[part].replace(" ", "").translate(_LOOKALIKES).lstrip("0") for part in ("year", "serial")
        )
        if serial and 1949 <= int(year) <= 2100:
            yield start, match.end(), f"{code}〔{year}〕{serial}号"


def _speaks_for_a_number(match: re.Match[str], code: str, codes: Container[str]) -> bool:
    """A code in use needs a trace of brackets or 号, any other one a bracket and the usual ending as well."""
    brackets = (match["open"] is not None) + (match["close"] is not None)
    if match["hao"] is None:
        return brackets == 2 and (code in codes or _USUAL_END.search(code) is not None)
    return code in codes or (brackets > 0 and _USUAL_END.search(code) is not None)
