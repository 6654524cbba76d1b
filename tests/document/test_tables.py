"""Whatever a table holds: nothing is lost, rows are equally long, and the account adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import registry

from generator.document.tables import read_table
from generator.pipeline import Supplied, check_content, convert
from generator.source.lines import Line
from generator.source.shape import Paragraph, Shape

if TYPE_CHECKING:
    from pathlib import Path

CELLS = st.text("冰场市体育局、，。（）年月底前建立2025", max_size=12)
ROWS = st.integers(2, 5).flatmap(
    lambda columns: st.lists(st.lists(CELLS, min_size=1, max_size=columns), min_size=2, max_size=14)
)
HEAD = "望舒市人民政府关于印发望舒市冰场管理办法的通知\n\n望舒政发〔2025〕6号\n\n责任分工如下：\n\n"


@given(ROWS)
def test_no_character_of_any_cell_is_lost(rows: list[list[str]]) -> None:
    lines = [Line(no=no, text="\t".join([*row, ""]), width=1.0) for no, row in enumerate(rows, start=1)]
    table = read_table([Paragraph(lines=tuple(lines), text="", shape=Shape.TABLE)])
    assert len({len(row) for row in table.rows}) <= 1
    printed = "".join(
        cell for index, row in enumerate(rows, start=1) if index not in table.repeated for cell in row
    )
    said = "".join(cell or "" for row in table.rows for cell in row).replace(" ", "")
    assert sorted(said) == sorted(printed)


@pytest.mark.parametrize(
    "table",
    [
        "| 片区 | 冰场 |\n| --- | --- |\n| 城东 | 东湖冰场、\n南湖冰场 |\n| 城西 | 西湖冰场 |\n",
        "片区\t冰场\n城东\t东湖冰场、\n南湖冰场\n城西\t西湖冰场\n",
        "片区\t冰场\n城东\t东湖冰场\n\n片区\t冰场\n城西\t西湖冰场\n",
    ],
)
def test_the_account_of_a_table_adds_up(table: str, tmp_path: Path) -> None:
    (tmp_path / "case.txt").write_text(HEAD + table, encoding="utf-8")
    convert(tmp_path / "case.txt", tmp_path / "content", registry(), Supplied())
    faults = {finding.kind for finding in check_content(tmp_path / "content")}
    assert not faults & {"characters-differ", "census-differs", "line-lost", "line-twice"}
