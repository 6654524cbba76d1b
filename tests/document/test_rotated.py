"""Whatever a table on its side says, each of its characters stays in a cell, and in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.rotated import read_rotated
from generator.document.rotated_heads import chunks_of, find_header
from generator.document.rotated_laying import Printed, lay_out
from generator.source.lines import Line

HEADERS = st.sampled_from(
    [("工作任务", "责任单位"), ("主要任务", "责任部门", "完成时限"), ("甲栏", "乙栏", "丙栏", "丁栏")]
)
TEXTS = st.lists(
    st.text("冰场市体育局、，。（）年月底前建立2025", min_size=1, max_size=22), min_size=1, max_size=30
)


def on_its_side(texts: list[str]) -> list[Line]:
    """Each text a printed line: a character a line, and a blank one behind it."""
    out: list[Line] = []
    no = 0
    for text in texts:
        for character in text:
            no += 1
            out.append(Line(no=no, text=character, width=1.0))
        no += 1
    return out


@given(HEADERS, TEXTS)
def test_no_character_of_any_cell_is_lost(header: tuple[str, ...], texts: list[str]) -> None:
    table = read_rotated(on_its_side([*header, *texts]))
    assert len({len(row) for row in table.rows}) == 1
    said = sorted("".join(cell or "" for row in table.rows for cell in row))
    assert said == sorted("".join([*header, *texts]))


@given(HEADERS, TEXTS)
def test_lines_go_through_the_columns_in_order(header: tuple[str, ...], texts: list[str]) -> None:
    laying = lay_out([Printed(text=text, width=len(text)) for text in texts], header)
    assert len(laying.columns) == len(texts)
    assert 0 in laying.starts
    for index in range(1, len(texts)):
        if index not in laying.starts:
            assert laying.columns[index] >= laying.columns[index - 1]


@pytest.mark.parametrize(
    ("printed", "header"),
    [
        (["工作任务", "责任单位", "安全生产工作", "完善冰场巡查制度"], ("工作任务", "责任单位")),
        (
            ["序号", "工作任务", "责任单位", "时间要求", "备注", "1"],
            ("序号", "工作任务", "责任单位", "时间要求", "备注"),
        ),
        (["完善冰场巡查制度", "市体育局"], ()),
    ],
)
def test_a_header_that_is_printed_once(printed: list[str], header: tuple[str, ...]) -> None:
    assert find_header(chunks_of(on_its_side(printed))) == header
