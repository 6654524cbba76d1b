"""A Word document (.docx) → lines: one a paragraph, one a table row, in document order.

Automatic numbers are written out, text boxes follow the paragraph that holds them, headers
and footers are set aside as furniture, deleted and hidden text is left out and counted.
"""

from __future__ import annotations

import hashlib
from collections import Counter as Tally
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.findings import Finding, Place
from generator.source.furniture import Furniture
from generator.source.readers.lists import lists_of
from generator.source.readers.numbering import Counter
from generator.source.readers.package import (
    OFF,
    Element,
    Package,
    attribute,
    child,
    children,
    local,
    open_package,
    value,
)
from generator.source.readers.spans import ABOVE, Cell, tab_lines, wide_spaces
from generator.source.text import SourceText

_DEPTHS = 9
_STYLES = 20
"""Styles in a chain of basedOn beyond which it is a loop."""
_PASSED = frozenset(
    ("sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo", "hyperlink", "fldSimple", "bdo", "dir")
)
_SIGNS = {"noBreakHyphen": "-", "softHyphen": "", "tab": "\u3000", "ptab": "\u3000", "cr": "\n", "br": "\n"}
_PRINTED = frozenset((*_SIGNS, "t", "sym"))
_UNPRINTED = frozenset(("rt", "instrText", "delInstrText", "rPr", "pPr", "annotationRef"))


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What is known while a document is read."""

    counter: Counter
    styles: dict[str, Element]
    notes: dict[str, str]
    left_out: Tally[str] = field(default_factory=Tally)
    pictures: int = 0
    cited: list[str] = field(default_factory=list)


def read_docx(data: bytes, name: str) -> SourceText:
    """The lines of a Word document.

    :raises SourceError: when it is damaged, encrypted or beyond the limits.
    """
    package = open_package(data, Place(file=name))
    reading = _Reading(
        counter=Counter(lists=lists_of(package.numbering)),
        styles={attribute(style, "styleId") or "": style for style in children(package.styles, "style")},
        notes={},
    )
    reading.notes = dict(_notes(package, reading))
    reading.left_out.clear()
    body = child(package.main, "body")
    headers = _furniture(package.headers, reading)
    footers = _furniture(package.footers, reading)
    reading.pictures = 0
    text = list(_blocks(body, reading)) if body is not None else []
    text += [f"[{number}] {reading.notes[key]}" for number, key in enumerate(reading.cited, start=1)]
    lines = [*headers, *text, *footers]
    shown = len(headers) + len(text)
    aside = (*range(1, len(headers) + 1), *range(shown + 1, len(lines) + 1))
    return SourceText(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding="docx",
        form="docx",
        lines=tuple(lines),
        whole=True,
        aside=tuple((no, Furniture.RUNNING_HEAD.value) for no in aside),
        left_out=tuple(sorted((kind, count) for kind, count in reading.left_out.items() if count)),
        findings=tuple(_pictures(reading, name)),
    )


def _pictures(reading: _Reading, name: str) -> Iterator[Finding]:
    if reading.pictures:
        yield Finding(
            place=Place(file=name),
            kind="picture-in-text",
            text=f"the text holds {reading.pictures} pictures, which are not read",
            remedy="look at them in the source; a table or a formula may be among them",
        )


def _furniture(parts: tuple[Element, ...], reading: _Reading) -> list[str]:
    """The lines of headers or footers, each text once."""
    return list(dict.fromkeys(line for part in parts for line in _blocks(part, reading)))


def _notes(package: Package, reading: _Reading) -> Iterator[tuple[str, str]]:
    """Footnotes and endnotes by kind and id, but for the separators."""
    for part in package.footnotes:
        for note in part:
            if attribute(note, "type") in (None, "normal"):
                yield f"{local(note)}-{attribute(note, 'id')}", " ".join(_blocks(note, reading))


def _blocks(parent: Element, reading: _Reading) -> Iterator[str]:
    """The lines of a body, cell or text box."""
    for element in parent:
        kind = local(element)
        if kind == "p":
            yield from _paragraph(element, reading)
        elif kind == "tbl":
            yield from _table(element, reading)
        elif kind in _PASSED:
            yield from _blocks(element, reading)
        elif kind == "AlternateContent":
            yield from _blocks(_alternative(element), reading)


def _paragraph(element: Element, reading: _Reading) -> Iterator[str]:
    boxes: list[Element] = []
    label = _label(element, reading)
    text = wide_spaces("".join(_runs(element, reading, boxes)))
    lines = text.split("\n")
    if lines[0].strip():
        lines[0] = label + lines[0].lstrip(" ")
    elif label and any(line.strip() for line in lines):
        lines[0] = label
    yield from (line for line in lines if line.strip())
    for box in boxes:
        yield from _blocks(box, reading)


def _runs(parent: Element, reading: _Reading, boxes: list[Element]) -> Iterator[str]:
    """The characters below an element; text boxes are put off until the paragraph ends."""
    for element in parent:
        kind = local(element)
        if kind in _PRINTED:
            yield _printed(element, kind)
        elif kind in ("del", "moveFrom"):
            reading.left_out["deleted"] += _length(element)
        elif kind == "r" and _is_hidden(element):
            reading.left_out["hidden"] += _length(element)
        elif kind in ("footnoteReference", "endnoteReference"):
            yield _cited(element, reading)
        elif kind == "txbxContent":
            boxes.append(element)
        elif kind == "AlternateContent":
            yield from _runs(_alternative(element), reading, boxes)
        elif kind not in _UNPRINTED:
            reading.pictures += kind in ("pic", "imagedata")
            yield from _runs(element, reading, boxes)


def _alternative(element: Element) -> Element:
    """One of the forms in which the same thing is written: the newer, else the other."""
    return next(iter([*children(element, "Choice"), *children(element, "Fallback")]), element)


def _printed(element: Element, kind: str) -> str:
    """What a character element prints; line ends and tabs inside text are layout of the file."""
    if kind == "t":
        return (element.text or "").replace("\t", " ").replace("\n", " ")
    return _symbol(element) if kind == "sym" else _SIGNS[kind]


def _symbol(element: Element) -> str:
    code = attribute(element, "char") or ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _cited(element: Element, reading: _Reading) -> str:
    key = f"{local(element).removesuffix('Reference')}-{attribute(element, 'id')}"
    if key not in reading.notes:
        return ""
    reading.cited.append(key)
    return f"[{len(reading.cited)}]"


def _length(element: Element) -> int:
    return sum(len(one.text or "") for one in element.iter() if local(one) in ("t", "delText"))


def _is_hidden(run: Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and (attribute(vanish, "val") or "1") not in OFF


def _table(table: Element, reading: _Reading) -> Iterator[str]:
    """A table's rows; one of a single column is framed text, its paragraphs are lines."""
    rows: list[list[Cell]] = []
    framed: list[Element] = []
    for row in _rows(table):
        cells: list[Cell] = []
        before = value(row, "trPr", "gridBefore")
        if before and before.isdigit() and int(before):
            cells.append(Cell(text="", columns=int(before)))
        for cell in _cells(row):
            span = value(cell, "tcPr", "gridSpan") or "1"
            merge = child(cell, "tcPr", "vMerge")
            goes_on = merge is not None and attribute(merge, "val") in (None, "continue")
            framed.append(cell)
            text = ABOVE if goes_on else "\n".join(_blocks(cell, reading))
            cells.append(Cell(text=text, columns=int(span) if span.isdigit() else 1))
        rows.append(cells)
    if max((sum(1 for cell in cells if cell.text) for cells in rows), default=0) <= 1:
        texts = (cell.text for cells in rows for cell in cells if cell.text != ABOVE)
        yield from (line for text in texts for line in text.split("\n") if line)
        return
    flat = [
        [Cell(text="".join(_joined(cell.text)), columns=cell.columns) for cell in cells] for cells in rows
    ]
    yield from tab_lines(flat)


