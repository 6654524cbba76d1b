"""``convert``, ``check`` and ``relations``: into the content folder, and what is found in it."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from generator.cli.console import finish, progress, say, say_error
from generator.cli.options import CONTENT, ContentOption, StrictOption
from generator.errors import GeneratorError
from generator.findings import Finding, Severity

_EVIDENCE, _WIDE = 60, 240
"""Characters of evidence in a table; width of a table that is not shown on a terminal."""
_FEW = 3
"""Documents of one source that are named: who converts a single one wants to go on with its id."""


class RelationsFormat(StrEnum):
    """What ``relations`` writes."""

    TABLE = "table"
    JSONL = "jsonl"


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
    for source in progress(pipeline.without_extracts(sources), "Converting"):
        try:
            done = pipeline.convert(source, content, registry, supplied, force=force)
        except GeneratorError as error:
            failed.append(error)
            say_error(error)
            continue
        findings += done.findings
        say(f"{source}: issue {done.issue}, {len(done.documents)} documents, {len(done.findings)} findings")
        for name in done.documents if len(done.documents) <= _FEW else ():
            say(f"  {name}")
        for path in done.removed:
            say(f"  removed {path}: the issue no longer gives it")
        for path in done.kept:
            say(f"  kept {path}: it was edited by hand (--force overwrites it and keeps a backup)")
        if done.changes:
            sys.stdout.write(done.changes)
    finish(findings, failed, strict=strict)


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
    say(f"{len(findings)} findings, {faults} of them faults")
    raise typer.Exit(1 if strict and findings else 0)


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
