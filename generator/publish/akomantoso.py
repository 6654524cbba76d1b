"""One document → Akoma Ntoso 3.0 (OASIS LegalDocML), with its enclosures as attachments.

Addresses follow the naming convention: ``/akn/cn/doc/<issuer>/<year>/<slug>``, ``/zho@`` for
the Chinese text, ``!enclosure-1`` for a part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from generator.document.model import BODY, BlockKind
from generator.publish.akn_body import Link, append_blocks, legal, paragraph, write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.catalog import Catalog
    from generator.document.model import Block, Document, Printing

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

# White space in these is text; elsewhere it is layout.
_INLINE: Final = {"p", "num", "heading", "docTitle", "docNumber", "signature", "date"}
_CLOSING: Final = {BlockKind.SIGNATURE, BlockKind.DATE}


def as_akomantoso(document: Document, catalog: Catalog) -> str:
    """The XML file's text, ended by a newline."""
    root = ET.Element("akomaNtoso", {"xmlns": NAMESPACE})
    links = _links(document, catalog)
    main = ET.SubElement(root, "doc", {"name": document.doc_type or "文件"})
    _meta(main, document, "main", document.title)
    body = document.part(BODY)
    head, middle, tail = _thirds(body)
    if head:
        _preface(ET.SubElement(main, "preface"), head, links)
    _main_body(main, middle, links)
    if tail:
        _conclusions(ET.SubElement(main, "conclusions"), tail, document)
    if document.enclosures:
        attachments = ET.SubElement(main, "attachments")
        for enclosure in document.enclosures:
            held = ET.SubElement(attachments, "attachment", {"eId": enclosure.id})
            inner = ET.SubElement(held, "doc", {"name": enclosure.genre or str(enclosure.kind)})
            _meta(inner, document, enclosure.id, enclosure.title)
            _main_body(inner, document.part(enclosure.id), links)
    for element in root.iter():
        element.attrib.update({key: legal(value) for key, value in element.attrib.items()})
    _indent(root, "\n")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def address(document_id: str) -> str:
    """The address of a document or of a part of it.

    >>> address("xinghe/2016/xingzhengfa-2016-2#enclosure-1")
    '/akn/cn/doc/xinghe/2016/xingzhengfa-2016-2/!enclosure-1'
    """
    whole, _, part = document_id.partition("#")
    return f"/akn/cn/doc/{whole}" + (f"/!{part}" if part else "")


def _thirds(body: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block], Sequence[Block]]:
    """Title and number in front, signature and date behind, the rest between."""
    front, back = 0, len(body)
    while front < back and body[front].kind in {BlockKind.TITLE, BlockKind.NUMBER}:
        front += 1
    while back > front and body[back - 1].kind in _CLOSING:
        back -= 1
    return body[:front], body[front:back], body[back:]


def _main_body(parent: ET.Element, blocks: Sequence[Block], links: Mapping[str, Sequence[Link]]) -> None:
    body = ET.SubElement(parent, "mainBody")
    append_blocks(body, blocks, links)
    if not len(body):
        ET.SubElement(body, "p")  # the schema knows no empty body


def _preface(parent: ET.Element, blocks: Sequence[Block], links: Mapping[str, Sequence[Link]]) -> None:
    for block in blocks:
        holder = ET.SubElement(parent, "p", {"eId": block.id})
        inner = ET.SubElement(holder, "docTitle" if block.kind is BlockKind.TITLE else "docNumber")
        write(inner, block.text, 0, len(block.text), links.get(block.id, ()))


def _conclusions(parent: ET.Element, blocks: Sequence[Block], document: Document) -> None:
    for block in blocks:
        if block.kind is BlockKind.DATE and document.date:
            holder = ET.SubElement(parent, "p", {"eId": block.id})
            inner = ET.SubElement(holder, "date", {"date": document.date.isoformat()})
            write(inner, block.text, 0, len(block.text))
        elif block.kind is BlockKind.SIGNATURE:
            holder = ET.SubElement(parent, "p", {"eId": block.id})
            write(ET.SubElement(holder, "signature"), block.text, 0, len(block.text))
        else:
            paragraph(parent, block)


