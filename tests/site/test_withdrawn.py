"""What was withdrawn is on no page, in no search, in no file beside the pages."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.errors import SourceError
from generator.pages.document import DocumentView
from generator.pages.listing import ListView
from generator.pipeline import build, load_catalog, load_pages
from generator.pipeline.withdrawn import read_withdrawn
from generator.publish.export import export_jsonl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.pages.view import Line

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


def test_what_cites_it_says_withdrawn_and_nobody_wants_it(tmp_path: Path, sample_content: Path) -> None:
    base, citing = "xinghe/2025/xingzhengbanfa-2025-17", "wangshu/2025/wangshuzhengbanfa-2025-23"
    shutil.copytree(sample_content, tmp_path / "content")
    (tmp_path / "content" / "withdrawn.yml").write_text(f"- {base}\n", encoding="utf-8")
    pages = {page.key: page for page in load_pages(tmp_path / "content").pages}
    assert base not in pages
    shown = pages[citing].view
    assert isinstance(shown, DocumentView)
    assert [(one.number, one.status) for one in shown.cited] == [("星政办发〔2025〕17号", "已撤下")]
    lists = [page.view for key, page in pages.items() if key.split("/")[0] == "wanted"]
    lines = [line for view in lines_of(lists) for line in view]
    assert lines
    assert not [line for line in lines if line.number == "星政办发〔2025〕17号"]


def lines_of(lists: list[object]) -> Iterator[tuple[Line, ...]]:
    """The lines of every group of the lists."""
    for view in lists:
        assert isinstance(view, ListView)
        yield from (group.lines for group in view.groups)


def test_a_withdrawn_enclosure_is_withdrawn_for_what_cites_it(tmp_path: Path, sample_content: Path) -> None:
    base, citing = "xinghe/2025/xingzhengbanfa-2025-11", "xinghe/2025/xingjiaolianfa-2025-3"
    shutil.copytree(sample_content, tmp_path / "content")
    (tmp_path / "content" / "withdrawn.yml").write_text(f"- {base}#enclosure-1\n", encoding="utf-8")
    _, _, catalog = load_catalog(tmp_path / "content")
    (cited,) = (one for one in catalog.citations[citing] if one.mention.number == "星政办发〔2025〕11号")
    assert cited.withdrawn
    assert cited.targets == ()


def test_nothing_of_it_is_exported(content: Path) -> None:
    held, _, catalog = load_catalog(content)
    lines = list(export_jsonl(held, catalog))
    assert not [line for line in lines if f'"id": "{WHOLE}"' in line]
    assert len(lines) == len(load_catalog(content, whole=True)[0].documents) - 1


@pytest.mark.parametrize("text", ["- 7\n", "- no id\n", "just words\n", "- [\n"])
def test_wrong_list_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"withdrawn\.yml"):
        read_withdrawn(text, file="withdrawn.yml")
