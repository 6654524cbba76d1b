"""The search index: a script that holds every document's text, fetched by the search page alone.

A script and no JSON, because a page opened from a disk may load the one and not the other.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.pages import SearchEntry, Target

PATH: Final = "search/documents.js"
"""Where the index stands in the site."""


def script(entries: Iterable[SearchEntry], url: Callable[[Target], str]) -> str:
    """The index as a script, one document a line; ``url`` gives links as seen from the search page."""
    lines = (
        json.dumps(
            {
                "url": url(entry.target),
                "title": entry.title,
                "number": entry.number,
                "issuer": entry.issuer,
                "year": entry.year,
                "date": entry.date,
                "kind": entry.kind,
                "topics": entry.topics,
                "blocks": entry.blocks,
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for entry in entries
    )
    return "window.gongbaoDocuments = [\n" + ",\n".join(lines) + "\n];\n"
