"""Scores → Markdown tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy.disturbances import DISTURBANCES
from benchmarks.accuracy.scoring import Score, Tally, score, total
from benchmarks.accuracy.sources import GoldIssue, converted
from benchmarks.compare.scoring import letters
from generator.compare import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.compare.gold import GoldPair
    from generator.compare import Comparison

_HEAD = (
    "documents F1 | metadata | enclosures F1 | citations F1 | text recall | text precision | numbers wrong"
    " | headings 1 F1 | headings 2 F1 | paragraph starts F1 | cuts joined | cells F1 | characters lost |"
)


def conversion(issues: Sequence[GoldIssue]) -> Iterator[str]:
    """One row an issue."""
    yield "| issue | " + _HEAD
    yield "|---|" + "--:|" * 13
    for issue in issues:
        yield f"| {issue.name} | {_cells(score(issue.gold, *converted(issue)))} |"


def fields(issues: Sequence[GoldIssue]) -> Iterator[str]:
    """The metadata key by key, right of all that the gold states."""
    scores = {issue.name: score(issue.gold, *converted(issue)).by_field for issue in issues}
    names = list(dict.fromkeys(name for found in scores.values() for name in found))
    yield "| issue | " + " | ".join(names) + " |"
    yield "|---|" + "--:|" * len(names)
    for issue, found in scores.items():
        yield f"| {issue} | " + " | ".join(_of(found.get(name, Tally())) for name in names) + " |"


def robustness(issues: Sequence[GoldIssue]) -> Iterator[str]:
    """One row a disturbance and group of issues, all its issues together."""
    yield "| disturbance | " + _HEAD
    yield "|---|" + "--:|" * 13
    for group in dict.fromkeys(issue.group for issue in issues):
        for disturbance in DISTURBANCES:
            found = [
                score(
                    issue.gold,
                    *converted(
                        issue, disturbance.lines(issue), disturbance.encoding, disturbance.printed(issue)
                    ),
                )
                for issue in issues
                if issue.group == group
            ]
            yield f"| {group}: {disturbance.name} | {_cells(total(found))} |"


def rebuilt(pairs: Sequence[GoldPair]) -> Iterator[str]:
    """What of each comparison can't be put together again."""
    yield "| pair | links | links not rebuilt | segments in no link and in no list |"
    yield "|---|--:|--:|--:|"
    for pair in pairs:
        found = compare(pair.base, pair.target, pair.registry)
        yield f"| {pair.name} | {len(found.links)} | {not_rebuilt(found)} | {unplaced(found)} |"


def not_rebuilt(found: Comparison) -> int:
    """How many links have changes that don't give both of their sides."""
    text = {segment.id: segment.text for segment in (*found.base_segments, *found.target_segments)}
    return sum(
        letters("".join(change.base for change in link.changes))
        != letters("".join(text[name] for name in link.base))
        or letters("".join(change.target for change in link.changes))
        != letters("".join(text[name] for name in link.target))
        for link in found.links
    )


def unplaced(found: Comparison) -> int:
    """How many segments are neither linked nor dropped nor added."""
    placed = {*found.dropped, *found.added}
    placed.update(name for link in found.links for name in (*link.base, *link.target))
    return sum(s.id not in placed for s in (*found.base_segments, *found.target_segments))


def _cells(found: Score) -> str:
    numbers, characters = found.numbers, found.characters
    cells = (
        _share(found.documents.f1),
        _of(found.fields),
        _share(found.enclosures.f1),
        _share(found.citations.f1),
        _share(found.text.recall, 4),
        _share(found.text.precision, 4),
        f"{numbers.wanted - numbers.right}/{numbers.wanted}",
        _share(found.headings1.f1),
        _share(found.headings2.f1),
        _share(found.starts.f1),
        _of(found.joined),
        _share(found.cells.f1),
        f"{characters.wanted - characters.right}/{characters.wanted}",
    )
    return " | ".join(cells)


def _share(value: float | None, places: int = 3) -> str:
    """Cut, not rounded: 1.000 means all of it."""
    return "–" if value is None else f"{int(value * 10**places + 1e-9) / 10**places:.{places}f}"


def _of(counted: Tally) -> str:
    return f"{counted.right}/{counted.wanted}" if counted.wanted else "–"
