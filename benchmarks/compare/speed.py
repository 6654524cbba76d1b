"""Speed and memory of the comparison beside what else one could use, as Markdown tables.

    python -m benchmarks.compare.speed

Texts are the sample's sentences, repeated and disturbed up to each size; each measure runs in a process
of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import json
import random
import sys
import time
from dataclasses import replace
from functools import partial
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.compare.baselines import BASELINES
from benchmarks.compare.gold import ROOT, GoldPair, real_pairs, sample_pairs
from benchmarks.compare.scoring import score
from generator.compare import compare
from generator.compare.model import Link, Relation
from generator.document.model import Block, Document
from generator.registry import load_registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare import Comparison

SIZES = ((3_000, 3_000), (15_000, 7_000), (80_000, 80_000))
_OURS = "gongbao"
_RUNS = 5
_SLOW = {
    "difflib, whole text": 15_000,
    "diff-match-patch (Python, 1 s limit), whole text": 80_000,
    "monotone aligner (rapidfuzz)": 15_000,
    "fast-diff-match-patch (C++), whole text": 80_000,
}
"""The largest size on which each is tried."""


def main() -> None:
    """Print the tables."""
    for lines in (_methods(), _throughput(), _sizes()):
        sys.stdout.write("\n".join(lines) + "\n\n")


def _methods() -> Iterator[str]:
    """Link F1 of every method on the gold pairs."""
    pairs = [*real_pairs(), *sample_pairs()]
    yield "| link F1 | " + " | ".join(pair.name for pair in pairs) + " |"
    yield "|---|" + "--:|" * len(pairs)
    ours = [compare(pair.base, pair.target, pair.registry) for pair in pairs]
    cells = [f"**{score(found, pair.gold).f1:.3f}**" for found, pair in zip(ours, pairs, strict=True)]
    yield f"| {_OURS} | " + " | ".join(cells) + " |"
    for name, method in BASELINES.items():
        cells = [f"{_f1(method, found, pair):.3f}" for found, pair in zip(ours, pairs, strict=True)]
        yield f"| {name} | " + " | ".join(cells) + " |"


def _f1(method: object, found: Comparison, pair: GoldPair) -> float:
    base, target = found.base_segments, found.target_segments
    pairs = method([s.text for s in base], [s.text for s in target])  # type: ignore[operator]
    links = tuple(
        Link(
            base=(base[i].id,), target=(target[j].id,), relation=Relation.ADAPTED, similarity=1.0, changes=()
        )
        for i, j in sorted(pairs)
    )
    return score(replace(found, links=links, dropped=(), added=()), pair.gold).f1


def _throughput() -> Iterator[str]:
    """Pairs a second on one core, warm: each document has been prepared for another pair before."""
    yield "| pair | characters | pairs a second, one core | first time |"
    yield "|---|--:|--:|--:|"
    for pair in [*real_pairs(), *sample_pairs()]:
        first, again = _seconds(partial(_repeated, pair, 1)), _seconds(partial(_repeated, pair, _RUNS))
        size = " × ".join(f"{sum(len(b.text) for b in d.blocks):,}" for d in (pair.base, pair.target))
        yield f"| {pair.name} | {size} | {_RUNS / again:.0f} | {1000 * first:.0f} ms |"


def _repeated(pair: GoldPair, times: int) -> None:
    for _ in range(times):
        compare(pair.base, pair.target, pair.registry)


def _sizes() -> Iterator[str]:
    yield "| method | " + " | ".join(f"{one:,} × {other:,}" for one, other in SIZES) + " |"
    yield "|---|" + "--:|" * len(SIZES)
    for name in (_OURS, *BASELINES):
        cells = [_measured(name, *size) for size in SIZES]
        yield f"| {name} | " + " | ".join(cells) + " |"


def _measured(name: str, one: int, other: int) -> str:
    if max(one, other) > _SLOW.get(name, 10**9):
        return "not tried"
    with get_context("spawn").Pool(1) as pool:
        seconds, megabytes = pool.apply(measure, (name, one, other))
    return f"{seconds:.2f} s, {megabytes:.0f} MB"


def measure(name: str, one: int, other: int) -> tuple[float, float]:
    """Seconds of one comparison of texts this long, and the process's peak in MB above its start."""
    registry = load_registry(ROOT / "content" / "registry")
    base, target = made(one, "xinghe", seed=1), made(other, "wangshu", seed=2)
    before = _peak()
    if name == _OURS:
        seconds = _seconds(lambda: compare(base, target, registry))
    else:
        ours, theirs = [b.text for b in base.blocks], [b.text for b in target.blocks]
        seconds = _seconds(lambda: BASELINES[name](ours, theirs))
    return seconds, (_peak() - before) / 1024


def _peak() -> int:
    """The peak of this program's memory in KiB; the kernel's other figure, ru_maxrss, begins with the parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0])


def made(size: int, issuer: str, *, seed: int) -> Document:
    """A document of ``size`` characters: the sample's sentences over and over, one character in twenty changed."""
    dice = random.Random(seed)
    sentences = [
        sentence["text"]
        for path in sorted((ROOT / "tests" / "gold").glob("pair-*.json"))
        for sentence in json.loads(path.read_text(encoding="utf-8"))["base_sentences"]
    ]
    pool = "".join(sentences)
    blocks: list[Block] = []
    total = 0
    for sentence in cycle(sentences):
        text = "".join(c if dice.random() > 0.05 else dice.choice(pool) for c in sentence)
        blocks.append(Block(id=f"p{len(blocks) + 1}", text=text))
        total += len(text)
        if total >= size:
            break
    return Document(id=f"{issuer}/2025/x", title="", issuer_id=issuer, blocks=tuple(blocks))


def _seconds(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
