"""What the parts of 督办单 are called."""

from __future__ import annotations

from model.term import Term


class SlipMove(Term):
    """A step of a slip after it was filed (立项); rules/slip_flow.py says when it may be done."""

    ISSUE = "issue", "交办"
    REMIND = "remind", "催办"
    REPLY = "reply", "反馈"
    RETURN = "return", "退回"
    ACCEPT = "accept", "审核通过"
    CLOSE = "close", "办结"
    ARCHIVE = "archive", "归档"
    EXTEND = "extend", "延期"
    STOP = "stop", "终止督办"


class SlipState(Term):
    """Where a slip stands."""

    FILED = "filed", "已立项，待交办"
    ISSUED = "issued", "办理中"
    REPLIED = "replied", "已反馈，待审核"
    RETURNED = "returned", "已退回，重新办理"
    ACCEPTED = "accepted", "审核通过，待办结"
    CLOSED = "closed", "已办结"
    STOPPED = "stopped", "已终止"
    ARCHIVED = "archived", "已归档"


class SlipColour(Term):
    """How urgent an open slip is (rules/slip_colour.py); the word always stands beside the colour."""

    NONE = "none", "未到期"
    BLUE = "blue", "蓝（临期）"
    YELLOW = "yellow", "黄（滞后）"
    RED = "red", "红（逾期）"


SLIP_SOURCES = ("进度滞后", "领导批示", "会议议定", "现场督查", "群众反映", "其他")
"""Where a slip comes from; another word may be typed."""
