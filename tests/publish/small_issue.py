"""A small issue of an invented province, on disk and as values, and a renderer that needs no site builder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.document.model import Block, BlockKind, Document, SourceRef, Span
from generator.issue.model import Issue
from generator.publish.selection import Selection, select

SOURCE = "星河省人民政府公报\n2016年第3期\n关于建设望舒观测站的通知\n各市人民政府：\n请认真执行。\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Small:
    """A content folder with one issue, and the same as values."""

    content: Path
    documents: dict[str, Document]
    issues: dict[str, Issue]

    def selection(self) -> Selection:
        pairs = [("xinghe/2016/xingzhengfa-2016-1", "wangshu/2016/wangzhengfa-2016-8#enclosure-1")]
        return select("xinghe/2016-3", documents=self.documents, issues=self.issues, pairs=pairs)


def document(number: str, *, title: str = "关于建设观测站的通知", day: date | None = None) -> Document:
    issuer = number.split("/", maxsplit=1)[0]
    sha = hashlib.sha256(SOURCE.encode()).hexdigest()
    return Document(
        id=number,
        title=title,
        issuer_id=issuer,
        date=day,
        source=SourceRef(file="sources/xinghe-2016-3.txt", sha256=sha, lines=(3, 5)),
        blocks=(
            Block(id="p1", kind=BlockKind.TITLE, text=title, source=Span(start=3, end=3)),
            Block(id="p2", text="请认真执行。", source=Span(start=5, end=5, page=4)),
        ),
    )


def small_documents() -> dict[str, Document]:
    """Two documents of the issue, and two of the city's, of which one is a counterpart."""
    return {
        one.id: one
        for one in (
            document("xinghe/2016/xingzhengfa-2016-1", day=date(2016, 1, 14)),
            document(
                "xinghe/2016/xingzhengfa-2016-2", title="关于<b>规范</b>*标题*的通知", day=date(2016, 1, 20)
            ),
            document("wangshu/2016/wangzhengfa-2016-8", day=date(2016, 3, 2)),
            document("wangshu/2016/wangzhengfa-2016-9", day=date(2016, 3, 9)),
        )
    }


def write_small(content: Path) -> Small:
    """Write the issue below ``content``."""
    documents = small_documents()
    issue = Issue(
        id="xinghe/2016-3",
        gazette="xinghe",
        name="星河省人民政府公报",
        year=2016,
        number="3",
        documents=("xinghe/2016/xingzhengfa-2016-1", "xinghe/2016/xingzhengfa-2016-2"),
        source_file="sources/xinghe-2016-3.txt",
        source_sha256=hashlib.sha256(SOURCE.encode()).hexdigest(),
    )
    write_markdown(content)
    (content / "issues/xinghe/2016-3.ledger.jsonl").write_text("{}\n", "utf-8")
    (content / "sources").mkdir()
    (content / "sources/xinghe-2016-3.txt").write_text(SOURCE, "utf-8")
    (content / "registry").mkdir()
    (content / "registry/local.yml").write_text("bodies: []\n", "utf-8")
    return Small(content=content, documents=documents, issues={issue.id: issue})


def write_markdown(content: Path) -> None:
    """The Markdown that the issue's source gives."""
    for one in small_documents().values():
        path = content / f"{one.id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {one.title}\n", "utf-8")
    (content / "issues/xinghe").mkdir(parents=True)
    (content / "issues/xinghe/2016-3.md").write_text("# 星河省人民政府公报\n", "utf-8")


def convert(*, content: Path, to: Path) -> dict[str, str]:
    """The conversion, once more; ``edited.txt`` in the sources' folder names a file that a hand corrected."""
    write_markdown(to)
    edited = content / "sources/edited.txt"
    return {edited.read_text("utf-8"): "corrected by hand"} if edited.exists() else {}


def render(*, content: Path, issue: str, site: Path, epoch: int) -> None:
    """A site of two pages: all the Markdown there is, in order, with the issue and the time it was told."""
    site.mkdir(parents=True)
    text = "".join(path.read_text("utf-8") for path in sorted(content.rglob("*.md")))
    (site / "index.html").write_text(f"<p>{issue} {epoch}</p>", "utf-8")
    (site / "all.html").write_text(text, "utf-8")
