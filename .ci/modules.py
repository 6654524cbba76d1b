"""Bring the list of modules in ARCHITECTURE.md up to date: one line each, the first of its docstring."""  # noqa: INP001

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "ARCHITECTURE.md"
# From the command line down to the errors, as in pyproject.toml; modules of the package itself first.
ORDER = (
    "cli",
    "pipeline",
    "publish",
    "pages",
    "markdown",
    "catalog",
    "compare",
    "document",
    "issue",
    "source",
    "registry",
)


def lines() -> str:
    """The list, package by package."""
    found = []
    for package in ("", *ORDER):
        folder = ROOT / "generator" / package
        modules = sorted(folder.rglob("*.py") if package else folder.glob("*.py"))
        found.append(f"### {package or 'generator'}\n\n" + "\n".join(map(_line, modules)))
    return "\n\n".join(found)


def _line(module: Path) -> str:
    said = (ast.get_docstring(ast.parse(module.read_text("utf-8"))) or "").split("\n")[0]
    return f"- `{module.relative_to(ROOT)}` — {said.replace('``', '`')}"


if __name__ == "__main__":
    page = PAGE.read_text("utf-8")
    PAGE.write_text(
        re.sub(
            r"(?<=<!-- modules -->\n\n).*?(?=\n\n<!-- end of modules -->)",
            lambda _: lines(),
            page,
            flags=re.DOTALL,
        ),
        "utf-8",
    )
