"""Which provisions belong together, by phenomenon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from generator.compare import compare
from generator.compare.alignment.context import priors
from generator.compare.alignment.growth import joined
from generator.compare.alignment.likeness import likeness
from generator.compare.alignment.moves import moved
from generator.compare.alignment.odds import log_odds
from generator.compare.language.speakers import folding_between, speaker
from generator.compare.texts.prepared import prepare
from generator.compare.texts.segments import sentences
from generator.compare.verdict import CAPPED
from generator.document.model import Block, BlockKind, Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.compare import Comparison
    from generator.registry import Registry

    Make = Callable[..., Document]

LOG = "各观潮台每天早晚各记录一次潮位，由值班员签字后存档。"
OPEN = "观潮台双休日和寒暑假免费向中小学生开放，并配备讲解员。"
REPAIR = "对台龄超过三十年的观潮台逐座进行安全鉴定，及时加固修缮。"
LAMP = "夜间有渔船进港的观潮台要整夜点亮导航灯，灯油费由当地财政负担。"
TRAIN = "新上岗的值班员先跟随老值班员学习一个月，考核合格后独立值守。"
BOAT = "台风来临前组织渔船回港避风，逐船登记船号和船员联系方式。"


def texts(found: Comparison) -> list[tuple[str, str]]:
    return [
        (
            "".join(found.segment(n).text for n in link.base),
            "".join(found.segment(n).text for n in link.target),
        )
        for link in found.links
    ]


def test_what_the_target_leaves_out_and_adds(province: Make, city: Make, registry: Registry) -> None:
    found = compare(province(LOG, OPEN, REPAIR), city(LOG, LAMP, REPAIR), registry)
    assert texts(found) == [(LOG, LOG), (REPAIR, REPAIR)]
    assert [found.segment(n).text for n in found.dropped] == [OPEN]
    assert [found.segment(n).text for n in found.added] == [LAMP]


def test_a_provision_that_moved(province: Make, city: Make, registry: Registry) -> None:
    found = compare(province(LOG, OPEN, REPAIR, LAMP), city(LAMP, LOG, OPEN, REPAIR), registry)
    assert [(found.segment(link.target[0]).text, link.moved) for link in found.links] == [
        (LAMP, True),
        (LOG, False),
        (OPEN, False),
        (REPAIR, False),
    ]


def test_the_lighter_of_two_that_changed_places_has_moved() -> None:
    assert moved([(1, 2, 9.0), (2, 1, 5.0), (3, 3, 9.0)]) == {1}


def test_a_sentence_split_in_three(province: Make, city: Make, registry: Registry) -> None:
    base = (
        "县级观潮台要配备两名专职值班员，购置自动记潮仪和应急电台，"
        "并与邻近的渔港建立潮情通报机制，遇到大潮提前六小时发出预警。"
    )
    target = (
        "县级观潮台要配备两名专职值班员。"
        "县级观潮台购置自动记潮仪和应急电台，经费由市里补一半。"
        "与邻近的渔港建立潮情通报机制，遇到大潮提前六小时发出预警。"
    )
    found = compare(province(LOG + base + REPAIR), city(LOG + target + REPAIR), registry)
    split = [link for link in found.links if len(link.target) > 1]
    assert [(link.base, link.target) for link in split] == [(("b2",), ("t2", "t3", "t4"))]
    assert found.dropped == found.added == ()


def test_sentences_merged_into_one(province: Make, city: Make, registry: Registry) -> None:
    parts = (
        "值班员每季度到海事学校进修一次。",
        "记潮设备每半年送到计量所检定一次。",
    )
    merged = "值班员每季度到海事学校进修一次，记潮设备每半年送到计量所检定一次。"
    found = compare(province(LOG + "".join(parts) + REPAIR), city(LOG + merged + REPAIR), registry)
    assert [(link.base, link.target) for link in found.links] == [
        (("b1",), ("t1",)),
        (("b2", "b3"), ("t2",)),
        (("b4",), ("t3",)),
    ]


def test_a_generic_sentence_does_not_absorb_many(province: Make, city: Make, registry: Registry) -> None:
    generic = "各地要高度重视，加强领导，落实责任，抓好观潮工作。"
    found = compare(province(LOG, generic, REPAIR), city(LOG, generic, REPAIR, OPEN, TRAIN, BOAT), registry)
    assert [len(link.target) for link in found.links] == [1, 1, 1]


def test_offences_are_not_alike_because_both_are_fined(
    province: Make, city: Make, registry: Registry
) -> None:
    fined = "由县级以上人民政府渔业主管部门责令限期改正；逾期不改正的，处一千元以上一万元以下的罚款。"
    moving = f"违反本办法第九条规定，擅自移动潮位标尺的，{fined}"
    burning = f"违反本办法第九条规定，在灯塔旁燃放烟花的，{fined}"
    found = compare(province(LOG, moving, REPAIR), city(LOG, REPAIR, burning), registry)
    assert texts(found)[:2] == [(LOG, LOG), (REPAIR, REPAIR)]
    assert not any("移动" in ours and "烟花" in theirs for ours, theirs in texts(found))


def test_a_provision_that_the_city_says_twice(province: Make, city: Make, registry: Registry) -> None:
    first = "夜间有渔船进港的观潮台要整夜点亮导航灯，灯油费由渔港所在地的县级财政负担，并每月公布开支。"
    again = "夜间有渔船进港的观潮台整夜点亮导航灯，灯油费由渔港所在地的县级财政负担。"
    found = compare(province(LOG, first, REPAIR), city(first, LOG, REPAIR, again), registry)
    assert (first, first + again) in texts(found)
    assert found.added == ()


def test_a_split_comes_before_a_weaker_pair_for_one_of_its_halves(
    province: Make, city: Make, registry: Registry
) -> None:
    both = "观潮台会同气象站建立潮位信息管理系统，实现数据共享，并定期向渔民公布潮位情况。"
    beside = "观潮台会同气象站、渔港建立潮位会商机制，每月通报一次。"
    halves = ("观潮台会同气象站建立潮位信息传输系统，实现数据共享。", "值班员定期向渔民公布潮位情况。")
    source, copy = province(both, beside), city(*halves)
    names = folding_between(registry, speaker(source, registry), speaker(copy, registry))
    base, target = prepare(source.blocks, "b", names), prepare(copy.blocks, "t", names)
    alike = likeness(base, target, None)
    told = {(0, 1): 5.0, (0, 0): 4.0, (1, 0): 2.0}
    odds = np.array([told.get(alike.pair(at), -9.0) for at in range(len(alike.base))])
    assert [alike.pair(at) for at in joined(base, target, alike, odds)] == [(0, 1), (0, 0)]


def test_what_stands_alone_between_neighbours_that_became_each_other(
    province: Make, city: Make, registry: Registry
) -> None:
    asked, told = (
        "值班员可以提出申辩。",
        "值班员对扣罚补贴有异议的，自收到通知之日起五日内向观潮台递交书面申辩材料。",
    )
    between = compare(province(LOG + asked + REPAIR), city(LOG + told + REPAIR), registry)
    assert (asked, told) in texts(between)
    beside = compare(province(LOG + asked + REPAIR), city(LOG + REPAIR + OPEN + told), registry)
    assert (asked, told) not in texts(beside)


def test_who_adopted_a_regulation_and_when_follows_its_title(
    province: Make, city: Make, registry: Registry
) -> None:
    """First to first, whatever words they share: an amendment is no counterpart of an adoption."""
    adopted = "2007年11月23日星河省第十届人民代表大会常务委员会第三十五次会议通过"
    amended = "2018年7月27日星河省第十三届人民代表大会常务委员会第四次会议修订"
    own = "2011年12月27日望舒市第十三届人民代表大会常务委员会第三十六次会议通过"
    approved = "2012年3月31日星河省第十一届人民代表大会常务委员会第三十二次会议批准"
    found = compare(province(adopted, amended, LOG, REPAIR), city(own, approved, LOG, REPAIR), registry)
    assert [pair for pair in texts(found) if "会议" in pair[0]] == [(adopted, own), (amended, approved)]
    assert found.summary.without_boilerplate[0] == 1.0


def test_the_answer_to_a_delegation(province: Make, city: Make, registry: Registry) -> None:
    left = "值班补贴的具体标准由各设区市根据实际情况确定。"
    answer = "夜班每晚80元，白班每天50元。"
    found = compare(province(LOG + left + REPAIR), city(LOG + answer + REPAIR), registry)
    assert (left, answer) in texts(found)
    assert [(d.phrase, d.answers) for d in found.delegations] == [("由各设区市根据实际情况确定", ("t2",))]


def test_headings_follow_their_contents(province: Make, city: Make, registry: Registry) -> None:
    found = compare(
        province("一、值守记录", LOG + TRAIN, "二、工作要求", REPAIR + LAMP),
        city("一、抓好日常", LOG + TRAIN, "二、修台点灯", REPAIR + LAMP),
        registry,
    )
    assert ("一、值守记录", "一、抓好日常") in texts(found)
    assert ("二、工作要求", "二、修台点灯") in texts(found)


def test_no_link_on_headings_alone(province: Make, city: Make, registry: Registry) -> None:
    found = compare(
        province("一、工作目标", LOG + TRAIN, "二、工作要求", OPEN),
        city("一、工作目标", LOG + TRAIN, "二、工作要求", BOAT + LAMP),
        registry,
    )
    assert [pair for pair in texts(found) if pair[0].startswith("二")] == []


def test_headings_that_nearly_say_the_same_above_a_provision_told_anew(
    province: Make, city: Make, registry: Registry
) -> None:
    """What stands below shares a phrase, too little for a link."""
    found = compare(
        province(
            "一、日常值守",
            LOG + TRAIN,
            "二、台风期间的避风安排",
            "台风来临前组织渔船回港，逐船登记船号和船员联系方式，逐户通知。",
            "三、开放",
            OPEN,
        ),
        city(
            "一、日常值守",
            LOG + TRAIN,
            "二、开放",
            OPEN,
            "三、台风期间避风安排",
            "台风来临前，码头调度员每小时向指挥部报告一次在港渔船总数，并清点缆绳、锚链和救生衣，缺少的由渔业公司当天补足。",
        ),
        registry,
    )
    assert ("二、台风期间的避风安排", "三、台风期间避风安排") in texts(found)
    assert [pair for pair in texts(found) if "登记" in pair[0]] == []


def test_unit_lists_follow_their_provisions(province: Make, city: Make, registry: Registry) -> None:
    base = [LOG + "（责任单位：省教育厅、省财政厅）", REPAIR + "（责任单位：省公安厅）"]
    target = [REPAIR + "（责任单位：市公安局、市教育局）", LOG + "（责任单位：市财政局）"]
    found = compare(province(*base), city(*target), registry)
    joined = [(link.base, link.target) for link in found.links]
    assert (("b2",), ("t4",)) in joined
    assert (("b4",), ("t2",)) in joined


def cover(place: str, body: str, title: str) -> list[Block]:
    return [
        Block(id="c1", kind=BlockKind.TITLE, text=f"{place}人民政府{body}关于印发{title}的通知"),
        Block(id="c2", text=f"《{title}》已经政府同意，现印发给你们，请认真贯彻执行。"),
        Block(id="c3", kind=BlockKind.SIGNATURE, text=f"{place}人民政府{body}"),
    ]


def enclosed(title: str, *paragraphs: str) -> list[Block]:
    blocks = [Block(id="e0", part="enclosure-1", kind=BlockKind.TITLE, text=title)]
    return blocks + [Block(id=f"e{n}", part="enclosure-1", text=text) for n, text in enumerate(paragraphs, 1)]


def test_parts_meet_whichever_was_printed_first(province: Make, city: Make, registry: Registry) -> None:
    base = cover("星河省", "办公厅", "观潮台管理办法") + enclosed("观潮台管理办法", LOG, OPEN, REPAIR)
    target = enclosed("观潮台管理细则", LOG, OPEN, REPAIR) + cover("望舒市", "办公室", "观潮台管理细则")
    found = compare(province(*base), city(*target), registry)
    parts = {(found.segment(link.base[0]).part, found.segment(link.target[0]).part) for link in found.links}
    assert parts == {("body", "body"), ("enclosure-1", "enclosure-1")}
    assert not any(link.moved for link in found.links)


def test_rows_of_a_table_meet_by_their_task(province: Make, city: Make, registry: Registry) -> None:
    head = ("工作任务", "责任单位", "时限")
    one, two, three = (
        "修缮三十年以上的观潮台并逐座安全鉴定",
        "为渔港观潮台更换整夜导航灯并落实灯油费",
        "开展值班员到海事学校轮训",
    )
    base = Block(
        id="p1",
        kind=BlockKind.TABLE,
        rows=(head, (one, "省教育厅", "2026年"), (two, "省财政厅", "2027年"), (three, "省公安厅", "2026年")),
    )
    target = Block(
        id="p1",
        kind=BlockKind.TABLE,
        rows=(head, (two, "市财政局", "2026年"), (one, "市教育局", "2026年"), (three, "市公安局", "2026年")),
    )
    found = compare(province(base), city(target), registry)
    joined = texts(found)
    assert ("省财政厅", "市财政局") in joined
    assert ("2027年", "2026年") in joined
    assert ("省教育厅", "市教育局") in joined
    assert len(found.links) == 12


def test_swapping_the_sides_mirrors_the_links(province: Make, city: Make, registry: Registry) -> None:
    base = province("一、值守", LOG + TRAIN + OPEN, "二、修缮", REPAIR + LAMP)
    target = city(
        "一、修缮",
        REPAIR.replace("三十", "二十") + BOAT,
        "二、值守",
        LOG + TRAIN[:-1] + "，每人每天补贴三十元。",
    )
    one, other = compare(base, target, registry), compare(target, base, registry)
    ours = {(b, t) for link in one.links for b in link.base for t in link.target}
    theirs = {("b" + t[1:], "t" + b[1:]) for link in other.links for b in link.base for t in link.target}
    assert ours == theirs
    assert {link.target[0] for link in one.links if link.moved} or ours


def test_unrelated_documents_have_no_links(province: Make, city: Make, registry: Registry) -> None:
    formula = "现将有关事项通知如下，请结合实际，认真贯彻执行。"
    found = compare(
        province(formula, LOG, REPAIR, OPEN),
        city(formula, "公园里的樱花树由园林站统一修枝施肥。", "外来车辆限停两小时，超时按次收费。"),
        registry,
    )
    assert found.links == ()
    assert not found.verdict.related
    assert "未发现" in found.verdict.sentence
    assert len(found.dropped) == len(found.base_segments)


def test_one_borrowed_passage_relates_two_documents(province: Make, city: Make, registry: Registry) -> None:
    own = [
        "公园里的樱花树由园林站统一修枝施肥。",
        "外来车辆限停两小时，超时按次收费。",
        "广场舞音量不得超过规定分贝。",
    ] * 3
    found = compare(province(LOG, OPEN, TRAIN, BOAT, LAMP, REPAIR), city(*own, LAMP + REPAIR), registry)
    assert found.verdict.related
    assert texts(found) == [(LAMP, LAMP), (REPAIR, REPAIR)]


def titled(place: str, issuer: str, *texts: str) -> Document:
    blocks = tuple(Block(id=f"p{at}", text=text) for at, text in enumerate(texts, 1))
    return Document(id=f"{issuer}/2025/x", title=f"{place}观潮条例", issuer_id=issuer, blocks=blocks)


def test_the_title_tells_the_place_of_an_unknown_issuer(registry: Registry) -> None:
    base = titled("星河省", "unknown", "在本省行政区域内从事观潮、记潮和报潮活动，适用本条例。")
    target = titled("望舒市", "unknown", "在本市行政区域内从事观潮、记潮和报潮活动，适用本条例。")
    assert [link.relation.value for link in compare(base, target, registry).links] == ["localised"]


def test_what_follows_a_provision_goes_with_it(province: Make, city: Make, registry: Registry) -> None:
    """The same consequence stands behind several provisions; each goes with its own, moved or not."""
    lose = "造成损失的，依法赔偿。"
    base = province(LOG, lose, LAMP, lose, BOAT, lose)
    found = compare(base, city(BOAT, lose, LAMP, lose, LOG, lose), registry)
    pairs = {(link.base, link.target) for link in found.links}
    assert pairs == {(("b1",), ("t5",)), (("b2",), ("t6",)), (("b3",), ("t3",)), (("b4",), ("t4",))} | {
        (("b5",), ("t1",)),
        (("b6",), ("t2",)),
    }


def test_a_heading_at_the_head_of_a_sentence(province: Make, city: Make, registry: Registry) -> None:
    found = compare(
        province("一、统一潮位记录规程", LOG, TRAIN),
        city(LOG, "统一潮位记录规程，做到一台一册。", TRAIN),
        registry,
    )
    assert ("一、统一潮位记录规程", "统一潮位记录规程，做到一台一册。") in texts(found)


def test_one_list_of_units_speaks_for_its_whole_section(
    province: Make, city: Make, registry: Registry
) -> None:
    base = province(
        run_in(1, "一、", "一、主要任务。", ""),
        run_in(2, "（一）", "（一）加强观潮。", ""),
        run_in(3, "1.", "1.记潮。", LOG + TRAIN),
        run_in(3, "2.", "2.护台。", REPAIR + "（责任单位：省民政厅）"),
        run_in(2, "（二）", "（二）加强护灯。", LAMP + "（责任单位：省财政厅）"),
    )
    target = city(
        run_in(1, "一、", "一、重点工作。", ""),
        LOG + TRAIN + "（责任单位：市民政局）",
        LAMP + "（责任单位：市财政局）",
    )
    assert ("（责任单位：省民政厅）", "（责任单位：市民政局）") in texts(compare(base, target, registry))


def run_in(level: int, label: str, heading: str, text: str) -> Block:
    return Block(id=f"h{label}", level=level, label=label, heading=heading, run_in=True, text=heading + text)


def test_the_next_item_is_no_part_of_a_list_of_units() -> None:
    text = "逾期不改的，由市通报。（责任单位：市望江局（市港办））（一）申报条件。"
    assert sentences(text)[1:] == ("（责任单位：市望江局（市港办））", "（一）申报条件。")


def test_equal_provisions_of_a_large_text_find_each_other(
    province: Make, city: Make, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.compare.alignment.likeness._LARGE", 1)
    found = compare(province(LOG, OPEN, REPAIR, LOG), city(REPAIR, LOG, LAMP, LOG), registry)
    pairs = {(link.base, link.target) for link in found.links}
    assert pairs == {(("b1",), ("t2",)), (("b3",), ("t1",)), (("b4",), ("t4",))}
    assert CAPPED in found.verdict.method


def test_a_text_compared_with_itself_is_linked_whole(province: Make, registry: Registry) -> None:
    text = province("一、潮位", LOG, "二、护台", REPAIR, doc_number="星政发〔2025〕9号")
    found = compare(text, text, registry)
    assert found.verdict.identical
    assert (found.dropped, found.added) == ((), ())
    assert {link.relation.value for link in found.links} == {"verbatim"}


def test_a_recast_provision_without_a_rival_is_found(province: Make, city: Make, registry: Registry) -> None:
    """Hardly a third in common; but nothing else is like it, and it stands between the same neighbours."""
    base = "鼓励各地举办观潮知识竞赛，让潮情走进课堂。"
    target = "每年秋汛前开展一次面向渔家子弟的观潮知识大赛。"
    found = compare(province(LOG + base + REPAIR), city(LOG + target + REPAIR), registry)
    assert (base, target) in texts(found)


def test_a_rival_lowers_the_odds(province: Make, city: Make, registry: Registry) -> None:
    """What two sentences share counts less where a third shares it, too."""
    base, target = "观潮台的台账由专人保管，雨季前清点登记。", "观潮台的台账交档案馆，雨季后清点封存。"
    rival = "观潮台的台账随船携带，雨季中清点补填。"

    def odds(*texts: str) -> float:
        ours, theirs = province(LOG, base, REPAIR), city(LOG, *texts, REPAIR)
        names = folding_between(registry, speaker(ours, registry), speaker(theirs, registry))
        left, right = prepare(ours.blocks, "b", names), prepare(theirs.blocks, "t", names)
        alike = likeness(left, right, None)
        found = log_odds(alike, priors(left, right, alike))
        return float(found[(alike.base == 1) & (alike.target == 1)][0])

    assert odds(target, BOAT) > odds(target, rival) + 1


def test_words_that_drafts_put_for_each_other_are_shown_as_changes(
    province: Make, city: Make, registry: Registry
) -> None:
    found = compare(
        province("每个渔港每年推动观潮台站的值守工作，由渔政站记录在册并按季度报送台账。"),
        city("每个渔港每年推进观潮台站的值守工作，由渔政站记录在册并按季度报送台账。"),
        registry,
    )
    (link,) = found.links
    assert link.relation == "adapted"
    assert [(c.base, c.target) for c in link.changes if c.op != "equal"] == [
        ("推动", "推进"),
    ]


def test_a_heading_that_opens_a_sentence_with_another_verb(
    province: Make, city: Make, registry: Registry
) -> None:
    found = compare(
        province("一、实施观潮台站亮灯工程", LAMP, TRAIN),
        city("深入开展观潮台站亮灯工程，由渔政站挑选十座先行试办。", LAMP, TRAIN),
        registry,
    )
    assert ("一、实施观潮台站亮灯工程", "深入开展观潮台站亮灯工程，由渔政站挑选十座先行试办。") in texts(
        found
    )
