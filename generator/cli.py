"""The command ``gongbao``: the only printer. Messages go to standard error, data to standard output.

Exit status: 0 done · 1 done, with findings that ``--strict`` counts as failure · 2 wrong usage ·
3 a source could not be read · 4 the build failed.

Each command imports what it needs: a help text needn't wait for the comparison's libraries,
nor a conversion hold the site builder's in memory.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from generator import __version__
from generator.errors import BuildError, GeneratorError, SourceError, UsageError
from generator.findings import Finding, Severity
from generator.publish.formats import Format

app = typer.Typer(
    name="gongbao",
    help="Government gazettes in, a website people can read, search, compare and archive out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_errors = Console(stderr=True, highlight=False, soft_wrap=True)
_MOST_SHOWN = 20
_EVIDENCE, _WIDE = 60, 240
"""Characters of evidence in a table; width of a table that is not shown on a terminal."""
T = TypeVar("T")

ContentOption = Annotated[Path, typer.Option("--content", metavar="DIR", help="The content folder.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Findings are failures (status 1).")]
OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write; else standard output.")
]
CONTENT = Path("content")


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


class RelationsFormat(StrEnum):
    """What ``relations`` writes."""

    TABLE = "table"
    JSONL = "jsonl"


def _version(value: bool) -> None:
    if value:
        typer.echo(f"gongbao {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    del version


@app.command()
def convert(
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE…", help="One gazette issue (or document) each.")
    ],
    content: ContentOption = CONTENT,
    gazette: Annotated[
        str | None, typer.Option(metavar="ID", help="The gazette, where the source doesn't state it.")
    ] = None,
    year: Annotated[
        int | None, typer.Option(min=1900, max=2100, help="The year, where the source doesn't state it.")
    ] = None,
    issue: Annotated[
        str | None, typer.Option(metavar="N", help="The issue's number, where the source doesn't state it.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite hand-edited files; each keeps a .md.bak.")
    ] = False,
    strict: StrictOption = False,
) -> None:
    """Convert gazette issues into Markdown, one file a document, one an issue."""
    from generator import pipeline

    registry = pipeline.registry_of(content)
    supplied = pipeline.Supplied(gazette=gazette, year=year, number=issue)
    findings: list[Finding] = []
    failed: list[GeneratorError] = []
    for source in _progress(pipeline.without_extracts(sources), "Converting"):
        try:
            done = pipeline.convert(source, content, registry, supplied, force=force)
        except GeneratorError as error:
            failed.append(error)
            _say_error(error)
            continue
        findings += done.findings
        _errors.print(
            f"{escape(str(source))}: issue {done.issue}, {len(done.documents)} documents, {len(done.findings)} findings"
        )
        for path in done.removed:
            _errors.print(f"  removed {path}: the issue no longer gives it")
        for path in done.kept:
            _errors.print(f"  kept {path}: it was edited by hand (--force overwrites it and keeps a backup)")
        if done.changes:
            sys.stdout.write(done.changes)
    _finish(findings, failed, strict=strict)


@app.command()
def check(
    content: ContentOption = CONTENT,
    strict: StrictOption = False,
) -> None:
    """Read the content folder back and report every finding."""
    from generator import pipeline

    findings = pipeline.check_content(content)
    for finding in findings:
        typer.echo(str(finding))
    faults = sum(1 for finding in findings if finding.severity is Severity.FAULT)
    _errors.print(f"{len(findings)} findings, {faults} of them faults")
    raise typer.Exit(1 if strict and findings else 0)


@app.command()
def relations(
    content: ContentOption = CONTENT,
    format: Annotated[RelationsFormat, typer.Option(help="How to show them.")] = RelationsFormat.TABLE,  # noqa: A002 — the option's name
) -> None:
    """List the related pairs, best first for each target, with evidence."""
    from generator import pipeline

    _, _, catalog = pipeline.load_catalog(content)
    if format is RelationsFormat.JSONL:
        for relation in catalog.relations:
            typer.echo(
                json.dumps(
                    {
                        "base": relation.base,
                        "target": relation.target,
                        "kind": relation.kind,
                        "declared": relation.declared,
                        "score": relation.score,
                        "rank": relation.rank,
                        "status": relation.status,
                        "evidence": [
                            {"document": e.document, "block": e.block, "text": e.text}
                            for e in relation.evidence
                        ],
                    },
                    ensure_ascii=False,
                )
            )
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("target", "base", "kind", "declared", "score", "status", "evidence"):
        table.add_column(heading, no_wrap=heading in {"target", "base", "kind"}, overflow="fold")
    for relation in catalog.relations:
        table.add_row(
            relation.target,
            relation.base,
            relation.kind,
            "yes" if relation.declared else "no",
            f"{relation.score:.2f}",
            relation.status,
            escape(relation.evidence[0].text[:_EVIDENCE]) if relation.evidence else "",
        )
    Console(width=None if sys.stdout.isatty() else _WIDE, highlight=False).print(table)


@app.command()
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
    (result,) = pipeline.compare_named(base, [target], content, even_unrelated=unrelated)
    match format:
        case CompareFormat.DOCX:
            _put(as_docx(result), output)
        case CompareFormat.TEXT:
            colour, width = _terminal(output)
            _put(as_text(result, colour=colour, width=width, full=full), output)
        case CompareFormat.JSON:
            _put(as_json(result), output)
        case CompareFormat.HTML:
            _put(comparison_html(result), output)
        case CompareFormat.CSV:
            _put(as_csv(result), output)
            if output is not None and not output.is_char_device():
                _put(figures_csv(result), output.with_name(f"{output.stem}-figures{output.suffix}"))


@app.command()
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
    found = pipeline.compare_named(base, targets, content)
    match format:
        case MatrixFormat.TEXT:
            _put(matrix_text(matrix_of(found), width=_terminal(output)[1]), output)
        case MatrixFormat.CSV:
            _put(matrix_csv(matrix_of(found)), output)
        case MatrixFormat.HTML:
            _put(matrix_html(found), output)


@app.command()
def build(
    content: ContentOption = CONTENT,
    site: Annotated[Path, typer.Option(metavar="DIR", help="Where the site goes.")] = Path("site"),
    strict: StrictOption = False,
) -> None:
    """Build the whole site."""
    from generator import pipeline

    pipeline.build(content, site)
    _errors.print(f"the site stands in {escape(str(site))}")
    if strict:
        _finish(pipeline.check_content(content), [], strict=True)


@app.command()
def archive(
    issues: Annotated[
        list[str] | None, typer.Argument(metavar="ISSUE…", help="Issue ids, such as zhejiang/2018-12.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All issues.")] = False,
    content: ContentOption = CONTENT,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where the archives go.")] = Path("archive"),
) -> None:
    """Make a frozen, self-contained site of an issue, as a BagIt bag and a zip."""
    from generator import pipeline
    from generator.publish.archive import write_archive
    from generator.publish.selection import select

    if bool(issues) == every:
        raise UsageError("name the issues, or say --all", remedy="gongbao archive ISSUE… | --all")
    library = pipeline.load_library(content)
    day = _source_date()
    failed: list[GeneratorError] = []
    for name in _progress(issues or sorted(library.content.issues), "Archiving"):
        try:
            chosen = select(
                name,
                documents=library.content.documents,
                issues=library.content.issues,
                pairs=library.comparisons.keys(),
            )
            made = write_archive(chosen, content=content, output=output, render=pipeline.render, day=day)
        except GeneratorError as error:
            failed.append(error)
            _say_error(error)
            continue
        _errors.print(f"{escape(str(made.bag))} and {escape(made.zip.name)}")
    if failed:
        raise typer.Exit(max(error.exit_status for error in failed))


@app.command()
def verify(
    bags: Annotated[list[Path], typer.Argument(metavar="BAG…", help="Bag folders or their zips.")],
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Also rebuild the site from the sources inside.")
    ] = False,
) -> None:
    """Check archives: fixity, completeness, and with --rebuild that their site can be made again."""
    from generator import pipeline
    from generator.publish.rebuild import Again
    from generator.publish.verify import verify_bag

    sound = True
    failed: list[GeneratorError] = []
    again = Again(convert=pipeline.convert_again, render=pipeline.render) if rebuild else None
    for bag in bags:
        try:
            found = verify_bag(bag, again=again)
        except SourceError as error:
            failed.append(error)
            _say_error(error)
            continue
        for finding in found.findings:
            typer.echo(str(finding))
        said = "rebuilt byte for byte" if found.rebuilt else "fixity and completeness checked"
        verdict = f"sound ({said})" if found.sound else "not sound"
        if not found.sound and not found.faults:
            verdict = "whole and unchanged; whether it can be made again was not checked"
        _errors.print(f"{escape(str(bag))}: {found.files} files, {verdict}")
        sound = sound and found.sound
    if failed:
        raise typer.Exit(failed[0].exit_status)
    raise typer.Exit(0 if sound else 1)


@app.command()
def export(
    content: ContentOption = CONTENT,
    format: Annotated[Format, typer.Option(help="What to write.")] = Format.JSONL,  # noqa: A002 — the option's name
    output: OutputOption = None,
) -> None:
    """Export the data: documents, blocks, citations, relations, alignments."""
    from generator import pipeline
    from generator.publish.export import export_jsonl, write_export

    if format is Format.JSONL:
        held, _, catalog = pipeline.load_catalog(content)
        _put("".join(f"{line}\n" for line in export_jsonl(held, catalog)), output)
        return
    if output is None:
        raise UsageError(f"the format {format} needs a place", remedy="name it with -o")
    library = pipeline.load_library(content)
    write_export(format, output, library.content, library.catalog, library.comparisons)


def _progress(items: list[T], what: str) -> Iterable[T]:
    if len(items) < 2 or not _errors.is_terminal:
        return items
    return track(items, description=what, console=_errors, transient=True)


def _put(data: str | bytes, output: Path | None) -> None:
    if output is not None:
        from generator.pipeline.files import write_output

        write_output(output, data if isinstance(data, bytes) else data.encode())
    elif isinstance(data, str):
        sys.stdout.write(data if data.endswith("\n") else f"{data}\n")
        sys.stdout.flush()


def _spare(names: Iterable[str], content: Path, output: Path | None) -> None:
    """Refuse to write a comparison over a document that it compares."""
    for name in (name.partition("#")[0] for name in names):
        for path in (Path(name), content / f"{name}.md"):
            if output is not None and path.is_file() and output.exists() and output.samefile(path):
                raise UsageError(f"{output} is one of the documents", remedy="name another file with -o")


def _terminal(output: Path | None) -> tuple[bool, int | None]:
    """Whether to colour what goes to ``output``, and the width to keep to; https://no-color.org."""
    if output is not None or not sys.stdout.isatty():
        return False, None
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return not plain, shutil.get_terminal_size().columns


