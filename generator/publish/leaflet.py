"""The README of an archive, in Chinese: what it holds, that it is no official copy, how to open and check it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.document.model import Document
    from generator.publish.selection import Selection
    from generator.publish.versions import Versions

NOTICE = "非官方副本，以原公报为准"
"""What every page, print and archive says."""


def leaflet(selection: Selection, *, sources: tuple[str, ...], made_with: Versions) -> str:
    """Plain text that reads well anywhere, also as Markdown."""
    lines = [
        f"# {masthead(selection)}",
        "",
        f"**{NOTICE}。** 本存档由开源程序 gongbao 根据所附来源文件自动生成，不具法律效力；引用请核对原公报。",
        "",
        "## 怎样打开",
        "",
        "用浏览器打开 `data/site/index.html`，不需要服务器，也不需要网络。",
        "",
        "## 内容",
        "",
        "- `data/site/`：本期公报的网页，以及与相关文件的对照",
        "- `data/content/`：网页所依据的文本（Markdown），可用任何编辑器阅读",
        "- `data/content/sources/`：收到时的原始文件，未作改动",
        "- `data/versions.json`：生成本存档的软件版本",
        "- `manifest-sha512.txt`：全部文件的校验和（BagIt，RFC 8493）",
        "",
        f"## 本期文件（{len(selection.own)} 件）",
        "",
        *(f"- {_named(document)}" for document in selection.own),
        "",
    ]
    if selection.counterparts:
        lines += [
            f"## 为对照而收入的其他文件（{len(selection.counterparts)} 件）",
            "",
            *(f"- {_named(document)}" for document in selection.counterparts),
            "",
        ]
    lines += [
        "## 来源",
        "",
        *(f"- `data/content/{source}`" for source in sources),
        "",
        "## 怎样核验",
        "",
        "`gongbao verify 本文件夹` 检查每个文件是否完整、未被改动；",
        f"加 `--rebuild` 则用 gongbao {made_with.gongbao} 重新转换来源文件、重新生成网页，并逐字节比较。",
        "",
    ]
    return "\n".join(lines)


def masthead(selection: Selection) -> str:
    """《星河省人民政府公报》2016年第3期, as far as the issue states it."""
    issue = selection.issue
    year = f"{issue.year}年" if issue.year else ""
    number = f"第{issue.number}期" if issue.number else ""
    return f"《{issue.name or issue.gazette}》{year}{number}"


def _named(document: Document) -> str:
    number = f"（{document.doc_number}）" if document.doc_number else ""
    return _plain(f"{document.title}{number}") + f" `{document.id}`"


def _plain(text: str) -> str:
    """A title on one line, whatever it holds; Markdown's signs are shown, not obeyed."""
    flat = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in flat)
