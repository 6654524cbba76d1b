"""The drawing and the code agree: every module has its line, every line its module."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.pages.doubts import KINDS
from generator.source import Furniture
from generator.source.characters import RULES

if TYPE_CHECKING:
    from pathlib import Path


# Strings in the code that look like a kind and are none.
NO_KIND = {"x-gbk", "stable"}


@pytest.fixture(scope="module")
def listed(root: Path) -> dict[str, str]:
    page = (root / "ARCHITECTURE.md").read_text("utf-8")
    return dict(re.findall(r"^- `(generator/\S+\.py)` — (.+)$", page, re.MULTILINE))


def test_every_module_has_its_line(root: Path, listed: dict[str, str]) -> None:
    modules = {str(path.relative_to(root)) for path in (root / "generator").rglob("*.py")}
    assert set(listed) == modules, "python .ci/modules.py brings ARCHITECTURE.md up to date"


def test_layers_are_those_that_are_kept(root: Path) -> None:
    page = (root / "ARCHITECTURE.md").read_text("utf-8")
    pyproject = (root / "pyproject.toml").read_text("utf-8")
    kept = re.findall(r'^    "([^"]+)",$', pyproject[pyproject.index("layers = [") :], re.MULTILINE)
    kept = kept[: kept.index("errors") + 1]
    (told,) = re.findall(r"^    __main__(?:.*\n    )*.*$", page, re.MULTILINE)
    assert [one.strip() for one in re.split(r"›\s*", told.replace("\n", " "))] == kept


def test_every_rule_of_normalisation_is_in_the_reference(root: Path) -> None:
    page = (root / "docs/reference/content.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \|", page, re.MULTILINE)
    told = {name: why for name, why in rows if name in {rule.name for rule in RULES}}
    assert told == {rule.name: rule.why for rule in RULES}
    assert list(told) == [rule.name for rule in RULES]


def test_every_kind_of_furniture_and_finding_is_in_the_reference(root: Path) -> None:
    page = (root / "docs/reference/findings.md").read_text("utf-8")
    rows = "".join(re.findall(r"^\| (`.+?) \|", page, re.MULTILINE))
    told = set(re.findall(r"`([a-z-]+)`", rows))
    code = "".join(
        path.read_text("utf-8")
        for name in ("catalog", "document", "issue", "markdown", "pipeline", "source")
        for path in (root / "generator" / name).rglob("*.py")
    )
    said = {kind for kind in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', code) if kind not in NO_KIND}
    said |= set(re.findall(r'\bkind="([a-z]+)"', code)) - NO_KIND
    said |= {kind.value for kind in Furniture}
    assert (said | set(KINDS)) - told == set()
    assert told - said <= set(KINDS)
