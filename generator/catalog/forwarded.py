"""What a notice forwards: the superior's text that it carries, or the subordinate's that it approves, if that is held."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.catalog.holdings import main_part
from generator.catalog.relation import Evidence, Relation, RelationKind, RelationStatus
from generator.catalog.titles import bare, enclosed_title, fold
from generator.document.model import BODY, EnclosureKind

if TYPE_CHECKING:
    from generator.catalog.holdings import Holdings
    from generator.document.model import Document
    from generator.registry import Registry

_FORWARDS = re.compile(r"转发|批转")
_SOON = 366
"""Days within which a text is forwarded: a title of the same words and older than that is another year's."""
_SCORE = 0.9


def forwarded(document: Document, holdings: Holdings, registry: Registry) -> Relation | None:
    """The relation of a forwarding notice to the held text that it carries; None where it is not held or not sure."""
    carried = [one.title for one in document.enclosures if one.kind is EnclosureKind.FORWARDED]
    if not carried and not _FORWARDS.search(document.title):
        return None
    titles = [*carried, enclosed_title(document.title) or ""]
    keys = {fold(form) for title in titles for form in (title, bare(title)) if title}
    found = {
        named.document
        for key in sorted(keys)
        for named in holdings.by_title.get(key, ())
        if _may_be_carried(holdings.documents[named.document], document, registry)
    }
    if len(found) != 1:
        return None
    cover = [block for block in document.part(BODY) if _FORWARDS.search(block.text)]
    base = found.pop()
    part = main_part(holdings.documents[base])
    # The sentence that hands it out says more than the title.
    said = cover[-1] if cover else document.blocks[0]
    approves = "批转" in document.title or "批转" in said.text
    return Relation(
        base=f"{base}#{part}" if part else base,
        target=document.id,
        kind=RelationKind.APPROVES if approves else RelationKind.FORWARDS,
        declared=True,
        score=_SCORE,
        rank=0,
        status=RelationStatus.PUBLISHED,
        evidence=(Evidence(document=document.id, block=said.id, text=said.text),),
    )


def _may_be_carried(held: Document, document: Document, registry: Registry) -> bool:
    """Whether a held text of that title is another body's, of the same place or above, and not much older."""
    if held.id == document.id or held.issuer == document.issuer:
        return False
    if held.issuer_id not in {document.issuer_id, *registry.superiors(document.issuer_id)}:
        return False
    if held.date is None or document.date is None:
        return False
    return 0 <= (document.date - held.date).days <= _SOON
