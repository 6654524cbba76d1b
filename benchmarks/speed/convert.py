"""How fast sources are read: megabytes a second, growth from 1 to 10 MB, peak memory.

A source of each size is a sample issue, printed again and again with other document numbers.
Each row is measured in a process of its own, so that its peak memory is its own; seconds are
those of one core. Prints a Markdown table::

    python benchmarks/speed/convert.py [--sizes 1 4 10]
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

from generator.pipeline import Supplied, convert_text
from generator.registry import load_registry
from generator.source import read_bytes

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "content" / "sources"
_NUMBER = re.compile(r"(〔\s*[0-9０-９]{4}\s*〕\s*)([0-9０-９]+)")
_MEGABYTE = 1_000_000


def grown(text: str, size: int) -> bytes:
    """``text`` printed again and again, each time with other document numbers, up to ``size`` bytes."""
    pieces: list[str] = []
    total = times = 0
    while total < size:
        step = 100 * times
        pieces.append(_NUMBER.sub(lambda m, step=step: f"{m[1]}{int(m[2]) + step}", text))
        total += len(pieces[-1].encode())
        times += 1
    return "\n".join(pieces).encode()


def measure(name: str, megabytes: float) -> None:
    """Print the seconds, documents and peak memory (MiB) of one reading."""
    registry = load_registry(ROOT / "content" / "registry")
    data = grown((SOURCES / name).read_text(encoding="utf-8"), int(megabytes * _MEGABYTE))
    began = time.process_time()
    read = convert_text(read_bytes(data, name), f"sources/{name}", registry, Supplied())
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(len(data), seconds, len(read.documents), peak)


def main() -> None:
    """Measure every sample source at every size."""
    parser = argparse.ArgumentParser(description="Speed of conversion.")
    parser.add_argument("--sizes", type=float, nargs="+", default=[1, 4, 10], metavar="MB")
    parser.add_argument("--one", nargs=2, metavar=("SOURCE", "MB"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        measure(given.one[0], float(given.one[1]))
        return
    print("| source | MB | documents | seconds | MB a second | times the first | peak memory, MiB |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for source in sorted(one for one in SOURCES.glob("*.txt") if not Path(one.stem).suffix):
        first = 0.0
        for size in given.sizes:
            run = subprocess.run(  # noqa: S603 — this script itself
                [sys.executable, __file__, "--one", source.name, str(size)],
                check=True,
                capture_output=True,
                text=True,
            )
            size_bytes, seconds, documents, peak = (float(piece) for piece in run.stdout.split())
            first = first or seconds
            print(
                f"| {source.stem} | {size_bytes / _MEGABYTE:.1f} | {documents:.0f} | {seconds:.2f} |"
                f" {size_bytes / _MEGABYTE / seconds:.2f} | {seconds / first:.1f} | {peak:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
