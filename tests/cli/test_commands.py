"""Every command: its exit status, its messages (where, what, what to do), data apart from messages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pipeline.small_source import issue
from typer.testing import CliRunner

from generator import cli

DOCUMENT = "wangshu/2025/wangshuzhengfa-2025-6"


class Ran:
    """What a command gave."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err
        assert "Traceback" not in err
        assert "a defect in gongbao" not in err


def gongbao(*arguments: object) -> Ran:
    """Run the command in this process, as ``main`` does."""
    runner = CliRunner()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["gongbao", *map(str, arguments)])
        with runner.isolation() as (out, err, _):
            status: object = 0
            try:
                cli.main()
            except SystemExit as ended:
                status = ended.code or 0
            assert isinstance(status, int)
            sys.stdout.flush()
            sys.stderr.flush()
            return Ran(status, out.getvalue().decode(), err.getvalue().decode() if err else "")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A content folder with one converted document."""
    folder = tmp_path_factory.mktemp("cli")
    registry = folder / "content" / "registry"
    registry.mkdir(parents=True)
    (registry / "sample.yml").write_bytes((root / "content" / "registry" / "sample.yml").read_bytes())
    source = folder / "a.txt"
    source.write_text(issue(), encoding="utf-8")
    assert gongbao("convert", source, "--content", folder / "content").status == 0
    return folder / "content"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A content folder that isn't there yet."""
    return tmp_path / "content"


def test_convert_says_what_it_found(tmp_path: Path, empty: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(issue(), encoding="utf-8")
    ran = gongbao("convert", source, "--content", empty)
    assert ran.status == 0
    assert "1 documents" in ran.err
    (document,) = (path for path in empty.rglob("*/2025/*.md"))
    assert f"\n  {document.relative_to(empty).as_posix().removesuffix('.md')}\n" in ran.err
    assert ran.out == ""


def test_a_bad_source_does_not_stop_the_others(tmp_path: Path, empty: Path, root: Path) -> None:
    registry = empty / "registry"
    registry.mkdir(parents=True)
    (registry / "sample.yml").write_bytes((root / "content" / "registry" / "sample.yml").read_bytes())
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(b"")
    good.write_text(issue(), encoding="utf-8")
    ran = gongbao("convert", bad, tmp_path / "none.txt", good, "--content", empty)
    assert ran.status == 3
    assert "bad.txt: the file is empty; " in ran.err
    assert "none.txt: there is no such file; check the path" in ran.err
    assert (empty / f"{DOCUMENT}.md").is_file()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b" \n\n\t ", "the file is empty"),
        (b"\x80\x81\xff\xff", "neither UTF-8"),
        (b"\xff\xfea", "says that it is utf-16-le, but byte"),
        (b"\xef\xbb\xbf\xff", "says that it is utf-8, but byte"),
        ("冰场开放时间。".encode(), "no document was found"),
        ("冰场\n".encode() * 400, "no document was found"),
        (b"\x00" * 2000, "the file is binary"),
    ],
)
def test_a_source_that_is_none_is_one_message_with_status_3(
    tmp_path: Path, empty: Path, data: bytes, said: str
) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(data)
    ran = gongbao("convert", source, "--content", empty)
    assert ran.status == 3
    assert said in ran.err
    assert "a.txt" in ran.err
    assert ";" in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert not list(empty.rglob("*.md"))


def test_a_folder_and_a_link_are_no_sources(tmp_path: Path, empty: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to("/etc/hostname")
    ran = gongbao("convert", tmp_path, link, "--content", empty)
    assert ran.status == 3
    assert "the source is a folder" in ran.err
    assert "symbolic link" in ran.err


def test_findings_fail_only_where_strict(tmp_path: Path, content: Path) -> None:
    source = tmp_path / "b.txt"
    source.write_text(issue(number=6, doc=9).replace("3月1日", "2月30日"), encoding="utf-8")
    assert gongbao("convert", source, "--content", tmp_path / "one").status == 0
    ran = gongbao("convert", source, "--content", tmp_path / "two", "--strict")
    assert ran.status == 1
    assert "impossible-date" in ran.err
    assert gongbao("check", "--content", content).status == 0
    strict = gongbao("check", "--content", tmp_path / "one", "--strict")
    assert strict.status == 1
    assert "impossible-date" in strict.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert"],
        ["convert", "a.txt", "--year", "12"],
        ["convert", "--colour"],
        ["nonsense"],
        ["export", "--format", "xlsx"],
        ["archive"],
        ["archive", "--all", "wangshu/2025-5"],
        ["verify"],
        ["compare", "one"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    ran = gongbao(*arguments)
    assert ran.status == 2
    assert ran.err


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["relations"], ["export"], ["build"], ["archive", "--all"]],
)
def test_a_content_folder_that_is_not_there_is_status_3(arguments: list[str], empty: Path) -> None:
    ran = gongbao(*arguments, "--content", empty)
    assert ran.status == 3
    assert "there is no such content folder; convert a source first" in ran.err


