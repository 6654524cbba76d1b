"""The sample: every link that is made, read one by one and kept in sample_links.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalog import SHOWN, Catalog, Status, build_catalog
from generator.pipeline.content import load_content
from generator.registry import load_registry

LINKS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "sample_links.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def catalog(sample_content: Path) -> Catalog:
    held = load_content(sample_content)
    return build_catalog(held.documents, held.issues, load_registry(sample_content / "registry"))


def test_every_citation_link_is_a_known_right_one(catalog: Catalog) -> None:
    found = {
        (
            id_,
            citation.mention.title,
            citation.mention.number,
            f"{citation.targets[0]}#{citation.part}".rstrip("#"),
        )
        for id_, citations in catalog.citations.items()
        for citation in citations
        if citation.status is not Status.MISSING
    }
    assert found == {
        (one["in"], one["title"], one.get("number"), one["target"]) for one in LINKS["citations"]
    }


def test_every_shown_relation_is_a_known_right_one(catalog: Catalog) -> None:
    found = {
        (one.base, one.target, one.kind.value, one.declared)
        for one in catalog.relations
        if one.status in SHOWN
    }
    assert found == {(one["base"], one["target"], one["kind"], one["declared"]) for one in LINKS["relations"]}


def test_the_front_matter_holds_what_the_text_names(catalog: Catalog) -> None:
    for id_, document in catalog.documents.items():
        named = {
            (citation.mention.title, citation.mention.number)
            for citation in catalog.citations[id_]
            if not citation.mention.alias
        }
        assert {(one.title, one.number) for one in document.citations} <= named
