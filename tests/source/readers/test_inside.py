"""HTML tables that OCR wrote into its Markdown are rows; what is no whole table stays as it is."""

from __future__ import annotations

import pytest

from generator.source import read_bytes

TABLE = "<table>\n<tr><td rowspan=2>城东</td><td>东湖冰场</td></tr>\n<tr><td>南湖冰场</td></tr>\n</table>"


def test_the_rows_stand_where_the_table_stood() -> None:
    source = read_bytes(f"# 冰场\n\n{TABLE}\n\n以上。".encode(), "a.md")
    assert source.lines == ("# 冰场", "", "城东\t东湖冰场", "^^\t南湖冰场", "", "", "", "以上。")
    assert [finding.kind for finding in source.findings] == ["tables-inside"]
    assert source.form == "tables"


def test_a_table_on_one_line() -> None:
    source = read_bytes(TABLE.replace("\n", "").encode(), "a.txt.md")
    assert source.lines[:2] == ("城东\t东湖冰场", "^^\t南湖冰场")


@pytest.mark.parametrize(
    "text", [TABLE.removesuffix("</table>"), f"见{TABLE}", f"{TABLE}以上。", "<table></table>"]
)
def test_what_is_no_whole_table_stays(text: str) -> None:
    source = read_bytes(f"冰场\n{text}".encode(), "a.md")
    assert source.lines == tuple(f"冰场\n{text}".split("\n"))
    assert source.form == "text"
