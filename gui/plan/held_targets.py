"""A line's targets over the year: the first, and every change with why, by which paper, when and by which act."""

from __future__ import annotations

from gui import palette, show
from gui.tables.columns import Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.rules.target import words
from model.work.history import HeldTarget

COLUMNS: tuple[Column[HeldTarget], ...] = (
    Column("since", "从哪一期起", 78, lambda h: h.since),
    Column("target", "目标", 82, lambda h: show.printed(words(h.target)), colour=lambda h: _colour(h)),
    Column("reason", "理由", 130, lambda h: show.printed(h.reason), stretch=True),
    Column("document", "批准文件", 110, lambda h: show.printed(h.document)),
    Column("date", "批准日期", 84, lambda h: h.date.isoformat() if h.date else ""),
    Column("act", "操作", 104, lambda h: f"第{h.act}号　{h.at[:10]}", tip=lambda h: h.at.replace("T", " ")[:16]),
    Column("state", "", 56, lambda h: "" if h.stands else "不再算", colour=lambda h: _colour(h)),
)


def _colour(one: HeldTarget) -> str | None:
    return None if one.stands else palette.FAINT


class HeldTargets(ListView):
    """Show them, the first on top."""

    def __init__(self) -> None:
        self.held: ListTable[HeldTarget] = ListTable(COLUMNS)
        super().__init__(self.held)
        self.setAccessibleName("历次目标")
        self.nothing = "没有目标数"
