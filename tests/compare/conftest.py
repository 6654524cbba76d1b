"""Documents of the invented places, and pairs that the gold knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.document.model import Block, BlockKind, Document
from generator.registry import Registry, load_registry

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The registry with the sample's places."""
    return load_registry(ROOT / "content" / "registry")


@pytest.fixture(scope="session")
def province() -> Callable[..., Document]:
    """Makes a document of 星河省 from paragraphs."""
    return lambda *blocks, **facts: document("xinghe", *blocks, **facts)


@pytest.fixture(scope="session")
def city() -> Callable[..., Document]:
    """Makes a document of 望舒市 from paragraphs."""
    return lambda *blocks, **facts: document("wangshu", *blocks, **facts)


def document(issuer: str, *blocks: str | Block, **facts: Any) -> Document:
    """A document; strings become paragraphs, or headings where they begin with 一、."""
    made = tuple(_block(number, block) for number, block in enumerate(blocks, 1))
    facts = {"id": f"{issuer}/2025/x", "title": "", "issuer_id": issuer, **facts}
    return Document(blocks=made, **facts)


def _block(number: int, block: str | Block) -> Block:
    if isinstance(block, Block):
        return block
    if block[:1] in "一二三四五六" and block[1:2] == "、":
        return Block(id=f"p{number}", kind=BlockKind.HEADING, level=1, label=block[:2], text=block)
    return Block(id=f"p{number}", text=block)
