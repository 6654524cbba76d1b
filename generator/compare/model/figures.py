"""Figures on both sides: what is counted, the values as printed, what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FigureChange(StrEnum):
    """What became of a figure."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


class Trend(StrEnum):
    """Which way a changed figure goes; said only when certain."""

    TIGHTER = "tighter"
    LOOSER = "looser"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A figure on one side: ``value`` as printed (``3000家以上``), ``segment`` where it stands.

    ``comparator`` is ``≥``, ``≤``, ``>``, ``<``, ``=`` or ``≈``, ``number`` the plain
    decimal (``"20000"`` for 2万元), ``top`` the upper end of a range or the second part of a ratio, ``unit`` the unit without its multiplier, ``kind`` one of
    amount, share, count, age, period, frequency, deadline, year.
    """

    value: str
    segment: str
    kind: str
    number: str = ""
    unit: str = ""
    comparator: str = "="
    top: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An indicator with the base's value, the target's, or both.

    ``scope`` is what the figure is counted over (每人每年), ``deadline`` by when it is to be
    reached. ``related`` marks a pair that concerns the same indicator but can't be compared.
    """

    what: str
    base: Value | None
    target: Value | None
    change: FigureChange
    trend: Trend | None = None
    scope: str = ""
    deadline: str = ""
    related: bool = False
