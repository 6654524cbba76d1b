from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import bagit
import pytest
from publish.small_issue import Small, render

from generator.document.model import SourceRef
from generator.errors import BuildError, UsageError
from generator.publish.archive import Archive, write_archive
from generator.publish.selection import select

if TYPE_CHECKING:
    from pathlib import Path


def archive(small: Small, output: Path, *, day: date | None = None) -> Archive:
    return write_archive(small.selection(), content=small.content, output=output, render=render, day=day)


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_bag_holds_the_issue_its_counterparts_and_nothing_else(small: Small, tmp_path: Path) -> None:
    made = archive(small, tmp_path / "archive")
    payload = {name for name in tree(made.bag) if name.startswith("data/")}
    assert payload == {
        "data/content/issues/xinghe/2016-3.md",
        "data/content/issues/xinghe/2016-3.ledger.jsonl",
        "data/content/registry/local.yml",
        "data/content/sources/xinghe-2016-3.txt",
        "data/content/wangshu/2016/wangzhengfa-2016-8.md",
        "data/content/xinghe/2016/xingzhengfa-2016-1.md",
        "data/content/xinghe/2016/xingzhengfa-2016-2.md",
        "data/site/all.html",
        "data/site/index.html",
        "data/versions.json",
    }


def test_site_is_made_from_the_bag_alone(small: Small, tmp_path: Path) -> None:
    made = archive(small, tmp_path / "archive")
    assert (made.bag / "data/site/all.html").read_text("utf-8").count("# ") == 4


def test_bag_is_valid_for_the_library(small: Small, tmp_path: Path) -> None:
    made = archive(small, tmp_path / "archive")
    bag = bagit.Bag(str(made.bag))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert bag.info["External-Identifier"] == "xinghe/2016-3"
    assert "非官方副本，以原公报为准" in bag.info["External-Description"]


def test_date_is_the_latest_documents_own(small: Small, tmp_path: Path) -> None:
    made = archive(small, tmp_path / "archive")
    assert bagit.Bag(str(made.bag)).info["Bagging-Date"] == "2016-01-20"


def test_date_can_be_given(small: Small, tmp_path: Path) -> None:
    made = archive(small, tmp_path / "archive", day=date(2020, 5, 6))
    assert bagit.Bag(str(made.bag)).info["Bagging-Date"] == "2020-05-06"
    with zipfile.ZipFile(made.zip) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2020, 5, 6, 0, 0, 0)}


def test_built_twice_gives_the_same_bytes(small: Small, tmp_path: Path) -> None:
    first, second = archive(small, tmp_path / "one"), archive(small, tmp_path / "two")
    assert tree(first.bag) == tree(second.bag)
    assert first.zip.read_bytes() == second.zip.read_bytes()


def test_older_archive_is_replaced_and_nothing_is_left_beside(small: Small, tmp_path: Path) -> None:
    output = tmp_path / "archive"
    made = archive(small, output)
    (made.bag / "data/site/stale.html").write_text("x", "utf-8")
    archive(small, output)
    assert not (made.bag / "data/site/stale.html").exists()
    assert sorted(path.name for path in output.iterdir()) == ["xinghe-2016-3", "xinghe-2016-3.zip"]


def test_folder_of_somebody_elses_is_not_replaced(small: Small, tmp_path: Path) -> None:
    own = tmp_path / "archive/xinghe-2016-3"
    own.mkdir(parents=True)
    (own / "thesis.docx").write_text("x", "utf-8")
    with pytest.raises(BuildError, match="no archive"):
        archive(small, tmp_path / "archive")
    assert (own / "thesis.docx").exists()


def test_failed_render_leaves_the_older_archive_alone(small: Small, tmp_path: Path) -> None:
    def broken(*, content: Path, issue: str, site: Path, epoch: int) -> None:
        site.mkdir()
        raise BuildError(f"{issue} {epoch} {content.name}")

    output = tmp_path / "archive"
    before = tree(archive(small, output).bag)
    with pytest.raises(BuildError, match="xinghe/2016-3"):
        write_archive(small.selection(), content=small.content, output=output, render=broken)
    assert tree(output / "xinghe-2016-3") == before
    assert sorted(path.name for path in output.iterdir()) == ["xinghe-2016-3", "xinghe-2016-3.zip"]


