"""What must hold of every comparison, whatever the texts say."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compare import Comparison, compare
from generator.compare.render import as_csv, as_docx, as_json, as_text, figures_csv
from generator.compare.report.view import view
from generator.document.model import Block, BlockKind, Document
from generator.registry import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.registry import Registry

    Make = Callable[..., Document]

CLAUSES = (
    "各观潮台每天早晚各记录一次潮位",
    "省教育厅会同省财政厅每年核查补助资金",
    "市教育局会同市财政局每年核查补助资金",
    "到2027年底前完成修缮",
    "到2026年6月底前完成修缮",
    "值班员不少于2名",
    "值班员不少于三名",
    "鼓励各地开放观潮台",
    "各地要开放观潮台",
    "具体标准由各设区市确定",
    "按照《观潮台管理办法》（星政发〔2020〕7号）执行",
    "（责任单位：省教育厅）",
    "各市、县（市、区）政府按1∶500测绘2—3处，气温≤5℃时均应停止",
    "各区、县（市）政府按1：500测绘2－3处，气温≥5℃时不可停止",
)
texts = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4).flatmap(
    lambda clauses: st.sampled_from("，；").map(lambda sign: sign.join(clauses) + "。")
)
documents = st.lists(texts, max_size=7)


def made(issuer: str, paragraphs: list[str]) -> Document:
    blocks = [Block(id=f"p{n}", text=text) for n, text in enumerate(paragraphs, 1)]
    if paragraphs:
        blocks.append(
            Block(id="p0", kind=BlockKind.TABLE, rows=((paragraphs[0], None), ("", paragraphs[-1])))
        )
    return Document(id=f"{issuer}/2025/x", title="潮报", issuer_id=issuer, blocks=tuple(blocks))


def sound(found: Comparison) -> None:
    """Both sides rebuild, everything has a place, shares are shares."""
    for link in found.links:
        assert "".join(c.base for c in link.changes) == "".join(found.segment(n).text for n in link.base)
        assert "".join(c.target for c in link.changes) == "".join(found.segment(n).text for n in link.target)
        assert all(c.op != "equal" or c.base == c.target for c in link.changes)
        assert all(not (one.op == other.op == "equal") for one, other in pairwise(link.changes))
        assert link.changes
        assert 0 <= link.similarity <= 1
    for segments, rest, side in (
        (found.base_segments, found.dropped, "base"),
        (found.target_segments, found.added, "target"),
    ):
        linked = {name for link in found.links for name in getattr(link, side)}
        assert linked | set(rest) == {segment.id for segment in segments}
        assert not linked & set(rest)
    summary = found.summary
    if summary.base_chars:
        assert abs(summary.verbatim + summary.localised + summary.adapted + summary.dropped - 1) < 0.001
    assert all(0 <= share <= 1 for share in (summary.added, summary.surviving, summary.derived))


registry_ = load_registry()


@given(documents, documents)
def test_both_sides_rebuild_and_every_segment_has_a_place(ours: list[str], theirs: list[str]) -> None:
    base, target = made("zhejiang", ours), made("shaoxing", theirs)
    found = compare(base, target, registry_, even_unrelated=True)
    sound(found)
    for document, segments in ((base, found.base_segments), (target, found.target_segments)):
        whole = "".join(
            b.text or "".join(cell or "" for row in b.rows for cell in row) for b in document.blocks
        )
        assert "".join(segment.text for segment in segments) == whole


@given(documents)
def test_a_document_and_itself_are_identical(paragraphs: list[str]) -> None:
    document = made("zhejiang", paragraphs)
    found = compare(document, document, registry_)
    assert found.verdict.identical == bool(paragraphs)


@given(documents, documents)
def test_the_same_comparison_twice(ours: list[str], theirs: list[str]) -> None:
    base, target = made("zhejiang", ours), made("shaoxing", theirs)
    assert as_json(compare(base, target, registry_)) == as_json(compare(base, target, registry_))


@given(documents, documents)
def test_the_json_rebuilds_both_texts(ours: list[str], theirs: list[str]) -> None:
    found = json.loads(
        as_json(compare(made("zhejiang", ours), made("shaoxing", theirs), registry_, even_unrelated=True))
    )
    text = {s["id"]: s["text"] for side in ("base", "target") for s in found["segments"][side]}
    for link in found["links"]:
        left = right = ""
        for change in link["changes"]:
            if change["op"] in ("equal", "delete"):
                left += change["text"]
            if change["op"] in ("equal", "insert"):
                right += change["text"]
            left += change.get("base", "")
            right += change.get("target", "")
        assert left == "".join(text[name] for name in link["base"])
        assert right == "".join(text[name] for name in link["target"])


def odd_documents() -> dict[str, tuple[Document, Document]]:
    dice = random.Random(7)  # noqa: S311 - a text, no secret
    letters = [chr(0x4E00 + dice.randrange(3000)) for _ in range(60_000)]
    endless = "".join(letters)
    spoilt = "".join(c if dice.random() > 0.02 else "潮" for c in letters)
    table = Block(
        id="p1",
        kind=BlockKind.TABLE,
        rows=(("项目", "单位"), ("建台三十六座", "省财政厅"), (None, "省教育厅")),
    )
    long = [
        f"第{n}座观潮台由{letters[n]}{letters[n + 1]}{letters[n + 2]}渔会管护并登记造册。"
        for n in range(2000)
    ]
    return {
        "two empty documents": (made("zhejiang", []), made("shaoxing", [])),
        "an empty base": (made("zhejiang", []), made("shaoxing", list(CLAUSES))),
        "an empty target": (made("zhejiang", list(CLAUSES)), made("shaoxing", [])),
        "tables only": (
            Document(id="zhejiang/2025/x", title="", issuer_id="zhejiang", blocks=(table,)),
            Document(id="shaoxing/2025/x", title="", issuer_id="shaoxing", blocks=(table,)),
        ),
        "one endless sentence": (made("zhejiang", [endless]), made("shaoxing", [spoilt])),
        "brackets that never close": (
            made("zhejiang", ["《《（“〔" * 40 + "。"]),
            made("shaoxing", ["）》”" * 40]),
        ),
        "signs alone": (made("nowhere", ["。。。", "；", "　", "\x00"]), made("shaoxing", ["\ufffd。"])),
        "one sentence many times": (
            made("zhejiang", ["各地要抓好落实。" * 400]),
            made("shaoxing", ["各地要抓好落实。" * 300]),
        ),
        "many alike": (made("zhejiang", long), made("shaoxing", long[::-1][:1500])),
    }


ODD = odd_documents()


@pytest.mark.parametrize("name", ODD)
def test_odd_documents_compare(name: str) -> None:
    base, target = ODD[name]
    found = compare(base, target, registry_, even_unrelated=True)
    sound(found)
    assert found.verdict.sentence
    assert json.loads(as_json(found))["verdict"]["caution"]
    assert as_text(found)
    assert as_csv(found)


def test_every_output_carries_the_caution(province: Make, city: Make, registry: Registry) -> None:
    text = "各观潮台每天早晚各记录一次潮位，值班员不少于2名。"
    found = compare(province(text), city(text.replace("2名", "3名")), registry)
    caution = found.verdict.caution
    assert "不是对贯彻落实情况或者合规性的评价" in caution
    for output in (as_json(found), as_text(found), as_csv(found), figures_csv(found)):
        assert caution in output
    assert view(found).verdict.caution == caution


def test_the_printed_table_is_the_same_twice(province: Make, city: Make, registry: Registry) -> None:
    text = "各观潮台每天早晚各记录一次潮位，值班员不少于2名。"
    found = compare(province(text), city(text.replace("2名", "3名")), registry)
    assert as_docx(found) == as_docx(found)
    assert as_docx(found)[:2] == b"PK"


def test_cells_never_start_a_formula(province: Make, city: Make, registry: Registry) -> None:
    text = "=HYPERLINK(0)各观潮台每天早晚各记录一次潮位，值班员不少于2名。"
    rows = as_csv(compare(province(text), city(text), registry))
    assert ",=HYPERLINK" not in rows
    assert ",'=HYPERLINK" in rows


def test_the_view_holds_every_segment_once_a_link(province: Make, city: Make, registry: Registry) -> None:
    base = province(*[f"{c}，并登记在册。" for c in CLAUSES])
    target = city(*[f"{c}，并登记在册。" for c in CLAUSES[::-1][:8]])
    found = compare(base, target, registry, even_unrelated=True)
    rows = [row for section in view(found).sections for row in section.rows]
    assert len(rows) == len(found.links) + len(found.dropped) + len(found.added)
    assert {c.id for row in rows for c in (*row.base, *row.target)} == {
        s.id for s in (*found.base_segments, *found.target_segments)
    }
