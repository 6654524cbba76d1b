"""One built site for the tests of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pages.small_library import small_content, small_pages

from generator.publish.site import build_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library as a site. Read it only."""
    folder = tmp_path_factory.mktemp("small")
    build_site(small_pages(), content=small_content(folder / "content"), site=folder / "site")
    return folder / "site"
