"""Relations declared and inferred; pairs that share only formulas are none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from catalog_making import document, held, registry

from generator.catalog import Catalog, Relation, RelationKind, RelationStatus, build_catalog
from generator.document.model import Document, EnclosureKind

REGISTRY = registry()
ISSUED = EnclosureKind.ISSUED
PROVISIONS = (
    "（一）保障场地。省文化和旅游厅会同省公安厅划定灯会场地，明确人员容量、疏散通道和应急避难点，并在开幕前十五日向社会公布。",
    "（二）规范用电。灯组线路由具备资质的单位敷设，每日闭灯后巡检一次，发现破损立即更换，省能源局每周抽查不少于五处。",
    "（三）鼓励创新。支持民间艺人参加灯组设计，对入选作品给予不超过三万元的补助，并在全省各地巡回展出。",
    "（四）引导客流。通过预约入园、分时段检票和公交接驳疏导游人，单日预约人数不得超过核定容量的八成。",
    "（五）强化值守。灯会期间实行双人双岗，医疗点、警务点和消防站相距不得超过三百米，夜间保持通信畅通。",
)
LOCAL = tuple(
    text.replace("省文化和旅游厅", "市文化广电旅游局")
    .replace("省公安厅", "市公安局")
    .replace("省能源局", "市能源局")
    .replace("全省", "全市")
    for text in PROVISIONS
)
OWN = (
    "（一）修缮古桥。对年久失修的石桥逐座登记造册，聘请匠人修补栏板，两年内完成主要河道上的七座。",
    "（二）疏浚河道。清理淤泥和枯枝，恢复旧有的埠头，方便居民洗衣汲水，汛期前完成一半以上。",
)


def province(*paragraphs: str) -> Document:
    return document(
        "星政办发〔2025〕11号",
        "星河省人民政府办公厅关于印发星河省灯会管理办法的通知",
        "《星河省灯会管理办法》已经省政府同意，现印发给你们，请认真贯彻执行。",
        *(("enclosure-1", text) for text in paragraphs),
        day="2025-01-10",
        enclosures=(("星河省灯会管理办法", ISSUED),),
    )


def city(*paragraphs: str, number: str = "望舒政办发〔2025〕20号", day: str = "2025-03-01") -> Document:
    return document(number, "望舒市人民政府办公室关于做好灯会工作的通知", *paragraphs, day=day)


def related(*documents: Document) -> Catalog:
    return build_catalog(held(*documents), {}, REGISTRY)


def summary(relations: tuple[Relation, ...]) -> list[tuple[str, bool, str]]:
    return [(one.kind.value, one.declared, one.status.value) for one in relations]


def test_declared_basis_whose_text_is_taken_has_both_relations() -> None:
    base, target = (
        province(*PROVISIONS),
        city("根据《星河省灯会管理办法》（星政办发〔2025〕11号）精神，通知如下：", *LOCAL),
    )
    relations = related(base, target).relations
    assert summary(relations) == [("贯彻落实", True, "published"), ("文本来源", True, "published")]
    assert {one.base for one in relations} == {f"{base.id}#enclosure-1"}
    assert {one.rank for one in relations} == {1}
    assert (
        relations[0].evidence[0].text == "根据《星河省灯会管理办法》（星政办发〔2025〕11号）精神，通知如下："
    )
    assert [one.document for one in relations[1].evidence] == [target.id, base.id]


def test_declared_basis_with_words_of_its_own_has_one() -> None:
    relations = related(
        province(*PROVISIONS), city("根据《星河省灯会管理办法》精神，通知如下：", *OWN)
    ).relations
    assert summary(relations) == [("贯彻落实", True, "published")]


def test_text_taken_and_not_declared_is_inferred() -> None:
    relations = related(province(*PROVISIONS), city("为办好灯会，通知如下：", *LOCAL)).relations
    assert summary(relations) == [("文本来源", False, "published")]


def test_formulas_relate_nothing() -> None:
    formulas = "各地各部门要加强组织领导，密切协作配合，形成工作合力，确保各项工作落到实处，确保取得实效。请认真贯彻执行。"
    assert related(province(*PROVISIONS, formulas), city("通知如下：", *OWN, formulas)).relations == ()


def test_lists_of_agencies_relate_nothing() -> None:
    units = "责任单位：市发展改革委、市财政局、市公安局、市交通运输局、市水利局、市农业农村局、市商务局、市统计局、各区政府。"
    other = city("通知如下：", *(text + units for text in OWN))
    assert related(province(*(text + units for text in PROVISIONS)), other).relations == ()


def test_titles_that_both_cite_relate_nothing() -> None:
    both = (
        "按照《中华人民共和国非物质文化遗产法》《中华人民共和国公共文化服务保障法》《大型群众性活动安全管理条例》执行。"
        * 4
    )
    assert related(province(*PROVISIONS, both), city("通知如下：", *OWN, both)).relations == ()


def test_a_city_is_no_source_of_its_province() -> None:
    assert related(province(*PROVISIONS), city("通知如下：", *LOCAL, day="2024-01-01")).relations == ()


def test_an_earlier_text_of_the_same_issuer_may_be_the_source() -> None:
    first, second = (
        city("通知如下：", *LOCAL, day="2024-01-01", number="望舒政办发〔2024〕2号"),
        city("通知如下：", *LOCAL),
    )
    relations = related(first, second).relations
    assert [(one.base, one.target) for one in relations] == [(first.id, second.id)]


def test_siblings_with_one_source_are_of_common_origin() -> None:
    one = city("根据《星河省灯会管理办法》精神，通知如下：", *LOCAL)
    two = document(
        None,
        "河鼓市人民政府关于灯会的通知",
        "根据《星河省灯会管理办法》精神，通知如下：",
        *LOCAL,
        issuer="hegu",
    )
    relations = related(province(*PROVISIONS), one, two).relations
    common = [relation for relation in relations if relation.kind is RelationKind.COMMON]
    assert len(common) == 1
    assert {common[0].base, common[0].target} == {one.id, two.id}
    assert common[0].status is RelationStatus.PUBLISHED


KINDS = {
    "basis-of-law": ("根据《星河省灯会条例》，制定本通知。", "依据"),
    "spirit": ("根据《星河省灯会意见》精神，通知如下：", "贯彻落实"),
    "implement": ("为贯彻落实《星河省灯会条例》，通知如下：", "贯彻落实"),
    "implement-politely": ("现就贯彻《星河省灯会意见》提出如下意见：", "贯彻落实"),
    "refer": ("参照《星河省灯会意见》执行。", "参照"),
    "refer-below": ("区级灯会可以参照《星河省灯会意见》有关规定办理。", "参照"),
    "repeal": ("《星河省灯会意见》同时废止。", "废止"),
    "repeal-at-once": ("原《星河省灯会意见》即行废止。", "废止"),
    "repeal-before": ("现决定废止《星河省灯会意见》。", "废止"),
    "repeal-several": ("决定废止《星河省花市意见》、《星河省灯会意见》等2件文件。", "废止"),
    "lapse": ("《星河省灯会意见》宣布失效。", "宣布失效"),
    "lapse-around": ("经研究，宣布《星河省灯会意见》失效。", "宣布失效"),
    "lapse-stop": ("自本通知印发之日起，《星河省灯会意见》停止执行。", "宣布失效"),
    "amend": ("将《星河省灯会意见》第三条修改为：……", "修改"),
    "amend-as-follows": ("决定对《星河省灯会意见》作如下修改：", "修改"),
    "amend-partly": ("决定对《星河省灯会意见》部分条款作出修改。", "修改"),
    "amend-adjust": ("对《星河省灯会意见》有关条款进行调整。", "修改"),
    "amend-words": ("《星河省灯会意见》中的“文化局”改为“文旅局”。", "修改"),
    "amend-delete": ("删去《星河省灯会意见》第五条。", "修改"),
    "amend-add": ("在《星河省灯会意见》第五条中增加一款：……", "修改"),
    "correct": ("《星河省灯会意见》更正如下：……", "更正"),
    "correct-words": (
        "本刊第3期刊登的《星河省灯会意见》中，“三十日”应为“十五日”，特此更正。",
        "更正",
    ),
    "forward": ("现转发《星河省灯会意见》，请认真贯彻执行。", "转发"),
    "forward-around": ("现将《星河省灯会意见》转发给你们，请认真贯彻执行。", "转发"),
    "approve": ("市政府同意《星河省灯会意见》，现批转给你们。", "批转"),
    "second-of-a-chain": (
        "根据《花市条例》、《星河省灯会条例》和《星河省灯会意见》精神，通知如下：",
        "贯彻落实",
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_kinds(name: str) -> None:
    text, kind = KINDS[name]
    title = "星河省灯会条例" if "《星河省灯会条例》，" in text else "星河省灯会意见"
    base = document(None, title, *PROVISIONS, issuer="xinghe", day="2024-01-01")
    relations = related(base, city(text, *OWN)).relations
    assert [one.kind.value for one in relations] == [kind]
    assert relations[0].declared


OLD = document(
    "望舒政发〔2020〕3号",
    "望舒市人民政府关于印发望舒市灯会管理办法的通知",
    "现印发给你们。",
    ("enclosure-1", "第一条 为了灯会，制定本办法。"),
    day="2020-01-01",
    enclosures=(("望舒市灯会管理办法", ISSUED),),
)
OTHER = document(
    "望舒政办发〔2019〕8号", "望舒市人民政府办公室关于加强花市管理工作的通知", "要加强。", day="2019-01-01"
)


def act(title: str, *paragraphs: str, rows: tuple[tuple[str | None, ...], ...] = ()) -> Document:
    return document("望舒政发〔2025〕20号", title, *paragraphs, rows=rows)


HEAD = ("序号", "文件名称", "文号")
ROWS = (
    ("1", "望舒市人民政府关于印发望舒市灯会管理办法的通知", "望舒政发〔2020〕3号"),
    ("2", "关于加强花市管理工作的通知", "望舒政办发〔2019〕8号"),
)
ENTRIES = (
    "一、《望舒市人民政府关于印发望舒市灯会管理办法的通知》（望舒政发〔2020〕3号）",
    "二、望舒市人民政府办公室关于加强花市管理工作的通知（望舒政办发〔2019〕8号）",
)
LISTS: dict[str, tuple[Document, list[str]]] = {
    "entries-under-a-sentence": (
        act("望舒市人民政府关于清理文件的通知", "决定废止下列文件：", *ENTRIES, "本通知自印发之日起施行。"),
        ["废止", "废止"],
    ),
    "entries-under-a-title": (
        act("望舒市人民政府关于废止部分规范性文件的决定", "现公布清理结果。", *ENTRIES),
        ["废止", "废止"],
    ),
    "two-lists": (
        act(
            "望舒市人民政府关于公布文件清理结果的通知",
            "废止的文件如下：",
            ENTRIES[0],
            "宣布失效的文件如下：",
            ENTRIES[1],
        ),
        ["废止", "宣布失效"],
    ),
    "table-under-a-title": (
        act("望舒市人民政府关于宣布失效一批文件的决定", "现予公布。", rows=(HEAD, *ROWS)),
        ["宣布失效", "宣布失效"],
    ),
    "column-of-verdicts": (
        act(
            "望舒市人民政府关于公布规范性文件清理结果目录的通知",
            "现予公布。",
            "清理后废止和继续有效的文件目录",
            rows=((*HEAD, "处理意见"), (*ROWS[0], "废止"), (*ROWS[1], "继续有效")),
        ),
        ["废止"],
    ),
    "what-stays-in-force": (
        act("望舒市人民政府关于公布继续有效规范性文件目录的通知", "现予公布。", rows=(HEAD, *ROWS)),
        [],
    ),
    "basis-above-a-list": (
        act(
            "望舒市人民政府关于废止部分规范性文件的决定",
            "按照《望舒市人民政府办公室关于加强花市管理工作的通知》（望舒政办发〔2019〕8号）要求，市政府作了清理。",
            ENTRIES[0],
        ),
        ["废止", "贯彻落实"],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_documents(name: str) -> None:
    target, kinds = LISTS[name]
    found = {
        one.base_document: one.kind.value
        for one in related(OLD, OTHER, target).relations
        if one.target == target.id
    }
    assert [found[base] for base in (OLD.id, OTHER.id) if base in found] == kinds


def test_the_heading_of_a_list_is_the_evidence() -> None:
    (relation, *_) = related(OLD, OTHER, LISTS["entries-under-a-sentence"][0]).relations
    assert relation.evidence[0].text == "决定废止下列文件："


def forwarding(title: str, enclosure: str, cover: str) -> Document:
    return document(
        "望舒政办发〔2025〕30号",
        title,
        cover,
        ("enclosure-1", "各地要加强灯会安全。"),
        enclosures=((enclosure, EnclosureKind.FORWARDED),),
        day="2025-03-01",
    )


SAFETY = document(
    "星政办发〔2025〕11号",
    "星河省人民政府办公厅关于加强灯会安全工作的通知",
    "各地要加强灯会安全。",
    day="2025-01-10",
)
FORWARDING = {
    "named-in-full": forwarding(
        "望舒市人民政府办公室转发星河省人民政府办公厅关于加强灯会安全工作的通知",
        "星河省人民政府办公厅关于加强灯会安全工作的通知",
        "现将《星河省人民政府办公厅关于加强灯会安全工作的通知》转发给你们，请认真贯彻执行。",
    ),
    "named-in-short": forwarding(
        "望舒市人民政府办公室转发省政府办公厅关于加强灯会安全工作的通知",
        "关于加强灯会安全工作的通知",
        "现转发给你们，请认真贯彻执行。",
    ),
}


@pytest.mark.parametrize("name", FORWARDING)
def test_what_a_notice_forwards_is_its_base_though_it_is_no_citation(name: str) -> None:
    catalog = related(SAFETY, FORWARDING[name])
    (relation,) = [one for one in catalog.relations if one.declared]
    assert (relation.kind, relation.base, relation.declared) == (RelationKind.FORWARDS, SAFETY.id, True)
    assert relation.evidence[0].text.endswith("请认真贯彻执行。")
    assert catalog.citations[FORWARDING[name].id] == ()


def test_another_years_text_of_the_same_title_is_not_what_is_forwarded() -> None:
    old = replace(SAFETY, id="xinghe/2022/x", date=SAFETY.date and SAFETY.date.replace(year=2022))
    assert [one for one in related(old, FORWARDING["named-in-short"]).relations if one.declared] == []


def test_a_departments_text_that_is_approved_is_the_base() -> None:
    opinion = replace(
        document(None, "关于灯会安全工作的意见", "要加强灯会安全。", day="2025-02-01"),
        issuer="望舒市文化广电旅游局",
        id="wangshu/2025/wangwenlv-2025-5",
    )
    notice = forwarding(
        "望舒市人民政府批转市文化广电旅游局关于灯会安全工作意见的通知",
        "关于灯会安全工作的意见",
        "市文化广电旅游局《关于灯会安全工作的意见》已经市政府同意，现批转给你们，请认真贯彻执行。",
    )
    (relation,) = [one for one in related(opinion, notice).relations if one.declared]
    assert (relation.kind, relation.base) == (RelationKind.APPROVES, opinion.id)


def test_a_superiors_text_ranks_before_the_own_one_that_is_replaced() -> None:
    old = city("通知如下：", *LOCAL, day="2024-01-01", number="望舒政办发〔2024〕2号")
    target = city(
        "根据《星河省灯会管理办法》精神，通知如下：",
        *LOCAL,
        "《望舒市人民政府办公室关于做好灯会工作的通知》（望舒政办发〔2024〕2号）同时废止。",
    )
    ranks = {one.base_document: one.rank for one in related(old, province(*PROVISIONS[:2]), target).relations}
    assert (ranks[province().id], ranks[old.id]) == (1, 2)


def test_what_is_only_mentioned_in_passing_is_no_base() -> None:
    target = city("通知如下：", *OWN, *OWN, "（三）用电。灯组用电按照《星河省灯会管理办法》执行。")
    assert related(province(*PROVISIONS), target).relations == ()


def test_what_a_text_rests_on_may_stand_far_down() -> None:
    target = city("通知如下：", *OWN, *OWN, "1.2 编制依据。本预案依据《星河省灯会管理办法》等有关规定制定。")
    assert summary(related(province(*PROVISIONS), target).relations) == [("依据", True, "published")]


def test_the_province_whose_text_is_taken_ranks_before_the_state() -> None:
    state = document("国办发〔2024〕3号", "国务院办公厅关于灯会工作的意见", "要办好灯会。", day="2024-06-01")
    target = city(
        "根据《国务院办公厅关于灯会工作的意见》（国办发〔2024〕3号）和《星河省灯会管理办法》精神，通知如下：",
        *LOCAL,
    )
    ranks = {one.base_document: one.rank for one in related(state, province(*PROVISIONS), target).relations}
    assert ranks == {province().id: 1, state.id: 2}


def test_a_circle_of_bases_is_a_finding() -> None:
    one = document(
        None, "星河省灯会条例", "根据《星河省花市条例》，制定本条例。", issuer="xinghe", day="2025-01-01"
    )
    two = document(
        "星政发〔2025〕6号", "星河省花市条例", "根据《星河省灯会条例》，制定本条例。", day="2025-01-01"
    )
    catalog = related(one, two)
    assert [finding.kind for finding in catalog.findings] == ["circular-basis"]


def test_the_order_of_the_documents_changes_nothing() -> None:
    documents = (province(*PROVISIONS), city("根据《星河省灯会管理办法》精神，通知如下：", *LOCAL))
    assert related(*documents).relations == related(*reversed(documents)).relations


def test_commendations_cast_in_one_mould_are_not_each_others_source() -> None:
    mould = (
        "希望受到表扬的单位珍惜荣誉、再接再厉，在新的一年里继续发挥示范带头作用，为全市灯会事业多作贡献。",
        "全市各单位要以先进为榜样，开拓进取，扎实工作，不断提升办会水平，让市民和游客玩得安心、看得开心。",
    )
    one = city(
        "去年我市灯会吸引了许多游客，现对银汉区文化馆予以通报表扬。",
        *mould,
        day="2024-01-01",
        number="望舒政办发〔2024〕2号",
    )
    two = city("今年我市花市秩序良好，摊位整洁，无一起事故，现对素月区市场管理所予以通报表扬。", *mould)
    shown = [one.status for one in related(one, two).relations]
    assert RelationStatus.PUBLISHED not in shown


def test_formulas_of_the_day_that_many_documents_have_relate_nothing() -> None:
    creed = "".join(
        f"坚持以第{word}次灯会的经验为指引，统筹各方力量，久久为功办好每一届灯会；"
        for word in "一二三四五六七八九十"
    )
    state = [
        document(
            f"国发〔2024〕{i}号",
            f"国务院关于第{i}项事务的意见",
            creed,
            f"第{i}项事务由第{i}个机构负责办理。",
            day="2024-01-01",
        )
        for i in range(1, 25)
    ]
    target = city("通知如下：", creed, *OWN)
    assert related(*state[:3], target).relations != ()
    assert related(*state, target).relations == ()


def test_a_sentence_without_end_is_quoted_in_part() -> None:
    endless = "根据《星河省灯会管理办法》（星政办发〔2025〕11号）精神、" * 200
    (relation,) = related(province(*PROVISIONS), city(endless, *OWN)).relations
    assert len(relation.evidence) <= 8
    assert all(len(one.text) < 2_100 and one.text in endless for one in relation.evidence)
