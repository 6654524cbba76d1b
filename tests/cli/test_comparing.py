"""``compare`` and ``matrix`` as a new user meets them: what they write where, and what they say when they can't."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cli.test_commands import Ran, gongbao

BASE, CITY, OTHER = (
    "xinghe/2025/xingzhengfa-2025-6",
    "wangshu/2025/wangshuzhengfa-2025-9",
    "tianxuan/2025/tianxuanzhengfa-2025-7",
)
DOCUMENT = """---
id: {id}
title: {title}
issuer: 望舒市人民政府
issuer_id: wangshu
---
{body}
"""


@pytest.fixture(scope="module")
def sample(root: Path) -> Path:
    return root / "content"


def compared(*arguments: object, content: Path) -> Ran:
    return gongbao("compare", BASE, CITY, "--content", content, *arguments)


def written(folder: Path, name: str, body: str) -> Path:
    """A document in a file of its own."""
    path = folder / f"{name}.md"
    path.write_text(DOCUMENT.format(id=f"wangshu/2025/{name}", title=name, body=body), encoding="utf-8")
    return path


@pytest.mark.parametrize("place", ["folder", "below a file", "read-only"])
def test_a_place_where_nothing_can_be_written_is_one_message(
    place: str, sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    output = {
        "folder": tmp_path,
        "below a file": tmp_path / "file" / "out.txt",
        "read-only": Path("/proc/none/out.txt"),
    }[place]
    for form in ("text", "docx"):
        ran = compared("--format", form, "-o", output, content=sample)
        assert ran.status == 4
        assert ran.err.startswith(f"gongbao: {output}: the file can't be written (")
        assert "; name a file in a folder that you may write to" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_a_full_disk_behind_standard_output_is_one_message(sample: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "generator", "compare", BASE, CITY, "--content", str(sample)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    assert ran.returncode == 4
    assert ran.stderr.startswith("gongbao: standard output can't be written (")
    assert "Traceback" not in ran.stderr


def test_a_device_is_written_to_and_stays_one(sample: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)  # noqa: S607 - any cat
    assert compared("-o", pipe, content=sample).status == 0
    out, _ = reader.communicate(timeout=20)
    assert "按条款计" in out.decode()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_keeps_leading_to_its_file(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    assert compared("--format", "json", "-o", tmp_path / "link.json", content=sample).status == 0
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text("utf-8"))["base"]["id"] == BASE


def test_an_existing_file_is_replaced_whole(sample: Path, tmp_path: Path) -> None:
    output = tmp_path / "pair.csv"
    output.write_text("x" * 10**6)
    assert compared("--format", "csv", "-o", output, content=sample).status == 0
    rows = list(csv.reader(io.StringIO(output.read_text("utf-8-sig"))))
    assert rows[0][0] == "上级文件条款"
    assert {path.name for path in tmp_path.iterdir()} == {"pair.csv", "pair-figures.csv"}


def test_a_document_is_not_overwritten_by_its_comparison(tmp_path: Path) -> None:
    one, other = written(tmp_path, "a", "灯塔每年检修一次。"), written(tmp_path, "b", "灯塔每年检修两次。")
    before = other.read_bytes()
    ran = gongbao("compare", one, other, "--content", tmp_path / "none", "-o", other)
    assert ran.status == 2
    assert "is one of the documents; name another file with -o" in ran.err
    assert other.read_bytes() == before


def test_a_file_that_is_no_utf_8_is_one_message(sample: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_bytes("灯塔".encode("gb18030"))
    ran = gongbao("compare", bad, CITY, "--content", sample)
    assert ran.status == 3
    assert (
        ran.err
        == f"gongbao: {bad}: the file is no text in UTF-8; save it as UTF-8, or convert it first if it is a source\n"
    )


@pytest.mark.parametrize(
    "text", ["", "没有前言的正文。\n", "---\ntitle: [坏\n---\n正文。\n", "---\ntitle: 缺编号\n---\n正文。\n"]
)
def test_a_broken_file_is_one_message_with_its_line(text: str, sample: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text(text, encoding="utf-8")
    ran = gongbao("compare", bad, CITY, "--content", sample)
    assert ran.status == 3
    assert ran.err.startswith(f"gongbao: {bad}:")
    assert ran.err.count("\n") == 1


@pytest.fixture
def damaged(sample: Path, tmp_path: Path) -> Path:
    """The sample's content with a document that can't be read, and a broken ledger."""
    content = tmp_path / "content"
    shutil.copytree(sample, content)
    document = content / f"{OTHER}.md"
    document.write_text(document.read_text("utf-8").replace("title: ", "title: [", 1), "utf-8")
    (ledger, *_) = (content / "issues").glob("*/*.ledger.jsonl")
    ledger.write_text("{\n", "utf-8")
    return content


def test_a_broken_third_file_is_left_aside_and_named_with_its_folder(damaged: Path, sample: Path) -> None:
    ran = compared(content=damaged)
    assert ran.status == 0
    assert ran.out == compared(content=sample).out
    ledger, document = ran.err.splitlines()
    assert ledger.startswith(f"{damaged}/issues/")
    assert document.startswith(f"{damaged / OTHER}.md:")
    assert document.endswith("(left aside: it is none of the documents compared)")


def test_a_broken_file_that_is_named_stops_the_comparison(damaged: Path) -> None:
    for arguments in (("compare", BASE, OTHER), ("matrix", BASE, CITY, OTHER)):
        ran = gongbao(*arguments, "--content", damaged)
        assert ran.status == 3
        assert ran.err.startswith(f"gongbao: {damaged / OTHER}.md:")
        assert ran.err.count("\n") == 1
    ran = gongbao("relations", "--content", damaged)
    assert ran.status == 3
    assert ran.err.startswith(f"gongbao: {damaged}/")


def test_what_is_no_document_is_told_apart(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    for name, said in (
        (tmp_path, f"{tmp_path} is a folder; give one of the Markdown files in it"),
        (
            tmp_path / "a.pdf",
            f"{tmp_path}/a.pdf is no Markdown file; convert it first (gongbao convert {tmp_path}/a.pdf)",
        ),
        (tmp_path / "b.md", f"there is no file “{tmp_path}/b.md”, and no document of this name in {sample};"),
        (CITY.replace("-9", "-90"), f"holds no document “{CITY}0”; did you mean {CITY}"),
    ):
        ran = gongbao("compare", BASE, name, "--content", sample)
        assert ran.status == 2
        assert said in ran.err
        assert ran.err.count("\n") == 1
    ran = gongbao("compare", BASE, CITY, "--content", tmp_path / "none")
    assert ran.status == 2
    assert f"there is no content folder “{tmp_path}/none”" in ran.err


def test_a_body_edited_by_hand_counts(tmp_path: Path) -> None:
    one = written(tmp_path, "a", "各灯塔每年检修一次，由港务站逐项登记存档。")
    other = written(
        tmp_path,
        "b",
        "随手写的一行，没有标点\n\n\n各灯塔每年检修三次，由港务站逐项登记存档。\n\n#\n\n| 残表 |",
    )
    ran = gongbao("compare", one, other, "--content", tmp_path / "none")
    assert ran.status == 0
    assert "[-一次-]{+三次+}" in ran.out or "[-一-]{+三+}" in ran.out


def test_a_folder_without_documents_says_so(tmp_path: Path) -> None:
    ran = gongbao("compare", BASE, CITY, "--content", tmp_path)
    assert ran.status == 2
    assert f"holds no document “{BASE}”" in ran.err


def test_the_same_id_twice_is_identical(sample: Path) -> None:
    ran = gongbao("compare", CITY, CITY, "--content", sample)
    assert ran.status == 0
    assert "两份文件文字完全相同" in ran.out


def test_what_nothing_ties_is_aligned_on_request_alone(tmp_path: Path) -> None:
    one = written(tmp_path, "a", "各灯塔每年检修一次，由港务站逐项登记存档。")
    other = written(tmp_path, "b", "港务站逐项登记蓝莓园的采摘季，游客凭票入园，每人限带两篮，园内不得生火。")
    plain = gongbao("compare", one, other, "--content", tmp_path / "none")
    asked = gongbao("compare", one, other, "--content", tmp_path / "none", "--unrelated")
    assert "不作逐句对照" in plain.out
    assert "蓝莓" not in plain.out
    assert "配对未必成立" in asked.out
    assert "把握：低" in asked.out
    assert "蓝莓" in asked.out


def test_full_shows_what_is_left_out(sample: Path) -> None:
    folded, full = compared(content=sample).out, compared("--full", content=sample).out
    assert "未采用1句" in folded
    assert len(full) > len(folded)


def on_terminal(*arguments: str, **environment: str) -> str:
    """What the command shows on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    try:
        subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            stdout=theirs,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment},
            check=True,
            timeout=60,
        )
        os.close(theirs)
        theirs = -1
        found = b""
        while True:
            try:
                data = os.read(ours, 65536)
            except OSError:
                break
            if not data:
                break
            found += data
        return found.decode()
    finally:
        os.close(ours)
        if theirs >= 0:
            os.close(theirs)


