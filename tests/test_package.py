"""What gets installed: command, plugin, data and templates all reach a wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import pytest

import generator

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    out = tmp_path_factory.mktemp("dist")
    run = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(run, cwd=root, check=True, capture_output=True)
    (made,) = out.glob("*.whl")
    assert made.name.startswith(f"gongbao-{generator.__version__}-py3")
    with zipfile.ZipFile(made) as archive:
        return set(archive.namelist())


def test_wheel_holds_code_data_theme_and_configuration(root: Path, wheel: set[str]) -> None:
    wanted = {path.relative_to(root).as_posix() for path in (root / "generator").rglob("*.py")}
    wanted |= {path.relative_to(root).as_posix() for path in (root / "generator/registry/data").rglob("*.*")}
    wanted |= {
        f"generator/{path.relative_to(root).as_posix()}"
        for path in (root / "theme").rglob("*.*")
        if path.is_file()
    }
    wanted |= {"generator/mkdocs.yml", "generator/py.typed"}
    assert not wanted - wheel


def test_wheel_holds_nothing_else(wheel: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel} == {
        "generator",
        f"gongbao-{generator.__version__}.dist-info",
    }


def test_command_and_plugin_can_be_loaded() -> None:
    (command,) = entry_points(group="console_scripts", name="gongbao")
    (plugin,) = entry_points(group="mkdocs.plugins", name="gongbao")
    assert callable(command.load())
    assert plugin.load().__name__ == "GongbaoPlugin"
