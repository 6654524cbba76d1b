"""Texts read whole, for several areas' tests: the sample's registry, a conversion, blocks as short lines."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.pipeline import Conversion, Supplied, convert_text
from generator.registry import Registry, load_registry
from generator.source import decode

if TYPE_CHECKING:
    from generator.document.model import Block, Document

ROOT = Path(__file__).resolve().parent.parent


@cache
def registry() -> Registry:
    """The registry with the sample's invented places."""
    return load_registry(ROOT / "content" / "registry")


def converted(text: str | bytes, name: str = "case.txt") -> Conversion:
    """A source read, nothing written."""
    data = text.encode() if isinstance(text, str) else text
    return convert_text(decode(data, name), f"sources/{name}", registry(), Supplied())


def in_short(block: Block) -> str:
    """A block on one line: part, kind, level, and what it says."""
    level = "" if block.level is None else f" {block.level}"
    part = "" if block.part == "body" else f"{block.part} "
    if block.rows:
        said = " / ".join(" | ".join("^^" if cell is None else cell for cell in row) for row in block.rows)
    elif block.run_in and block.heading:
        said = f"[{block.heading}]{block.text[len(block.heading) :]}"
    else:
        said = block.text
    return f"{part}{block.kind.value}{level}: {said}"


def blocks_of(document: Document) -> list[str]:
    """All blocks of a document in short."""
    return [in_short(block) for block in document.blocks]
