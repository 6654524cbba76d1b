"""Blocks ⇄ Markdown body. One block a paragraph; what the eye can't see is an HTML comment.

``#`` is a title, ``##`` … a heading of level 1 …, a bold start a run-in heading. A paragraph
that opens with a label is an item. Anything else is said by a comment on the line before:
``<!-- number -->``, ``<!-- signature -->`` …, and ``<!-- part: enclosure-1 -->`` where the
text of another part begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.document.model import BODY, Block, BlockKind
from generator.document.outline import label_text, outline_level
from generator.markdown.escape import escape, unescape
from generator.markdown.tables import is_table, read_table, write_table
from generator.source.labels import LabelKind, read_label

_COMMENT = re.compile(r"<!--\s*(?:part:\s*(?P<part>[a-z0-9-]+)|(?P<kind>[a-z_]+))\s*-->")
_HEADING = re.compile(r"(#{1,6}) (.*)")
_RUN_IN = re.compile(r"\*\*((?:\\.|[^*\\])+)\*\*(?: (.*))?")
_KINDS = frozenset(kind.value for kind in BlockKind)
_DEEPEST = 6
_MARKED = frozenset(
    {
        BlockKind.NUMBER,
        BlockKind.ADDRESSEE,
        BlockKind.AGENCIES,
        BlockKind.ATTACHMENT_LIST,
        BlockKind.SIGNATURE,
        BlockKind.DATE,
        BlockKind.NOTE,
    }
)


def write_body(blocks: Sequence[Block]) -> str:
    """The Markdown body of a document."""
    part = BODY
    chunks: list[str] = []
    for block in blocks:
        if block.part != part:
            part = block.part
            chunks.append(f"<!-- part: {part} -->")
        chunks.append(_chunk(block))
    return "\n\n".join(chunks) + "\n"


def _chunk(block: Block) -> str:
    if block.kind is BlockKind.TABLE:
        return write_table(block.rows) if block.rows else "<!-- table -->\n"
    if block.kind is BlockKind.TITLE:
        return f"# {escape(block.text, start=False)}"
    if block.kind is BlockKind.HEADING:
        return f"{'#' * min((block.level or 1) + 1, _DEEPEST)} {escape(block.text, start=False)}"
    if block.run_in and block.heading:
        text = block.text
        return f"**{escape(block.heading, start=False)}** {escape(text[len(block.heading) :], start=False)}".rstrip(
            " "
        )
    text = escape(block.text)
    if block.kind in _MARKED or block.kind is not _seen(block.text):
        return f"<!-- {block.kind.value} -->\n{text}"
    return text


def _seen(text: str) -> BlockKind:
    """What a paragraph without a comment is read as."""
    label = read_label(text)
    return BlockKind.PARAGRAPH if label is None or label.kind is LabelKind.HAN_THAT else BlockKind.ITEM


def read_body(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown body, numbered p1 … pn; their source lines are in the ledger."""
    blocks = tuple(_read(markdown))
    decimal = {b.part for b in blocks if (label := read_label(b.text)) and label.kind is LabelKind.DECIMAL}
    return tuple(
        replace(b, level=outline_level(b.text, decimal=True)) if b.run_in and b.part in decimal else b
        for b in blocks
    )


def _read(markdown: str) -> Iterator[Block]:
    part, count = BODY, 0
    for chunk in re.split(r"\n[ \t]*\n", markdown.replace("\r\n", "\n")):
        lines = [line.rstrip() for line in chunk.split("\n") if line.strip()]
        marked: BlockKind | None = None
        while lines and (match := _COMMENT.fullmatch(lines[0].strip())):
            if match["part"]:
                part = match["part"]
            elif match["kind"] in _KINDS:
                marked = BlockKind(match["kind"])
            lines.pop(0)
        if marked is BlockKind.TABLE and not lines:  # one of empty cells
            count += 1
            yield Block(id=f"p{count}", part=part, kind=marked)
        for group in _groups(lines):
            count += 1
            yield _block(group, marked, part, f"p{count}")


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """Headings stand alone even when an editor left no blank line; the rest is one block."""
    group: list[str] = []
    for line in lines:
        if _HEADING.fullmatch(line):
            if group:
                yield group
            yield [line]
            group = []
        else:
            group.append(line)
    if group:
        yield group


def _block(lines: list[str], marked: BlockKind | None, part: str, identity: str) -> Block:
    if is_table(lines):
        return Block(id=identity, part=part, kind=BlockKind.TABLE, rows=read_table(lines))
    first = lines[0]
    if marked is None and (match := _HEADING.fullmatch(first)):
        text = unescape(match[2].strip())
        level = len(match[1]) - 1
        if level == 0:
            return Block(id=identity, part=part, kind=BlockKind.TITLE, text=text)
        return Block(
            id=identity,
            part=part,
            kind=BlockKind.HEADING,
            text=text,
            level=level,
            label=label_text(text),
            heading=text,
        )
    joined = _unwrap(lines)
    if marked is None and (match := _RUN_IN.fullmatch(joined)):
        heading, rest = unescape(match[1]), unescape(match[2] or "")
        text = heading + rest
        return Block(
            id=identity,
            part=part,
            text=text,
            level=outline_level(text),
            label=label_text(text),
            heading=heading,
            run_in=True,
        )
    text = unescape(joined)
    kind = marked or _seen(text)
    label = label_text(text) if kind is BlockKind.ITEM else None
    return Block(id=identity, part=part, kind=kind, text=text, label=label)


def _unwrap(lines: Sequence[str]) -> str:
    """Lines that an editor wrapped, joined: with a space only between Latin letters."""
    out = lines[0]
    for line in lines[1:]:
        space = (
            " "
            if out[-1:].isascii() and out[-1:].isalnum() and line[:1].isascii() and line[:1].isalnum()
            else ""
        )
        out += space + line.strip()
    return out
