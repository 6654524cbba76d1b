"""The real issues: every link that is made, read one by one and kept in corpus_links.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalog import SHOWN, Catalog, Status, build_catalog
from generator.pipeline.content import load_content
from generator.pipeline.convert import convert
from generator.pipeline.identify import Supplied
from generator.registry import load_registry

pytestmark = pytest.mark.corpus
LINKS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "corpus_links.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def catalog(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    registry, content = load_registry(), tmp_path_factory.mktemp("content")
    sources = [corpus / f"{name}.txt" for name in ("zhejiang-2016", "zhejiang-2018-12", "shaoxing-2016-07")]
    if not all(source.is_file() for source in sources):
        pytest.skip(f"{corpus} doesn't hold the three issues")
    for source in sources:
        convert(source, content, registry, Supplied())
    held = load_content(content)
    return build_catalog(held.documents, held.issues, registry)


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
        if citation.status is Status.FOUND
    }
    assert found == {
        (one["in"], one["title"], one.get("number"), one["target"]) for one in LINKS["citations"]
    }


def test_nothing_is_ambiguous(catalog: Catalog) -> None:
    unsure = [
        c for citations in catalog.citations.values() for c in citations if c.status is Status.AMBIGUOUS
    ]
    assert unsure == []


def test_every_shown_relation_is_a_known_right_one(catalog: Catalog) -> None:
    found = {
        (one.base, one.target, one.kind.value, one.declared)
        for one in catalog.relations
        if one.status in SHOWN
    }
    assert found == {(one["base"], one["target"], one["kind"], one["declared"]) for one in LINKS["relations"]}


def test_every_parent_ranks_first(catalog: Catalog) -> None:
    parents = {one["target"]: one["base"].partition("#")[0] for one in LINKS["relations"]}
    assert {target: catalog.bases_of(target)[0].base_document for target in parents} == parents
