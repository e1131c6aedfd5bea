"""The form as it goes out: what DESIGN.md section 4 promises of it."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model.records import Base, Key
from model.sheets import returned_form, unit_form
from model.sheets.columns import COLUMNS, COUNTY_SHEET, FORM_SHEET, LAST_SHEET, META_SHEET, OTHER_SHEET
from model.sheets.form_content import Form
from model.sheets.read import read
from model.terms import Field
from tests.model.sheets.sample_forms import FIRST, PERIOD, PLAN, ROUND, ROWS, UNIT, Hand, form

LAST = FIRST + len(ROWS) - 1
SEAL = "EDC1-CF23"
"""The printed part of the seal of the sample form, whose plan has no secret."""


def opened(content: Form) -> Worksheet:
    return Hand(unit_form.build(content)).sheet


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    return opened(form())


def test_equal_content_gives_an_equal_file() -> None:
    assert unit_form.build(form()) == unit_form.build(form())
    assert unit_form.build(form()) != unit_form.build(replace(form(), contact="别人"))


def test_the_ten_columns_stand_in_order_and_the_id_is_hidden(sheet: Worksheet) -> None:
    headings = [str(sheet.cell(FIRST - 1, at).value).replace("\n", "") for at in range(1, 11)]
    assert headings == [
        "序号",
        "实事内容",
        "指标或节点（单位）",
        "全年目标",
        "本期应完成",
        "上期累计",
        "截至本期累计完成（全市）",
        "当前阶段",
        "进展情况（写事实和日期）",
        "存在问题及下一步打算（滞后必填）",
    ]
    assert sheet.column_dimensions["K"].hidden
    assert [sheet.cell(row, 11).value for row in range(FIRST, LAST + 1)] == [row.line for row in ROWS]


def test_the_widths_are_the_contracts_and_fit_a_small_screen(sheet: Worksheet) -> None:
    shown = [sheet.column_dimensions["ABCDEFGHIJ"[at]].width - 0.625 for at in range(10)]
    assert shown == [column.width for column in COLUMNS] == [6, 26, 18, 9, 10, 9, 11, 10, 28, 24]
    assert 1230 <= sum(width * 8 + 5 for width in shown) <= 1300


def test_only_the_cells_a_unit_fills_are_unlocked_and_yellow(sheet: Worksheet) -> None:
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    body = {f"{letter}{row}" for letter in "GHIJ" for row in range(FIRST, LAST + 1)} - {f"G{LAST}"}
    assert body <= unlocked
    assert {at for at in unlocked if FIRST <= int(at[1:]) <= LAST} == body
    assert {sheet[at].fill.fgColor.rgb for at in body} == {"00FFFBE0"}
    assert sheet[f"G{LAST}"].value == "—"
    assert all(sheet[at].value is None for at in body)


def test_protection_has_no_password_and_leaves_the_unit_free(sheet: Worksheet) -> None:
    lock = sheet.protection
    assert lock.sheet
    assert not lock.password
    assert not any((lock.formatColumns, lock.formatRows, lock.sort, lock.autoFilter, lock.insertRows))


def test_no_cell_of_the_body_is_merged_and_the_panes_are_frozen(sheet: Worksheet) -> None:
    assert not [area for area in sheet.merged_cells.ranges if area.max_row >= FIRST - 1 and area.min_row <= LAST]
    assert sheet.freeze_panes == f"C{FIRST}"
    assert sheet.auto_filter.ref == f"A{FIRST - 1}:K{LAST}"


def test_it_prints_on_a4_landscape_one_page_wide_with_repeated_header(sheet: Worksheet) -> None:
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == f"${FIRST - 1}:${FIRST - 1}"
    footer = sheet.HeaderFooter.oddFooter
    assert footer is not None
    assert footer.center.text == "第 &P 页 共 &N 页"


def test_the_head_says_whose_for_when_and_how(sheet: Worksheet) -> None:
    head = "\n".join(str(cell.value) for row in sheet.iter_rows(max_row=3) for cell in row if cell.value)
    for words in (
        "2021年50件民生实事进展情况填报表（2021年1—3月）",
        "填报单位（盖章）：某市人力资源和社会保障局",
        "统计截止：3月25日",
        "报送截止：3月28日17时前",
        "联系人：督查室 0518-12345678",
        "只填浅黄格",
        "累计=1月1日至统计截止日，不是当月数；没有变化照上期数填；不涉及填“/”",
        "累计完成填全市数（含各县区）",
        "严禁填写涉密内容、身份证号等个人信息",
        "报送次数（更正后再报请改为2）",
    ):
        assert words in head
    assert sheet["J3"].value == 1


def test_the_foot_asks_who_filled_it_in_and_prints_the_code(sheet: Worksheet) -> None:
    foot = [str(cell.value) for row in sheet.iter_rows(min_row=LAST + 1) for cell in row if cell.value]
    assert foot == [
        "填报人：",
        "联系电话：",
        "审核人：",
        "单位负责人（签字）：",
        "填报日期：",
        "识别码（请勿删除）：",
        "3FA2-91BC",
        f"校验码：{SEAL}",
    ]


def test_every_drop_down_is_short_enough_for_excel_and_holds_its_kinds_stages(sheet: Worksheet) -> None:
    lists = {rule.formula1: {str(area) for area in rule.sqref.ranges} for rule in sheet.data_validations.dataValidation}
    assert all(len(choices or "") <= 255 for choices in lists)
    assert lists['"1,2,3,4,5,6,7,8,9"'] == {"J3"}
    works = next(cells for choices, cells in lists.items() if choices and "主体施工" in choices)
    assert works == {f"H{FIRST}"}
    assert all("报完成,申请调整,申请终止" in str(choices) for choices in lists if "1,2" not in str(choices))


def test_numbers_are_numbers_and_computed_ones_are_rounded() -> None:
    row = replace(ROWS[0], due=Decimal(5) / 3, last=Decimal("12.3456"))
    sheet = opened(replace(form(), rows=(row, *ROWS[1:])))
    assert sheet["D5"].value == 25
    assert sheet["E5"].value == 1.67
    assert sheet["F5"].value == 12.3456
    assert sheet["E7"].value is None


def test_a_countys_form_asks_for_its_own_figure_against_its_own_task() -> None:
    rows = (replace(ROWS[0], task=Decimal(4)), *ROWS[1:])
    sheet = opened(replace(form(), rows=rows, county=True, county_rows=(), counties=()))
    assert "截至本期累计完成\n（本县区）" in str(sheet["G4"].value)
    assert sheet["D4"].value == "本县区任务\n（全市目标）"
    assert sheet["D5"].value == 4
    assert sheet["D5"].number_format == 'General"（25）"'
    assert sheet["D6"].value == "（2）"
    assert sheet["D8"].value == "—"
    assert "累计完成填本县区数" in str(sheet["A3"].value)


def test_a_form_sent_again_shows_what_is_in_force() -> None:
    def key(field: Field) -> Key:
        return Key(PERIOD, "1-1", UNIT, field)

    bases = {key(Field.DONE): Base(("r1",), "12.5"), key(Field.TEXT): Base(("r1",), "=已开工")}
    sheet = opened(form(bases))
    assert sheet["G5"].value == 12.5
    assert sheet["I5"].value == "=已开工"
    assert sheet["I5"].data_type == "s" or sheet["I5"].quotePrefix


def test_last_rounds_words_and_the_items_not_to_fill_stand_on_locked_sheets() -> None:
    row = replace(ROWS[0], last_text="已开工12所", last_problem="用地手续慢")
    book = Hand(unit_form.build(replace(form(), rows=(row, *ROWS[1:]), last_round="1—2月"))).book
    assert book.sheetnames == [FORM_SHEET, COUNTY_SHEET, LAST_SHEET, OTHER_SHEET, META_SHEET]
    last = [cell.value for row in book[LAST_SHEET].iter_rows() for cell in row]
    assert {"上期报送情况（1—2月），只供查看，不用填写", "已开工12所", "用地手续慢", "1-1"} <= set(last)
    assert book[LAST_SHEET].protection.sheet
    assert [cell.value for cell in book[OTHER_SHEET][3]] == ["9", "培育产教融合型企业10家。", "市发改委"]


def test_sheets_with_nothing_to_say_are_left_out() -> None:
    bare = replace(form(), county_rows=(), counties=(), others=())
    assert Hand(unit_form.build(bare)).book.sheetnames == [FORM_SHEET, META_SHEET]


def test_counties_fill_only_where_they_have_a_share() -> None:
    sheet = Hand(unit_form.build(form())).county()
    assert [str(cell.value) for cell in sheet[3]][:6] == [
        "序号",
        "实事指标（单位）",
        "全市目标",
        "项目",
        "东海县",
        "灌云县",
    ]
    assert [cell.value for cell in sheet[4]][3:6] == ["任务", 4, "—"]
    assert [cell.value for cell in sheet[5]][3:6] == ["累计完成", None, "—"]
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked] == ["E5"]


def test_the_hidden_sheet_is_very_hidden_and_tells_all_when_the_form_comes_back() -> None:
    bases = {Key(PERIOD, "1-1", UNIT, Field.DONE): Base(("r1", "r2"), "12.5")}
    data = unit_form.build(form(bases))
    assert Hand(data).book[META_SHEET].sheet_state == "veryHidden"
    back = returned_form.read(data, "a.xlsx")
    assert (back.plan, back.unit, back.period, back.issue) == ("p1", UNIT, PERIOD, form().issue.id)
    assert back.bases == bases
    assert back.grants == form().issue.grants
    assert (back.plan_title, back.unit_name, back.round_name) == (PLAN.title, "市人社局", "1—3月")


def test_rows_are_high_enough_for_their_text() -> None:
    long = replace(ROWS[0], item="推进中小学校舍安全工程改造中小学校舍三十二万平方米。" * 6)
    with zipfile.ZipFile(io.BytesIO(unit_form.build(replace(form(), rows=(long, *ROWS[1:]))))) as parts:
        xml = parts.read("xl/worksheets/sheet1.xml").decode()
    high = float(xml.split('<row r="5"')[1].split('ht="')[1].split('"')[0])
    assert high >= 150 / 13 * 14
    assert 'customHeight="1"' not in xml.split('<row r="5"')[1].split(">")[0]


def test_no_formula_and_no_macro_is_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(unit_form.build(form()))) as parts:
        names = parts.namelist()
        assert not any(b"<f>" in parts.read(name) or b"<f " in parts.read(name) for name in names)
    assert not any("vba" in name.lower() for name in names)
    assert read(unit_form.build(form()), "a.xlsx").findings == ()


def test_the_file_name_says_whose_when_and_by_when() -> None:
    assert unit_form.file_name(form(), 7) == "07_市人社局_民生实事_2021年1-3月_3月28日前报.xlsx"
    odd = replace(form(), unit=replace(form().unit, short="a/b*c"))
    assert unit_form.file_name(odd, 7).startswith("07_a_b_c_")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("市政府关于印发2021年50件民生实事分解落实方案的通知", "2021年50件民生实事"),
        ("市政府關於印發2021年50件民生實事分解落實方案的通知", "2021年50件民生实事"),
        ("关于办好十件民生实事的通知", "2021年十件民生实事"),
        ("重点工作方案", "2021年民生实事"),
    ],
)
def test_the_plan_is_called_by_its_own_name(title: str, name: str) -> None:
    assert replace(form(), plan=replace(PLAN, title=title)).title == f"{name}进展情况填报表（2021年1—3月）"


def test_a_year_is_printed_where_it_is_not_the_plans() -> None:
    late = replace(ROUND, due=datetime.date(2022, 1, 5))
    assert "报送截止：2022年1月5日17时前" in str(opened(replace(form(), round=late))["F2"].value)
