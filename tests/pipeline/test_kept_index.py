"""The index of reused text on disk: the same relations, less work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import BuildError
from generator.pipeline import load_catalog

if TYPE_CHECKING:
    from pathlib import Path


def test_relations_do_not_depend_on_it(
    sample_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GONGBAO_CACHE", raising=False)
    without = load_catalog(sample_content)[2].relations
    monkeypatch.setenv("GONGBAO_CACHE", str(tmp_path / "cache"))
    first = load_catalog(sample_content)[2].relations
    [kept] = (tmp_path / "cache").iterdir()
    written = kept.read_bytes()
    second = load_catalog(sample_content)[2].relations
    assert without
    assert without == first == second
    assert kept.read_bytes() == written


def test_folder_that_cannot_be_written_is_named(
    sample_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv("GONGBAO_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(BuildError, match="GONGBAO_CACHE"):
        load_catalog(sample_content)
