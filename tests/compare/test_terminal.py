"""The text of a comparison in a terminal: widths, colours, what is folded, what is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compare import compare
from generator.compare.matrix import matrix
from generator.compare.render import as_text, matrix_text
from generator.compare.render.wrapping import Span, columns, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.compare import Comparison
    from generator.document.model import Document
    from generator.registry import Registry

    Make = Callable[..., Document]

LOG = "各观潮台每天早晚各记录一次潮位，由值班员签字后存档。"
STAFF = "每座观潮台的值班员不少于2名，并配备急救箱和应急电台。"
REPAIR = "对台龄超过三十年的观潮台逐座进行安全鉴定，及时加固修缮。"
SCHOOL = "组织中小学学生参观观潮台，讲解潮汐知识，每学期不少于一次。"
TEXT = "潮位（含“大潮”）12345米，由值班员alpha-9记录；《观潮办法》另行制定。"


@pytest.fixture
def found(province: Make, city: Make, registry: Registry) -> Comparison:
    base = province("一、记录", LOG, STAFF, "二、修缮", REPAIR)
    return compare(base, city("一、记录", LOG, STAFF.replace("2名", "3名"), SCHOOL), registry)


@given(st.lists(st.sampled_from(["31", "", "2"]), min_size=1, max_size=3), st.integers(24, 120))
def test_no_line_is_wider_than_the_terminal_and_nothing_is_lost(styles: list[str], width: int) -> None:
    spans = [Span(text=TEXT, style=style) for style in styles]
    lines = [_bare(line) for line in wrapped(spans, width=width, hang="  ")]
    assert all(columns(line) <= width for line in lines)
    assert "".join(line.removeprefix("  ") for line in lines) == TEXT * len(styles)
    assert not [line for line in lines if line.strip()[:1] in set("，。、；：）》”")]
    assert not [line for line in lines if line[-1:] in set("（《“")]
    assert not re.search(r"\d$.^\d", "\n".join(lines), re.MULTILINE | re.DOTALL)


def test_an_endless_word_is_cut() -> None:
    assert max(columns(line) for line in wrapped([Span(text="a" * 300)], width=40)) == 40


def test_changes_are_told_without_colour_by_brackets_and_with_it_not_by_colour_alone(
    found: Comparison,
) -> None:
    plain = as_text(found)
    assert "不少于[-2-]{+3+}名" in plain
    assert "\x1b" not in plain
    coloured = as_text(found, colour=True)
    assert "\x1b[31;9m2\x1b[0m\x1b[32;4m3\x1b[0m" in coloured  # struck through, underlined
    assert "[-" not in coloured
    assert _bare(coloured).replace("[-", "") == _bare(coloured)


def test_what_is_left_out_is_counted_and_shown_on_request(found: Comparison) -> None:
    told = as_text(found)
    assert "未采用2句" in told
    assert "：二、修缮" in told
    assert REPAIR not in told
    assert f"[-{REPAIR}-]" in as_text(found, full=True)
    assert f"{{+{SCHOOL}+}}" in told


def test_many_figures_that_are_left_out_are_counted(province: Make, city: Make, registry: Registry) -> None:
    left = [f"第{name}观潮台建观景平台{at}处。" for at, name in enumerate("甲乙丙丁戊己庚辛壬癸", 11)]
    found = compare(province(LOG, STAFF, *left), city(LOG, STAFF), registry)
    folded, full = as_text(found), as_text(found, full=True)
    assert folded.count("  - ") == 8
    assert "… 另有2项未采用（--full 列出）" in folded
    assert full.count("  - ") == 10
    assert "--full" not in full


def test_the_order_is_that_of_a_readers_questions(found: Comparison) -> None:
    text = as_text(found)
    wanted = ("按条款计", "不是对贯彻落实情况", "数字与期限", "各节的去向", "一、记录 [", "说明：", "把握：")
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)


def test_identical_and_unrelated_documents_are_told_in_a_few_lines(
    province: Make, city: Make, registry: Registry
) -> None:
    same = as_text(compare(province(LOG), province(LOG), registry))
    assert "完全相同" in same
    assert LOG not in same
    apart = as_text(compare(province(LOG), city(SCHOOL), registry))
    assert "不作逐句对照" in apart
    assert SCHOOL not in apart
    assert "未采用" not in apart.partition("说明：")[0]


def test_pairs_that_were_asked_for_though_nothing_ties_them_say_so(
    province: Make, city: Make, registry: Registry
) -> None:
    found = compare(province(LOG), city("值班员签字后存档，另报渔会备查。"), registry, even_unrelated=True)
    assert found.links
    assert "配对未必成立" in as_text(found)


def test_a_misread_character_is_no_change(province: Make, city: Make, registry: Registry) -> None:
    text = as_text(compare(province(LOG, SCHOOL), city(LOG, SCHOOL.replace("学生", "學生")), registry))
    assert "疑似识别差错" in text
    assert re.search(r"\[\?.*学.*\|.*學.*\?\]", text)


def test_a_document_tells_the_terminal_nothing(province: Make, city: Make, registry: Registry) -> None:
    loud = LOG.replace("早晚", "\x1b[2J早晚\x07\u202e")
    for found in (compare(province(LOG), city(loud), registry), compare(province(loud), city(LOG), registry)):
        for text in (as_text(found), matrix_text(matrix([found]))):
            assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", text)


def _bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)
