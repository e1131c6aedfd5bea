"""The columns of the lists of 督办单 and of a slip's steps; a colour always stands with its word."""

from __future__ import annotations

from gui import palette, show
from gui.tables.columns import CENTRE, Column
from model.records.slips import SlipStep, SlipView
from model.terms_slip import SlipColour, SlipMove

COLOURS = {SlipColour.RED: palette.RED, SlipColour.YELLOW: palette.AMBER, SlipColour.BLUE: palette.BLUE}
STEPS_COLOUR = {SlipMove.RETURN: palette.AMBER, SlipMove.STOP: palette.AMBER, SlipMove.CLOSE: palette.GREEN}


def colour(one: SlipView) -> str | None:
    """Return the colour of a slip's word, None where it bears none."""
    return COLOURS.get(one.colour) if one.colour_word else None


SLIPS: tuple[Column[SlipView], ...] = (
    Column("no", "编号", 128, lambda v: v.slip.no, lambda v: (v.slip.year, v.slip.number), CENTRE),
    Column("title", "督办事项", 180, lambda v: show.printed(v.slip.title), stretch=True),
    Column("lead", "牵头单位", 92, lambda v: v.lead),
    Column("state", "状态", 122, lambda v: v.state.word, align=CENTRE),
    Column("colour", "警示", 84, lambda v: v.colour_word, align=CENTRE, colour=colour),
    Column("due", "办结时限", 86, lambda v: v.due.isoformat(), lambda v: v.due, CENTRE, tip=lambda v: v.extended),
    Column(
        "overdue",
        "逾期",
        58,
        lambda v: f"{v.overdue}天" if v.overdue else "",
        lambda v: v.overdue,
        CENTRE,
        colour=lambda v: palette.RED,
    ),
    Column("marks", "请看", 44, lambda v: "！" if v.marks else "", align=CENTRE, tip=lambda v: "\n".join(v.marks)),
)

STEPS: tuple[Column[SlipStep], ...] = (
    Column("day", "日期", 84, lambda s: s.day.isoformat(), align=CENTRE),
    Column("move", "步骤", 72, lambda s: s.move.word, align=CENTRE, colour=lambda s: STEPS_COLOUR.get(s.move)),
    Column("text", "内容", 150, lambda s: s.text, stretch=True),
    Column("until", "要求日期", 84, lambda s: s.until.isoformat() if s.until else "", align=CENTRE),
    Column("file", "反馈件", 54, lambda s: "有" if s.sha256 else "", align=CENTRE, tip=lambda s: s.file),
    Column("who", "谁", 70, lambda s: s.who),
)
