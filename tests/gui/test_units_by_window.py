"""Units by the window: renamed, moved, merged, added, deleted, listed in Excel and back; said first, undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gui.dialogs.undo import UndoDialog
from gui.main_window import MainWindow
from gui.units.answers import answers_for
from gui.units.counties import CountiesDialog
from gui.units.list_in import Fate, ListInDialog
from gui.units.merging import MergeDialog
from gui.units.moving import MoveDialog
from gui.units.tree import Spot
from gui.units.window import UnitsWindow
from model.records import ItemView, Unit
from model.terms import Field, FormState
from tests.gui.conftest import Recorder
from tests.gui.test_keys_by_window import press, reachable, tabbed
from tests.gui.test_round_by_window import (
    dialog,
    fill,
    founded,
    ledger,
    opened,
    send,
    settle,
    take,
    type_text,
    view,
    window,
)

__all__ = ["founded", "ledger", "window"]


@pytest.fixture
def units(window: MainWindow, qtbot: QtBot, ledger: Path) -> UnitsWindow:
    opened(qtbot, window, ledger)
    window.verbs.do("units_window")
    settle(qtbot, window)
    return dialog(UnitsWindow)


def called(units: UnitsWindow, short: str) -> Unit:
    return next(one for one in units.desk.units() if one.short == short)


def shorts(units: UnitsWindow) -> list[str]:
    return [one.short for one in units.desk.units()]


def go_to(units: UnitsWindow, short: str) -> None:
    units.choose(called(units, short).id)


def retype(units: UnitsWindow, field: str, text: str) -> None:
    units.form.texts[field].selectAll()
    type_text(units.form.texts[field], text)


def weighed(qtbot: QtBot, units: UnitsWindow | MergeDialog | CountiesDialog | ListInDialog) -> str:
    """Wait until the last change was weighed, and return what was said."""
    qtbot.waitUntil(lambda: not units.waiting and not units.session.jobs.working, timeout=20000)
    return units.said.text()


def save(qtbot: QtBot, units: UnitsWindow) -> None:
    weighed(qtbot, units)
    assert units.go.isEnabled()
    units.go.click()
    qtbot.waitUntil(lambda: not units.session.jobs.working and not units.desk.dirty, timeout=20000)


def leads(window: MainWindow, no: str) -> tuple[str, ...]:
    return item(window, no).leads


def item(window: MainWindow, no: str) -> ItemView:
    return next(one for one in view(window).items if one.item.no == no)


def undo_last(qtbot: QtBot, window: MainWindow, mouth: Recorder) -> str:
    window.verbs.do("undo")
    settle(qtbot, window)
    undo = dialog(UndoDialog)
    undo.go.click()
    settle(qtbot, window)
    undo.reject()
    return mouth.read()


def test_a_unit_is_renamed_and_its_form_in_the_old_name_is_taken(
    window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path, mouth: Recorder
) -> None:
    opened(qtbot, window, ledger)
    form = fill(
        send(qtbot, window, tmp_path / "发出", ("市教育局",)), "市教育局", {("1-1", Field.DONE): "6"}, "教育.xlsx"
    )
    before = ledger.read_bytes()
    window.verbs.do("units_window")
    settle(qtbot, window)
    units = dialog(UnitsWindow)
    go_to(units, "市教育局")
    assert units.form.duties.text().startswith("牵头8项（1、2、3")
    retype(units, "short", "市教体局")
    assert "“市教育局”改名为“市教体局”，旧名称仍然认得。" in weighed(qtbot, units)
    assert units.form.duties.text().startswith("牵头8项"), "what it answers for does not hang on the name typed"
    assert ledger.read_bytes() == before, "nothing is written before it is saved"
    save(qtbot, units)
    assert "已保存：改单位" in units.remark.text()
    assert called(units, "市教体局").aliases == ("市教育局",)
    units.reject()
    assert leads(window, "1") == ("市教体局",)
    take(qtbot, window, form).reject()
    assert item(window, "1").lines[0].done == 6
    assert {one.unit.short for one in view(window).units if one.form in (FormState.RETURNED, FormState.LATE)} == {
        "市教体局"
    }
    undo_last(qtbot, window, mouth)
    assert item(window, "1").lines[0].done is None
    assert leads(window, "1") == ("市教体局",)


def test_a_change_of_units_is_undone_by_its_name(
    units: UnitsWindow, window: MainWindow, qtbot: QtBot, mouth: Recorder
) -> None:
    go_to(units, "市体育局")
    retype(units, "leader", "李副市长")
    save(qtbot, units)
    units.reject()
    led = next(one for one in view(window).items if "市体育局" in one.leads)
    assert led.leaders == ("李副市长",)
    assert "撤销 改单位 “市体育局”分管市领导填为“李副市长”" in undo_last(qtbot, window, mouth)
    assert item(window, led.item.no).leaders == ()


def test_all_that_forbids_it_is_said_at_once_where_it_is(
    units: UnitsWindow, window: MainWindow, qtbot: QtBot, ledger: Path, mouth: Recorder
) -> None:
    before = ledger.read_bytes()
    go_to(units, "市科技局")
    retype(units, "short", "市教育局")
    go_to(units, "市财政局")
    units.turn()
    units.add()
    said = weighed(qtbot, units)
    for one in ("新增的单位没有简称", "两个单位都叫“市教育局”", "“市财政局”在14项里有责任，不能删除"):
        assert f"不能保存：{one}" in said
    assert "没有简称" in units.form.bad.text()
    assert (units.go.isEnabled(), units.remark.text()) == (False, "有 3 处不能保存，见上面的红字。")
    row = next(n for n in range(units.said.count()) if "14项" in units.said.item(n).text())
    units.said.itemActivated.emit(units.said.item(row))
    assert units.form.title.text() == "市财政局"
    assert "不能删除" in units.form.bad.text()
    assert not units.form.isEnabled()
    units.turn()
    weighed(qtbot, units)
    go_to(units, "市教育局")
    assert "都叫" in units.form.bad.text()
    units.reject()
    assert "改了 2 家，还没有保存" in mouth.read()
    assert ledger.read_bytes() == before


def test_a_unit_is_added_dragged_and_moved_by_keys(units: UnitsWindow, window: MainWindow, qtbot: QtBot) -> None:
    go_to(units, "市检察院")
    units.add()
    type_text(units.form.texts["short"], "市大数据局")
    new = called(units, "市大数据局")
    tree = units.tree
    tree.drop(place(units, "市大数据局"), place(units, "市科技局"), Spot.AboveItem)
    assert shorts(units).index("市大数据局") == shorts(units).index("市科技局") - 1
    tree.drop(place(units, "市大数据局"), place(units, "市检察院"), Spot.BelowItem)
    assert shorts(units).index("市大数据局") == shorts(units).index("市检察院") + 1
    tree.drop(place(units, "市大数据局"), place(units, "市科技局"), Spot.AboveItem)
    go_to(units, "市大数据局")
    press(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shorts(units).index("市大数据局") == shorts(units).index("市科技局") + 1
    tree.drop(place(units, "市大数据局"), place(units, "市发改委"), Spot.OnItem)
    assert units.desk.now[new.id].parent == called(units, "市发改委").id
    go_to(units, "市体育局")
    units.move_to()
    move = dialog(MoveDialog)
    move.group.setCurrentText("群团")
    move.accept()
    said = weighed(qtbot, units)
    assert "新增单位“市大数据局”（市直部门），上级是“市发改委”。" in said
    assert "“市体育局”类别由“市直部门”改为“群团”。" in said
    go_to(units, "市大数据局")
    save(qtbot, units)
    assert units.unit() == called(units, "市大数据局"), "the clerk stays where he was"
    press(tree, Qt.Key.Key_Delete)
    assert "删除单位“市大数据局”" in weighed(qtbot, units)
    save(qtbot, units)
    assert "市大数据局" not in shorts(units)


def place(units: UnitsWindow, short: str) -> QTreeWidgetItem:
    """Put the cursor on a unit and return its place in the tree."""
    go_to(units, short)
    found = units.tree.currentItem()
    assert found is not None
    return found


def test_edits_are_not_lost_by_leaving_and_are_dropped_only_on_demand(
    units: UnitsWindow, qtbot: QtBot, mouth: Recorder
) -> None:
    go_to(units, "市体育局")
    retype(units, "contact", "王某")
    mouth.answer = "回去"
    units.reject()
    assert units.isVisible()
    assert "改了 1 家，还没有保存" in mouth.read()
    units.open_merge()
    assert "先保存或放弃" in mouth.read()
    assert not units.findChildren(MergeDialog), "a merger stands on what is saved"
    mouth.answer = ""
    units.drop.click()
    assert "改了 1 家，还没有保存，都放弃？" in mouth.read()
    qtbot.waitUntil(lambda: not units.desk.dirty, timeout=20000)
    assert called(units, "市体育局").contact == ""


def test_a_unit_merged_in_august_leaves_july_as_it_was(
    units: UnitsWindow, window: MainWindow, qtbot: QtBot, mouth: Recorder
) -> None:
    led = next(one.item.no for one in view(window).items if one.leads == ("市体育局",))
    go_to(units, "市体育局")
    units.open_merge()
    merge = dialog(MergeDialog)
    assert not merge.go.isEnabled()
    merge.into.setCurrentIndex(merge.into.findText("市教育局"))
    merge.since.setCurrentIndex(merge.since.findData("2021-08"))
    said = weighed(qtbot, merge)
    assert "“市体育局”从1—8月起并入“市教育局”，牵头4项" in said
    assert "以前各期的表、数和亮灯不变" in said
    assert merge.go.text() == "并入“市教育局”"
    merge.go.click()
    qtbot.waitUntil(
        lambda: not window.session.jobs.working and bool(called(units, "市体育局").successor), timeout=20000
    )
    assert "1—8月起并入市教育局" in place(units, "市体育局").text(0)
    assert not units.merge.isEnabled()
    units.reject()
    for period, lead in (("2021-07", "市体育局"), ("2021-08", "市教育局")):
        window.session.look(period)
        settle(qtbot, window)
        assert leads(window, led) == (lead,)
    undo_last(qtbot, window, mouth)
    assert leads(window, led) == ("市体育局",)


def test_the_list_of_units_goes_to_excel_and_comes_back_seen_first(
    units: UnitsWindow, window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path, mouth: Recorder
) -> None:
    book = tmp_path / "名册.xlsx"
    mouth.answer = "知道了"
    units.write_to(book)
    settle(qtbot, window)
    assert "名册已导出" in mouth.read()
    write(book, {"市教育局": ("王某", "0518-85820001"), "市司法局": ("李某", "0518-85820002")}, "市民政厅")
    before = ledger.read_bytes()
    units.read_list()
    reading = dialog(ListInDialog)
    reading.read(book)
    weighed(qtbot, reading)
    fates = {row.name: row.fate for row in reading.rows.rows}
    assert fates["市教育局"] is fates["市司法局"] is Fate.CHANGED
    assert next(iter(fates.values())) is Fate.UNREAD
    assert "新增 0，改动 2，相同 63，认不出 1" in reading.remark.text()
    assert ledger.read_bytes() == before
    reading.add.setChecked(True)
    weighed(qtbot, reading)
    assert "新增 1" in reading.remark.text()
    reading.add.setChecked(False)
    weighed(qtbot, reading)
    reading.go.click()
    qtbot.waitUntil(
        lambda: not window.session.jobs.working and called(units, "市教育局").contact == "王某", timeout=20000
    )
    mouth.answer = ""
    units.reject()
    undo_last(qtbot, window, mouth)
    assert {one.unit.contact for one in view(window).units if one.unit.short == "市教育局"} == {""}


def write(book: Path, contacts: dict[str, tuple[str, str]], stranger: str) -> None:
    """Fill contacts into the list that was written, and add a row no unit has."""
    opened_book: Any = load_workbook(book)
    sheet = opened_book.active
    head = next(row for row in sheet.iter_rows() if any(cell.value == "联系人" for cell in row))
    columns = {cell.value: cell.column for cell in head}
    for row in range(head[0].row + 1, sheet.max_row + 1):
        name = sheet.cell(row, columns["单位"]).value
        if name in contacts:
            for heading, text in zip(("联系人", "联系电话"), contacts[name], strict=True):
                sheet.cell(row, columns[heading]).value = text
    sheet.cell(sheet.max_row + 1, columns["单位"]).value = stranger
    opened_book.save(book)


def test_what_cannot_be_read_as_a_list_is_said_in_place(
    window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, ledger)
    window.verbs.do("units_in")
    reading = dialog(ListInDialog)
    (tmp_path / "坏.xlsx").write_bytes(b"hello")
    reading.read(tmp_path / "坏.xlsx")
    weighed(qtbot, reading)
    assert "没有看到“单位”这一列" in reading.rows.row(0).told
    reading.read(tmp_path / "没有.xlsx")
    assert "“没有.xlsx”打不开" in weighed(qtbot, reading)
    assert not reading.rows.rows
    assert not reading.go.isEnabled()
    QApplication.clipboard().setText("")
    reading.paste()
    assert "粘贴板里没有内容" in weighed(qtbot, reading)
    reading.read("单位\t联系电话\n教育局\t1\n市教育局\t2")
    weighed(qtbot, reading)
    assert [row.fate for row in reading.rows.rows] == [Fate.UNREAD, Fate.CHANGED]
    reading.reject()


def test_an_item_gets_its_own_set_of_counties(
    units: UnitsWindow, window: MainWindow, qtbot: QtBot, ledger: Path
) -> None:
    units.open_counties()
    qtbot.waitUntil(lambda: not window.session.jobs.working, timeout=20000)
    counties = dialog(CountiesDialog)
    assert counties.heading.text() == "全方案的“各县区”"
    first = counties.scopes.row(1)[0]
    assert first is not None
    counties.list.selectRow(1)
    counties.ticks.item(0).setCheckState(Qt.CheckState.Unchecked)
    gone = counties.ticks.item(0).text()
    assert gone not in weighed(qtbot, counties)
    assert counties.said.text().startswith(f"第{first.no}项的各县区指")
    counties.go.click()
    qtbot.waitUntil(lambda: not window.session.jobs.working and counties.scopes.row(1)[2], timeout=20000)
    assert (counties.scopes.row(0)[2], len(counties.scopes.row(1)[1])) == (False, 7)
    assert gone not in item(window, first.no).co
    for place in range(counties.ticks.count()):
        counties.ticks.item(place).setCheckState(Qt.CheckState.Unchecked)
    assert "至少要有一家" in weighed(qtbot, counties)
    assert not counties.go.isEnabled()
    counties.reject()


def test_every_field_of_these_windows_is_reached_by_tab_and_has_a_name(
    units: UnitsWindow, window: MainWindow, qtbot: QtBot
) -> None:
    go_to(units, "市体育局")
    for verb in (units.tree.setFocus, units.open_merge, units.open_counties, units.read_list, units.move_to):
        verb()
        qtbot.waitUntil(lambda: not window.session.jobs.working, timeout=20000)
        box = QApplication.activeModalWidget()
        assert box is not None
        box.windowHandle().requestActivate()
        qtbot.waitUntil(lambda box=box: QApplication.activeWindow() is box)  # type: ignore[misc]
        assert (box.width() * 1.25 <= 1366, box.height() * 1.25 <= 738) == (True, True), (
            "a small screen at 125 per cent"
        )
        seen = tabbed(box)
        assert not [f"{type(one).__name__} {one.accessibleName()}" for one in reachable(box) - seen]
        assert not [
            one
            for one in reachable(box)
            if not one.accessibleName() and (not isinstance(one, QAbstractButton) or not one.text())
        ]
        if box is not units:
            box.close()
    units.finder.setFocus()
    type_text(units.finder, "stwj")
    assert not units.tree.shown()
    units.finder.clear()
    type_text(units.finder, "styj")
    press(units.finder, Qt.Key.Key_Return)
    assert units.form.title.text() == "市体育局"
    assert units.isVisible()


def test_the_unit_tree_opens_the_window_on_its_unit(window: MainWindow, qtbot: QtBot, ledger: Path) -> None:
    opened(qtbot, window, ledger)
    unit = next(one.unit for one in view(window).units if one.unit.short == "市水利局")
    window.board.tree.managing.emit(unit.id)
    settle(qtbot, window)
    units = dialog(UnitsWindow)
    assert units.form.title.text() == "市水利局"
    assert answers_for(view(window), unit).words in units.form.duties.text()


def test_aliases_are_typed_and_none_is_lost_by_typing_elsewhere(units: UnitsWindow, qtbot: QtBot) -> None:
    go_to(units, "市体育局")
    aliases = called(units, "市体育局").aliases
    assert "市體育局" in aliases
    assert units.form.aliases.names() == (), "its own name in Traditional is not shown again"
    retype(units, "short", "市体局")
    units.form.aliases.edit.setFocus()
    type_text(units.form.aliases.edit, "市体委、体育局")
    press(units.form.aliases.edit, Qt.Key.Key_Return)
    assert called(units, "市体局").aliases == (*aliases, "市体委", "体育局")
    assert "“市体局”增加别名市体委、体育局。" in weighed(qtbot, units)
    save(qtbot, units)
    assert called(units, "市体局").aliases == (*aliases, "市体委", "体育局", "市体育局")