@pytest.mark.parametrize(
    ("no_color", "term", "coloured"), [("", "xterm", True), ("1", "xterm", False), ("", "dumb", False)]
)
def test_colour_is_for_terminals_that_want_it(
    no_color: str, term: str, coloured: bool, tmp_path: Path
) -> None:
    one, other = (
        written(tmp_path, "a", "各灯塔每年检修一次，由港务站登记。"),
        written(tmp_path, "b", "各灯塔每年检修三次，由港务站登记。"),
    )
    arguments = ("compare", str(one), str(other), "--content", str(tmp_path / "none"))
    shown = on_terminal(*arguments, NO_COLOR=no_color, TERM=term)
    assert ("\x1b[" in shown) is coloured
    assert ("[-" in shown) is not coloured


@pytest.mark.parametrize("form", ["text", "csv", "html"])
def test_a_matrix_has_a_column_for_each_target(form: str, sample: Path, tmp_path: Path) -> None:
    output = tmp_path / f"matrix.{form}"
    ran = gongbao("matrix", BASE, CITY, OTHER, "--content", sample, "--format", form, "-o", output)
    assert ran.status == 0
    text = output.read_text("utf-8-sig")
    assert "望舒政发〔2025〕9号" in text
    assert "天璇政发〔2025〕7号" in text
    assert "620个以上" in text


def test_a_matrix_without_targets_or_of_unknown_ones_is_wrong_usage(sample: Path) -> None:
    assert gongbao("matrix", BASE, "--content", sample).status == 2
    ran = gongbao("matrix", BASE, CITY, "wangshu/2025/none", "--content", sample)
    assert ran.status == 2
    assert "holds no document “wangshu/2025/none”" in ran.err
