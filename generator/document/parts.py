"""The parts of a document: its own text, and the enclosures and attachments it carries.

The paragraphs after the title are walked once, in printed order; each becomes a piece of a part.
"""

from __future__ import annotations

from generator.document.elements import is_addressee, is_date, is_registration, is_speaker, is_subtitle
from generator.document.model import BlockKind
from generator.document.pieces import Carried, Piece, Walk
from generator.document.steps import STEPS
from generator.issue.split import Stretch
from generator.issue.titles import Title
from generator.registry import Registry
from generator.source.history import is_history
from generator.source.shape import Paragraph


def walk(stretch: Stretch, title: Title, registry: Registry) -> tuple[list[Piece], list[Carried]]:
    """The document's pieces in printed order, and what it carries."""
    state = Walk(title=title, registry=registry)
    if stretch.prelude:
        state.prelude(stretch.prelude)
    heads = [
        (BlockKind.TITLE, stretch.title),
        (BlockKind.DATE, stretch.dated),
        (BlockKind.NUMBER, stretch.number),
    ]
    for kind, paragraphs in sorted((head for head in heads if head[1]), key=lambda head: head[1][0].start):
        state.add(kind, *paragraphs)
    rest = list(stretch.rest)
    if rest and not stretch.dated and is_date(rest[0]):
        state.add(BlockKind.DATE, rest.pop(0))
    while rest and _under_title(state, rest[0]):
        state.add(BlockKind.NOTE, rest.pop(0))
    if rest and is_addressee(rest[0]):
        state.add(BlockKind.ADDRESSEE, rest.pop(0))
    index = 0
    while index < len(rest):
        index += next(taken for step in STEPS if (taken := step(state, rest, index)))
    return state.pieces, state.carried


def _under_title(state: Walk, paragraph: Paragraph) -> bool:
    """Whether a line below title and number says more of them: a code, an adoption, where and by whom it was spoken."""
    said = state.pieces[-1].kind is BlockKind.NOTE and is_speaker(paragraph)
    again = paragraph.text == state.title.text  # a web page's title, and below it the document's own
    return said or again or is_registration(paragraph) or is_subtitle(paragraph) or is_history(paragraph.text)
