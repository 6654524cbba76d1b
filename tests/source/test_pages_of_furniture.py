"""Running heads and page numbers that only a whole file shows: they climb from page to page."""

from __future__ import annotations

from generator.source import Furniture, decode, read

_LINES = [
    f"第{ordinal}座冰场由所在地的街道办事处负责管理。" for ordinal in "一二三四五六七八九十甲乙丙丁戊己"
]


def _set_aside(pages: list[list[str]]) -> list[tuple[Furniture, str]]:
    reading = read(decode("\n".join(line for page in pages for line in page).encode(), "issue.txt"))
    texts = {line.no: line.text for line in reading.lines}
    return [(kind, texts[no]) for no, kind in sorted(reading.furniture.items())]


def test_heads_that_carry_the_page_number_left_and_right() -> None:
    heads = [f"{n} 星河省人民政府公报" if n % 2 == 0 else f"省政府文件 {n}" for n in range(2, 8)]
    assert _set_aside([[head, *_LINES] for head in heads]) == [
        (Furniture.RUNNING_HEAD, head) for head in heads
    ]


def test_numbered_short_lines_close_together_are_text() -> None:
    assert _set_aside([[f"{n} 冰场责任清单", *_LINES[:3]] for n in range(2, 8)]) == []


def test_bare_page_numbers_among_other_bare_numbers() -> None:
    pages = [[*_LINES, mark] for mark in ("21", "22", "· 23 ·", "24", "26")]
    pages[1].insert(8, "7")
    pages[3].insert(9, "350")
    assert [text for _, text in _set_aside(pages)] == ["21", "22", "· 23 ·", "24", "26"]


def test_numbers_that_climb_in_a_few_lines_are_text() -> None:
    items = [line for n in range(1, 6) for line in (str(n), *_LINES[:2])]
    assert _set_aside([_LINES, items, ["3", *_LINES], _LINES]) == []


def test_two_heads_by_turns_twice_each() -> None:
    heads = ["省政府文件 1", "2 通知选登", "省政府文件 3", "4 通知选登"]
    assert [text for _, text in _set_aside([[head, *_LINES] for head in heads])] == heads


def test_the_gazettes_name_with_a_page_number_once() -> None:
    assert [text for _, text in _set_aside([[*_LINES, "12 星河省人民政府公报", *_LINES]])] == [
        "12 星河省人民政府公报"
    ]


def test_year_and_issue_alone_above_every_page() -> None:
    pages = [["2025·3", *_LINES, f"- {n} -"] for n in range(1, 5)]
    assert [text for _, text in _set_aside(pages)] == [t for n in range(1, 5) for t in ("2025·3", f"- {n} -")]
