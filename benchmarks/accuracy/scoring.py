"""How well the documents read from an issue meet its gold.

Every figure is a :class:`Tally`, so that issues add up. Texts are compared as letters, digits and signs: NFKC,
without white space and Markdown's signs, brackets of document numbers and look-alike characters made one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from benchmarks.accuracy.sources import Lines
from generator.document.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_NO_CITATION = {"self", "generic", "alias", "planned"}
_NO_HEADING = {"clause", "list_item"}
_STARTS = {"heading", "paragraph", "item"}
_SIGNS = str.maketrans("巿學[]∶\ue010", "市学〔〕:.")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?%?")
_MARK = re.compile(r"^\s*(?:#+|-)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many were right, how many the gold has, how many were given."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            right=self.right + other.right, wanted=self.wanted + other.wanted, given=self.given + other.given
        )

    @property
    def f1(self) -> float | None:
        """The harmonic mean of recall and precision; None where there was nothing to find."""
        return 2 * self.right / (self.wanted + self.given) if self.wanted + self.given else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found."""
        return self.right / self.wanted if self.wanted else None

    @property
    def precision(self) -> float | None:
        """The share of what was given that is right."""
        return self.right / self.given if self.given else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One issue's figures. ``by_field`` has the metadata key by key, ``errors`` every difference in words."""

    documents: Tally
    fields: Tally
    enclosures: Tally
    citations: Tally
    text: Tally
    numbers: Tally
    headings1: Tally
    headings2: Tally
    starts: Tally
    joined: Tally
    cells: Tally
    characters: Tally
    by_field: Mapping[str, Tally]
    errors: tuple[str, ...] = ()


def total(scores: Sequence[Score]) -> Score:
    """The figures of several issues together: every document, heading or character counts once."""
    names = [f.name for f in fields(Score) if f.name not in {"by_field", "errors"}]
    keys = {key for found in scores for key in found.by_field}
    return Score(
        **{name: sum((getattr(found, name) for found in scores), Tally()) for name in names},
        by_field={
            key: sum((found.by_field.get(key, Tally()) for found in scores), Tally()) for key in sorted(keys)
        },
        errors=tuple(error for found in scores for error in found.errors),
    )


def folded(text: str | None) -> str:
    """What of ``text`` is compared."""
    return re.sub(r"[\s\\*#|]", "", unicodedata.normalize("NFKC", (text or "").translate(_SIGNS))).translate(
        _SIGNS
    )


def tally(wanted: Iterable[Any], given: Iterable[Any]) -> Tally:
    """Both as bags: what occurs twice has to be found twice."""
    want, got = Counter(wanted), Counter(given)
    return Tally(right=(want & got).total(), wanted=want.total(), given=got.total())


def score(gold: Mapping[str, Any], documents: Sequence[Document], lines: Lines) -> Score:
    """The score of ``documents``, read from ``lines``."""
    numbers = [folded(want["doc_number"]) for want in gold["documents"]]
    whole = tally(numbers, [folded(document.doc_number) for document in documents])
    matched = _matched(gold["documents"], documents, [no for no, _ in lines])
    scores = [
        _Reading(want=want, document=document, lines=lines, issue=gold).score() for want, document in matched
    ]
    found = total(scores)
    values = {f.name: getattr(found, f.name) for f in fields(Score)}
    return Score(**values | {"documents": whole})


def _matched(
    wanted: Sequence[Mapping[str, Any]], documents: Sequence[Document], numbers: Sequence[int | None]
) -> list[tuple[Mapping[str, Any], Document | None]]:
    """Each gold document with the one of its number, or else the one that covers most of its lines."""
    free = list(documents)
    found: list[tuple[Mapping[str, Any], Document | None]] = []
    for want in wanted:
        number = folded(want["doc_number"])
        same = [document for document in free if number and folded(document.doc_number) == number]
        if len(same) != 1:
            inside = range(want["start_line"], want["end_line"] + 1)
            span = {no for no in numbers if no in inside}
            shared = {
                document.id: sum(no in span for no in _lines_of(document, numbers))
                for document in (same or free)
            }
            same = [document for document in (same or free) if shared[document.id] > len(span) / 2]
            same.sort(key=lambda document: -shared[document.id])
        best = same[0] if same else None
        free = [document for document in free if document is not best]
        found.append((want, best))
    return found


