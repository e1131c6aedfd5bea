"""催报单, 退回单: who owes its form is asked once, with days counted; every open cell stands on one paper."""

from __future__ import annotations

import datetime
from dataclasses import replace

from model.records import Conflict, ConflictValue, Key, PeriodView, Question, UnitView
from model.rules import paper_out, reminder, returning
from model.terms import Field, FormState, Outcome
from tests.model.rules.shown_round import item, line, unit, view

DUE = datetime.date(2021, 3, 25)
DAY = datetime.date(2021, 3, 28)


def owes(name: str, order: int, form: FormState, received: datetime.date | None = None, contact: str = "") -> UnitView:
    one = unit(name, order)
    return replace(one, unit=replace(one.unit, contact=contact), form=form, items=order, received=received)


def shown() -> PeriodView:
    return view(
        [item(line("1-1"))],
        [
            owes("教育", 1, FormState.MISSING, contact="张三"),
            owes("民政", 2, FormState.LATE, DUE + datetime.timedelta(days=2)),
            owes("体育", 3, FormState.RETURNED, DUE),
            owes("水利", 4, FormState.MISSING),
            owes("住建", 5, FormState.NOT_SENT),
        ],
    )


def test_only_who_owes_is_asked_and_who_came_late_is_listed() -> None:
    found = reminder.papers(shown(), {"教育": DUE, "民政": DUE, "水利": DAY}, DAY)
    assert [(one.short, one.paper is not None, one.cells[-1]) for one in found.papers] == [
        ("教育", True, "3天"),
        ("民政", False, "2天"),
        ("水利", True, "0天"),
    ]
    assert found.says[0] == "给2家没有报表的单位写催报单。"
    assert found.says[-1].startswith("1家名册里没有联络员，也没有电话：水利。")
    assert "1. 教育（张三" in found.chat
    assert "2. 水利：应于3月28日" in found.chat
    assert "民政" not in found.chat


def test_a_paper_says_form_day_hour_days_and_items() -> None:
    [first, _] = reminder.papers(shown(), {"教育": DUE}, DAY).written
    assert first.paper is not None
    text = paper_out.text(first.paper)
    hour = shown().round.due_hour
    assert f"（涉及1项）应于2021年3月25日{hour}时前报送。截至2021年3月28日，尚未收到，已逾期3天。" in text
    assert "张三" in text
    early = reminder.papers(shown(), {"教育": DAY + datetime.timedelta(days=2)}, DAY).written[0].paper
    assert early is not None
    assert "请于2021年3月30日" in paper_out.text(early)
    assert "逾期" not in paper_out.text(early)


def test_every_open_cell_stands_on_its_units_paper_with_file_and_cell() -> None:
    key = Key("2021-03", "1-1", "教育", Field.DONE)
    said = "“大约8”看不准是几。"
    ask = Question(key, "r", "第1件事", "指标1-1", "教育", "大约8", "收/甲.xlsx", "填报表", "G6", said, no="1")
    told = tuple(ConflictValue(value, "r", f"{value}.xlsx", "填报表", "G7") for value in ("4", "9"))
    apart = Conflict(Key("2021-03", "1-1", "没有了", Field.DONE), "第1件事", "指标1-1", "没有了", told, None, "1")
    torn = replace(apart, key=replace(apart.key, unit="教育"))
    found = returning.papers(replace(shown(), questions=(ask,), conflicts=(torn, apart)), DAY, DUE)
    [one] = found.papers
    assert one.cells[3:6] == ("1处", "1处", "0处")
    assert one.paper is not None
    text = paper_out.text(one.paper)
    for part in (
        "甲.xlsx 填报表 G6\t大约8\t【待确认】“大约8”看不准是几。",
        "4.xlsx 填报表 G7、9.xlsx 填报表 G7\t4、9\t【冲突】",
    ):
        assert part in text
    assert "请于2021年3月28日前改正后重报" in text
    lost = returning.Cell(
        "教育", Outcome.REFUSED, "第2项　指标2-1", "乙.xlsx 填报表 G9", "nan", "“nan”不是数，没有收。"
    )
    [both] = returning.papers(replace(shown(), questions=(ask,)), DAY, DUE, (lost,)).papers
    assert both.cells[3:7] == ("1处", "0处", "0处", "1处")
    assert both.paper is not None
    assert "乙.xlsx 填报表 G9\tnan\t【没收】“nan”不是数" in paper_out.text(both.paper)
    assert found.says[:2] == (
        "给1家单位写退回单，共2处（待确认1处，冲突1处，隔离0处，没收0处）。",
        "另有1处不属于现有的单位，没有退回单可写，请在“核对”菜单里处理。",
    )
