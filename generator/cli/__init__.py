"""The command ``gongbao``: the only printer. Messages go to standard error, data to standard output.

Exit status: 0 done · 1 done, with findings that ``--strict`` counts as failure · 2 wrong usage ·
3 a source could not be read · 4 the build failed.

Each command imports what it needs: a help text needn't wait for the comparison's libraries,
nor a conversion hold the site builder's in memory.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from generator import __version__
from generator.cli.comparing import compare, matrix
from generator.cli.console import say, say_error
from generator.cli.contents import check, convert, relations
from generator.cli.publishing import archive, build, export, verify
from generator.errors import BuildError, GeneratorError

__all__ = ["app", "main"]

app = typer.Typer(
    name="gongbao",
    help="Government gazettes in, a website people can read, search, compare and archive out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


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


for command in (convert, check, relations, compare, matrix, build, archive, verify, export):
    app.command()(command)


def main() -> None:
    """Run the command; every error is one line and an exit status."""
    try:
        app()
    except GeneratorError as error:
        say_error(error)
        raise SystemExit(error.exit_status) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as error:
        what = f"{error.filename} can't be read or" if error.filename else "standard output can't be"
        say(f"gongbao: {what} written ({error.strerror}); check its rights and the disk's space", style="red")
        raise SystemExit(BuildError.exit_status) from None
    except Exception as error:  # the last line of defence: a defect is said in one line, too
        if os.environ.get("GONGBAO_DEBUG"):
            raise
        say(
            f"gongbao: a defect in gongbao: {error!r}; please report it with the traceback that GONGBAO_DEBUG=1 shows",
            style="red",
        )
        raise SystemExit(4) from None
