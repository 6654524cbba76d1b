"""ARCHITECTURE.md names every module once, in the module's own words."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ROW = re.compile(r"^\| `(generator/[\w/]+\.py)` \| (.+) \|$", re.MULTILINE)


def summary(module: Path) -> str:
    """The first line of a module's docstring as a Markdown table shows it."""
    line = (ast.get_docstring(ast.parse(module.read_text("utf-8"))) or "").splitlines()[0]
    plain = re.sub(r":\w+:`~?([\w.]+)`", lambda match: f"`{match[1].rpartition('.')[2]}`", line)
    return plain.replace("``", "`").replace("|", "\\|")


def test_every_module_has_its_line(root: Path) -> None:
    listed = ROW.findall((root / "ARCHITECTURE.md").read_text("utf-8"))
    modules = sorted((root / "generator").rglob("*.py"))
    assert dict(listed) == {path.relative_to(root).as_posix(): summary(path) for path in modules}
    assert len(listed) == len(modules)
