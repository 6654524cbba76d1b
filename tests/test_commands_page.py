"""The reference of the commands is true: the same commands, each with the same options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import typer.main

from generator.cli import app
from generator.cli.comparing import CompareFormat, MatrixFormat
from generator.cli.contents import RelationsFormat
from generator.publish.formats import Format

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/reference/commands.md").read_text("utf-8")


def test_the_same_commands(page: str) -> None:
    assert re.findall(r"^## ([a-z]+)$", page, re.MULTILINE) == list(COMMANDS)
    assert re.findall(r"^\| \[`(\w+)`\]", page, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_same_options(page: str, name: str) -> None:
    usage = "".join(re.findall(rf"^    gongbao {name} .*$", page, re.MULTILINE))
    told = set(re.findall(r"(?<!\w)--?[a-z]+", usage))
    options = [one for one in COMMANDS[name].params if one.param_type_name == "option" and one.name != "help"]
    assert options
    for option in options:
        assert told & set(option.opts), option.opts
    assert told <= {flag for option in options for flag in option.opts}


@pytest.mark.parametrize(
    ("name", "formats"),
    [
        ("compare", CompareFormat),
        ("matrix", MatrixFormat),
        ("relations", RelationsFormat),
        ("export", Format),
    ],
)
def test_the_same_formats(page: str, name: str, formats: type[StrEnum]) -> None:
    (told,) = re.findall(rf"^    gongbao {name} .*--format ([a-z|]+)", page, re.MULTILINE)
    assert told.split("|") == list(formats)
