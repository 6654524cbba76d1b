"""How sure a link is, and what is said of those that are not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.compare import compare
from generator.compare.matrix import matrix
from generator.compare.render import as_json
from generator.compare.render.terminal import as_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.compare import Comparison
    from generator.document.model import Document
    from generator.registry import Registry

    Make = Callable[..., Document]

LOG = "各观潮台每天早晚各记录一次潮位，由值班员签字后存档。"
REPAIR = "对台龄超过三十年的观潮台逐座进行安全鉴定，及时加固修缮。"
TRAIN = "新上岗的值班员先跟随老值班员学习一个月，考核合格后独立值守。"
LOOSE = "观潮台的台账由专人保管，雨季前清点登记，缺页在5日内补填。"
OTHER = "渔船雨季前清点缆绳，破损的在8日内补齐。"


@pytest.fixture
def found(province: Make, city: Make, registry: Registry) -> Comparison:
    base = ("一、值守记录", LOG + TRAIN, "二、修台", REPAIR + LOOSE)
    return compare(province(*base), city("一、抓好记录", OTHER + LOG + TRAIN, "二、修台", REPAIR), registry)


def test_what_is_copied_is_sure_and_what_follows_is_not_measured(found: Comparison) -> None:
    told = {found.segment(link.base[0]).text: link.confidence for link in found.links}
    assert all((told[text] or 0) > 0.95 for text in (LOG, TRAIN, REPAIR))
    assert told["一、值守记录"] is None


def test_a_doubtful_link_is_marked_and_counted(found: Comparison) -> None:
    doubtful = [link for link in found.links if link.doubtful]
    assert [found.segment(link.base[0]).text for link in doubtful] == [LOOSE]
    assert "其中1处的把握不足八成" in found.verdict.doubts
    assert as_text(found).count("对应存疑") == 1 + 1  # the row, and the note on the method


def test_figures_that_a_doubtful_link_joins_are_perhaps_related(found: Comparison) -> None:
    changed = [figure for figure in found.figures if figure.base and figure.target]
    of_the_link = [f for f in changed if "5日" in f.base.value]
    assert [(f.related, f.trend) for f in of_the_link] == [(True, None)]


def test_a_matrix_marks_what_is_doubtful_and_gives_no_figure_for_it(found: Comparison) -> None:
    cells = {row.text: row.cells[0] for row in matrix([found]).rows}
    assert cells[LOOSE].label == "改写（对应存疑）"
    assert cells[LOOSE].figures == ()
    assert cells[LOG].label == "逐字沿用"


def test_the_json_has_the_confidence_of_what_is_measured(found: Comparison) -> None:
    links = json.loads(as_json(found))["links"]
    assert [link.get("confidence") for link in links] == [link.confidence for link in found.links]


def test_documents_that_share_nothing_are_surely_unrelated(
    province: Make, city: Make, registry: Registry
) -> None:
    found = compare(province(LOG + TRAIN), city(OTHER), registry)
    assert (found.verdict.related, found.verdict.confidence) == (False, "高")
    assert "相近" not in found.verdict.sentence


def test_documents_that_are_near_to_each_other_are_not_surely_unrelated(
    province: Make, city: Make, registry: Registry
) -> None:
    """Two texts on one subject in words of their own: no passage ties them, and still they are no strangers."""
    near = "观潮台台账由台长保管，雨季前清点，缺页补抄后由县水利部门盖章存档。"
    found = compare(province(LOOSE + TRAIN), city(near + OTHER), registry)
    assert (found.verdict.related, found.verdict.confidence) == (False, "低")
    assert "相近而未能确认的语句约占较短一份条款的" in found.verdict.sentence
