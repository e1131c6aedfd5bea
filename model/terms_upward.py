"""What the columns and header cells of the upper office's own form hold (上级表样)."""

from __future__ import annotations

from model.term import Term


class Fill(Term):
    """What of a round goes into a mapped column, or into a cell of the form's head or foot."""

    ORDER = "order", "行号"
    NO = "no", "项号"
    PUBLIC_NO = "public_no", "件号"
    SECTION = "section", "类别"
    ITEM = "item", "实事内容"
    LINE = "line", "指标编号"
    NAME = "name", "指标或节点"
    TARGET = "target", "全年目标"
    MEASURE = "measure", "计量单位"
    DUE = "due", "本期应完成"
    LAST = "last", "上期累计"
    DONE = "done", "累计完成"
    PERCENT = "percent", "完成率"
    GAP = "gap", "滞后百分点"
    LIGHT = "light", "进度"
    STAGE = "stage", "当前阶段"
    TEXT = "text", "进展情况"
    PROBLEM = "problem", "存在问题及下一步打算"
    TEXT_PROBLEM = "text_problem", "进展、问题及下一步打算"
    LEAD = "lead", "牵头单位"
    CO = "co", "配合单位"
    LEADER = "leader", "分管领导"
    DEADLINE = "deadline", "完成时限"
    OFFICE = "office", "填报单位"
    PERIOD = "period", "统计期"
    CUTOFF = "cutoff", "统计截止"
    DATE = "date", "填报日期"


HEAD = (Fill.OFFICE, Fill.PERIOD, Fill.CUTOFF, Fill.DATE)
"""What stands once on the form, not once a row."""

KEYS = (Fill.NO, Fill.PUBLIC_NO, Fill.LINE, Fill.ITEM, Fill.NAME)
"""What a row printed by the upper office is found by."""

FIGURES = (Fill.TARGET, Fill.DUE, Fill.LAST, Fill.DONE)
"""What is told in the line's printed measure."""


class Rows(Term):
    """How the body of the form is laid out."""

    APPENDED = "appended", "逐行填入空行"
    PRINTED = "printed", "样表已印好各行"


class PerRow(Term):
    """What one row of the form is about."""

    ITEM = "item", "每项一行"
    LINE = "line", "每条指标一行"


def fill(word: str) -> Fill | None:
    """Return what a code name or an office word means, None for neither."""
    return next((one for one in Fill if word in (one.value, one.word)), None)
