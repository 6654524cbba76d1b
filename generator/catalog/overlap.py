"""How much of one text another one holds: shared runs, their places, and a score that formulas don't raise."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.catalog.reuse import grams
from generator.document.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.document.model import Block, Document
    from generator.registry import Registry

_NOISE = re.compile(r"[\s\W_]+")
# An adoption moves every text one level down: the levels' words are one word here.
_LEVELS = str.maketrans({"省": "市", "厅": "局", "國": "国", "巿": "市", "學": "学"})
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.TABLE})
SHORTEST_RUN = 13
"""Shared runs under so many characters are formulas more often than borrowings."""
_GRAM = 8


def fold_text(text: str, stems: Sequence[str] = ()) -> str:
    """A text's form for comparing: letters and digits only, levels and own places made alike."""
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", text)).translate(_LEVELS).lower()
    for stem in stems:
        plain = plain.replace(stem, "")
    return plain


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profile:
    """A document's text ready for comparing: ``folded`` of each block that holds provisions."""

    id: str
    blocks: tuple[Block, ...]
    folded: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it; a line break between blocks keeps runs inside them."""
        return "\n".join(self.folded)


def profile(document: Document, registry: Registry) -> Profile:
    """The parts of a document that can be taken from another: provisions, not titles, addressees or signatures."""
    issuer = registry.issuers.get(document.issuer_id)
    stems = () if issuer is None or issuer.level == "state" else (fold_text(issuer.short), issuer.stem)
    blocks = tuple(block for block in document.blocks if block.kind in _TEXT)
    cut = registry.phrases.boilerplate
    return Profile(id=document.id, blocks=blocks, folded=tuple(fold_text(_plain(b, cut), stems) for b in blocks))


def _plain(block: Block, formulas: Sequence[str]) -> str:
    text = block.text or "\n".join("\n".join(cell or "" for cell in row) for row in block.rows)
    # Titles of third documents are shared by all that cite them.
    text = re.sub(r"《[^《》]{4,80}》(?:[（(][^（()）]{0,40}[)）])?", "", text)
    for formula in formulas:
        text = text.replace(formula, "\n")
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a target shares with a base, in characters of their folded texts.

    ``share`` is of the target, ``kept`` of the base; ``longest`` the longest run; ``passages`` the
    target's blocks with the most shared characters, most first: (index of the block, characters).
    """

    characters: int
    share: float
    kept: float
    longest: int
    runs: int
    passages: tuple[tuple[int, int], ...]


def shared(base: Profile, target: Profile) -> Shared:
    """The runs of at least SHORTEST_RUN characters that the target has in common with the base."""
    known = np.unique(grams(base.text, _GRAM))
    total = longest = runs = 0
    passages: list[tuple[int, int]] = []
    for index, text in enumerate(target.folded):
        lengths = _runs(text, known)
        if lengths:
            passages.append((index, sum(lengths)))
            total += sum(lengths)
            longest = max(longest, *lengths)
            runs += len(lengths)
    size = sum(map(len, target.folded))
    return Shared(
        characters=total,
        share=total / size if size else 0.0,
        kept=min(1.0, total / max(1, sum(map(len, base.folded)))),
        longest=longest,
        runs=runs,
        passages=tuple(sorted(passages, key=lambda pair: (-pair[1], pair[0]))[:5]),
    )


def _runs(text: str, known: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> list[int]:
    """Lengths of the long runs of ``text`` all of whose grams are known."""
    hashes = grams(text, _GRAM)
    if not len(hashes):
        return []
    hit = np.isin(hashes, known)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], hit.astype(np.int8), [0]))))
    lengths = edges[1::2] - edges[::2] + _GRAM - 1
    return [int(length) for length in lengths if length >= SHORTEST_RUN]
