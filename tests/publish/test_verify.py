from __future__ import annotations

import io
import json
import os
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest
from publish.small_issue import Small, convert, render

from generator.errors import BuildError, SourceError
from generator.publish.archive import Archive, write_archive
from generator.publish.bag import make_bag
from generator.publish.rebuild import Again
from generator.publish.verify import Verification, verify_bag
from generator.publish.zipped import Limits, unpack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AGAIN = Again(convert=convert, render=render)


@pytest.fixture
def made(small: Small, tmp_path: Path) -> Archive:
    return write_archive(small.selection(), content=small.content, output=tmp_path / "archive", render=render)


def named(verification: Verification) -> list[tuple[str, str]]:
    return [(finding.kind, finding.place.file) for finding in verification.findings]


def test_sound_bag_and_zip(made: Archive) -> None:
    for path in (made.bag, made.zip):
        verification = verify_bag(path)
        assert verification.sound
        assert verification.files == 14
        assert verification.rebuilt is None


@pytest.mark.parametrize(
    "name",
    [
        "data/site/index.html",
        "data/content/sources/xinghe-2016-3.txt",
        "README.md",
        "bag-info.txt",
        "manifest-sha512.txt",
    ],
)
def test_one_changed_byte_is_found_and_its_file_named(made: Archive, name: str) -> None:
    path = made.bag / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1  # the same size: what a check of sizes alone would miss
    path.write_bytes(content)
    assert name in {file for _, file in named(verify_bag(made.bag))}


def test_every_file_of_the_bag_is_guarded(made: Archive) -> None:
    # But for the last manifest, which nothing can guard from inside.
    files = [path for path in made.bag.rglob("*") if path.is_file() and path.name != "tagmanifest-sha512.txt"]
    for path in files:
        before = path.read_bytes()
        path.write_bytes(before + b" \n")
        try:
            faults = named(verify_bag(made.bag))
        except SourceError:
            faults = [("unreadable", "bagit.txt")]
        assert faults, path
        path.write_bytes(before)
    assert len(files) == 14


def test_all_faults_are_reported_at_once(made: Archive) -> None:
    (made.bag / "data/site/index.html").write_text("other", "utf-8")
    (made.bag / "data/content/registry/local.yml").unlink()
    (made.bag / "data/site/added.html").write_text("new", "utf-8")
    assert named(verify_bag(made.bag)) == [
        ("missing", "data/content/registry/local.yml"),
        ("unexpected", "data/site/added.html"),
        ("changed", "data/site/index.html"),
    ]


def test_file_added_beside_the_payload_is_found(made: Archive) -> None:
    (made.bag / "note.txt").write_text("new", "utf-8")
    assert named(verify_bag(made.bag)) == [("unexpected", "note.txt")]


@pytest.mark.parametrize("name", ["tagmanifest-sha512.txt", "bag-info.txt", "README.md"])
def test_missing_tag_file_is_found(made: Archive, name: str) -> None:
    (made.bag / name).unlink()
    assert ("missing", name) in named(verify_bag(made.bag))


def test_bag_without_what_an_archive_needs_is_incomplete(tmp_path: Path) -> None:
    folder = tmp_path / "xinghe-2016-4"
    folder.mkdir()
    (folder / "x.txt").write_text("x", "utf-8")
    make_bag(folder, {"Bagging-Date": "2016-01-01", "Bag-Software-Agent": "test"}, readme="")
    assert named(verify_bag(folder)) == [
        ("missing", "data/site/index.html"),
        ("missing", "data/versions.json"),
    ]


def test_link_in_a_bag_is_found(made: Archive, tmp_path: Path) -> None:
    path = made.bag / "data/site/index.html"
    path.rename(tmp_path / "moved.html")
    path.symlink_to(tmp_path / "moved.html")
    assert named(verify_bag(made.bag)) == [("link", "data/site/index.html")]


@pytest.mark.parametrize(
    "content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)], ids=["empty", "text", "no entries"]
)
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bag.zip"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"bag\.zip"):
        verify_bag(path)


def test_what_is_no_bag_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no readable bag"):
        verify_bag(tmp_path)
    with pytest.raises(SourceError, match="no such bag"):
        verify_bag(tmp_path / "absent")


