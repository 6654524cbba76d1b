"""Blocks → the body of an Akoma Ntoso document: the outline as nested provisions, the rest as paragraphs.

Every character of a block's text comes out once and in order; ``eId`` is the block's id, so
that an address on the site and one in the XML name the same place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from generator.document.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.document.model import Block

# XML 1.0 has no room for these; the replacement character shows that something stood there.
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMED: Final = (("编", "part"), ("章", "chapter"), ("节", "section"), ("条", "article"))
_DEEPEST = 99


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Link:
    """A stretch of a block's text (offsets in characters) that names another document, and its address."""

    start: int
    end: int
    href: str


def append_blocks(parent: ET.Element, blocks: Sequence[Block], links: Mapping[str, Sequence[Link]]) -> None:
    """Append ``blocks`` to a ``mainBody``; ``links`` are by block id."""
    open_: list[tuple[int, ET.Element]] = []
    for block in blocks:
        depth = _depth(block)
        if depth is None:
            _append_plain(open_[-1][1] if open_ else parent, block, links.get(block.id, ()))
            continue
        while open_ and open_[-1][0] >= depth:
            _close(open_.pop()[1])
        above = open_[-1][1] if open_ else parent
        open_.append((depth, _provision(above, block, links.get(block.id, ()))))
    while open_:
        _close(open_.pop()[1])


def paragraph(parent: ET.Element, block: Block, links: Sequence[Link] = ()) -> ET.Element:
    """The block as one ``p``, its kind as ``class``."""
    plain = ET.SubElement(parent, "p", {"eId": block.id})
    if block.kind is not BlockKind.PARAGRAPH:
        plain.set("class", str(block.kind))
    write(plain, block.text, 0, len(block.text), links)
    return plain


def legal(text: str) -> str:
    """The text with what XML 1.0 can't hold replaced."""
    return _ILLEGAL.sub("\ufffd", text)


def write(parent: ET.Element, text: str, start: int, end: int, links: Sequence[Link] = ()) -> None:
    """Append ``text[start:end]`` to an element, with ``ref`` around the links that lie in it."""
    last: ET.Element | None = None
    here = start

    def plain(piece: str) -> None:
        if last is None:
            parent.text = (parent.text or "") + legal(piece)
        else:
            last.tail = (last.tail or "") + legal(piece)

    for link in sorted(links):
        if link.start < here or link.end > end:
            continue
        plain(text[here : link.start])
        last = ET.SubElement(parent, "ref", {"href": link.href})
        last.text = legal(text[link.start : link.end])
        here = link.end
    plain(text[here:end])


def _depth(block: Block) -> int | None:
    """How deep the provision lies that the block opens; None when it opens none."""
    if block.level is not None and (block.kind is BlockKind.HEADING or block.run_in):
        return block.level
    return _DEEPEST if block.kind is BlockKind.ITEM and _name(block) == "article" else None


def _name(block: Block) -> str:
    label = block.label or ""
    return next((name for sign, name in _NAMED if re.fullmatch(rf"第[^{sign}]+{sign}", label)), "level")


def _provision(above: ET.Element, block: Block, links: Sequence[Link]) -> ET.Element:
    """A ``level``, ``chapter``, ``article`` …: number, heading, and what follows the heading in its paragraph."""
    made = ET.SubElement(above, _name(block), {"eId": block.id})
    label = block.label or ""
    head = (
        block.heading
        if block.run_in and block.heading
        else block.text
        if block.kind is BlockKind.HEADING
        else label
    )
    cut = len(head) if block.text.startswith(head) else 0
    mark = len(label) if label and block.text.startswith(label) and len(label) <= cut else 0
    if mark:
        write(ET.SubElement(made, "num"), block.text, 0, mark, links)
    if cut > mark:
        write(ET.SubElement(made, "heading"), block.text, mark, cut, links)
    if cut < len(block.text):
        write(ET.SubElement(_held(made), "p"), block.text, cut, len(block.text), links)
    return made


def _append_plain(parent: ET.Element, block: Block, links: Sequence[Link]) -> None:
    holder = parent if parent.tag == "mainBody" else _held(parent)
    if block.rows:
        _table(holder, block)
    else:
        paragraph(holder, block, links)


def _held(provision: ET.Element) -> ET.Element:
    """The element that holds a provision's own paragraphs: an ``intro`` until it turns out to have no provisions below."""
    found = provision.find("intro")
    return ET.SubElement(provision, "intro") if found is None else found


def _close(provision: ET.Element) -> None:
    """A provision without provisions below it has ``content`` where others have ``intro``."""
    intro = provision.find("intro")
    if intro is not None and provision[-1] is intro:
        intro.tag = "content"


def _table(parent: ET.Element, block: Block) -> None:
    """Merged cells are filled down, the first row is the header, as everywhere in the data."""
    table = ET.SubElement(parent, "table", {"eId": block.id})
    for number, cells in enumerate(block.filled_rows):
        row = ET.SubElement(table, "tr")
        for cell in cells:
            holder = ET.SubElement(row, "td" if number else "th")
            write(ET.SubElement(holder, "p"), cell, 0, len(cell))
