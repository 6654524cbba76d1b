"""A comparison in a file of its own."""

from __future__ import annotations

from pages.small_library import CITY_PLAN, PLAN, documents, registry

from generator.compare import compare
from generator.publish.standalone import comparison_html


def test_file_holds_both_texts_its_styles_and_no_reference_elsewhere() -> None:
    held = documents()
    html = comparison_html(compare(held[PLAN], held[CITY_PLAN], registry()))
    assert "星政发〔2025〕31号" in html
    assert "望舒政发〔2025〕44号" in html
    assert "--gb-verbatim" in html
    assert "非官方副本，以原公报为准" in html
    for reference in ("<script", "<link", "http:", "https:", "src="):
        assert reference not in html


def test_hostile_words_are_escaped() -> None:
    held = documents()
    hostile = next(one for one in held.values() if "<script>" in one.title)
    html = comparison_html(compare(held[PLAN], hostile, registry()))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
