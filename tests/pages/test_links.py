"""What pages say of a document's links: previews, backlinks, followers, neighbours, what is wanted and held."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pages.small_library import (
    CITED,
    CITY_PLAN,
    ISSUE,
    NOTICE,
    PLAN,
    city_plan,
    documents,
    issues,
    made_pages,
    plan,
    registry,
    small_pages,
)

from generator.catalog import build_catalog
from generator.pages import Library, Run, Target, address
from generator.pages.document import DocumentView
from generator.pages.gazettes import gazette_pages
from generator.pages.holdings import HoldingsView, holdings_page
from generator.pages.listing import ListView
from generator.pages.neighbours import MOST, neighbourhood
from generator.pages.preview import preview, sentence
from generator.pages.timeline import timeline
from generator.pages.wanted import wanted_pages

if TYPE_CHECKING:
    from generator.document.model import Document
    from generator.pages.view import Line

View = TypeVar("View")


def shown(key: str, kind: type[View]) -> View:
    """The view of a page of the small library."""
    view = next(page.view for page in small_pages().pages if page.key == key)
    assert isinstance(view, kind)
    return view


def library(*more: Document) -> Library:
    """The small library with more documents and no comparison."""
    held = documents() | {one.id: one for one in more}
    return Library(
        documents=held,
        issues=issues(),
        catalog=build_catalog(held, issues(), registry()),
        comparisons={},
        registry=registry(),
    )


def follower(number: int, basis: str) -> Document:
    """A city document of its own text that names a basis."""
    base = city_plan()
    blocks = (*base.blocks[:2], replace(base.blocks[2], text=basis), *base.blocks[5:])
    title = f"望舒市人民政府关于第{number}号天文台管理的意见"
    return replace(
        base,
        id=f"wangshu/2025/wangshuzhengfa-2025-{number}",
        title=title,
        doc_number=f"望舒政发〔2025〕{number}号",
        blocks=(
            replace(blocks[0], text=title),
            replace(blocks[1], text=f"望舒政发〔2025〕{number}号"),
            *blocks[2:],
        ),
        findings=(),
    )


def test_citation_says_what_it_leads_to() -> None:
    runs = [
        run for part in shown(CITY_PLAN, DocumentView).parts for block in part.blocks for run in block.runs
    ]
    (one,) = (run.preview for run in runs if run.preview)
    assert (one.title, one.facts) == (CITED, "星政发〔2025〕31号　2025年3月4日")
    assert one.words.startswith("为了让每个孩子都能看见银河")


def test_previews_have_names_of_their_own() -> None:
    for page in small_pages().pages:
        if isinstance(page.view, DocumentView):
            runs = [run for part in page.view.parts for block in part.blocks for run in block.runs]
            names = [run.preview.id for run in runs if run.preview]
            assert len(names) == len(set(names))
            assert "" not in names


def test_preview_of_an_enclosure_bears_its_title() -> None:
    assert preview(documents()[NOTICE], "enclosure-1").title == "望舒市路灯改造方案"


def test_backlink_quotes_the_sentence_that_names_the_document() -> None:
    (one,) = shown(PLAN, DocumentView).cited_by
    assert one.sentence == city_plan().blocks[2].text


def test_long_sentence_is_cut_around_the_citation() -> None:
    text = "前" * 200 + "《某规定》" + "后" * 200 + "。"
    cut = sentence(text, 200, 205)
    assert "《某规定》" in cut
    assert cut.startswith("…前")
    assert cut.endswith("后…")
    assert len(cut) <= 125


def test_followers_stand_in_order_with_their_lag() -> None:
    (step,) = shown(PLAN, DocumentView).timeline
    assert (step.lag, step.target and step.target.key) == (63, CITY_PLAN)
    assert step.declared
    assert step.comparison is not None
    assert shown(CITY_PLAN, DocumentView).timeline == ()


def test_lag_is_unknown_where_a_date_is() -> None:
    held = documents() | {CITY_PLAN: replace(city_plan(), date=None)}
    found = timeline(
        plan(), replace(library(), documents=held, catalog=build_catalog(held, issues(), registry()))
    )
    assert [step.lag for step in found] == [None]


def test_inferred_relations_are_told_from_declared_ones() -> None:
    known = library().catalog
    silent = replace(
        known,
        citations={},
        cited_by={},
        relations=tuple(replace(one, declared=False) for one in known.relations),
    )
    found = neighbourhood(city_plan(), replace(library(), catalog=silent))
    assert found is not None
    (line,) = found.lines
    assert (line.title, line.declared) == (CITED, False)
    assert line.said.endswith("（推断）")
    assert [edge.declared for edge in found.drawing.edges] == [False]


def test_neighbourhood_draws_both_sides_and_lists_all() -> None:
    basis = "".join(
        f"根据《星河省人民政府关于第{n}种彗星的意见》（星政发〔2024〕{n}号）。" for n in range(1, MOST + 3)
    )
    one = follower(77, f"根据《{CITED}》（星政发〔2025〕31号）精神，{basis}")
    view = neighbourhood(one, library(one))
    assert view is not None
    assert len(view.lines) == MOST + 3
    assert len(view.drawing.boxes) == MOST
    assert view.drawing.more == 3
    assert all(box.y >= 0 and box.y + 56 <= view.drawing.height for box in view.drawing.boxes)
    assert [box.held for box in view.drawing.boxes] == [True] + [False] * (MOST - 1)
    assert neighbourhood(one, library(one)) == view


def test_document_without_held_neighbours_has_no_drawing() -> None:
    assert neighbourhood(documents()[NOTICE], library()) is None


def wanted_lines(*more: Document) -> dict[str, tuple[Line, ...]]:
    """The lines of each page of the wanted list."""
    found = {}
    for page in wanted_pages(library(*more)):
        assert isinstance(page.view, ListView)
        found[page.key] = page.view.groups[0].lines
    return found


def test_wanted_list_ranks_and_shrinks() -> None:
    missing = "根据《星河省人民政府关于彗星观测的意见》（星政发〔2024〕8号）和《星河省人民政府关于极光观测的意见》（星政发〔2024〕9号）。"
    first, second = follower(71, missing), follower(72, missing[: missing.index("和")] + "。")
    pages = wanted_lines(first, second)
    assert pages["wanted"] == pages["wanted/xinghe"]
    assert [(line.number, line.issuer, line.note) for line in pages["wanted"]] == [
        ("星政发〔2024〕8号", "星河省人民政府", "2件引用，共2处"),
        ("星政发〔2024〕9号", "星河省人民政府", "1件引用，共1处"),
    ]
    assert [run.text for run in pages["wanted"][0].cited_by] == [
        "望舒政发〔2025〕71号",
        "望舒政发〔2025〕72号",
    ]
    arrived = replace(
        plan(),
        id="xinghe/2024/xingzhengfa-2024-8",
        title="星河省人民政府关于彗星观测的意见",
        doc_number="星政发〔2024〕8号",
        date=plan().date and plan().date.replace(year=2024),  # type: ignore[union-attr]
    )
    after = wanted_lines(first, second, arrived)
    assert [line.number for line in after["wanted"]] == ["星政发〔2024〕9号"]


def test_many_citing_documents_are_counted() -> None:
    basis = "根据《星河省人民政府关于彗星观测的意见》（星政发〔2024〕8号）。"
    (line,) = wanted_lines(*(follower(number, basis) for number in range(71, 78)))["wanted"]
    assert [run.text for run in line.cited_by][-1] == "等7件"
    assert len(line.cited_by) == 6


def test_grid_tells_held_from_missing() -> None:
    view = holdings_page(library()).view
    assert isinstance(view, HoldingsView)
    year = next(one for one in view.gazettes if one.id == "wangshu").years[0]
    assert (year.held, year.missing[:8]) == (1, "缺第1期、第2期")
    page = next(one for one in gazette_pages(library()) if one.key == "issues/wangshu")
    assert isinstance(page.view, ListView)
    (group,) = page.view.groups
    assert [run.target is not None for run in group.grid] == [False] * 8 + [True]
    assert group.note == year.missing
    assert year.year.target is not None
    assert (year.year.target.key, year.year.target.anchor) == (page.key, group.id)


def test_issuer_and_gazette_lead_to_what_is_wanted_and_held() -> None:
    missing = "根据《望舒市人民政府关于彗星观测的意见》（望舒政发〔2024〕8号）。"
    pages = {page.key: page for page in made_pages(changed=(follower(71, missing),)).pages}
    for key in ("wangshu", "issues/wangshu"):
        view = pages[key].view
        assert isinstance(view, ListView)
        keys = {run.target.key for run in view.also if run.target}
        assert "wanted/wangshu" in keys
        assert {"issues/wangshu", "wangshu"} - {key} <= keys
    assert (
        Run(text="望舒市人民政府公报", target=Target(key="issues/wangshu")) in pages[f"issues/{ISSUE}"].crumbs
    )


def test_archive_of_one_issue_claims_nothing_about_the_whole() -> None:
    keys = {page.key for page in small_pages(ISSUE).pages}
    assert not keys & {address.WANTED, address.HOLDINGS, address.gazette("wangshu")}
