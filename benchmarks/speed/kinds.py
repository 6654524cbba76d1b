"""How fast sources of one kind are read: nothing but tables, citations, one endless line, brackets ….

Each kind is made in two sizes; what grows with the input alone takes as many times longer as
the input is. Each row is measured in a process of its own, without its start. Prints a
Markdown table::

    python benchmarks/speed/kinds.py [--sizes 0.5 2] [KIND …]
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from generator.errors import SourceError
from generator.pipeline import Supplied, convert_text
from generator.registry import load_registry
from generator.source import read_bytes

ROOT = Path(__file__).resolve().parents[2]
_MEGABYTE = 1_000_000
_WORDS = "冰场管理单位围栏照明记录检查厚度整改发现问题立即每日应当灯会街道学校交通食堂老人乡村教师图书"
_DRAW = random.Random(7)

HEAD = "望舒市人民政府关于加强冰场管理的通知\n\n望舒政发〔2025〕{}号\n\n各区、县（市）人民政府：\n\n"
TAIL = "\n\n望舒市人民政府\n\n2025年3月1日\n\n"
PROSE = "冰场管理单位应当每日检查冰面厚度、围栏和照明，并作记录，发现问题立即整改。"


def words(count: int) -> str:
    """So many characters."""
    return "".join(_DRAW.choices(_WORDS, k=count))


def many(size: int, piece: Callable[[int], str]) -> str:
    """``piece(1) + piece(2) + …``, ``size`` bytes of it."""
    pieces: list[str] = []
    total = 0
    while total < size:
        pieces.append(piece(len(pieces) + 1))
        total += len(pieces[-1].encode())
    return "".join(pieces)


def one(text: str) -> str:
    """One document with this text."""
    return HEAD.format(6) + text + TAIL


def contents(size: int) -> str:
    """Printed contents of thousands of entries, and what they list."""
    titles = [f"望舒市人民政府关于{words(8)}的通知" for _ in range(size // 420)]
    listed = "".join(f"{title}……（{page % 900 + 1}）\n" for page, title in enumerate(titles))
    printed = "".join(
        f"{title}\n\n望舒政发〔2025〕{no}号\n\n各区：\n\n{PROSE}{TAIL}" for no, title in enumerate(titles, 1)
    )
    return f"望舒市人民政府公报\n2025年第5期\n目录\n{listed}\n{printed}"


KINDS: dict[str, Callable[[int], str]] = {
    "a table": lambda size: one(many(size, lambda n: f"{n}\t{words(6)}\t{words(12)}\t{words(4)}局\n")),
    "a table of 200 columns": lambda size: one(
        many(size, lambda _: "\t".join(words(3) for _ in range(200)) + "\n")
    ),
    "tables on their side": lambda size: (
        one("附件：冰场名录").rstrip()
        + "\n\n"
        + many(
            size,
            lambda _: (
                "单\n位\n\n任\n务\n\n期\n限\n\n"
                + "".join("\n".join(words(w)) + "\n\n" for _ in range(9) for w in (6, 17, 5))
                + "\n\n"
            ),
        )
    ),
    "one paragraph of citations": lambda size: one(
        "按照" + many(size, lambda n: f"《{words(8)}办法》（星政发〔2024〕{n}号）、") + "执行。"
    ),
    "one paragraph of titles": lambda size: one(
        "按照" + many(size, lambda _: f"《{words(8)}办法》、") + "执行。"
    ),
    "one paragraph": lambda size: one(many(size, lambda _: f"{words(18)}，") + "完成。"),
    "one line without a mark": lambda size: one(words(size // 3)),
    "nested brackets": lambda size: one("（《〈“【" * (size // 30) + "】”〉》）" * (size // 30)),
    "open brackets, one a line": lambda size: one("（\n" * (size // 4)),
    "tiny documents": lambda size: many(size, lambda n: HEAD.format(n) + PROSE + TAIL),
    "one line again and again": lambda size: one(f"{PROSE}\n" * (size // 115)),
    "one word again and again": lambda size: one("冰场管理\n" * (size // 13)),
    "no blank line": lambda size: (HEAD.format(6) + many(size, lambda _: f"{words(34)}\n") + TAIL).replace(
        "\n\n", "\n"
    ),
    "contents of thousands": contents,
    "attachments": lambda size: one(many(size, lambda n: f"附件{n}\n\n{words(8)}名录\n\n{words(20)}。\n\n")),
}


def measure(kind: str, megabytes: float) -> None:
    """Print the bytes, seconds and peak memory (MiB) of one reading."""
    registry = load_registry(ROOT / "content" / "registry")
    data = KINDS[kind](int(megabytes * _MEGABYTE)).encode()
    convert_text(read_bytes(one(PROSE).encode(), "x.txt"), "sources/x.txt", registry, Supplied())  # the start
    began = time.process_time()
    try:
        convert_text(read_bytes(data, "x.txt"), "sources/x.txt", registry, Supplied())
    except SourceError as error:
        print(error, file=sys.stderr)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(len(data), time.process_time() - began, peak)


def main() -> None:
    """Measure every kind at every size."""
    parser = argparse.ArgumentParser(description="Speed of conversion by kind of source.")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="All, when none is named.")
    parser.add_argument("--sizes", type=float, nargs="+", default=[0.5, 2], metavar="MB")
    parser.add_argument("--one", nargs=2, metavar=("KIND", "MB"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        measure(given.one[0], float(given.one[1]))
        return
    print("| a source of | MB | seconds | MB a second | times the first | peak memory, MiB |")
    print("|---|---:|---:|---:|---:|---:|")
    for kind in given.kinds or KINDS:
        first = 0.0
        for size in given.sizes:
            run = subprocess.run(  # noqa: S603 — this script itself
                [sys.executable, __file__, "--one", kind, str(size)],
                check=True,
                capture_output=True,
                text=True,
            )
            size_bytes, seconds, peak = (float(piece) for piece in run.stdout.split())
            first = first or seconds
            rate = size_bytes / _MEGABYTE / seconds
            print(
                f"| {kind} | {size_bytes / _MEGABYTE:.1f} | {seconds:.2f} | {rate:.2f} |"
                f" {seconds / first:.1f} | {peak:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
