"""Figures, duties and bodies."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from generator.compare import compare
from generator.compare.figures import figures_in, match_figures
from generator.compare.model import Change, Link, Op, Relation, Segment, SegmentKind
from generator.document.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.document.model import Document
    from generator.registry import Registry

    Make = Callable[..., Document]

FOUND = {
    "阅览座位不少于20个，藏书不少于3000册。": [("不少于20个", "≥", "20"), ("不少于3000册", "≥", "3000")],
    "到2027年底，覆盖率达到45%以上。": [("到2027年底", "=", ""), ("达到45%以上", "≥", "45")],
    "每人每年补贴2万元。": [("每人每年补贴2万元", "=", "20000")],
    "每周至少开展2次观潮讲解。": [("每周至少开展2次", "≥", "2")],
    "由各地渔会每年组织值班员休养。": [("每年", "=", "")],
    "严禁聘用一年以上的临时值班员。": [("一年以上", "≥", "1")],
    "60周岁以下的退休教师可以应聘。": [("60周岁以下", "≤", "60")],
    "根据《观潮台管理办法（2020—2024年）》（星政发〔2020〕7号）制定。": [],
    "第三方机构按第12条第2款评估一次性补助。": [],
    "所需资金由市与县按4:6分担。": [("4:6", "=", "4")],
    "潮报数据于每月10日前报送。": [("每月10日前", "=", "")],
    "潮情于每季度末前通报，每年底前总结。": [("每季度末前", "=", ""), ("每年底前", "=", "")],
    "二〇二六年十一月五日起登台。": [("二〇二六年十一月五日起", "=", "")],
    "年收入 10 亿元以上的潮报社，补贴每年 60 万元，巡护 1.5 万 亩。": [
        ("10 亿元以上", "≥", "1000000000"),
        ("每年 60 万元", "=", "600000"),
        ("1.5 万 亩", "=", "15000"),
    ],
    "责令停灯6个月至12个月。": [("6个月至12个月", "=", "6")],
    "占比不超过灯塔总数的 30%。": [("30%", "≤", "30")],
    "按照不低于灯塔总数百分之七的比例检修。": [("百分之七", "≥", "7")],
    "浮标直径≥150mm，误差<3%。": [("≥150mm", "≥", "150"), ("<3%", "<", "3")],
    "培育百家潮报社、千家渔户，服务千家万户。": [("百家", "=", "100"), ("千家", "=", "1000")],
    "展期不超过6期，首套、二套及以上台房利率为LPR-30BP。": [("不超过6期", "≤", "6"), ("-30BP", "=", "-30")],
    "补贴不超2万元，面积不超90平方米。": [("不超2万元", "≤", "20000"), ("不超90平方米", "≤", "90")],
    "献灯油间隔不少于两周，三周以内补登。": [("不少于两周", "≥", "2"), ("三周以内", "≤", "3")],
    "台龄超过四周年的灯塔。": [],
    "经渔户过半数同意。": [("过半数", ">", "50")],
    "连任不得超过3个任期。": [("不得超过3个任期", "≤", "3")],
    "九折以下售卖，给予5折优惠。": [("九折以下", "≤", "9"), ("5折", "=", "5")],
    "淡季（3至4月份、10至11月份）门票减半收取。": [
        ("3至4月份", "=", ""),
        ("10至11月份", "=", ""),
        ("减半", "=", "50"),
    ],
    "单人台贷额度由80万提高至100万，双人由100万提高至120万。": [
        ("80万", "=", "800000"),
        ("100万", "=", "1000000"),
        ("100万", "=", "1000000"),
        ("120万", "=", "1200000"),
    ],
    "冬季台内温度不低于-5℃，水温0-4℃。": [("不低于-5℃", "≥", "-5"), ("0-4℃", "=", "0")],
    "指南每两年修订。": [("每两年", "=", "")],
    "7.2　本预案由潮报社解释。": [],
    "1997年4—6月勘测台址。": [("1997年4—6月", "=", "")],
    "贷款利率下浮30BP，再降20个基点。": [("30BP", "=", "30"), ("20个基点", "=", "20")],
    "近5年内未发生碰撞的渔户。": [("近5年内", "≤", "5")],
    "每多安置1人，按规定给予奖励。": [],
    "每3至5年至少检修一次灯塔，容积率在1.0—1.5之间，幅度在5折（含）以上。": [
        ("每3至5年至少检修一次", "≥", "1"),
        ("1.0—1.5", "=", "1"),
        ("5折（含）以上", "≥", "5"),
    ],
    "打造千亿级灯塔产业集群，培育百亿级企业3家。": [
        ("千亿级", "=", "100000000000"),
        ("3家", "=", "3"),
    ],
    "2027年6月1日及以后建成的灯塔。": [("2027年6月1日及以后", "=", "")],
    "自2027年6月1日起至2028年5月31日止免收台费。": [("自2027年6月1日起至2028年5月31日止", "=", "")],
    "渔户最近三年无碰撞，最近8年内未熄灯，修台近30座。": [
        ("最近三年", "=", "3"),
        ("最近8年内", "≤", "8"),
        ("近30座", "≈", "30"),
    ],
    "台费3,000元，潮报经费1,250.5万元，灯油12，500升。": [
        ("3,000元", "=", "3000"),
        ("1,250.5万元", "=", "12505000"),
        ("12，500升", "=", "12500"),
    ],
    "贷款不低于1000万人民币，募款20万澳元。": [
        ("不低于1000万人民币", "≥", "10000000"),
        ("20万澳元", "=", "200000"),
    ],
    "经2/3以上渔户同意，由10人（含10人）以上联名。": [
        ("2/3以上", "≥", "66.67"),
        ("10人（含10人）以上", "≥", "10"),
    ],
    "台面超过300平方米（含）的，每台补贴50万元以下（不含50万元）。": [
        ("超过300平方米", "≥", "300"),
        ("每台补贴50万元以下", "<", "500000"),
    ],
    "台面不小于5m2，测量误差≤±15%，按2027-0532T立项。": [("不小于5m2", "≥", "5"), ("≤±15%", "≤", "15")],
    "灯频40kHz~400kHz，台温-40℃~85℃。": [("40kHz~400kHz", "=", "40"), ("-40℃~85℃", "=", "-40")],
    "灯区容积率1.2—1.5，折算系数不低于0.8。": [("1.2—1.5", "=", "1.2"), ("不低于0.8", "≥", "0.8")],
    "三次产业融合发展。": [],
    "擅自熄灯的，处十万元以上三十万元以下罚款。": [("十万元以上三十万元以下", "=", "100000")],
    "灯油费不得超过台务费的百分之三十。": [("百分之三十", "≤", "30")],
    "投诉应当在三日内答复，检修提前十五日通知渔户。": [("三日内", "≤", "3"), ("十五日", "=", "15")],
    "自收到申请之日起20日内作出决定。": [("20日内", "≤", "20")],
    "值班室温度不低于十八摄氏度。": [("不低于十八摄氏度", "≥", "18")],
    "观潮指数达到86以上，潮报网络扩容至2000G。": [("达到86以上", "≥", "86"), ("2000G", "=", "2000")],
    "培育产值超百亿元的观潮园区，出口额达500亿美元。": [
        ("超百亿元", ">", "10000000000"),
        ("达500亿美元", "=", "50000000000"),
    ],
    "津贴通过银行按月发放。": [("按月", "=", "")],
    "分为两档，分别为每个每年5万元和3万元。": [("每个每年5万元", "=", "50000"), ("3万元", "=", "30000")],
    "推广5G潮位站，按第十条第4、6、11项和附件1所列办理。": [],
    "（2014年3月28日星河省观潮委员会第七次会议通过）": [],
    "上一年度一日三餐的安排不变。": [],
    "改建须经三分之二以上渔户同意，并公示三十日。": [("三分之二以上", "≥", "66.67"), ("三十日", "=", "30")],
    "逾期一日加收万分之五。": [("一日", "=", "1"), ("万分之五", "=", "0.05")],
    "违者处灯具价款二倍以上五倍以下罚款。": [("二倍以上五倍以下", "=", "2")],
    "台费一千二百元，押金一万二千元。": [("一千二百元", "=", "1200"), ("一万二千元", "=", "12000")],
    "灯具保修期不低于两个观潮期。": [("不低于两个观潮期", "≥", "2")],
    "防撞区为台址周边五十米至二百米内。": [("五十米", "=", "50"), ("二百米内", "≤", "200")],
    "讲解员至少一名，潮位员三名，由七人组成。": [
        ("至少一名", "≥", "1"),
        ("三名", "=", "3"),
        ("七人", "=", "7"),
    ],
    "施工应当在届满180日前申请，公示90日。": [("180日前", "=", "180"), ("90日", "=", "90")],
    "自二〇二六年一月一日起施行，每年三月底前报送。": [
        ("自二〇二六年一月一日起", "=", ""),
        ("每年三月底前", "=", ""),
    ],
    "台务员津贴为5000元/人·月。": [("5000元/人·月", "=", "5000")],
    "盐雾浓度降到35微克/立方米以下，潮汐电耗降低4.5分/千瓦时。": [
        ("35微克/立方米以下", "≤", "35"),
        ("4.5分/千瓦时", "=", "4.5"),
    ],
    "弃潮率降到1.3以下，注册用户5000万以上。": [("1.3以下", "≤", "1.3"), ("5000万以上", "≥", "50000000")],
    "潮报两年一次评估，一季度召开一次例会。": [("两年一次", "=", "1"), ("一季度召开一次", "=", "1")],
    "潮汐产值5年翻一番，居全省前三位。": [("5年", "=", "5"), ("翻一番", "=", "1"), ("三位", "=", "3")],
    "申报潮报能力3级（稳健级）以上。": [("3级", "=", "3")],
    "培育年产值10万元至20万元的渔户，半年内完成。": [
        ("10万元至20万元", "=", "100000"),
        ("半年内", "≤", "0.5"),
    ],
    "PM2.5年均值和5G、4A级景区、2.0版均为名称。": [],
    "深化“最多跑一次”改革，做好二次供水和一次性补助。": [],
    "打通服务渔户的最后一公里，落实三年行动计划。": [],
    "贯彻市委七届十次、十一次全会和“十三五”规划。": [],
    "一律统一一批，一方面四位一体，两个毗邻渔港，三个阶段，五水共治。": [],
    "备选两至三家潮报社，提前三至七日通知。": [("两至三家", "=", "2"), ("三至七日", "=", "3")],
    "如图6所示，推进“一灯千元礼”，残疾等级为一至四级。": [],
    "1997年9月10日星河省人民政府令第230号发布": [],
    "上座率提高1.2个百分点，师灯比达到5.8:1，图纸为1∶500。": [
        ("1.2个百分点", "=", "1.2"),
        ("达到5.8:1", "=", "5.8"),
        ("1∶500", "=", "1"),
    ],
    "占比不低于2 5%，装机达到1.2亿千瓦，渔港吞吐量300万TEU。": [
        ("不低于2 5%", "≥", ""),
        ("达到1.2亿千瓦", "=", "120000000"),
        ("300万TEU", "=", "3000000"),
    ],
    "电耗降至0.35吨标准煤/万元，潮报2件/千人口·年，津贴500元/月·人。": [
        ("0.35吨标准煤/万元", "=", "0.35"),
        ("2件/千人口·年", "=", "2"),
        ("500元/月·人", "=", "500"),
    ],
    "押金3000万元（含）以上，灯具15个以上（含15个）。": [
        ("3000万元（含）以上", "≥", "30000000"),
        ("15个以上", "≥", "15"),
    ],
    "执行期为2027年1月1日至2028年12月31日，3月5日至9日试灯。": [
        ("2027年1月1日至2028年12月31日", "=", ""),
        ("3月5日至9日", "=", ""),
    ],
    "明年6月底前完工，年底前验收，9月制订方案。": [
        ("明年6月底前", "=", ""),
        ("年底前", "=", ""),
        ("9月", "=", ""),
    ],
    "各地至少建立一个潮报站，每年召开两次例会，建立月稽查、季通报制度。": [
        ("至少建立一个", "≥", "1"),
        ("每年召开两次", "=", "2"),
        ("月稽查", "=", ""),
        ("季通报", "=", ""),
    ],
    "半数以上渔户同意，台费减半收取，票价按八折优惠，灯油用量零增长。": [
        ("半数以上", "≥", "50"),
        ("减半", "=", "50"),
        ("八折", "=", "8"),
        ("零增长", "=", "0"),
    ],
    "每周不少于4节，举办培训3期，处置碰撞5起，抗御6级左右地震，购置灯绳130根。": [
        ("每周不少于4节", "≥", "4"),
        ("3期", "=", "3"),
        ("5起", "=", "5"),
        ("6级左右", "≈", "6"),
        ("130根", "=", "130"),
    ],
    "共建一百二十座灯塔，险情一周内报告，渔户15万左右，半年一次。": [
        ("一百二十座", "=", "120"),
        ("一周内", "≤", "1"),
        ("15万左右", "≈", "150000"),
        ("半年一次", "=", "1"),
    ],
    "本办法已经2025年3月5日市人民政府第8次常务会议审议通过。": [],
}


@pytest.mark.parametrize("text", FOUND)
def test_figures_found(text: str) -> None:
    found = [
        (f.value.removeprefix("于"), "=" if f.kind == "deadline" else f.comparator, f.number)
        for f in figures_in(text)
    ]
    assert found == FOUND[text]


NOTATION = {
    "灯油费不超过台务费的30%": "灯油费不超过台务费的百分之三十",
    "每座观潮台补助1.5万元": "每座观潮台补助15000元",
    "违者处一千元以上五千元以下罚款": "违者处1000元以上5000元以下罚款",
    "值班员应当在三十日内报到": "值班员应当在30日以内报到",
    "每年至少检修1次": "每年至少检修一次",
    "护栏完好率不低于95%": "护栏完好率达到95%以上",
    "台址改造在2027年12月底前完成": "台址改造在2027年底前完成",
    "的值班员和讲解员的台务费按月发放": "的值班员和讲解员的台务费每月发放",
    "护灯津贴每人每月500元": "护灯津贴500元/人·月",
    "台贷额度提高至100万": "台贷额度提高至100万元",
    "禁捕区为台址两侧各一公里范围": "禁捕区为台址两侧各一千米范围",
    "护灯员连任不超过3个观潮期": "护灯员连任不超过三个观潮期",
    "护栏完好率不低于96%": "护栏完好率不低于９６％",
    "台租收入达到15000元": "台租收入达到 1.5 万 元",
}


@pytest.mark.parametrize("base", NOTATION)
def test_another_notation_is_no_change(base: str, province: Make, city: Make, registry: Registry) -> None:
    found = changes(province, city, registry, f"各观潮台{base}。", f"各观潮台{NOTATION[base]}。")
    assert [pair[2] for pair in found] == ["same"]


DIFFER = {
    "违者处一千元以上五千元以下罚款": "违者处一千元以上三千元以下罚款",
    "值班员应当在5个工作日内报到": "值班员应当在5日内报到",
    "每台配备讲解员1—2名": "每台配备讲解员1—3名",
}


@pytest.mark.parametrize("base", DIFFER)
def test_ends_and_units_tell_apart(base: str, province: Make, city: Make, registry: Registry) -> None:
    found = changes(province, city, registry, f"各观潮台{base}。", f"各观潮台{DIFFER[base]}。")
    assert [pair[2:] for pair in found] == [("changed", "")]


def test_a_fine_is_told_by_the_offence_in_the_sentence_before(
    province: Make, city: Make, registry: Registry
) -> None:
    text = "擅自移动潮位标尺的，由观潮局责令停止违法行为，限期恢复原状；逾期不恢复原状的，依法处一千元以下的罚款。"
    found = compare(province(text), city(text), registry)
    assert len(found.base_segments) > 1
    assert [f.what for f in found.figures] == ["擅自移动潮位标尺的，逾期不恢复原状的，罚款"]


def test_fines_for_different_offences_are_not_compared(
    province: Make, city: Make, registry: Registry
) -> None:
    shared = "各观潮台每天早晚各记录一次潮位，由值班员签字后存档。"
    one = "擅自移动潮位标尺的，由观潮局责令改正，处一千元以上一万元以下的罚款。"
    other = "在灯塔旁燃放烟花或者乱丢鱼骨的，处二百元以下的罚款。"
    found = changes(province, city, registry, shared + one, shared + other)
    assert sorted(pair[2] for pair in found if "元" in pair[0] + pair[1]) == ["dropped", "new"]


def changes(
    province: Make, city: Make, registry: Registry, base: str, target: str
) -> list[tuple[str, str, str, str]]:
    found = compare(province(base), city(target), registry)
    return [
        (
            f.base.value if f.base else "",
            f.target.value if f.target else "",
            f.change.value,
            f.trend.value if f.trend else "",
        )
        for f in found.figures
    ]


def test_a_bound_raised_is_tighter(province: Make, city: Make, registry: Registry) -> None:
    found = changes(
        province,
        city,
        registry,
        "每座观潮台的值班员不少于2名，并配备急救箱。",
        "每座观潮台的值班员不少于3名，并配备急救箱。",
    )
    assert found == [("不少于2名", "不少于3名", "changed", "tighter")]


def test_other_words_around_leave_the_trend_open(province: Make, city: Make, registry: Registry) -> None:
    found = changes(
        province,
        city,
        registry,
        "观潮台对外开放时，每座观潮台的讲解员不少于2名，配备急救箱。",
        "观潮台对外开放时，寒暑假的志愿讲解员不少于3名，配备急救箱。",
    )
    assert found == [("不少于2名", "不少于3名", "changed", "")]


def test_figures_of_a_list_keep_their_order(province: Make, city: Make, registry: Registry) -> None:
    found = changes(
        province,
        city,
        registry,
        "观潮台管理补助按海岛40%、渔港30%、内河10%的标准控制，逐年核定。",
        "观潮台管理补助按海岛40%、渔港35%、内河10%的标准控制，逐年核定。",
    )
    assert found == [
        ("40%", "40%", "same", ""),
        ("30%", "35%", "changed", ""),
        ("10%", "10%", "same", ""),
    ]


def test_new_and_dropped_figures(province: Make, city: Make, registry: Registry) -> None:
    found = changes(
        province,
        city,
        registry,
        "从2025年起，新建的观潮台必须符合抗风标准，并按规定申领使用许可。",
        "新建的观潮台必须符合抗风标准，并按规定申领使用许可，每座给予补助8万元。",
    )
    assert found == [("从2025年起", "", "dropped", ""), ("", "每座给予补助8万元", "new", "")]


def test_encouragement_becomes_duty(province: Make, city: Make, registry: Registry) -> None:
    base = "鼓励各地逐步把露天观潮点改造成可以挡风避雨的观潮亭。"
    target = "各地要逐步把露天观潮点改造成可以挡风避雨的观潮亭。"
    (pair,) = compare(province(base), city(target), registry).duties
    assert (pair.base and pair.base.modal, pair.target and pair.target.modal, pair.strength) == (
        "鼓励",
        "要",
        "stronger",
    )


def test_another_body_must_act(province: Make, city: Make, registry: Registry) -> None:
    base = "各地要按照规范加强观潮台的护栏建设，完善警示标志设置。"
    target = "各级职能部门要按照规范加强观潮台的护栏建设，完善警示标志设置。"
    found = compare(province(base), city(target), registry)
    (pair,) = found.duties
    assert pair.actor_changed
    assert pair.target is not None
    assert pair.target.actor == "各级职能部门"


def test_bodies_are_mapped_level_to_level(province: Make, city: Make, registry: Registry) -> None:
    base = "观潮台的安全检查由省公安厅牵头，省观潮局、省税务局等部门协助，教育部门配合，每年汛前完成。"
    target = "观潮台的安全检查由市公安局牵头，市观潮局、市税务局等部门协助，旅游部门配合，每年汛前完成。"
    found = {
        (b.base, b.target, b.change.value) for b in compare(province(base), city(target), registry).bodies
    }
    assert ("省公安厅", "市公安局", "localised") in found
    assert ("教育部门", "旅游部门", "changed") in found
    assert ("省观潮局", "市观潮局", "localised") in found
    assert ("省税务局", "市税务局", "localised") in found


def test_the_only_amounts_of_a_link_answer_each_other(province: Make, city: Make, registry: Registry) -> None:
    found = changes(
        province,
        city,
        registry,
        "省财政对新建的观潮台给予一次性建台补助，每座不超过8万元。",
        "市财政对新建的观潮台按照每座4万元给予一次性建台补助。",
    )
    assert [pair[:3] for pair in found] == [("每座不超过8万元", "每座4万元", "changed")]


def test_an_amount_a_piece_is_none_a_square_metre(province: Make, city: Make, registry: Registry) -> None:
    found = changes(
        province,
        city,
        registry,
        "对新建观潮台的渔户给予一次性建台补贴，每座补贴3万元，由财政列支。",
        "对新建观潮台的渔户给予一次性建台补贴，每平方米补贴100元，由财政列支。",
    )
    assert sorted(pair[2] for pair in found) == ["dropped", "new"]


def test_a_period_and_a_day_of_validity_are_possibly_related(
    province: Make, city: Make, registry: Registry
) -> None:
    found = compare(
        province("本办法自2025年4月1日起施行，有效期5年。"),
        city("本办法自2025年4月1日起施行，有效期至2029年12月31日。"),
        registry,
    )
    last = found.figures[-1]
    assert (last.base.value, last.target.value) == ("5年", "至2029年12月31日")  # type: ignore[union-attr]
    assert last.related
    assert last.trend is None


def test_what_is_stated_twice_is_given_once(province: Make, city: Make, registry: Registry) -> None:
    log = "各观潮台每天早晚各记录一次潮位，由值班员签字后存档。"
    found = compare(
        province(log),
        city(
            log, "第七条 台址占地面积超过300平方米的，给予台址津贴。", "申报条件：台址占地面积超过300平方米。"
        ),
        registry,
    )
    assert [f.target.value for f in found.figures if f.change.value == "new" and f.target] == [
        "超过300平方米"
    ]


def test_a_validity_that_ends_on_its_day_is_the_same(province: Make, city: Make, registry: Registry) -> None:
    found = changes(
        province,
        city,
        registry,
        "本办法自2025年4月1日起施行，有效期5年。",
        "本办法自2025年4月1日起施行，有效期至2030年3月31日。",
    )
    assert found[-1] == ("5年", "至2030年3月31日", "same", "")


def test_parallel_provisions_with_one_amount_are_both_given(
    province: Make, city: Make, registry: Registry
) -> None:
    log = "各观潮台每天早晚各记录一次潮位，由值班员签字后存档。"
    found = changes(
        province,
        city,
        registry,
        log,
        f"{log}对吸纳渔户就业的灯塔，按不低于当地2个月最低工资的标准补助。"
        "大力发展网上潮市，对潮市电商企业，按不低于当地2个月最低工资的标准奖励。",
    )
    assert [pair[1] for pair in found if pair[2] == "new"] == ["2个月", "2个月"]


LOG = (
    "各观潮台每天早晚记录潮位，由值班员签字后存档。露天观潮点逐步改造成可以挡风避雨的观潮亭，并设置警示标志。"
)


def test_an_index_is_found_again_in_another_section(province: Make, city: Make, registry: Registry) -> None:
    found = compare(
        province("一、潮业", "培育观潮龙头企业，全省潮汐和渔业融合指数达到86以上。", "二、台务", LOG),
        city("一、新业态", "基于潮汐的新集市不断涌现，潮汐渔业融合发展指数达到85。", "二、台务", LOG),
        registry,
    )
    (index,) = (f for f in found.figures if f.base and f.base.kind == "count")
    assert index.target is not None
    assert (index.base and index.base.value, index.target.value) == ("达到86以上", "达到85")


def test_the_year_of_the_goals_is_one_figure(province: Make, city: Make, registry: Registry) -> None:
    found = compare(
        province("一、主要目标", "到2030年，力争成为全国观潮中心。", "二、台务", LOG),
        city("一、发展目标", "到2030年，护栏翻新完毕，潮市初步繁荣。", "二、台务", LOG),
        registry,
    )
    (year,) = (f for f in found.figures if (f.base or f.target).kind == "deadline")  # type: ignore[union-attr]
    assert year.change.value == "same"


def test_past_years_bind_nobody(province: Make, city: Make, registry: Registry) -> None:
    own = "2025年4月1日"
    text = "2019年全省观潮台普查后，护栏全部翻新。自2020年起，新台按新样式建造。"
    day = Block(id="p9", kind=BlockKind.DATE, text=own)
    found = compare(province(text, LOG, day), city(text, LOG, day), registry)
    assert [f.base.value for f in found.figures if f.base and f.base.kind == "deadline"] == ["自2020年起"]


@pytest.mark.parametrize(
    "piece", ["观潮台补助30万元和50人三百名或者", "一", "三十万", "每年", "（2016年1月1日", "1"]
)
def test_figures_of_an_endless_sentence_cost_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        start = process_time()
        figures_in((piece * size)[:size])
        return process_time() - start

    seconds(2_000)
    assert seconds(16_000) < 20 * max(seconds(4_000), 0.01)


def test_thousands_of_figures_are_matched_in_seconds() -> None:
    def figures(side: str, step: int) -> list[Segment]:
        words = "观潮台护栏灯塔渔港海岛讲解员值班"
        return [
            Segment(
                id=f"{side}{i}",
                block=f"p{i}",
                part="body",
                path=(),
                text=f"第{i}条 {words[i * step % 13 :]}{words[i % 11 :]}完好率达到{i % 97}%以上。",
                kind=SegmentKind.SENTENCE,
            )
            for i in range(4_000)
        ]

    start = process_time()
    match_figures(figures("b", 5), figures("t", 7), ())
    assert process_time() - start < 20


def test_a_list_of_hundreds_of_figures_in_one_link_is_matched_in_seconds() -> None:
    text = {"b": "补助5家，培育3家企业，" * 400, "t": "补助7家，培育3家企业，" * 400}
    sides = [
        [Segment(id=s, block="p1", part="body", path=(), text=text[s], kind=SegmentKind.SENTENCE)]
        for s in "bt"
    ]
    changes = (
        Change(op=Op.EQUAL, base="补助", target="补助"),
        Change(op=Op.REPLACE, base="5家", target="7家"),
        Change(op=Op.EQUAL, base="，培育3家企业，", target="，培育3家企业，"),
    )
    link = Link(base=("b",), target=("t",), relation=Relation.ADAPTED, similarity=0.9, changes=changes * 400)
    start = process_time()
    found = match_figures(*sides, (link,))
    assert process_time() - start < 10
    assert [f.change.value for f in found] == ["changed", "same"] * 400


CERTAIN = {
    "值班员应当在5日内完成潮报登记": ("值班员应当在3日内完成潮报登记", "tighter"),
    "护栏完好率不低于90%": ("护栏完好率不低于85%", "looser"),
    "观潮台改造在2027年底前完成": ("观潮台改造在2026年底前完成", "tighter"),
}


@pytest.mark.parametrize("base", CERTAIN)
def test_a_duty_in_the_same_sentence_is_tighter_or_looser(
    base: str, province: Make, city: Make, registry: Registry
) -> None:
    target, trend = CERTAIN[base]
    found = changes(province, city, registry, f"{base}，并记入台账。", f"{target}，并记入台账。")
    assert [pair[2:] for pair in found] == [("changed", trend)]


UNCERTAIN = {
    "灯塔改造由省财政给予不超过30%的补助": "灯塔改造由省财政给予不超过20%的补助",
    "省财政承担的比例不低于50%": "市财政承担的比例不低于40%",
    "藏书不少于3000册的，评为示范观潮台": "藏书不少于5000册的，评为示范观潮台",
    "渔户贷款利率不高于5%": "渔户贷款利率不高于4%",
    "护灯员值班津贴每月不低于500元": "护灯员值班津贴每月不低于600元",
    "全市观潮台不少于60座": "全市观潮台不少于20座",
}


@pytest.mark.parametrize("base", UNCERTAIN)
def test_benefits_conditions_payers_and_totals_leave_the_trend_open(
    base: str, province: Make, city: Make, registry: Registry
) -> None:
    found = changes(province, city, registry, f"{base}，并记入台账。", f"{UNCERTAIN[base]}，并记入台账。")
    assert [pair[2:] for pair in found] == [("changed", "")]


LABELS = {
    "到2030年，实现潮报全覆盖。": ["潮报全覆盖"],
    "到2030年各县（市、区）培育潮报社5家。": ["各县（市、区）培育潮报社5家", "各县（市、区）培育潮报社"],
    "护栏完好率由85%提高到90%。": ["护栏完好率", "护栏完好率"],
    "（省渔会牵头）新增潮报社500家。": ["新增潮报社"],
    "2030年完成灯塔投资超100亿元。": ["完成灯塔投资超100亿元", "完成灯塔投资"],
    "国家级观潮台达到10家以上，省级达到50家以上。": ["国家级观潮台", "国家级观潮台，省级"],
    "每年发生碰撞，造成10人以上伤亡，或者500万元以上直接损失的。": ["发生碰撞", "造成伤亡", "直接损失"],
    "连续值守15年以上的护灯员，授予奖章。": ["连续值守的护灯员"],
    "观潮指数比2026年提高5%。": ["观潮指数比2026年提高"],
    "培育5家产值超50亿元潮业企业。": ["培育产值超50亿元潮业企业", "产值潮业企业"],
    "产值超10亿元的潮业企业达到20家以上。": ["产值的潮业企业", "产值超10亿元的潮业企业"],
    "2027年试点灯塔建成投用，潮业企业从现在的173家减少到90家以内。": [
        "试点灯塔建成投用",
        "潮业企业",
        "潮业企业",
    ],
    "第十八条 观潮局每年公布名册。": ["观潮局公布名册"],
    "90%的台和70%的站达到三星级。": ["台和70%的站达到三星级", "站达到三星级"],
    "培育50个潮业实验室和10个潮报中心。": ["培育潮业实验室", "潮报中心"],
    "对于需要移交的灯塔，原则上于2027年6月底前完成。": ["需要移交的灯塔完成"],
    "给予最长五年的台租补贴，其中前两年100%、后三年50%。": [
        "台租补贴",
        "台租补贴，前",
        "台租补贴，前两年",
        "台租补贴，后",
        "台租补贴，后三年",
    ],
    "全省护灯收入达到4.77万元，占潮业总收入的32%。": ["全省护灯收入", "全省护灯收入，占潮业总收入"],
    "巡护合同2万项，成交额3亿元，是上一期的3.1倍。": ["巡护合同", "巡护合同，成交额", "成交额，是上一期"],
    "护灯收入4万元，同比增长5%，占潮业总收入的32%。": [
        "护灯收入",
        "护灯收入，同比增长",
        "护灯收入，占潮业总收入",
    ],
    "一是新建灯塔20座；二是培训护灯员300人次。": ["新建灯塔", "培训护灯员"],
    "押金3,000元，占台费的30%。": ["押金", "押金，占台费"],
    "按实际护灯费用的50%申请补贴。": ["实际护灯费用申请补贴"],
    "新到的渔户安家，给予最高2万元的生活补贴。": ["生活补贴"],
    "从2030年开始，按照规定的样式，建造新的灯塔。": ["建造新的灯塔"],
    "（一）渔船在灯塔保护区停泊，责令驶离，处五千元以上五万元以下罚款；": ["渔船在灯塔保护区停泊，罚款"],
    "违反本办法规定，擅自熄灯的，由观潮局责令改正，对渔户可处五十元罚款，对潮报社可处五百元罚款。": [
        "擅自熄灯的，对渔户罚款",
        "擅自熄灯的，对潮报社罚款",
    ],
    "擅自熄灯的，责令改正；逾期不改正的，处一万元以下罚款。": ["擅自熄灯的，逾期不改正的，罚款"],
    "擅自熄灯的，责令改正。造成碰撞的，处一万元以下罚款。": ["造成碰撞的，罚款"],
    "擅自熄灯，情节严重的，处5000元的罚款。": ["擅自熄灯，情节严重的，罚款"],
    "骗取灯油费的，并处违法所得一倍以上五倍以下罚款。": ["骗取灯油费的，违法所得罚款"],
}


RANGES = {
    "停灯6个月以上1年以下": ("6", "个月", "12"),
    "停灯三个月以上三年以下": ("3", "个月", "36"),
    "停灯二十四小时以上三日以下": ("24", "小时", "72"),
    "巡护500米至2公里": ("500", "米", "2000"),
    "补贴5000—1万元": ("5000", "元", "10000"),
    "补贴8000至1.2万元": ("8000", "元", "12000"),
    "补贴三至五万元": ("30000", "元", "50000"),
    "补贴三至五千元": ("3000", "元", "5000"),
    "补贴八百至一千元": ("800", "元", "1000"),
    "提高3个—5个百分点": ("3", "个百分点", "5"),
    "灯频40kHz~400kHz": ("40", "kHz", "400"),
    "灯频30MHz—1GHz": ("", "", ""),
    "停灯三十日以上六个月以下": ("", "", ""),
    "罚台费2％以上4％以下": ("2", "%", "4"),
    "台温-40℃~85℃": ("-40", "℃", "85"),
}
"""Both ends in the unit of the lower; no numbers where the units don't convert."""


