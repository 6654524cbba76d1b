"""Numbers of documents in running text: 〔year〕 serials in any bracket or width, orders, announcements, standards."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.catalog.codes import code_at_end, issuers_at_end
from generator.catalog.damaged import find_damaged

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

# One character for one, so that places in the widened text are places in the printed one.
_WIDTH = {ord(chr(0xFF01 + i)): chr(0x21 + i) for i in range(94)} | {0x3000: " "}
_FOLD = str.maketrans(_WIDTH)
_OPEN, _CLOSE = r"[〔\[(【﹝〈{「„]", r"[〕\])】﹞〉}」‟]"
_SERIAL = re.compile(
    rf"{_OPEN} ?(?P<year>(?:1 ?9|2 ?0)(?: ?\d){{2}}|[5-9]\d) ?年?{_CLOSE}字?"
    r" ?(?P<ordinal>第?) ?(?P<serial>\d(?: ?\d){0,4}) ?(?:号|(?=、 ?\d{1,4} ?(?:号|、 ?\d)))"
)
_CODE = re.compile(r"[^\s,.;:、。()《》〈〉“”\"〔〕\[\]【】﹝﹞{}「」0-9]{1,24} ?$")
# Looking for a standard's prefix at every place costs more than all the rest: first see whether there is any.
_DASHED = re.compile(r"\d ?[-—–－] ?\d{2}")
_NUMERAL = r"(?:\d{1,5}|[〇零一二三四五六七八九十百千]{1,9})"
_YEAR = rf"{_OPEN}?(?:19|20)\d\d年?{_CLOSE}?"
_ORDER = re.compile(
    rf"(?:令|公告) ?(?:{_YEAR} ?)?(?:第? ?{_NUMERAL} ?号|\(第? ?{_NUMERAL} ?号\))|(?:{_YEAR} ?第?|第) ?{_NUMERAL} ?号(?:令|公告)"
)
_ISSUER = re.compile(r"(?!(?<=\d)[年月日号])[一-鿿](?:[一-鿿、 ]{0,28}[一-鿿])?$")
_BEFORE = 100
"""Characters before an order's number in which its issuer stands, spaces included."""
# National, trade, local (DB33/593) and group standards (T/CECS 123).
_UNDATED = (
    r"(?:(?<![A-Za-z/])(?:T ?/ ?[A-Z]{2,8}|DB ?\d{2,6}|GB|GBJ|GBZ|AQ|HJ|JGJ|CJJ|CJ|JG|JT|JTG|JTS|JJG|JJF|SL|NY|NB|GA|TSG|HG|SH|SB|DL|DZ|"
    r"YY|YD|YB|WS|WW|MZ|LY|LD|QX|QB|SN|RB|XF|MT|TB|TY|CY|CH|BB|FZ|GY|JB|JR|CECS|ISO|IEC)(?: ?/ ?(?:[A-Z]{1,2}(?![A-Za-z]))?)?"
    r" ?[A-Z]?\d{1,6}(?:\.\d{1,3})*|建标 ?\d{1,4})"
)
_STANDARD = re.compile(_UNDATED + r" ?[-—–－] ?\d{2,4}")
_IN_YEAR = r"(?:(?:19|20)\d\d年 ?)?第? ?"
_BESIDE = re.compile(
    rf"{_UNDATED}(?=[,;、)\] ])|{_IN_YEAR}{_NUMERAL} ?号(?:令|公告)|(?:令|公告) ?{_IN_YEAR}{_NUMERAL} ?号"
)
# 〔2016〕2号、3号: but 2号、3号楼 are houses.
_MORE = re.compile(r" ?[、和及] ?第?(?P<serial>\d{1,4}) ?(?:号(?![楼线机院井门码桥段])|(?=、 ?\d{1,4} ?号))")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberHit:
    """A number in a text: ``text[start:end]`` is how it is printed, ``number`` how it is written here.

    A damaged one (a bracket lost, a letter for a digit) is written as printed; ``reading`` is what it is
    likely to be, None for all others.
    """

    number: str
    start: int
    end: int
    reading: str | None = None


