"""Cutting a document into what a comparison joins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.compare.model import SegmentKind
from generator.compare.texts.segments import label_of, segments_of, sentences
from generator.document.model import Block, BlockKind


def test_a_full_stop_inside_a_short_quotation_cuts_nothing() -> None:
    assert sentences("把“先看后量。边看边记”写进章程，按月公布。") == (
        "把“先看后量。边看边记”写进章程，按月公布。",
    )


def test_a_quotation_that_ends_on_a_full_stop_ends_its_sentence() -> None:
    assert sentences("馆长说：“今晚开馆。”各台随后开门。") == ("馆长说：“今晚开馆。”", "各台随后开门。")


def test_semicolons_part_provisions() -> None:
    text = "对迟报潮位的，由市通报批评；对瞒报潮位的，取消当年补助。"
    assert sentences(text) == ("对迟报潮位的，由市通报批评；", "对瞒报潮位的，取消当年补助。")


def test_responsible_units_stand_alone() -> None:
    found = segments_of([Block(id="p1", text="各县建一座望月台。（责任单位：市月历局、市潮汐局）")], side="t")
    assert [(s.kind, s.text) for s in found] == [
        (SegmentKind.SENTENCE, "各县建一座望月台。"),
        (SegmentKind.UNITS, "（责任单位：市月历局、市潮汐局）"),
    ]


def test_a_run_in_heading_is_a_segment_of_its_own() -> None:
    heading = "（一）摸清底数。"
    block = Block(id="p1", text=heading + "逐台登记。", heading=heading, run_in=True, level=2, label="（一）")
    found = segments_of([block], side="b")
    assert [(s.id, s.kind, s.text, s.path) for s in found] == [
        ("b1", SegmentKind.HEADING, heading, ("（一）",)),
        ("b2", SegmentKind.SENTENCE, "逐台登记。", ("（一）",)),
    ]


def test_cells_are_segments_and_merged_ones_stand_once() -> None:
    rows = (("任务", "单位"), ("修缮观潮亭三座", "省潮汐厅"), (None, "省月历厅"))
    found = segments_of([Block(id="p1", kind=BlockKind.TABLE, rows=rows)], side="b")
    assert [(s.text, s.cell) for s in found][2:] == [
        ("修缮观潮亭三座", (1, 0)),
        ("省潮汐厅", (1, 1)),
        ("省月历厅", (2, 1)),
    ]


def test_list_numbers_are_told_from_years_and_amounts() -> None:
    labels = [
        label_of(text)
        for text in ("（三）潮报", "12.潮报", "第六条 潮报", "1.2.3潮报", "2025年", "3.5万元", "18家")
    ]
    assert labels == ["（三）", "12.", "第六条 ", "1.2.3", "", "", ""]


def test_an_endless_sentence_is_cut_at_commas() -> None:
    text = "潮起潮落要记清，" * 900
    pieces = sentences(text)
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 1200
    assert all(piece.endswith("，") for piece in pieces)


signs = st.text(alphabet="潮月星台（）《》“”；。，：！？一二1.2 \n〔〕责任单位：市", max_size=300)


@given(signs)
def test_cutting_loses_and_adds_nothing(text: str) -> None:
    assert "".join(sentences(text)) == text


@given(st.lists(signs, max_size=6))
def test_segments_joined_are_the_document(texts: list[str]) -> None:
    blocks = [Block(id=f"p{n}", text=text) for n, text in enumerate(texts)]
    assert "".join(s.text for s in segments_of(blocks, side="b")) == "".join(texts)
