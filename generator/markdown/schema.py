"""The front matter of documents and issues, checked where YAML enters (pydantic)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from generator.document.model import EnclosureKind
from generator.findings import Severity

Text = Annotated[
    str, BeforeValidator(lambda value: str(value) if isinstance(value, int | float | dt.date) else value)
]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PrintingEntry(_Entry):
    """``gazette`` and ``printings``."""

    id: str
    name: str = ""
    year: int | None = None
    issue: Text | None = None
    serial: int | None = None
    published: dt.date | None = None
    section: str | None = None
    page: int | None = None


class EnclosureEntry(_Entry):
    """``enclosures``."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    title: Text = ""
    kind: EnclosureKind
    genre: str | None = None
    agencies: tuple[str, ...] = ()


class EffectEntry(_Entry):
    """``effective``, ``expires``, ``repeals``."""

    date: dt.date | None = None
    text: Text


class ReferenceEntry(_Entry):
    """``citations``."""

    title: Text | None = None
    number: Text | None = None


class SourceEntry(_Entry):
    """``source``."""

    file: str
    sha256: str
    lines: tuple[int, int]


class FindingEntry(_Entry):
    """``findings``."""

    line: int | None = None
    end: int | None = None
    kind: str
    text: str
    severity: Severity | None = None
    remedy: str | None = None


class DocumentFrontMatter(_Entry):
    """The front matter of a document, keys in the order in which they are written."""

    id: str
    title: Text = ""
    doc_number: Text | None = None
    issuer: str | None = None
    issuer_id: str = Field(pattern=r"^[a-z0-9-]+$")
    joint_issuers: tuple[str, ...] = ()
    doc_type: str | None = None
    addressees: tuple[Text, ...] = ()
    signatories: tuple[Text, ...] = ()
    date: dt.date | None = None
    gazette: PrintingEntry | None = None
    printings: tuple[PrintingEntry, ...] = ()
    enclosures: tuple[EnclosureEntry, ...] = ()
    effective: EffectEntry | None = None
    expires: EffectEntry | None = None
    repeals: EffectEntry | None = None
    topics: tuple[Text, ...] = ()
    citations: tuple[ReferenceEntry, ...] = ()
    source: SourceEntry | None = None
    inferred: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    findings: tuple[FindingEntry, ...] = ()


class ContentsEntryModel(_Entry):
    """``contents`` of an issue."""

    title: Text = ""
    number: Text | None = None
    section: str | None = None
    page: int | None = None
    line: int | None = None
    document: str | None = None


class IssueFrontMatter(_Entry):
    """The front matter of an issue."""

    id: str
    gazette: str
    name: str = ""
    year: int | None = None
    number: Text | None = None
    serial: int | None = None
    published: dt.date | None = None
    masthead: tuple[Text, ...] = ()
    contents: tuple[ContentsEntryModel, ...] = ()
    colophon: tuple[Text, ...] = ()
    documents: tuple[str, ...] = ()
    source: dict[str, str] = Field(default_factory=dict)
    inferred: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    findings: tuple[FindingEntry, ...] = ()
