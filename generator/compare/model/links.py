"""What joins segments of both sides: links, how close they are, and the changes from one wording to the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How close the target's wording is to the base's."""

    VERBATIM = "verbatim"
    """Equal but for spaces, punctuation and list numbers."""
    LOCALISED = "localised"
    """Equal but for the names of level, place and body that any adoption swaps."""
    ADAPTED = "adapted"
    """The same provision or clearly borrowed wording, changed in substance or style."""


class Degree(StrEnum):
    """Whether an adapted link changes what is to be done, as far as its flags show."""

    WORDING = "wording"
    SUBSTANTIVE = "substantive"


class Flag(StrEnum):
    """What an adapted link changes; each follows from typed changes, none from opinion."""

    FIGURE = "figure"
    DATE = "date"
    MODAL = "modal"
    BODY = "body"
    SCOPE = "scope"


class Op(StrEnum):
    """One step from the base's text to the target's."""

    EQUAL = "equal"
    LOCALISE = "localise"
    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"


class ChangeType(StrEnum):
    """What kind of words a change concerns."""

    LOCALISE = "localise"
    NUMBER = "number"
    DATE = "date"
    MODAL = "modal"
    BODY = "body"
    SCOPE = "scope"
    WORDING = "wording"
    ORDER = "order"
    PUNCTUATION = "punctuation"
    STYLE = "style"
    """The same number in other digits: 1次 → 一次."""
    LABEL = "label"
    """A list number: （三） → （四）."""
    OCR = "ocr"
    """Probably a misread character; never shown as policy."""


SOFT_TYPES = frozenset(
    {ChangeType.LOCALISE, ChangeType.PUNCTUATION, ChangeType.STYLE, ChangeType.LABEL, ChangeType.OCR}
)
"""Changes that a reader may hide: they carry no policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step: ``equal`` has the same words on both sides up to what ``type`` allows.

    ``base`` is empty in an insertion, ``target`` in a deletion. An ``equal`` change with
    different strings never occurs: other punctuation is a ``replace`` of type punctuation.
    """

    op: Op
    base: str = ""
    target: str = ""
    type: ChangeType | None = None

    @property
    def soft(self) -> bool:
        """Whether the change may be hidden by default (names of level, punctuation, numbering)."""
        return self.type in SOFT_TYPES


_DOUBT = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """n base segments and m target segments that say the same provision.

    Joined in order, the base sides of ``changes`` are the base segments' texts and the
    target sides the target segments'. ``similarity`` is in [0, 1]; ``degree`` is None
    unless the link is adapted. ``confidence`` is how likely the least sure of its pairs is right, in [0, 1];
    None where nothing measures it: of headings and unit lists that follow others, of equal documents.
    """

    base: tuple[str, ...]
    target: tuple[str, ...]
    relation: Relation
    similarity: float
    changes: tuple[Change, ...]
    moved: bool = False
    boilerplate: bool = False
    degree: Degree | None = None
    flags: tuple[Flag, ...] = ()
    confidence: float | None = None

    @property
    def doubtful(self) -> bool:
        """Whether a reader should look for himself: less than four in five such links are right."""
        return self.confidence is not None and self.confidence < _DOUBT
