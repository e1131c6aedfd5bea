"""The glossary: every office word and its code name (DOMAIN.md section 11), and all fixed screen words.

Each member's value is its code name (stored, printed as JSON); `.word` is what a clerk reads.
"""

from __future__ import annotations

from model.term import Term as Term
from model.terms_notice import Part as Part
from model.terms_notice import PlanColumn as PlanColumn
from model.terms_notice import TableForm as TableForm


class Role(Term):
    """What a unit is to an item."""

    LEAD = "lead", "牵头单位"
    CO = "co", "共同责任单位"
    RESPONSIBLE = "responsible", "责任单位"
    ASSESSOR = "assessor", "监考单位"


class Kind(Term):
    """How a line's target is measured; decides due, completion and whether figures may be added."""

    AMOUNT = "amount", "总量"
    RATE = "rate", "比率"
    STANDARD = "standard", "标准"
    RATIO = "ratio", "相对量"
    LOWER = "lower", "越低越好"
    FROM_TO = "from_to", "由…到…"
    MILESTONE = "milestone", "节点"


class ItemKind(Term):
    """What an item is about; decides its list of stages and its schedule preset."""

    WORKS = "works", "工程类"
    SERVICE = "service", "服务类"
    POLICY = "policy", "政策类"
    CREATE = "create", "创建评定类"


class Preset(Term):
    """How what is due of a line grows over the year (rules/schedule)."""

    MONTHLY = "monthly", "按月均分"
    STAGES = "stages", "按节点"
    ONCE = "once", "到期一次性"
    QUARTERS = "quarters", "按季"
    NOVEMBER = "november", "11月前完成"
    CURVE = "curve", "自定义"
    NONE = "none", "未定序时"


class Op(Term):
    """The comparator of a printed target."""

    EQUAL = "=", ""
    AT_LEAST = ">=", "不少于"
    AT_MOST = "<=", "不超过"
    APPROX = "approx", "约"
    INCREASE = "increase", "提高"
    DECREASE = "decrease", "降低"
    FROM_TO = "from_to", "由…到…"


class Light(Term):
    """A line's or item's traffic light (rules/light.py decides it)."""

    RED = "red", "严重滞后"
    YELLOW = "yellow", "滞后"
    NONE = "none", "未定序时"
    GREEN = "green", "按序时"
    DONE = "done", "已完成"


class State(Term):
    """Where an item stands on its way to being struck off."""

    RUNNING = "running", "推进中"
    REPORTED = "reported", "报完成（待核）"
    RETURNED = "returned", "退回补证"
    VERIFIED = "verified", "核验通过"
    STRUCK_OFF = "struck_off", "已销号"
    ENDED = "ended", "已终止"


class Move(Term):
    """What the office does about an item that is told to be finished (rules/strike_off.py says when it may)."""

    REPORT = "report", "报完成"
    RETURN = "return", "退回补证"
    VERIFY = "verify", "核验通过"
    STRIKE = "strike", "销号"
    REOPEN = "reopen", "重开"


class Status(Term):
    """Whether an item of the plan still stands as printed, from a round on, by whose word."""

    KEPT = "kept", "恢复"
    ADJUSTED = "adjusted", "调整"
    ENDED = "ended", "终止"


class SiteState(Term):
    """How far a site (点位) is."""

    NOT_STARTED = "not_started", "未开工"
    STARTED = "started", "已开工"
    BUILDING = "building", "主体施工"
    FINISHED = "finished", "完工"
    IN_USE = "in_use", "投入使用"


class FormState(Term):
    """What became of a unit's form in one round."""

    RETURNED = "returned", "已报"
    LATE = "late", "迟报"
    MISSING = "missing", "未报"
    NOT_SENT = "not_sent", "未发表"


class Outcome(Term):
    """The six outcomes, one of which every fillable cell of a returned form ends in."""

    TAKEN = "taken", "采纳"
    SAME = "same", "未变"
    ASK = "ask", "待确认"
    CONFLICT = "conflict", "冲突"
    QUARANTINED = "quarantined", "隔离"
    REFUSED = "refused", "拒绝"


