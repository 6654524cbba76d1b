"""What else one could use: whole-document differences and a monotone aligner, as links of segments.

Each gives pairs of segment numbers (base, target) from the segments' texts alone.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import fast_diff_match_patch
from diff_match_patch import diff_match_patch
from rapidfuzz.fuzz import ratio

from benchmarks.compare.scoring import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Pairs = set[tuple[int, int]]
_SHARE = 0.4
_ALIKE = 40.0


def monotone(base: Sequence[str], target: Sequence[str]) -> Pairs:
    """Dynamic programming over sentences: the heaviest chain of pairs that keeps the order."""
    ours, theirs = [letters(text) for text in base], [letters(text) for text in target]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    alike: dict[tuple[int, int], float] = {}
    for i, one in enumerate(ours):
        for j, other in enumerate(theirs):
            found = ratio(one, other, score_cutoff=_ALIKE)
            gain = best[i][j] + found * min(len(one), len(other)) if found else 0.0
            alike[i, j] = gain
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], gain)
    pairs: Pairs = set()
    i, j = len(ours), len(theirs)
    while i and j:
        if alike[i - 1, j - 1] and best[i][j] == alike[i - 1, j - 1]:
            pairs.add((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return pairs


def whole_document(matches: Callable[[str, str], Iterable[tuple[int, int, int]]]) -> Callable[..., Pairs]:
    """Links that a character difference of the whole texts implies: 40 % of the shorter side is equal."""

    def links(base: Sequence[str], target: Sequence[str]) -> Pairs:
        ours, theirs = [letters(text) for text in base], [letters(text) for text in target]
        left = [n for n, text in enumerate(ours) for _ in text]
        right = [n for n, text in enumerate(theirs) for _ in text]
        shared: dict[tuple[int, int], int] = {}
        for one, other, size in matches("".join(ours), "".join(theirs)):
            for step in range(size):
                pair = left[one + step], right[other + step]
                shared[pair] = shared.get(pair, 0) + 1
        return {
            (i, j)
            for (i, j), count in shared.items()
            if count >= _SHARE * max(1, min(len(ours[i]), len(theirs[j])))
        }

    return links


def by_difflib(base: str, target: str) -> Iterable[tuple[int, int, int]]:
    """Equal stretches by difflib, without its guess of junk."""
    blocks = SequenceMatcher(None, base, target, autojunk=False).get_matching_blocks()
    return ((block.a, block.b, block.size) for block in blocks)


def by_diff_match_patch(base: str, target: str) -> Iterable[tuple[int, int, int]]:
    """Equal stretches by diff-match-patch in Python, with its usual limit of one second."""
    return _stretches((sign, len(text)) for sign, text in diff_match_patch().diff_main(base, target))


def by_fast_diff_match_patch(base: str, target: str) -> Iterable[tuple[int, int, int]]:
    """Equal stretches by the C++ port, without a limit."""
    found = fast_diff_match_patch.diff(base, target, timelimit=0, checklines=False, cleanup="No")
    return _stretches(({"=": 0, "-": -1, "+": 1}[sign], size) for sign, size in found)


def _stretches(steps: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int, int]]:
    left = right = 0
    for sign, size in steps:
        if sign == 0:
            yield left, right, size
        left += size if sign <= 0 else 0
        right += size if sign >= 0 else 0


BASELINES: dict[str, Callable[[Sequence[str], Sequence[str]], Pairs]] = {
    "diff-match-patch (Python, 1 s limit), whole text": whole_document(by_diff_match_patch),
    "fast-diff-match-patch (C++), whole text": whole_document(by_fast_diff_match_patch),
    "difflib, whole text": whole_document(by_difflib),
    "monotone aligner (rapidfuzz)": monotone,
}
