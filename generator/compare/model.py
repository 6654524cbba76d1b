"""What a comparison says: segments, links, changes, figures, bodies, duties, verdict.

Everything here is a frozen value; texts are the documents' own, offsets are characters.
JSON (:mod:`generator.compare.render`), pages and tables are made from these values alone.
"""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """n base segments and m target segments that say the same provision.

    Joined in order, the base sides of ``changes`` are the base segments' texts and the
    target sides the target segments'. ``similarity`` is in [0, 1]; ``degree`` is None
    unless the link is adapted.
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


class FigureChange(StrEnum):
    """What became of a figure."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


class Trend(StrEnum):
    """Which way a changed figure goes; said only when certain."""

    TIGHTER = "tighter"
    LOOSER = "looser"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A figure on one side: ``value`` as printed (``3000家以上``), ``segment`` where it stands.

    ``comparator`` is ``≥``, ``≤``, ``>``, ``<``, ``=`` or ``≈``, ``number`` the plain
    decimal (``"20000"`` for 2万元), ``unit`` the unit without its multiplier, ``kind`` one of
    amount, share, count, age, period, frequency, deadline, year.
    """

    value: str
    segment: str
    kind: str
    number: str = ""
    unit: str = ""
    comparator: str = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An indicator with the base's value, the target's, or both.

    ``scope`` is what the figure is counted over (每人每年), ``deadline`` by when it is to be
    reached. ``related`` marks a pair that concerns the same indicator but can't be compared.
    """

    what: str
    base: Value | None
    target: Value | None
    change: FigureChange
    trend: Trend | None = None
    scope: str = ""
    deadline: str = ""
    related: bool = False


class BodyChange(StrEnum):
    """What became of a responsible body."""

    SAME = "same"
    LOCALISED = "localised"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPair:
    """A body of the base and what stands in its place, with the segments that name them."""

    base: str
    target: str
    change: BodyChange
    base_segments: tuple[str, ...] = ()
    target_segments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Who must do something how strongly: ``actor`` 各地, ``modal`` 应当 (empty where none)."""

    actor: str
    modal: str
    segment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPair:
    """A duty whose actor or strength differs within one link.

    ``strength`` is ``stronger``, ``weaker`` or empty; ``actor`` says that the actors differ
    beyond localisation.
    """

    base: Duty | None
    target: Duty | None
    strength: str = ""
    actor_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """The base leaves something to lower levels; ``answers`` are the target's segments for it."""

    base: str
    phrase: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Shares of characters (letters and digits), each in [0, 1].

    ``verbatim`` … ``dropped`` are shares of ``base_chars`` and add up to 1; ``added`` is a
    share of ``target_chars``. ``surviving`` is the share of the base's characters that still
    stand in the target; ``derived`` the share of the target's characters that come from the
    base. ``without_boilerplate`` repeats the first five without formulas and metadata.
    """

    base_chars: int
    target_chars: int
    verbatim: float
    localised: float
    adapted: float
    dropped: float
    added: float
    surviving: float
    derived: float
    without_boilerplate: tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The document-level judgement: is the pair related, and the sentence that says how.

    ``sentence``, ``caution``, ``method`` and ``origin`` are Chinese, for readers; ``called`` is what they call
    the two documents (上级文件, 本文件). ``score`` in [0, 1] is the weighted share of the smaller text
    that the other explains.
    """

    related: bool
    identical: bool
    score: float
    sentence: str
    caution: str
    origin: str
    confidence: str
    method: str = ""
    called: tuple[str, str] = ("前一文件", "后一文件")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose words some of the base's provisions are that the target keeps.

    ``source`` is a document above the base, or the base where none at hand has the words;
    ``segments`` are the base's, ``share`` is their share of the letters of all that is kept.
    """

    source: Side
    segments: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that was found between two documents. Segment ids resolve through ``segment``.

    ``links`` stand in the order of their first target segment within the target;
    ``dropped`` and ``added`` are segment ids in printed order. ``origins`` is empty where no
    document above the base was at hand.
    """

    base: Side
    target: Side
    base_segments: tuple[Segment, ...]
    target_segments: tuple[Segment, ...]
    links: tuple[Link, ...]
    dropped: tuple[str, ...]
    added: tuple[str, ...]
    figures: tuple[Figure, ...]
    bodies: tuple[BodyPair, ...]
    duties: tuple[DutyPair, ...]
    delegations: tuple[Delegation, ...]
    summary: Summary
    verdict: Verdict
    origins: tuple[Origin, ...] = ()

    def segment(self, name: str) -> Segment:
        """The segment called ``name`` (``b3``, ``t12``)."""
        side = self.base_segments if name.startswith("b") else self.target_segments
        return side[int(name[1:]) - 1]
