"""催报单: which units owe their form of a round, since when, and in which words are they asked for it?"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from model.records import PeriodView, UnitView
from model.records.document_out import PaperOut, Section, Style
from model.records.unit_paper import PaperSet, UnitPaper
from model.rules import contact, paper_out
from model.rules.paper_out import body, led, words
from model.terms import FormState

NAME = "催报单"
COLUMNS = (
    ("单位", 22.0), ("联络员", 12.0), ("联系电话", 16.0), ("涉及事项", 9.0), ("报送期限", 20.0), ("状态", 10.0),
    ("逾期天数", 10.0),
)  # fmt: skip


def papers(view: PeriodView, due: Mapping[str, datetime.date], day: datetime.date) -> PaperSet:
    """Return a paper for each unit whose form is missing on a day; one that came late is only listed.

    `due`: by unit (id) when its form was due as last sent; the round's own day where it says nothing.
    """
    some = [one for one in view.units if one.form in (FormState.MISSING, FormState.LATE)]
    rows = tuple(_paper(one, view, due.get(one.unit.id, view.round.due), day) for one in some)
    missing = [one for one in some if one.form is FormState.MISSING]
    late = len(some) - len(missing)
    when = f"{view.plan.year}年{view.round.name}"
    told = f"截至{date(day)}，{when}填报表未报{len(missing)}家，迟报{late}家。迟报的已收到，只列名，不再催。"
    return PaperSet(
        NAME,
        told,
        COLUMNS,
        rows,
        (*_says(missing, late), *contact.bare(row for row in rows if row.paper)),
        f"【催报】{when}民生实事填报表，截至{date(day)}还有{len(missing)}家没有报：",
        f"请抓紧报送；本期没有进展的也请如实填报。{view.plan.office}",
    )


def _says(missing: list[UnitView], late: int) -> list[str]:
    told = [f"给{len(missing)}家没有报表的单位写催报单。"] if missing else ["没有未报的单位，不用催报。"]
    if late:
        told.append(f"迟报的{late}家已经收到，只在清单里列名。")
    return told


def _paper(one: UnitView, view: PeriodView, due: datetime.date, day: datetime.date) -> UnitPaper:
    over = max(0, (day - due).days)
    until = f"{due.month}月{due.day}日{view.round.due_hour}时"
    missing = one.form is FormState.MISSING
    came = f"{one.received.month}月{one.received.day}日收到" if one.received else ""
    late = (one.received - due).days if one.received else 0
    cells = (
        one.unit.short,
        *contact.cells(one.unit),
        f"{one.items}项",
        f"{due.year}年{until}前",
        one.form.word if missing else f"{one.form.word}，{came}",
        f"{over if missing else late}天",
    )
    brief = f"{contact.called(one.unit)}：应于{until}前报，{_over(over)}，涉及{one.items}项"
    return UnitPaper(
        one.unit.id,
        one.unit.short,
        one.unit.contact,
        one.unit.phone,
        cells,
        brief,
        _written(one, view, due, day) if missing else None,
    )


def _over(days: int) -> str:
    return f"已逾期{days}天" if days else "尚未到期"


def _written(one: UnitView, view: PeriodView, due: datetime.date, day: datetime.date) -> PaperOut:
    when = f"{view.plan.year}年{view.round.name}"
    over = (day - due).days
    until = f"{date(due)}{view.round.due_hour}时前"
    state = f"，已逾期{over}天" if over > 0 else ""
    demand = "请于收到本单当日报送" if over >= 0 else f"请于{until}报送"
    blocks = (
        paper_out.title("民生实事进度催报单"),
        words(Style.SUBTITLE, f"（{when}）"),
        words(Style.FLUSH, f"{one.unit.full or one.unit.short}："),
        body(f"你单位{when}民生实事填报表（涉及{one.items}项）应于{until}报送。截至{date(day)}，尚未收到{state}。"),
        led("报送要求。", f"{demand}。本期没有进展的，也请如实填报并写明原因；没有报的不按零计，按未报统计。"),
        led("填报表。", "用发给你单位的本期填报表填写，原样报回；没有收到或找不到填报表的，请即联系我们重发。"),
        led("本单位联络员。", contact.asked(one.unit)),
        words(Style.BLANK),
        words(Style.SIGN, f"{view.plan.office}　　"),
        words(Style.SIGN, f"{date(day)}　　"),
    )
    return PaperOut(f"{one.unit.short} {when}民生实事进度催报单", (Section(blocks),))


def date(day: datetime.date) -> str:
    """Write a day as papers do: 2021年3月31日."""
    return f"{day.year}年{day.month}月{day.day}日"
