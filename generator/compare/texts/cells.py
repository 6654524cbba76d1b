"""Tables: a row's longest cell speaks for it, and the other cells follow.

Units, dates and names in a table repeat from row to row; alone they would tie everything to
everything. So only long cells and the longest of each row are compared, and the rest of two
linked rows is joined column by column, headers by headers.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.compare.model import Segment
    from generator.compare.texts.prepared import Prepared

_LONG = 16
"""Letters from which a cell is a provision of its own."""


def speaking(segments: Sequence[Segment], keys: Sequence[str]) -> frozenset[int]:
    """The cells (indices) that are compared for themselves."""
    rows: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, segment in enumerate(segments):
        if segment.cell is not None and segment.cell[0] > 0:
            rows[segment.block, segment.cell[0]].append(index)
    found: set[int] = set()
    for row in rows.values():
        found.add(max(row, key=lambda index: (len(keys[index]), -index)))
        found.update(index for index in row if len(keys[index]) >= _LONG)
    return frozenset(found)


def cell_pairs(base: Prepared, target: Prepared, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The remaining cells of linked rows, column by column, and the headers of linked tables."""
    ours, theirs = _columns(base.segments), _columns(target.segments)
    taken_base: set[int] = set()
    taken_target: set[int] = set()
    linked = sorted(pairs)
    for left, right in linked:
        taken_base.add(left)
        taken_target.add(right)
    found: list[tuple[int, int]] = []
    for left, right in linked:
        one, other = base.segments[left], target.segments[right]
        if one.cell is None or other.cell is None:
            continue
        for row, another in ((one.cell[0], other.cell[0]), (0, 0)):
            for column, mine in ours[one.block, row].items():
                yours = theirs[other.block, another].get(column)
                if yours is not None and mine not in taken_base and yours not in taken_target:
                    found.append((mine, yours))
                    taken_base.add(mine)
                    taken_target.add(yours)
    return found


def _columns(segments: Sequence[Segment]) -> dict[tuple[str, int], dict[int, int]]:
    """(block, row) → column → the first segment there."""
    found: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for index, segment in enumerate(segments):
        if segment.cell is not None:
            found[segment.block, segment.cell[0]].setdefault(segment.cell[1], index)
    return found