def test_damaged_entry_of_a_zip_is_named(made: Archive) -> None:
    with zipfile.ZipFile(made.zip) as packed:
        entry = packed.getinfo("xinghe-2016-3/data/content/sources/xinghe-2016-3.txt")
    content = bytearray(made.zip.read_bytes())
    content[entry.header_offset + 30 + len(entry.filename.encode()) + entry.compress_size // 2] ^= 0xFF
    made.zip.write_bytes(content)
    assert named(verify_bag(made.zip)) == [("damaged", "data/content/sources/xinghe-2016-3.txt")]


def test_truncated_zip_is_refused(made: Archive) -> None:
    content = made.zip.read_bytes()
    made.zip.write_bytes(content[: len(content) // 2])
    with pytest.raises(SourceError, match="not a readable zip"):
        verify_bag(made.zip)


def packed(*entries: zipfile.ZipInfo | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for entry in entries:
            target.writestr(entry, b"x")
    return out.getvalue()


def link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("bag/link")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


UNSAFE = {
    "climbs": ("../evil.txt",),
    "climbs later": ("bag/a/../../../evil.txt",),
    "absolute": ("/etc/evil.txt",),
    "drive": ("bag/C:evil.txt",),
    "backslash": ("bag\\..\\evil.txt",),
    "empty part": ("bag//evil.txt",),
    "control sign": ("bag/evil\x07.txt",),
    "link": (link(),),
    "twice": ("bag/a.txt", "bag/A.TXT"),
    "file and folder": ("bag/a", "bag/a/b"),
    "two folders": ("bag/a", "other/b"),
    "no folder": ("a.txt",),
}


@pytest.mark.parametrize("entries", UNSAFE.values(), ids=UNSAFE)
def test_unsafe_zip_is_refused_before_anything_is_written(
    tmp_path: Path, entries: tuple[zipfile.ZipInfo | str]
) -> None:
    path = tmp_path / "bag.zip"
    path.write_bytes(packed(*entries))
    target = tmp_path / "in/here"
    target.mkdir(parents=True)
    with pytest.raises(SourceError, match=r"unsafe entry|not one folder"):
        unpack(path, target)
    assert not list(target.iterdir())
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bag.zip", "in"]


def test_zip_that_unpacks_to_too_much_is_refused(made: Archive) -> None:
    with pytest.raises(SourceError, match="more than"):
        verify_bag(made.zip, limits=Limits(size=1000))
    with pytest.raises(SourceError, match="more than"):
        verify_bag(made.zip, limits=Limits(files=3))


def test_zip_that_lies_about_its_size_is_caught_while_unpacking(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("bag/zeros", bytes(200_000))
    lying = out.getvalue().replace((200_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path = tmp_path / "bag.zip"
    path.write_bytes(lying)
    folder, damaged = unpack(path, tmp_path / "out", Limits(size=100))
    assert [finding.kind for finding in damaged] == ["damaged"]
    assert sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) <= 100


def test_rebuild_of_an_untouched_bag(made: Archive) -> None:
    for path in (made.bag, made.zip):
        verification = verify_bag(path, again=AGAIN)
        assert verification.rebuilt is True
        assert verification.sound


def rebag(made: Archive, change: Callable[[Path], None]) -> None:
    """Change the payload and write the manifests anew, as a forger would."""
    info = {
        "Bagging-Date": "2016-01-20",
        "Bag-Software-Agent": "test",
        "External-Identifier": "xinghe/2016-3",
    }
    payload = made.bag.with_name("payload")
    (made.bag / "data").rename(payload)
    readme = (made.bag / "README.md").read_text("utf-8")
    for path in made.bag.iterdir():
        path.unlink()
    made.bag.rmdir()
    payload.rename(made.bag)
    change(made.bag)
    make_bag(made.bag, info, readme=readme)


def test_rebuild_finds_a_page_that_was_not_made_from_the_content(made: Archive) -> None:
    rebag(made, lambda payload: (payload / "site/all.html").write_text("forged", "utf-8") and None)
    assert verify_bag(made.bag).sound
    verification = verify_bag(made.bag, again=AGAIN)
    assert verification.rebuilt is False
    assert named(verification) == [("rebuild", "data/site/all.html")]


MARKDOWN = "content/xinghe/2016/xingzhengfa-2016-1.md"


def forge_text(payload: Path) -> None:
    """Another text, and the pages that it gives."""
    (payload / MARKDOWN).write_text("# 关于不建设观测站的通知\n", "utf-8")
    for path in (payload / "site").iterdir():
        path.unlink()
    (payload / "site").rmdir()
    render(content=payload / "content", issue="xinghe/2016-3", site=payload / "site", epoch=1453248000)


def test_rebuild_finds_a_text_that_was_not_made_from_the_source(made: Archive) -> None:
    rebag(made, forge_text)
    verification = verify_bag(made.bag, again=AGAIN)
    assert verification.rebuilt is False
    assert named(verification) == [("rebuild", f"data/{MARKDOWN}")]


def test_text_corrected_by_hand_is_noted_and_no_fault(made: Archive) -> None:
    def change(payload: Path) -> None:
        forge_text(payload)
        (payload / "content/sources/edited.txt").write_text(MARKDOWN.removeprefix("content/"), "utf-8")

    rebag(made, change)
    verification = verify_bag(made.bag, again=AGAIN)
    assert verification.rebuilt is True
    assert verification.sound
    assert named(verification) == [("not-converted", f"data/{MARKDOWN}")]


def test_text_that_no_source_gives_is_found(made: Archive) -> None:
    def change(payload: Path) -> None:
        (payload / "content/xinghe/2016/added.md").write_text("", "utf-8")  # no page comes of an empty text

    rebag(made, change)
    assert named(verify_bag(made.bag, again=AGAIN)) == [("rebuild", "data/content/xinghe/2016/added.md")]


def test_rebuild_finds_added_and_missing_pages(made: Archive) -> None:
    def change(payload: Path) -> None:
        (payload / "site/all.html").unlink()
        (payload / "site/extra.html").write_text("x", "utf-8")

    rebag(made, change)
    assert [file for _, file in named(verify_bag(made.bag, again=AGAIN))] == [
        "data/site/all.html",
        "data/site/extra.html",
    ]


def test_rebuild_with_other_versions_is_not_checked(made: Archive) -> None:
    def change(payload: Path) -> None:
        path = payload / "versions.json"
        recorded = json.loads(path.read_text("utf-8"))
        recorded["packages"]["mkdocs"] = "0.1"
        path.write_text(json.dumps(recorded), "utf-8")

    rebag(made, change)
    verification = verify_bag(made.bag, again=AGAIN)
    assert verification.rebuilt is None
    assert not verification.sound
    assert named(verification) == [("not-checked", "data/versions.json")]
    assert "mkdocs 0.1 ≠" in verification.findings[0].text


def test_rebuild_is_not_tried_on_a_damaged_bag(made: Archive) -> None:
    (made.bag / "data/site/index.html").write_text("other", "utf-8")
    verification = verify_bag(made.bag, again=AGAIN)
    assert verification.rebuilt is None
    assert named(verification) == [("changed", "data/site/index.html")]


def test_rebuild_that_fails_is_a_finding(made: Archive) -> None:
    def broken(*, content: Path, issue: str, site: Path, epoch: int) -> None:
        raise BuildError(f"no {issue} {content.name} {site.name} {epoch}")

    verification = verify_bag(made.bag, again=Again(convert=convert, render=broken))
    assert verification.rebuilt is False
    assert named(verification) == [("rebuild", "data/content")]


def test_verifying_writes_nothing_into_the_bag(made: Archive) -> None:
    before = {path: path.stat().st_mtime_ns for path in made.bag.rglob("*")}
    os.utime(made.bag)
    verify_bag(made.bag, again=AGAIN)
    assert {path: path.stat().st_mtime_ns for path in made.bag.rglob("*")} == before


@pytest.mark.parametrize("name", ["data/../../secret.txt", "/etc/hostname", "~/secret.txt"])
def test_manifest_that_points_elsewhere_is_refused(made: Archive, name: str) -> None:
    manifest = made.bag / "manifest-sha512.txt"
    manifest.write_text(manifest.read_text("utf-8") + f"{'0' * 128}  {name}\n", "utf-8")
    with pytest.raises(SourceError, match="no readable bag"):
        verify_bag(made.bag)


def test_bag_that_would_fetch_is_refused(made: Archive) -> None:
    (made.bag / "fetch.txt").write_text("https://example.org/x - data/x\n", "utf-8")
    assert "fetch.txt" in {file for _, file in named(verify_bag(made.bag))}
