"""Documents, phenomenon by phenomenon: parts, outline, tables, validity, dates, doubts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from golden import golden
from reading import blocks_of, converted

from generator.document.elements import addressees, listed_attachments
from generator.document.model import BlockKind
from generator.document.validity import effective, expires, repeals
from generator.source.days import day_of

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "望舒市人民政府关于印发望舒市冰场管理办法的通知\n\n望舒政发〔2025〕6号\n\n"
COVER = f"{HEAD}各区、县（市）人民政府：\n\n现将《望舒市冰场管理办法》印发给你们，请认真贯彻执行。\n\n望舒市人民政府\n\n2025年3月1日\n\n望舒市冰场管理办法\n\n"
_TITLED = 2


def document(lines: str) -> list[str]:
    """The blocks of a source that is one document."""
    (one,) = converted(lines).documents
    return blocks_of(one)


def body(lines: str) -> list[str]:
    """The blocks of a body, below a title and number."""
    (one,) = converted(HEAD + lines).documents
    return blocks_of(one)[_TITLED:]


def enclosed(lines: str) -> list[str]:
    """The blocks of an enclosed text, below its cover and title."""
    (one,) = converted(COVER + lines).documents
    blocks = [block for block in one.blocks if block.part == "enclosure-1"]
    return [said.removeprefix("enclosure-1 ") for said in blocks_of(one)[-len(blocks) + 1 :]]


def carried(lines: str) -> list[str]:
    (one,) = converted(lines).documents
    return [
        " · ".join(fact for fact in (e.kind.value, e.title, e.genre, *e.agencies) if fact)
        for e in one.enclosures
    ]


def facts(lines: str) -> dict[str, Any]:
    (one,) = converted(lines).documents
    found = {
        "id": one.id,
        "issuer": one.issuer,
        "joint": list(one.joint_issuers),
        "kind": one.doc_type,
        "to": list(one.addressees),
        "signed": list(one.signatories),
        "date": one.date and one.date.isoformat(),
        "inferred": [fact for fact in one.inferred if not fact.startswith("gazette")],
        "findings": [finding.kind for finding in one.findings],
    }
    return {key: value for key, value in found.items() if value}


def topics(lines: str) -> dict[str, list[str]]:
    """The topics that the document states, and the notes of its colophon."""
    (one,) = converted(lines).documents
    notes = [block.text for block in one.blocks if block.kind is BlockKind.NOTE]
    return {key: held for key, held in (("topics", list(one.topics)), ("notes", notes)) if held}


def doubts(lines: str) -> list[str]:
    """Kind and line (counted from the body's first) of each finding."""
    (one,) = converted(HEAD + lines + "\n\n2025年3月1日").documents
    above = HEAD.count("\n")
    return [f"{f.kind} {f.place.line - above}" for f in one.findings if f.place.line is not None]


def validity(text: str) -> dict[str, str]:
    found = {"effective": effective([text]), "expires": expires([text]), "repeals": repeals([text])}
    return {
        key: effect.text + (f" = {effect.date.isoformat()}" if effect.date else "")
        for key, effect in found.items()
        if effect
    }


def date(text: str) -> str | None:
    found = day_of(text)
    return found.isoformat() if found else None


VIEWS: dict[str, Callable[[Any], Any]] = {
    "document": document,
    "body": body,
    "enclosed": enclosed,
    "carried": carried,
    "facts": facts,
    "topics": topics,
    "doubts": doubts,
    "validity": validity,
    "date": date,
    "addressees": lambda text: list(addressees(text)),
    "attachments": lambda texts: list(listed_attachments(texts)),
}


@pytest.mark.parametrize(("what", "given", "expect"), golden(Path(__file__).parent / "cases"))
def test_case(what: str, given: Any, expect: Any) -> None:
    assert VIEWS[what](given) == expect
