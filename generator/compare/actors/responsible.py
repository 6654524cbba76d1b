"""Lists of responsible units: （牵头单位：市水利局；责任单位：市财政局、各区）, （市水利局牵头，市财政局配合）.

What stands between the signs of such a list is a body whatever it is called (素月供电公司), and the list
says what each of them has to do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.compare.language.listed import any_of
from generator.compare.model import BodyRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.registry.actors import ActorWords

Span = tuple[int, int]

_OPENING, _CLOSING = "（([【〔［", "）)]】〕］"
_PART = re.compile(r"[^；;。，,]+")
_ITEM = re.compile(r"[^、\s]+")
_FIRST = re.compile("(?:均以)?(?:排名?|列)(?:在)?(?:第一|首)(?:位|个)?的?(?:单位|部门)?为牵头")
_AND = re.compile("(?<=名)(?:[和及与]|会同)|(?:[和及与]|会同)(?=名)")
"""和 beside a known name sets two bodies apart."""
_ASIDE = re.compile(r"[（(〔][^（）()〔〕]*[）)〕]$")
_TAIL = re.compile(
    r"等?(?:(?:按照?|根据)?(?:各自)?(?:职责|职能)(?:分工)?|分别|共同|具体|等|(?:各|有关|相关)?成员单位)*$"
)
_NO_NAME = re.compile(r"[的了是为在以由应要须需将对把被]|\d{2}|^[上下]同|^[省市县]内")
_LEAST, _MOST = 2, 26
"""Letters of a name in a list."""


@dataclass(frozen=True, slots=True)
class Responsible:
    """A body in a list of responsible units: where it stands, and its role."""

    span: Span
    role: BodyRole


@dataclass(frozen=True, slots=True)
class _Words:
    label: re.Pattern[str]
    behind: re.Pattern[str]
    role_of: dict[str, BodyRole]


def responsible(
    text: str,
    known: Sequence[Span],
    actors: ActorWords,
    *,
    whole: bool = False,
    role: BodyRole | None = None,
    first_leads: bool = False,
) -> Iterator[Responsible]:
    """The bodies of the lists in ``text``; ``known`` are names found already.

    ``whole`` says that all of it is one, ``role`` what the head of its column says, ``first_leads`` that the document
    has the first of each list lead.
    """
    words = _words(actors)
    bracketed = list(_bracketed(text))
    if role is not None or words.label.match(text) or (whole and not text.startswith(tuple(_OPENING))):
        bracketed = [(0, len(text))]
    for span in bracketed:
        found = list(_listed(text, span, known, words, role, bare=BodyRole.ACT if first_leads else None))
        if first_leads and found and {one.role for one in found} == {BodyRole.ACT}:
            found[0] = Responsible(found[0].span, BodyRole.LEAD)
        yield from found


def says_that_the_first_leads(text: str) -> bool:
    """Whether ``text`` has the first of each list of units lead."""
    return _FIRST.search(text) is not None


def column_role(head: str, actors: ActorWords) -> BodyRole | None:
    """The role of the bodies in a table's column with this head; None where it isn't a column of bodies."""
    label = _words(actors).label.fullmatch(f"{head}：")
    return _words(actors).role_of[label[1]] if label else None


def _bracketed(text: str) -> Iterator[Span]:
    """The insides of the outermost brackets."""
    depth = start = 0
    for at, sign in enumerate(text):
        if sign in _OPENING:
            start = start if depth else at + 1
            depth += 1
        elif sign in _CLOSING and depth:
            depth -= 1
            if not depth:
                yield start, at


def _listed(
    text: str,
    span: Span,
    known: Sequence[Span],
    words: _Words,
    labelled: BodyRole | None,
    *,
    bare: BodyRole | None,
) -> Iterator[Responsible]:
    """The bodies of one list; without label or verb they have the role ``bare``, if that is known."""
    told = labelled is not None or words.label.match(text, *span) is not None
    if not told and not any(span[0] <= start < span[1] for start, _ in known):
        return
    found: list[Responsible] = []
    waiting: list[Span] = []
    for part, end in _pieces(_PART, text, span, known):
        label = words.label.match(text, part, end)
        if _FIRST.match(text, part):
            break
        if text[:part].endswith("。"):
            labelled, waiting = None, []  # another sentence
        labelled = words.role_of[label[1]] if label else labelled
        start = label.end() if label else part
        said = next((m for m in words.behind.finditer(text, start, end) if m.end() == _bare(text, end)), None)
        role = words.role_of[said[1]] if said else labelled
        pieces = [
            _item(text, one, known)
            for one in _pieces(_ITEM, text, (start, said.start() if said else end), known)
        ]
        if labelled is None and None in pieces:
            if not found:
                return  # a sentence in brackets
            continue
        waiting += [one for one in pieces if one is not None]
        role = role or bare
        if role is not None:  # 市水利局，市财政局负责: the verb is both's
            found += [Responsible(one, _own_role(text, one, words) or role) for one in waiting]
            waiting = []
    yield from found


def _bare(text: str, end: int) -> int:
    """The end of what is said, closing signs aside."""
    return len(text[:end].rstrip("。；; "))


def _own_role(text: str, span: Span, words: _Words) -> BodyRole | None:
    """What a list says of one of its bodies alone: 市水利局（牵头）, 会同市财政局."""
    if text[: span[0]].endswith("会同"):
        return BodyRole.SUPPORT
    aside = re.match(r"[（(]([^（）()]{2,6})[）)]", text[span[1] :])
    return words.role_of.get(aside[1]) if aside else None


def _pieces(pattern: re.Pattern[str], text: str, span: Span, known: Sequence[Span]) -> Iterator[Span]:
    """What ``pattern`` finds in ``span``; its signs within a known name or a bracket don't count."""
    masked = list(text[: span[1]])
    for start, end in known:
        masked[start:end] = "名" * (min(end, span[1]) - start)
    depth = 0
    for at in range(*span):
        depth += masked[at] in _OPENING
        if depth:
            masked[at] = "名"
        depth -= text[at] in _CLOSING and depth > 0
    whole = (
        _AND.sub(lambda link: "、" * len(link[0]), "".join(masked)) if pattern is _ITEM else "".join(masked)
    )
    return (match.span() for match in pattern.finditer(whole, *span))


