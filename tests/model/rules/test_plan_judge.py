"""What a cell of 分解方案表 counts for: taken as meant, or asked, never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.records import Asked, Item, Line, Raw, Target, Value
from model.rules.plan_round import days
from model.rules.plan_round.judge import judge
from model.terms import Grade, ItemKind, Kind, Op, PlanField

SCHOOLS = Target(Decimal(16), "所", Decimal(16), "所", Op.EQUAL)
ITEM = Item("2", "2", "新建幼儿园16所", "教育", 2, ItemKind.WORKS)
LINE = Line("2-1", "2", 1, "新建幼儿园", Kind.AMOUNT, SCHOOLS)
STEP = Line("2-2", "2", 2, "出台管理办法", Kind.MILESTONE)
ASK = "?"


def said(field: PlanField, typed: str, line: Line = LINE, kind: str = "text", form: str = "General") -> Value | None:
    read = judge(field, ITEM, line, Raw(kind, typed, form), 2021)
    assert (read.grade is Grade.ASK) == isinstance(read.value, Asked)
    return ASK if isinstance(read.value, Asked) else read.value


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (PlanField.PRESET, "按月均分", "按月均分"),
        (PlanField.PRESET, " 按季度 ", "按季"),
        (PlanField.PRESET, "一次性", "到期一次性"),
        (PlanField.PRESET, " ", None),
        (PlanField.PRESET, "未定序时", ASK),
        (PlanField.PRESET, "均匀推进", ASK),
        (PlanField.PLANNED, "１２", "12"),
        (PlanField.PLANNED, "12所", "12"),
        (PlanField.PLANNED, "约12", ASK),
        (PlanField.PLANNED, "主体施工", "主体施工"),
        (PlanField.PLANNED, "开工", "已开工"),
        (PlanField.PLANNED, "—", None),
        (PlanField.PLANNED, "/", None),
        (PlanField.SHARE, "4", "4"),
        (PlanField.SHARE, "/", "/"),
        (PlanField.SHARE, "三", ASK),
        (PlanField.UNDIVIDED, "√", "是"),
        (PlanField.UNDIVIDED, "不分解", "是"),
        (PlanField.UNDIVIDED, "×", "否"),
        (PlanField.UNDIVIDED, "再议", ASK),
        (PlanField.UNDIVIDED, "—", None),
        (PlanField.DEADLINE, "11月底", "2021-11-30"),
        (PlanField.DEADLINE, "11月30日前", "2021-11-30"),
        (PlanField.DEADLINE, "2021.11.30", "2021-11-30"),
        (PlanField.DEADLINE, "三季度", "2021-09-30"),
        (PlanField.DEADLINE, "2022年1月1日", ASK),
        (PlanField.DEADLINE, "尽快", ASK),
        (PlanField.DEADLINE, "11", ASK),
        (PlanField.DEADLINE, " ", None),
        (PlanField.DEADLINE, "2021-02-30", None),
        (PlanField.START, "3月", "2021-03"),
        (PlanField.START, "3.", ASK),
        (PlanField.START, "2020年12月", "2020-12"),
        (PlanField.START, "三季度", ASK),
        (PlanField.FINISH, "9月底", "2021-09-30"),
        (PlanField.FINISH, "2022年6月", "2022-06"),
        (PlanField.FINISH, "年底", "2021-12-31"),
        (PlanField.INVESTMENT, "1,200", "1200"),
        (PlanField.INVESTMENT, "0.12亿元", "1200"),
        (PlanField.SITE, "东海县 第二幼儿园", "东海县第二幼儿园"),
        (PlanField.PHONE, "0518-85521234", "0518-85521234"),
        (PlanField.PHONE, "见通讯录", ASK),
        (PlanField.CONTACT, "李科（教育科）", "李科（教育科）"),
        (PlanField.REMARK, "/", None),
    ],
)
def test_what_is_typed_counts_as_meant_or_is_asked(field: PlanField, typed: str, value: Value | None) -> None:
    assert said(field, typed) == value


def test_a_number_that_only_looks_like_a_month_is_asked_about() -> None:
    assert said(PlanField.START, "6", kind="number") == ASK
    assert said(PlanField.START, "44377", kind="number") == ASK
    assert said(PlanField.START, "6") == ASK
    assert said(PlanField.UNDIVIDED, "1", kind="bool") == "是"
    assert days.words("约6月", 2021) == "约6月"


def test_a_milestone_takes_stages_and_no_figures() -> None:
    assert said(PlanField.PLANNED, "基本完工", STEP) == "基本完工"
    assert said(PlanField.PLANNED, "3", STEP) == ASK
    assert said(PlanField.PRESET, "按月均分", STEP) == ASK
    assert judge(PlanField.SHARE, ITEM, STEP, Raw("text", "3"), 2021).grade is Grade.BAD


def test_a_date_cell_says_a_day_or_only_a_month_as_it_is_shown() -> None:
    assert said(PlanField.FINISH, "2021-06-01", kind="date", form='yyyy"年"m"月"d"日"') == "2021-06-01"
    assert said(PlanField.FINISH, "2021-06-01", kind="date", form='yyyy"年"m"月"') == "2021-06"
    assert said(PlanField.DEADLINE, "2021-06-01", kind="date", form='yyyy"年"m"月"') == "2021-06-30"


@pytest.mark.parametrize("field", list(PlanField))
def test_broken_cells_and_identity_numbers_are_refused(field: PlanField) -> None:
    assert judge(field, ITEM, LINE, Raw("error", "#REF!"), 2021).grade is Grade.BAD
    assert judge(field, ITEM, LINE, Raw("uncalculated", ""), 2021).grade is Grade.BAD
    if field in (PlanField.LEADER, PlanField.CONTACT, PlanField.POST, PlanField.PHONE, PlanField.REMARK):
        read = judge(field, ITEM, LINE, Raw("text", "320722198001011234"), 2021)
        assert (read.grade, read.value) == (Grade.BAD, None)


@pytest.mark.parametrize("iso", ["2021-11-30", "2021-03", "2022-06", "2022-06-30", "2020-12-01"])
@pytest.mark.parametrize("field", [PlanField.START, PlanField.FINISH])
def test_a_day_as_the_form_prints_it_reads_back_as_the_same(field: PlanField, iso: str) -> None:
    assert said(field, days.words(iso, 2021)) == iso
