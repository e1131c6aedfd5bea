"""What the program wrote itself is never taken for a plan."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from model.sheets.columns import META_SHEET
from model.terms import Field
from tests.journeys.desk import Say, fill, form_of

MARCH = ("--period", "2021-03")


@pytest.fixture
def papers(office: Path, say: Say) -> dict[str, Path]:
    ledger = office / "连云港.shishi"
    back = fill(office, "市教育局", {("1-1", Field.DONE): "约7"})
    say("take", ledger, back, "--answers", office / "退回")
    say("report", ledger, *MARCH, "--to", office / "报.xlsx")
    say("scores", ledger, *MARCH, "--to", office / "评.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(back.read_bytes()))
    del book[META_SHEET]
    book.save(office / "另存.xlsx")
    return {
        "发出的表": form_of(office, "市公安局"),
        "报回的表": back,
        "没有标识的表": office / "另存.xlsx",
        "退回件": next((office / "退回").glob("*退回核对.xlsx")),
        "上报表": office / "报.xlsx",
        "评分表": office / "评.xlsx",
        "发送清单": next((office / "发出").glob("发送清单_*.xlsx")),
    }


def test_none_of_our_own_papers_is_read_as_a_plan(papers: dict[str, Path], office: Path, say: Say) -> None:
    for name, path in papers.items():
        for words in (("read", path), ("new", office / "新.shishi", "--plan", path)):
            status, said = say(*words)
            assert (status, "不是方案" in said) == (2, True), f"{name}: {said}"
            assert ("take" in said) == (name not in ("上报表", "评分表", "发送清单")), name
        assert not (office / "新.shishi").exists(), name


def test_a_table_of_an_office_is_still_a_plan(office: Path, say: Say) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["2021年民生实事进展情况表"])
    sheet.append(["序号", "实事内容", "牵头单位", "完成率", "进展情况"])
    for number, text in enumerate(("新建小学5所。", "新建公园3个。"), 1):
        sheet.append([Decimal(number), text, "市教育局", "", "已开工"])
    book.save(office / "方案.xlsx")
    status, said = say("read", office / "方案.xlsx", "--json")
    assert (status in (0, 1), len(said["items"])) == (True, 2)
