"""Two columns side by side on every line of a text: one after the other, where they are prose."""

from __future__ import annotations

from generator.source import read, read_bytes

_LEFT = [
    "　　为加强冰场管理，保障群众人身安全，",
    "依照有关法规，结合本市实际，制定本办",
    "法。本办法所称冰场，是指在天然水面或",
    "者人工场地上开设的供公众滑冰、嬉冰的",
    "经营场所和公益场所，包括学校、社区开",
    "设的冰场。",
    "　　冰场应当设置围栏，围栏的高度不低",
    "于一米二，并在醒目位置公示开放时间、",
    "容纳人数和救护电话，夜间开放的冰场还",
    "应当设置照明和应急广播，并由管理单位",
]
_RIGHT = [
    "安排专人值守。",
    "　　滑道应当设置护垫，护垫的厚度不低",
    "于五厘米，每年开放之前由管理单位检查",
    "一次，检查的结果应当记录并公示。滑道",
    "的坡度、长度和宽度应当符合设计要求，",
    "弯道外侧应当加装防护网。",
    "　　管理单位应当每日巡查，发现冰面融",
    "化、开裂的，应当立即停止开放，设置警",
    "示标志，并向体育主管部门报告，经检查",
    "合格后方可重新开放。",
]
_PARAGRAPHS = [
    (
        "为加强冰场管理，保障群众人身安全，依照有关法规，结合本市实际，制定本办法。本办法所称冰场，是指在天然水面或者人工场地上开设的"
        "供公众滑冰、嬉冰的经营场所和公益场所，包括学校、社区开设的冰场。"
    ),
    (
        "冰场应当设置围栏，围栏的高度不低于一米二，并在醒目位置公示开放时间、容纳人数和救护电话，夜间开放的冰场还应当设置照明和应急广播，"
        "并由管理单位安排专人值守。"
    ),
    (
        "滑道应当设置护垫，护垫的厚度不低于五厘米，每年开放之前由管理单位检查一次，检查的结果应当记录并公示。滑道的坡度、长度和宽度应当"
        "符合设计要求，弯道外侧应当加装防护网。"
    ),
    "管理单位应当每日巡查，发现冰面融化、开裂的，应当立即停止开放，设置警示标志，并向体育主管部门报告，经检查合格后方可重新开放。",
]


def _beside(left: list[str], right: list[str]) -> str:
    wide = 2 * max(map(len, left)) + 6
    return "\n".join(a + " " * (wide - 2 * len(a)) + b for a, b in zip(left, right, strict=True))


def test_columns_of_prose_come_one_after_the_other() -> None:
    source = read_bytes((_beside(_LEFT, _RIGHT) + "\n" + " " * 30 + "- 3 -\n").encode(), "a.txt")
    assert source.form == "columns"
    assert [finding.kind for finding in source.findings] == ["columns-apart"]
    assert [paragraph.text for paragraph in read(source).paragraphs] == _PARAGRAPHS


def test_what_spans_both_columns_keeps_its_place() -> None:
    title = " " * 10 + "望舒市人民政府关于加强冰场和滑道管理保障群众人身安全的若干规定（试行）"
    source = read_bytes(f"{title}\n{_beside(_LEFT, _RIGHT)}\n".encode(), "a.txt")
    texts = [paragraph.text for paragraph in read(source).paragraphs]
    assert texts == [title.strip(), *_PARAGRAPHS]


def test_tables_and_lists_of_names_stay_as_they_are() -> None:
    table = _beside([f"{n}号冰场" for n in range(10, 22)], ["市体育局、市文化局"] * 12)
    names = "\n".join(["江　月　　　石　川　　　林　晓"] * 12)
    for text in (table, names):
        assert read_bytes(text.encode(), "a.txt").form == "text"