def _joined(text: str) -> Iterator[str]:
    """The paragraphs of a cell on one line, with a space only between Latin words."""
    last = ""
    for line in text.replace("\t", " ").split("\n"):
        if last and line and last[-1].isascii() and last[-1].isalpha() and line[0].isascii():
            yield " "
        yield line
        last = line or last


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        if local(element) == "tr":
            yield element
        elif local(element) in _PASSED:
            yield from _rows(element)


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) in _PASSED:
            yield from _cells(element)


def _label(paragraph: Element, reading: _Reading) -> str:
    """The automatic number of a paragraph, by its own properties or its style's."""
    properties = child(paragraph, "pPr")
    numbering, depth = _numbered(properties)
    style = value(properties, "pStyle")
    for _ in range(_STYLES):
        if numbering is not None and depth is not None:
            break
        found = reading.styles.get(style or "")
        if found is None:
            break
        inherited = _numbered(child(found, "pPr"))
        numbering = numbering if numbering is not None else inherited[0]
        depth = depth if depth is not None else inherited[1]
        style = value(found, "basedOn")
    if numbering is None or numbering == "0":
        return ""
    if not "".join(one.text or "" for one in paragraph.iter() if local(one) == "t").strip():
        return ""
    return reading.counter.label(numbering, min(depth or 0, _DEPTHS - 1))


def _numbered(properties: Element | None) -> tuple[str | None, int | None]:
    depth = value(properties, "numPr", "ilvl")
    return value(properties, "numPr", "numId"), int(depth) if depth and depth.isdigit() else None