class Verdict(Term):
    """What became of a returned file as a whole."""

    TAKEN = "taken", "已收"
    PARTLY = "partly", "要问"
    ALREADY = "already", "已收过"
    REFUSED = "refused", "没收"


class Level(Term):
    """How much a finding weighs."""

    ERROR = "error", "错误"
    WARNING = "warning", "提醒"
    NOTE = "note", "说明"


class Grade(Term):
    """How sure the number reader is of what a clerk typed (rules/quantity.py)."""

    EXACT = "exact", "照收"
    NORMALISED = "normalised", "已换算"
    ASK = "ask", "待确认"
    NONE = "none", "未填"
    BAD = "bad", "不能作数"


class Field(Term):
    """What a unit may state about a line."""

    DONE = "done", "截至本期累计完成"
    STAGE = "stage", "当前阶段"
    TEXT = "text", "进展情况"
    PROBLEM = "problem", "存在问题及下一步打算"


class PlanField(Term):
    """What a unit may state in the first round (分解方案表): about a line, a site, or itself."""

    PRESET = "preset", "序时方式"
    PLANNED = "planned", "计划进度"
    DEADLINE = "deadline", "完成时限"
    SHARE = "share", "分县区任务"
    UNDIVIDED = "undivided", "不分解"
    SITE = "site", "点位名称"
    START = "start", "计划开工"
    FINISH = "finish", "计划完工"
    INVESTMENT = "investment", "总投资"
    REMARK = "remark", "备注"
    LEADER = "leader", "分管领导"
    CONTACT = "contact", "联络员"
    POST = "post", "职务"
    PHONE = "phone", "电话"


AnyField = Field | PlanField

NUMBERS: tuple[AnyField, ...] = (Field.DONE, PlanField.PLANNED, PlanField.SHARE, PlanField.INVESTMENT)
"""Fields whose values may be figures, compared and kept as plain numbers."""


class Route(Term):
    """Who reports a line's county figures."""

    LEAD = "lead", "牵头汇总"
    COUNTY = "county", "县区直报"


class RowReason(Term):
    """Why a line stands on a unit's form."""

    LEADS = "leads", "牵头"
    NAMED = "named", "点名"
    MUST_FILL = "must_fill", "需填报"
    SHARE = "share", "有分解任务（县区直报）"
    COUNTY_PART = "county_part", "分县区"


class Joint(Term):
    """How several lead units share one item: one reports for all, or their parts add up."""

    TOGETHER = "together", "共同"
    APART = "apart", "分头"


class Merit(Term):
    """A part of the score that units and counties are ranked by (rules/ranking.py)."""

    PACE = "pace", "按序时"
    DONE = "done", "完成进度"
    TOLD = "told", "报数"
    FORM = "form", "报送"


class Tag(Term):
    """Whose list of livelihood projects an item stands on besides; one item may stand on several."""

    PROVINCE = "province", "省"
    CITY = "city", "市"
    COUNTY = "county", "县"


class Source(Term):
    """Where a figure came from that the office typed in by itself."""

    PHONE = "phone", "电话口报"
    WECHAT = "wechat", "微信"
    SEALED = "sealed", "盖章件"
    SITE_VISIT = "site_visit", "现场核查"
    MEETING = "meeting", "会议"


class OtherRound(Term):
    """What a form of another round is taken for; without the clerk's word it is not taken (DESIGN.md 5, rule 8)."""

    THIS = "this", "误用旧表（按本期收）"
    LATE = "late", "补报"
    CORRECTION = "correction", "更正"


class Edition(Term):
    """For whom a bulletin is: the offices themselves, or everybody, without names of laggards, contacts and reasons."""

    INTERNAL = "internal", "内部"
    PUBLIC = "public", "公开"


