"""How much of one text another one holds: shared runs, their places, and a score that formulas don't raise."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.catalog.reuse import grams
from generator.document.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.document.model import Document
    from generator.registry import Registry

_NOISE = re.compile(r"[\s\W_]+")
# An adoption moves every text one level down: the levels' words are one word here.
_LEVELS = str.maketrans({"省": "市", "厅": "局", "國": "国", "巿": "市", "學": "学"})
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.TABLE})
_NAMED = re.compile(
    r"《[^《》]{4,80}》(?:[（(][^（()）]{0,40}[)）])?|(?:责任|牵头|配合|实施|参与|协办|主办)(?:单位|部门)[：:][^。；）)]*"
)
SHORTEST_RUN = 13
"""Shared runs under so many characters are formulas more often than borrowings."""
_GRAM = 8
_LOOKED_AT = 2000
_FAMILY = 15
_COMMON_SHARE = 0.03


def fold_text(text: str, stems: Sequence[str] = ()) -> str:
    """A text's form for comparing: letters and digits only, levels and own places made alike."""
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", text)).translate(_LEVELS).lower()
    for stem in stems:
        plain = plain.replace(stem, "")
    return plain


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profile:
    """A document's text ready for comparing: the blocks that hold provisions, and all of it folded.

    ``text`` joins the blocks' folded texts by line breaks, ``offsets`` are their starts in it.
    ``hashes`` are its grams in order, ``inside`` tells which of them lie in one block, ``known`` are
    those, sorted, each once, and ``inverse`` tells where in ``known`` each of them stands.
    """

    id: str
    blocks: tuple[Block, ...]
    text: str
    offsets: NDArray[np.int64]
    hashes: NDArray[np.uint64]
    inside: NDArray[np.bool_]
    known: NDArray[np.uint64]
    inverse: NDArray[np.int64]

    @property
    def size(self) -> int:
        """Characters that could be shared."""
        return max(0, len(self.text) - len(self.offsets) + 1)

    def only(self, index: int) -> Profile:
        """The profile of one block."""
        end = int(self.offsets[index + 1]) - 1 if index + 1 < len(self.offsets) else len(self.text)
        return _profile(self.id, (self.blocks[index],), [self.text[int(self.offsets[index]) : end]])


def profile(document: Document, registry: Registry) -> Profile:
    """The parts of a document that can be taken from another: provisions, not titles, addressees or signatures."""
    issuer = registry.issuers.get(document.issuer_id)
    stems = () if issuer is None or issuer.level == "state" else (fold_text(issuer.short), issuer.stem)
    blocks = tuple(block for block in document.blocks if block.kind in _TEXT)
    cut = registry.phrases.boilerplate
    return _profile(document.id, blocks, [_folded(block, cut, stems) for block in blocks])


def _profile(id_: str, blocks: tuple[Block, ...], folded: Sequence[str]) -> Profile:
    text = "\n".join(folded)
    hashes = grams(text, _GRAM)
    breaks = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32) == ord("\n")
    before = np.concatenate(([0], np.cumsum(breaks)))
    inside = before[_GRAM:] == before[: len(before) - _GRAM] if len(hashes) else np.zeros(0, dtype=np.bool_)
    known, inverse = np.unique(hashes[inside], return_inverse=True)
    starts = np.cumsum([0, *(len(one) + 1 for one in folded[:-1])]) if folded else np.zeros(0)
    return Profile(
        id=id_,
        blocks=blocks,
        text=text,
        offsets=starts.astype(np.int64),
        hashes=hashes,
        inside=inside,
        known=known,
        inverse=inverse,
    )


def _folded(block: Block, formulas: Sequence[str], stems: Sequence[str]) -> str:
    text = block.text or "。".join("。".join(cell or "" for cell in row) for row in block.rows)
    # Titles of third documents and lists of agencies are shared by all that name them.
    text = _NAMED.sub("。", text)
    for formula in formulas:
        text = text.replace(formula, "。")
    return fold_text(text, stems)


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


def common_grams(profiles: Collection[Profile]) -> NDArray[np.uint64]:
    """Grams that so many documents have that they are formulas of the day, sorted; none in a small collection.

    A provincial text and the eleven cities that adopt it are no formula: it takes more of them,
    and more than three in a hundred of the documents looked at.
    """
    step = -(-len(profiles) // _LOOKED_AT)
    some = list(profiles)[:: max(1, step)]
    limit = max(_FAMILY, int(_COMMON_SHARE * len(some)))
    if len(some) <= limit:
        return np.empty(0, dtype=np.uint64)
    grams_, counts = np.unique(np.concatenate([one.known for one in some]), return_counts=True)
    return grams_[counts > limit]


def among(grams_: NDArray[np.uint64], known: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which of some grams are among the ``known`` ones, which are sorted."""
    if not len(known):
        return np.zeros(len(grams_), dtype=np.bool_)
    place = np.minimum(np.searchsorted(known, grams_), len(known) - 1)
    return np.asarray(known[place] == grams_)


def common_places(
    base: Profile, target: Profile, specific: NDArray[np.bool_] | None = None
) -> NDArray[np.bool_]:
    """The places of the target's grams that the base has, too; of ``specific`` places only, where these are given."""
    places = np.zeros(len(target.hashes), dtype=np.bool_)
    # Sorted grams are looked up several times faster than grams in printed order.
    places[target.inside] = among(target.known, base.known)[target.inverse]
    return places if specific is None else places & specific


def shared(base: Profile, target: Profile, places: NDArray[np.bool_] | None = None) -> Shared:
    """The runs of at least SHORTEST_RUN characters that the target has in common with the base.

    ``places`` are what :func:`common_places` found, or some of it.
    """
    hit = common_places(base, target) if places is None else places
    edges = np.flatnonzero(np.diff(np.concatenate(([0], hit.astype(np.int8), [0]))))
    starts, lengths = edges[::2], edges[1::2] - edges[::2] + _GRAM - 1
    long = lengths >= SHORTEST_RUN
    starts, lengths = starts[long], lengths[long]
    if not len(lengths):
        return Shared(characters=0, share=0.0, kept=0.0, longest=0, runs=0, passages=())
    total = int(lengths.sum())
    blocks = np.searchsorted(target.offsets, starts, "right") - 1
    characters = np.bincount(blocks, weights=lengths, minlength=1)
    best = np.argsort(-characters, kind="stable")[:5]
    return Shared(
        characters=total,
        share=min(1.0, total / target.size),
        kept=min(1.0, total / base.size),
        longest=int(lengths.max()),
        runs=len(lengths),
        passages=tuple((int(block), int(characters[block])) for block in best if characters[block] > 0),
    )