def _meta(parent: ET.Element, document: Document, component: str, title: str) -> None:
    meta = ET.SubElement(parent, "meta")
    identification = ET.SubElement(meta, "identification", {"source": "#gongbao"})
    work = address(document.id)
    printing = document.gazette or next(iter(document.printings), None)
    day, name = _dated(document, printing)
    for level, uri in (("Work", work), ("Expression", f"{work}/zho@"), ("Manifestation", f"{work}/zho@.xml")):
        at = ET.SubElement(identification, f"FRBR{level}")
        this = f"{uri.removesuffix('.xml')}/!{component}" + (".xml" if level == "Manifestation" else "")
        ET.SubElement(at, "FRBRthis", {"value": this})
        ET.SubElement(at, "FRBRuri", {"value": uri})
        if level == "Work":
            ET.SubElement(at, "FRBRalias", {"value": title, "name": "标题"})
            if document.doc_number and component == "main":
                ET.SubElement(at, "FRBRalias", {"value": document.doc_number, "name": "发文字号"})
        ET.SubElement(at, "FRBRdate", {"date": day, "name": name})
        ET.SubElement(
            at, "FRBRauthor", {"href": "#gongbao" if level == "Manifestation" else f"#{document.issuer_id}"}
        )
        if level == "Work":
            ET.SubElement(at, "FRBRcountry", {"value": "cn"})
        elif level == "Expression":
            ET.SubElement(at, "FRBRlanguage", {"language": "zho"})
    if printing and printing.published:
        number = {"number": printing.issue} if printing.issue else {}
        facts = {"date": printing.published.isoformat(), "name": "公报", "showAs": printing.name}
        ET.SubElement(meta, "publication", facts | number)
    if document.topics and component == "main":
        classification = ET.SubElement(meta, "classification", {"source": "#gongbao"})
        for topic in document.topics:
            ET.SubElement(
                classification, "keyword", {"value": topic, "showAs": topic, "dictionary": "#topics"}
            )
    if component != "main":
        return  # the organisations stand once, in the document's own meta
    references = ET.SubElement(meta, "references", {"source": "#gongbao"})
    issuer = {"eId": document.issuer_id, "href": f"/ontology/organization/cn/{document.issuer_id}"}
    ET.SubElement(references, "TLCOrganization", issuer | {"showAs": document.issuer or document.issuer_id})
    maker = {"eId": "gongbao", "href": "/ontology/organization/gongbao", "showAs": "非官方副本，以原公报为准"}
    ET.SubElement(references, "TLCOrganization", maker)


def _dated(document: Document, printing: Printing | None) -> tuple[str, str]:
    """A date, which the schema demands, and what it is the date of."""
    if document.date:
        return document.date.isoformat(), "成文日期"
    if printing and printing.published:
        return printing.published.isoformat(), "公报出版日期"
    year = int(document.id.split("/")[1])
    return (f"{year:04d}-01-01", "仅知年份") if year else ("0001-01-01", "日期不详")


def _links(document: Document, catalog: Catalog) -> dict[str, list[Link]]:
    """The mentions whose document is known and one, by block."""
    links: dict[str, list[Link]] = {}
    for citation in catalog.citations.get(document.id, ()):
        if str(citation.status) == "found" and citation.targets:
            mention = citation.mention
            link = Link(start=mention.start, end=mention.end, href=address(citation.targets[0]))
            links.setdefault(mention.block, []).append(link)
    return links


def _indent(element: ET.Element, line: str) -> None:
    """Two spaces a level, and no white space where it would be text."""
    if element.tag in _INLINE or not len(element):
        return
    for child in element:
        _indent(child, line + "  ")
        child.tail = line + "  "
    element.text = line + "  "
    element[-1].tail = line
