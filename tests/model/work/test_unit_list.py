"""The list of units goes out and comes back the same; what comes back changed is told, and nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from model.errors import ClerkError
from model.records import Unit
from model.rules import pasted_table, unit_rows
from model.sheets import any_form, plain_table, write
from model.work import change_units, send_forms, table_file, unit_list
from model.work.ledger import Ledger
from tests.model.store import sample_ledger as sample

EDU, DH = sample.UNITS
FULL = replace(EDU, leader="=1+1", scope="含开发区", phone="013912345678", parent="")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample.found(tmp_path / "a.shishi") as ledger:
        yield ledger
        assert ledger.damages() == ()


def book(path: Path, rows: list[list[str]], *, merged: str = "") -> Path:
    made, sheet = write.workbook("名册")
    for number, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            write.put(write.at(sheet, number, column), text)
    if merged:
        sheet.merge_cells(merged)
    return write.save(made, path)


def test_a_list_read_back_untouched_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    change_units.do(ledger, change_units.plan(ledger, [FULL, Unit("?", "市足协", "", "群团", 0, "edu")]))
    path = unit_list.save(ledger, tmp_path / "名册.xlsx")
    planned = unit_list.plan(ledger, path)
    assert planned.listed.same == unit_list.load(ledger)
    assert (planned.listed.new, planned.listed.changed, planned.unread, planned.listed.absent) == ((), (), (), ())
    assert unit_list.do(ledger, planned).act is None


def test_columns_stand_in_any_order_and_blank_cells_leave_what_is_there(ledger: Ledger, tmp_path: Path) -> None:
    rows = [
        ["联络员名单"],
        ["手机号", "备注", "单位名称", "联络员"],
        ["0518-81234567", "x", "教 育 局", ""],
        ["", "", "東海縣", "赵六"],
        ["1", "", "市教居", "钱七"],
        ["2", "", "东海县政府", "钱七"],
    ]
    planned = unit_list.plan(ledger, book(tmp_path / "a.xlsx", rows))
    assert planned.units.says == (
        "“市教育局”联系电话由“13912345678”改为“0518-81234567”。",
        "“东海县”联系人填为“赵六”。",
    )
    assert [(one.row, one.why) for one in planned.unread] == [
        (5, "“市教居”不在名册里，没有采用；确实要新增的，请选“新增名单里的单位”再读"),
        (6, "“东海县政府”和第4行是同一家，没有采用"),
    ]
    unit_list.do(ledger, planned)
    assert [unit.contact for unit in unit_list.load(ledger)] == ["张三", "赵六"]


def test_new_units_come_in_when_asked_for_with_their_parents_and_merged_groups(ledger: Ledger, tmp_path: Path) -> None:
    rows = [
        ["类别", "单位", "上级", "是否各县区", "别名"],
        ["县区", "灌云县", "", "是", "灌云、灌云县政府办"],
        ["", "灌南县", "灌云县", "也许", ""],
        ["", "市教育局", "市直机关", "", ""],
    ]
    path = book(tmp_path / "a.xlsx", rows, merged="A2:A3")
    planned = unit_list.plan(ledger, path, add=True)
    assert {unit.short: unit.group for unit in planned.listed.new} == {"灌云县": "县区", "灌南县": "县区"}
    assert [one.why for one in planned.unread] == [
        "“是否各县区”写的是“也许”，请写是或否，这一格没有采用",
        "上级“市直机关”不在名册里，没有采用",
    ]
    assert planned.listed.absent == (DH,)
    unit_list.do(ledger, planned)
    found = {unit.short: unit for unit in unit_list.load(ledger)}
    assert found["灌南县"].parent == found["灌云县"].id
    assert found["灌云县"].in_all_counties
    assert len(found) == 4
    assert unit_list.plan(ledger, path).listed.new == ()
    [(_, blank)] = plain_table.read(book(tmp_path / "b.xlsx", [["", "甲"], ["乙"]], merged="A1:A1").read_bytes(), "b")
    assert [row.cells for row in blank] == [("", "甲"), ("乙", "")]


def test_a_name_that_is_not_certain_is_asked_about() -> None:
    units = (EDU, replace(DH, id="a", short="市高新区", full=""), replace(DH, id="b", short="县高新区", full=""))
    text = "单位\t全称\t口径\t颜色\n高新区\t\tx\t红\n市教体局\t连云港市教育局\tx\t\n"
    listed = unit_rows.read(pasted_table.rows(text), units, add=True)
    assert [one.why for one in listed.unread] == [
        "“颜色”这一列看不出是什么，没有采用",
        "“高新区”对得上市高新区、县高新区，没有采用，请写全称",
        "“市教体局”不在名册里，全称却是“市教育局”的，没有采用；改了名的，请先给“市教育局”改名",
    ]
    assert (listed.new, listed.changed) == ((), ())
    assert "没有看到“单位”这一列" in unit_rows.read(pasted_table.rows("甲\t乙"), units).unread[0].why


def test_a_list_whose_names_clash_is_refused_whole(ledger: Ledger) -> None:
    rows = table_file.pasted("单位\t别名\t类别\n市体育局\t东海县\t\n市教育局\t\t群团")
    planned = unit_list.from_rows(ledger, rows, add=True)
    with pytest.raises(ClerkError, match="两个单位都叫“东海县”"):
        unit_list.do(ledger, planned)
    assert unit_list.load(ledger) == (EDU, DH)


def test_what_is_no_list_is_refused_in_a_sentence(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "空.xlsx").write_bytes(b"")
    form = tmp_path / "表.xlsx"
    form.write_bytes(any_form.build(send_forms.plan(ledger, "2021-03").forms[0].form))
    for name, said in (("没有.xlsx", "打不开"), ("空.xlsx", "空.xlsx"), ("表.xlsx", "是本程序生成的填报表")):
        with pytest.raises(ClerkError, match=said):
            unit_list.plan(ledger, tmp_path / name)
    with pytest.raises(ClerkError, match="没有内容"):
        table_file.read(book(tmp_path / "b.xlsx", []))
    (tmp_path / "大.xlsx").write_bytes(bytes(table_file.LARGEST + 1))
    with pytest.raises(ClerkError, match="超过16MB"):
        table_file.read(tmp_path / "大.xlsx")
    with pytest.raises(ClerkError, match="粘贴板里没有内容"):
        table_file.pasted("\n\t\n")
    with pytest.raises(ClerkError, match="超过100万字"):
        table_file.pasted("x" * (table_file.LONGEST + 1))
    with pytest.raises(ClerkError, match=r"超过5000行"):
        plain_table.read("\n".join(["甲,乙"] * (plain_table.LARGEST + 1)).encode(), "多.csv")


def test_of_several_sheets_the_one_with_known_headings_is_read(tmp_path: Path) -> None:
    made, sheet = write.workbook("说明")
    write.put(write.at(sheet, 1, 1), "填表说明")
    other = made.create_sheet("名册")
    write.put(write.at(other, 1, 1), "单位")
    path = write.save(made, tmp_path / "a.xlsx")
    assert table_file.read(path, unit_rows.WORDS)[0].cells == ("单位",)
    with pytest.raises(ClerkError, match="有几张工作表（说明、名册）"):
        table_file.read(path)
