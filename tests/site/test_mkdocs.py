"""Plain MkDocs makes the same site from a content folder, and ``serve`` follows it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from generator.pipeline import load_pages
from generator.publish.site import build_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path, root: Path, sample_content: Path) -> Path:
    """A project folder with the sample's content and a configuration of its own."""
    shutil.copytree(sample_content, tmp_path / "content")
    settings = {
        "INHERIT": str(root / "mkdocs.yml"),
        "docs_dir": str(tmp_path / "content"),
        "site_dir": str(tmp_path / "site"),
        "theme": {"custom_dir": str(root / "theme")},
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return tmp_path


def mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs there."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments], cwd=project, capture_output=True, text=True, check=False
    )


def test_mkdocs_build_makes_the_same_pages(project: Path) -> None:
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    build_site(load_pages(project / "content"), content=project / "content", site=project / "ours")
    names = {path.relative_to(project / "ours") for path in (project / "ours").rglob("*") if path.is_file()}
    assert names == {
        path.relative_to(project / "site") for path in (project / "site").rglob("*") if path.is_file()
    }
    for name in names:
        assert (project / "ours" / name).read_bytes() == (project / "site" / name).read_bytes(), name


def test_content_that_cannot_be_read_fails_with_its_place(project: Path) -> None:
    document = next(path for path in (project / "content").glob("*/2*/*.md") if path.parts[-3] != "issues")
    document.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    done = mkdocs(project, "build")
    assert done.returncode != 0
    assert document.name in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
