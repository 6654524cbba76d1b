"""The same bytes, whatever order Python's sets have in a process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import json
from pathlib import Path
from generator.compare import compare
from generator.compare.render import as_json, as_text
from generator.document.model import Block, Document
from generator.registry import load_registry

gold = json.loads(Path("tests/gold/pair-senior-meals.json").read_text(encoding="utf-8"))
sides = []
for issuer, key in (("xinghe", "base_sentences"), ("wangshu", "target_sentences")):
    blocks = tuple(Block(id=s["id"], text=s["text"]) for s in gold[key])
    sides.append(Document(id=f"{issuer}/2025/x", title="", issuer_id=issuer, blocks=blocks))
found = compare(*sides, load_registry(Path("content/registry")))
print(as_json(found) + as_text(found))
"""


def said(seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    return done.stdout


def test_the_order_of_hash_tables_changes_nothing() -> None:
    first = said("1")
    assert len(first) > 10_000
    assert first == said("2")
