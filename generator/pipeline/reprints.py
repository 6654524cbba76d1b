"""What other printings of a document say, from the ledgers of their issues: the pages show the differences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from generator.pages import Passage, Reprint
from generator.pipeline.content import Content


def reprints(held: Content) -> Mapping[str, tuple[Reprint, ...]]:
    """The texts of printings other than the one that a document's file holds, by document id."""
    found: dict[str, list[Reprint]] = defaultdict(list)
    for ledger in held.ledgers.values():
        passages: dict[str, list[Passage]] = defaultdict(list)
        for one in ledger.placed:
            document = held.documents.get(one.to.partition("#")[0])
            if one.text and document and document.source and document.source.file != ledger.file:
                passages[document.id].append(
                    Passage(text=one.text, start=one.start, end=one.end, page=one.page)
                )
        for name, texts in passages.items():
            found[name].append(Reprint(issue=ledger.issue, passages=tuple(texts)))
    return {name: tuple(texts) for name, texts in found.items()}
