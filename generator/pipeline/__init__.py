"""The stages in order; here alone files are read and written.

``convert``: a source → Markdown, an issue page and a ledger in the content folder.
``load_content``: the content folder read back, with hand corrections.
``load_library``: content → catalog → comparisons. ``build``: → pages → site.

What converts is loaded with the door; what catalogs, compares and builds when it is first
asked for, since its libraries take longer to load than an issue to convert, and more memory.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from generator.pipeline.again import convert_again
from generator.pipeline.content import Content, load_content, registry_of
from generator.pipeline.convert import Converted, convert, without_extracts
from generator.pipeline.identify import Supplied
from generator.pipeline.issue import Conversion, convert_text
from generator.pipeline.named import find_document

if TYPE_CHECKING:
    from generator.pipeline.above import traced
    from generator.pipeline.catalog import load_catalog
    from generator.pipeline.checks import check_content
    from generator.pipeline.pair import compare_named
    from generator.pipeline.site import Library, build, load_library, load_pages, render

__all__ = [
    "Content",
    "Conversion",
    "Converted",
    "Library",
    "Supplied",
    "build",
    "check_content",
    "compare_named",
    "convert",
    "convert_again",
    "convert_text",
    "find_document",
    "load_catalog",
    "load_content",
    "load_library",
    "load_pages",
    "registry_of",
    "render",
    "traced",
    "without_extracts",
]

_LATER = {
    "compare_named": "pair",
    "traced": "above",
    "load_catalog": "catalog",
    "check_content": "checks",
    **dict.fromkeys(("Library", "build", "load_library", "load_pages", "render"), "site"),
}


def __getattr__(name: str) -> object:
    """What the door shows and hasn't loaded (PEP 562)."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
