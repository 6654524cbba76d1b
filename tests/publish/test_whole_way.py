"""The command line on whole issues: sources in, site and archives out, archives checked and read from the disk."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def gongbao(*words: str | Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    environment.pop("SOURCE_DATE_EPOCH", None)
    command = [sys.executable, "-m", "generator", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def digests(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's sources, converted and archived."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(root / "content/registry", folder / "content/registry")
    sources = sorted(path for path in (root / "content/sources").iterdir() if path.is_file())
    for words in (("convert", *sources), ("archive", "--all", "--output", folder / "archive")):
        run = gongbao(*words, "--content", folder / "content")
        assert run.returncode == 0, run.stderr
        assert run.stdout == ""
    return folder


@pytest.fixture(scope="module")
def zips(made: Path) -> list[Path]:
    found = sorted((made / "archive").glob("*.zip"))
    assert found
    return found


def test_every_issue_has_a_bag_and_a_zip_of_the_same_name(made: Path, zips: list[Path]) -> None:
    issues = {
        path.relative_to(made / "content/issues").with_suffix("")
        for path in made.glob("content/issues/*/*.md")
    }
    names = sorted(str(path).replace("/", "-") for path in issues)
    assert [path.stem for path in zips] == names
    assert sorted(path.name for path in (made / "archive").iterdir() if path.is_dir()) == names


def test_archives_are_sound_and_their_sites_can_be_made_again(zips: list[Path]) -> None:
    bags = [path.with_suffix("") for path in zips]
    run = gongbao("verify", "--rebuild", *zips, *bags)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stderr.count("rebuilt byte for byte") == len(zips) + len(bags)


def test_an_issue_that_prints_a_document_again_is_rebuilt_without_the_first_printing(
    root: Path, tmp_path: Path
) -> None:
    run = gongbao("archive", "wangshu/2025-6", "--content", root / "content", "--output", tmp_path)
    assert run.returncode == 0, run.stderr
    run = gongbao("verify", "--rebuild", tmp_path / "wangshu-2025-6.zip")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "notes what differs from another issue's printing" in run.stdout


def test_hand_correction_is_archived_and_noted(made: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(made / "content", content)
    edited = next(iter(sorted(content.glob("wangshu/*/*.md"))))
    edited.write_text(edited.read_text("utf-8").rstrip("\n") + "\n\n经校对补充的一段。\n", "utf-8")
    run = gongbao("archive", "--all", "--content", content, "--output", tmp_path / "archive")
    assert run.returncode == 0, run.stderr
    bag = next(
        path.parents[4] for path in (tmp_path / "archive").glob(f"*/data/content/wangshu/*/{edited.name}")
    )
    run = gongbao("verify", "--rebuild", bag)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "corrected by hand" in run.stdout
    assert "rebuilt byte for byte" in run.stderr


def test_archived_twice_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    run = gongbao("archive", "--all", "--content", made / "content", "--output", tmp_path, seed="1")
    assert run.returncode == 0, run.stderr
    assert digests(tmp_path) == digests(made / "archive")


def test_built_twice_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run = gongbao("build", "--content", made / "content", "--site", tmp_path / name, seed=str(len(name)))
        assert run.returncode == 0, run.stderr
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_exported_twice_gives_the_same_bytes(made: Path) -> None:
    runs = [gongbao("export", "--content", made / "content", seed=seed).stdout for seed in "12"]
    assert runs[0].count("\n") == len(list((made / "content").glob("[!i]*/*/*.md")))
    assert runs[0] == runs[1]


def test_changed_page_is_named_and_gives_status_1(zips: list[Path], tmp_path: Path) -> None:
    bag = tmp_path / zips[0].stem
    shutil.copytree(zips[0].with_suffix(""), bag)
    page = bag / "data/site/index.html"
    page.write_text(page.read_text("utf-8").replace("非官方副本", "权威官方本"), "utf-8")
    run = gongbao("verify", bag)
    assert run.returncode == 1
    assert run.stdout.startswith("data/site/index.html: fault changed:")


def test_what_is_no_bag_gives_status_3_and_the_others_are_checked(zips: list[Path], tmp_path: Path) -> None:
    (tmp_path / "letter.zip").write_text("no zip", "utf-8")
    run = gongbao("verify", tmp_path / "letter.zip", zips[0])
    assert run.returncode == 3
    assert "letter.zip" in run.stderr
    assert zips[0].name in run.stderr


def test_every_page_of_an_archive_says_that_it_is_unofficial(made: Path) -> None:
    pages = list(made.glob("archive/*/data/site/**/*.html"))
    assert len(pages) > 20
    assert not [page for page in pages if "非官方副本，以原公报为准" not in page.read_text("utf-8")]


def test_no_page_of_an_archive_names_another_host(made: Path) -> None:
    for page in made.glob("archive/*/data/site/**/*.html"):
        text = page.read_text("utf-8")
        assert 'src="http' not in text, page
        assert 'src="//' not in text, page
        assert '<link rel="stylesheet" href="http' not in text, page


@pytest.mark.browser
def test_archive_is_read_from_the_disk_with_the_network_off(
    zips: list[Path], browser: Browser, tmp_path: Path
) -> None:
    with_pairs, pair = next(
        (path, file.relative_to(path.with_suffix("") / "data/site").as_posix())
        for path in zips
        for file in sorted(path.with_suffix("").glob("data/site/compare/*/*/*.html"))
        if "<table" in file.read_text("utf-8")  # a pair whose texts share nothing shows none
    )
    with zipfile.ZipFile(with_pairs) as packed:
        packed.extractall(tmp_path)
    context = browser.new_context()
    context.set_offline(offline=True)
    context.set_default_timeout(10_000)
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    home = (tmp_path / with_pairs.stem / "data/site/index.html").as_uri()
    page.goto(home)
    page.locator("main a[href^='issues/']").first.click()
    assert "非官方副本" in page.inner_text("body")
    page.locator("main a[href*='/20']").first.click()
    assert page.locator("main h1").inner_text()
    page.goto(home.replace("index.html", pair))
    assert page.locator("main table").count()
    page.goto(home.replace("index.html", "search.html?q=通知"))
    page.locator("#results li").first.wait_for()
    context.close()
    assert not faults
    assert len(asked) > 4
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]


@pytest.mark.corpus
def test_any_folder_of_issues(root: Path, corpus: Path, tmp_path: Path) -> None:
    """``make site SOURCES=… OUT=…``, as the README gives it."""
    out = tmp_path / "out"
    run = subprocess.run(
        ["make", "site", f"SOURCES={corpus}", f"OUT={out}"],  # noqa: S607 — the make that runs the tests
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    sources = [
        path for path in corpus.iterdir() if path.is_file() and not path.name.lower().startswith("readme")
    ]
    assert len(list((out / "archive").glob("*.zip"))) == len(sources)
    assert (out / "site/index.html").is_file()
    pairs = [
        path.relative_to(out / "site/compare").as_posix()
        for path in (out / "site/compare").glob("*/*/*/index.html")
    ]
    assert any(pair.startswith("shaoxing/") and "/zhejiang-" in pair for pair in pairs), pairs


def test_source_that_states_nothing_is_archived_with_the_others(tmp_path: Path, root: Path) -> None:
    (tmp_path / "bare.txt").write_text("关于做好观测工作的通知\n各单位：\n请认真执行。\n", "utf-8")
    content = tmp_path / "content"
    sources = [tmp_path / "bare.txt", root / "content/sources/xinghe-2025-03.txt"]
    for words in (("convert", *sources), ("archive", "--all", "--output", tmp_path / "archive")):
        run = gongbao(*words, "--content", content)
        assert run.returncode == 0, run.stderr
    zips = sorted((tmp_path / "archive").glob("*.zip"))
    assert len(zips) == 2
    run = gongbao("verify", "--rebuild", *zips)
    assert run.returncode == 0, run.stdout + run.stderr


def test_unknown_issue_is_said_and_the_others_are_archived(made: Path, tmp_path: Path) -> None:
    known = next(path for path in (made / "content/issues").glob("*/*.md"))
    name = f"{known.parent.name}/{known.stem}"
    run = gongbao("archive", "xinghe/1999-1", name, "--content", made / "content", "--output", tmp_path)
    assert run.returncode == 2
    assert "xinghe/1999-1" in run.stderr
    assert [path.name for path in tmp_path.glob("*.zip")] == [f"{name.replace('/', '-')}.zip"]
