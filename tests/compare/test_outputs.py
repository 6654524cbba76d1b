"""What holds of every output: the caution, the verdict, cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import docx
import pytest

from generator.compare import compare, matrix
from generator.compare.render import (
    as_csv,
    as_docx,
    as_json,
    as_text,
    figures_csv,
    matrix_csv,
    matrix_text,
)
from generator.compare.render.sheet import sheet
from generator.compare.report.chapters import chapters
from generator.compare.report.view import view
from generator.compare.verdict import CAUTION
from generator.publish.standalone import comparison_html, matrix_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.compare import Comparison
    from generator.document.model import Document
    from generator.registry import Registry

    Make = Callable[..., Document]

LOG = "各观潮台每天早晚各记录一次潮位，由值班员签字后存档。"
STAFF = "每座观潮台的值班员不少于2名，并配备急救箱和应急电台。"
REPAIR = "对台龄超过三十年的观潮台逐座进行安全鉴定，及时加固修缮。"
OTHER = "蓝莓园的采摘季从六月开始，游客凭票入园，每人限带两篮。"


def printed(found: Comparison) -> str:
    paper = docx.Document(io.BytesIO(as_docx(found)))
    return "\n".join(paragraph.text for paragraph in paper.paragraphs)


OUTPUTS: dict[str, Callable[[Comparison], str]] = {
    "text": as_text,
    "json": as_json,
    "html": comparison_html,
    "csv": as_csv,
    "figures": figures_csv,
    "docx": printed,
    "matrix csv": lambda found: matrix_csv(matrix([found])),
    "matrix text": lambda found: matrix_text(matrix([found])),
    "matrix html": lambda found: matrix_html([found]),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_output_says_that_shares_are_no_judgement(
    name: str, province: Make, city: Make, registry: Registry
) -> None:
    for target in (city(LOG, STAFF.replace("2名", "3名")), city(OTHER), city(), province(LOG, STAFF)):
        assert CAUTION in OUTPUTS[name](compare(province(LOG, STAFF), target, registry))


@pytest.mark.parametrize("name", [name for name in OUTPUTS if "matrix" not in name])
def test_every_output_names_what_its_shares_are_of(
    name: str, province: Make, city: Make, registry: Registry
) -> None:
    found = compare(province(LOG, STAFF), city(LOG, REPAIR), registry)
    told = OUTPUTS[name](found)
    assert f"上级文件{found.summary.base_chars}字，本文件{found.summary.target_chars}字" in told
    assert "以上级文件字数为分母" in told


@pytest.mark.parametrize("name", ["text", "html", "csv", "figures", "docx"])
def test_documents_that_nothing_ties_have_no_rows(
    name: str, province: Make, city: Make, registry: Registry
) -> None:
    assert OTHER not in OUTPUTS[name](compare(province(LOG), city(OTHER), registry))


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_begins_like_a_formula(begin: str) -> None:
    text = f"{begin}HYPERLINK(甲)"
    written = sheet([(text, "乙")])
    assert written.startswith("\ufeff")
    (row,) = csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""))
    assert row == [f"'{text}", "乙"]


@pytest.mark.parametrize(
    "text", ["4:6", "1：1", "1/2", "3-5", "（1）", "(2)", "1.", "2.10", "007", "9" * 16, "1E5"]
)
def test_what_a_spreadsheet_would_show_as_something_else_is_marked(text: str) -> None:
    assert sheet([(text, "乙")]) == f"\ufeff'{text},乙\r\n"


@pytest.mark.parametrize(
    "text", ["-3%", "-30", "3000", "12.5", "2025-03-01", "一、", "（一）", "（1）潮位", "每周3次", "—"]
)
def test_what_a_spreadsheet_shows_as_it_is_has_no_mark(text: str) -> None:
    assert sheet([(text, "乙")]) == f"\ufeff{text},乙\r\n"


def test_csv_of_a_table_with_formulas_is_text(province: Make, city: Make, registry: Registry) -> None:
    found = compare(province(f"=1+1{LOG}"), city(f"@SUM{LOG}"), registry)
    rows = list(csv.reader(io.StringIO(as_csv(found).removeprefix("\ufeff"))))
    assert [rows[1][2][:3], rows[1][9][:3]] == ["'=1", "'@S"]
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@")]


def test_sections_say_where_they_went_and_where_they_come_from(
    province: Make, city: Make, registry: Registry
) -> None:
    base = province("一、记录", LOG, STAFF, "二、修缮", REPAIR)
    target = city("一、采摘", OTHER, "二、潮位", LOG, STAFF)
    ours, theirs = chapters(compare(base, target, registry))
    assert [(one.heading, one.segment, one.depth) for one in ours] == [
        ("一、记录", "b1", 1),
        ("二、修缮", "b4", 1),
    ]
    assert [heading for heading, _ in ours[0].others] == ["二、潮位"]
    assert ours[1].others == ()
    assert dict(ours[1].shares)["dropped"] == 1
    assert dict(theirs[0].shares)["added"] == 1
    assert [heading for heading, _ in theirs[1].others] == ["一、记录"]
    assert sum(share for _, share in ours[0].shares) == pytest.approx(1)


def test_what_moved_says_from_which_section(province: Make, city: Make, registry: Registry) -> None:
    base = province("一、记录", LOG, STAFF, "二、修缮", REPAIR)
    found = compare(base, city("一、修缮", REPAIR, "二、记录", STAFF, LOG), registry)
    assert any(link.moved for link in found.links)
    for name in ("text", "html"):
        assert "移位（原在一）" in OUTPUTS[name](found)


def test_a_text_without_sections_has_no_table_of_them(province: Make, registry: Registry) -> None:
    assert chapters(compare(province(LOG), province(LOG, STAFF), registry)) == ((), ())


def test_what_changed_stands_first_among_figures(province: Make, city: Make, registry: Registry) -> None:
    same, changed = "每座观潮台建观景平台1处。", "每座观潮台设潮位标尺4根。"
    page = view(
        compare(province(LOG, same, STAFF, changed), city(LOG, same, changed.replace("4", "6")), registry)
    )
    assert [row.change for row in page.figures][:1] == ["changed"]
    assert page.figures[-1].change == "same"
    assert (page.figures[0].base_segment, page.figures[0].target_segment) == ("b4", "t3")


def test_a_duty_is_quoted_with_its_clause(province: Make, city: Make, registry: Registry) -> None:
    base, target = (
        f"{LOG[:-1]}；各地{word}对观潮台逐座登记造册，建立档案，每年更新。" for word in ("应当", "可以")
    )
    page = view(compare(province(base), city(target), registry))
    (row,) = page.duties
    assert row.label == "力度减弱"
    assert row.base_quote == "各地应当对观潮台逐座登记造册…"
    assert row.target_quote == "各地可以对观潮台逐座登记造册…"


def test_a_range_and_a_ratio_have_both_of_their_numbers(
    province: Make, city: Make, registry: Registry
) -> None:
    text = "擅自熄灯的，处五千元以上一万元以下罚款，灯油费由省与市按4:6分担。"
    found = json.loads(as_json(compare(province(text), city(text), registry)))
    assert [(f["base"]["number"], f["base"]["top"]) for f in found["figures"]] == [
        ("5000", "10000"),
        ("4", "6"),
    ]