def find_numbers(text: str, codes: Container[str] = ()) -> tuple[NumberHit, ...]:
    """Every number of ``text``, in order. ``codes`` are known codes, which tell where a number begins.

    >>> [hit.number for hit in find_numbers("根据望政发［２０１６］ ２ 号和国务院令第493号（GB/T 9704-2012），县〔市、区〕")]
    ['望政发〔2016〕2号', '国务院令第493号', 'GB/T9704-2012']
    """
    plain = text.translate(_FOLD)
    hits = _Hits(plain)
    for match in _SERIAL.finditer(plain):
        printed = _CODE.search(plain[max(0, match.start() - 25) : match.start()])
        code = code_at_end(printed.group().rstrip(), codes) if printed else ""
        if printed and code:
            year, serial = match["year"].replace(" ", ""), match["serial"].replace(" ", "")
            start = match.start() - len(printed.group()) + len(printed.group().rstrip()) - len(code)
            number = f"{_upright(code)}〔{year}〕{match['ordinal']}{serial}号"
            hits.add(NumberHit(number=number, start=start, end=match.end()))
    for match in _ORDER.finditer(plain):
        floor = hits.last_end(match.start())
        before = _ISSUER.search(plain[floor : match.start()].rstrip())
        issuer = issuers_at_end(before.group(), codes) if before else ""
        if before and len(issuer) > 1 and hits.free(match.start(), match.end()):
            start = floor + before.end() - len(issuer)
            hits.add(NumberHit(number=_upright(plain[start : match.end()]), start=start, end=match.end()))
    for match in _STANDARD.finditer(plain) if _DASHED.search(plain) else ():
        if hits.free(match.start(), match.end()):
            hits.add(NumberHit(number=_upright(match.group()), start=match.start(), end=match.end()))
    for hit in tuple(_further(plain, tuple(hits.found))):
        hits.add(hit)
    for start, end, reading in find_damaged(plain, codes):
        if hits.free(start, end):
            number = _as_printed(text[start:end])
            hits.add(NumberHit(number=number, start=start, end=end, reading=reading))
    return tuple(sorted(hits.found, key=lambda hit: hit.start))


class _Hits:
    """The numbers found so far, and which characters of the text are theirs."""

    def __init__(self, plain: str) -> None:
        self.found: list[NumberHit] = []
        self._taken = bytearray(len(plain))

    def add(self, hit: NumberHit) -> None:
        self.found.append(hit)
        self._taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)

    def free(self, start: int, end: int) -> bool:
        return self._taken.find(1, start, end) < 0

    def last_end(self, place: int) -> int:
        """Where the number before ``place`` ends, or what precedes is too far to name an issuer."""
        floor = max(0, place - _BEFORE)
        return max(floor, self._taken.rfind(1, floor, place) + 1)


def number_beside_title(text: str, start: int, end: int) -> NumberHit | None:
    """What is a number only in the brackets behind a title, ``text[start:end + 1]``: 《…》（第12号令）, 《…》（GB 50180）."""
    match = _BESIDE.search(text[start : end + 1].translate(_FOLD))
    if match is None:
        return None
    return NumberHit(number=_upright(match.group()), start=start + match.start(), end=start + match.end())


def _further(plain: str, hits: tuple[NumberHit, ...]) -> Iterator[NumberHit]:
    """The numbers of which only the serial is printed: 望政发〔2016〕2号、3号."""
    for hit in hits:
        stem, bracket, _ = hit.number.rpartition("〕")
        match = _MORE.match(plain, hit.end) if bracket else None
        while match is not None:
            yield NumberHit(
                number=f"{stem}〕{match['serial']}号", start=match.start("serial"), end=match.end()
            )
            match = _MORE.match(plain, match.end())


def _as_printed(text: str) -> str:
    """A damaged number without spaces, digits and letters half width, brackets as they are."""
    kept = (char for char in text if not char.isspace())
    return "".join(unicodedata.normalize("NFKC", char) if char.isalnum() else char for char in kept)


def _upright(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=65536)
def number_key(number: str) -> str:
    """A number's comparison form: half width, no brackets' shapes, no 第, upper case.

    >>> number_key("工产业[2010]第122号") == number_key("工产业〔2010〕122号")
    True
    """
    plain = _upright(number).upper().replace("第", "")
    return re.sub(r"[—–－]", "-", re.sub(r"[\[\]()【】﹝﹞〈〉〔〕{}「」]", "|", plain))


def year_of(number: str) -> int | None:
    """The year in a 〔year〕 number, an order or a standard; None where it names none.

    >>> [year_of(n) for n in ("望政发〔2025〕6号", "发展改革委令2011年第9号", "AQ/T3033—2010", "国务院令第493号")]
    [2025, 2011, 2010, None]
    """
    match = re.search(r"(?<!\d)((?:19|20)\d\d)(?=[|年])|-((?:19|20)\d\d)$", number_key(number))
    return int(match[1] or match[2]) if match else None