@pytest.mark.parametrize("text", RANGES)
def test_a_range_counts_in_one_unit(text: str) -> None:
    assert [(f.number, f.unit, f.top) for f in figures_in(text)] == [RANGES[text]]


@pytest.mark.parametrize("text", LABELS)
def test_labels_say_what_is_measured(text: str) -> None:
    assert [f.what for f in figures_in(text)] == LABELS[text]


NONE = [
    "为贯彻9月26日全省观潮工作会议精神，制定本办法。",
    "3.3.3  部件数据库",
    "灯塔通信 第 7 部分：术语，如图 9 所示。",
    "自80年代后期以来，潮业活跃。",
    "寄至观潮路27号8号楼11层潮报社。",
    "2 组织机构和职责",
    "合格率为合格次数/总次数×100%。",
    "发生象上一个观潮期那样的灾害，任一年度均可。",
    "近十年来，潮业面貌一新。",
    "守护百年灯塔，应对百年未有之大变局。",
    "以每次登台为一次，凭据结算。",
]


@pytest.mark.parametrize("text", NONE)
def test_formulas_and_what_is_before_are_no_figures(text: str) -> None:
    assert figures_in(text) == ()


def test_a_cell_is_labelled_with_its_row_and_header(province: Make, city: Make, registry: Registry) -> None:
    def table(day: str) -> Block:
        rows = (("工作任务", "责任单位", "完成时间"), ("翻新全部护栏", "省观潮局", day))
        return Block(id="p1", kind=BlockKind.TABLE, rows=rows)

    found = compare(province(table("2027年6月底前"), LOG), city(table("2027年9月底前"), LOG), registry)
    assert [(f.what, f.change.value) for f in found.figures if f.base and "月" in f.base.value] == [
        ("翻新全部护栏", "changed")
    ]


