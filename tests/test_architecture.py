"""The drawing is executable: layers, paths, commands and the lock hold."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PATH = re.compile(r"(?<![\w/.-])((?:generator|theme|tests|docs|content|\.ci)/[\w./-]*\w)")
TARGET = re.compile(r"`make ([a-z]+)")
# Made by a build or a conversion; a page may speak of them where they don't stand yet.
MADE = (
    "content/redirects.yml",
    "content/withdrawn.yml",
    "content/relations.yml",
    "content/registry",
    "content/sources",
)


def test_imports_follow_the_layers() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_paths_in_the_docs_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    named = {path for path in PATH.findall(text) if not path.startswith(MADE)}
    assert not sorted(path for path in named if not (ROOT / path).exists())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_make_targets_in_the_docs_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(TARGET.findall(page.read_text("utf-8"))) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_the_docs_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_lock_pins_every_requirement_with_hashes_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    pins = re.findall(r"^\S+==\S+.*(?:\n {4}--hash=sha256:[0-9a-f]{64}(?: \\)?)+$", text, re.MULTILINE)
    names = re.findall(r"^(?=\S)(?!#).*$", text, re.MULTILINE)
    assert len(pins) == len(names) > 20
    assert "://" not in text


def test_lock_covers_every_declared_dependency() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    assert {re.split(r"[^\w.-]", name)[0].lower() for name in declared} <= locked


def test_every_ignored_rule_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    ruff = text[text.index("[tool.ruff.lint]") : text.index("[tool.ruff.lint.flake8-type-checking]")]
    ignored = [line for line in ruff.splitlines() if re.match(r'\s+"[A-Z]+\d*"', line)]
    assert ignored
    assert not [line for line in ignored if "#" not in line]


def test_packages_have_a_door() -> None:
    packages = [path.parent for path in (ROOT / "generator").rglob("__init__.py")]
    assert not [
        package for package in packages if not (package / "__init__.py").read_text("utf-8").startswith('"""')
    ]
