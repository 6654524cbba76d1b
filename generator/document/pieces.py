"""What the reading of a document has so far: its pieces, the texts that it carries, and what they say is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.document.elements import agencies, is_agencies, is_note
from generator.document.headings import TITLE_LINES, title_lines
from generator.document.model import BODY, BlockKind, EnclosureKind
from generator.issue.likeness import SAME, alike
from generator.issue.titles import Title, issued_together, joined, promulgated
from generator.registry import Registry
from generator.source.shape import Paragraph

_REMARK = 60
"""Longest remark under a title, in characters."""
_FORWARDED = ("转发", "批转")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Paragraphs that become one block (or, for text, one each): a kind and a part.

    ``kind`` PARAGRAPH stands for running text whose outline is still to be read.
    """

    kind: BlockKind
    part: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(slots=True, kw_only=True)
class Carried:
    """An enclosure while the document is being read."""

    id: str
    kind: EnclosureKind
    title: str = ""
    agencies: tuple[str, ...] = ()
    inferred: bool = False


@dataclass(slots=True, kw_only=True)
class Walk:
    """Where the reading stands. ``listed`` are attachments named and not yet seen."""

    title: Title
    registry: Registry
    pieces: list[Piece] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)
    part: str = BODY
    dated: bool = False
    dated_above: bool = False
    """Whether a date has been read: while not :attr:`dated`, it stood under the title, and nothing marks where the cover ends."""
    listed: list[str] = field(default_factory=list)
    kinds: dict[str, set[BlockKind]] = field(default_factory=dict)
    opening: str | None = None
    """The document's own first paragraph, which may say what text it puts in force."""
    issued: tuple[str, ...] = ()
    """The titles of the texts that the document's own words issue together."""

    @property
    def written(self) -> frozenset[str]:
        """The parts that have text of their own: more than titles, numbers, notes and the like."""
        text = {BlockKind.PARAGRAPH, BlockKind.TABLE}
        return frozenset(part for part, kinds in self.kinds.items() if text & kinds)

    def add(self, kind: BlockKind, *paragraphs: Paragraph) -> None:
        """Take up a piece of the current part."""
        self.pieces.append(Piece(kind=kind, part=self.part, paragraphs=paragraphs))
        self.kinds.setdefault(self.part, set()).add(kind)
        self.dated_above = self.dated_above or kind is BlockKind.DATE
        if kind is BlockKind.PARAGRAPH and self.part == BODY:
            text = paragraphs[0].text
            self.opening = text if self.opening is None else self.opening
            self.issued = self.issued or issued_together(text)

    def open(self, kind: EnclosureKind, title: str = "", *, inferred: bool = False) -> Carried:
        """Begin the next enclosure; what follows is its."""
        carried = Carried(id=f"enclosure-{len(self.carried) + 1}", kind=kind, title=title, inferred=inferred)
        self.carried.append(carried)
        self.part = carried.id
        return carried

    def next_listed(self) -> str:
        """The first title listed and not yet seen, or none; it counts as seen."""
        return self.listed.pop(0) if self.listed else ""

    @property
    def just_opened(self) -> bool:
        """Whether the current part has nothing yet but its label, title and agencies."""
        return self.part != BODY and self.part not in self.written

    @property
    def cover_kind(self) -> EnclosureKind:
        """What a cover of this title carries: what it issues, or what it forwards."""
        return EnclosureKind.FORWARDED if self.title.verb in _FORWARDED else EnclosureKind.ISSUED

    def prelude(self, paragraphs: Sequence[Paragraph]) -> None:
        """The enclosure's title, and perhaps its agencies, printed before the cover's title."""
        carried = self.open(self.cover_kind)
        lines = [p for p in paragraphs if not is_agencies(p, self.registry)]
        carried.title = joined(lines)
        if lines:
            self.add(BlockKind.TITLE, *lines)
        for paragraph in paragraphs:
            if paragraph not in lines:
                carried.agencies += agencies(paragraph.text)
                self.add(BlockKind.AGENCIES, paragraph)
        self.part = BODY

    def titled(self, rest: Sequence[Paragraph], index: int, expected: str) -> int:
        """Read the title lines of the part just opened, a remark under them, its agencies."""
        carried = self.carried[-1]
        taken = title_lines(rest[index : index + TITLE_LINES], expected)
        if not taken:
            carried.title, carried.inferred = expected, bool(expected)
            return 0
        carried.title = joined(rest[index : index + taken])
        self.add(BlockKind.TITLE, *rest[index : index + taken])
        taken += self.remark(rest, index + taken)
        wrote = carried.kind is not EnclosureKind.ATTACHMENT and index + taken < len(rest)
        if wrote and is_agencies(rest[index + taken], self.registry):
            carried.agencies = agencies(rest[index + taken].text)
            self.add(BlockKind.AGENCIES, rest[index + taken])
            taken += 1 + self.remark(rest, index + taken + 1)
        return taken

    def remark(self, rest: Sequence[Paragraph], index: int) -> int:
        """Read the remark that may stand under a title or its agencies: （2025年3月）, （试行）."""
        if index == len(rest) or not is_note(rest[index]) or len(rest[index].text) >= _REMARK:
            return 0
        self.add(BlockKind.NOTE, rest[index])
        return 1

    def together(self) -> tuple[str, ...]:
        """The titles of several texts that the cover issues together, without those already carried."""
        return tuple(
            title for title in self.issued if all(alike(one.title, title) < SAME for one in self.carried)
        )

    def put_in_force(self) -> str | None:
        """The title of the text that an order puts in force: 《…》…现予公布."""
        return promulgated(self.opening) if self.opening is not None else None
