"""The layings of all choices of widths side by side are those that are found one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.document.rotated import Chunk, _cheapest
from generator.document.widths import cheapest_layings
from generator.source.lines import Line

WIDTHS = st.lists(st.integers(1, 30), min_size=1, max_size=12)
CHOICES = st.integers(2, 5).flatmap(
    lambda columns: st.lists(st.tuples(*[st.integers(5, 28)] * columns), min_size=1, max_size=6)
)


def chunk(width: int) -> Chunk:
    return Chunk(lines=(Line(no=1, text="冰", width=1),) * width, text="冰" * width)


@given(WIDTHS, CHOICES)
def test_all_choices_at_once_are_each_one_alone(lines: list[int], choices: list[tuple[int, ...]]) -> None:
    found = list(cheapest_layings(lines, choices))
    assert sorted(widths for _, widths, _ in found) == sorted(choices)
    assert [cost for cost, _, _ in found] == sorted(cost for cost, _, _ in found)
    for _, widths, laid in found:
        assert list(laid) == _cheapest([chunk(width) for width in lines], widths, None)
