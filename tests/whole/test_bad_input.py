"""Bad and enormous input: a result or one clear message, in time that grows with the input alone."""

from __future__ import annotations

import time
from itertools import cycle, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline.small_source import issue
from reading import converted, registry

from generator.errors import SourceError
from generator.markdown import read_document, write_document
from generator.pipeline import Conversion, Supplied, convert_text
from generator.source import decode, read, read_bytes

HEAD = "望舒市人民政府关于加强冰场管理的通知\n\n望舒政发〔2025〕6号\n\n各区、县（市）人民政府：\n\n"
TAIL = "\n\n望舒市人民政府\n\n2025年3月1日\n"
PROSE = "冰场管理单位应当每日检查冰面厚度、围栏和照明，并作记录，发现问题立即整改。"
_SECONDS = 20
"""Far more than any of these takes; what is not linear takes minutes."""


def in_time(text: str) -> Conversion:
    began = time.process_time()
    found = converted(text)
    assert time.process_time() - began < _SECONDS
    return found


def sideways(*header: str) -> str:
    """A table set on its side, one character a line, with cells of every width up to 300."""
    heads = "\n\n".join("\n".join(name) for name in header)
    cells = "\n\n".join("\n".join("冰场应当设置围栏" * (1 + n * n // 30)) for n in range(30))
    return "\n\n\n\n".join([f"{heads}\n\n{cells}"] * 3)


def chain(piece: str) -> str:
    """``piece`` 10,000 times, each with a number of its own."""
    return "".join(piece.replace("{}", str(n)) for n in range(1, 10_001))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("（" * 20_000, id="20,000 open brackets"),
        pytest.param("[" * 20_000, id="20,000 open square brackets"),
        pytest.param("（" * 20_000 + "）" * 20_000, id="20,000 nested brackets"),
        pytest.param("《" * 20_000, id="20,000 open titles"),
        pytest.param("（\n" * 20_000, id="a bracket a line"),
        pytest.param("《冰场管理办法\n" * 20_000, id="a title a line that never closes"),
        pytest.param("（冰场\n" + "管理规定内容\n" * 20_000, id="a bracket that never closes"),
        pytest.param("冰" * 1_000_000, id="a line of 1,000,000 characters"),
        pytest.param(PROSE * 25_000, id="a paragraph of 1,000,000 characters"),
        pytest.param("1" * 200_000, id="a number of 200,000 digits"),
        pytest.param("冰 " * 200_000, id="a line set wide"),
        pytest.param("冰" + "\u3000" * 400_000 + "场", id="a gap of 400,000 spaces"),
        pytest.param("*" * 200_000 + "冰", id="200,000 stars"),
        pytest.param("." * 200_000 + "冰", id="200,000 dots"),
        pytest.param("冰场管理\n" * 100_000, id="100,000 short lines"),
        pytest.param("冰场，\n" * 100_000, id="100,000 short lines that go on"),
        pytest.param((PROSE[:-1] + "，\n") * 20_000, id="20,000 lines of one paragraph"),
        pytest.param("一、冰场管理工作\n" * 10_000, id="10,000 times the same label"),
        pytest.param("".join(f"{n % 90 + 1} 冰场管理\n" for n in range(10_000)), id="10,000 lost dots"),
        pytest.param("甲\t乙\n" + "冰场\t围栏\n" * 10_000, id="a table of 10,000 rows"),
        pytest.param("\t".join("冰" * 2_000) + "\n", id="a table of 2,000 columns"),
        pytest.param("冰\n" * 20_000, id="20,000 lines of one character"),
        pytest.param(sideways("冰场", "围栏", "单位", "时限", "备注"), id="a table on its side of 5 columns"),
        pytest.param("2025年3月1日\n" * 10_000, id="10,000 dates"),
        pytest.param("星政发〔2025〕6号\n" * 10_000, id="10,000 numbers"),
        pytest.param("— 1 —\n" * 20_000, id="20,000 page numbers"),
        pytest.param("由市市财政局负责" * 5_000, id="5,000 doubts in a line"),
        pytest.param(chain("望舒市人民政府关于加强{}号冰场管理的通知\n"), id="10,000 titles"),
        pytest.param("目录\n冰场" + "." * 200_000 + "冰\n", id="leaders without a page"),
        pytest.param("按照" + chain("《冰场{}管理办法》（星政发〔2024〕{}号）、"), id="10,000 citations"),
        pytest.param("按照" + chain("《冰场{}管理办法》、"), id="10,000 titles in a row"),
        pytest.param(
            "按照" + chain("《星河省冰场{}办法》和《冰场{}办法》以及"), id="20,000 titles, in full and short"
        ),
        pytest.param("按照" + chain("星政发〔2024〕{}号、星河省人民政府令第{}号、"), id="20,000 numbers"),
        pytest.param("按照" + chain("《冰场{}管理办法》令第{}号。"), id="10,000 orders of nobody"),
        pytest.param(chain("附件{}\n\n冰场名录\n\n每日巡查。\n\n"), id="10,000 attachments"),
        pytest.param("附件：" + chain("{}.冰场名录\n"), id="10,000 attachments named"),
        pytest.param(chain("一、\t负責\t冰场{}\t书亭\n"), id="10,000 doubts in a table"),
        pytest.param("（《〈“【" * 20_000 + "】”〉》）" * 20_000, id="20,000 nested brackets of every kind"),
        pytest.param("\n" * 200_000 + PROSE, id="200,000 blank lines"),
    ],
)
def test_enormous_text_is_read_in_time(text: str) -> None:
    found = in_time(HEAD + text + TAIL)
    for document in found.documents:
        assert read_document(write_document(document), file="case.md").title == document.title


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 20_000, id="brackets alone"),
        pytest.param("<!doctype html><body>" + "<div>" * 20_000, id="20,000 nested elements"),
    ],
)
def test_enormous_nothing_is_one_message_in_time(text: str) -> None:
    began = time.process_time()
    with pytest.raises(SourceError, match="; "):
        convert_text(read_bytes(text.encode(), "case.txt"), "sources/case.txt", registry(), Supplied())
    assert time.process_time() - began < _SECONDS


