"""A doubt whose words an editor has corrected is settled, and `check` says so in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.small_source import issue

from generator.pipeline.checks import check_content

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.conftest import Convert

DOCUMENT = "wangshu/2025/wangshuzhengfa-2025-6"


def kinds(content: Path) -> list[str]:
    """The kinds of doubts about characters, and whether they are settled."""
    return [one.kind for one in check_content(content) if one.kind in {"doubled-character", "settled"}]


def test_a_corrected_word_settles_its_doubt(put: Convert, content: Path) -> None:
    put(issue(text="冰场的围栏由市市教育局检查。"))
    assert kinds(content) == ["doubled-character"]
    path = content / f"{DOCUMENT}.md"
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace("由市市教育局", "由市教育局"), encoding="utf-8")
    (found,) = (one for one in check_content(content) if one.kind == "settled")
    assert found.place.file == f"{DOCUMENT}.md"
    assert "“市市”" in found.text
    assert kinds(content) == ["settled"]


def test_another_correction_leaves_the_doubt(put: Convert, content: Path) -> None:
    put(issue(text="冰场的围栏由市市教育局检查。"))
    path = content / f"{DOCUMENT}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("围栏", "护栏"), encoding="utf-8")
    assert kinds(content) == ["doubled-character"]
