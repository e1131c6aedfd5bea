"""What a plan document's tables and items are made of, in the office's words; part of the glossary in terms.py."""

from __future__ import annotations

from model.term import Term


class PlanColumn(Term):
    """What a column of a plan's table holds; the clerk may say so where the program does not see it."""

    UNKNOWN = "", "没有认出"
    NO = "no", "序号"
    TEXT = "text", "事项"
    SECTION = "section", "类别"
    VALUE = "value", "目标值"
    MEASURE = "measure", "计量单位"
    PARTS = "parts", "分解情况"
    COUNTY = "county", "一个县区的数"
    REGION = "region", "县区（一行一个）"
    LEADS = "leads", "牵头单位"
    CO = "co", "配合单位"
    RESPONSIBLE = "responsible", "责任单位"
    ASSESSORS = "assessors", "监考单位"
    LEADERS = "leaders", "责任领导"
    CONTACTS = "contacts", "责任人"
    DEADLINE = "deadline", "完成时限"
    SCHEDULE = "schedule", "进度安排"
    PROGRESS = "progress", "进展情况（不读）"
    WEIGHT = "weight", "分值"
    REMARK = "remark", "备注"


class Part(Term):
    """A field of a read item, whose words a clerk is shown in the document."""

    NO = "no", "序号"
    TEXT = "text", "实事内容"
    SECTION = "section", "类别"
    LEAD = "lead", "牵头单位"
    CO = "co", "共同责任单位"
    ASSESSOR = "assessor", "监考单位"
    LEADER = "leader", "责任领导"
    CONTACT = "contact", "责任人"
    DEADLINE = "deadline", "完成时限"
    METRIC = "metric", "指标"
    MILESTONE = "milestone", "节点"
    ALLOCATION = "allocation", "分解任务"
    SCHEDULE = "schedule", "进度安排"
    REMARK = "remark", "备注"


class TableForm(Term):
    """How a table's cells stand in a document's lines."""

    DRAWN = "drawn", "每格在自己的列里"
    BARRED = "barred", "竖线分格"
    LED = "led", "一格一行，行首竖线"
    FLAT = "flat", "一格一行"
