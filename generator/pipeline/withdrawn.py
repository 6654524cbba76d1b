"""``withdrawn.yml``: documents and passages that were taken down, and so are published nowhere.

A list of ids, of a whole document, an enclosure or a block, each alone or with a reason::

    - xinghe/2025/xingzhengfa-2025-1
    - id: xinghe/2025/xingzhengfa-2025-2#enclosure-1
      reason: personal data
    - xinghe/2025/xingzhengfa-2025-3#p12

The files stay in the content folder. A source that holds a withdrawn text isn't published either.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType

import yaml

from generator.document.model import Document
from generator.errors import SourceError
from generator.findings import Place
from generator.identity import DocumentId
from generator.pipeline.content import Content

_REMEDY = "each entry is an id (xinghe/2025/…, with #enclosure-1 or #p12 for a part), or {id: …, reason: …}"


def read_withdrawn(text: str, *, file: str) -> frozenset[str]:
    """The ids that are withdrawn.

    :raises SourceError: when an entry is no id of a document or of a part of one.
    """
    try:
        entries = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(file=file, line=mark.line + 1 if mark else None)
        raise SourceError("this is no YAML", where=place, remedy=_REMEDY) from error
    if entries is not None and not isinstance(entries, list | dict):
        raise SourceError("withdrawn is a list of ids", where=Place(file=file), remedy=_REMEDY)
    found: set[str] = set()
    for entry in entries or ():
        name = entry.get("id") if isinstance(entry, dict) else entry
        if not isinstance(name, str) or DocumentId.parse(name.partition("#")[0]) is None:
            raise SourceError(f"{name!r} is no id", where=Place(file=file), remedy=_REMEDY)
        found.add(name)
    return frozenset(found)


def without(held: Content, withdrawn: Collection[str]) -> Content:
    """The content as it may be published."""
    if not withdrawn:
        return held
    named = {name.partition("#")[0] for name in withdrawn}
    touched = {
        ledger.file
        for ledger in held.ledgers.values()
        if any(one.to.partition("#")[0] in named for one in ledger.placed)
    }
    touched |= {
        one.source.file for name in named if (one := held.documents.get(name)) is not None and one.source
    }
    documents = {
        name: _less(document, withdrawn) if name in named else document
        for name, document in held.documents.items()
        if name not in withdrawn
    }
    issues = {
        name: replace(
            issue,
            documents=tuple(one for one in issue.documents if one not in withdrawn),
            contents=tuple(one for one in issue.contents if one.document not in withdrawn),
            source_file="" if issue.source_file in touched else issue.source_file,
        )
        for name, issue in held.issues.items()
    }
    ledgers = {name: ledger for name, ledger in held.ledgers.items() if ledger.file not in touched}
    return replace(
        held,
        documents=MappingProxyType(documents),
        issues=MappingProxyType(issues),
        ledgers=MappingProxyType(ledgers),
    )


def _less(document: Document, withdrawn: Collection[str]) -> Document:
    """The document without its withdrawn parts and what findings quote of them."""
    parts = {name.partition("#")[2] for name in withdrawn if name.partition("#")[0] == document.id}
    gone = [block for block in document.blocks if block.id in parts or block.part in parts]
    lines = {
        line for block in gone if block.source for line in range(block.source.start, block.source.end + 1)
    }
    return replace(
        document,
        blocks=tuple(block for block in document.blocks if block not in gone),
        enclosures=tuple(one for one in document.enclosures if one.id not in parts),
        findings=tuple(one for one in document.findings if one.place.line not in lines),
    )
