"""Numbers of documents in running text: 〔year〕 serials in any bracket or width, orders, announcements, standards."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

# One character for one, so that places in the widened text are places in the printed one.
_WIDTH = {ord(chr(0xFF01 + i)): chr(0x21 + i) for i in range(94)} | {0x3000: " "}
_FOLD = str.maketrans(_WIDTH)
_OPEN, _CLOSE = r"[〔\[(【﹝〈]", r"[〕\])】﹞〉]"
_SERIAL = re.compile(
    rf"{_OPEN} ?(?P<year>(?:1 ?9|2 ?0)(?: ?\d){{2}}|[5-9]\d) ?{_CLOSE}字?"
    r" ?(?P<ordinal>第?) ?(?P<serial>\d(?: ?\d){0,4}) ?号"
)
_CODE = re.compile(r"[^\s,.;:、。()《》〈〉“”\"〔〕\[\]【】﹝﹞0-9]{1,24} ?$")
# Looking for a standard's prefix at every place costs more than all the rest: first see whether there is any.
_DASHED = re.compile(r"\d ?[-—–－] ?\d{2}")
_NUMERAL = r"(?:\d{1,5}|[〇零一二三四五六七八九十百千]{1,9})"
_YEAR = rf"{_OPEN}?(?:19|20)\d\d年?{_CLOSE}?"
_ORDER = re.compile(
    rf"(?:令|公告) ?(?:{_YEAR} ?)?第? ?{_NUMERAL} ?号|(?:{_YEAR} ?第?|第) ?{_NUMERAL} ?号(?:令|公告)"
)
_ISSUER = re.compile(r"(?!(?<=\d)[年月日号])[一-鿿](?:[一-鿿、 ]{0,28}[一-鿿])?$")
_STANDARD = re.compile(
    r"(?:(?<![A-Za-z])(?:GB|GBJ|GBZ|DB\d{2,6}|AQ|HJ|JGJ|CJJ|CJ|JG|JT|JTG|SL|NY|GA|TSG|HG|SH|DL|YY|WS|MZ|LY|QX|SN|RB|XF|MT|TB|"
    r"CECS|ISO|IEC)(?:/[A-Z]{1,2})? ?[A-Z]?\d{1,6}(?:\.\d{1,3})*|建标 ?\d{1,4}) ?[-—–－] ?\d{2,4}"
)
# What may stand directly before a number and is no part of its code.
_LEAD = re.compile(
    r"^.*(?:根据|依据|依照|按照|参照|遵照|执行|落实|贯彻|印发|转发|下发|以及|详见|按|(?<!所)以|(?<!共)和|及|与|见|即|的|是)(?=.)"
)
_BODY_END = re.compile(r"(?:府|厅|室|委|局|会|部|院|办)$")
_FUNCTION = re.compile(r"[为号文在由将对至于到经]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberHit:
    """A number in a text: ``text[start:end]`` is how it is printed, ``number`` how it is written here."""

    number: str
    start: int
    end: int


def find_numbers(text: str, codes: Container[str] = ()) -> tuple[NumberHit, ...]:
    """Every number of ``text``, in order. ``codes`` are known codes, which tell where a number begins.

    >>> [hit.number for hit in find_numbers("根据望政发［２０１６］ ２ 号和国务院令第493号（GB/T 9704-2012），县〔市、区〕")]
    ['望政发〔2016〕2号', '国务院令第493号', 'GB/T9704-2012']
    """
    plain = text.translate(_FOLD)
    hits: list[NumberHit] = []
    for match in _SERIAL.finditer(plain):
        printed = _CODE.search(plain[max(0, match.start() - 25) : match.start()])
        code = _code(printed.group().rstrip(), codes) if printed else ""
        if printed and code:
            year, serial = match["year"].replace(" ", ""), match["serial"].replace(" ", "")
            start = match.start() - len(printed.group()) + len(printed.group().rstrip()) - len(code)
            number = f"{_upright(code)}〔{year}〕{match['ordinal']}{serial}号"
            hits.append(NumberHit(number=number, start=start, end=match.end()))
    for match in _ORDER.finditer(plain):
        floor = max((hit.end for hit in hits if hit.end <= match.start()), default=0)
        before = _ISSUER.search(plain[floor : match.start()].rstrip())
        issuer = _issuers(before.group(), codes) if before else ""
        if before and len(issuer) > 1 and not _overlaps(hits, match.start(), match.end()):
            start = floor + before.end() - len(issuer)
            hits.append(NumberHit(number=_upright(plain[start : match.end()]), start=start, end=match.end()))
    hits.extend(
        NumberHit(number=_upright(match.group()), start=match.start(), end=match.end())
        for match in (_STANDARD.finditer(plain) if _DASHED.search(plain) else ())
        if not _overlaps(hits, match.start(), match.end())
    )
    return tuple(sorted(hits, key=lambda hit: hit.start))


def _upright(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _overlaps(hits: list[NumberHit], start: int, end: int) -> bool:
    return any(hit.start < end and start < hit.end for hit in hits)


def _code(text: str, codes: Container[str]) -> str:
    """The code at the end of ``text``, without the words that lead to it."""
    if text in codes:
        return text
    cut = _LEAD.sub("", text)
    for start in range(1, len(text) - 1):
        if text[start:] not in codes:
            continue
        if len(text) - start >= len(cut) or _BODY_END.search(text[:start]) or _FUNCTION.search(text[:start]):
            return text[start:]
    return cut


def _issuers(text: str, names: Container[str]) -> str:
    """The issuer, or the joint issuers, at the end of ``text``."""
    *others, last = text.split("、")
    found = _code(last.strip(), names)
    while others and text.endswith(found) and len(found) >= len(last.strip()):
        last = others.pop()
        part = _code(last.strip(), names)
        if not _BODY_END.search(part):
            break
        found = f"{part}、{found}"
        if len(part) < len(last.strip()):
            break
    return found


@lru_cache(maxsize=65536)
def number_key(number: str) -> str:
    """A number's comparison form: half width, no brackets' shapes, no 第, upper case.

    >>> number_key("工产业[2010]第122号") == number_key("工产业〔2010〕122号")
    True
    """
    plain = _upright(number).upper().replace("第", "")
    return re.sub(r"[—–－]", "-", re.sub(r"[\[\]()【】﹝﹞〈〉〔〕]", "|", plain))


def year_of(number: str) -> int | None:
    """The year in a 〔year〕 number, an order or a standard; None where it names none.

    >>> [year_of(n) for n in ("望政发〔2025〕6号", "发展改革委令2011年第9号", "AQ/T3033—2010", "国务院令第493号")]
    [2025, 2011, 2010, None]
    """
    match = re.search(r"(?<!\d)((?:19|20)\d\d)(?=[|年])|-((?:19|20)\d\d)$", number_key(number))
    return int(match[1] or match[2]) if match else None
