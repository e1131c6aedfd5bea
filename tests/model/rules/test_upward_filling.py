"""A round in the upper office's form: numbers as numbers, what is open listed and never a 0, nothing written over."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.records import ItemView, LineView
from model.records.upward import Content, Filled, FormCell, FormSheet, Layout
from model.rules.upward import adapt, filling, folded, layouts
from model.terms import Kind, Light
from model.terms_upward import PerRow, Rows
from tests.model.rules.shown_round import item, line, view
from tests.model.rules.upward_sheets import drawn

TODAY = datetime.date(2021, 4, 5)
HEADS = ["序号", "事项", "指标", "全年目标", "本期应完成", "累计完成", "完成率", "亮灯", "进展情况"]
BLANK = [""] * 9
PERCENT = FormCell(format="0.0%")


def layout_of(sheet: FormSheet) -> Layout:
    found = layouts.suggest(sheet).layout
    assert found is not None
    return found


def filled(sheet: FormSheet, *items: ItemView) -> Filled:
    return filling.fill(sheet, layout_of(sheet), view(items), TODAY)


def at(found: Filled, row: int) -> dict[str, object]:
    return {layouts.letter(one.column): one.value for one in found.puts if one.row == row}


def told(found: Filled) -> list[str]:
    return [one.sentence for one in found.open]


def test_a_line_goes_in_with_numbers_as_numbers_and_per_cents_as_the_cell_has_them() -> None:
    one = replace(line("1-1", Light.YELLOW, completion="20.55", due="25"), done=Decimal("20.5"), text="已开工")
    found = filled(drawn([HEADS, BLANK, BLANK], dress={(2, 7): PERCENT}), item(one))
    assert at(found, 2) == {
        "A": Decimal(1), "B": "第1件事", "C": "指标1-1（所）", "D": Decimal(100), "E": Decimal(25),
        "F": Decimal("20.5"), "G": Decimal("0.206"), "H": "滞后", "I": "已开工",
    }  # fmt: skip
    assert (found.open, found.rows) == ((), {2: "第1项"})


def test_what_is_open_is_listed_and_left_blank() -> None:
    silent = line("1-1", Light.NONE, reported=False)
    doubtful = replace(line("2-1", Light.RED, completion="5", due="25"), conflict=True)
    asked = replace(line("3-1", Light.NONE, reported=False, due="25"), asked=True)
    found = filled(
        drawn([HEADS, BLANK, BLANK, BLANK], dress={(n, 7): PERCENT for n in (2, 3, 4)}),
        *map(item, (silent, doubtful, asked)),
    )
    assert "F" not in at(found, 2)
    assert "E" not in at(found, 2)
    assert at(found, 3)["F"] == Decimal(5)
    assert at(found, 3)["H"] == "严重滞后（有冲突）"
    assert "F" not in at(found, 4)
    assert told(found) == [
        "第2行 第1项 本期应完成：未定序时，没有应完成数",
        "第2行 第1项 累计完成、完成率：未报，不作0",
        "第3行 第2项 累计完成、完成率、亮灯：有冲突，所列为暂用数".replace("亮灯", "进度"),
        "第4行 第3项 累计完成、完成率：报数待确认，没有计入",
    ]


def test_a_form_with_too_few_rows_says_what_found_no_room() -> None:
    sheet = drawn([HEADS, BLANK, ["合计", *[""] * 8]])
    found = filled(sheet, *(item(line(f"{n}-1", completion="25", due="25")) for n in range(1, 4)))
    assert list(found.rows) == [2]
    assert "样表只有1行空行，要写3行，还有2行放不下：第2项、第3项" in "".join(told(found))


def test_a_form_open_at_its_end_takes_all_and_says_what_is_beyond_its_print_area() -> None:
    sheet = replace(drawn([HEADS, ["", "", "", "", "", "", "=F2/D2", "", ""]]), print_bottom=2)
    found = filled(sheet, *(item(line(f"{n}-1", completion="25", due="25")) for n in range(1, 4)))
    assert list(found.rows) == [2, 3, 4]
    assert "G" not in at(found, 2)
    assert at(found, 3)["G"] == Decimal(25)
    said = "".join(told(found))
    assert "打印区域只到第2行，写到了第4行" in said
    assert "G列的公式没有加" in said


PRINTED = [
    ["序号", "实事项目", "年度目标", "实际完成", "完成率"],
    ["1", "第1件事", "", "", ""],
    ["7", "指标2-1", "100", "", ""],
    ["3", "完全不同的名称", "", "", ""],
    ["4", "", "", "", ""],
    ["", "第1件事", "", "", ""],
]


def test_printed_rows_are_found_by_name_then_number_and_doubts_are_told() -> None:
    lines = [line(f"{n}-1", completion=str(n), due="25") for n in range(1, 6)]
    found = filled(drawn(PRINTED), *map(item, lines))
    assert layout_of(drawn(PRINTED)).rows is Rows.PRINTED
    assert found.rows == {2: "第1项", 3: "第2项", 5: "第4项"}
    assert at(found, 2) == {"C": Decimal(100), "D": Decimal(1), "E": Decimal(1)}
    assert at(found, 3) == {"D": Decimal(2), "E": Decimal(2)}
    assert at(found, 5)["B"] == "第4件事"
    said = told(found)
    assert "第4行 序号3对上了，名称“完全不同的名称”和我们的“第3件事”对不上，没有写" in said
    assert "第6行 和第2行对上了同一条（第1项），没有写" in said
    assert "样表上没有我们的2项，没有报：第3项、第5项" in said


def test_what_the_form_prints_otherwise_is_told_and_stays() -> None:
    rows = [
        ["序号", "指标", "计量单位", "年度目标", "实际完成"],
        ["1-1", "指标1-1", "万人", "90", ""],
        ["2-1", "指标2-1", "所", "90", ""],
    ]
    found = filled(drawn(rows), item(line("1-1", completion="3")), item(line("2-1", completion="4")))
    assert at(found, 2) == {}
    assert at(found, 3) == {"E": Decimal(4)}
    assert any("样表印的单位是“万人”，台账是“所”，没有写数" in one for one in told(found))
    assert any("样表里已经印着“90”，没有改（台账是“100”）" in one for one in told(found))


def test_an_item_of_several_lines_in_one_row_names_each_with_its_measure() -> None:
    sheet = drawn([["序号", "事项", "累计完成", "完成率"], [""] * 4])
    several = item(
        line("1-1", completion="20"), line("1-2", reported=False), line("1-3", kind=Kind.MILESTONE, stage="已印发")
    )
    found = filled(sheet, replace(several, completion=Decimal(20)))
    assert layout_of(sheet).per_row is PerRow.ITEM
    assert at(found, 2)["C"] == "指标1-1 20所；指标1-3 已印发"
    assert "第2行 第1项 累计完成：未报，不作0" in told(found)


@given(st.sets(st.tuples(st.integers(2, 5), st.integers(4, 9)), max_size=12), st.sets(st.integers(1, 6)))
def test_nothing_that_stands_in_the_form_is_written_over(taken: set[tuple[int, int]], silent: set[int]) -> None:
    dress = {spot: FormCell("已有") if sum(spot) % 2 else FormCell(formula="A1") for spot in taken}
    rows = [HEADS, *[[str(n), f"第{n}件事", f"指标{n}-1", *[""] * 6] for n in range(1, 5)]]
    sheet = drawn(rows, dress=dress)
    lines = [line(f"{n}-1", completion="9", due="25", reported=n not in silent) for n in range(1, 5)]
    found = filled(sheet, *map(item, lines))
    spots = [(one.row, one.column) for one in found.puts]
    assert all(sheet.at(*spot).blank for spot in spots)
    assert len(set(spots)) == len(spots)
    assert not [one for one in found.puts if one.row - 1 in silent and one.column in (6, 7)]


# --- one cell --------------------------------------------------------------------------------------------------


def number(value: str, cell: FormCell, *, percent: bool = False, heading: str = "") -> adapt.Adapted:
    return adapt.adapt(Content(Decimal(value), percent=percent), cell, heading)


def test_a_number_goes_by_the_cells_own_format() -> None:
    assert number("85.3", FormCell(format="0.0%"), percent=True) == (Decimal("0.853"), "")
    assert number("85.3", FormCell(), percent=True, heading="完成率（%）") == (Decimal("85.3"), "")
    assert "不是百分比格式" in number("85.3", FormCell(), percent=True, heading="完成率")[1]
    assert number("85.3", FormCell(format="@"), percent=True) == ("85.3%", "")
    assert number("25", FormCell(format="0%"))[0] is None
    assert number("25", FormCell(format="yyyy-m-d", shows="date"))[0] is None
    assert number("1234567890123456", FormCell())[0] == "1234567890123456"


def test_a_day_is_a_day_where_the_cell_shows_days() -> None:
    day = Content(datetime.date(2021, 12, 31))
    assert adapt.adapt(day, FormCell(format="yyyy-m-d", shows="date"), "") == (Decimal(44561), "")
    assert adapt.adapt(day, FormCell(format="yyyy-m-d", shows="date"), "", True) == (Decimal(43099), "")
    assert adapt.adapt(day, FormCell(), "") == ("2021年12月31日", "")


def test_a_light_takes_the_word_of_the_forms_own_list() -> None:
    cell = FormCell(choices=("红灯", "黄灯", "绿灯"))
    assert adapt.chosen(Light.RED, "严重滞后（有冲突）", cell) == ("红灯", "")
    assert adapt.chosen(Light.DONE, "已完成", FormCell(choices=("已完成", "未完成"))) == ("已完成", "")
    assert adapt.chosen(Light.NONE, "未定序时", cell)[0] is None
    assert adapt.chosen(Light.GREEN, "按序时", FormCell()) == ("按序时", "")


@given(st.lists(st.integers(1, 60), min_size=1, unique=True).map(sorted))
def test_places_name_every_row_once(rows: list[int]) -> None:
    said = folded.places(rows).removeprefix("第").removesuffix("行").split("、")
    spans = [tuple(map(int, one.split("—"))) for one in said]
    assert [row for span in spans for row in range(span[0], span[-1] + 1)] == rows


def test_figures_are_told_in_the_measure_over_their_column_or_not_at_all() -> None:
    """亿元 into 万元 exactly; a figure in another unit never; what is due in per cent where per cent are wanted."""
    heads = ["序号", "指标", "年度目标（万元）", "序时进度（%）", "累计完成（万元）"]
    rows = [heads, ["1-1", "指标1-1", "", "", ""], ["2-1", "指标2-1", "", "", ""]]
    loan = in_measure_of("亿元", line("1-1", completion="30.5", due="25"))
    found = filled(drawn(rows), item(loan), item(line("2-1", completion="4", due="25")))
    assert at(found, 2) == {"C": Decimal(1000000), "D": Decimal(25), "E": Decimal(305000)}
    assert at(found, 3) == {"D": Decimal(25)}
    assert "第2行 第1项 全年目标、累计完成：按样表的单位“万元”折算，台账是“亿元”" in told(found)
    assert "第3行 第2项 全年目标、累计完成：样表印的单位是“万元”，台账是“所”，没有写数，请换算后手工填" in told(found)


def test_a_measure_said_once_above_the_table_holds_for_all_of_it() -> None:
    rows = [["资金表", "单位：万元", ""], ["序号", "指标", "累计完成"], ["1-1", "指标1-1", ""]]
    loan = in_measure_of("亿元", line("1-1", completion="3"))
    assert at(filled(drawn(rows), item(loan)), 3) == {"C": Decimal(30000)}
    rows[0][1] = "填报单位：万元县"
    found = filled(drawn(rows), item(loan))
    assert at(found, 3) == {"C": Decimal(3)}


def in_measure_of(measure: str, one: LineView) -> LineView:
    """Return a line whose target is told in another measure."""
    target = one.line.target
    assert target is not None
    return replace(one, line=replace(one.line, target=replace(target, printed_measure=measure)))
