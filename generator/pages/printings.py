"""A document's printings: where each stands, and how its words differ from those on the page.

The text on the page is that of one printing. What another one words differently is drawn as
changes, passage by passage, each with its place there; equal passages aren't repeated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

import fast_diff_match_patch

from generator.document.model import block_text
from generator.pages import address, quoting
from generator.pages.view import Run, Target
from generator.source.punctuation import fold_punctuation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.document.model import Block, Document, Printing
    from generator.pages.library import Library

AROUND: Final = 24
"""Equal characters shown before and after a change."""
DIGITS: Final = "0123456789."
PIECE: Final = re.compile(r"\d+(?:\.\d+)?|[A-Za-z]+|.", re.DOTALL)
"""What changes as one: a number, a Latin word, else a character."""
PRIVATE: Final = 0xF0000
"""Where the code points begin that stand for pieces; there is room for 131,000 different ones."""
OPS: Final = {"=": "equal", "-": "delete", "+": "insert"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block as another printing words it, with its lines and page there."""

    text: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """A document's text in the issue with the id ``issue``, where the text on the page is another printing's."""

    issue: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A stretch of a changed passage: ``op`` is ``equal``, ``delete`` (only here) or ``insert`` (only there)."""

    op: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A passage that differs: ``here`` is its block on the page, ``there`` its place in the other printing."""

    here: Target | None
    there: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintingView:
    """One printing. ``status`` is ``shown`` (its text is the page's), ``compared`` or ``unknown``."""

    issue: Run
    section: str
    status: str
    differences: tuple[Difference, ...] = ()


def printing_views(document: Document, library: Library) -> tuple[PrintingView, ...]:
    """Every printing of a document that has several, in the order in which they were found."""
    return tuple(_view(printing, document, library) for printing in document.printings)


def issue_run(printing: Printing, library: Library) -> Run:
    """A printing in words, with the page of its issue where that is here."""
    found = next((one for one in library.issues if _of(printing, one)), None)
    return Run(text=quoting.printed_in(printing), target=Target(key=address.issue(found)) if found else None)


def differences(document: Document, passages: Sequence[Passage]) -> tuple[Difference, ...]:
    """Where ``passages`` word the document differently, in printed order.

    Passages that only broke otherwise into paragraphs, or differ in spaces and the width of signs, are equal.
    """
    ours = [_solid(block_text(block)) for block in document.blocks]
    theirs = [_solid(passage.text) for passage in passages]
    matcher = SequenceMatcher(a=ours, b=theirs, autojunk=False)
    found: list[Difference] = []
    for op, a, b, c, d in matcher.get_opcodes():
        if op == "equal" or "".join(ours[a:b]) == "".join(theirs[c:d]):
            continue
        if b - a == d - c:
            pairs = [
                (range(i, i + 1), range(j, j + 1)) for i, j in zip(range(a, b), range(c, d), strict=True)
            ]
        else:
            pairs = [(range(a, b), range(c, d))]
        found += [
            _difference(document, [document.blocks[i] for i in here], [passages[j] for j in there])
            for here, there in pairs
        ]
    return tuple(found)


def _view(printing: Printing, document: Document, library: Library) -> PrintingView:
    reprint = next((one for one in library.reprints.get(document.id, ()) if _of(printing, one.issue)), None)
    own = printing == document.gazette
    return PrintingView(
        issue=issue_run(printing, library),
        section=printing.section or "",
        status="shown" if own else "compared" if reprint else "unknown",
        differences=differences(document, reprint.passages) if reprint and not own else (),
    )


def _of(printing: Printing, issue: str) -> bool:
    """Whether ``issue`` is the id of the issue that the printing names."""
    year = f"{printing.id}/{printing.year or 0:04d}-"
    return issue == year + printing.issue if printing.issue else issue.startswith(f"{year}unnumbered-")


def _difference(document: Document, here: Sequence[Block], there: Sequence[Passage]) -> Difference:
    return Difference(
        here=Target(key=address.document(document.id), anchor=here[0].id) if here else None,
        there=_place(there),
        words=tuple(_shortened(_words("\n".join(map(block_text, here)), "\n".join(p.text for p in there)))),
    )


def _place(there: Sequence[Passage]) -> str:
    if not there:
        return ""
    first, last = min(one.start for one in there), max(one.end for one in there)
    lines = f"第{first}行" if first == last else f"第{first}–{last}行"
    page = next((one.page for one in there if one.page is not None), None)
    return f"该刊原文{lines}" + (f"，第{page}页" if page is not None else "")


def _words(here: str, there: str) -> list[Word]:
    """From ``here`` to ``there``, numbers whole; no time limit, so that every machine finds the same."""
    codes: dict[str, str] = {}

    def encoded(text: str) -> str:
        return "".join(codes.setdefault(piece, chr(PRIVATE + len(codes))) for piece in PIECE.findall(text))

    ours, theirs = encoded(here), encoded(there)
    pieces = {code: piece for piece, code in codes.items()}
    changes = fast_diff_match_patch.diff(
        ours, theirs, timelimit=0, checklines=False, counts_only=False, cleanup="Semantic"
    )
    return [Word(op=OPS[sign], text="".join(pieces[code] for code in run)) for sign, run in changes]


def _shortened(words: Sequence[Word]) -> Iterator[Word]:
    """The words with long equal stretches cut to what stands around the changes, never inside a number."""
    for at, word in enumerate(words):
        head = word.text[:AROUND].rstrip(DIGITS) if at else ""
        tail = word.text[-AROUND:].lstrip(DIGITS) if at < len(words) - 1 else ""
        if word.op != "equal" or len(word.text) <= len(head) + len(tail) + 1:
            yield word
        else:
            yield Word(op="equal", text=f"{head}…{tail}")


def _solid(text: str) -> str:
    return fold_punctuation("".join(text.split()))
