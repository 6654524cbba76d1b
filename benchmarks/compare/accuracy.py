"""Accuracy of the comparison on gold pairs, as Markdown tables.

    python -m benchmarks.compare.accuracy

The sample's pairs are always there; real ones are read from $GONGBAO_CORPUS and $GONGBAO_GOLD
(``../shared/corpus`` and ``../shared/gold``) where they exist.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from statistics import mean
from typing import TYPE_CHECKING

from benchmarks.compare.gold import GoldPair, corpus, real_pairs, sample, sample_pairs
from benchmarks.compare.scoring import Score, score
from generator.compare import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.compare.gold import Collection
    from generator.document.model import Document

_SIGNS = "，。；：、“”《》（）〔〕！？—"
_DRAWS = 5
_TAKEN = {("浙政发〔2016〕2号", "绍政发〔2016〕27号"), ("浙政发〔2016〕3号", "绍政发〔2016〕25号")}
"""Pairs of which the one took from the other without naming it, as reading them shows: not unrelated."""


def main() -> None:
    """Print the tables."""
    pairs = [*real_pairs(), *sample_pairs()]
    out = sys.stdout.write
    for lines in (gold_table(pairs), noise_table(pairs), unrelated_table(pairs)):
        out("\n".join(lines) + "\n\n")


def gold_table(pairs: Sequence[GoldPair]) -> Iterator[str]:
    """One row a pair: links, relations, moves, what is left over, figures, wording."""
    yield (
        "| pair | links P | R | F1 | relation F1 | moves R | moves false | dropped F1 | added F1 | figures R | figures P"
        " | bodies F1 | equal shown | but for figures and names | islands a link | cut words |"
    )
    yield "|---|" + "--:|" * 15
    for pair in pairs:
        s = score(compare(pair.base, pair.target, pair.registry), pair.gold)
        yield (
            f"| {pair.name} | {s.precision:.3f} | {s.recall:.3f} | **{s.f1:.3f}** | {s.relation:.3f} | {s.moved_recall:.2f}"
            f" | {s.moved_false} | {s.dropped:.3f} | {s.added:.3f} | {_of(s.figures_found)} | {_of(s.figures_right)}"
            f" | {'–' if s.bodies is None else f'{s.bodies:.3f}'} | {s.equal_shown:.3f} | {s.equal_words:.3f}"
            f" | {s.islands:.2f} | {100 * s.cut_words:.1f} % |"
        )


def noise_table(pairs: Sequence[GoldPair]) -> Iterator[str]:
    """The same with misread characters, and with the two sides changed over."""
    yield "| pair | F1 | with 1 % of the characters misread (mean, least of 5) | sides swapped: links not mirrored |"
    yield "|---|--:|--:|--:|"
    for pair in pairs:
        clean = compare(pair.base, pair.target, pair.registry)
        noisy = [_f1(pair, seed) for seed in range(_DRAWS)]
        swapped = compare(pair.target, pair.base, pair.registry)
        ours = {(b, t) for link in clean.links for b in link.base for t in link.target}
        theirs = {
            (f"b{t[1:]}", f"t{b[1:]}") for link in swapped.links for b in link.base for t in link.target
        }
        f1 = score(clean, pair.gold).f1
        yield f"| {pair.name} | {f1:.3f} | {mean(noisy):.3f}, {min(noisy):.3f} | {len(ours ^ theirs)} of {len(ours)} |"


def _f1(pair: GoldPair, seed: int) -> float:
    found: Score = score(
        compare(misread(pair.base, seed), misread(pair.target, seed + 100), pair.registry), pair.gold
    )
    return found.f1


def misread(document: Document, seed: int, rate: float = 0.01) -> Document:
    """``document`` with a share of its characters replaced by others of its own."""
    dice = random.Random(seed)
    pool = [c for block in document.blocks for c in block.text if c not in _SIGNS]
    blocks = []
    for block in document.blocks:
        text = "".join(
            dice.choice(pool) if c not in _SIGNS and dice.random() < rate else c for c in block.text
        )
        blocks.append(
            replace(block, text=text, heading=text[: len(block.heading)] if block.heading else None)
        )
    return replace(document, blocks=tuple(blocks))


def unrelated_table(pairs: Sequence[GoldPair]) -> Iterator[str]:
    """Every document of the superior against every one of the city that the gold or a citation doesn't tie."""
    yield "| collection | unrelated pairs | called related | links a pair | links a pair without the gate |"
    yield "|---|--:|--:|--:|--:|"
    known = {(pair.base.id, pair.target.id) for pair in pairs}
    for name, collection, base, target in (
        ("sample", sample(), "xinghe", "wangshu"),
        ("real", corpus(), "zhejiang", "shaoxing"),
    ):
        if collection is None:
            continue
        tried = [pair for pair in _foreign(collection, base, target) if (pair[0].id, pair[1].id) not in known]
        gated = [compare(one, other, collection.registry) for one, other in tried]
        forced = [compare(one, other, collection.registry, even_unrelated=True) for one, other in tried]
        yield (
            f"| {name} | {len(tried)} | {sum(c.verdict.related for c in gated)}"
            f" | {sum(len(c.links) for c in gated) / max(1, len(tried)):.2f}"
            f" | {sum(_provisions(c) for c in forced) / max(1, len(tried)):.2f} |"
        )


def _provisions(found: object) -> int:
    return sum(not link.boilerplate for link in found.links)  # type: ignore[attr-defined]


def _foreign(collection: Collection, base: str, target: str) -> Iterator[tuple[Document, Document]]:
    for one in collection.documents:
        for other in collection.documents:
            numbers = one.doc_number or "", other.doc_number or ""
            foreign = (one.issuer_id, other.issuer_id) == (base, target) and numbers not in _TAKEN
            if foreign and not _cites(other, one):
                yield one, other


def _cites(document: Document, cited: Document) -> bool:
    return any(reference.number and reference.number == cited.doc_number for reference in document.citations)


def _of(counted: tuple[int, int]) -> str:
    return f"{counted[0]}/{counted[1]}"


if __name__ == "__main__":
    main()
