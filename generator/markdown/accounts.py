"""Do the characters add up? The source's on one side, blocks and what was set aside on the other.

This is a proof by counting, independent of how the blocks were made: each printed line of
the source must be in exactly one entry of the ledger, and each block must hold exactly the
characters of its lines. Spaces, markup and control characters are counted as removed; width
and the like as changed, one character for one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from generator.document.model import Document, block_text
from generator.findings import Finding, Place, Severity
from generator.markdown.ledger import Ledger, Placed
from generator.source import Line, SourceText
from generator.source.characters import normalise_characters, rule_of, without_form
from generator.source.punctuation import HALF_WIDTH, fold_punctuation
from generator.source.readers import ABOVE, LEFT
from generator.source.rows import without_pipes

KEPT = "kept"
_REMOVING = frozenset({"control", "space"})  # counted by the census


def census(source: SourceText, lines: Sequence[Line], removed: Mapping[int, str]) -> dict[str, int]:
    """Where the source's characters went: kept, or removed as space, markup, control, furniture ….

    The values add up to the number of characters in the source, line ends apart. Of a format that
    holds more than its text, what its reader left out (scripts, deleted passages) is counted too.
    """
    counts: Counter[str] = Counter(dict(source.left_out))
    for raw, line in zip(source.lines, lines, strict=True):
        if not raw:
            continue
        control = without_form(raw)
        shown = len(_solid(line.text))
        kept = len(_solid(without_pipes(line.text))) if "|" in line.text else shown
        printed = shown if raw == line.text else len(_solid(normalise_characters(raw)))
        counts["control"] += control
        counts["space"] += len(raw) - control - printed
        counts["markup"] += printed - kept
        counts[removed.get(line.no, KEPT)] += kept
    return {kind: count for kind, count in sorted(counts.items()) if count}


def rule_counts(source: SourceText, lines: Sequence[Line], documents: Sequence[Document]) -> dict[str, int]:
    """How many characters each rule changed, one for one: width, radicals, private use, punctuation."""
    counts: Counter[str] = Counter()
    font = dict(source.font)
    for character, count in Counter(chain.from_iterable(source.lines)).items():
        rule = "font" if character in font else rule_of(character)
        if rule is not None and rule not in _REMOVING:
            counts[rule] += count
    spans = [document.source.lines for document in documents if document.source]
    printed = sum(_half_width(line.text) for first, last in spans for line in lines[first - 1 : last])
    kept = sum(_half_width(block_text(block)) for document in documents for block in document.blocks)
    counts["punctuation"] = max(0, printed - kept)
    return {rule: count for rule, count in sorted(counts.items()) if count}


def _half_width(text: str) -> int:
    return sum(text.count(mark) for mark in HALF_WIDTH)


def prove(
    ledger: Ledger, source: SourceText, lines: Sequence[Line], documents: Mapping[str, Document]
) -> Iterator[Finding]:
    """The faults of a ledger against its source and the documents that were written from it.

    ``documents`` are those of the issue that no hand has edited.
    """
    removed = {entry.line: entry.kind for entry in ledger.removed}
    owner = _owners(ledger, removed)
    for line in lines:
        owners = owner.get(line.no, [])
        if line.text and not owners:
            yield _fault(
                ledger,
                line.no,
                "line-lost",
                f"the line “{line.text[:20]}” is in no block and was not set aside",
            )
        elif len(owners) > 1:
            yield _fault(ledger, line.no, "line-twice", f"the line is in {' and '.join(owners)}")
    by_no = {line.no: without_pipes(line.text) for line in lines}
    texts = _texts(ledger, documents)
    for placed in ledger.placed:
        held = _held(placed, documents, texts)
        if held is None:
            continue
        want = Counter(_fold("".join(by_no[no] for no in _own_lines(placed, removed) if no in by_no)))
        have = Counter(_fold(held))
        if want != have:
            lost, extra = want - have, have - want
            said = "; ".join(
                f"{word} “{''.join(some.elements())[:20]}”"
                for word, some in (("lost", lost), ("added", extra))
                if some
            )
            yield _fault(
                ledger,
                placed.start,
                "characters-differ",
                f"{placed.to} does not hold its lines' characters: {said}",
            )
    counted = census(source, lines, removed)
    if dict(ledger.characters) != counted:
        yield _fault(
            ledger,
            1,
            "census-differs",
            f"the ledger counts {dict(ledger.characters)}, the source has {counted}",
        )


def _own_lines(placed: Placed, removed: Mapping[int, str]) -> list[int]:
    return [no for no in range(placed.start, placed.end + 1) if no not in removed]


def _owners(ledger: Ledger, removed: Mapping[int, str]) -> dict[int, list[str]]:
    owner: dict[int, list[str]] = {no: [kind] for no, kind in removed.items()}
    for placed in ledger.placed:
        for no in _own_lines(placed, removed):
            owner.setdefault(no, []).append(placed.to)
    return owner


def _texts(ledger: Ledger, documents: Mapping[str, Document]) -> dict[str, str]:
    """The text of each block of the issue's documents, under the name by which the ledger calls it."""
    named = {placed.to.partition("#")[0] for placed in ledger.placed} & documents.keys()
    return {f"{name}#{block.id}": block_text(block) for name in named for block in documents[name].blocks}


def _held(placed: Placed, documents: Mapping[str, Document], texts: Mapping[str, str]) -> str | None:
    """The text that an entry's lines became; None where a hand edited it."""
    if placed.text:
        return placed.text
    return texts.get(placed.to, "") if placed.to.partition("#")[0] in documents else None


def _solid(text: str) -> str:
    return "".join(text.split())


def _fold(text: str) -> str:
    return fold_punctuation(_solid(text)).replace(ABOVE, "").replace(LEFT, "").replace("|", "")


def _fault(ledger: Ledger, line: int, kind: str, text: str) -> Finding:
    return Finding(
        place=Place(file=ledger.file, line=line),
        kind=kind,
        text=text,
        severity=Severity.FAULT,
        remedy="convert the source again, and report this if it returns",
    )