def _item(text: str, span: Span, known: Sequence[Span]) -> Span | None:
    """The body's name in one entry of a list, or nothing."""
    start, end = span
    while aside := _ASIDE.search(text, start, end):
        if re.search(r"[市县区镇、]", aside[0]):
            break
        end = aside.start()
    end -= len(tail[0]) if (tail := _TAIL.search(text[start:end])) else 0
    name = text[start:end]
    if _LEAST <= len(name) <= _MOST and not _NO_NAME.search(name) and re.match("[\u4e00-\u9fff]", name):
        return start, end
    return next((one for one in known if start <= one[0] and one[1] == end), None)


@lru_cache(maxsize=8)
def _words(actors: ActorWords) -> _Words:
    labels = {word: BodyRole(role.role) for role in actors.roles for word in role.labels}
    behind = {
        word: BodyRole(role.role)
        for role in actors.roles
        if role.role in {"lead", "act", "support"}
        for word in role.behind
    }
    manner = r"(?:(?:(?:各|有关|相关)?成员单位|等(?:有关|相关)?(?:部门|单位)?)?(?:按照?|根据)?(?:各自)?(?:职责|职能)?(?:分工)?(?:分别|共同|具体|予以|积极)?)"
    return _Words(
        label=re.compile(rf"\s*({any_of(labels)})\s*[：:]"),
        behind=re.compile(rf"{manner}({any_of(behind)})(?:{any_of(behind)})*"),
        role_of=behind | labels,
    )