class Verb(Term):
    """A command's name, and how the undo list calls what it did."""

    DEMO = "demo", "演示"
    READ = "read", "读方案"
    NEW = "new", "建账"
    SEND = "send", "发表"
    TAKE = "take", "收回"
    ANSWER = "answer", "退回"
    SHOW = "show", "查看"
    FILL = "fill", "填报"
    PASTE = "paste", "粘贴"
    ATTACH = "attach", "附件"
    DECIDE = "decide", "核定"
    CHANGE = "change", "更正目标"
    AMEND = "amend", "更正事项"
    UNITS = "units", "单位名册"
    UNIT = "unit", "改单位"
    COUNTIES = "counties", "各县区范围"
    TAG = "tag", "件号分工"
    SHARES = "shares", "分解任务"
    REPORTING = "reporting", "报送方式"
    ADOPT = "adopt", "采纳"
    SCHEDULE = "schedule", "定序时"
    LIGHTS = "lights", "亮灯标准"
    CORRECT = "correct", "核定更正"
    END = "end", "终止调整"
    SITES = "sites", "点位"
    STRIKE = "strike", "销号"
    CLOSE = "close", "封存"
    REOPEN = "reopen", "重开"
    SNAPSHOTS = "snapshots", "封存记录"
    COMPARE = "compare", "两期对比"
    SCORES = "scores", "考核评价"
    SCORE_RULES = "score-rules", "考核办法"
    SCORE_NOTE = "score-note", "考核记事"
    OBJECTION = "objection", "考核异议"
    ACTS = "acts", "操作记录"
    UNDO = "undo", "撤销"
    REPORT = "report", "上报"
    TEMPLATE = "template", "上级表样"
    RANKING = "ranking", "排名"
    BEHIND = "behind", "红黄清单"
    ARCHIVE = "archive", "年度归档"
    NEXT = "next", "新建下年"
    PAGE = "page", "一页纸"
    CHECKNOTES = "checknotes", "核对单"
    REMIND = "remind", "催报"
    BULLETIN = "bulletin", "督查通报"
    SLIP = "slip", "督办单"
    SLIPS = "slips", "督办清单"
    CHECK = "check", "自检"


class Check(Term):
    """What 审核 looks for, in the order a line's doubts are listed; each may weigh differently in each plan."""

    BELOW_LAST = "below_last", "累计小于上期"
    ABOVE_TARGET = "above_target", "超过全年目标多倍"
    JUMP = "jump", "一期增加过多"
    DONE_OR_NOT = "done_or_not", "数与阶段、文字说法不一"
    NO_REASON = "no_reason", "滞后未写存在问题及下一步打算"
    EMPTY_TALK = "empty_talk", "进展情况没有事实和日期"
    COUNTY_SUM = "county_sum", "与县区合计不符"
    LEADS = "leads", "几家牵头单位的数不一或不全"
    PERSONAL = "personal", "文字里有身份证号或手机号"
    NO_CONTACT = "no_contact", "没有填报人或联系电话"


class Weight(Term):
    """What a check does: `error` and `explain` hold a figure back until the clerk decides, `warning` only tells."""

    ERROR = "error", "不能收"
    EXPLAIN = "explain", "须说明"
    WARNING = "warning", "提醒"
    OFF = "off", "不查"


PLAN_ROUND = "分解方案"
"""The round before the first figures, in which units say how they divide and schedule their tasks."""

NOT_CONCERNED = "/"
"""What a unit types where a line does not concern it."""

ALL_COUNTIES = "各县区"
"""The set of counties and zones a plan means by it."""

WORKS_STAGES = ("前期", "招标", "已开工", "主体施工", "基本完工", "竣工验收", "投入使用")
OTHER_STAGES = ("未启动", "制定方案", "已印发", "实施中")
FINISHED = "报完成"
REQUEST_STAGES = (FINISHED, "申请调整", "申请终止")

COUNTY, ZONE = "县区", "功能板块"
UNIT_GROUPS = ("市直部门", "党委部门", "群团", "国企", "中央省属驻连单位", COUNTY, ZONE)


def field(code: str) -> AnyField:
    """Return the field of that code, of a round's form or of the first round's; raises ValueError."""
    return Field(code) if code in tuple(Field) else PlanField(code)


def ladder(kind: ItemKind) -> tuple[str, ...]:
    """Return the stages an item of this kind goes through, in their order."""
    return (*(WORKS_STAGES if kind is ItemKind.WORKS else OTHER_STAGES), FINISHED)


def stages(kind: ItemKind) -> tuple[str, ...]:
    """Return the drop-down list of 当前阶段 for an item of this kind."""
    return (WORKS_STAGES if kind is ItemKind.WORKS else OTHER_STAGES) + REQUEST_STAGES
