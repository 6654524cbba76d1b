"""What several areas' tests share: the tree, the real gazettes where there are any, a browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent

# The same examples on every run: a failure seen once can be seen again.
settings.register_profile("gongbao", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("gongbao")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the tree."""
    return ROOT


@pytest.fixture(scope="session")
def sample_content(root: Path) -> Path:
    """The sample's content folder, as committed. Read it only."""
    content = root / "content"
    if not (content / "issues").is_dir():
        pytest.skip("no converted sample in content/; run make site")
    return content


@pytest.fixture(scope="session")
def corpus(root: Path) -> Path:
    """A folder of real gazettes; tests that need it skip where there is none."""
    folder = Path(os.environ.get("GONGBAO_CORPUS") or root.parent / "shared" / "corpus")
    if not folder.is_dir():
        pytest.skip(f"no real gazettes in {folder}; set GONGBAO_CORPUS to a folder of them")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; `make test` has one installed where it can."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("GONGBAO_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail("no Chromium; install Debian's chromium or set GONGBAO_CHROMIUM")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A headless browser that asks nobody for anything."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 — half a second that most tests needn't pay

    quiet = [
        "--no-sandbox",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield opened
        opened.close()
