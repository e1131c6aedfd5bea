"""By command: who has not reported is asked by 催报单, who reported in doubt by 退回单; the ledger stays as it is."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl

from model.papers import word_document
from model.records import Paragraph
from model.terms import Field
from tests.journeys.desk import Say, fill, sha
from tests.journeys.test_papers_by_command import PERIOD, ledger, reported, text_of

__all__ = ["ledger", "reported"]


def test_units_are_reminded_one_paper_each_with_list_zip_and_text(ledger: Path, say: Say) -> None:
    before, to = sha(ledger), ledger.parent / "催报"
    ask = ("remind", ledger, *PERIOD, "--date", "2021-04-30")
    status, said = say(*ask, "--to", to, "--dry-run")
    assert (status, "给1家没有报表的单位写催报单。" in said, to.exists()) == (1, True, False)
    assert "1家名册里没有联络员，也没有电话：市水利局。" in said
    status, said = say(*ask, "--to", to)
    assert (status, "已生成1份催报单" in said) == (0, True)
    [paper] = to.glob("*市水利局*.docx")
    assert "尚未收到，已逾期" in text_of(paper)
    with zipfile.ZipFile(next(to.glob("全部催报单_*.zip"))) as every:
        assert every.namelist() == [paper.name]
    sheet = openpyxl.load_workbook(next(to.glob("催报单清单_*.xlsx"))).worksheets[0]
    assert [sheet["B4"].value, sheet["I4"].value] == ["市水利局", paper.name]
    assert say(*ask, "--text")[1].startswith("民生实事进度催报单")
    status, said = say(*ask, "--unit", "市教育局", "--to", to / "再")
    assert (status, "市教育局本期已经报了" in said, (to / "再").exists()) == (2, True, False)
    assert "本期没有要退回改正的内容" in say("remind", ledger, *PERIOD, "--returned")[1]
    assert sha(ledger) == before


def table_of(path: Path) -> str:
    blocks = word_document.read(path.read_bytes(), path.name).blocks
    return "\n".join(cell.text for one in blocks if not isinstance(one, Paragraph) for cell in one.cells)


def test_a_form_sent_back_lists_its_open_and_its_refused_cells_until_they_are_told_anew(ledger: Path, say: Say) -> None:
    office, to = ledger.parent, ledger.parent / "退回单"
    told: dict[tuple[str, Field], str | Decimal] = {
        ("1-1", Field.DONE): "约7",
        ("2-1", Field.DONE): "nan",
        ("3-1", Field.DONE): Decimal(45),
    }
    assert say("take", ledger, fill(office, "市教育局", told, "再报.xlsx"))[0] == 1
    before, ask = sha(ledger), ("remind", ledger, *PERIOD, "--returned", "--to", to)
    status, said = say(*ask, "--date", "2021-04-01", "--reply-by", "2021-04-06")
    assert (status, "（待确认1处，冲突1处，隔离0处，没收1处）" in said) == (0, True)
    [paper] = to.glob("*市教育局*退回单*.docx")
    cells = table_of(paper)
    assert "再报.xlsx 填报表 G" in cells
    assert "nan" in cells
    assert "【没收】" in cells
    assert "请于2021年4月6日前改正后重报" in text_of(paper)
    assert sha(ledger) == before
    again = fill(office, "市教育局", {("2-1", Field.DONE): Decimal(13)}, "三报.xlsx", revision=2)
    assert say("take", ledger, again)[0] < 2
    assert "没收0处" in say("remind", ledger, *PERIOD, "--returned")[1]


def test_lists_of_what_is_not_struck_off_go_to_each_lead_unit_with_the_one_list(ledger: Path, say: Say) -> None:
    assert say("strike", ledger, "1", "报完成", "--date", "2021-04-01")[0] == 0
    before, to = sha(ledger), ledger.parent / "清单"
    ask = ("strike", ledger, *PERIOD, "--date", "2021-04-02", "--to", to)
    status, said = say(*ask, "--dry-run")
    assert (status, "给3家牵头单位写未销号清单，共5项。" in said, to.exists()) == (1, True, False)
    assert "3家名册里没有联络员，也没有电话" in said
    status, said = say(*ask)
    assert (status, "已生成1份缺佐证清单" in said) == (0, True)
    assert sorted(one.name.split("_")[1] for one in to.glob("*_未销号清单_*.docx")) == [
        "市体育局",
        "市教育局",
        "市水利局",
    ]
    [paper] = to.glob("*_市教育局_未销号清单_*.docx")
    assert "你单位牵头的民生实事共3项，已销号0项，下列3项尚未销号" in text_of(paper)
    [paper] = to.glob("*_缺佐证清单_*.docx")
    assert "缺佐证：验收单" in table_of(paper)
    assert "请于2021年4月5日前报来：工程类报验收单" in text_of(paper)
    for name, numbers in (("未销号", ["1", "2", "3", "4", "5"]), ("缺佐证", ["1"])):
        [book] = to.glob(f"{name}清单_*.xlsx")
        sheet = openpyxl.load_workbook(book).worksheets[0]
        assert [row[0].value for row in sheet.iter_rows(min_row=4)] == numbers
        [listed] = to.glob(f"{name}发送清单_*.xlsx")
        assert openpyxl.load_workbook(listed).worksheets[0]["C4"].value == "名册里没有联络员"
    alone = ("strike", ledger, *PERIOD, "--text", "--unit", "市教育局", "--list", "缺佐证")
    assert say(*alone)[1].startswith("民生实事缺佐证事项清单")
    assert "市水利局没有这样的牵头事项" in say(*alone[:-3], "市水利局", "--list", "缺佐证")[1]
    assert "没有按单位的清单" in say(*ask, "--list", "已销号")[1]
    assert sha(ledger) == before


def test_a_list_is_written_as_the_plan_is_printed_or_in_simplified_characters(ledger: Path, say: Say) -> None:
    assert say("amend", ledger, "4", "--text", "新建健身廣場9個。")[0] == 0
    ask = ("strike", ledger, *PERIOD, "--unit", "市体育局", "--list", "未销号")
    assert "新建健身廣場9個。" in say(*ask, "--text")[1]
    assert "新建健身广场9个。" in say(*ask, "--text", "--simplified")[1]
    say(*ask, "--to", ledger.parent / "简体", "--simplified")
    [book] = (ledger.parent / "简体").glob("未销号清单_*.xlsx")
    assert openpyxl.load_workbook(book).worksheets[0]["B4"].value == "新建健身广场9个。"
