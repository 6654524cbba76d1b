"""Gazette issues that were read by hand, and what the converter makes of them."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.compare.gold import ROOT, read_collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.document.model import Document

Lines = tuple[tuple[int | None, str], ...]
"""A source's lines, each with the number that the gold knows it by; None for a line that was put in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldIssue:
    """A source and what a careful reader found in it; ``registry`` names places that are not built in."""

    name: str
    group: str
    text: str
    gold: dict[str, Any]
    registry: Path | None = None

    @property
    def lines(self) -> Lines:
        """The lines as received."""
        return tuple(enumerate(self.text.split("\n"), 1))


def sample_issues() -> Iterator[GoldIssue]:
    """The sample's issues with gold."""
    content = ROOT / "content"
    yield from _issues(ROOT / "tests" / "gold", content / "sources", "sample", content / "registry")


def real_issues() -> Iterator[GoldIssue]:
    """The real issues with gold, where corpus and gold are at hand."""
    shared = ROOT.parent / "shared"
    gold = Path(os.environ.get("GONGBAO_GOLD") or shared / "gold")
    corpus = Path(os.environ.get("GONGBAO_CORPUS") or shared / "corpus")
    yield from _issues(gold, corpus, "real", None)


def _issues(gold: Path, sources: Path, group: str, registry: Path | None) -> Iterator[GoldIssue]:
    for path in sorted(gold.glob("*.json")):
        source = sources / f"{path.stem}.txt"
        if source.is_file():
            yield GoldIssue(
                name=path.stem,
                group=group,
                text=source.read_text("utf-8"),
                gold=json.loads(path.read_text("utf-8")),
                registry=registry,
            )


def converted(
    issue: GoldIssue,
    lines: Lines | None = None,
    encoding: str = "utf-8",
    printed: Callable[[int, str], str] = lambda _, text: text,
) -> tuple[Sequence[Document], Lines]:
    """The documents read from ``lines`` (by default the issue's own), and those lines.

    ``printed`` is how a line (its index, its text) stands in the file: the gold knows nothing of it.
    They are written as Markdown and read back: what is scored is what an export gives.
    """
    lines = issue.lines if lines is None else lines
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{issue.name}.txt"
        source.write_bytes(
            "\n".join(printed(index, text) for index, (_, text) in enumerate(lines)).encode(encoding)
        )
        return read_collection([source], issue.registry).documents, lines
