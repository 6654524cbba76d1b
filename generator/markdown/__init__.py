"""Documents and issues ⇄ Markdown with front matter: the durable form that people correct.

``read_document(write_document(d))`` is ``d`` but for the blocks' source lines, which stand in
the issue's ledger.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.document.model import Document
from generator.issue.model import Issue
from generator.markdown.body import read_body, write_body
from generator.markdown.escape import escape
from generator.markdown.frontmatter import (
    check,
    document_facts,
    document_from,
    dump,
    issue_facts,
    issue_from,
    split,
)
from generator.markdown.schema import DocumentFrontMatter, IssueFrontMatter

__all__ = ["document_facts", "issue_facts", "read_document", "read_issue", "write_document", "write_issue"]


def write_document(document: Document) -> str:
    """The Markdown file of a document."""
    return dump(document_facts(document)) + write_body(document.blocks)


def read_document(text: str, *, file: str) -> Document:
    """The document that a Markdown file holds; ``file`` names it in messages.

    :raises SourceError: when the front matter is missing, no YAML, or doesn't hold what it should.
    """
    facts, body = split(text, file)
    return document_from(check(DocumentFrontMatter, facts, file, text), read_body(body), file)


def write_issue(issue: Issue, titles: Mapping[str, str]) -> str:
    """The Markdown file of an issue: its facts, and its documents (``titles`` by id) for people to read."""
    number = f"第{issue.number}期" if issue.number else "（期号未载明）"
    year = f"{issue.year}年" if issue.year else ""
    lines = [f"# {escape(issue.name, start=False)} {year}{number}", ""]
    lines += [f"- [{escape(titles.get(one, one), start=False)}](../../{one}.md)" for one in issue.documents]
    return dump(issue_facts(issue)) + "\n".join(lines) + "\n"


def read_issue(text: str, *, file: str) -> Issue:
    """The issue that a Markdown file holds.

    :raises SourceError: as :func:`read_document`.
    """
    facts, _ = split(text, file)
    return issue_from(check(IssueFrontMatter, facts, file, text), file)
