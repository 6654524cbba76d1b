"""Web pages: the text and nothing else, with what the site states of it."""

from __future__ import annotations

import pytest

from generator.source import read, read_bytes
from generator.source.text import SourceText

TITLE = "河鼓市人民政府关于规范夜市经营时间的通知"
BODY = (
    "<p>各县（市、区）人民政府：</p><p>为方便群众休闲，现就规范夜市经营时间通知如下：</p>"
    "<p>　　一、夜市每日营业不晚于二十三时，周末可以延长一小时，由属地政府公告。</p>"
    "<p>河鼓市人民政府</p><p>2025年7月3日</p>"
)


def page(body: str, head: str = "", encoding: str = "utf-8") -> SourceText:
    text = f"<!doctype html><html><head><meta charset={encoding}>{head}</head><body>{body}</body></html>"
    return read_bytes(text.encode(encoding), "a.html")


def own(source: SourceText) -> list[str]:
    aside = {no for no, _ in source.aside}
    return [line.strip("\u3000 ") for no, line in enumerate(source.lines, start=1) if no not in aside]


def kinds(source: SourceText) -> dict[str, str]:
    return {source.lines[no - 1]: kind for no, kind in source.aside}


def test_navigation_and_copyright_are_set_aside_not_lost() -> None:
    source = page(
        '<ul class="nav"><li><a href="/">首页</a></li></ul><h1>' + TITLE + f"</h1><div>{BODY}</div>"
        '<div class="foot"><p>版权所有 河鼓市人民政府办公室</p></div>'
    )
    assert own(source)[0] == TITLE
    assert own(source)[-1] == "2025年7月3日"
    assert kinds(source) == {"首页": "navigation", "版权所有 河鼓市人民政府办公室": "navigation"}


@pytest.mark.parametrize(
    "facts",
    [
        "<table><tr><td>文　　号：</td><td>河鼓政发〔2025〕5号</td><td>发布日期：</td><td>2025-07-04</td></tr></table>",
        "<ul><li>文号：河鼓政发〔2025〕5号</li><li>发布日期：2025-07-04</li></ul>",
        "<dl><dt>文号：</dt><dd>河鼓政发〔2025〕5号</dd><dt>发布日期：</dt><dd>2025-07-04</dd></dl>",
        "<p>文号：河鼓政发〔2025〕5号　　发布日期：2025-07-04</p>",
    ],
    ids=["table", "list", "pairs", "line"],
)
def test_a_number_that_only_the_facts_state_goes_under_the_title(facts: str) -> None:
    source = page(f"{facts}<h1>{TITLE}</h1><div>{BODY}</div>")
    assert own(source)[:3] == [TITLE, "河鼓政发〔2025〕5号", "各县（市、区）人民政府："]
    assert "metadata" in kinds(source).values()


def test_a_number_in_the_text_stays_and_the_facts_keep_theirs() -> None:
    source = page(
        f"<p>文号：河鼓政发〔2025〕5号</p><div><p>{TITLE}</p><p>河鼓政发〔2025〕5号</p>{BODY}</div>"
    )
    assert own(source)[:3] == [TITLE, "河鼓政发〔2025〕5号", "各县（市、区）人民政府："]
    assert kinds(source) == {"文号：河鼓政发〔2025〕5号": "metadata"}


def test_a_fact_left_blank_takes_nothing_from_the_text() -> None:
    source = page(
        f"<table><tr><td><b>标　　题：</b></td><td>{TITLE}</td></tr></table>"
        "<table><tr><td><b>主 题 词：</b></td><td></td><td></td></tr></table>"
        f"<table><tr><td><p>{TITLE[:12]}<br>{TITLE[12:]}</p>{BODY}</td></tr></table>"
    )
    assert own(source)[:2] == [TITLE[:12], TITLE[12:]]
    assert kinds(source)["主 题 词："] == "metadata"


