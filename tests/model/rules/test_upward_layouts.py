"""What an upper office's form means by its own words: real headings, merged headings, printed and blank rows."""

from __future__ import annotations

import datetime

import pytest

from model.records.upward import Layout
from model.rules.upward import carried, chosen, head_text, layout_text, layouts, vocabulary
from model.terms_upward import Fill, PerRow, Rows
from tests.model.rules.upward_sheets import drawn

F = Fill


@pytest.mark.parametrize(
    ("headings", "means"),
    [
        (
            "序号/工作任务/责任单位/一季度目标/进展情况、存在问题及下一步打算/目标完成情况",
            "no item lead due text_problem light",
        ),
        ("序号/内容与要求/进展情况/责任单位", "no name text lead"),
        ("大类/序号/工作任务/分管市领导/牵头单位及主要负责人/落实进展情况", "section no item leader lead text"),
        ("类别/序号/重点督办内容/牵头单位/全年完成情况", "section no item lead text"),
        ("序号/实事项目/年度目标/累计完成/完成比例(%)/存在问题", "no item target done percent problem"),
        ("项目名称/工作任务/计划完成时间/牵头单位", "item item deadline lead"),
        ("序号/任务名称/指标要求/牵头部门/配合部门", "no item name lead co"),
        ("实事编号/计量单位/目标值/序时进度/上月累计/滞后百分点", "public_no measure target due last gap"),
        ("备注/来源/频次", "- - -"),
    ],
)
def test_real_headings_are_understood(headings: str, means: str) -> None:
    found = [vocabulary.column(one) for one in headings.split("/")]
    assert [one.value if one else "-" for one in found] == means.split()


MONTHLY = [
    ["民生实事月报表", "", "", "", ""],
    ["填报单位：", "", "", "填报日期：　年　月　日", ""],
    ["序号", "实事项目", "进度", "", "牵头单位"],
    ["", "", "应完成", "累计完成", ""],
    ["", "", "", "", ""],
    ["", "", "", "=D6/C6", ""],
    ["合计", "", "=SUM(C5:C6)", "=SUM(D5:D6)", ""],
    ["填表人：", "", "审核人：", "", ""],
]
MERGED = ((1, 1, 1, 5), (3, 3, 3, 4), (3, 1, 4, 1), (3, 2, 4, 2), (3, 5, 4, 5))


def suggested(rows: list[list[str]], merged: tuple[tuple[int, int, int, int], ...] = ()) -> Layout:
    out = layouts.suggest(drawn(rows, merged)).layout
    assert out is not None
    return out


def columns(layout: Layout) -> dict[str, str]:
    return {layouts.letter(one.column): one.fill.value for one in layout.columns}


def test_a_heading_of_two_rows_with_blank_rows_and_a_total() -> None:
    layout = suggested(MONTHLY, MERGED)
    assert (layout.first_head, layout.last_head) == (3, 4)
    assert columns(layout) == {"A": "no", "B": "item", "C": "due", "D": "done", "E": "lead"}
    assert (layout.rows, layout.first, layout.last, layout.open_end) == (Rows.APPENDED, 5, 6, False)
    assert {one.fill: (one.row, one.column) for one in layout.cells} == {F.OFFICE: (2, 2), F.DATE: (2, 4)}
    assert layout.per_row is PerRow.ITEM


def test_printed_rows_are_told_from_bands_totals_and_numbers_of_columns() -> None:
    rows = [
        ["序号", "实事项目", "实际完成"],
        ["甲", "乙", "1"],
        ["一、教育", "", ""],
        ["1", "新建学校", ""],
        ["合计", "", ""],
    ]
    layout = suggested(rows, ((3, 1, 3, 3),))
    assert (layout.first_head, layout.last_head, layout.rows) == (1, 2, Rows.PRINTED)
    assert layout.last == 4


def test_a_form_that_ends_with_its_heading_takes_any_number_of_rows() -> None:
    layout = suggested([["序号", "事项", "指标", "累计完成"]])
    assert (layout.first, layout.last, layout.open_end, layout.per_row) == (2, 1, True, PerRow.LINE)


def test_two_columns_alike_are_asked_about_and_no_heading_is_none() -> None:
    found = layouts.suggest(drawn([["序号", "事项", "累计完成", "实际完成", "备注"]]))
    assert found.asks == ("有2列都像“累计完成”：C“累计完成”、D“实际完成”。请指定填哪一列。",)
    assert found.unmapped == ("C“累计完成”", "D“实际完成”", "E“备注”")
    assert layouts.suggest(drawn([["一段说明"], ["又一段"]])).layout is None


