"""What the command prints: messages to standard error, data to standard output, progress on a terminal only."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn, TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track

from generator.errors import GeneratorError
from generator.findings import Finding, Severity

_errors = Console(stderr=True, highlight=False, soft_wrap=True)
_MOST_SHOWN = 20
T = TypeVar("T")


def say(text: str, *, style: str = "") -> None:
    """A message, as it is."""
    _errors.print(escape(text), style=style)


def say_error(error: GeneratorError) -> None:
    """An error: where, what, what to do."""
    say(f"gongbao: {error}", style="red")


def progress(items: list[T], what: str) -> Iterable[T]:
    """``items`` one by one, with a bar for several on a terminal."""
    if len(items) < 2 or not _errors.is_terminal:
        return items
    return track(items, description=what, console=_errors, transient=True)


def put(data: str | bytes, output: Path | None) -> None:
    """Data to a file, or to standard output."""
    if output is not None:
        from generator.pipeline.files import write_output

        write_output(output, data if isinstance(data, bytes) else data.encode())
    elif isinstance(data, str):
        sys.stdout.write(data if data.endswith("\n") else f"{data}\n")
        sys.stdout.flush()


def terminal(output: Path | None) -> tuple[bool, int | None]:
    """Whether to colour what goes to ``output``, and the width to keep to; https://no-color.org."""
    if output is not None or not sys.stdout.isatty():
        return False, None
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return not plain, shutil.get_terminal_size().columns


def finish(
    findings: list[Finding] | tuple[Finding, ...], failed: list[GeneratorError], *, strict: bool
) -> NoReturn:
    """End the command: the worst faults shown, the status that errors and findings give."""
    shown = [finding for finding in findings if finding.severity is Severity.FAULT][:_MOST_SHOWN]
    for finding in shown:
        say(str(finding))
    if failed:
        raise typer.Exit(max(error.exit_status for error in failed))
    raise typer.Exit(1 if strict and findings else 0)
