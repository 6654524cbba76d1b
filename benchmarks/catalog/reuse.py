"""The index of reused text: time to build and query, recall of planted reuse, the cost of ten more.

    python -m benchmarks.catalog.reuse [documents]

Texts are made: runs of common characters from a fixed generator, with the formulas that all
official prose shares; into 200 of them a share of another text is planted, in pieces of 30 to
90 characters. A plant is found when its source stands among the twenty best.
"""

from __future__ import annotations

import random
import sys
import time

from generator.catalog import ReuseIndex

LENGTH = 3600
PLANTED = 200
SHARES = (0.05, 0.10)
FORMULAS = (
    "现印发给你们，请认真贯彻执行。",
    "各有关部门要按照职责分工，密切配合，形成合力。",
    "加强组织领导，健全工作机制。",
)


def made_text(generator: random.Random) -> str:
    """One text of LENGTH characters: 1,200 common characters by a skewed draw, formulas between."""
    pieces: list[str] = []
    size = 0
    while size < LENGTH:
        draw = (chr(0x4E00 + int(1200 * generator.random() ** 2)) for _ in range(generator.randrange(20, 60)))
        piece = "".join(draw) + "。" + (generator.choice(FORMULAS) if generator.random() < 0.1 else "")
        pieces.append(piece)
        size += len(piece)
    return "".join(pieces)[:LENGTH]


def planted(text: str, source: str, share: float, generator: random.Random) -> str:
    """``text`` with ``share`` of it replaced by pieces of ``source``."""
    out, left = list(text), int(share * len(text))
    while left > 0:
        size = min(left, generator.randrange(30, 90))
        at, start = generator.randrange(len(text) - size), generator.randrange(len(source) - size)
        out[at : at + size] = source[start : start + size]
        left -= size
    return "".join(out)


def main(count: int) -> None:
    """Print the table."""
    generator = random.Random(20250101)
    texts = {f"d{number}": made_text(generator) for number in range(count)}
    started = time.perf_counter()
    index = ReuseIndex().added(texts)
    built = time.perf_counter() - started
    rows = []
    query = 0.0
    for share in SHARES:
        found = 0
        for number in range(PLANTED):
            name = f"d{generator.randrange(count)}"
            text = planted(made_text(generator), texts[name], share, generator)
            started = time.perf_counter()
            best = index.query(text, limit=20)
            query = max(query, time.perf_counter() - started) if number else query
            found += name in {one for one, _ in best}
        rows.append((share, found / PLANTED))
    started = time.perf_counter()
    index.added({f"new{number}": made_text(generator) for number in range(10)})
    added = time.perf_counter() - started
    print(f"| documents of {LENGTH:,} characters | build | slowest query | ten more |", end="")
    print("".join(f" recall@20, {share:.0%} reused |" for share, _ in rows))
    print("|--:|--:|--:|--:|" + "--:|" * len(rows))
    print(f"| {count:,} | {built:.1f} s | {1000 * query:.1f} ms | {1000 * added:.0f} ms |", end="")
    print("".join(f" {recall:.3f} |" for _, recall in rows))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
