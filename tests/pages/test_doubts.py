"""Every doubt that the converter can have is said in the readers' language."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from generator.findings import Finding, Place
from generator.pages.doubts import KINDS, in_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS = ("catalog", "document", "issue", "pipeline", "source")
NO_KINDS = {"repeated-header", "page-number", "running-head", "x-gbk"}
"""Hyphenated words of these modules that name no finding."""


def words(path: Path) -> Iterator[str]:
    """The hyphenated words of a module that makes findings, and the kinds it names outright."""
    text = path.read_text(encoding="utf-8")
    if "Finding(" not in text and "_doubt" not in text and "doubts" not in text:
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.fullmatch(r"[a-z]+(-[a-z]+)+", node.value):
                yield node.value
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
            for keyword in node.keywords:
                if keyword.arg == "kind" and isinstance(keyword.value, ast.Constant):
                    yield str(keyword.value.value)


def test_every_kind_in_the_code_has_a_chinese_text(root: Path) -> None:
    modules = [path for name in FOLDERS for path in sorted((root / "generator" / name).rglob("*.py"))]
    found = {word: path.name for path in modules for word in words(path)}
    assert {"lost-dot", "collision", "row-moved", "no-date", "contents-disagree"} <= found.keys()
    lacking = {word: name for word, name in found.items() if word not in KINDS and word not in NO_KINDS}
    assert lacking == {}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_texts_are_chinese(kind: str) -> None:
    said = in_chinese(Finding(place=Place(file="x"), kind=kind, text="some English words"))
    assert re.search(r"[\u4e00-\u9fff]", said)
    assert not re.search(r"[a-z]", said)


def test_the_words_in_doubt_are_quoted() -> None:
    finding = Finding(place=Place(file="x"), kind="lost-dot", text="a dot is missing: “1 5万”")
    assert in_chinese(finding) == "此处可能脱落一个点（小数点，或编号后的点）：“1 5万”"
