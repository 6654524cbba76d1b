"""The bodies that one document names: where, and what it asks of them.

A list (财政、教育等部门) names each of its bodies. Names within 《》 are another document's, those in
headings name a topic, and addressees are no bodies that must act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.compare.actors.organisations import organisations
from generator.compare.actors.responsible import column_role, responsible, says_that_the_first_leads
from generator.compare.actors.roles import roles_of
from generator.compare.language.body_names import BodyNames, body_names
from generator.compare.language.folding import Folding, plain
from generator.compare.model import BodyRole, SegmentKind
from generator.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.compare.model import Segment

Span = tuple[int, int]

_SKIPPED = frozenset(
    {
        SegmentKind.TITLE,
        SegmentKind.NUMBER,
        SegmentKind.ADDRESSEE,
        SegmentKind.DATE,
        SegmentKind.HEADING,
        SegmentKind.NOTE,
    }
)
_BRACKETS = str.maketrans("〔〕〈〉", "（）（）")
_OFFICE_TWICE = re.compile("(?<=[局厅委办会队部行社])部门$")
"""税务局等部门: the list's word, not the last name's."""
_AND_MORE = re.compile(r"等(?:其他)?(?:有关|相关)?(?=[^\d个]{0,6}部门$)")
_RELIC = ("旧", "原")
"""供销社旧址 is a house."""
_IS_BODY = re.compile(r"[厅局委办署室社联]$|(?<![代大全])会$|政府$|部门$|财政$|单位$|中心$|部$")
_SHORTEST = 3
_TITLE = re.compile(r"《[^》]*》?")
_BY = re.compile(r"《(?!关于)([^《》〈〉]{2,40}?)(?=关于|转发|批转|印发)")
_WHOSE = re.compile(
    r"^(?:同级(?!人民政府|政府|财政$)|其他|(?:所在地|当地)(?:的)?(?=各|省|市|县|区|州|乡|镇|街道|村))"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A body's name in the text of a segment; ``role`` where the words around it tell."""

    name: str
    segment: str
    start: int
    end: int
    role: BodyRole | None


@dataclass(frozen=True, slots=True)
class Named:
    """A body of a document: its folded form, and its mentions in printed order."""

    sign: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def segments(self) -> tuple[str, ...]:
        """The segments that name it."""
        return tuple(dict.fromkeys(mention.segment for mention in self.mentions))

    @property
    def only_cited(self) -> bool:
        """Whether the document does no more than follow its word."""
        return all(mention.role is BodyRole.CITE for mention in self.mentions)

    @property
    def roles(self) -> tuple[BodyRole, ...]:
        """What the document asks of it, the weightiest first."""
        found = {mention.role for mention in self.mentions}
        return tuple(role for role in BodyRole if role in found)


def named(segments: Sequence[Segment], names: Folding, registry: Registry) -> dict[str, Named]:
    """The bodies of ``segments`` by name, in printed order."""
    first_leads = any(says_that_the_first_leads(segment.text) for segment in segments)
    reader = _Reader(names, body_names(registry), registry, first_leads)
    found: dict[str, Named] = {}
    heads = {(s.block, s.cell[1]): s.text for s in segments if s.cell is not None and s.cell[0] == 0}
    for segment in segments:
        if segment.kind in _SKIPPED:
            continue
        head = heads.get((segment.block, segment.cell[1]), "") if segment.cell and segment.cell[0] else ""
        for mention in reader.mentions(segment, head):
            found.setdefault(mention.name, Named(plain(names.fold(mention.name)))).mentions.append(mention)
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the bodies of segments; ``first_leads`` says that the document has the first of each list lead."""

    names: Folding
    finder: BodyNames
    registry: Registry
    first_leads: bool

    def mentions(self, segment: Segment, head: str) -> Iterator[Mention]:
        """The bodies that ``segment`` names; ``head`` heads its column."""
        cut = len(segment.label)
        text = "□" * cut + _TITLE.sub(lambda match: "□" * len(match[0]), segment.text[cut:])
        spans = self.finder.spans(text, self._known(text))
        listed = {span: list(self.finder.listed(text, span)) for span in spans}
        begins = {span: min((at for at, _ in others), default=span[0]) for span, others in listed.items()}
        roles = self._roles(segment, text, head, begins)
        if segment.kind is SegmentKind.SIGNATURE:
            roles = dict.fromkeys(roles, BodyRole.ISSUE)
        else:
            roles |= self._issuers(segment.text)
        for (start, end), role in sorted(roles.items(), key=lambda item: item[0]):
            for at, name in listed.get((start, end), ()):
                yield Mention(_name(name), segment.id, at, end, role)
            whose = any(start <= first <= end < span[0] for span, first in begins.items())
            if not whose and text[end : end + 1] not in _RELIC:
                yield Mention(_name(segment.text[start:end]), segment.id, start, end, role)

    def _roles(
        self, segment: Segment, text: str, head: str, begins: Mapping[Span, int]
    ) -> dict[Span, BodyRole | None]:
        """The bodies in ``text``, those of lists and the organisations that must act included, with their roles."""
        words = self.registry.actors
        lists = {
            each.span: each.role
            for each in responsible(
                text,
                list(begins),
                words,
                whole=segment.kind in {SegmentKind.UNITS, SegmentKind.AGENCIES},
                role=column_role(head, words),
                first_leads=self.first_leads,
            )
        }
        free = [span for span in begins if not any(_overlap(span, one) for one in lists)]
        said = roles_of(text, [(begins[span], span[1]) for span in free], words)
        asked = [
            one
            for one in organisations(text, words, self.registry.phrases)
            if not any(_overlap(one, other) for other in (*begins, *lists))
        ]
        must = (role or BodyRole.ACT for role in roles_of(text, asked, words))
        return dict(zip(free, said, strict=True)) | lists | dict(zip(asked, must, strict=True))

    def _issuers(self, text: str) -> dict[Span, BodyRole | None]:
        """Who issued the documents that ``text`` cites, by their titles: 《星河省人民政府关于…》."""
        found: dict[Span, BodyRole | None] = {}
        for match in _BY.finditer(text):
            spans = self.finder.spans(match[1], self._known(match[1]))
            if "".join(match[1][slice(*span)] for span in spans) == re.sub(r"[、\s]", "", match[1]):
                found |= {(match.start(1) + a, match.start(1) + b): BodyRole.CITE for a, b in spans}
        return found

    def _known(self, text: str) -> list[Span]:
        """What the registry's swaps find in ``text`` and is a body."""
        found = self.names.find(text)
        return [(a, b) for a, b, _ in found if b - a >= _SHORTEST and _IS_BODY.search(text[a:b])]


def _name(text: str) -> str:
    name = _AND_MORE.sub("", text).replace("个部门", "部门").translate(_BRACKETS)
    return _WHOSE.sub("", _OFFICE_TWICE.sub("", name))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