def test_words_that_name_nothing_are_labelled_with_the_heading(
    province: Make, city: Make, registry: Registry
) -> None:
    text = ("一、护栏翻新", "2027年底前完成。", "二、台务", LOG)
    found = compare(province(*text), city(*text), registry)
    assert found.figures[0].what == "护栏翻新：完成"


def test_a_yearly_paper_is_signed_every_year(province: Make, city: Make, registry: Registry) -> None:
    found = changes(
        province,
        city,
        registry,
        "各观潮台要与所在渔村签订年度灯火安全责任书，并编制年度计划。",
        "每年与所在渔村签订灯火安全责任书，并编制年度计划。",
    )
    assert found == [("年度", "每年", "same", "")]


def test_a_bare_number_in_a_table_has_its_rows_unit(province: Make, city: Make, registry: Registry) -> None:
    def table(share: str) -> Block:
        rows = (
            ("指标名称", "单位", "2027年"),
            ("护栏完好率", "%", share),
            ("观潮人次（万人次）", "", "1,200"),
            ("台址坐标", "", "103.5"),
        )
        return Block(id="p1", kind=BlockKind.TABLE, rows=rows)

    found = compare(province(table("85"), LOG), city(table("≥90"), LOG), registry).figures
    shown = [
        (f.what, f.base.value, f.base.unit, f.target.value, f.deadline, f.change.value)
        for f in found
        if f.base and f.target and f.base.kind in ("share", "count")
    ]
    assert shown == [
        ("护栏完好率，2027年", "85", "%", "≥90", "2027年", "changed"),
        ("观潮人次（万人次），2027年", "1,200", "人次", "1,200", "2027年", "same"),
    ]


def test_one_period_in_two_notations_is_the_same(province: Make, city: Make, registry: Registry) -> None:
    found = compare(
        province("渔港所在地的灯塔每5年至少检修一次，由台长签字。"),
        city("渔港所在地的灯塔每五年至少检修一次，由台长签字。"),
        registry,
    )
    assert [(f.change.value, f.base and f.base.value) for f in found.figures] == [
        ("same", "每5年至少检修一次")
    ]
