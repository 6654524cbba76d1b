"""Citation forms that readers copy."""

from __future__ import annotations

from dataclasses import replace

from pages.small_library import city_plan, plan

from generator.pages.quoting import gbt7714, legal, printed_in


def test_gbt_7714_names_author_number_gazette_issue_and_page() -> None:
    assert gbt7714(plan()) == (
        "星河省人民政府. 星河省人民政府关于保护夜间星空的意见: 星政发〔2025〕31号[J]. 星河省人民政府公报, 2025(6): 3."
    )


def test_legal_form_has_title_number_and_day() -> None:
    assert (
        legal(city_plan())
        == "《望舒市人民政府关于保护夜间星空的实施意见》，望舒政发〔2025〕44号，2025年5月6日发布。"
    )


def test_absent_facts_leave_no_gap() -> None:
    bare = replace(plan(), doc_number=None, date=None, gazette=None)
    assert legal(bare) == "《星河省人民政府关于保护夜间星空的意见》。"
    assert gbt7714(bare) == "星河省人民政府. 星河省人民政府关于保护夜间星空的意见[Z]."


def test_printing_says_year_issue_serial_and_page() -> None:
    gazette = plan().gazette
    assert gazette is not None
    assert printed_in(gazette) == "星河省人民政府公报 2025年第6期（总第205期）第3页"
