"""What was withdrawn is on no page, in no search, in no file beside the pages."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.errors import SourceError
from generator.pipeline import build, load_catalog
from generator.pipeline.withdrawn import read_withdrawn
from generator.publish.export import export_jsonl

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = "wangshu/2025/wangshuzhengbanfa-2025-20"
PART = "wangshu/2025/wangshuzhengbanfa-2025-21"
TWICE = "xinghe/2025/xingzhenghan-2025-12"


@pytest.fixture
def content(tmp_path: Path, sample_content: Path) -> Path:
    """The sample, of which a document and a paragraph are withdrawn."""
    shutil.copytree(sample_content, tmp_path / "content")
    text = f"- {WHOLE}\n- {{id: '{PART}#p18', reason: test}}\n"
    (tmp_path / "content" / "withdrawn.yml").write_text(text, encoding="utf-8")
    return tmp_path / "content"


def test_nothing_of_it_is_published(content: Path, tmp_path: Path) -> None:
    held, _, _ = load_catalog(content, whole=True)
    words = next(block.text for block in held.documents[PART].blocks if block.id == "p18")
    title = held.documents[WHOLE].title
    build(content, tmp_path / "site")
    assert not (tmp_path / "site" / WHOLE).exists()
    for path in (tmp_path / "site").rglob("*"):
        if path.suffix in {".html", ".js", ".json", ".md", ".txt", ".csv"} and "assets" not in path.parts:
            text = path.read_text(encoding="utf-8")
            assert words not in text, path
            assert title not in text, path


def test_another_printing_of_it_is_not_published_either(tmp_path: Path, sample_content: Path) -> None:
    shutil.copytree(sample_content, tmp_path / "content")
    (tmp_path / "content" / "withdrawn.yml").write_text(f"- {TWICE}#p7\n", encoding="utf-8")
    build(tmp_path / "content", tmp_path / "site")
    page = (tmp_path / "site" / TWICE / "index.html").read_text(encoding="utf-8")
    assert "312户" not in page
    assert "321户" not in page
    for path in (tmp_path / "site" / "sources").iterdir():
        assert "321户" not in path.read_text(encoding="utf-8"), path


def test_nothing_of_it_is_exported(content: Path) -> None:
    held, _, catalog = load_catalog(content)
    lines = list(export_jsonl(held, catalog))
    assert not [line for line in lines if f'"id": "{WHOLE}"' in line]
    assert len(lines) == len(load_catalog(content, whole=True)[0].documents) - 1


@pytest.mark.parametrize("text", ["- 7\n", "- no id\n", "just words\n", "- [\n"])
def test_wrong_list_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"withdrawn\.yml"):
        read_withdrawn(text, file="withdrawn.yml")
