"""What does a 督办单 say that is made from a line behind: figures, what was due, the gap and the reason reported?"""

from __future__ import annotations

from model.records import ItemView, LineView, PeriodView
from model.records.slips import SlipDraft
from model.rules import neat, red_yellow, round_words
from model.rules.red_yellow import Behind
from model.terms import State

DAYS = 15
"""Days to a slip's date where nothing else is said."""
SOURCE = "进度滞后"
TITLE = 40
"""Characters of a title before it is cut."""
DEMAND = (
    "请查明原因，制定赶进度的措施，写明每一步的责任人和时间，"
    "在办结时限前书面反馈办理情况（一事一文，经负责人审核、盖章）。"
)


def refusal(view: PeriodView, line: str) -> str:
    """Say why no slip can be made from a line of a round, "" where one can."""
    found = _find(view, line)
    if found is None:
        return f"{view.round.name}没有“{line}”这一行，请写成 26-2（第26项的第2行）"
    item, one = found
    if item.state is State.ENDED:
        return f"第{item.item.no}项已终止（{item.change_words or item.state.word}），不再督办"
    if not any(row.line.line.id == line for row in red_yellow.rows(view)):
        shows = f"“{line}”在{view.round.name}没有亮红灯、黄灯（{one.light_word}）"
        return f"{shows}，不能按滞后立督办单；确需督办的，请手工填写"
    return "" if one.lead else f"“{line}”没有牵头单位，不知道督办谁；请先在“更正事项”里定牵头单位"


def of(view: PeriodView, line: str) -> SlipDraft:
    """Return the slip a line behind makes; raises StopIteration where `refusal` speaks."""
    row = next(one for one in red_yellow.rows(view) if one.line.line.id == line)
    item, one = row.item, row.line
    own = {one.lead, *(shown.unit.short for shown in view.units if shown.unit.id == one.lead)}
    title = f"第{item.item.no}项“{_cut(one.line.name)}”"
    return SlipDraft(
        title=f"关于加快推进{title}的督办",
        content=_content(view, row),
        demand=DEMAND,
        lead=one.lead,
        co=tuple(dict.fromkeys(name for name in (*one.leads, *item.co) if name not in own)),
        item=item.item.id,
        line=line,
        period=view.round.period,
        light=row.light,
        source=f"{SOURCE}（{view.round.name}）",
    )


def _find(view: PeriodView, line: str) -> tuple[ItemView, LineView] | None:
    return next(((item, one) for item in view.items for one in item.lines if one.line.id == line), None)


def _cut(text: str) -> str:
    return text if len(text) <= TITLE else f"{text[: TITLE - 1]}…"


def _content(view: PeriodView, row: Behind) -> str:
    line = row.line
    target = line.line.target
    told = [f"全年目标{round_words.amount(target.printed, line)}"] if target else []
    day = round_words.day(view.round)
    if line.due_value is not None:
        told.append(f"截至{day}应完成{round_words.amount(neat.due(line.due_value, line.line), line)}")
    if target:
        done = "没有报数" if line.done is None else f"实际完成{round_words.amount(line.done, line)}"
        told.append(done + round_words.marks(line))
    if line.due_stage:
        told.append(f"应到“{line.due_stage}”，现为“{line.stage or '未报'}”")
    told.append("，".join(one for one in (row.words, row.lasting, line.light_word) if one))
    reason = line.problem.strip() or "没有写"
    return (
        f"{line.line.id} {line.line.name}：{'，'.join(told)}。所报原因：{reason}{'' if reason[-1] in '。！' else '。'}"
    )
