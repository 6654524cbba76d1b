"""The conversion, once more: what an archive's sources give now, with the facts supplied then."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.document.model import Document, Printing
from generator.errors import SourceError
from generator.findings import Place
from generator.issue.model import Issue
from generator.pipeline.content import ISSUES, load_content, registry_of
from generator.pipeline.convert import convert
from generator.pipeline.identify import Supplied


def convert_again(*, content: Path, to: Path) -> Mapping[str, str]:
    """Convert the sources of ``content`` below ``to``; the Markdown files that needn't come out equal, and why.

    A file that a hand corrected differs from what was converted, and a document printed in
    several issues was put together from sources of which an archive may hold one, as was what
    an issue notes of the difference.
    """
    held = load_content(content)
    exempt = {
        _path(name, held.issues): "corrected by hand, so not compared with its source" for name in held.edited
    }
    exempt |= {
        f"{ISSUES}/{issue.id}.md": "its source is not in the archive, so not compared"
        for issue in held.issues.values()
        if not issue.source_file
    }
    exempt |= {
        f"{ISSUES}/{issue.id}.md": "notes what differs from another issue's printing, so not compared with one source"
        for issue in held.issues.values()
        if any(finding.kind == "printing-differs" for finding in issue.findings)
    }
    sources: dict[str, Supplied] = {}
    for document in held.documents.values():
        if document.source and not (content / document.source.file).is_file():
            exempt[f"{document.id}.md"] = "its source is not in the archive, so not compared"
        elif document.source:
            sources.setdefault(document.source.file, _supplied(document))
        if len(document.printings) > 1:
            exempt[f"{document.id}.md"] = "printed in several issues, so not compared with one source"
    registry = registry_of(content)
    for file, supplied in sorted(sources.items()):
        if Path(file).is_absolute() or ".." in Path(file).parts:
            raise SourceError(
                f"the source {file!r} lies outside the content folder", where=Place(file=str(content))
            )
        convert(content / file, to, registry, supplied)
    return exempt


def _path(name: str, issues: Mapping[str, Issue]) -> str:
    return f"{ISSUES}/{name}.md" if name in issues else f"{name}.md"


def _supplied(document: Document) -> Supplied:
    """The facts that the command line gave when the document's source was converted."""
    printing = document.gazette or next(iter(document.printings), Printing(id="", name=""))
    return Supplied(
        gazette=printing.id if "gazette.id" in document.supplied else None,
        year=printing.year if "gazette.year" in document.supplied else None,
        number=printing.issue if "gazette.issue" in document.supplied else None,
    )
