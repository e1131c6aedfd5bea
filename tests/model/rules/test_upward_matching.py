"""Which of our items a printed row is about: by number, by name, by both; a doubt is said, never guessed away."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from model.records import FigureCorrection, ItemChange, ItemView, LineView, Target
from model.records.upward import CellMap, ColumnMap, FormCell, FormSheet, Layout
from model.rules.upward import carried, chosen, filling, headings, layouts, matching, vocabulary
from model.terms import Light, Op, Status
from model.terms_upward import Fill, PerRow, Rows
from tests.model.rules.shown_round import item, line, view
from tests.model.rules.upward_sheets import drawn

F = Fill
DAY = datetime.date(2021, 4, 5)


def named(no: int, text: str, *lines: tuple[str, str, str]) -> ItemView:
    """Return an item of that text with lines of (name, target, measure)."""
    out: list[LineView] = []
    for order, (name, value, measure) in enumerate(lines, 1):
        one = line(f"{no}-{order}", completion="10", due="25")
        target = Target(Decimal(value), measure, Decimal(value), measure, Op.EQUAL)
        out.append(replace(one, line=replace(one.line, name=name, target=target)))
    whole = item(*out)
    return replace(whole, item=replace(whole.item, text=text, public_no=str(no + 30)))


ITEMS = (
    named(1, "新改扩建中小学25所。", ("新改扩建中小学", "25", "所")),
    named(2, "新建幼儿园16所。", ("新建幼儿园", "16", "所")),
    named(
        3,
        "推进中小学校舍安全工程，改造中小学校舍32万平方米。",
        ("校舍安全工程", "1", "项"),
        ("改造中小学校舍", "32", "万平方米"),
    ),
    named(
        4,
        "资助学生。资助困难职工子女500名、残疾人家庭学生400名。",
        ("资助困难职工子女", "500", "名"),
        ("资助残疾人家庭学生", "400", "名"),
    ),
    named(5, "新建幼儿园配套道路3条。", ("新建幼儿园配套道路", "3", "条")),
)
COLUMNS = {"no": F.NO, "public": F.PUBLIC_NO, "line": F.LINE, "item": F.ITEM, "name": F.NAME}


def matched(**said: str) -> matching.Matched:
    sheet = drawn([[f"列{word}" for word in said], list(said.values())])
    columns = tuple(ColumnMap(COLUMNS[word], at, word) for at, word in enumerate(said, 1))
    layout = Layout("表", 1, 1, 2, 2, Rows.PRINTED, PerRow.LINE, columns)
    return matching.match(sheet, layout, 2, ITEMS)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ({"no": "2"}, "2-1"),
        ({"no": "第3项"}, "3-1 3-2"),
        ({"no": "3-2"}, "3-2"),
        ({"line": "4-1", "name": "资助困难职工子女"}, "4-1"),
        ({"public": "32", "item": ""}, "2-1"),
        ({"no": "3", "item": "改造校舍32万平方米"}, "3-2"),
        ({"item": "推進中小學校舍安全工程，改造中小學校舍32萬平方米"}, "3-1 3-2"),
        ({"no": "4", "name": "残疾人家庭学生"}, "4-2"),
        ({"no": "4", "item": "资助学生", "name": "资助困难职工子女"}, "4-1"),
        ({"name": "改造中小学校舍"}, "3-2"),
        ({"item": "资助残疾人家庭学生"}, "4-2"),
    ],
)
def test_a_row_is_found(said: dict[str, str], lines: str) -> None:
    found = matched(**said)
    assert (" ".join(one.line.id for one in found.lines), found.why, found.note) == (lines, "", "")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"no": "99"}, "序号“99”在台账里找不到，没有写"),
        ({"item": "修建机场航站楼"}, "“修建机场航站楼”在台账里找不到，没有写"),
        (
            {"no": "1", "item": "修建机场航站楼"},
            "序号1对上了，名称“修建机场航站楼”和我们的“新改扩建中小学25所。”对不上，没有写",
        ),
        (
            {"line": "1-1", "name": "修建机场航站楼"},
            "编号1-1对上了，名称“修建机场航站楼”和我们的“新改扩建中小学”对不上，没有写",
        ),
        ({"no": "4", "name": "别的指标名称"}, "第4项“别的指标名称”对不上任何一条指标，没有写"),
        ({"item": "新建幼儿园"}, "“新建幼儿园”对上了2项（第2项、第5项），没有写"),
        ({"name": "没有的指标"}, "“没有的指标”在台账里找不到，没有写"),
    ],
)
def test_a_row_that_is_not_certain_is_not_filled(said: dict[str, str], why: str) -> None:
    found = matched(**said)
    assert (found.item, found.why) == (None, why)


def test_a_name_that_bears_anothers_number_is_filled_and_told() -> None:
    found = matched(no="2", item="新改扩建中小学25所")
    assert (found.lines[0].line.id, found.note) == ("1-1", "表上序号是2，按名称对上我们的第1项，请核对")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("新建学校25所", "新建学校26所", False),
        ("新建学校", "新建学校26所", True),
        ("", "甲", False),
        ("就业", "就业12人", False),
    ],
)
def test_names_whose_numbers_differ_are_two(one: str, other: str, same: bool) -> None:
    assert matching.fits(one, other) is same


def test_what_was_decided_and_ended_is_told_beside_the_row() -> None:
    figure = FigureCorrection("30", "28", "现场核查", "王主任", DAY, "28")
    one = replace(line("1-1", Light.GREEN, completion="28", due="25"), figure_correction=figure)
    ended = replace(item(one), change_words="已终止", change=ItemChange("1", "2021-03", Status.ENDED, "不办了"))
    sheet = drawn([["序号", "事项", "累计完成"], ["", "", ""]])
    layout = layouts.suggest(sheet).layout
    assert layout is not None
    said = [one.sentence for one in filling.fill(sheet, layout, view([ended]), DAY).open]
    assert said == [
        "第2行 第1项：已终止",
        "第2行 第1项：上报数30，核查数28，采用数28（核定：现场核查，王主任，2021-04-05）",
    ]


EVERY = ["行号", "件号", "大类", "事项", "指标编号", "指标", "计量单位", "上期累计", "滞后百分点", "当前阶段",
         "存在问题", "进展情况及存在问题", "牵头单位", "配合单位", "分管领导", "完成时限"]  # fmt: skip


def test_every_field_has_its_content() -> None:
    one = replace(
        line("1-1", completion="10", due="25", gap="15.04"),
        last=Decimal(7),
        stage="已开工",
        text="进展",
        problem="问题",
    )
    whole = replace(item(one), co=("市财政局",), leaders=("王副市长",))
    whole = replace(whole, item=replace(whole.item, section="一、教育", deadline="11月底", public_no="7"))
    late = replace(whole, item=replace(whole.item, id="2", no="2", deadline="说不清"))
    day = FormCell(format="yyyy-m-d", shows="date")
    sheet = drawn([EVERY, [""] * 16, [""] * 16], dress={(2, 16): day})
    layout = layouts.suggest(sheet).layout
    assert layout is not None
    found = filling.fill(sheet, layout, view([whole, late]), DAY)
    assert [one.value for one in found.puts if one.row == 2] == [
        Decimal(1), Decimal(7), "一、教育", "第1件事", "1-1", "指标1-1", "所", Decimal(7), Decimal(15), "已开工",
        "问题", "进展\n问题", "教育", "市财政局", "王副市长", Decimal(44530),
    ]  # fmt: skip
    assert any("看不出是哪一月" in one.why for one in found.open)


def head(cells: Sequence[CellMap], sheet: FormSheet) -> list[str]:
    layout = Layout("表", 2, 2, 3, 3, Rows.APPENDED, PerRow.ITEM, (ColumnMap(F.TEXT, 1, "进展"),), tuple(cells))
    found = filling.fill(sheet, layout, view(), DAY)
    return [*(str(one.value) for one in found.puts), *(one.sentence for one in found.open)]


def test_cells_of_the_head_take_days_as_days_and_say_what_cannot_be_filled() -> None:
    day = FormCell(format="yyyy-m-d", shows="date")
    sheet = drawn([["", "=TODAY()", "没有空的"], ["进展", "", ""], ["", "", ""]], dress={(1, 1): day})
    cells = [CellMap(F.DATE, 1, 1, ""), CellMap(F.CUTOFF, 1, 2, ""), CellMap(F.OFFICE, 1, 3, "")]
    assert head(cells, sheet) == [
        "44291", "B1 统计截止：样表里是公式，没有写", "C1 填报单位：“没有空的”里没有留空的地方，没有写",
    ]  # fmt: skip


def test_merged_cells_drop_downs_and_long_texts_are_told() -> None:
    one = replace(line("1-1", completion="10", due="25"), text="很长的进展" * 30)
    cell = FormCell(choices=("甲", "乙"))
    sheet = drawn([["序号", "事项", "牵头单位", "进展情况", "累计完成"], [""] * 5], ((2, 4, 2, 5),), {(2, 3): cell})
    sheet = replace(sheet, heights={2: 20.0}, widths={4: 10.0, 5: 10.0})
    layout = layouts.suggest(sheet).layout
    assert layout is not None
    said = "".join(one.sentence for one in filling.fill(sheet, layout, view([item(one)]), DAY).open)
    assert "“教育”不在样表的下拉选项（甲、乙）里，没有写" in said
    assert "累计完成：这一格被合并在别的格里，没有写" in said
    assert "D列“进展情况”文字较长，照样表的行高显示不全" in said


def test_odd_forms_and_choices() -> None:
    layout = Layout(
        "表", 1, 1, 2, 1, Rows.APPENDED, PerRow.ITEM, (ColumnMap(F.TEXT, 1, "进展"),), (CellMap(F.DATE, 1, 2, ""),)
    )
    assert chosen.faults(layout) == ["表头下面没有可填的空行。"]
    assert chosen.faults(replace(layout, rows=Rows.PRINTED)) == [
        "样表印好了各行，但没有指定序号或名称是哪一列，认不出各行是哪一项。"
    ]
    again = carried.carry(layout, drawn([["进展", ""], ["", ""]]))
    assert again.layout is not None
    assert again.layout.cells == layout.cells
    gone = carried.carry(layout, drawn([["进展", "满"], ["", ""]]))
    assert "原来填“填报日期”的格子（B1）在新表里找不到了" in "".join(gone.asks)
    assert headings.find(drawn([["基本情况", "", "完成"], ["序号", "事项", "累计完成"], ["1", "甲乙丙丁", ""]])) == (
        1,
        2,
    )
    assert vocabulary.alike("", "甲") == 0
    assert vocabulary.alike("甲 乙", "甲乙") == 1
