"""The two texts: the documents that are compared, and the segments they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two documents: what heads its column. ``date`` is ISO 8601 or empty.

    ``tier`` is the word for the issuer's level (国家, 省, 自治区, 市, 县 …), empty where it is unknown.
    """

    id: str
    title: str
    doc_number: str = ""
    issuer: str = ""
    issuer_id: str = ""
    date: str = ""
    tier: str = ""


class SegmentKind(StrEnum):
    """What a segment is: the block's kind, or what a paragraph is made of."""

    TITLE = "title"
    NUMBER = "number"
    ADDRESSEE = "addressee"
    AGENCIES = "agencies"
    HEADING = "heading"
    SENTENCE = "sentence"
    CELL = "cell"
    UNITS = "units"
    """（责任单位：…）: it follows the provision before it."""
    ATTACHMENT_LIST = "attachment_list"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    HISTORY = "history"
    """Who adopted and amended a regulation, and when (题注)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A sentence, a heading, a table cell …: the smallest thing a link joins.

    ``id`` is ``b1``… in the base and ``t1``… in the target, ``block`` the id of its block,
    ``path`` the labels of the headings above it (``("二、", "（一）")``). ``label`` is the list
    number at its start, which is part of ``text``; ``cell`` the row and column of a table's cell.
    """

    id: str
    block: str
    part: str
    path: tuple[str, ...]
    text: str
    kind: SegmentKind
    label: str = ""
    cell: tuple[int, int] | None = None
