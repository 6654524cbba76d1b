"""What the pages tell a reader to type is understood by the command."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from generator.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if page != ROOT / "docs/reference/commands.md"  # its usage lines have a test of their own
)
FENCE = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def typed(page: Path) -> list[list[str]]:
    """Every gongbao command in the page's shell blocks, as words."""
    lines = [
        line.removeprefix("$ ")
        for block in FENCE.findall(page.read_text("utf-8"))
        for line in block.splitlines()
    ]
    words = [
        shlex.split(re.sub(r"\s+#\s.*", "", line))
        for line in lines
        if re.match(r"(?:\.venv/bin/)?gongbao ", line)
    ]
    return [one[1:] for one in words]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_are_understood(page: Path) -> None:
    for name, *arguments in typed(page):
        if name.startswith("-"):
            continue
        command = COMMANDS[name]
        options = {
            flag for parameter in command.params for flag in (*parameter.opts, *parameter.secondary_opts)
        }
        flags = {word.split("=")[0] for word in arguments if re.match(r"--?[a-z]", word)}
        assert flags <= options | {"--help"}, (name, flags - options)
        if "…" not in " ".join(arguments):
            command.make_context(name, list(arguments), resilient_parsing=False)


def test_some_commands_are_tried() -> None:
    assert sum(len(typed(page)) for page in PAGES) >= 15


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_documents_of_the_sample_that_pages_name_exist(page: Path) -> None:
    if page.name == "ARCHITECTURE.md":
        pytest.skip("quotes examples of modules, which name no files")
    named = re.findall(r"\b(?:xinghe|wangshu)/2025/[a-z]+-\d[\w-]*", page.read_text("utf-8"))
    assert not [name for name in named if not (ROOT / "content" / f"{name}.md").exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_anchors_in_links_exist(page: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)", page.read_text("utf-8")):
        text = ((page.parent / target) if target else page).read_text("utf-8")
        titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        slugs = {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}
        assert anchor in slugs, (target, anchor)


def test_pictures_are_small_and_used() -> None:
    text = "".join(page.read_text("utf-8") for page in PAGES)
    pictures = list((ROOT / "docs/images").iterdir())
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < 300_000
        assert f"docs/images/{picture.name}" in text
