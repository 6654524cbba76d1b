"""The queries and scripts of the page about the data run, and give something on the sample."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/how-to/use-the-data.md").read_text("utf-8")


@pytest.fixture(scope="module")
def exported(sample_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    for name, words in (("gazettes.db", ["--format", "sqlite"]), ("gazettes.jsonl", [])):
        command = [
            sys.executable,
            "-m",
            "generator",
            "export",
            "--content",
            sample_content,
            "-o",
            folder / name,
            *words,
        ]
        subprocess.run([str(word) for word in command], check=True)
    return folder


def test_every_query_answers(page: str, exported: Path) -> None:
    queries = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    assert len(queries) == 4
    with closing(sqlite3.connect(exported / "gazettes.db")) as database:
        for query in queries:
            assert database.execute(query).fetchall(), query


def test_the_script_prints_a_line_a_document(page: str, exported: Path) -> None:
    (script,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=exported, capture_output=True, text=True, check=True
    )
    lines = (exported / "gazettes.jsonl").read_text("utf-8").count("\n")
    assert run.stdout.count("\n") == lines > 8
