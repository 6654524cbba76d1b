"""``build``, ``archive``, ``verify`` and ``export``: what readers and other programs get."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import finish, progress, put, say, say_error
from generator.cli.options import CONTENT, ContentOption, OutputOption, StrictOption
from generator.errors import GeneratorError, SourceError, UsageError
from generator.publish.formats import Format


def build(
    content: ContentOption = CONTENT,
    site: Annotated[Path, typer.Option(metavar="DIR", help="Where the site goes.")] = Path("site"),
    strict: StrictOption = False,
) -> None:
    """Build the whole site."""
    from generator import pipeline

    pipeline.build(content, site)
    say(f"the site stands in {site}")
    if strict:
        finish(pipeline.check_content(content), [], strict=True)


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
    for name in progress(issues or sorted(library.content.issues), "Archiving"):
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
            say_error(error)
            continue
        say(f"{made.bag} and {made.zip.name}")
    if failed:
        raise typer.Exit(max(error.exit_status for error in failed))


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
            say_error(error)
            continue
        for finding in found.findings:
            typer.echo(str(finding))
        said = "rebuilt byte for byte" if found.rebuilt else "fixity and completeness checked"
        verdict = f"sound ({said})" if found.sound else "not sound"
        if not found.sound and not found.faults:
            verdict = "whole and unchanged; whether it can be made again was not checked"
        say(f"{bag}: {found.files} files, {verdict}")
        sound = sound and found.sound
    if failed:
        raise typer.Exit(failed[0].exit_status)
    raise typer.Exit(0 if sound else 1)


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
        put("".join(f"{line}\n" for line in export_jsonl(held, catalog)), output)
        return
    if output is None:
        raise UsageError(f"the format {format} needs a place", remedy="name it with -o")
    library = pipeline.load_library(content)
    write_export(format, output, library.content, library.catalog, library.comparisons)


def _source_date() -> date | None:
    stamp = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(stamp), UTC).date() if stamp and stamp.isdigit() else None
