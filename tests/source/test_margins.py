"""Margins of left and right pages where nothing marks the page's end: judged by the lines around."""

from __future__ import annotations

from generator.source import decode, read

_FIRST = "冰场应当设置围栏，高度不得低于一米二，并"
_NEXT = "在醒目位置公示开放时间、最大容纳人数和电话，"
_LAST = "配备救护人员。"
_PARAGRAPH = _FIRST + _NEXT + _LAST


def _page(margin: str) -> str:
    return "".join(f"{margin}    {_FIRST}\n{margin}{_NEXT}\n{margin}{_LAST}\n" for _ in range(8))


def _texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in read(decode(text.encode(), "issue.txt")).paragraphs]


def test_left_and_right_pages_without_form_feeds() -> None:
    text = _page(" " * 6) + _page(" " * 13) + _page(" " * 6)
    assert _texts(text) == [_PARAGRAPH] * 24


def test_a_page_of_paragraphs_of_one_line_keeps_their_indents() -> None:
    entries = "".join(f"      （{n}）{_NEXT[:18]}。\n" for n in "一二三四五六七八九十")
    reading = read(decode((_page("  ") + entries + _page("  ")).encode(), "issue.txt"))
    assert {line.indent for line in reading.lines if line.text.startswith("（")} == {4}
