"""How blocks become runs, headings, tables and a table of contents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pages.small_library import NOTICE, documents, notice, plan

from generator.document.model import BlockKind
from generator.pages import body
from generator.pages.phrases import phrases
from generator.pages.runs import split
from generator.pages.table import table
from generator.pages.view import Run, Target


def test_run_in_heading_is_dressed_and_nothing_is_lost() -> None:
    block = plan().blocks[5]
    runs = split(block.text, block.heading or "", ())
    assert [run.role for run in runs] == ["heading", ""]
    assert runs[0].text == "（一）改造路灯。"
    assert "".join(run.text for run in runs) == block.text


def test_link_inside_the_run_in_heading_keeps_both() -> None:
    target = Run(text="", target=Target(key="k"), role="cite")
    runs = split("（一）据《甲》办理。后文", "（一）据《甲》办理。", ((4, 7, target),))
    assert [(run.text, run.role, run.target is not None) for run in runs] == [
        ("（一）据", "heading", False),
        ("《甲》", "cite", True),
        ("办理。", "heading", False),
        ("后文", "", False),
    ]


@given(
    st.text(max_size=40),
    st.integers(0, 40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=5),
)
def test_runs_join_to_the_text_whatever_the_offsets(
    text: str, head: int, spans: list[tuple[int, int]]
) -> None:
    links = tuple((a, b, Run(text="", target=Target(key="k"))) for a, b in sorted(spans) if a < b)
    runs = split(text, text[:head], links)
    assert "".join(run.text for run in runs) == text
    assert all(run.text for run in runs)


def test_merged_cells_become_row_spans() -> None:
    view = table(notice().blocks[-1].rows)
    assert [[("".join(run.text for run in cell.runs), cell.span) for cell in row] for row in view.rows] == [
        [("1", 2), ("普查路灯", 1), ("市综合执法局\n市住房城乡建设局", 1), ("6月底前", 2)],
        [("公布清单", 1), ("市综合执法局", 1)],
        [("2", 1), ("更换灯罩", 1), ("各区、县（市）", 1), ("年底前", 1)],
    ]


@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.tuples(*[st.none() | st.just("x")] * n), min_size=1, max_size=8)
    )
)
def test_every_row_of_a_table_covers_every_column_once(rows: list[tuple[str | None, ...]]) -> None:
    view = table(rows)
    columns = len(rows[0])
    covered = [0] * len(view.rows)
    for index, row in enumerate(view.rows):
        for cell in row:
            for below in range(cell.span):
                covered[index + below] += 1
    assert covered == [columns] * len(view.rows)


def test_link_stands_in_its_cell() -> None:
    run = Run(text="", target=Target(key="k"))
    view = table((("甲", "乙"), ("据《某法》", "丙")), {(1, 0): ((1, 5, run),)})
    assert [one.target is not None for one in view.rows[0][0].runs] == [False, True]


def test_ragged_rows_are_filled() -> None:
    view = table((("甲", "乙"), ("1",), ("2", "3")))
    assert [len(row) for row in view.rows] == [2, 2]


def test_outline_nests_and_makes_enclosures_chapters() -> None:
    entries = body.outline(plan())
    assert [(one.title, [child.title for child in one.children]) for one in entries] == [
        ("一、减少眩光", ["（一）改造路灯"]),
        ("二、设立暗夜公园", []),
    ]
    assert [one.anchor for one in body.outline(notice())] == ["enclosure-1"]


def test_heading_levels_start_below_their_title() -> None:
    parts = body.parts(documents()[NOTICE], {}, {})
    levels = {block.id: block.level for part in parts for block in part.blocks}
    assert (levels["p1"], levels["p4"], levels["p5"]) == (1, 2, 3)


def test_title_breaks_between_words_only() -> None:
    title = "望舒市人民政府办公室关于下达2025年路灯改造任务的通知"
    pieces = phrases(title)
    assert "".join(pieces) == title
    assert not [piece for piece in pieces if piece.startswith(("的", "年"))]
    assert any(piece.endswith("的通知") for piece in pieces)


@given(st.text(alphabet="关于2025年的《通知》（试行）ab ", max_size=60))
def test_phrases_lose_nothing(title: str) -> None:
    assert "".join(phrases(title)) == title


def test_note_and_date_keep_their_kinds() -> None:
    parts = body.parts(plan(), {}, {})
    words = [block.css.split()[0] for block in parts[0].blocks]
    assert words[-2:] == [BlockKind.SIGNATURE, BlockKind.DATE]