def _lines_of(document: Document, numbers: Sequence[int | None]) -> Sequence[int | None]:
    if document.source is None:
        return ()
    first, last = document.source.lines
    return numbers[first - 1 : last]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One gold document beside the one that was read (None: it was missed)."""

    want: Mapping[str, Any]
    document: Document | None
    lines: Lines
    issue: Mapping[str, Any]

    def score(self) -> Score:
        errors: list[str] = []
        by_field = self._by_field(errors)
        texts, numbers, characters = self._text()
        found = {
            "enclosures": self._bags("enclosure", *self._enclosures(), errors),
            "citations": self._bags("citation", *self._citations(), errors),
            "headings1": self._bags("heading of level 1", *self._headings(1), errors),
            "headings2": self._bags("heading of level 2", *self._headings(2), errors),
            "starts": self._bags("paragraph start", *self._starts(), errors),
            "cells": self._bags("table cell", *self._cells(), errors),
            "joined": self._joined(errors),
        }
        return Score(
            documents=Tally(),
            fields=sum(by_field.values(), Tally()),
            text=texts,
            numbers=numbers,
            characters=characters,
            by_field=by_field,
            errors=tuple(errors),
            **found,
        )

    def _bags(self, what: str, wanted: Iterable[Any], given: Iterable[Any], errors: list[str]) -> Tally:
        want, got = list(wanted), list(given)
        missing, extra = Counter(want) - Counter(got), Counter(got) - Counter(want)
        if missing or extra:
            errors.append(f"{self.want['doc_number']} {what}: missing {[*missing]}, extra {[*extra]}")
        return tally(want, got)

    def _by_field(self, errors: list[str]) -> dict[str, Tally]:
        want, read, issue = self.want, self.document, self.issue
        printing = read.gazette if read else None
        pairs = {
            "title": (folded(want["title"]), folded(read.title if read else None)),
            "issuer": (folded(want["issuer"]), folded(read.issuer if read else None)),
            "doc_type": (folded(want["doc_type"]), folded(read.doc_type if read else None)),
            "date": (want["date"] or "", str((read and read.date) or "")),
            "signatories": (_names(want["signatory"]), _names("".join(read.signatories) if read else "")),
            "addressees": (_names(want["addressees"]), _names("".join(read.addressees) if read else "")),
        }
        stated = {
            "page": (want.get("page"), printing and printing.page),
            "section": (
                None if want.get("section_inferred") else want.get("section"),
                printing and printing.section,
            ),
            "year of the issue": (issue.get("year"), printing and printing.year),
            "number of the issue": (issue.get("issue"), printing and printing.issue),
        }
        for name, (wanted, given) in stated.items():
            if wanted:
                pairs[name] = (folded(str(wanted)), folded(str(given or "")))
        for name, (wanted, given) in pairs.items():
            if wanted != given:
                errors.append(f"{want['doc_number']} {name}: want {wanted!r}, got {given!r}")
        return {name: Tally(right=one == other, wanted=1, given=1) for name, (one, other) in pairs.items()}

    def _enclosures(self) -> tuple[list[str], list[str]]:
        given = self.document.enclosures if self.document else ()
        return [folded(e["title"]) for e in self.want["enclosed"]], [folded(e.title) for e in given]

    def _citations(self) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
        """Titles that the gold lists as something else than a citation are neither wanted nor wrong."""
        listed = self.want["citations"]
        other = [c for c in listed if c.get("kind") or c.get("is_own_enclosure")]
        wanted = {
            (folded(c.get("title")), folded(c.get("number")))
            for c in listed
            if c.get("kind") not in _NO_CITATION and not c.get("is_own_enclosure")
        }
        own, optional = folded(self.want["doc_number"]), {folded(c.get("title")) for c in other}
        given = {
            (folded(c.title), folded(c.number)) for c in (self.document.citations if self.document else ())
        }
        return wanted, {c for c in given if c[0] not in optional and (not own or c[1] != own)}

    def _headings(self, level: int) -> tuple[list[str], list[str]]:
        """Headings of one level; what the gold calls a clause or a list item may be given or not."""
        wanted = [h for h in self.want["headings"] if h.get("style") not in _NO_HEADING]
        optional = {folded(h["text"])[:40] for h in self.want["headings"] if h.get("style") in _NO_HEADING}
        given = [
            folded(block.heading or block.text)
            for block in (self.document.blocks if self.document else ())
            if block.level == level and (block.kind == "heading" or block.run_in)
        ]
        return (
            [folded(h["text"]).rstrip("。.") for h in wanted if h["level"] == level],
            [text.rstrip("。.") for text in given if text[:40] not in optional],
        )

    def _block_starts(self, kinds: set[str] | None = None) -> list[int]:
        """The gold's line numbers at which blocks begin."""
        return [
            no
            for block in (self.document.blocks if self.document else ())
            if block.source
            and (kinds is None or block.kind in kinds)
            and (no := self.lines[block.source.start - 1][0]) is not None
        ]

    def _starts(self) -> tuple[list[int], list[int]]:
        if "paragraphs" not in self.want:
            return [], []
        unclear = {x["line"] for x in self.want.get("ambiguous_paragraph_breaks", [])}
        wanted = [p["start_line"] for p in self.want["paragraphs"]]
        return (
            [no for no in wanted if no not in unclear],
            [no for no in self._block_starts(_STARTS) if no not in unclear],
        )

    def _joined(self, errors: list[str]) -> Tally:
        """Places where a column or page cut a paragraph in two, and no block begins now."""
        cuts = [
            cut["line_after"]
            for cut in self.want.get("split_paragraphs", [])
            if cut.get("score") is not False and "not score" not in str(cut.get("note", ""))
        ]
        starts = set(self._block_starts())
        apart = cuts if self.document is None else [line for line in cuts if line in starts]
        if apart:
            errors.append(f"{self.want['doc_number']} cut paragraphs not joined at lines {apart}")
        return Tally(right=len(cuts) - len(apart), wanted=len(cuts), given=len(cuts))

    def _cells(self) -> tuple[list[str], list[str]]:
        wanted: list[str] = []
        head: set[str] = set()
        for table in self.want.get("tables", []):
            wanted += [folded(cell) for row in table["rows"] for cell in row if cell]
            head |= {folded(cell) for cell in [*table["header"], *table.get("header_as_printed", [])]}
        if not wanted:
            return [], []
        return wanted, [cell for cell in map(folded, self._given_cells()) if cell and cell not in head]

    def _given_cells(self) -> list[str]:
        blocks = self.document.blocks if self.document else ()
        return [cell or "" for block in blocks for row in block.filled_rows for cell in row]

    def _text(self) -> tuple[Tally, Tally, Tally]:
        """Ordered 5-grams and numbers of the running text; letters and digits of all of it."""
        want = self.want
        aside = _span([*want.get("furniture", []), *want.get("page_furniture", [])])
        tabled = _span(want.get("tables", []))
        inside = range(want["start_line"], want["end_line"] + 1)
        kept = [(no, _MARK.sub("", text)) for no, text in self.lines if no in inside and no not in aside]
        text = folded("".join(line for no, line in kept if no not in tabled))
        cells = folded("".join(line for no, line in kept if no in tabled))
        blocks = self.document.blocks if self.document else ()
        given = folded("".join(block.text for block in blocks if not block.rows))
        wanted = _letters(text + cells) - self._free()
        got = _letters(given + folded("".join(self._given_cells())))
        right = (wanted & got).total()
        return (
            tally(_grams(text), _grams(given)),
            tally(_NUMBER.findall(text), _NUMBER.findall(given)),
            Tally(right=right, wanted=wanted.total(), given=got.total()),
        )

    def _free(self) -> Counter[str]:
        """Table headers that every page repeats, and labels that strayed into a table: once is enough."""
        free: Counter[str] = Counter()
        by_number = dict(self.lines)
        for table in self.want.get("tables", []):
            head = _letters(folded("".join(table.get("header_as_printed") or table["header"])))
            for _ in table.get("header_lines") or table.get("segments") or []:
                free += head
            for stray in table.get("stray_lines", []):
                free += _letters(folded(by_number.get(stray["line"], "")))
        return free


def _names(text: str) -> str:
    return folded(text).replace("、", "").replace(",", "")


def _span(places: Iterable[Mapping[str, Any]]) -> set[int]:
    return {
        no
        for place in places
        for no in range(
            place.get("start_line", place.get("line", 0)), place.get("end_line", place.get("line", 0)) + 1
        )
    }


def _grams(text: str) -> list[str]:
    return [text[at : at + 5] for at in range(len(text) - 4)]


def _letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalnum())
