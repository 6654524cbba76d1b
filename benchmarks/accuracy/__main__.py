"""The tables of docs/accuracy.md.

    python -m benchmarks.accuracy              print all of them
    python -m benchmarks.accuracy --errors     and every difference from the gold, on standard error
    python -m benchmarks.accuracy --update     put them into docs/accuracy.md

The sample is always there; real gazettes are read from $GONGBAO_CORPUS and their gold from $GONGBAO_GOLD
(``../shared/corpus`` and ``../shared/gold``) where these exist. Rows of gazettes that are not at hand
stay in the page as they are.
"""

from __future__ import annotations

import sys

from benchmarks.accuracy.page import PAGE, put
from benchmarks.accuracy.scoring import score
from benchmarks.accuracy.sources import converted, real_issues, sample_issues
from benchmarks.accuracy.tables import conversion, fields, rebuilt, robustness
from benchmarks.compare.accuracy import gold_table, noise_table, unrelated_table
from benchmarks.compare.gold import real_pairs, sample_pairs


def main(arguments: list[str]) -> None:
    """Print the tables, or put them into the page."""
    issues = [*sample_issues(), *real_issues()]
    pairs = [*real_pairs(), *sample_pairs()]
    tables = {
        "conversion": tuple(conversion(issues)),
        "fields": tuple(fields(issues)),
        "robustness": tuple(robustness(issues)),
        "comparison": tuple(gold_table(pairs)),
        "rebuilt": tuple(rebuilt(pairs)),
        "noise": tuple(noise_table(pairs)),
        "unrelated": tuple(unrelated_table(pairs)),
    }
    if "--update" in arguments:
        PAGE.write_text(put(PAGE.read_text("utf-8"), tables), "utf-8")
    else:
        for name, lines in tables.items():
            print(f"{name}\n\n" + "\n".join(lines) + "\n")
    if "--errors" in arguments:
        for issue in issues:
            for error in score(issue.gold, *converted(issue)).errors:
                print(f"{issue.name}: {error}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
