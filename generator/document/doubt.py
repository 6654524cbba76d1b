"""Doubts about a document's text: kept as printed, said aloud with the line and a likely reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.document.model import Block
from generator.findings import Finding, Place, Severity
from generator.source.characters import is_private_use

_DIGIT_GAP = re.compile(r"\d \d")
_ITEM_LEVEL = 3  # 1. 2. 3.; in plans numbered 1 / 1.1 a bare number is the style, at level 1
_STRAY_LATIN = re.compile(r"(?<=[\u4e00-\u9fff])\s?(and|the|of|or|in)\s?(?=[\u4e00-\u9fff])")
_DOUBLED = re.compile(r"(市市|省省|县县|区区)(?=[\u4e00-\u9fff]{1,6}(?:局|委|厅|办|政府))")
# 市市 is right where the second opens a name: 市市场监管局, 市市政公用局.
_DOUBLED_RIGHT = re.compile(
    r"(?:市市(?:场|政|容|民|直|委|级)|区区(?:域|划|块|直|委|级)|县县(?:城|域|直|委|级))"
)
_VARIANTS = {
    "巿": "市",
    "學": "学",
    "國": "国",
    "務": "务",
    "發": "发",
    "會": "会",
    "實": "实",
    "業": "业",
    "產": "产",
    "關": "关",
}


def text_doubts(file: str, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Findings about the characters of each block, in order."""
    for block in blocks:
        texts = [block.text] if block.text else [cell for row in block.rows for cell in row if cell]
        line = block.source.start if block.source else None
        for text in texts:
            for kind, message in _of(text, block):
                yield Finding(
                    place=Place(file=file, line=line), kind=kind, text=message, severity=Severity.DOUBT
                )


def _of(text: str, block: Block) -> Iterator[tuple[str, str]]:
    for match in _DIGIT_GAP.finditer(text):
        around = text[max(0, match.start() - 6) : match.end() + 6]
        yield "lost-dot", f"a space between two digits may be a lost decimal point: “{around}”"
    if block.level == _ITEM_LEVEL and block.label and block.label.isdigit():
        yield "lost-dot", f"the dot after the number is missing: “{text[:12]}”"
    for match in _STRAY_LATIN.finditer(text):
        reading = "，可能应为“和”" if match[1] == "and" else ""
        yield "stray-latin", f"“{match[1]}” stands among Chinese characters{reading}"
    for match in _DOUBLED.finditer(text):
        if not _DOUBLED_RIGHT.match(text, match.start()):
            yield "doubled-character", f"“{match[1]}” may be “{match[1][0]}”"
    for character in dict.fromkeys(text):
        if character in _VARIANTS:
            yield "variant-character", f"“{character}” may be “{_VARIANTS[character]}”"
        elif is_private_use(character):
            yield "private-use", f"U+{ord(character):04X} has no known printed form"
