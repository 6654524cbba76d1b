"""The index of rare grams: finds planted text, grows without being rebuilt, forgets what is withdrawn."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.reuse import GRAM, WINDOW, ReuseIndex, fingerprint, grams

RANDOM = random.Random(20260101)  # noqa: S311 - test data, no secret
WORDS = [
    "".join(RANDOM.choices([chr(0x4E00 + i) for i in range(3000)], k=RANDOM.choice((1, 2, 2, 3))))
    for _ in range(8000)
]
WEIGHTS = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(WORDS))))


def prose(length: int) -> str:
    """Text whose words are as unevenly frequent as real ones."""
    return "".join(RANDOM.choices(WORDS, cum_weights=WEIGHTS, k=length))[:length]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {f"d{i}": prose(3600) for i in range(400)}


@pytest.fixture(scope="module")
def index(texts: dict[str, str]) -> ReuseIndex:
    return ReuseIndex().added(texts)


def planted(source: str, share: float) -> str:
    """A text that takes a share of the source, in passages of sixty characters, among its own."""
    own = prose(int(3600 * (1 - share)))
    for _ in range(int(3600 * share) // 60):
        start, at = RANDOM.randrange(len(source) - 60), RANDOM.randrange(len(own))
        own = own[:at] + source[start : start + 60] + own[at:]
    return own


@pytest.mark.parametrize("share", [0.05, 0.1])
def test_planted_reuse_is_among_the_first_twenty(
    texts: dict[str, str], index: ReuseIndex, share: float
) -> None:
    found = sum(name in dict(index.query(planted(texts[name], share))) for name in list(texts)[:60])
    assert found >= 57


def test_adding_touches_no_segment_that_was_there(texts: dict[str, str], index: ReuseIndex) -> None:
    more = index.added({f"n{i}": prose(3600) for i in range(10)})
    assert more.segments[0] is index.segments[0]
    assert len(more) == len(texts) + 10


def test_many_additions_keep_few_segments_and_lose_nothing() -> None:
    index, texts = ReuseIndex(), {f"s{i}": prose(300) for i in range(30)}
    for name, text in texts.items():
        index = index.added({name: text})
    assert len(index.segments) <= 8
    assert all(index.query(text)[0][0] == name for name, text in texts.items())


def test_what_is_withdrawn_is_found_no_more(texts: dict[str, str], index: ReuseIndex) -> None:
    assert index.query(texts["d7"])[0][0] == "d7"
    fewer = index.without(["d7"])
    assert "d7" not in dict(fewer.query(texts["d7"]))
    assert fewer.query(texts["d8"])[0][0] == "d8"
    assert fewer.names == index.names - {"d7"}


def test_one_index_in_two_orders_answers_alike(texts: dict[str, str]) -> None:
    some = dict(itertools.islice(texts.items(), 50))
    backwards = dict(reversed(some.items()))
    assert ReuseIndex().added(some).query(texts["d3"]) == ReuseIndex().added(backwards).query(texts["d3"])


@given(
    st.text(alphabet="甲乙丙丁戊己庚辛", max_size=40),
    st.text(alphabet="子丑寅卯辰巳", min_size=GRAM + WINDOW - 1, max_size=30),
)
def test_any_run_of_nine_characters_shares_a_gram(around: str, run: str) -> None:
    one, other = fingerprint(around + run), fingerprint(run + around[::-1])
    assert len(np.intersect1d(one, other)) > 0


@given(st.text(max_size=60))
def test_a_text_has_a_gram_for_each_place(text: str) -> None:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert len(grams(text)) == max(0, len(text) - GRAM + 1)
