"""Small documents for the catalog's tests, of an invented province and its city."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.document.model import Block, BlockKind, Document, Enclosure, EnclosureKind
from generator.identity import DocNumber
from generator.registry import Registry, load_registry

ISSUERS = {
    "星政发": ("xinghe", "星河省人民政府"),
    "星政办发": ("xinghe", "星河省人民政府办公厅"),
    "望舒政发": ("wangshu", "望舒市人民政府"),
    "望舒政办发": ("wangshu", "望舒市人民政府办公室"),
    "国发": ("state", "国务院"),
    "国办发": ("state", "国务院办公厅"),
}


def registry() -> Registry:
    """The registry with the tests' places."""
    return load_registry(Path(__file__).parent / "registry")


def document(
    number: str | None,
    title: str,
    *paragraphs: str | tuple[str, str],
    day: str = "2025-03-01",
    enclosures: tuple[tuple[str, EnclosureKind], ...] = (),
    rows: tuple[tuple[str | None, ...], ...] = (),
    issuer: str = "wangshu",
) -> Document:
    """A document: a paragraph is a text of the body, or (part, text)."""
    parsed = DocNumber.parse(number) if number else None
    place, name = ISSUERS.get(parsed.code, (issuer, "某机关")) if parsed else (issuer, "某机关")
    blocks = [Block(id="p1", kind=BlockKind.TITLE, text=title)]
    if number:
        blocks.append(Block(id="p2", kind=BlockKind.NUMBER, text=number))
    for paragraph in paragraphs:
        part, text = ("body", paragraph) if isinstance(paragraph, str) else paragraph
        blocks.append(Block(id=f"p{len(blocks) + 1}", part=part, text=text))
    if rows:
        blocks.append(Block(id=f"p{len(blocks) + 1}", kind=BlockKind.TABLE, rows=rows))
    slug = parsed.slug if parsed else "2025-03-01-00000000"
    return Document(
        id=f"{place}/{parsed.year if parsed else 2025}/{slug}",
        title=title,
        blocks=tuple(blocks),
        doc_number=str(parsed) if parsed else None,
        issuer=name,
        issuer_id=place,
        date=date.fromisoformat(day),
        enclosures=tuple(
            Enclosure(id=f"enclosure-{i}", title=text, kind=kind)
            for i, (text, kind) in enumerate(enclosures, start=1)
        ),
    )


def held(*documents: Document) -> dict[str, Document]:
    """Documents by id."""
    return {one.id: one for one in documents}
