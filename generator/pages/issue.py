"""An issue's page: masthead facts, the printed contents, and what the contents leave out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.pages import address, quoting
from generator.pages.doubts import in_chinese
from generator.pages.view import Fact, Page, Run, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.findings import Finding
    from generator.issue.model import Issue
    from generator.pages.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of the contents, printed or not."""

    title: str
    number: str
    page: int | None
    target: Target | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the contents (省政府文件)."""

    title: str
    items: tuple[Item, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDoubt:
    """A finding about the issue: what is doubtful, the source line, the document that it concerns."""

    text: str
    line: str
    target: Target | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueView:
    """All that an issue's page shows."""

    title: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    paged: bool
    masthead: tuple[str, ...]
    colophon: tuple[str, ...]
    doubts: tuple[IssueDoubt, ...]
    source: Target | None
    source_name: str
    sha256: str
    count: int


def issue_name(issue: Issue) -> str:
    """``星河省人民政府公报 2025年第3期``; what isn't known is left out."""
    text = issue.name
    if issue.year is not None:
        text += f" {issue.year}年"
    if issue.number is not None and not issue.number.startswith("unnumbered"):
        text += ("" if issue.year is not None else " ") + f"第{issue.number}期"
    return text


def issue_page(issue: Issue, library: Library, source: str | None) -> Page:
    """The page of one issue; ``source`` is where its source can be fetched, if it can."""
    sections = tuple(_sections(issue, library))
    view = IssueView(
        title=issue_name(issue),
        facts=tuple(_facts(issue)),
        sections=sections,
        paged=any(item.page is not None for section in sections for item in section.items),
        masthead=issue.masthead,
        colophon=issue.colophon,
        doubts=tuple(_doubt(finding, library) for finding in issue.findings),
        source=Target(key=source) if source else None,
        source_name=issue.source_file.rpartition("/")[2],
        sha256=issue.source_sha256,
        count=len(issue.documents),
    )
    return Page(
        key=address.issue(issue.id),
        template="issue",
        title=view.title,
        view=view,
        crumbs=(
            Run(text="公报", target=Target(key=address.ISSUES)),
            *(
                ()
                if library.archive
                else (Run(text=issue.name, target=Target(key=address.gazette(issue.gazette))),)
            ),
        ),
        description=f"{view.title}，收录文件{view.count}件",
        source=view.title,
        changed=issue.published,
    )


def _doubt(finding: Finding, library: Library) -> IssueDoubt:
    """The finding; one about a printing opens with the document's id, whose page shows the differences."""
    document = finding.text.partition(" ")[0] if finding.kind == "printing-differs" else ""
    return IssueDoubt(
        text=in_chinese(finding),
        line=f"原文第{finding.place.line}行" if finding.place.line else "",
        target=library.target(document, "printings"),
    )


def _facts(issue: Issue) -> Iterator[Fact]:
    def fact(name: str, key: str, text: str) -> Iterator[Fact]:
        if text:
            note = "推断" if key in issue.inferred else "补录" if key in issue.supplied else ""
            yield Fact(name=name, values=(Run(text=text),), note=note)

    yield from fact("公报", "name", issue.name)
    yield from fact("年份", "year", f"{issue.year}年" if issue.year else "")
    yield from fact("期号", "number", f"第{issue.number}期" if issue.number else "")
    yield from fact("总期号", "serial", f"总第{issue.serial}期" if issue.serial else "")
    yield from fact("出版日期", "published", quoting.chinese_date(issue.published) if issue.published else "")
    yield from fact("收录文件", "documents", f"{len(issue.documents)}件")


def _sections(issue: Issue, library: Library) -> Iterator[Section]:
    listed = {entry.document for entry in issue.contents if entry.document}
    for name, entries in groupby(issue.contents, key=lambda entry: entry.section or ""):
        items: list[Item] = []
        for entry in entries:
            document = library.documents.get(entry.document or "")
            items.append(
                Item(
                    title=document.title if document else entry.title,
                    number=(document.doc_number if document else entry.number) or "",
                    page=entry.page,
                    target=library.target(document.id) if document else None,
                    note="" if document else "目录所列，正文未见",
                )
            )
        yield Section(title=name, items=tuple(items))
    missing = [
        library.documents[one] for one in issue.documents if one in library.documents and one not in listed
    ]
    if missing:
        yield Section(
            title="目录未列" if issue.contents else "",
            note="以下文件见于正文，印制的目录未列出。" if issue.contents else "",
            items=tuple(
                Item(
                    title=document.title,
                    number=document.doc_number or "",
                    page=None,
                    target=library.target(document.id),
                )
                for document in missing
            ),
        )
