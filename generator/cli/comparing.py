"""``compare`` and ``matrix``: documents side by side, in the form that is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import put, say, terminal
from generator.cli.options import CONTENT, ContentOption, OutputOption
from generator.errors import SourceError, UsageError


class CompareFormat(StrEnum):
    """What ``compare`` writes."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"


class MatrixFormat(StrEnum):
    """What ``matrix`` writes."""

    TEXT = "text"
    HTML = "html"
    CSV = "csv"


def compare(
    base: Annotated[
        str,
        typer.Argument(metavar="BASE", help="The superior or earlier document: an id or a Markdown file."),
    ],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="The other one.")],
    content: ContentOption = CONTENT,
    format: Annotated[CompareFormat, typer.Option(help="What to write.")] = CompareFormat.TEXT,  # noqa: A002 — the option's name
    output: OutputOption = None,
    full: Annotated[
        bool, typer.Option("--full", help="In the text, show what TARGET leaves out, too.")
    ] = False,
    unrelated: Annotated[
        bool, typer.Option("--unrelated", help="Align documents that nothing ties, too.")
    ] = False,
) -> None:
    """Compare two documents, provision by provision."""
    from generator import pipeline
    from generator.compare.render import as_csv, as_docx, as_json, as_text, figures_csv
    from generator.publish.standalone import comparison_html

    if format is CompareFormat.DOCX and output is None:
        raise UsageError("a DOCX needs a file", remedy="name it with -o FILE")
    _spare((base, target), content, output)
    aside: list[SourceError] = []
    (result,) = pipeline.compare_named(base, [target], content, even_unrelated=unrelated, aside=aside.append)
    _left_aside(aside)
    match format:
        case CompareFormat.DOCX:
            put(as_docx(result), output)
        case CompareFormat.TEXT:
            colour, width = terminal(output)
            put(as_text(result, colour=colour, width=width, full=full), output)
        case CompareFormat.JSON:
            put(as_json(result), output)
        case CompareFormat.HTML:
            put(comparison_html(result), output)
        case CompareFormat.CSV:
            put(as_csv(result), output)
            if output is not None and not output.is_char_device():
                put(figures_csv(result), output.with_name(f"{output.stem}-figures{output.suffix}"))


def matrix(
    base: Annotated[
        str,
        typer.Argument(metavar="BASE", help="The superior or earlier document: an id or a Markdown file."),
    ],
    targets: Annotated[list[str], typer.Argument(metavar="TARGET…", help="Those that follow it.")],
    content: ContentOption = CONTENT,
    format: Annotated[MatrixFormat, typer.Option(help="What to write.")] = MatrixFormat.TEXT,  # noqa: A002 — the option's name
    output: OutputOption = None,
) -> None:
    """Compare one document with several: what each made of every provision."""
    from generator import pipeline
    from generator.compare import matrix as matrix_of
    from generator.compare.render import matrix_csv, matrix_text
    from generator.publish.standalone import matrix_html

    _spare((base, *targets), content, output)
    aside: list[SourceError] = []
    found = pipeline.compare_named(base, targets, content, aside=aside.append)
    _left_aside(aside)
    match format:
        case MatrixFormat.TEXT:
            put(matrix_text(matrix_of(found), width=terminal(output)[1]), output)
        case MatrixFormat.CSV:
            put(matrix_csv(matrix_of(found)), output)
        case MatrixFormat.HTML:
            put(matrix_html(found), output)


def _left_aside(errors: Iterable[SourceError]) -> None:
    """Say which other files of the content folder couldn't be read: no origin is sought in them."""
    for error in errors:
        say(f"{error} (left aside: it is none of the documents compared)")


def _spare(names: Iterable[str], content: Path, output: Path | None) -> None:
    """Refuse to write a comparison over a document that it compares."""
    for name in (name.partition("#")[0] for name in names):
        for path in (Path(name), content / f"{name}.md"):
            if output is not None and path.is_file() and output.exists() and output.samefile(path):
                raise UsageError(f"{output} is one of the documents", remedy="name another file with -o")
