"""The facts that name a document: number, date, issuer, id. What is not stated is absent, and said."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from generator.document.elements import split_signature
from generator.document.issuers import place_of_department
from generator.document.model import BODY, Block, BlockKind, Printing, block_text
from generator.findings import Finding, Place, Severity
from generator.identity import DocNumber, DocumentId, slug
from generator.issue.split import Stretch
from generator.issue.titles import joined
from generator.registry import Registry
from generator.source.days import day_of
from generator.source.history import Act, history, is_history, made_on
from generator.source.punctuation import fold_punctuation

UNKNOWN = "unknown"
"""Issuer id of a document whose issuer the registry doesn't know."""
_HEADS = frozenset((BlockKind.TITLE, BlockKind.DATE, BlockKind.NUMBER, BlockKind.NOTE))
_ORDERS = ("令", "公告", "通告")
_IN_TITLE = re.compile(r"[（(]([^（()）]{2,12}[〔\[]\d{4}[〕\]]\d{1,5}号)[)）]$")
_UNWRAPPED = re.compile(r"^[（(【\[〔](.*号)[)）】\]〕]$")  # some gazettes print the number in brackets


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a document inherits from its issue: the printing, the source file, the issue's own place.

    ``topics`` are those that a web page states around its one document.
    """

    file: str
    sha256: str
    printing: Printing | None = None
    place: str | None = None
    topics: tuple[str, ...] = ()


def read_number(stretch: Stretch, file: str) -> tuple[str | None, list[Finding]]:
    """发文字号 in its standard form, from its line or the title's end; a note where it is printed in another."""
    if not stretch.number:
        titled = _IN_TITLE.search(joined(stretch.title))
        return (str(number) if titled and (number := DocNumber.parse(titled[1])) else None), []
    printed = _UNWRAPPED.sub(r"\1", stretch.number[0].text.replace(" ", ""))
    parsed = DocNumber.parse(printed)
    if parsed is None or str(parsed) == printed:
        return printed, []
    note = Finding(
        place=Place(file=file, line=stretch.number[0].start),
        kind="number-form",
        text=f"the document number is printed as “{printed}”",
        severity=Severity.NOTE,
    )
    return str(parsed), [note]


def read_day(
    blocks: Sequence[Block], acts: Sequence[Act], file: str, first: int
) -> tuple[date | None, bool, list[Finding]]:
    """成文日期, whether it was inferred (from ``acts``, the history under the title), and what is wrong with it."""
    own = [block for block in blocks if block.part == BODY]
    printed = next((block for block in own if block.kind is BlockKind.DATE), None)
    signed = (b for b in own if b.kind is BlockKind.SIGNATURE and split_signature(b.text)[1])
    printed = printed or next(signed, None)
    if printed is None:
        if made := made_on(acts):
            return made, True, []
        return (
            None,
            False,
            [_fault(file, first, "no-date", "the document prints no date of its own (成文日期)")],
        )
    found = day_of(split_signature(printed.text)[1] or printed.text)
    if found is None:
        line = printed.source.start if printed.source else first
        return (
            None,
            False,
            [_fault(file, line, "impossible-date", f"“{printed.text}” is no date of the calendar")],
        )
    return found, False, []


def read_history(blocks: Sequence[Block]) -> tuple[Act, ...]:
    """The history that stands under the document's own title (题注)."""
    heads = takewhile(lambda block: block.kind in _HEADS, blocks)
    return history(block.text for block in heads if block.kind is BlockKind.NOTE and is_history(block.text))


def _fault(file: str, line: int, kind: str, text: str) -> Finding:
    return Finding(place=Place(file=file, line=line), kind=kind, text=text, severity=Severity.FAULT)


def issuer_id(issuers: Sequence[str], number: str | None, origin: Origin, registry: Registry) -> str:
    """The place that issues: by name, else by an attested number code, else by a name that begins with a place."""
    for name in issuers:
        if known := registry.issuer_of_name(name):
            return known.id
    parsed = DocNumber.parse(number) if number else None
    if parsed and (known := registry.issuer_of_code(parsed.code)):
        return known.id
    own = registry.issuers.get(origin.place or "")
    if own and issuers and issuers[0].startswith(own.short):
        return own.id
    return (place_of_department(issuers[0], registry) if issuers else None) or UNKNOWN


def document_id(
    issuer: str,
    number: str | None,
    title: str,
    *,
    dated: date | None,
    origin: Origin,
    blocks: Sequence[Block],
) -> str:
    """``<issuer>/<year>/<slug>``: the year of the number, else of the date, else of the issue.

    Without a number the slug ends in a digest of the characters without spaces and widths, so
    that it outlives a better reading.
    """
    parsed = DocNumber.parse(number) if number else None
    printed = origin.printing.year if origin.printing else None
    year = parsed.year if parsed else dated.year if dated else printed or 0
    return str(DocumentId(issuer=issuer, year=year, slug=_slug(parsed, number, title, dated, blocks)))


def _slug(
    parsed: DocNumber | None, number: str | None, title: str, dated: date | None, blocks: Sequence[Block]
) -> str:
    if parsed:
        return parsed.slug
    if number:
        kind = next((word for word in _ORDERS if title.endswith(word)), "")
        pieces = (slug(kind), *re.findall(r"\d+", number))
        return "-".join(piece for piece in pieces if piece) or slug(number)
    text = fold_punctuation("".join("".join(block_text(block).split()) for block in blocks))
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{dated.isoformat() if dated else 'undated'}-{digest}"
