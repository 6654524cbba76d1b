"""The sample's web page: invented like the rest, and converted from HTML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.markdown import read_document
from generator.source import read_bytes

CONTENT = Path(__file__).resolve().parents[2] / "content"
PAGE = CONTENT / "sources" / "hegu-2025-tree-care.html"
DIVISIONS = tuple(
    line
    for line in (Path(__file__).parent / "divisions.txt").read_text(encoding="utf-8").splitlines()
    if len(line) > 2 and not line.startswith("#")
)


@pytest.fixture(scope="module")
def text() -> str:
    return "\n".join(read_bytes(PAGE.read_bytes(), PAGE.name).lines)


def test_its_lines_stand_beside_it(text: str) -> None:
    assert (PAGE.parent / f"{PAGE.name}.txt").read_text(encoding="utf-8") == text


def test_it_names_no_real_division_and_says_that_it_is_a_sample(text: str) -> None:
    assert [place for place in DIVISIONS if place in text] == []
    assert re.search(r"软件样例，所载机关、文号与内容均属虚构", text)


def test_its_document_has_all_that_the_page_states() -> None:
    path = CONTENT / "hegu" / "2025" / "heguzhengbanfa-2025-14.md"
    document = read_document(path.read_text(encoding="utf-8"), file=path.name)
    assert document.title == "河鼓市人民政府办公室关于做好古树名木日常养护工作的通知"
    assert document.doc_number == "河鼓政办发〔2025〕14号"
    assert document.issuer == "河鼓市人民政府办公室"
    assert str(document.date) == "2025-05-16"
    assert "树池，并定期松土。" in "".join(block.text for block in document.blocks)
    table = next(block for block in document.blocks if block.rows)
    assert table.rows[2] == (None, "更新保护牌427块", "市林业局、市建设局")
    assert not re.search("网站首页|打印本页|索 引 号|脚本", "".join(block.text for block in document.blocks))


@pytest.mark.corpus
def test_no_sentence_is_of_a_real_gazette(text: str, corpus: Path) -> None:
    def letters(words: str) -> str:
        return "".join(sign for sign in words if sign.isalnum())

    real = "\n".join(letters(path.read_text(encoding="utf-8")) for path in corpus.glob("*.txt"))
    ours = letters(text)
    assert [ours[i : i + 26] for i in range(len(ours) - 25) if ours[i : i + 26] in real] == []
