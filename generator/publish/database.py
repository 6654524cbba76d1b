"""Tables → an SQLite database: one file that any language reads, the same bytes for the same tables."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from generator.publish.rows import Cell, Table

_INDEXED: Final = {
    "documents": ("doc_number", "issuer_id", "date"),
    "blocks": ("document",),
    "cells": ("document",),
    "citations": ("document", "number"),
    "relations": ("base", "target"),
    "alignments": ("base", "target"),
}
_KEYS: Final = {"issues": "id", "documents": "id", "relations": "id"}


def write_database(path: Path, tables: tuple[Table, ...]) -> None:
    """Write ``path`` anew. Lists are JSON arrays, dates ISO 8601, truth 0 or 1."""
    with closing(sqlite3.connect(path)) as database:
        # Nothing to roll back to in a file that is renamed when it is whole.
        database.execute("PRAGMA journal_mode = OFF")
        for table in tables:
            key = _KEYS.get(table.name)
            columns = ", ".join(
                f'"{name}"' + (" PRIMARY KEY" if name == key else "") for name in table.columns
            )
            database.execute(f'CREATE TABLE "{table.name}" ({columns})')
            places = ", ".join("?" * len(table.columns))
            database.executemany(
                f'INSERT INTO "{table.name}" VALUES ({places})',  # noqa: S608 — names are the program's own
                ([_plain(cell) for cell in row] for row in table.rows),
            )
            for column in _INDEXED.get(table.name, ()):
                database.execute(f'CREATE INDEX "{table.name}_{column}" ON "{table.name}" ("{column}")')
        database.commit()


def _plain(cell: Cell) -> str | int | float | None:
    if isinstance(cell, tuple):
        return json.dumps(cell, ensure_ascii=False)
    if isinstance(cell, date):
        return cell.isoformat()
    return int(cell) if isinstance(cell, bool) else cell
