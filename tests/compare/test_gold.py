"""The alignments set by hand: the sample's always, the real gazettes' where they are at hand."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the benchmarks are no installed package

from benchmarks.compare.accuracy import misread
from benchmarks.compare.gold import GoldPair, corpus, real_pairs, sample, sample_pairs
from benchmarks.compare.scoring import Score, score
from generator.compare import compare

SAMPLE = ("rural-reading", "school-lunch", "senior-meals")
REAL = ("rural-teachers", "school-transport")


@cache
def pairs() -> dict[str, GoldPair]:
    return {pair.name: pair for pair in (*sample_pairs(), *real_pairs())}


@cache
def scored(name: str) -> Score:
    pair = pairs().get(name)
    if pair is None:
        pytest.skip("no real gazettes with gold; set GONGBAO_CORPUS and GONGBAO_GOLD to their folders")
    return score(compare(pair.base, pair.target, pair.registry), pair.gold)


@pytest.mark.parametrize("name", [*SAMPLE, *(pytest.param(name, marks=pytest.mark.corpus) for name in REAL)])
def test_links_and_relations_meet_the_gold(name: str) -> None:
    found = scored(name)
    assert found.f1 >= 0.96
    assert found.relation >= 0.95
    assert found.moved_recall >= 0.85
    assert found.moved_false <= 1


@pytest.mark.parametrize("name", [*SAMPLE, *(pytest.param(name, marks=pytest.mark.corpus) for name in REAL)])
def test_what_is_dropped_and_added_meets_the_gold(name: str) -> None:
    assert scored(name).dropped >= 0.85
    assert scored(name).added >= 0.85


@pytest.mark.parametrize("name", [*SAMPLE, *(pytest.param(name, marks=pytest.mark.corpus) for name in REAL)])
def test_figures_meet_the_gold(name: str) -> None:
    found, wanted = scored(name).figures_found
    right, given = scored(name).figures_right
    assert found >= 0.9 * wanted
    assert right >= 0.9 * given


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.corpus) for name in REAL])
def test_equal_text_is_shown_as_equal(name: str) -> None:
    assert scored(name).equal_shown >= 0.9
    assert scored(name).islands <= 0.25


@pytest.mark.parametrize("name", ["school-lunch", "senior-meals"])
def test_misread_characters_cost_little(name: str) -> None:
    pair = pairs()[name]
    found = score(compare(misread(pair.base, 3), misread(pair.target, 4), pair.registry), pair.gold)
    assert found.f1 >= scored(name).f1 - 0.02


def test_the_gold_can_tell_a_bad_comparison() -> None:
    pair = pairs()["senior-meals"]
    found = compare(pair.base, pair.target, pair.registry)
    shifted = tuple(
        replace(link, target=other.target) for link, other in zip(found.links, found.links[3:], strict=False)
    )
    assert score(replace(found, links=shifted), pair.gold).f1 < 0.3


def test_unrelated_documents_of_the_sample_are_not_linked() -> None:
    known = {(pair.base.id, pair.target.id) for pair in pairs().values()}
    held = sample()
    for one in held.documents:
        for other in held.documents:
            tied = (one.id, other.id) in known or any(c.number == one.doc_number for c in other.citations)
            if one.issuer_id == "xinghe" and other.issuer_id == "wangshu" and not tied:
                assert compare(one, other, held.registry).links == (), (one.doc_number, other.doc_number)


@pytest.mark.corpus
def test_text_taken_without_a_declaration_is_found() -> None:
    held = corpus()
    if held is None:
        pytest.skip("no real gazettes; set GONGBAO_CORPUS to a folder of them")
    base, target = held.numbered("浙政发〔2016〕3号"), held.numbered("绍政发〔2016〕25号")
    found = compare(base, target, held.registry)
    assert found.verdict.related
    assert sum(link.relation == "verbatim" for link in found.links) >= 3
    assert found.summary.added > 0.8
