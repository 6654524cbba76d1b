"""The bodies that one document names: where, and what it asks of them.

A list (财政、教育等部门) names each of its bodies. Names within 《》 are another document's, those in
headings name a topic, and addressees are no bodies that must act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.compare.actors.organisations import organisations
from generator.compare.actors.responsible import column_role, responsible
from generator.compare.actors.roles import roles_of
from generator.compare.language.body_names import body_names
from generator.compare.language.folding import plain
from generator.compare.model import BodyRole, SegmentKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.compare.language.body_names import BodyNames
    from generator.compare.language.folding import Folding
    from generator.compare.model import Segment
    from generator.registry import Registry

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
_OFFICE_TWICE = re.compile("(?<=[局厅委办会队部])部门$")
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
    finder = body_names(registry)
    found: dict[str, Named] = {}
    heads = {(s.block, s.cell[1]): s.text for s in segments if s.cell is not None and s.cell[0] == 0}
    for segment in segments:
        if segment.kind in _SKIPPED:
            continue
        head = heads.get((segment.block, segment.cell[1]), "") if segment.cell and segment.cell[0] else ""
        for mention in _mentions(segment, head, names, finder, registry):
            found.setdefault(mention.name, Named(plain(names.fold(mention.name)))).mentions.append(mention)
    return found


def _mentions(
    segment: Segment, head: str, names: Folding, finder: BodyNames, registry: Registry
) -> Iterator[Mention]:
    cut = len(segment.label)
    text = "□" * cut + _TITLE.sub(lambda match: "□" * len(match[0]), segment.text[cut:])
    spans = finder.spans(text, _known(text, names))
    listed = {span: list(finder.listed(text, span)) for span in spans}
    roles = _roles(segment, text, head, {span: _first(span, listed[span]) for span in spans}, registry)
    begun = [(_first(span, others), span[0]) for span, others in listed.items() if others]
    if segment.kind is SegmentKind.SIGNATURE:
        roles = dict.fromkeys(roles, BodyRole.ISSUE)
    else:
        roles |= _issuers(segment.text, names, finder)
    for (start, end), role in sorted(roles.items(), key=lambda item: item[0]):
        for at, name in listed.get((start, end), ()):
            yield Mention(name, segment.id, at, end, role)
        whose = any(start <= first <= end < last for first, last in begun)
        if whose or text[end : end + 1] in _RELIC:
            continue  # 县级以上人民政府发展改革、公安部门: it is they who are named
        yield Mention(_name(segment.text[start:end]), segment.id, start, end, role)


def _first(span: Span, listed: Sequence[tuple[int, str]]) -> int:
    """Where the list begins whose last name ``span`` is."""
    return min((at for at, _ in listed), default=span[0])


def _roles(
    segment: Segment, text: str, head: str, begins: Mapping[Span, int], registry: Registry
) -> dict[Span, BodyRole | None]:
    """The bodies in ``text``, those of lists and the organisations that must act included, with their roles."""
    lists = {
        each.span: each.role
        for each in responsible(
            text,
            list(begins),
            registry.actors,
            whole=segment.kind in {SegmentKind.UNITS, SegmentKind.AGENCIES},
            role=column_role(head, registry.actors),
        )
    }
    free = [span for span in begins if not any(_overlap(span, one) for one in lists)]
    said = roles_of(text, [(begins[span], span[1]) for span in free], registry.actors)
    asked = [
        one
        for one in organisations(text, registry.actors, registry.phrases)
        if not any(_overlap(one, other) for other in (*begins, *lists))
    ]
    return dict(zip(free, said, strict=True)) | lists | dict.fromkeys(asked, BodyRole.ACT)


def _issuers(text: str, names: Folding, finder: BodyNames) -> dict[Span, BodyRole | None]:
    """Who issued the documents that ``text`` cites, by their titles: 《星河省人民政府关于…》."""
    found: dict[Span, BodyRole | None] = {}
    for match in _BY.finditer(text):
        spans = finder.spans(match[1], _known(match[1], names))
        if "".join(match[1][slice(*span)] for span in spans) == re.sub(r"[、\s]", "", match[1]):
            found |= {(match.start(1) + a, match.start(1) + b): BodyRole.CITE for a, b in spans}
    return found


def _known(text: str, names: Folding) -> list[Span]:
    return [(a, b) for a, b, _ in names.find(text) if b - a >= _SHORTEST and _IS_BODY.search(text[a:b])]


def _name(text: str) -> str:
    name = _AND_MORE.sub("", text).replace("个部门", "部门").translate(_BRACKETS)
    return _WHOSE.sub("", _OFFICE_TWICE.sub("", name))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
