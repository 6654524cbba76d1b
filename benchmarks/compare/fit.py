"""Fits the weights of ``odds`` and ``growth`` to pairs aligned by hand, leaving each out in turn.

    python -m benchmarks.compare.fit [FILE]

The pairs are the sample's, the real ones of $GONGBAO_CORPUS and $GONGBAO_GOLD, and those of FILE: a line
each, with base, target, content folder and gold file. Printed are the weights of all, for each pair
the link F1 of the whole comparison with the weights that all others give, and how many of the links so
found are right, by how sure they are.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

import generator.compare.alignment.growth as further
import generator.compare.alignment.odds as model
from benchmarks.compare.gold import GoldPair, listed_pairs, real_pairs, sample_pairs
from benchmarks.compare.scoring import score, segment_pairs
from generator.compare import compare
from generator.compare.alignment.align import anchored, provisions
from generator.compare.alignment.likeness import likeness
from generator.compare.alignment.mending import mended
from generator.compare.alignment.odds import Weights, signs
from generator.compare.language.speakers import folding_between, speaker
from generator.compare.texts.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.compare import Comparison
    from generator.compare.alignment.likeness import Likeness
    from generator.compare.texts.prepared import Prepared


_ROUNDS = 3
_BANDS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
"""Confidences between which the links are counted together."""
_SHRINK = 1.0
"""How strongly weights are drawn to nothing; in standard deviations of their sign."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The candidates of one pair: their signs, whether the gold joins them (NaN where it leaves that open).

    ``weight`` says what each counts.
    """

    signs: NDArray[np.float64]
    joined: NDArray[np.float64]
    weight: NDArray[np.float64]


def main() -> None:
    """Print the weights and what they are worth."""
    pairs = [*real_pairs(), *sample_pairs(), *(listed_pairs(Path(sys.argv[1])) if sys.argv[1:] else ())]
    out = sys.stdout.write
    f1: list[float] = []
    links: list[tuple[float, bool]] = []
    for left_out in pairs:
        fit([pair for pair in pairs if pair is not left_out])
        found = compare(left_out.base, left_out.target, left_out.registry, even_unrelated=True)
        f1.append(score(found, left_out.gold).f1)
        links += told(found, left_out)
        out(f"{left_out.name}: {f1[-1]:.3f}\n")
    out(f"mean {np.mean(f1):.4f}\n")
    for low, high in pairwise(_BANDS):
        right = [good for sure, good in links if low <= sure < high]
        out(f"confidence {low}–{min(1.0, high)}: {sum(right)} of {len(right)} links right\n")
    fit(pairs)
    for name, weights in (("odds", model.WEIGHTS), ("growth", further.WEIGHTS)):
        values = ", ".join(f"{field.name}={getattr(weights, field.name)}" for field in fields(weights))
        out(f"{name}: {values}\n")


def told(found: Comparison, pair: GoldPair) -> Iterator[tuple[float, bool]]:
    """How sure each link of ``found`` is, and whether the gold joins all that it joins; left out is what the gold leaves open."""
    joined, open_ = segment_pairs(found.base_segments, found.target_segments, pair.gold)
    for link in found.links:
        pairs = {(int(one[1:]) - 1, int(other[1:]) - 1) for one in link.base for other in link.target}
        if link.confidence is not None and not pairs & open_:
            yield link.confidence, pairs <= joined


def fit(pairs: Sequence[GoldPair]) -> None:
    """Set the weights that tell joined candidates of ``pairs`` from others best; each pair counts alike."""
    # The signs depend on the anchors, and those on the weights.
    for _ in range(_ROUNDS):
        model.WEIGHTS = Weights(**_regression([table(pair) for pair in pairs], _names(Weights)))
    further.WEIGHTS = further.Weights(
        **_regression([further_table(pair) for pair in pairs], _names(further.Weights))
    )


def table(pair: GoldPair) -> Table:
    """The candidates of ``pair`` under the weights in use."""
    left, right, alike = _candidates(pair)
    joined, open_ = segment_pairs(left.segments, right.segments, pair.gold)
    at = zip(alike.base.tolist(), alike.target.tolist(), strict=True)
    answers = np.array([1.0 if p in joined else np.nan if p in open_ else 0.0 for p in at])
    share = 5 / np.sqrt(max(1.0, np.nansum(answers)))
    return Table(
        signs=signs(alike, anchored(left, right, alike)),
        joined=answers,
        weight=np.full(len(answers), share),
    )


def further_table(pair: GoldPair) -> Table:
    """The candidates for a further partner in ``pair``, each judged when the gold's own have joined before it."""
    left, right, alike = _candidates(pair)
    joined, open_ = segment_pairs(left.segments, right.segments, pair.gold)
    found: list[tuple[further.Signs, float, float]] = []

    def ask(at: tuple[int, int], seen: further.Signs) -> float:
        if at in open_:
            return -1.0
        letters = min(len(left.keys[at[0]]), len(right.keys[at[1]]))
        found.append((seen, float(at in joined), float(np.sqrt(letters)) / 5))
        return 1.0 if at in joined else -1.0

    provisions(left, right, alike, judge=ask)
    width = len(_names(further.Weights)) - 1
    return Table(
        signs=np.array([seen for seen, _, _ in found]).reshape(-1, width),
        joined=np.array([answer for _, answer, _ in found]),
        weight=np.array([weight for _, _, weight in found]),
    )


def _candidates(pair: GoldPair) -> tuple[Prepared, Prepared, Likeness]:
    names = folding_between(
        pair.registry, speaker(pair.base, pair.registry), speaker(pair.target, pair.registry)
    )
    left, right = mended(prepare(pair.base.blocks, "b", names), prepare(pair.target.blocks, "t", names))
    return left, right, likeness(left, right, None)


def _names(weights: type[Weights | further.Weights]) -> list[str]:
    return [field.name for field in fields(weights)]


def _regression(tables: Iterable[Table], names: Sequence[str]) -> dict[str, float]:
    """The weights by name; the last is the log odds without any sign."""
    told = [(t, ~np.isnan(t.joined)) for t in tables]
    values = np.vstack([t.signs[known] for t, known in told])
    joined = np.concatenate([t.joined[known] for t, known in told])
    share = np.concatenate([t.weight[known] for t, known in told])
    mean, spread = values.mean(0), values.std(0) + 1e-9
    scaled = (values - mean) / spread

    def loss(guess: NDArray[np.float64]) -> float:
        odds = scaled @ guess[:-1] + guess[-1]
        return float(share @ (np.logaddexp(0, odds) - joined * odds) + _SHRINK * guess[:-1] @ guess[:-1] / 2)

    found = minimize(loss, np.zeros(values.shape[1] + 1), method="L-BFGS-B").x
    weights = found[:-1] / spread
    every = (*weights, found[-1] - weights @ mean)
    return dict(zip(names, (round(float(value), 2) for value in every), strict=True))


if __name__ == "__main__":
    main()
