"""One document against many: each provision of the base, and what every target made of it.

The same table serves several cities of one province and several versions of one issuer: the
columns are the comparisons given, in their order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.compare.model import FigureChange, Relation, SegmentKind, Side
from generator.compare.texts.labels import DOUBTFUL, DROPPED, RELATIONS
from generator.compare.texts.prepared import METADATA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare.model import Comparison, Link, Segment

UNTIED: Final = "未见文本联系"
"""Of a document that nothing ties to the base it would be wrong to say that it took nothing over."""
_ORDER = tuple(Relation)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """What one target made of one provision: ``relation`` and its segments.

    ``relation`` is ``dropped`` where it made nothing of it, ``untied`` where nothing ties the two documents at all.

    ``figures`` are its own where they differ from the base's, ``instead`` what the base has in their place.
    """

    relation: str
    label: str
    segments: tuple[str, ...] = ()
    block: str = ""
    figures: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A provision of the base with its figures, and a cell for each target."""

    segment: str
    block: str
    path: tuple[str, ...]
    text: str
    heading: bool
    figures: tuple[str, ...]
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The provisions of ``base`` against ``targets``."""

    base: Side
    targets: tuple[Side, ...]
    rows: tuple[MatrixRow, ...]


def matrix(comparisons: Sequence[Comparison]) -> Matrix:
    """The matrix of comparisons of one base with several targets.

    Raises ValueError where there is none, or where their bases are different texts.
    """
    if not comparisons:
        raise ValueError("a matrix needs one comparison at least")
    first = comparisons[0]
    for other in comparisons[1:]:
        if [s.text for s in other.base_segments] != [s.text for s in first.base_segments]:
            raise ValueError(f"{other.base.id} is not the text of {first.base.id}")
    columns = [_column(comparison) for comparison in comparisons]
    rows = tuple(
        MatrixRow(
            segment=segment.id,
            block=segment.block,
            path=segment.path,
            text=segment.text,
            heading=segment.kind is SegmentKind.HEADING,
            figures=_own_figures(first, segment),
            cells=tuple(column[segment.id] for column in columns),
        )
        for segment in first.base_segments
        if segment.kind not in METADATA
    )
    return Matrix(base=first.base, targets=tuple(c.target for c in comparisons), rows=rows)


def _own_figures(comparison: Comparison, segment: Segment) -> tuple[str, ...]:
    return tuple(
        f.base.value for f in comparison.figures if f.base is not None and f.base.segment == segment.id
    )


def _column(comparison: Comparison) -> dict[str, MatrixCell]:
    best: dict[str, Link] = {}
    others: dict[str, list[str]] = {}
    for link in comparison.links:
        for name in link.base:
            held = best.get(name)
            if held is None or _ORDER.index(link.relation) < _ORDER.index(held.relation):
                best[name] = link
            others.setdefault(name, []).extend(link.target)
    if not comparison.links:
        untied = MatrixCell(relation="untied", label=UNTIED)
        return dict.fromkeys((segment.id for segment in comparison.base_segments), untied)
    found: dict[str, MatrixCell] = {}
    for segment in comparison.base_segments:
        linked = best.get(segment.id)
        if linked is None:
            found[segment.id] = MatrixCell(relation="dropped", label=DROPPED)
            continue
        targets = tuple(dict.fromkeys(others[segment.id]))
        changed = _changed(comparison, segment.id)
        found[segment.id] = MatrixCell(
            relation=linked.relation.value,
            label=RELATIONS[linked.relation] + (f"（{DOUBTFUL}）" if linked.doubtful else ""),
            segments=targets,
            block=comparison.segment(targets[0]).block,
            figures=tuple(new for new, _ in changed),
            instead=tuple(old for _, old in changed),
        )
    return found


def _changed(comparison: Comparison, segment: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f.target.value, f.base.value)
        for f in comparison.figures
        if f.change is FigureChange.CHANGED
        and f.base
        and f.target
        and f.base.segment == segment
        and not f.related
    )