def test_a_layout_is_kept_as_one_text() -> None:
    layout = suggested(MONTHLY, MERGED)
    assert layout_text.layout(layout_text.text(layout)) == layout


# --- chosen by the clerk --------------------------------------------------------------------------------------


def test_columns_and_cells_are_chosen_by_letter_heading_or_address() -> None:
    sheet = drawn(MONTHLY, MERGED)
    layout = chosen.choose(
        sheet, suggested(MONTHLY, MERGED), {F.TEXT: "C", F.DUE: "无", F.LEAD: "牵头单位", F.PERIOD: "E2"}
    )
    assert columns(layout) == {"A": "no", "B": "item", "C": "text", "D": "done", "E": "lead"}
    assert (F.PERIOD, 2, 5) in [(one.fill, one.row, one.column) for one in layout.cells]


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({F.TEXT: "D"}, "D列同时指定给了“累计完成”和“进展情况”"),
        ({F.TEXT: "Z"}, "Z列在样表之外"),
        ({F.TEXT: "没有这列"}, "没有列叫“没有这列”"),
        ({F.OFFICE: "C"}, "要指定一个格子"),
    ],
)
def test_what_cannot_be_chosen_is_said(wanted: dict[Fill, str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        chosen.choose(drawn(MONTHLY, MERGED), suggested(MONTHLY, MERGED), wanted)


def test_a_form_nothing_goes_into_is_refused() -> None:
    assert chosen.faults(suggested([["序号", "事项名称", "备注"], ["", "", ""]])) == ["还没有指定哪一列填数或进展。"]


# --- given anew ----------------------------------------------------------------------------------------------

OLD = [["序号", "事项", "累计完成", "存在的问题"], ["", "", "", ""]]


def again(rows: list[list[str]]) -> carried.Carried:
    return carried.carry(suggested(OLD), drawn(rows))


def test_a_column_moved_reworded_and_a_row_added_are_followed_and_told() -> None:
    found = again([["某市月报"], ["序号", "责任人", "事项", "存在的主要问题", "累计完成"], [""] * 5, [""] * 5])
    assert found.layout is not None
    assert columns(found.layout) == {"A": "no", "C": "item", "D": "problem", "E": "done"}
    assert (found.layout.first, found.layout.last, found.asks) == (3, 4, ())
    told = "".join(found.notes)
    assert "“累计完成”从C列移到E列，已跟着改。" in told
    assert "列名从“存在的问题”改成“存在的主要问题”" in told
    assert "表头在第2—2行（原来第1—1行）" in told


def test_a_column_that_vanished_and_two_that_fit_are_asked_about() -> None:
    gone = again([["序号", "事项", "存在的问题"], [""] * 3])
    assert gone.asks == ("原来填“累计完成”的列“累计完成”在新表里找不到了。请指定填哪一列，或写明不填。",)
    two = again([["序号", "事项", "累计完成投资", "累计完成量", "存在的问题"], [""] * 5])
    assert two.asks == ("填“累计完成”的列，新表里有2列都像：C“累计完成投资”、D“累计完成量”。请指定填哪一列。",)


def test_a_form_given_anew_unchanged_is_the_same() -> None:
    assert again(OLD) == carried.Carried(suggested(OLD))


# --- the form's head -------------------------------------------------------------------------------------------

DAY = datetime.date(2021, 4, 5)


@pytest.mark.parametrize(
    ("fill", "text", "made"),
    [
        (F.OFFICE, "填报单位（盖章）：", "填报单位（盖章）：督查室"),
        (F.OFFICE, "填报单位：＿＿＿　　填报日期：".replace("＿", "_"), "填报单位：督查室　　填报日期："),
        (F.DATE, "填报日期：    年   月   日", "填报日期：2021年4月5日"),
        (F.DATE, "填 报 日 期：", "填 报 日 期：2021年4月5日"),
        (F.CUTOFF, "进展情况表（  年  月）", "进展情况表（2021年4月）"),
        (F.CUTOFF, "进展情况表（2021年  月）", "进展情况表（2021年4月）"),
        (F.CUTOFF, "进展情况表（2020年  月）", None),
        (F.OFFICE, "", "督查室"),
        (F.OFFICE, "填报单位：市住建局", None),
        (F.DATE, "二〇二一年", None),
    ],
)
def test_a_blank_of_the_head_is_filled_and_nothing_else_touched(fill: Fill, text: str, made: str | None) -> None:
    assert head_text.put(fill, DAY if fill in (F.DATE, F.CUTOFF) else "督查室", text) == made
