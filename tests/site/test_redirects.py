"""Moved documents: the old address leads to the new one, and a wrong list is refused with its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pages.small_library import PLAN, catalog, documents, issues, registry, small_content

from generator.errors import BuildError, SourceError
from generator.pages import make_pages
from generator.pipeline.redirects import read_redirects
from generator.publish.site import build_site

if TYPE_CHECKING:
    from pathlib import Path

    from generator.pages import Pages

OLD = "xinghe/2025/xingzhengfa-2025-30"


def pages(redirects: dict[str, str]) -> Pages:
    """The small library with redirects."""
    return make_pages(
        documents=documents(),
        issues=issues(),
        catalog=catalog(),
        comparisons={},
        registry=registry(),
        redirects=redirects,
    )


def test_old_address_leads_to_the_new_one(tmp_path: Path) -> None:
    build_site(pages({OLD: PLAN}), content=small_content(tmp_path / "content"), site=tmp_path / "site")
    html = (tmp_path / "site" / OLD / "index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../xingzhengfa-2025-31/">' in html
    assert '<a href="../xingzhengfa-2025-31/">' in html


def test_redirect_never_hides_a_page() -> None:
    with pytest.raises(BuildError, match="two pages"):
        pages({PLAN: PLAN})


def test_list_is_read() -> None:
    text = f"# moved\n{OLD}: {PLAN}\n"
    assert dict(read_redirects(text, documents(), file="redirects.yml")) == {OLD: PLAN}
    assert dict(read_redirects("", documents(), file="redirects.yml")) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{PLAN}: {PLAN}\n", "redirects.yml:1: line 1: .* is still held"),
        (f"\n{OLD}: xinghe/2025/nothing\n", "redirects.yml:2: line 2: .* is not held"),
        (f"{OLD}: {PLAN}\n{OLD}: {PLAN}\n", "line 2: .* moved twice"),
        (f"../x: {PLAN}\n", "no document id"),
        ("- a\n", "redirects are pairs"),
        ("a: [\n", "no YAML"),
    ],
)
def test_wrong_list_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read_redirects(text, documents(), file="redirects.yml")
