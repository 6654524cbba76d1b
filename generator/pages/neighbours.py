"""A document among its neighbours: what it cites to the left, what cites it to the right.

The drawing is laid out here in whole numbers, so that the same links give the same
drawing; the theme turns it into SVG, and a table beside it says the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.catalog import Role, neighbours
from generator.pages.view import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.catalog import Neighbour
    from generator.document.model import Document
    from generator.pages.library import Library

WIDTH: Final = 720
BOX: Final = 216
CENTRE: Final = 200
HEIGHT: Final = 56
STEP: Final = 68
MARGIN: Final = 8
MOST: Final = 6
"""Neighbours drawn on each side; the table has more of them."""
LISTED: Final = 60
"""Neighbours in the table; the lists of what is cited and what cites are on their own."""
LINE: Final = 15
"""Characters in a line of a box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A document in the drawing: its corner, two lines of its title, what joins it to the centre."""

    x: int
    y: int
    width: int
    lines: tuple[str, ...]
    title: str
    said: str
    target: Target | None
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line from one box to another: SVG path data. Solid where words declare it, else dashed."""

    path: str
    declared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Boxes and edges on a canvas; ``more`` neighbours found no room."""

    width: int
    height: int
    centre: Box
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourLine:
    """A neighbour in the table."""

    side: str
    title: str
    number: str
    said: str
    declared: bool
    target: Target | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """The drawing and its table; ``count`` is how many neighbours there are."""

    drawing: Drawing
    lines: tuple[NeighbourLine, ...]
    count: int


def neighbourhood(document: Document, library: Library) -> Neighbourhood | None:
    """The document's neighbourhood, or None where it stands alone."""
    found = [
        one
        for one in neighbours(library.catalog, document.id)
        if one.document is None or (one.document in library.documents and one.document != document.id)
    ]
    if not any(one.document for one in found):
        return None
    above = [one for one in found if one.role is Role.ABOVE]
    below = [one for one in found if one.role is Role.BELOW]
    rows = max(min(len(above), MOST), min(len(below), MOST), 1)
    height = rows * STEP - (STEP - HEIGHT) + 2 * MARGIN
    centre = Box(
        x=(WIDTH - CENTRE) // 2,
        y=(height - HEIGHT) // 2,
        width=CENTRE,
        lines=_wrapped(document.title),
        title=document.title,
        said=document.doc_number or "",
        target=None,
        held=True,
    )
    left = _column(above[:MOST], 1, height, library)
    right = _column(below[:MOST], WIDTH - BOX - 1, height, library)
    edges = [_edge(box, centre, one.declared) for box, one in zip(left, above, strict=False)]
    edges += [_edge(centre, box, one.declared) for box, one in zip(right, below, strict=False)]
    return Neighbourhood(
        drawing=Drawing(
            width=WIDTH,
            height=height,
            centre=centre,
            boxes=(*left, *right),
            edges=tuple(edges),
            more=len(found) - len(left) - len(right),
        ),
        lines=tuple(_line(one, library) for one in found[:LISTED]),
        count=len(found),
    )


def _column(members: Sequence[Neighbour], x: int, height: int, library: Library) -> list[Box]:
    top = (height - (len(members) * STEP - (STEP - HEIGHT))) // 2
    return [
        Box(
            x=x,
            y=top + index * STEP,
            width=BOX,
            lines=_wrapped(one.title),
            title=one.title,
            said=_said(one),
            target=library.target(one.document) if one.document else None,
            held=one.document is not None,
        )
        for index, one in enumerate(members)
    ]


def _edge(start: Box, end: Box, declared: bool) -> Edge:  # noqa: FBT001 — a property of the edge, not a switch
    x1, y1 = start.x + start.width, start.y + HEIGHT // 2
    x2, y2 = end.x, end.y + HEIGHT // 2
    middle = (x1 + x2) // 2
    return Edge(path=f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}", declared=declared)


def _line(one: Neighbour, library: Library) -> NeighbourLine:
    document = library.documents.get(one.document or "")
    return NeighbourLine(
        side="所引、所据" if one.role is Role.ABOVE else "引用、依据本件",
        title=one.title,
        number=(document.doc_number or "") if document else "",
        said=_said(one),
        declared=one.declared,
        target=library.target(one.document) if one.document else None,
    )


def _said(one: Neighbour) -> str:
    words = "、".join(one.kinds) or "引用"
    if one.document is None:
        return f"{words}（{'已撤下' if one.withdrawn else '未收录'}）"
    return words if one.declared else f"{words}（推断）"


def _wrapped(title: str) -> tuple[str, ...]:
    if len(title) <= LINE:
        return (title,)
    rest = title[LINE:]
    return (title[:LINE], rest if len(rest) <= LINE else rest[: LINE - 1] + "…")
