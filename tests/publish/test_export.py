from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from publish.exported import CATALOG, CONTENT, HOSTILE, RICH

from generator.errors import BuildError
from generator.publish.csvfiles import csv_text
from generator.publish.export import export_jsonl, write_export
from generator.publish.formats import Format
from generator.publish.rows import tables

if TYPE_CHECKING:
    from pathlib import Path


def line() -> Any:
    (only,) = export_jsonl(CONTENT, CATALOG)
    assert "\n" not in only
    return json.loads(only)


def test_document_has_id_path_and_front_matter() -> None:
    document = line()
    assert document["id"] == RICH.id
    assert document["path"] == "wangshu/2016/wangzhengfa-2016-8.md"
    assert document["meta"]["date"] == "2016-03-02"
    assert document["meta"]["gazette"]["issue"] == "3"
    assert "joint_issuers" not in document["meta"]


def test_blocks_have_the_keys_that_apply() -> None:
    blocks = {block["id"]: block for block in line()["blocks"]}
    assert list(blocks) == [f"p{n}" for n in range(1, 18)]
    assert blocks["p4"]["source"] == {"start": 12, "end": 13, "page": 5}
    assert blocks["p7"] == {
        "id": "p7",
        "part": "body",
        "kind": "paragraph",
        "level": 2,
        "label": "（一）",
        "heading": "（一）目标。",
        "run_in": True,
        "text": "（一）目标。到2020年建成12座观测站。",
    }
    assert blocks["p17"]["rows"] == [["县", "座"], ["东县", "3"], ["东县", "4"]]
    assert "text" not in blocks["p17"]
    assert all("text" in block for name, block in blocks.items() if name != "p17")


def test_citations_say_where_they_lead_and_short_names_are_left_out() -> None:
    assert line()["citations"] == [
        {
            "title": "星河省观测站条例",
            "number": "星政发〔2016〕1号",
            "block": "p4",
            "target": "xinghe/2016/xingzhengfa-2016-1",
            "status": "found",
        },
        {
            "number": "星政发〔2016〕1号",
            "block": "p4",
            "target": None,
            "status": "ambiguous",
            "candidates": ["a/2016/a", "b/2016/b"],
        },
    ]


def test_every_row_has_its_tables_columns() -> None:
    made = tables(CONTENT, CATALOG, {})
    for table in made:
        assert {len(row) for row in table.rows} <= {len(table.columns)}
        assert len(set(table.columns)) == len(table.columns)
    counts = {table.name: len(table.rows) for table in made}
    assert counts == {
        "issues": 0,
        "documents": 1,
        "printings": 1,
        "enclosures": 1,
        "blocks": 17,
        "cells": 6,
        "citations": 3,
        "relations": 1,
        "evidence": 1,
        "alignments": 0,
    }


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("-3.5%", "-3.5%"),
        ("+86", "+86"),
        ("－二是", "－二是"),
        (("财政厅", "教育厅"), "财政厅；教育厅"),
        (None, ""),
        (False, "false"),
        (-1, "-1"),
    ],
)
def test_cell_of_a_spreadsheet(cell: Any, shown: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_text(["a", "b"], [(cell, "x")]), newline="")))
    assert rows == [["a", "b"], [shown, "x"]]


def test_csv_is_a_folder_that_spreadsheets_open(tmp_path: Path) -> None:
    write_export(Format.CSV, tmp_path / "data", CONTENT, CATALOG, {})
    raw = (tmp_path / "data/blocks.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfdocument,position,id,")
    with (tmp_path / "data/blocks.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[3]["text"] == RICH.blocks[3].text
    assert rows[9]["text"] == f"'{HOSTILE}"


def test_sqlite_answers(tmp_path: Path) -> None:
    write_export(Format.SQLITE, tmp_path / "data.db", CONTENT, CATALOG, {})
    with closing(sqlite3.connect(tmp_path / "data.db")) as database:
        (addressees,) = database.execute(
            "SELECT addressees FROM documents WHERE doc_number = '望政发〔2016〕8号'"
        ).fetchone()
        (hostile,) = database.execute("SELECT text FROM blocks WHERE id = 'p10'").fetchone()
        (declared,) = database.execute(
            "SELECT declared FROM relations JOIN evidence ON relation = relations.id"
        ).fetchone()
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert json.loads(addressees) == list(RICH.addressees)
    assert hostile == HOSTILE
    assert declared == 1


@pytest.mark.parametrize("form", Format)
def test_written_twice_gives_the_same_bytes(tmp_path: Path, form: Format) -> None:
    def written(path: Path) -> dict[str, bytes]:
        write_export(form, path, CONTENT, CATALOG, {})
        files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
        return {one.relative_to(path).as_posix(): one.read_bytes() for one in files}

    first = written(tmp_path / "one")
    assert first
    assert first == written(tmp_path / "two") == written(tmp_path / "one")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["one", "two"]


@pytest.mark.parametrize("form", [Format.CSV, Format.AKN])
def test_folder_of_somebody_elses_is_not_replaced(tmp_path: Path, form: Format) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/thesis.docx").write_text("x", "utf-8")
    with pytest.raises(BuildError, match="no earlier export"):
        write_export(form, tmp_path / "data", CONTENT, CATALOG, {})
    assert (tmp_path / "data/thesis.docx").exists()


def test_file_never_replaces_a_folder(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="is a folder"):
        write_export(Format.SQLITE, tmp_path, CONTENT, CATALOG, {})


def test_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("x", "utf-8")
    (tmp_path / "data.jsonl").symlink_to(tmp_path / "other")
    with pytest.raises(BuildError, match="symbolic link"):
        write_export(Format.JSONL, tmp_path / "data.jsonl", CONTENT, CATALOG, {})
    assert (tmp_path / "other").read_text("utf-8") == "x"
