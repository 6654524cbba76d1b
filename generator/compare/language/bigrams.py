"""How alike short texts are by their pairs of characters, where no weights are at hand."""

from __future__ import annotations


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of ``text``."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def dice(one: str, other: str) -> float:
    """Dice likeness of two texts by their pairs, in [0, 1].

    >>> dice("观潮台站", "观潮台账")
    0.6666666666666666
    """
    if one == other:
        return 1.0
    ours, theirs = bigrams(one), bigrams(other)
    return 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))


def within(one: str, other: str) -> float:
    """The share of the shorter text's pairs that stand in the longer, in [0, 1]."""
    ours, theirs = bigrams(one), bigrams(other)
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))
