from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from publish.small_issue import Small, write_small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A content folder with one small issue, fresh for each test."""
    return write_small(tmp_path / "content")
