"""Documents and catalog → data for other programs: JSON lines, CSV, SQLite, Akoma Ntoso.

    for line in export_jsonl(content, catalog): …
    write_export("csv", Path("data"), content, catalog, comparisons)

Everything comes from the Markdown as read back, so hand corrections count and what was
withdrawn is gone.
"""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import BuildError
from generator.findings import Place
from generator.markdown import document_facts
from generator.publish.akomantoso import as_akomantoso
from generator.publish.csvfiles import ENCODING, as_csv
from generator.publish.database import write_database
from generator.publish.formats import Format
from generator.publish.rows import HasDocuments, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog
    from generator.compare import Comparison
    from generator.document.model import Block, Document


MARKER = ".gongbao-export"
"""A file in each exported folder, so that a later export knows what it may replace."""


def export_jsonl(content: HasDocuments, catalog: Catalog) -> Iterator[str]:
    """One document a line (without its newline), by id; the shape is in docs/reference/formats.md."""
    for name in sorted(content.documents):
        yield json.dumps(document_json(content.documents[name], catalog), ensure_ascii=False, default=_plain)


def document_json(document: Document, catalog: Catalog) -> dict[str, Any]:
    """One document as JSON values, but for dates, which are :class:`datetime.date`."""
    return {
        "id": document.id,
        "path": f"{document.id}.md",
        "meta": document_facts(document),
        "blocks": [_block(block) for block in document.blocks],
        "citations": list(_citations(document, catalog)),
    }


def write_export(
    form: Format,
    path: Path,
    content: HasDocuments,
    catalog: Catalog,
    comparisons: Mapping[tuple[str, str], Comparison],
) -> None:
    """Write ``path`` beside its place, then rename; what stood there before is replaced once the new is whole."""
    folder = form in {Format.CSV, Format.AKN}
    _refuse_foreign(path, folder=folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as beside:
        fresh = Path(beside) / "fresh"
        if form is Format.JSONL:
            fresh.write_text(
                "".join(f"{line}\n" for line in export_jsonl(content, catalog)), "utf-8", newline="\n"
            )
        elif form is Format.SQLITE:
            write_database(fresh, tables(content, catalog, comparisons))
        elif form is Format.CSV:
            for table in tables(content, catalog, comparisons):
                _write(fresh / f"{table.name}.csv", as_csv(table), ENCODING)
        else:
            for name in sorted(content.documents):
                _write(fresh / f"{name}.xml", as_akomantoso(content.documents[name], catalog))
        if folder:
            _write(fresh / MARKER, "")
            if path.exists():
                path.rename(Path(beside) / "older")
            fresh.chmod(0o755)
            fresh.rename(path)
        else:
            fresh.chmod(0o644)
            fresh.replace(path)


def _refuse_foreign(path: Path, *, folder: bool) -> None:
    place = Place(file=str(path))
    if path.is_symlink():
        raise BuildError(
            "a symbolic link stands in the way", where=place, remedy="name the file itself with -o"
        )
    if (
        folder
        and path.exists()
        and not (path / MARKER).is_file()
        and (not path.is_dir() or any(path.iterdir()))
    ):
        raise BuildError(
            "stands in the way and is no earlier export", where=place, remedy="choose another -o"
        )
    if not folder and path.is_dir():
        raise BuildError("is a folder", where=place, remedy="name a file with -o")


def _write(path: Path, text: str, encoding: str = "utf-8") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding, newline="")


def _block(block: Block) -> dict[str, Any]:
    """The block with the keys that it has; ``run_in`` is always there."""
    shape: dict[str, Any] = {"id": block.id, "part": block.part, "kind": str(block.kind)}
    shape |= {
        key: value for key in ("level", "label", "heading") if (value := getattr(block, key)) is not None
    }
    shape["run_in"] = block.run_in
    shape |= {"rows": block.filled_rows} if block.rows else {"text": block.text}
    if block.source:
        place = {"start": block.source.start, "end": block.source.end}
        shape["source"] = place | ({"page": block.source.page} if block.source.page is not None else {})
    return shape


def _citations(document: Document, catalog: Catalog) -> Iterator[dict[str, Any]]:
    """Each place where another document is named in full; later short names of it are left out."""
    for citation in catalog.citations.get(document.id, ()):
        mention = citation.mention
        if mention.alias:
            continue
        named = {key: value for key in ("title", "number") if (value := getattr(mention, key))}
        found = citation.targets[0] if str(citation.status) == "found" and citation.targets else None
        yield (
            named
            | {"block": mention.block, "target": found, "status": str(citation.status)}
            | ({"candidates": list(citation.targets)} if str(citation.status) == "ambiguous" else {})
        )


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} in a front matter")