def test_a_title_in_the_head_alone_is_used_without_the_sites_name() -> None:
    source = page(f"<div>{BODY}</div>", head=f"<title>{TITLE}_河鼓市人民政府</title>")
    assert own(source)[0] == TITLE


def test_a_list_with_columns_of_the_same_names_is_no_table_of_facts() -> None:
    listed = "<table><tr><td>文件名称</td><td>文号</td></tr><tr><td>关于夜市的通知</td><td>河鼓政发〔2019〕1号</td></tr></table>"
    source = page(f"<h1>{TITLE}</h1><div>{BODY}{listed}</div>")
    assert own(source)[-2:] == ["文件名称\t文号", "关于夜市的通知\t河鼓政发〔2019〕1号"]


def test_spans_of_rows_and_columns() -> None:
    rows = (
        '<tr><th>任务</th><th colspan=2>分工</th></tr><tr><td rowspan="2">夜市</td><td>甲局</td><td>乙局</td></tr>'
        "<tr><td>丙局</td><td>丁局</td></tr>"
    )
    source = page(f"<h1>{TITLE}</h1><div>{BODY}<table>{rows}</table></div>")
    assert own(source)[-3:] == ["任务\t分工\t<<", "夜市\t甲局\t乙局", "^^\t丙局\t丁局"]


def test_a_layout_table_is_not_a_table() -> None:
    source = page(f"<table><tr><td width=200>　</td><td><h1>{TITLE}</h1>{BODY}</td></tr></table>")
    assert own(source)[:2] == [TITLE, "各县（市、区）人民政府："]


def test_breaks_in_mid_sentence_are_joined_and_others_kept() -> None:
    source = page(
        f"<h1>{TITLE}</h1><div>{BODY}<p>夜市摊位由所在街道登记，<br>登记不收费。<br>　　摊位不得转让。</p></div>"
    )
    assert own(source)[-2:] == ["夜市摊位由所在街道登记，登记不收费。", "摊位不得转让。"]


def test_paragraphs_of_a_page_are_never_joined_with_one_another() -> None:
    source = page(
        f"<h1>{TITLE}</h1><div>{BODY}<p>附表所列夜市，按年度调整，由市商务局公布</p><p>有关事项另行通知</p></div>"
    )
    assert [p.text for p in read(source).paragraphs][-2:] == [
        "附表所列夜市，按年度调整，由市商务局公布",
        "有关事项另行通知",
    ]


def test_scripts_styles_and_hidden_text_are_counted() -> None:
    source = page(
        f"<script>甲乙</script><style>丙</style><h1>{TITLE}</h1><div>{BODY}<p style='display: none'>丁戊己</p></div>"
    )
    assert dict(source.left_out) == {"script": 2, "style": 1, "hidden": 3}
    assert "丁戊己" not in "".join(source.lines)


def test_a_picture_in_the_text_is_a_doubt() -> None:
    source = page(f"<h1>{TITLE}</h1><div>{BODY}<p><img src=a.png alt=分布图></p></div>")
    assert [(finding.kind, "分布图" in finding.text) for finding in source.findings] == [
        ("picture-in-text", True)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "big5", "utf-16"])
def test_encodings(encoding: str) -> None:
    text = "各位市民：圖書館開放時間" if encoding == "big5" else "各位市民：图书馆开放时间"
    source = read_bytes(f"<html><meta charset={encoding}><p>{text}</p></html>".encode(encoding), "a.html")
    assert source.lines == (text,)


def test_deep_nesting_is_read_in_time() -> None:
    assert read_bytes(b"<html><body>" + b"<div>" * 20_000 + "甲".encode(), "a.html").lines == ("甲",)


def test_spaces_typed_between_names_keep_them_apart() -> None:
    source = page(f"<h1>{TITLE}</h1><div>{BODY}<p>市商务局&nbsp;&nbsp;市公安局&nbsp; 市城管局</p></div>")
    assert [p.text for p in read(source).paragraphs][-1] == "市商务局 市公安局 市城管局"