def test_many_documents_are_read_in_time() -> None:
    count = 2_000
    text = "\n".join(HEAD.replace("6号", f"{n}号") + PROSE + TAIL for n in range(1, count + 1))
    assert len(in_time(text).documents) == count


def test_twenty_megabytes_are_read_in_time() -> None:
    lines = 200_000
    began = time.process_time()
    reading = read(decode("\n".join(islice(cycle([PROSE, "", PROSE]), lines)).encode(), "case.txt"))
    assert time.process_time() - began < 3 * _SECONDS
    assert len(reading.lines) == lines


def test_a_file_beyond_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.source import text  # noqa: PLC0415 — to lower its bound

    monkeypatch.setattr(text, "MAX_BYTES", 1_000)
    with pytest.raises(SourceError, match="more than 1,000; give one issue a file"):
        decode(b"a" * 1_001, "case.txt")


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
    ],
)
def test_an_encoding_is_read_by_rule_and_recorded(codec: str, name: str) -> None:
    found = converted(issue().encode(codec))
    assert found.issue.encoding == name
    assert found.documents[0].title == "望舒市人民政府关于加强冰场管理的通知"


def test_utf_16_of_the_other_order() -> None:
    data = b"\xfe\xff" + issue().encode("utf-16-be")
    assert converted(data).issue.encoding == "utf-16-be"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_line_end(ends: str) -> None:
    found = converted(issue().replace("\n", ends))
    assert found.documents[0].source
    assert found.documents[0].source.lines == (3, 11)


def test_control_characters_are_removed_and_counted() -> None:
    found = converted(issue(text="冰\x00场\x07应当\x1b设置围栏。\x85"))
    assert found.documents[0].blocks[2].text == "冰场应当设置围栏。"
    assert found.characters["control"] == 4


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_truncated_file_gives_what_is_there(share: float) -> None:
    data = issue(text=PROSE * 4).encode()
    cut = data[: int(len(data) * share)]
    try:
        found = converted(cut)
    except SourceError:
        return  # too little is left, and that was said
    assert found.documents[0].doc_number in {None, "望舒政发〔2025〕6号"}


PIECES = st.sampled_from(
    [
        *HEAD.split("\n"), *TAIL.split("\n"), PROSE, PROSE[:17], PROSE[17:], "附件：1.冰场名录", "附件1", "附件", "目录",
        "冰场名录", "一、总体要求", "（一）加强巡查。每日巡查。", "1.每季度不少于一次；", "第一条　为了加强管理，制定本办法。",
        "1.1 编制目的", "— 12 —", "12", "冰场\t围栏", "\t", "| 冰 | 场 |", "# 冰场", "**冰场**", "- 冰场", "书书书", "冰", "。", "，",
        "2025年2月30日", "二〇二五年三月一日", "星河省人民政府令", "第２１号", "【市政府文件】", "冰场管理 ..... (1)", "主办：望舒市人民政府",
        "出版日期：2025年5月26日", "望舒市人民政府公报 2025年第5期", "\x0c", "\u3000", " ", "<script>", "〔", "〕", "《", "》", "\ue010", "\ue123",
        "自2025年4月1日起施行，有效期至2030年2月31日。", "（2025年2月30日通过）", "抄送：市委。",
    ]
)  # fmt: skip
ANY_LINE = st.one_of(PIECES, PIECES, st.text(max_size=40))
ANY_TEXT = st.lists(ANY_LINE, max_size=40).map("\n".join)


def attempt(data: bytes) -> Conversion | None:
    try:
        return converted(data)
    except SourceError:
        return None


@settings(max_examples=250)
@given(st.one_of(st.binary(max_size=300), ANY_TEXT.map(lambda text: text.encode("utf-8", "replace"))))
def test_no_input_raises_anything_but_a_message(data: bytes) -> None:
    found = attempt(data)
    if found is None:
        return
    for document in found.documents:
        again = read_document(write_document(document), file="case.md")
        assert write_document(again) == write_document(document)


@settings(max_examples=150)
@given(ANY_TEXT)
def test_no_character_is_lost(text: str) -> None:
    found = attempt(text.encode("utf-8", "replace"))
    if found is not None:
        accounted(found, text.encode("utf-8", "replace"))


def accounted(found: Conversion, data: bytes) -> None:
    """Every Han character and digit of every line is in the block that has the line, or set aside."""
    reading = read(decode(data, "case.txt"))
    aside = {removed.line for removed in found.removed}
    held = {f"{d.id}#{b.id}": b for d in found.documents for b in d.blocks}
    owner: dict[int, str] = {}
    for placed in found.placed:
        block = held.get(placed.to)
        said = placed.text or (
            block.text or "".join(cell or "" for row in block.rows for cell in row) if block else ""
        )
        for no in range(placed.start, placed.end + 1):
            if no not in aside:
                owner[no] = owner.get(no, "") + said
    for line in reading.lines:
        if line.no in aside or not line.text:
            continue
        assert line.no in owner, line
        lacking = [c for c in line.text if c.isalnum() and c not in owner[line.no]]
        assert not lacking, line
