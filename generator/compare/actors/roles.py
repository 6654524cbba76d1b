"""What a sentence asks of the bodies that it names: to lead, act, support, be told; or only whose word it follows.

Names that stand together (省教育厅、省公安厅) share what is said behind them and before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from generator.compare.language.listed import any_of
from generator.compare.model import BodyRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.registry.actors import ActorWords

Span = tuple[int, int]

_TOGETHER = re.compile(r"(?:、|和|及其?|与|以及|或者?|(?:省|市|县|区|州|自治区)(?:党)?委)*")
_MANNER = "(?:等(?:有关|相关)?(?:部门|单位)?|要|应当?|须|必须|可以?|也|均|都|积极|切实|共同|按照?职责(?:分工)?|各自|分别|依法|认真|主动|进一步|密切|予以|做好)*"
_CITED = re.compile(r"(?:等[^，。；]{0,6})?(?:联合)?(?:印发|发布|下发|转发|公布)?的?□")
"""《…》 behind a name, masked."""
_BEGINS = re.compile(r"(?:^|[，。；：、！？\s（）□])$")
_ACTING = ("v", "d", "p", "z", "c")
"""Tags of the word with which what a body does begins."""
_AHEAD = 6


@dataclass(frozen=True, slots=True)
class _Words:
    behind: re.Pattern[str]
    before: re.Pattern[str]
    cited: re.Pattern[str]
    role_behind: dict[str, BodyRole]
    role_before: dict[str, BodyRole]


def roles_of(text: str, names: Sequence[Span], actors: ActorWords) -> Iterator[BodyRole | None]:
    """The role of each of ``names`` in ``text``, in their order; None where the words don't tell."""
    words = _words(actors)
    for group in _groups(text, names):
        role = _role(text[: group[0][0]], text[group[-1][1] :], words)
        for _ in group:
            yield role


def _groups(text: str, names: Sequence[Span]) -> Iterator[list[Span]]:
    group: list[Span] = []
    for span in names:
        if group and not _TOGETHER.fullmatch(text[group[-1][1] : span[0]]):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _role(before: str, after: str, words: _Words) -> BodyRole | None:
    if _CITED.match(after) or (words.cited.match(after) and not before.endswith("由")):
        return BodyRole.CITE
    led = words.before.search(before)
    if led and words.role_before[led[1]] in {BodyRole.RECEIVE, BodyRole.SUPPORT}:
        return words.role_before[led[1]]
    if said := words.behind.match(after):
        return words.role_behind[said[1]]
    if before.endswith("由") or (_BEGINS.search(before) and _acts(after)):
        return BodyRole.ACT
    return None


def _acts(after: str) -> bool:
    """Whether what follows a name says what it does."""
    manner = re.match(_MANNER, after)
    if manner and manner[0]:
        return not after[manner.end() : manner.end() + 1].startswith(("的", "、"))
    letters = re.match(rf"[\u4e00-\u9fff]{{1,{_AHEAD}}}", after)
    words = rjieba.tag(letters[0]) if letters else []
    return bool(words) and words[0][1].startswith(_ACTING) and words[0][0] not in {"和", "与", "及"}


@lru_cache(maxsize=8)
def _words(actors: ActorWords) -> _Words:
    behind = {word: BodyRole(role.role) for role in actors.roles for word in role.behind}
    before = {word: BodyRole(role.role) for role in actors.roles for word in role.before}
    cited = [word for word, role in behind.items() if role is BodyRole.CITE]
    said = [word for word, role in behind.items() if role is not BodyRole.CITE]
    return _Words(
        behind=re.compile(rf"{_MANNER}({any_of(said)})(?!人)"),
        before=re.compile(rf"({any_of(before)})$"),
        cited=re.compile(rf"(?:的|等)?(?:{any_of(cited)})"),
        role_behind=behind,
        role_before=before,
    )
