"""By command: who has not reported is asked by 催报单, who reported in doubt by 退回单; the ledger stays as it is."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl

from tests.journeys.desk import Say, sha
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