def _say_error(error: GeneratorError) -> None:
    _errors.print(f"gongbao: {escape(str(error))}", style="red")


def _finish(
    findings: list[Finding] | tuple[Finding, ...], failed: list[GeneratorError], *, strict: bool
) -> NoReturn:
    shown = [finding for finding in findings if finding.severity is Severity.FAULT][:_MOST_SHOWN]
    for finding in shown:
        _errors.print(escape(str(finding)))
    if failed:
        raise typer.Exit(max(error.exit_status for error in failed))
    raise typer.Exit(1 if strict and findings else 0)


def _source_date() -> date | None:
    stamp = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(stamp), UTC).date() if stamp and stamp.isdigit() else None


def main() -> None:
    """Run the command; every error is one line and an exit status."""
    try:
        app()
    except GeneratorError as error:
        _say_error(error)
        raise SystemExit(error.exit_status) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as error:
        what = f"{error.filename} can't be read or" if error.filename else "standard output can't be"
        _errors.print(
            f"gongbao: {escape(what)} written ({error.strerror}); check its rights and the disk's space",
            style="red",
        )
        raise SystemExit(BuildError.exit_status) from None
    except Exception as error:  # the last line of defence: a defect is said in one line, too
        if os.environ.get("GONGBAO_DEBUG"):
            raise
        _errors.print(
            f"gongbao: a defect in gongbao: {escape(repr(error))}; please report it with the traceback that GONGBAO_DEBUG=1 shows",
            style="red",
        )
        raise SystemExit(4) from None
