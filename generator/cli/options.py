"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ContentOption = Annotated[Path, typer.Option("--content", metavar="DIR", help="The content folder.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Findings are failures (status 1).")]
OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write; else standard output.")
]
CONTENT = Path("content")
