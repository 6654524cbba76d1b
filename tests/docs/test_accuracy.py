"""The accuracy page is true: the sample's rows are what the benchmark computes."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the benchmarks are no installed package

from benchmarks.accuracy.page import PAGE, put, tables_in
from benchmarks.accuracy.scoring import Tally, score, tally
from benchmarks.accuracy.sources import GoldIssue, converted, real_issues, sample_issues
from benchmarks.accuracy.tables import conversion, rebuilt
from benchmarks.compare.accuracy import gold_table
from benchmarks.compare.gold import sample_pairs


@pytest.fixture(scope="module")
def issue() -> GoldIssue:
    return next(issue for issue in sample_issues() if issue.name == "wangshu-2025-05")


def test_rows_of_the_samples_issues() -> None:
    told = tables_in(PAGE.read_text("utf-8"))["conversion"]
    rows = list(conversion([*sample_issues()]))
    assert len(rows) >= 5
    assert [told.get(row.split("|")[1].strip()) for row in rows] == rows, (
        "python -m benchmarks.accuracy --update"
    )


def test_rows_of_the_samples_pairs() -> None:
    page, pairs = tables_in(PAGE.read_text("utf-8")), sample_pairs()
    for name, table in (("comparison", gold_table), ("rebuilt", rebuilt)):
        rows = list(table(pairs))
        assert [page[name].get(row.split("|")[1].strip()) for row in rows] == rows, "… --update"


@pytest.mark.corpus
def test_rows_of_real_issues() -> None:
    issues = [*real_issues()]
    if not issues:
        pytest.skip("no real gazettes with gold; set GONGBAO_CORPUS and GONGBAO_GOLD to their folders")
    told = tables_in(PAGE.read_text("utf-8"))["conversion"]
    assert {row.split("|")[1].strip(): row for row in conversion(issues)}.items() <= told.items()


def test_the_scorer_sees_each_kind_of_damage(issue: GoldIssue) -> None:
    documents, lines = converted(issue)
    first, *others = documents
    assert score(issue.gold, others, lines).documents.right == len(documents) - 1
    wrong = [replace(first, title="别的", citations=(), blocks=first.blocks[:-9]), *others]
    found = score(issue.gold, wrong, lines)
    whole = score(issue.gold, documents, lines)
    assert found.fields.right == whole.fields.right - 1
    assert found.citations.right < whole.citations.right
    assert found.text.right < whole.text.right
    assert found.characters.right < whole.characters.right
    assert found.starts.right < whole.starts.right
    assert any("别的" in error for error in found.errors)


def test_a_bag_counts_what_occurs_twice() -> None:
    assert tally("aab", "abb") == Tally(right=2, wanted=3, given=3)
    assert tally("", "").f1 is None


def test_rows_that_are_not_at_hand_stay() -> None:
    page = "a\n<!-- table: x -->\n| n | v |\n|---|--:|\n| one | 1 |\n| two | 2 |\n\nb\n"
    changed = put(page, {"x": ("| n | v |", "|---|--:|", "| two | 3 |", "| new | 4 |")})
    assert changed == page.replace("| two | 2 |\n", "| two | 3 |\n| new | 4 |\n")
