"""The small library with its catalog, and the pages made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pages.small_library import small_pages

if TYPE_CHECKING:
    from generator.pages import Pages


@pytest.fixture(scope="session")
def pages() -> Pages:
    """All pages of the small library."""
    return small_pages()
