"""What is written is read back, whatever a gazette holds; and shown as text by any Markdown reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.document.model import BODY, Block, BlockKind, Document, Effect, Enclosure, EnclosureKind
from generator.document.outline import label_text, outline_level
from generator.errors import SourceError
from generator.markdown import read_document, write_document
from generator.markdown.body import read_body, write_body
from generator.markdown.escape import escape, unescape

HOSTILE = [
    "<script>alert(1)</script>",
    "| 冰场 | 围栏 |",
    "{{ 冰场 }} {% raw %}",
    "[冰场](javascript:alert(1))",
    "![](x onerror=y)",
    "# 冰场",
    "10. 第十项",
    "1) 项",
    "^^",
    "\\",
    "\\\\|",
    "---",
    "***",
    "===",
    "> 引",
    "- 项",
    "+ 项",
    ": 释义",
    "!!! note",
    "```冰场```",
    "~~~",
    "&lt;b&gt; &amp;",
    "**粗**与__粗__",
    "<!-- part: body -->",
    "<!-- heading -->",
    "[^1]: 注",
    "*[冰]: 场",
    "https://xinghe.example/?a=1&b=2",
    "$x^2$",
    "[TOC]",
    "    缩进",
    "::: 指令",
]
_SIGNS = st.sampled_from("#*_`|\\[](){}<>&!~^+-=:.@$%/'\"0123456789一二（）、。冰场章条是abc ")
_TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(_SIGNS, min_size=1, max_size=30),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=4).map(" ".join),
)
TEXT = _TEXTS.map(lambda text: " ".join(text.split())).filter(bool)
CELL = st.one_of(TEXT, st.just(""))
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[CELL] * width), min_size=1, max_size=4).map(tuple)
)
_PLAIN_KINDS = [
    kind for kind in BlockKind if kind not in {BlockKind.TABLE, BlockKind.HEADING, BlockKind.TITLE}
]


@st.composite
def block(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from(BlockKind))
    part = draw(st.sampled_from([BODY, "enclosure-1"]))
    if kind is BlockKind.TABLE:
        rows = draw(ROWS)
        below = [draw(st.one_of(st.none(), st.just(cell))) for cell in rows[-1]]
        return Block(id="", part=part, kind=kind, rows=(rows[0], *rows[1:], tuple(below)))
    text = draw(TEXT)
    if kind is BlockKind.HEADING:
        level = draw(st.integers(1, 5))
        return Block(
            id="", part=part, kind=kind, text=text, level=level, label=label_text(text), heading=text
        )
    if kind is BlockKind.PARAGRAPH and draw(st.booleans()):
        heading = "（一）" + text.rstrip("* ") + "。"
        whole = heading + draw(TEXT)
        return Block(
            id="",
            part=part,
            text=whole,
            level=outline_level(whole),
            label=label_text(whole),
            heading=heading,
            run_in=True,
        )
    label = label_text(text) if kind is BlockKind.ITEM else None
    return Block(id="", part=part, kind=kind, text=text, label=label)


def numbered(blocks: list[Block]) -> tuple[Block, ...]:
    return tuple(replace(one, id=f"p{index}") for index, one in enumerate(blocks, start=1))


@given(st.text())
def test_escaped_text_is_read_back(text: str) -> None:
    assert unescape(escape(text)) == text
    assert unescape(escape(text, start=False)) == text


@given(st.lists(block(), min_size=1, max_size=6).map(numbered))
def test_blocks_are_read_back(blocks: tuple[Block, ...]) -> None:
    assert read_body(write_body(blocks)) == blocks


class _Shown(HTMLParser):
    """The text that a page shows, and the elements that could act."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.active: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"p", "h1", "h2", "h3", "h4", "h5", "h6", "strong"}:
            self.active.append(tag)
        self.active += [name for name, _ in attrs]


