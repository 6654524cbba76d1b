"""A .docx as a package of XML parts: opened within limits, read without entities or network."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from generator.errors import SourceError
from generator.findings import Place

MAX_PART = 200 * 1024 * 1024
MAX_ENTRIES = 20_000
OFF = ("0", "false", "off", "none")
"""How a property says that it is off."""
_MAIN = "/officeDocument"
Element = Any
"""An lxml element; lxml carries no types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The parts that a text needs: the main one, and those that it names, by kind of relation."""

    main: Element
    styles: Element | None
    numbering: Element | None
    footnotes: tuple[Element, ...]
    headers: tuple[Element, ...]
    footers: tuple[Element, ...]


def open_package(data: bytes, place: Place) -> Package:
    """Open a .docx.

    :raises SourceError: when it is damaged, encrypted, or unpacks to more than the limits allow.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check(archive, place)
            return _package(archive, place)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise SourceError(
            "the Word document is a damaged zip", where=place, remedy="save it again"
        ) from error
    except etree.XMLSyntaxError as error:
        raise SourceError(
            f"a part of the Word document is no XML ({error.msg})", where=place, remedy="save it again"
        ) from error


def local(element: Element) -> str:
    """An element's name without its namespace (transitional and strict files differ there)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of one name."""
    if element is not None:
        yield from (child for child in element if local(child) == name)


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of names."""
    for name in path:
        element = next(children(element, name), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The ``val`` of the element at the end of a path."""
    found = child(element, *path)
    return attribute(found, "val") if found is not None else None


def _check(archive: zipfile.ZipFile, place: Place) -> None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if len(entries) > MAX_ENTRIES or total > MAX_PART:
        raise SourceError(
            f"the Word document unpacks to {total:,} bytes in {len(entries):,} parts, more than is read",
            where=place,
            remedy="give one issue a file",
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise SourceError("the Word document is encrypted", where=place, remedy="save it without a password")


def _package(archive: zipfile.ZipFile, place: Place) -> Package:
    names = set(archive.namelist())
    main = next((target for kind, target in _relations(archive, names, "") if kind.endswith(_MAIN)), "")
    main = main if main in names else "word/document.xml"
    if main not in names:
        raise SourceError("the zip holds no Word document", where=place, remedy="save it again as .docx")
    found: dict[str, list[Element]] = {}
    for kind, target in _relations(archive, names, main):
        name = kind.rpartition("/")[2]
        if name in ("styles", "numbering", "footnotes", "endnotes", "header", "footer") and target in names:
            found.setdefault(name, []).append(_parsed(archive, target))
    return Package(
        main=_parsed(archive, main),
        styles=next(iter(found.get("styles", [])), None),
        numbering=next(iter(found.get("numbering", [])), None),
        footnotes=(*found.get("footnotes", ()), *found.get("endnotes", ())),
        headers=tuple(found.get("header", ())),
        footers=tuple(found.get("footer", ())),
    )


def _relations(archive: zipfile.ZipFile, names: set[str], part: str) -> list[tuple[str, str]]:
    """(kind, part) of what a part refers to inside the package."""
    folder, base = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{base}.rels")
    if path not in names:
        return []
    out = []
    for relation in _parsed(archive, path):
        kind, target = attribute(relation, "Type"), attribute(relation, "Target")
        if kind and target and attribute(relation, "TargetMode") != "External":
            absolute = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            out.append((kind, posixpath.normpath(absolute)))
    return out


def _parsed(archive: zipfile.ZipFile, name: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(archive.read(name), parser)
