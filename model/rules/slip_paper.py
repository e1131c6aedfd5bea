"""What does a printed 督办单 say, ready to be signed, sealed and sent?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from model.records.document_out import Block, Column, Grid, PaperOut, Row, Section, Style, Table
from model.records.slips import SlipView
from model.rules import paper_out, slip_flow
from model.rules.paper_out import words
from model.terms_slip import SlipMove

GRID = Grid(14, 28, 31)
"""四号: a slip is a form that is filled in and kept."""
COLUMNS = (Column("项　目", 30, centred=True), Column("内　容", 126))
NOT_KNOWN = "（未填）"
TO_ANSWER = "\n\n\n\n单位负责人（签字）：　　　　（盖章）　　年　月　日"
TO_JUDGE = "\n\n签字：　　　　　　　　　　　　　　年　月　日"


def paper(shown: SlipView, office: str) -> PaperOut:
    """Write a slip as it stands; `office` signs it."""
    slip = shown.slip
    blocks: list[Block] = [
        paper_out.title("督　办　单"),
        words(Style.SUBTITLE, slip.no),
        words(Style.FLUSH, f"承办单位：{shown.lead}　　{_urgent(shown)}"),
        Table(COLUMNS, tuple(_rows(shown))),
        words(Style.SIGN, f"{office}　　"),
        words(Style.SIGN, f"{date(slip.day)}　　"),
    ]
    return PaperOut(f"{slip.no} {shown.lead} 督办单", (Section(tuple(blocks)),), GRID)


def date(day: datetime.date) -> str:
    """Write a day as papers do."""
    return f"{day.year}年{day.month}月{day.day}日"


def _rows(shown: SlipView) -> Iterator[Row]:
    slip = shown.slip
    contact = "　".join(one for one in (shown.contact, shown.phone) if one)
    extended = f"（经批准延期；原时限{date(slip.due)}）" if shown.extended else ""
    late = f"　逾期{shown.overdue}天" if shown.overdue else ""
    yield paper_out.row("督办事项", slip.title)
    yield paper_out.row("事项来源", slip.source)
    yield paper_out.row("领导批示", slip.remark or "\n")
    yield paper_out.row("督办内容", slip.content)
    yield paper_out.row("办理要求", slip.demand)
    yield paper_out.row("牵头单位", f"{shown.lead}　　联系人：{contact or NOT_KNOWN}")
    yield paper_out.row("配合单位", "、".join(shown.co) or "无")
    yield paper_out.row("办结时限", date(shown.due) + extended + late)
    yield paper_out.row("办理过程", "\n".join(_steps(shown)) or "\n")
    yield paper_out.row("反馈情况", _said(shown, SlipMove.REPLY) or TO_ANSWER)
    yield paper_out.row("审核意见", _said(shown, SlipMove.ACCEPT, SlipMove.RETURN) or TO_JUDGE)


def _urgent(shown: SlipView) -> str:
    """Name the colour; where none is shown any more, where the slip stands."""
    return f"警示：{shown.colour_word}" if shown.colour_word else f"办理状态：{shown.state.word}"


def _said(shown: SlipView, *moves: SlipMove) -> str:
    """Return what was said last in such a step, by whom and when; "" while nothing was."""
    one = next((step for step in reversed(shown.steps) if step.move in moves), None)
    if one is None:
        return ""
    text = one.text or one.move.word
    said = f"{one.move.word}：{text}" if SlipMove.REPLY not in moves and one.text else text
    return "\n".join((said, "　".join(part for part in (one.who, date(one.day)) if part)))


def _steps(shown: SlipView) -> Iterator[str]:
    yield f"{date(shown.slip.day)}　立项"
    for one in shown.steps:
        told = "；".join(
            part
            for part in (one.text, one.until and f"{slip_flow.SETS_DATE[one.move]}{date(one.until)}", one.who)
            if part
        )
        yield f"{date(one.day)}　{one.move.word}" + (f"：{told}" if told and one.move is not SlipMove.REPLY else "")
