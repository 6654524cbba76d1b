"""Where each page stands: keys such as ``xinghe/2025/xingzhengfa-2025-2``.

A key is the page's path without ending; whether it becomes ``key/index.html`` or
``key.html`` is decided where the site is written. Keys come from ids and registry
names, never from a title.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Final

from generator.identity import DocumentId, slug

HOME: Final = ""
ISSUERS: Final = "issuers"
YEARS: Final = "years"
ISSUES: Final = "issues"
KINDS: Final = "kinds"
TOPICS: Final = "topics"
COMPARISONS: Final = "compare"
CITATIONS: Final = "citations"
SOURCES: Final = "sources"
SEARCH: Final = "search"
WANTED: Final = "wanted"
HOLDINGS: Final = "holdings"
RESERVED: Final = frozenset(
    {
        ISSUERS,
        YEARS,
        ISSUES,
        KINDS,
        TOPICS,
        COMPARISONS,
        CITATIONS,
        SOURCES,
        SEARCH,
        WANTED,
        HOLDINGS,
        "assets",
    }
)
"""First path components that no issuer may have."""
LONGEST_SLUG: Final = 60


def document(document_id: str) -> str:
    """A document's page, whatever part its id names.

    >>> document("xinghe/2025/xingzhengfa-2025-2#enclosure-1")
    'xinghe/2025/xingzhengfa-2025-2'
    """
    return document_id.partition("#")[0]


def document_source(document_id: str) -> str:
    """The page that lays a document beside its source.

    >>> document_source("xinghe/2025/xingzhengfa-2025-2")
    'xinghe/2025/xingzhengfa-2025-2/source'
    """
    return f"{document(document_id)}/source"


def markdown(document_id: str) -> str:
    """The path of a document's Markdown.

    >>> markdown("xinghe/2025/xingzhengfa-2025-2")
    'xinghe/2025/xingzhengfa-2025-2.md'
    """
    return f"{document(document_id)}.md"


def issuer(issuer_id: str) -> str:
    """The page of all that one issuer has issued."""
    return issuer_id


def issuer_year(issuer_id: str, year: int) -> str:
    """The page of one issuer's year."""
    return f"{issuer_id}/{year}"


def year(number: int) -> str:
    """The page of a year, all issuers."""
    return f"{YEARS}/{number}"


def issue(issue_id: str) -> str:
    """The page of one issue of a gazette."""
    return f"{ISSUES}/{issue_id}"


def gazette(gazette_id: str) -> str:
    """The page of one gazette: its issues, held and missing."""
    return f"{ISSUES}/{gazette_id}"


def wanted(issuer_id: str) -> str:
    """The page of what is wanted of one issuer."""
    return f"{WANTED}/{issuer_id}"


def cited_by(document_id: str) -> str:
    """The page of all that cites a document, where that is much."""
    return f"{document(document_id)}/cited-by"


def piece(key: str, number: int) -> str:
    """The page on which a long list goes on.

    >>> piece("kinds/tongzhi", 2)
    'kinds/tongzhi/page-2'
    """
    return key if number == 1 else f"{key}/page-{number}"


@cache
def kind(name: str) -> str:
    """The page of one 文种.

    >>> kind("命令(令)")
    'kinds/mingling-ling'
    """
    return f"{KINDS}/{slug(name)}"


def genre(name: str) -> str:
    """The page of one genre of enclosures, apart from the 文种 of the same name."""
    return f"{KINDS}/enclosed-{slug(name)}"


@cache
def topic(name: str) -> str:
    """The page of a topic: its name in pinyin, and a digest that keeps names of the same sound apart.

    >>> topic("水利")
    'topics/shuili-a22f84'
    """
    digest = hashlib.sha256(name.encode()).hexdigest()[:6]
    return f"{TOPICS}/" + f"{slug(name)[:LONGEST_SLUG].strip('-')}-{digest}".lstrip("-")


def comparison(base_id: str, target_id: str) -> str:
    """The page on which two documents stand side by side.

    >>> comparison("xinghe/2025/xingzhengfa-2025-2", "wangshu/2025/wangzhengfa-2025-7")
    'compare/wangshu/wangzhengfa-2025-7/xinghe-xingzhengfa-2025-2'
    """
    base, target = DocumentId.parse(base_id), DocumentId.parse(target_id)
    if base is None or target is None:
        msg = f"no document ids: {base_id!r}, {target_id!r}"
        raise ValueError(msg)
    return f"{COMPARISONS}/{target.issuer}/{target.slug}/{base.issuer}-{base.slug}"


def matrix(base_id: str) -> str:
    """The page on which one document stands against all that follow it.

    >>> matrix("xinghe/2025/xingzhengfa-2025-2")
    'compare/matrix/xinghe-xingzhengfa-2025-2'
    """
    base = DocumentId.parse(base_id)
    if base is None:
        msg = f"no document id: {base_id!r}"
        raise ValueError(msg)
    return f"{COMPARISONS}/matrix/{base.issuer}-{base.slug}"


def citation(title: str | None, number: str | None) -> str:
    """The page of a citation that several documents answer; stable, for it hashes what is cited."""
    digest = hashlib.sha256(f"{title or ''}\n{number or ''}".encode()).hexdigest()
    return f"{CITATIONS}/{digest[:8]}"


def source(issue_id: str, file: str) -> str:
    """The path under which an issue's source can be fetched: always as plain text or a PDF."""
    suffix = file.rpartition(".")[2].lower()
    ending = suffix if suffix in {"txt", "pdf", "docx"} else "txt"
    return f"{SOURCES}/{issue_id.replace('/', '-')}.{ending}"
