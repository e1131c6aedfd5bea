"""The contract of the first round's form: its sheets, columns and labels; writer and reader share it."""

from __future__ import annotations

from dataclasses import dataclass

from model.sheets.columns import normal
from model.terms import PlanField

SCHEDULE_SHEET, SHARES_SHEET = "序时计划", "分县区任务"
SITES_SHEET, CONTACTS_SHEET = "点位清单", "联络员"

DUE = "应完成"
"""What a round's column is headed with, after the round's name."""

TICK = "√"
SITE_ROWS = 40
"""Empty rows for sites; more may be written below them."""


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """One column: key, heading, width in characters, what the unit states there; other headings it goes by."""

    key: str
    heading: str
    width: float
    field: PlanField | None = None
    also: tuple[str, ...] = ()


SCHEDULE = (
    PlanColumn("seq", "序号", 6, also=("编号", "序")),
    PlanColumn("item", "实事内容", 24, also=("实事项目", "事项", "事项内容", "工作任务")),
    PlanColumn("label", "指标或节点\n（单位）", 18, also=("指标", "指标（单位）", "节点")),
    PlanColumn("target", "全年目标", 9, also=("年度目标", "目标任务")),
    PlanColumn("preset", "序时方式", 11, PlanField.PRESET, ("序时", "序时安排", "进度方式")),
)
DEADLINE = PlanColumn("deadline", "完成时限", 11, PlanField.DEADLINE, ("完成时间", "时限"))
ROUND_WIDTH = 7.6

SHARES = (
    PlanColumn("seq", "序号", 6, also=("编号", "序")),
    PlanColumn("label", "指标（单位）", 32, also=("指标或节点", "实事指标", "指标或节点（单位）")),
    PlanColumn("target", "全年目标", 10, also=("年度目标", "目标任务", "全市目标")),
)
TOTAL = PlanColumn("total", "合计", 10, also=("总计", "小计"))
UNDIVIDED = PlanColumn("undivided", "不分解\n（打√）", 8, PlanField.UNDIVIDED, ("不分解打√", "是否不分解"))
COUNTY_WIDTH = 9.0

SITES = (
    PlanColumn("seq", "序号", 8, also=("实事序号", "项号", "编号", "事项序号")),
    PlanColumn("name", "点位名称", 36, PlanField.SITE, ("点位", "项目名称", "项目", "名称")),
    PlanColumn("county", "县区", 12, also=("所在县区", "所属县区", "地区", "所在地")),
    PlanColumn("start", "计划开工", 13, PlanField.START, ("计划开工时间", "开工时间")),
    PlanColumn("finish", "计划完工", 13, PlanField.FINISH, ("计划完工时间", "完工时间", "计划竣工")),
    PlanColumn("investment", "总投资\n（万元）", 12, PlanField.INVESTMENT, ("投资", "计划投资")),
    PlanColumn("remark", "备注", 34, PlanField.REMARK, ("说明",)),
)

CONTACTS = (
    PlanColumn("leader", "分管领导\n（本单位）", 24, PlanField.LEADER, ("分管负责人",)),
    PlanColumn("contact", "联络员", 24, PlanField.CONTACT, ("联络人",)),
    PlanColumn("post", "职务", 34, PlanField.POST, ("职务（科室）", "科室及职务")),
    PlanColumn("phone", "电话", 34, PlanField.PHONE, ("手机", "办公电话", "联络电话")),
)


def by_heading(columns: tuple[PlanColumn, ...]) -> dict[str, PlanColumn]:
    """Index columns by every heading they go by."""
    found: dict[str, PlanColumn] = {}
    for column in columns:
        for heading in (column.heading, *column.also):
            found.setdefault(normal(heading), column)
    return found
