"""A plan in a workbook: what its sheets show is read, what they hide is asked."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet

from model.records import Document
from model.work import read_plan

HEADS = ("序号", "实事项目", "目标值", "计量单位", "责任单位", "完成时限")
ROWS: tuple[list[Any], ...] = (
    [1, "新建公园", 3, "个", "市园林局", datetime.date(2023, 6, 30)],
    [2, "污水处理率", 0.95, None, "市住建局", "年底前"],
)


def workbook(change: Callable[[openpyxl.Workbook, Worksheet], object]) -> bytes:
    """Return a plan's workbook, changed by hand."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "任务"
    sheet.append(["某市2023年民生实事责任分解表"])
    sheet.merge_cells("A1:F1")
    sheet.append(HEADS)
    for row in ROWS:
        sheet.append(row)
    sheet["C4"].number_format = "0%"
    change(book, sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def document(data: bytes, folder: Path) -> Document:
    path = folder / "方案.txt"
    path.write_bytes(data)
    return read_plan.document(path)


def nothing(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    assert book
    assert sheet


def test_numbers_dates_and_per_cent_are_read_as_shown(tmp_path: Path) -> None:
    found = document(workbook(nothing), tmp_path)
    assert found.lines[2:] == (
        "1 | 新建公园 | 3 | 个 | 市园林局 | 2023年6月30日",
        "2 | 污水处理率 | 95% |  | 市住建局 | 年底前",
    )
    assert found.places[3] == "工作表“任务”第4行"
    reading = read_plan.read(found)
    assert reading.head.title == "某市2023年民生实事责任分解表"
    assert [[(str(m.value), m.unit) for m in item.metrics] for item in reading.items] == [[("3", "个")], [("95", "%")]]
    assert [item.deadline for item in reading.items] == ["2023年6月30日", "年底前"]
    assert reading.questions == ()


def test_a_month_stays_a_month(tmp_path: Path) -> None:
    def change(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["F3"].number_format = 'yyyy"年"m"月"'

    assert document(workbook(change), tmp_path).lines[2].endswith("2023年6月")


def hidden_sheet(book: openpyxl.Workbook, _: Worksheet) -> None:
    book.create_sheet("旧").append(["1", "旧任务"])
    book["旧"].sheet_state = "hidden"


def hidden_row(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.row_dimensions[4].hidden = True


def formula(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["C3"] = "=1+2"


@pytest.mark.parametrize(
    ("change", "words"),
    [(hidden_sheet, "隐藏"), (hidden_row, "隐藏"), (formula, "公式")],
    ids=lambda one: str(one)[:20],
)
def test_what_cannot_be_seen_is_asked(
    change: Callable[[openpyxl.Workbook, Worksheet], object], words: str, tmp_path: Path
) -> None:
    found = document(workbook(change), tmp_path)
    assert [words in note.why for note in found.questions] == [True]
    assert len(read_plan.read(found).items) == 2


def test_several_sheets_are_one_plan(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook, _: Worksheet) -> None:
        more = book.create_sheet("续表")
        more.append(HEADS)
        more.append((3, "新建学校", 2, "所", "市教育局", "12月底"))
        book.create_sheet("空")

    reading = read_plan.read(document(workbook(change), tmp_path))
    assert [item.no for item in reading.items] == ["1", "2", "3"]
    assert reading.place(reading.items[2].line) == "工作表“续表”第2行"


def test_an_old_workbook_is_read_too(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("任务")
    sheet.write_merge(0, 0, 0, 2, "某市2023年民生实事责任分解表")
    for row, cells in enumerate(
        (("序号", "任务", "责任单位"), (1, "新建公园3个", "市园林局"), (2, "新建学校2所", "")), 1
    ):
        for column, value in enumerate(cells):
            if (row, column) not in ((2, 2), (3, 2)):
                sheet.write(row, column, value)
    sheet.write_merge(2, 3, 2, 2, "市园林局")
    out = io.BytesIO()
    book.save(out)
    reading = read_plan.read(document(out.getvalue(), tmp_path))
    assert [(item.text, item.leads) for item in reading.items] == [
        ("新建公园3个", ("市园林局",)),
        ("新建学校2所", ("市园林局",)),
    ]
    assert reading.questions == ()
