"""Which documents stand above a comparison's base, found by relations."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.compare import compare
from generator.pipeline.above import above

CONTENT = Path(__file__).resolve().parents[2] / "content"
STATE, PROVINCE, CITY = (
    "ziwei/2024/ziweizhengfa-2024-18",
    "xinghe/2025/xingzhengfa-2025-6",
    "wangshu/2025/wangshuzhengfa-2025-9",
)


def test_bases_of_bases_and_other_bases_of_the_target() -> None:
    pairs = [("p", "c"), ("s", "p"), ("older", "s"), ("s2", "c"), ("sibling", "c")]
    ranks = {"s": 1, "s2": 1, "older": 2}
    assert above("p", "c", pairs, ranks) == ("older", "s", "s2")


def test_a_circle_of_bases_ends() -> None:
    assert above("p", "c", [("p", "c"), ("s", "p"), ("s", "s")], {"s": 1}) == ("s",)


@pytest.fixture(scope="module")
def library() -> pipeline.Library:
    return pipeline.load_library(CONTENT)


def test_the_sample_names_the_state_text_behind_the_province(library: pipeline.Library) -> None:
    found = library.comparisons[PROVINCE, CITY]
    assert [(origin.source.id, origin.source.tier) for origin in found.origins] == [
        (STATE, "国家"),
        (PROVINCE, "省"),
    ]
    kept = {found.segment(name).text for name in found.origins[0].segments}
    assert "每餐次的食品成品应当留样，每个品种留样量不少于125克，保存时间不少于48小时。" in kept
    assert "《紫微国政务院关于发展老年助餐服务的指导意见》" in found.verdict.origin


def test_one_comparison_alone_finds_the_same(library: pipeline.Library) -> None:
    base, target = (library.content.documents[name] for name in (PROVINCE, CITY))
    alone = compare(base, target, library.registry)
    found = pipeline.traced(alone, base, target, library.content.documents, library.registry)
    assert found.origins == library.comparisons[PROVINCE, CITY].origins


def test_without_a_document_above_the_origin_is_unknown(library: pipeline.Library) -> None:
    base, target = (library.content.documents[name] for name in (PROVINCE, CITY))
    alone = compare(base, target, library.registry)
    held = {name: one for name, one in library.content.documents.items() if name != STATE}
    found = pipeline.traced(alone, base, target, held, library.registry)
    assert found.origins == ()
    assert "不能判断" in found.verdict.origin
