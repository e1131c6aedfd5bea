"""The report upward: true numbers, lights as words, counts that foot."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.records import Key, Question
from model.rules.neat import neat, share, tenth
from model.sheets import upward
from model.sheets.read import read
from model.sheets.upward_content import counted
from model.terms import Field
from tests.model.sheets.sample_report import line, report, view


def opened(paper: str = "A3") -> Worksheet:
    sheet = load_workbook(io.BytesIO(upward.build(report(paper=paper)))).active
    assert isinstance(sheet, Worksheet)
    return sheet


def words(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_equal_content_gives_equal_bytes_and_no_finding() -> None:
    data = upward.build(report())
    assert data == upward.build(report())
    assert read(data, "a.xlsx").findings == ()


def test_it_is_headed_as_real_tables_are() -> None:
    said = words(opened())
    assert said[:4] == [
        "2021年50件民生实事进展情况表（2021年1—3月）",
        "填报单位：市政府办",
        "统计截止：2021年3月25日",
        "填报日期：2021年3月29日",
    ]
    sheet = opened()
    assert [str(cell.value).replace("\n", "") for cell in sheet[4]] == [
        "序号",
        "实事内容",
        "牵头单位",
        "指标或节点（单位）",
        "全年目标",
        "本期应完成",
        "累计完成",
        "完成率（累计完成/全年目标）",
        "进度",
        "进展情况",
        "存在问题及下一步打算",
    ]


def test_numbers_are_true_and_lights_are_words() -> None:
    sheet = opened()
    assert [cell.value for cell in sheet[6]] == [
        "1",
        "新改扩建中小学0所。",
        "市教育局",
        "新改扩建中小学（所）",
        25,
        9,
        15,
        0.6,
        "按序时",
        "截至3月25日已开工15所。",
        None,
    ]
    assert sheet["H6"].number_format == "0.0%"
    assert [sheet.cell(row, 9).value for row in (6, 7, 10, 11, 13)] == [
        "按序时",
        "滞后",
        "严重滞后\n（有冲突）",
        "已完成",
        "未报",
    ]
    assert sheet["K10"].value == "=用地手续较慢"
    assert sheet["K10"].quotePrefix


def test_what_was_not_reported_is_blank_not_zero() -> None:
    sheet = opened()
    assert sheet["I13"].value == "未报"
    assert (sheet["G13"].value, sheet["H13"].value) == (None, None)


def test_an_item_of_two_lines_is_named_once_and_a_milestone_shows_its_stage() -> None:
    sheet = opened()
    assert {"A7:A8", "B7:B8", "C7:C8"} <= {str(area) for area in sheet.merged_cells.ranges}
    assert sheet["C7"].value == "市教育局、市体育局"
    assert (sheet["E8"].value, sheet["G8"].value, sheet["I8"].value) == ("—", "实施中", "未定序时")


@pytest.mark.parametrize(("paper", "code"), [("A3", 8), ("A4", 9)])
def test_it_prints_landscape_one_page_wide_with_header_and_page_numbers(paper: str, code: int) -> None:
    sheet = opened(paper)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", code)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$4:$4"
    footer = sheet.HeaderFooter.oddFooter
    assert footer is not None
    assert footer.center.text == "第 &P 页 共 &N 页"
    assert footer.left.text == "校验码 3fa291bc"


@pytest.mark.parametrize("items", [0, 1, 5, 23])
def test_the_counts_foot(items: int) -> None:
    items_said, lines_said = counted(view(items)).split("\n")
    for said in (items_said, lines_said):
        whole, *parts = [int(number) for number in re.findall(r" (\d+) [项条]", said)]
        lit, unlit, named = parts[:4], parts[4], parts[5:]
        assert sum(lit) + unlit == whole
        assert sum(named) == unlit
    assert "应报单位 3 家，已报 66.7%（2/3），其中迟报 1 家。" in lines_said


def test_the_notes_name_the_silent_in_full_and_mark_conflicts() -> None:
    said = "\n".join(words(opened()))
    assert "注：1. 按序时：进度不低于序时。" in said
    assert "含 1 处冲突（进度栏注明“有冲突”），所列为暂用数，先行上报的原因：领导要求先报。" in said
    assert "未报单位 1 家：某市妇女联合会。" in said
    assert "迟报单位 1 家：某市体育局。" in said
    assert "某市中级人民法院" not in said
    assert "1 条尚未约定序时进度" in said
    assert "与县区合计差2所。" in said
    assert "单位负责人（签字）：" in said


def test_a_question_waiting_is_said() -> None:
    key = Key("2021-03", "1-1", "u1", Field.DONE)
    asked = Question(key, "r", "第1项", "新改扩建中小学", "市教育局", "约7", "甲.xlsx", "填报表", "G6")
    content = replace(report(1), view=replace(view(1), questions=(asked, asked)))
    said = "\n".join(str(raw.text) for raw in read(upward.build(content), "a.xlsx").sheets[0].cells.values())
    assert "有 2 处所报内容正在向单位核实" in said


def test_more_than_the_years_target_is_shown_as_it_is() -> None:
    seen = view(1)
    over = line(seen.items[0].item, 1, seen.items[0].light, "47")
    content = replace(report(1), view=replace(seen, items=(replace(seen.items[0], lines=(over,)),)))
    assert read(upward.build(content), "a.xlsx").sheets[0].cells["H6"].text == "1.88"


def test_the_file_is_named_after_plan_and_round() -> None:
    assert upward.file_name(report()) == "上报表_2021年50件民生实事进展情况_2021年1-3月.xlsx"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1.6666666666666667", "1.67"),
        ("0.0012345", "0.00123"),
        ("0", "0"),
        ("12.50", "12.5"),
        ("1E+3", "1000"),
        ("2.005", "2.01"),
    ],
)
def test_computed_numbers_are_neat(value: str, shown: str) -> None:
    assert format(neat(Decimal(value)), "f") == shown


def test_shares_carry_their_parts_and_round_half_up() -> None:
    assert share(313, 330) == "94.8%（313/330）"
    assert share(0, 0) == "—（0/0）"
    assert tenth(Decimal("94.85")) == Decimal("94.9")
