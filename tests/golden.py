"""Golden cases: YAML files named for a phenomenon, each case with what is given and what is expected.

A file says which view of the text its cases show (``what``); an area's one test has the views.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml


def golden(folder: Path) -> list[Any]:
    """Every case below ``folder`` as a parameter: (view, given, expected)."""
    found: list[Any] = []
    for path in sorted(folder.glob("*.yml")):
        held = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in held["cases"]:
            name = f"{path.stem}: {case['case']}"
            found.append(pytest.param(held["what"], case["given"], case["expect"], id=name))
    return found