def test_readme_says_what_it_is_and_obeys_no_title(small: Small, tmp_path: Path) -> None:
    made = archive(small, tmp_path / "archive")
    readme = (made.bag / "README.md").read_text("utf-8")
    assert "非官方副本，以原公报为准" in readme
    assert "《星河省人民政府公报》2016年第3期" in readme
    assert r"关于\<b\>规范\</b\>\*标题\*的通知" in readme
    assert "data/content/sources/xinghe-2016-3.txt" in readme


def test_zip_has_fixed_modes_and_sorted_names(small: Small, tmp_path: Path) -> None:
    made = archive(small, tmp_path / "archive")
    with zipfile.ZipFile(made.zip) as packed:
        names = packed.namelist()
        assert names == sorted(names)
        assert {entry.external_attr >> 16 for entry in packed.infolist()} == {0o100644}
        assert all(name.startswith("xinghe-2016-3/") for name in names)


def test_modes_do_not_follow_the_umask(small: Small, tmp_path: Path) -> None:
    (small.content / "sources/xinghe-2016-3.txt").chmod(0o600)
    made = archive(small, tmp_path / "archive")
    modes = {path.stat().st_mode & 0o777 for path in made.bag.rglob("*") if path.is_file()}
    assert modes == {0o644}
    assert made.bag.stat().st_mode & 0o777 == 0o755


def test_nothing_names_the_machine(small: Small, tmp_path: Path) -> None:
    made = archive(small, tmp_path / "archive")
    for path in made.bag.rglob("*"):
        if path.is_file():
            assert not re.search(re.escape(str(tmp_path)).encode(), path.read_bytes()), path


ESCAPES = ("../secret.txt", "/etc/hostname", "sources/../../secret.txt", "sources\\x", "C:/x")


@pytest.mark.parametrize("name", ESCAPES)
def test_source_outside_the_content_folder_is_refused(small: Small, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.txt").write_text("x", "utf-8")
    first = small.documents["xinghe/2016/xingzhengfa-2016-1"]
    small.documents[first.id] = replace(first, source=SourceRef(file=name, sha256="", lines=(1, 1)))
    small.issues["xinghe/2016-3"] = replace(small.issues["xinghe/2016-3"], source_file=name, source_sha256="")
    with pytest.raises(BuildError, match="leaves the content folder"):
        archive(small, tmp_path / "archive")


@pytest.mark.parametrize("name", ["sources", "sources/xinghe-2016-3.txt", "registry/local.yml"])
def test_symbolic_link_is_refused(small: Small, tmp_path: Path, name: str) -> None:
    moved = tmp_path / "moved"
    (small.content / name).rename(moved)
    (small.content / name).symlink_to(moved)
    with pytest.raises(BuildError, match="symbolic link"):
        archive(small, tmp_path / "archive")


def test_source_that_changed_since_the_conversion_is_refused(small: Small, tmp_path: Path) -> None:
    (small.content / "sources/xinghe-2016-3.txt").write_text("another text\n", "utf-8")
    with pytest.raises(BuildError, match="not the one that was converted"):
        archive(small, tmp_path / "archive")


def test_unknown_issue_is_named_with_those_there_are(small: Small) -> None:
    with pytest.raises(UsageError, match="xinghe/2016-3"):
        select("xinghe/2016-4", documents=small.documents, issues=small.issues, pairs=[])


def test_withdrawn_text_is_nowhere_in_the_archive(small: Small, tmp_path: Path) -> None:
    """What the pipeline hands on then: an issue that names no source, documents without what is gone."""
    issue = small.issues["xinghe/2016-3"]
    small.issues[issue.id] = replace(issue, source_file="", documents=issue.documents[1:])
    (small.content / "withdrawn.yml").write_text(f"- {issue.documents[0]}\n", "utf-8")
    kept = issue.documents[1]
    (small.content / f"{kept}.md").write_text("撤下的一段", "utf-8")
    (small.content / "issues/xinghe/2016-3.md").write_text("撤下的标题", "utf-8")
    made = write_archive(small.selection(), content=small.content, output=tmp_path / "archive", render=render)
    names = {name for name in tree(made.bag) if name.startswith("data/content/")}
    assert names == {
        "data/content/issues/xinghe/2016-3.md",
        "data/content/registry/local.yml",
        f"data/content/{kept}.md",
    }
    for path in made.bag.rglob("*.*"):
        if path.is_file():
            assert "撤下" not in path.read_text("utf-8"), path
