"""What the page of a document says of its printings, and how their differences are drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from pages.small_library import CITY_PLAN, PLAN, documents, reprint

from generator.pages import Pages, Passage, Target
from generator.pages.document import DocumentView
from generator.pages.issue import IssueView
from generator.pages.printings import Difference, differences
from generator.pipeline import load_pages
from generator.pipeline.content import load_content
from generator.pipeline.reprints import reprints

if TYPE_CHECKING:
    from pathlib import Path


def drawn(found: Difference) -> str:
    """A difference in plain signs: [-here-]{+there+}."""
    signs = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(signs[word.op].format(word.text) for word in found.words)


def test_an_equal_printing_has_no_differences() -> None:
    assert differences(documents()[PLAN], reprint()) == ()


def test_spaces_width_and_paragraphs_are_no_difference() -> None:
    texts = reprint(("（一）改造", "(一) 改造"))
    joined = replace(texts[3], text=texts[3].text + texts[4].text, end=texts[4].end)
    assert differences(documents()[PLAN], (*texts[:3], joined, *texts[5:])) == ()


def test_a_changed_number_is_drawn_whole_with_both_places() -> None:
    (found,) = differences(documents()[PLAN], reprint(("9万盏", "19万盏")))
    assert "路灯[-9-]{+19+}万盏" in drawn(found)
    assert found.here is not None
    assert found.here.anchor == "p6"
    assert found.there == "该刊原文第110–111行，第7页"


def test_a_long_paragraph_is_cut_to_what_stands_around_the_change() -> None:
    text = "甲" * 50 + "2027" + "甲" * 22 + "一" + "乙" * 80
    long = replace(documents()[PLAN], blocks=(replace(documents()[PLAN].blocks[3], text=text),))
    (cut,) = differences(long, (Passage(text=text.replace("一", "二"), start=1, end=3),))
    assert drawn(cut) == "…" + "甲" * 22 + "[-一-]{+二+}" + "乙" * 24 + "…"


def test_a_passage_that_only_one_printing_has() -> None:
    texts = reprint()
    (lost,) = differences(documents()[PLAN], (*texts[:7], *texts[8:]))
    assert lost.there == ""
    assert drawn(lost).startswith("[-")
    (more,) = differences(documents()[PLAN], (*texts, Passage(text="（此件公开发布）", start=190, end=190)))
    assert more.here is None
    assert drawn(more) == "{+（此件公开发布）+}"


@given(
    st.lists(st.text("甲乙丙1２。 \n", max_size=6), max_size=4),
    st.lists(st.text("甲乙丙1２。 \n", max_size=6), max_size=4),
)
def test_words_rebuild_both_sides_of_every_difference(ours: list[str], theirs: list[str]) -> None:
    plan = documents()[PLAN]
    blocks = tuple(replace(plan.blocks[3], id=f"p{n}", text=text) for n, text in enumerate(ours, 1))
    other = tuple(Passage(text=text, start=n, end=n) for n, text in enumerate(theirs, 1))
    for found in differences(replace(plan, blocks=blocks), other):
        here = "".join(word.text for word in found.words if word.op != "insert")
        there = "".join(word.text for word in found.words if word.op != "delete")
        assert here in "\n".join(ours)
        assert there in "\n".join(theirs)
        assert any(word.op != "equal" for word in found.words)


def view(pages: Pages, key: str) -> DocumentView:
    """What the page of a document shows."""
    shown = next(page.view for page in pages.pages if page.key == key)
    assert isinstance(shown, DocumentView)
    return shown


def test_the_page_lists_each_printing_with_its_issue_and_says_which_text_is_shown(pages: Pages) -> None:
    own, city, third = view(pages, PLAN).printings
    assert (own.status, own.issue.text) == ("shown", "星河省人民政府公报 2025年第6期（总第205期）第3页")
    assert (city.status, city.section) == ("compared", "上级文件选登")
    assert city.issue.target is not None
    assert city.issue.target.key == "issues/wangshu/2025-9"
    assert len(city.differences) == 1
    assert (third.status, third.issue.target, third.differences) == ("unknown", None, ())


def test_a_text_printed_once_has_no_such_section(pages: Pages) -> None:
    assert view(pages, CITY_PLAN).printings == ()


def test_the_sample_has_a_text_printed_twice(sample_content: Path) -> None:
    held = load_content(sample_content)
    ((name, (other,)),) = reprints(held).items()
    assert name == "xinghe/2025/xingzhenghan-2025-12"
    assert other.issue == "wangshu/2025-6"
    (found,) = differences(held.documents[name], other.passages)
    assert "[-312-]{+321+}户居民" in drawn(found)


def test_the_issue_that_words_it_differently_leads_to_the_differences(sample_content: Path) -> None:
    page = next(one for one in load_pages(sample_content).pages if one.key == "issues/wangshu/2025-6")
    assert isinstance(page.view, IssueView)
    (doubt,) = page.view.doubts
    assert doubt.text.startswith("另一次刊载的文字与此不同")
    assert doubt.line == "原文第29行"
    assert doubt.target == Target(key="xinghe/2025/xingzhenghan-2025-12", anchor="printings")
