"""A small source and an empty content folder for the pipeline's tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reading import registry

from generator.pipeline import Converted, Supplied, convert

Convert = Callable[..., Converted]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """An empty content folder."""
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


@pytest.fixture
def put(tmp_path: Path, content: Path) -> Convert:
    """Write a source and convert it."""

    def convert_it(text: str | bytes, name: str = "a.txt", *, force: bool = False) -> Converted:
        source = tmp_path / "received" / name
        source.parent.mkdir(exist_ok=True)
        source.write_bytes(text.encode() if isinstance(text, str) else text)
        return convert(source, content, registry(), Supplied(), force=force)

    return convert_it
