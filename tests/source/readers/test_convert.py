"""The whole way: PDF and DOCX → documents, with the lines kept beside the source."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from source.readers.made_pdf import column, pdf, table, together, wrapped
from typer.testing import CliRunner

from generator import pipeline
from generator.cli import app
from generator.findings import Severity
from generator.pipeline.checks import check_content
from generator.source import read_bytes

if TYPE_CHECKING:
    from generator.document.model import Document

PARAGRAPHS = (
    "一、各县（市、区）要在七月底前完成图书漂流箱的选址，每个街道不少于三处，优先安排在公交站点和农贸市场附近。",
    "二、市图书馆负责统一采购和配送图书，每处每季度更换不少于五十册，并公布更换清单，接受群众查询和监督。",
    "三、对损坏、丢失的图书，由管理单位及时补齐，所需经费从年度购书经费中列支，不得向读者收取押金。",
)
OPENING = "为方便群众就近读书，经市政府同意，现就设置图书漂流箱有关事项通知如下，请结合本地实际认真抓好落实："
TITLE = "河鼓市人民政府办公室关于设置图书漂流箱的通知"
NUMBER = "河鼓政办发〔2025〕21号"
ADDRESSEE = "各县（市、区）人民政府，市政府各部门："
SIGNED = ("河鼓市人民政府办公室", "2025年6月9日")
ROWS = [["街道", "数量", "时间"], ["星桥街道", "5处", "7月底"], ["", "2处", "9月底"]]


@pytest.fixture
def content(tmp_path: Path, root: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "registry").mkdir(parents=True)
    shutil.copy(root / "content" / "registry" / "sample.yml", folder / "registry")
    return folder


def printed() -> bytes:
    lines = [
        f"^{TITLE[:15]}", f"^{TITLE[15:]}", f"^{NUMBER}", ADDRESSEE,
        *(line for paragraph in (OPENING, *PARAGRAPHS) for line in wrapped(paragraph)),
        *(f">{line}" for line in SIGNED),
    ]  # fmt: skip
    second = together(
        column(lines[12:], y=740),
        table(ROWS, [140, 120, 120], y=400, merged=[(2, 0)]),
        column(["^— 2 —"], y=60),
    )
    return pdf(together(column(lines[:12], y=740), column(["^— 1 —"], y=60)), second)


def typed() -> bytes:
    document = docx.Document()
    for text in (TITLE, NUMBER, ADDRESSEE, OPENING, *PARAGRAPHS):
        document.add_paragraph(text)
    grid = document.add_table(rows=3, cols=3)
    for row, texts in enumerate(ROWS):
        for place, text in enumerate(texts):
            grid.cell(row, place).text = text
    grid.cell(1, 0).merge(grid.cell(2, 0))
    for text in SIGNED:
        document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def converted(content: Path, tmp_path: Path, name: str, data: bytes) -> Document:
    source = tmp_path / name
    source.write_bytes(data)
    done = pipeline.convert(source, content, pipeline.registry_of(content), pipeline.Supplied())
    assert done.issue.startswith("hegu/2025-unnumbered-")
    (found,) = done.documents
    return pipeline.load_content(content).documents[found]


@pytest.mark.parametrize(("name", "make"), [("a.pdf", printed), ("a.docx", typed)])
def test_a_document_has_its_facts_and_its_paragraphs(content: Path, tmp_path: Path, name: str, make) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    document = converted(content, tmp_path, name, make())
    assert (document.title, document.doc_number, document.issuer) == (TITLE, NUMBER, SIGNED[0])
    assert str(document.date) == "2025-06-09"
    assert document.addressees == ("各县（市、区）人民政府", "市政府各部门")
    texts = [block.text for block in document.blocks]
    assert [text for text in (OPENING, *PARAGRAPHS) if text not in texts] == []
    rows = next(block.rows for block in document.blocks if block.rows)
    assert rows == (("街道", "数量", "时间"), ("星桥街道", "5处", "7月底"), (None, "2处", "9月底"))


@pytest.mark.parametrize(("name", "make"), [("a.pdf", printed), ("a.docx", typed)])
def test_the_ledger_adds_up_and_the_lines_are_kept(content: Path, tmp_path: Path, name: str, make) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    document = converted(content, tmp_path, name, make())
    assert [finding for finding in check_content(content) if finding.severity is Severity.FAULT] == []
    kept = (content / "sources" / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    assert tuple(kept) == read_bytes((content / "sources" / name).read_bytes(), name).lines
    block = next(block for block in document.blocks if block.text == NUMBER)
    assert block.source
    assert kept[block.source.start - 1].strip("\u3000") == NUMBER


def test_a_pdfs_blocks_know_their_page(content: Path, tmp_path: Path) -> None:
    document = converted(content, tmp_path, "a.pdf", printed())
    pages = {block.text: block.source.page for block in document.blocks if block.source}
    assert (pages[TITLE], pages[SIGNED[1]]) == (1, 2)


def test_kept_lines_are_no_source_of_their_own(content: Path, tmp_path: Path) -> None:
    converted(content, tmp_path, "a.docx", typed())
    before = sorted(path.name for path in (content / "issues").rglob("*"))
    sources = sorted(str(path) for path in (content / "sources").iterdir())
    assert len(sources) == 2
    result = CliRunner().invoke(app, ["convert", *sources, "--content", str(content)])
    assert result.exit_code == 0
    assert sorted(path.name for path in (content / "issues").rglob("*")) == before


def test_cells_merged_anywhere_stay_merged(content: Path, tmp_path: Path) -> None:
    body = "".join(f"<p>{text}</p>" for text in (TITLE, NUMBER, ADDRESSEE, OPENING, *PARAGRAPHS))
    grid = (
        "<table><tr><th>街道</th><th colspan=2>任务</th><th>时间</th></tr>"
        "<tr><td>星桥街道</td><td>选址</td><td>5处</td><td rowspan=2>7月底</td></tr>"
        "<tr><td>月台街道</td><td></td><td>2处</td></tr></table>"
    )
    signed = "".join(f"<p>{text}</p>" for text in SIGNED)
    data = f"<!doctype html><meta charset=utf-8><div>{body}{grid}{signed}</div>".encode()
    document = converted(content, tmp_path, "a.html", data)
    rows = next(block.rows for block in document.blocks if block.rows)
    assert rows == (
        ("街道", "任务", "", "时间"),
        ("星桥街道", "选址", "5处", "7月底"),
        ("月台街道", "", "2处", None),
    )
    assert [finding for finding in check_content(content) if finding.severity is Severity.FAULT] == []
