"""Numbers in running text: every bracket, width and order; what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.docnumbers import find_numbers, number_key, year_of

KNOWN = frozenset(
    {"星政发", "星政办发", "文化和旅游部", "文化和旅游厅", "工业和信息化部", "商务部", "国家发展改革委"}
)

CASES = {
    "tortoise-shell": ("（星政发〔2025〕6号）", ["星政发〔2025〕6号"]),
    "square": ("（星政发[2025]6号）", ["星政发〔2025〕6号"]),
    "full-width": ("（星政办发［２０２５］１３号）", ["星政办发〔2025〕13号"]),
    "round": ("（星政发（2025）6号）", ["星政发〔2025〕6号"]),
    "spaced": ("（星政发〔2025〕 6 号）", ["星政发〔2025〕6号"]),
    "digits-apart": ("（星政发〔 2 0 2 5 〕 1 6 号）", ["星政发〔2025〕16号"]),
    "ordinal-kept": ("（甲产业[2010]第122号）", ["甲产业〔2010〕第122号"]),
    "without-brackets-around": ("根据星政发〔2025〕6号文件要求", ["星政发〔2025〕6号"]),
    "unknown-code-after-verb": ("按照甲乙发〔2025〕6号精神", ["甲乙发〔2025〕6号"]),
    "government-before-known-code": ("省政府星政发〔2025〕6号文件", ["星政发〔2025〕6号"]),
    "two": ("星政发〔2025〕6号和星政办发〔2025〕7号", ["星政发〔2025〕6号", "星政办发〔2025〕7号"]),
    "order": ("（国务院令第493号）", ["国务院令第493号"]),
    "order-of-a-republic": ("（中华人民共和国主席令第六十九号）", ["中华人民共和国主席令第六十九号"]),
    "order-after-what-was-done": ("2005年修订文化和旅游部第4号令", ["文化和旅游部第4号令"]),
    "order-with-year": ("（发展改革委令2011年第9号）", ["发展改革委令2011年第9号"]),
    "order-year-first": ("（国家发展改革委2011年第9号令）", ["国家发展改革委2011年第9号令"]),
    "order-of-two": ("根据国家发展改革委、商务部令第22号", ["国家发展改革委、商务部令第22号"]),
    "order-of-a-name-with-和": ("根据文化和旅游部令第4号", ["文化和旅游部令第4号"]),
    "order-serial-first": ("按照省政府第321号令", ["省政府第321号令"]),
    "two-digit-year": ("（星政发〔86〕12号）", ["星政发〔86〕12号"]),
    "announcement": ("（商务部公告2016年第5号）", ["商务部公告2016年第5号"]),
    "standard": ("（AQ/T3033—2010）", ["AQ/T3033—2010"]),
    "standard-spaced": ("（建标152 - 2017）", ["建标152-2017"]),
    "standards-of-a-place": ("DB33/593-2005和DB 33/T 1001—2016", ["DB33/593-2005", "DB33/T1001—2016"]),
    "standard-of-a-group": ("符合T/CECS 123—2019的要求", ["T/CECS123—2019"]),
    "standard-of-a-trade": ("符合NB/T 10001-2018的要求", ["NB/T10001-2018"]),
    "standard-spaced-slash": ("符合GB / T 9704—2012的要求", ["GB/T9704—2012"]),
    "standard-national": ("符合GB/T 9704-2012的要求", ["GB/T9704-2012"]),
    "undated-round-year": ("（星政发（2025年）6号）", ["星政发〔2025〕6号"]),
    "curly": ("（星政发{2025}6号）", ["星政发〔2025〕6号"]),
    "brackets-of-two-kinds": ("（星政发〔2025)6号）", ["星政发〔2025〕6号"]),
    "serials-of-one-year": (
        "星政发〔2025〕6号、7号和8号文件",
        ["星政发〔2025〕6号", "星政发〔2025〕7号", "星政发〔2025〕8号"],
    ),
    "serials-with-one-号": ("星政发〔2025〕6、7号文件", ["星政发〔2025〕6号", "星政发〔2025〕7号"]),
    "houses-after-a-number": ("星政发〔2025〕6号、3号楼", ["星政发〔2025〕6号"]),
    "after-a-body": ("省文化和旅游厅甲文旅发〔2025〕6号", ["甲文旅发〔2025〕6号"]),
    "after-a-title-without-brackets": ("关于灯会的通知星政发〔2025〕6号", ["星政发〔2025〕6号"]),
    "order-in-brackets": ("中华人民共和国主席令（第九号）", ["中华人民共和国主席令(第九号)"]),
    "verb-without-code": ("根据〔2025〕6号文件", []),
    "counties": ("各县〔市、区〕人民政府", []),
    "certificate": ("通过ISO9001认证", []),
    "house-number": ("责令整改3号楼", []),
    "period": ("（2016—2020年）", []),
    "year-alone": ("〔2025〕年", []),
}


@pytest.mark.parametrize("name", CASES)
def test_numbers(name: str) -> None:
    text, expected = CASES[name]
    assert [hit.number for hit in find_numbers(text, KNOWN)] == expected


@given(
    before=st.text(alphabet="望舒市每年办灯会，。（《", max_size=12),
    year=st.integers(1950, 2049),
    serial=st.integers(1, 9999),
    brackets=st.sampled_from(["〔〕", "[]", "［］", "（）", "()", "【】"]),
    full=st.booleans(),
)
def test_a_known_code_is_found_in_any_surroundings(
    before: str, year: int, serial: int, brackets: str, full: bool
) -> None:
    digits = f"{year}", f"{serial}"
    if full:
        digits = tuple("".join(chr(ord(d) + 0xFEE0) for d in part) for part in digits)  # type: ignore[assignment]
    printed = f"星政发{brackets[0]}{digits[0]}{brackets[1]}{digits[1]}号"
    hits = find_numbers(f"{before}（{printed}）", KNOWN)
    assert [hit.number for hit in hits] == [f"星政发〔{year}〕{serial}号"]
    assert f"{before}（{printed}）"[hits[0].start : hits[0].end] == printed


DAMAGED = {
    "opening-bracket-lost": ("根据星政发2025〕6号文件", "星政发2025〕6号", "星政发〔2025〕6号"),
    "closing-bracket-lost": ("根据星政发〔2025 6号文件", "星政发〔20256号", "星政发〔2025〕6号"),
    "both-lost": ("根据星政发2025 6号文件", "星政发20256号", "星政发〔2025〕6号"),
    "letter-in-the-year": ("根据星政发〔2O25〕6号文件", "星政发〔2O25〕6号", "星政发〔2025〕6号"),
    "letter-in-the-serial": ("根据星政发〔2025〕l6号文件", "星政发〔2025〕l6号", "星政发〔2025〕16号"),
    "full-width": ("根据星政发［２０２５ ６号文件", "星政发［20256号", "星政发〔2025〕6号"),
    "号-lost": ("（星政发〔2025〕6）", "星政发〔2025〕6", "星政发〔2025〕6号"),
    "unknown-code": ("根据甲乙发2025〕6号文件", "甲乙发2025〕6号", "甲乙发〔2025〕6号"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_number_is_kept_as_printed_with_its_likely_reading(name: str) -> None:
    text, printed, reading = DAMAGED[name]
    (hit,) = find_numbers(text, KNOWN)
    assert (hit.number, hit.reading) == (printed, reading)


@pytest.mark.parametrize(
    "text",
    [
        "共有2025 6号线工程",
        "地铁（2025 4号线）开通",
        "目标2025〕",
        "到2025年6号前完成",
        "编号2025 6号",
        "甲乙发2025 6号",
        "文件（2025）6，完成",
    ],
)
def test_what_only_looks_like_a_damaged_number(text: str) -> None:
    assert find_numbers(text, KNOWN) == ()


def test_a_whole_number_has_no_other_reading() -> None:
    assert [hit.reading for hit in find_numbers("星政发〔2025〕6号", KNOWN)] == [None]


def test_one_number_has_one_key() -> None:
    assert (
        len(
            {
                number_key(n)
                for n in (
                    "星政发〔2025〕6号",
                    "星政发[2025]6号",
                    "星政发（2025）第6号",
                    "星政发［２０２５］６号",
                )
            }
        )
        == 1
    )
    assert number_key("星政发〔2025〕6号") != number_key("星政发〔2025〕16号")


def test_the_year_of_a_number() -> None:
    assert year_of("星政发〔2025〕6号") == 2025
    assert year_of("发展改革委令2011年第9号") == 2011
    assert year_of("国务院令第493号") is None
