"""An issue of a gazette as printed: its masthead, contents and colophon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """One line of the printed contents (目录). ``document`` is the id it was reconciled with."""

    title: str
    number: str | None = None
    section: str | None = None
    page: int | None = None
    line: int | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue: ``id`` is ``<gazette>/<year>-<number>``; absent facts are None.

    ``documents`` are document ids in printed order. ``masthead`` and ``colophon`` are
    the printed lines.
    """

    id: str
    gazette: str
    name: str
    year: int | None = None
    number: str | None = None
    serial: int | None = None
    published: date | None = None
    masthead: tuple[str, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    colophon: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    source_file: str = ""
    source_sha256: str = ""
    encoding: str = ""
    inferred: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
