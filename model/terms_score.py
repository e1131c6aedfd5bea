"""What 年终考核评价 is made of, in the office's words; part of the glossary in terms.py."""

from __future__ import annotations

from model.term import Term


class Way(Term):
    """How a line's completion becomes points."""

    RATIO = "ratio", "按完成率"
    STEP = "step", "分档"
    BASE = "base", "基础分加减"
    WHOLE = "whole", "全或无"
    MANUAL = "manual", "人工评分"


class ScorePart(Term):
    """The parts a score is made of, in the order they are listed."""

    START = "start", "起评分"
    WORK = "work", "单项工作"
    MANUAL = "manual", "人工评分"
    SATISFACTION = "satisfaction", "满意度"
    BONUS = "bonus", "加分"
    DEDUCTION = "deduction", "扣分"
    RANK = "rank", "名次分"
    FLOOR = "floor", "不计负分"
    VETO = "veto", "一票否决"


class Counted(Term):
    """What is counted over the year, for a deduction or a bonus."""

    LATE = "late", "迟报"
    MISSING = "missing", "未报"
    UNFILLED = "unfilled", "漏报"
    EMPTY = "empty", "空报"
    RETURNED = "returned", "退回"
    RED = "red", "红灯"
    YELLOW = "yellow", "黄灯"
    LAST = "last", "月排名末位"
    RUNNING = "running", "连续月排名末位"
    OVERDUE = "overdue", "督办单逾期"
    SLIP_BACK = "slip_back", "督办反馈退回"
    UNTRUE = "untrue", "报数不实"
    ABSENT = "absent", "缺席会议"
    NO_PLAN = "no_plan", "未报分解方案"
    NO_STAGES = "no_stages", "方案没有序时"
    EARLY = "early", "提前完成"
    OVER = "over", "超额完成"
    PRAISE = "praise", "表扬"


class Noted(Term):
    """What a person notes for the evaluation, each with reason, who and date."""

    POINTS = "points", "人工评分"
    PRAISE = "praise", "表扬"
    UNTRUE = "untrue", "报数不实"
    ABSENT = "absent", "缺席会议"
    VOTES = "votes", "满意度投票"
    VETO = "veto", "一票否决"


class Veto(Term):
    """What a veto does to a unit's score."""

    UNRANKED = "unranked", "得分照列，不参加排名"
    ZERO = "zero", "总分按0计"


class ScoreRole(Term):
    """As what a unit is scored by a line."""

    LEAD = "lead", "牵头"
    SHARE = "share", "分解任务"
    CO = "co", "配合"
