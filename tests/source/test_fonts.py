"""Letters that a badly mapped font gave for signs: read where the file proves them, kept where not."""

from __future__ import annotations

import pytest

from generator.source import read, read_bytes

_TEXT = """望舒市人民政府关于加强冰场管理的通知
望政发〔2025〕6号
各区人民政府，市政府各部门：
为加强冰场管理，根据《星河省公共安全条例》（星政发〔2024〕22号），现就有关事项通知如下：
一、总体要求
冰场应当设置围栏，滑道应当设置护垫，夜间开放的，还应当设置照明。
二、主要任务
（一）每日巡查。管理单位应当检查冰面、围栏和护垫，并作记录。
（二）及时报告。发现冰面融化、开裂的，应当立即停止开放，并报告《望舒市冰场管理办法》（望政发〔2023〕9号）规定的部门。
三、保障措施
各区人民政府应当安排经费，保障冰场的管理和养护。
"""
_FONT = str.maketrans("，。（）：、", "ɿǱߨߩĤƾ")


def _texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in read(read_bytes(text.encode(), "a.txt")).paragraphs]


def test_signs_that_their_places_prove() -> None:
    source = read_bytes(_TEXT.translate(_FONT).encode(), "a.txt")
    assert dict(source.font) == dict(zip("ɿǱߨߩĤƾ", "，。（）：、", strict=True))
    assert [finding.kind for finding in source.findings] == ["font-map"]
    assert _texts(_TEXT.translate(_FONT)) == _texts(_TEXT)


def test_brackets_of_numbers_and_titles_in_private_codes() -> None:
    font = str.maketrans("〔〕《》", "\ue101\ue102\ue103\ue104")
    assert _texts(_TEXT.translate(font)) == _texts(_TEXT)


def test_codes_of_gb_2312_taken_for_unicode() -> None:
    font = {ord(sign): chr(int.from_bytes(sign.encode("gb2312"), "big")) for sign in "，。：、《》"}
    garbled = _TEXT.translate(font)
    assert "ꎬ" in garbled
    assert _texts(garbled) == _texts(_TEXT)


@pytest.mark.parametrize("letter", ["ɿ", "\ue123"])
def test_a_letter_without_proof_is_kept(letter: str) -> None:
    source = read_bytes(_TEXT.replace("记录", f"记{letter}录").encode(), "a.txt")
    assert source.font == ()
    assert any(letter in paragraph.text for paragraph in read(source).paragraphs)


def test_a_comma_is_not_taken_from_a_letter_where_commas_are_printed() -> None:
    assert read_bytes(_TEXT.replace("冰", "ɿ").encode(), "a.txt").font == ()


def test_pinyin_is_no_font() -> None:
    assert read_bytes((_TEXT + "望舒（wàngshū）。\n望（ā）。\n望（ā）。\n").encode(), "a.txt").font == ()
