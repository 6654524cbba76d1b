"""What relations, flags and changes are called in the readers' language."""

from __future__ import annotations

from generator.compare.model import BodyChange, BodyRole, Degree, FigureChange, Flag, Relation, Trend

RELATIONS = {Relation.VERBATIM: "逐字沿用", Relation.LOCALISED: "仅换名称", Relation.ADAPTED: "改写"}
DROPPED, ADDED, APART = "未采用", "新增", "与上文合看"
DEGREES = {Degree.SUBSTANTIVE: "实质调整", Degree.WORDING: "文字调整"}
FLAGS = {Flag.FIGURE: "数字", Flag.DATE: "期限", Flag.MODAL: "力度", Flag.BODY: "主体", Flag.SCOPE: "范围"}
FIGURES = {
    FigureChange.SAME: "一致",
    FigureChange.CHANGED: "调整",
    FigureChange.NEW: "新增",
    FigureChange.DROPPED: "未采用",
}
TRENDS = {Trend.TIGHTER: "收紧", Trend.LOOSER: "放宽"}
BODIES = {
    BodyChange.SAME: "一致",
    BodyChange.LOCALISED: "对应",
    BodyChange.CHANGED: "调整",
    BodyChange.NEW: "新增",
    BodyChange.DROPPED: "未出现",
}
ROLES = {
    BodyRole.LEAD: "牵头",
    BodyRole.ACT: "承担",
    BodyRole.SUPPORT: "配合",
    BodyRole.RECEIVE: "受理",
    BodyRole.ISSUE: "发文",
    BodyRole.CITE: "引用",
}
ROLE_CHANGED = "分工调整"
SUSPECT = "疑似识别差错"
DOUBTFUL = "对应存疑"
RELATED = "可能相关，不可直接比较"
