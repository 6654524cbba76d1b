"""``gongbao`` in ``mkdocs.yml``: plain ``mkdocs build`` and ``mkdocs serve`` make the site.

MkDocs calls from outside, as the command line does, so this stands beside it above the
pipeline; all that it knows of MkDocs is in :mod:`generator.publish.plugin`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pipeline import load_pages
from generator.publish.plugin import SitePlugin

if TYPE_CHECKING:
    from pathlib import Path

    from generator.pages import Pages


class GongbaoPlugin(SitePlugin):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """Makes the pages of ``docs_dir``, the content folder, on every build."""

    def load(self, content: Path) -> Pages:
        """Read the content folder and make its pages."""
        return load_pages(content)
