"""Documents → Catalog: what cites what, what derives from what, each link with its evidence.

In: documents and issues by id, the registry, an editor's word on pairs. Out: a :class:`Catalog`.
A wrong link is worse than none: what is not sure is ambiguous or missing, and says so.

>>> from generator.registry import load_registry
>>> catalog = build_catalog({}, {}, load_registry())
>>> catalog.relations
()
"""

from __future__ import annotations

from generator.catalog.build import Catalog, CitedBy, build_catalog
from generator.catalog.editor import EditorWord, read_editor_word
from generator.catalog.following import Follower, followers
from generator.catalog.grid import GridCell, GridYear, completeness, gaps
from generator.catalog.mentions import Mention, MentionKind
from generator.catalog.neighbours import Neighbour, Role, neighbours
from generator.catalog.references import find_references, references_of
from generator.catalog.relation import SHOWN, Evidence, Relation, RelationKind, RelationStatus
from generator.catalog.resolve import Citation, Status
from generator.catalog.reuse import KeptIndex, ReuseIndex
from generator.catalog.store import updated_index
from generator.catalog.wanted import Wanted, wanted

__all__ = [
    "SHOWN",
    "Catalog",
    "Citation",
    "CitedBy",
    "EditorWord",
    "Evidence",
    "Follower",
    "GridCell",
    "GridYear",
    "KeptIndex",
    "Mention",
    "MentionKind",
    "Neighbour",
    "Relation",
    "RelationKind",
    "RelationStatus",
    "ReuseIndex",
    "Role",
    "Status",
    "Wanted",
    "build_catalog",
    "completeness",
    "find_references",
    "followers",
    "gaps",
    "neighbours",
    "read_editor_word",
    "references_of",
    "updated_index",
    "wanted",
]