def test_broken_content_names_file_and_line(content: Path, tmp_path: Path) -> None:
    broken = tmp_path / "content" / "wangshu" / "2025"
    broken.mkdir(parents=True)
    text = (content / f"{DOCUMENT}.md").read_text(encoding="utf-8")
    (broken / "wangshuzhengfa-2025-6.md").write_text(text.replace("title: ", "titel: ", 1), encoding="utf-8")
    for command in ("check", "export", "relations"):
        ran = gongbao(command, "--content", tmp_path / "content")
        assert ran.status == 3
        assert f"{DOCUMENT}.md:3: the front matter doesn't hold what it should" in ran.err


def test_comparing_what_is_not_there(content: Path) -> None:
    ran = gongbao("compare", "xinghe/2025/none-1", DOCUMENT, "--content", content)
    assert ran.status == 2
    assert "holds no document “xinghe/2025/none-1”" in ran.err


def test_comparing_a_part_that_is_not_there(content: Path) -> None:
    ran = gongbao("compare", f"{DOCUMENT}#enclosure-9", DOCUMENT, "--content", content)
    assert ran.status == 2
    assert "has no part “enclosure-9”; its parts are body" in ran.err


def test_a_docx_needs_a_file(content: Path) -> None:
    ran = gongbao("compare", DOCUMENT, DOCUMENT, "--content", content, "--format", "docx")
    assert ran.status == 2
    assert "-o FILE" in ran.err


def test_an_archive_of_an_unknown_issue(content: Path, tmp_path: Path) -> None:
    ran = gongbao("archive", "wangshu/2025-99", "--content", content, "--output", tmp_path)
    assert ran.status in {2, 3}
    assert "wangshu/2025-99" in ran.err


def test_a_bag_that_is_none(tmp_path: Path) -> None:
    ran = gongbao("verify", tmp_path / "none")
    assert ran.status == 3
    assert "none" in ran.err


def test_data_go_to_standard_output_alone(content: Path) -> None:
    ran = gongbao("export", "--content", content)
    assert ran.status == 0
    assert ran.err == ""
    (row,) = [json.loads(line) for line in ran.out.splitlines()]
    assert row["id"] == DOCUMENT
    listed = gongbao("relations", "--content", content, "--format", "jsonl")
    assert (listed.status, listed.out, listed.err) == (0, "", "")


def test_a_hand_edit_is_shown_on_standard_output(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(issue(), encoding="utf-8")
    own = tmp_path / "content"
    gongbao("convert", source, "--content", own)
    (path,) = own.glob("*/*/wangshu*.md")
    path.write_text(path.read_text(encoding="utf-8").replace("围栏", "护栏"), encoding="utf-8")
    ran = gongbao("convert", source, "--content", own)
    assert ran.status == 0
    assert "-冰场应当设置护栏。" in ran.out
    assert "edited by hand (--force overwrites it and keeps a backup)" in ran.err


def test_the_module_is_the_command(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "generator", "convert", str(tmp_path / "none.txt")],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert ran.returncode == 3
    assert ran.stderr.strip().endswith("there is no such file; check the path")
    assert ran.stdout == ""


def test_a_defect_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("冰场")

    monkeypatch.setattr(cli, "app", fail)
    monkeypatch.delenv("GONGBAO_DEBUG", raising=False)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 4
    assert "a defect in gongbao" in capsys.readouterr().err
