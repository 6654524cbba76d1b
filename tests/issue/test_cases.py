"""Issues, phenomenon by phenomenon: titles, where documents begin and end, contents, masthead, colophon."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from golden import golden
from reading import converted, registry

from generator.issue.contents import read_contents
from generator.issue.frontmatter import masthead
from generator.issue.sections import section_name
from generator.issue.titles import take_apart
from generator.source import decode, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable


def title(text: str) -> dict[str, Any]:
    found = take_apart(text, registry())
    facts = {
        "issuers": list(found.issuers),
        "kind": found.doc_type,
        "verb": found.verb,
        "matter": found.matter,
    }
    return {key: value for key, value in facts.items() if value}


def documents(lines: str) -> list[str]:
    """``number title`` (and the titles of what it carries) of each document found."""
    found = []
    for one in converted(lines).documents:
        carried = "".join(f" + {enclosure.title}" for enclosure in one.enclosures)
        found.append(f"{one.doc_number or 'no number'} {one.title}{carried}")
    return found


def issue(lines: str) -> dict[str, Any]:
    found = converted(lines).issue
    facts = {
        "id": found.id,
        "name": found.name,
        "serial": found.serial,
        "published": found.published and found.published.isoformat(),
        "masthead": list(found.masthead),
        "colophon": list(found.colophon),
        "contents": [
            " · ".join(
                str(fact)
                for fact in (entry.section, entry.title, entry.number, entry.page, entry.document)
                if fact is not None
            )
            for entry in found.contents
        ],
        "inferred": list(found.inferred),
        "findings": sorted({finding.kind for finding in found.findings}),
    }
    return {key: value for key, value in facts.items() if value}


def head(lines: list[str]) -> str:
    """Year, number and serial of a masthead."""
    found = masthead(lines)
    facts = (found.year, found.number, f"总{found.serial}" if found.serial else None)
    return " ".join(str(fact) for fact in facts if fact is not None)


def contents(lines: list[str]) -> list[str]:
    """Section, title, number and page of each entry."""
    entries = read_contents(read_lines(decode("\n".join(lines).encode(), "case.txt")))
    facts = [(entry.section, entry.title, entry.number, entry.page) for entry in entries]
    return [" · ".join(str(fact) for fact in entry if fact is not None) for entry in facts]


VIEWS: dict[str, Callable[[Any], Any]] = {
    "title": title,
    "section": section_name,
    "documents": documents,
    "issue": issue,
    "contents": contents,
    "masthead": head,
}


@pytest.mark.parametrize(("what", "given", "expect"), golden(Path(__file__).parent / "cases"))
def test_case(what: str, given: Any, expect: Any) -> None:
    assert VIEWS[what](given) == expect
