"""The stages in order; here alone files are read and written.

``convert``: a source → Markdown, an issue page and a ledger in the content folder.
``load_content``: the content folder read back, with hand corrections.
``load_library``: content → catalog → comparisons. ``build``: → pages → site.
"""

from __future__ import annotations

from generator.pipeline.above import traced
from generator.pipeline.again import convert_again
from generator.pipeline.content import Content, load_content
from generator.pipeline.convert import Converted, convert, without_extracts
from generator.pipeline.identify import Supplied
from generator.pipeline.issue import Conversion, convert_text
from generator.pipeline.site import (
    Library,
    build,
    find_document,
    load_catalog,
    load_library,
    load_pages,
    registry_of,
    render,
)

__all__ = [
    "Content",
    "Conversion",
    "Converted",
    "Library",
    "Supplied",
    "build",
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
