"""Fits the weights of :mod:`generator.compare.odds` to pairs aligned by hand, leaving each out in turn.

    python -m benchmarks.compare.fit [FILE]

The pairs are the sample's, the real ones of $GONGBAO_CORPUS and $GONGBAO_GOLD, and those of FILE: a line
each, with base, target, content folder and gold file. Printed are the weights of all, and for each pair
the link F1 of the whole comparison with the weights that all others give.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

import generator.compare.odds as model
from benchmarks.compare.gold import GoldPair, listed_pairs, real_pairs, sample_pairs
from benchmarks.compare.scoring import score, segment_pairs
from generator.compare import compare
from generator.compare.align import anchored
from generator.compare.likeness import likeness
from generator.compare.mending import mended
from generator.compare.odds import Weights, signs
from generator.compare.prepared import prepare
from generator.compare.speakers import folding_between, speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_ROUNDS = 3
"""The signs depend on the anchors, and those on the weights."""
_SHRINK = 1.0
"""How strongly weights are drawn to nothing; in standard deviations of their sign."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The candidates of one pair: their signs, and whether the gold joins them (NaN where it leaves that open)."""

    signs: NDArray[np.float64]
    joined: NDArray[np.float64]


def main() -> None:
    """Print the weights and what they are worth."""
    pairs = [*real_pairs(), *sample_pairs(), *(listed_pairs(Path(sys.argv[1])) if sys.argv[1:] else ())]
    out = sys.stdout.write
    f1: list[float] = []
    for left_out in pairs:
        _use(fitted([pair for pair in pairs if pair is not left_out]))
        found = compare(left_out.base, left_out.target, left_out.registry, even_unrelated=True)
        f1.append(score(found, left_out.gold).f1)
        out(f"{left_out.name}: {f1[-1]:.3f}\n")
    out(f"mean {np.mean(f1):.4f}\n")
    every = fitted(pairs)
    out(", ".join(f"{field.name}={getattr(every, field.name)}" for field in fields(every)) + "\n")


def fitted(pairs: Sequence[GoldPair]) -> Weights:
    """The weights that tell joined candidates of ``pairs`` from others best; each pair counts alike."""
    weights = model.WEIGHTS
    for _ in range(_ROUNDS):
        _use(weights)
        weights = _regression([table(pair) for pair in pairs])
    return weights


def table(pair: GoldPair) -> Table:
    """The candidates of ``pair`` under the weights in use."""
    names = folding_between(
        pair.registry, speaker(pair.base, pair.registry), speaker(pair.target, pair.registry)
    )
    left, right = mended(prepare(pair.base.blocks, "b", names), prepare(pair.target.blocks, "t", names))
    alike = likeness(left, right, None)
    joined, open_ = segment_pairs(left.segments, right.segments, pair.gold)
    at = list(zip(alike.base.tolist(), alike.target.tolist(), strict=True))
    return Table(
        signs=signs(alike, anchored(left, right, alike)),
        joined=np.array([1.0 if p in joined else np.nan if p in open_ else 0.0 for p in at]),
    )


def _regression(tables: Iterable[Table]) -> Weights:
    each = [(t.signs[~np.isnan(t.joined)], t.joined[~np.isnan(t.joined)]) for t in tables]
    values = np.vstack([one for one, _ in each])
    joined = np.concatenate([other for _, other in each])
    share = np.concatenate([np.full(len(other), 5 / np.sqrt(max(1.0, other.sum()))) for _, other in each])
    mean, spread = values.mean(0), values.std(0) + 1e-9
    scaled = (values - mean) / spread

    def loss(guess: NDArray[np.float64]) -> float:
        odds = scaled @ guess[:-1] + guess[-1]
        return float(share @ (np.logaddexp(0, odds) - joined * odds) + _SHRINK * guess[:-1] @ guess[:-1] / 2)

    found = minimize(loss, np.zeros(values.shape[1] + 1), method="L-BFGS-B").x
    weights = found[:-1] / spread
    return Weights(
        **dict(
            zip(
                [field.name for field in fields(Weights)],
                [round(float(value), 2) for value in (*weights, found[-1] - weights @ mean)],
                strict=True,
            )
        )
    )


def _use(weights: Weights) -> None:
    model.WEIGHTS = weights


if __name__ == "__main__":
    main()
