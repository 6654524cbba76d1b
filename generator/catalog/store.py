"""The reuse index on disk: segments as rows of an SQLite database that the caller opens.

A document's row holds the hash of the text that was indexed, so that only new and changed
documents are read again; segments are written once.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import numpy as np

from generator.catalog.reuse import GRAM, WINDOW, ReuseIndex, Segment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_SCHEMA = """
CREATE TABLE IF NOT EXISTS shape (gram INTEGER, window INTEGER);
CREATE TABLE IF NOT EXISTS texts (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS segments (key TEXT PRIMARY KEY, names TEXT NOT NULL, hashes BLOB NOT NULL, owners BLOB NOT NULL);
"""


def updated_index(database: sqlite3.Connection, texts: Mapping[str, str]) -> ReuseIndex:
    """The index of exactly ``texts``, by name; the database is brought up to it.

    What is unchanged since the last call is not indexed again.
    """
    database.executescript(_SCHEMA)
    if database.execute("SELECT gram, window FROM shape").fetchall() != [(GRAM, WINDOW)]:
        for table in ("shape", "texts", "segments"):
            database.execute(f"DELETE FROM {table}")  # noqa: S608 — our own table names
        database.execute("INSERT INTO shape VALUES (?, ?)", (GRAM, WINDOW))
    known = dict(database.execute("SELECT name, sha256 FROM texts"))
    now = {name: hashlib.sha256(text.encode("utf-8")).hexdigest() for name, text in texts.items()}
    stored = {_key(segment): segment for segment in _segments(database)}
    stale = {name for name, digest in known.items() if now.get(name) != digest}
    fresh = {name: text for name, text in texts.items() if known.get(name) != now[name]}
    index = ReuseIndex(segments=tuple(sorted(stored.values(), key=lambda one: -len(one.hashes))))
    index = index.without(stale).added(fresh)
    with database:
        wanted = {_key(segment): segment for segment in index.segments if segment.names}
        database.executemany(
            "DELETE FROM segments WHERE key = ?", [(key,) for key in stored.keys() - wanted.keys()]
        )
        database.executemany(
            "INSERT INTO segments VALUES (?, ?, ?, ?)",
            [(key, *_row(segment)) for key, segment in wanted.items() if key not in stored],
        )
        database.executemany("DELETE FROM texts WHERE name = ?", [(name,) for name in stale])
        database.executemany("INSERT INTO texts VALUES (?, ?)", [(name, now[name]) for name in fresh])
    return index


def _segments(database: sqlite3.Connection) -> list[Segment]:
    return [
        Segment(
            names=tuple(json.loads(names)),
            hashes=np.frombuffer(hashes, dtype="<u8").astype(np.uint64),
            owners=np.frombuffer(owners, dtype="<u4").astype(np.uint32),
        )
        for names, hashes, owners in database.execute(
            "SELECT names, hashes, owners FROM segments ORDER BY key"
        )
    ]


def _row(segment: Segment) -> tuple[str, bytes, bytes]:
    names = json.dumps(segment.names, ensure_ascii=False)
    return names, segment.hashes.astype("<u8").tobytes(), segment.owners.astype("<u4").tobytes()


def _key(segment: Segment) -> str:
    """What a segment holds, in short; names are enough, since a changed text leaves its segment."""
    content = hashlib.sha256("\n".join(segment.names).encode("utf-8"))
    content.update(str(len(segment.hashes)).encode())
    content.update(segment.hashes[:64].astype("<u8").tobytes())
    return content.hexdigest()