READERS: dict[str, Callable[[str], str]] = {
    "Python-Markdown": partial(python_markdown.markdown, extensions=["extra", "pymdownx.tilde"]),
    "CommonMark": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@given(text=TEXT)
def test_any_markdown_reader_shows_the_text_and_nothing_acts(reader: Callable[[str], str], text: str) -> None:
    shown = _Shown()
    shown.feed(reader(escape(text)))
    assert "".join(shown.text.split()) == "".join(text.split())
    assert shown.active == []


VALUES = st.one_of(
    st.sampled_from(
        [
            "no",
            "2016",
            ": #",
            "'",
            '"',
            "\ufeff",
            "~",
            "null",
            "1e3",
            "0x1F",
            "2025-03-01",
            "---",
            "- a",
            "{",
            "[",
            "%",
            "@",
            "!x",
            "&a",
            "*a",
        ]
    ),
    TEXT,
)


@given(VALUES, VALUES, VALUES, VALUES)
def test_facts_are_read_back(title: str, number: str, name: str, words: str) -> None:
    document = Document(
        id="wangshu/2025/wangshuzhengfa-2025-6",
        title=title,
        blocks=(Block(id="p1", kind=BlockKind.TITLE, text="冰场"),),
        doc_number=number,
        issuer=name,
        issuer_id="wangshu",
        addressees=(name, title),
        enclosures=(Enclosure(id="enclosure-1", title=words, kind=EnclosureKind.ISSUED),),
        effective=Effect(text=words),
        topics=(words, name),
    )
    assert read_document(write_document(document), file="case.md") == document


FRONT = "---\nid: wangshu/2025/a\ntitle: 冰场\nissuer_id: wangshu\n"


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("# 冰场\n", "case.md:1: the file has no front matter"),
        ("", "no front matter"),
        ("---\n---\n", "empty or not closed"),
        ("---\ntitle: 冰场\n", "case.md"),
        ("---\n- a\n- b\n---\n", "case.md"),
        ("---\n冰场\n---\n", "case.md"),
        ("---\n12\n---\n", "case.md"),
        ("---\ntitle: [冰场\n---\n", "can't be read"),
        ("---\ntitle: a: b\n---\n", "case.md:2"),
        ("---\n? {a: b}\n: c\n---\n", "case.md"),
        ("---\ntitle: !!python/object:os.system x\n---\n", "case.md"),
        ("---\ntitle: " + "[" * 3000 + "\n---\n", "case.md"),
        ("---\ntitle: 冰\x07场\n---\n", "case.md"),
        (
            FRONT + "date: 2025-02-30\n---\n",
            ":5: the front matter holds a value that can't be: day is out of range",
        ),
        (FRONT + "date: 早春\n---\n", "date"),
        (FRONT + "colour: red\n---\n", "case.md:5: the front matter doesn't hold what it should (colour"),
        (FRONT + "enclosures: [{id: enclosure-1, title: 甲, kind: 另件}]\n---\n", "enclosures.0.kind"),
        (FRONT + "findings: [{kind: a, text: b, severity: dire}]\n---\n", "findings.0.severity"),
        ("---\ntitle: 冰场\nissuer_id: wangshu\n---\n", "id: Field required"),
        (FRONT.replace("issuer_id: wangshu", "issuer_id: ../../etc") + "---\n", "issuer_id"),
    ],
)
def test_a_broken_file_is_one_clear_message(front: str, said: str) -> None:
    with pytest.raises(SourceError, match=re.escape(said)):
        read_document(front, file="case.md")


def test_windows_ends_and_a_mark_at_the_beginning_are_read() -> None:
    document = Document(
        id="wangshu/2025/a",
        title="冰场",
        issuer_id="wangshu",
        blocks=(Block(id="p1", kind=BlockKind.TITLE, text="冰场"), Block(id="p2", text="应当设置围栏。")),
    )
    written = "\ufeff" + write_document(document).replace("\n", "\r\n")
    assert read_document(written, file="case.md") == document


def test_lines_that_an_editor_wrapped_are_one_paragraph() -> None:
    (one, two) = read_body("冰场应当设置\n围栏。\n\nOpen\nData 平台\n")
    assert one.text == "冰场应当设置围栏。"
    assert two.text == "Open Data 平台"
