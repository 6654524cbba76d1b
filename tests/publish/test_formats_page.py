"""The reference of the formats is true."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from publish.exported import CATALOG, CONTENT

from generator.document.model import BlockKind, Document
from generator.issue.model import Issue
from generator.publish.rows import tables

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/reference/formats.md").read_text("utf-8")


def section(page: str, name: str) -> str:
    (found,) = re.findall(rf"^## {name}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return str(found)


def test_every_table_and_column_is_listed_in_order(page: str) -> None:
    listed = re.findall(r"^\| `(\w+)` \| ((?:`\w+` ?)+)\|$", section(page, "CSV and SQLite"), re.MULTILINE)
    told = [(name, tuple(re.findall(r"`(\w+)`", columns))) for name, columns in listed]
    assert told == [(table.name, table.columns) for table in tables(CONTENT, CATALOG, {})]


@pytest.mark.parametrize(
    ("heading", "kind", "skip"),
    [
        ("Front matter of a document", Document, {"blocks"}),
        ("Front matter of an issue", Issue, {"source_file", "source_sha256", "encoding"}),
    ],
)
def test_every_key_of_the_front_matter_is_listed(page: str, heading: str, kind: type, skip: set[str]) -> None:
    keys = {
        name
        for row in re.findall(r"^\| (`.*?) \|", section(page, heading), re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert keys >= {field.name for field in fields(kind)} - skip


def test_every_kind_of_block_is_listed(page: str) -> None:
    listed = set(re.findall(r"`(\w+)`", section(page, "JSON lines")))
    assert listed >= {str(kind) for kind in BlockKind}


def test_every_kind_of_finding_of_verify_is_listed(page: str, root: Path) -> None:
    names = ("verify", "rebuild", "zipped")
    code = "".join((root / f"generator/publish/{name}.py").read_text("utf-8") for name in names)
    call = r'(?:_named|_fault)\((?:name|one, folder|_CONTENT|f?"[^"]*"), |kind='
    used = set(re.findall(rf'(?:{call})"([a-z-]+)"', code))
    assert used >= {
        "changed",
        "missing",
        "rebuild",
        "not-checked",
        "not-converted",
        "link",
        "form",
        "damaged",
    }
    assert set(re.findall(r"^\| `([a-z-]+)` \|", section(page, "Archive"), re.MULTILINE)) >= used
