"""The side-by-side text: what stands together, what is marked where, and both tables of counterparts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pages.small_library import registry

from generator.compare import compare
from generator.compare.model import Change, Link, Op, Relation
from generator.compare.report.view import view
from generator.document.model import Block, BlockKind, Document
from generator.pages.aligned import Aligned, aligned, counterparts

if TYPE_CHECKING:
    from generator.compare import Comparison

LOG = "各观潮台每天早晚各记录一次潮位，由值班员签字后存档。"
STAFF = "每座观潮台的值班员不少于2名，并配备急救箱和应急电台。"
REPAIR = "对台龄超过三十年的观潮台逐座进行安全鉴定，及时加固修缮。"
LAMP = "夜间有渔船进港的观潮台要整夜点亮导航灯，灯油费由当地财政负担。"
OIL, SAND = "灯油由港务站统一采购，按季度公布账目。", "沙滩每月清扫两次，贝壳不得外运。"
GUIDE, SCHOOL = "渔港设引航员四名，昼夜轮值。", "组织中小学学生参观渔港，讲解潮汐知识。"


def document(issuer: str, *texts: str) -> Document:
    blocks = tuple(
        Block(id=f"p{at}", kind=BlockKind.HEADING, level=1, label=text[:2], text=text)
        if text[1:2] == "、"
        else Block(id=f"p{at}", text=text)
        for at, text in enumerate(texts, 1)
    )
    return Document(id=f"{issuer}/2025/x", title="", issuer_id=issuer, blocks=blocks)


def laid(base: tuple[str, ...], target: tuple[str, ...]) -> tuple[Comparison, Aligned]:
    found = compare(document("xinghe", *base), document("wangshu", *target), registry())
    return found, aligned(view(found))


def test_omissions_of_one_place_are_one_fold_that_names_their_sections() -> None:
    _, page = laid(
        ("一、记录", LOG, STAFF, "二、灯油", OIL, "三、沙滩", SAND, "四、修缮", REPAIR),
        ("一、记录", LOG, STAFF, "二、修缮", REPAIR),
    )
    folds = [item.fold for section in page.sections for item in section.items if item.fold]
    assert [(fold.headings, fold.count) for fold in folds] == [(("二、灯油", "三、沙滩"), 4)]
    assert folds[0].chars == len("二、灯油三、沙滩" + OIL + SAND)


def test_additions_of_one_place_are_one_block_by_paragraphs() -> None:
    two = f"{GUIDE}{SCHOOL}"
    _, page = laid((LOG, STAFF, REPAIR), (LOG, STAFF, two, OIL, REPAIR))
    (new,) = [item.new for section in page.sections for item in section.items if item.new]
    assert [[row.target[0].text for row in paragraph] for paragraph in new.paragraphs] == [
        [GUIDE, SCHOOL],
        [OIL],
    ]


def test_a_move_is_marked_in_both_places_even_at_a_merged_row() -> None:
    _, page = laid(
        ("一、记录", LOG, STAFF, LAMP, "二、修缮", REPAIR, OIL),
        ("一、记录", LOG, STAFF, "二、修缮", REPAIR, OIL, LAMP),
    )
    items = [item for section in page.sections for item in section.items]
    (moved,) = [item for item in items if item.row and item.row.moved]
    (gone,) = [item for item in items if item.gone]
    assert (moved.to, gone.to) == (gone.id, moved.id)


def test_what_moved_from_the_very_beginning_is_marked_there() -> None:
    _, page = laid((LAMP, LOG, STAFF, OIL, REPAIR), (LOG, STAFF, OIL, REPAIR, LAMP))
    items = [item for section in page.sections for item in section.items]
    (moved,) = [item for item in items if item.row and item.row.moved]
    assert items[0].gone
    assert (moved.to, items[0].to) == (items[0].id, moved.id)


def test_what_left_from_among_omissions_is_told_with_them() -> None:
    _, page = laid(
        ("一、记录", LOG, STAFF, SAND, LAMP, GUIDE, "二、修缮", REPAIR, OIL),
        ("一、记录", LOG, STAFF, "二、修缮", REPAIR, OIL, LAMP),
    )
    folds = [item.fold for section in page.sections for item in section.items if item.fold]
    assert [(fold.count, len(fold.gone)) for fold in folds] == [(2, 1)]


def test_both_tables_have_every_sentence_and_agree() -> None:
    found, page = laid((LOG, STAFF, OIL), (SAND, LOG, STAFF.replace("2名", "3名")))
    tables = counterparts(found, page.anchors)
    assert [one.label for one in tables["base"]] == ["逐字沿用", "改写", "未采用"]
    assert [one.label for one in tables["target"]] == ["新增", "逐字沿用", "改写"]
    there = {one.anchor: {place for place, _ in one.others} for one in tables["base"] if one.others}
    back = {one.anchor: {place for place, _ in one.others} for one in tables["target"] if one.others}
    assert there == back


def test_a_merger_in_two_links_leads_from_each_to_the_other() -> None:
    found, _ = laid((LOG, STAFF, OIL), (LOG, OIL))
    texts = {name: found.segment(name).text for name in ("b1", "b2", "t1")}
    links = tuple(
        Link(
            base=(name,),
            target=("t1",),
            relation=Relation.ADAPTED,
            similarity=0.5,
            changes=(Change(op=Op.REPLACE, base=texts[name], target=texts["t1"]),),
        )
        for name in ("b1", "b2")
    )
    page = aligned(view(replace(found, links=(*links, found.links[-1]), dropped=())))
    rows = [item for section in page.sections for item in section.items if item.also]
    assert [item.id for item in rows] == ["row-t1", "row-t1-2"]
    assert [item.also for item in rows] == [
        (("合并：另见1处", "row-t1-2"),),
        (("合并：另见1处", "row-t1"),),
    ]


def test_half_of_a_split_leads_from_its_own_place_to_its_row() -> None:
    _, page = laid((f"{LOG[:-1]}，{STAFF}", OIL, REPAIR), (LOG, OIL, REPAIR, LAMP, STAFF))
    items = [item for section in page.sections for item in section.items]
    (apart,) = [item for item in items if item.apart]
    assert apart.apart
    assert apart.apart.target[0].text == STAFF
    assert apart.to == items[0].id
    assert items[-1] is apart
