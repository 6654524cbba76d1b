"""Content → catalog: what the folder's documents cite and derive from, with the editor's word on it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from generator.catalog import (
    Catalog,
    EditorWord,
    KeptIndex,
    build_catalog,
    read_editor_word,
    updated_index,
)
from generator.errors import BuildError
from generator.pipeline.content import Content, load_content, registry_of
from generator.pipeline.files import read_text
from generator.pipeline.withdrawn import read_withdrawn, without
from generator.registry import Registry

RELATIONS = "relations.yml"
WITHDRAWN = "withdrawn.yml"
CACHE = "GONGBAO_CACHE"


def load_catalog(content: Path, *, whole: bool = False) -> tuple[Content, Registry, Catalog]:
    """The content folder read back, and its catalog; ``whole`` with what was withdrawn from publication."""
    registry = registry_of(content)
    held = load_content(content)
    everything = held.documents
    path = content / WITHDRAWN
    if path.exists() and not whole:
        held = without(held, read_withdrawn(read_text(path, content), file=WITHDRAWN))
    editor = _editor_word(content)
    with _kept_index(content) as kept:
        catalog = build_catalog(held.documents, held.issues, registry, editor, kept=kept, whole=everything)
    return held, registry, catalog


@contextmanager
def _kept_index(content: Path) -> Iterator[KeptIndex | None]:
    """What gives the index of reused text, kept on disk where ``GONGBAO_CACHE`` names a folder; else None.

    Only new and changed documents are read again. What is found does not depend on it.
    """
    folder = os.environ.get(CACHE)
    if not folder:
        yield None
        return
    name = hashlib.sha256(str(content.resolve()).encode()).hexdigest()[:16]
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(Path(folder) / f"reuse-{name}.sqlite")) as database:
            yield lambda texts: updated_index(database, texts)
    except (OSError, sqlite3.Error) as error:
        raise BuildError(
            f"the index can't be kept in {folder} ({error})",
            remedy=f"let {CACHE} name a folder that can be written; what is in it can be removed",
        ) from error


def _editor_word(content: Path) -> EditorWord:
    """What ``relations.yml`` says, if there is one."""
    path = content / RELATIONS
    if not path.exists():
        return EditorWord()
    return read_editor_word(read_text(path, content), file=RELATIONS)
