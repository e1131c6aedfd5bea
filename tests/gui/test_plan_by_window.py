"""The plan agreed and put right by the window: schedules, the counties' parts, who reports what, targets, items."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui import palette
from gui.dialogs.send import SendDialog
from gui.dialogs.undo import UndoDialog
from gui.main_window import MainWindow
from gui.plan.change_item_dialog import ChangeItemDialog
from gui.plan.change_target_dialog import ChangeTargetDialog
from gui.plan.lines_table import NAME
from gui.plan.reporting_dialog import ReportingDialog
from gui.plan.schedule_dialog import ScheduleDialog
from gui.plan.shares_dialog import SharesDialog
from gui.plan.shares_draft import Shares
from gui.plan.shares_table import SharesTable
from gui.plan.shares_view import SharesView
from gui.plan.steps_table import DUE
from gui.plan.weighed import Weighed
from gui.tables import item_rows
from model.records import Item, ItemView, Line, LineView, PeriodView, Target, Unit
from model.rules import breakdown
from model.terms import Field, ItemKind, Kind, Light, Op, Preset, Route, Source
from model.work import fill_in, new_ledger, read_plan
from model.work.resources import resource
from tests.gui.conftest import Recorder

PLAN = resource("plans", "lianyungang-2021.txt")
D = TypeVar("D", bound=QDialog)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the 2021 plan with nothing agreed, made once."""
    path = tmp_path_factory.mktemp("ledger") / "2021年民生实事.shishi"
    source = read_plan.opened(PLAN)
    reading = read_plan.items_of(source.document)
    new_ledger.do(new_ledger.plan(path, reading, "", "none", source.document, source.data)).close()
    return path


@pytest.fixture
def window(qtbot: QtBot, founded: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A shown window on that ledger, at the item table; closed here and not by qtbot."""
    out = MainWindow()
    out.show()
    out.open(Path(shutil.copyfile(founded, tmp_path / founded.name)))
    settle(qtbot, out)
    out.to("items")
    yield out
    settle(qtbot, out)
    for one in out.findChildren(QDialog):
        one.close()
    out.close()
    out.deleteLater()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until no work is under way, nor about to be."""

    def quiet() -> bool:
        dialogs = [one for one in window.findChildren(Weighed) if one.isVisible()]
        return not window.session.jobs.working and not any(one.waiting for one in dialogs)

    qtbot.waitUntil(quiet, timeout=60_000)


def opened(qtbot: QtBot, window: MainWindow, verb: str, kind: type[D]) -> D:
    """Do a verb and return the dialog it opens, once it has loaded."""
    window.verbs.do(verb)
    settle(qtbot, window)
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def view(window: MainWindow) -> PeriodView:
    assert window.session.view is not None
    return window.session.view


def line(window: MainWindow, name: str) -> LineView:
    """Return a line of the round on screen."""
    return next(one for item in view(window).items for one in item.lines if one.line.id == name)


# --- 定序时 -------------------------------------------------------------------------------------------------


def fill(qtbot: QtBot, window: MainWindow, name: str, value: str) -> None:
    """Type a line's figure in for its lead unit."""
    period, lead = view(window).round.period, line(window, name).lead
    window.session.act(
        "录入",
        lambda ledger, tick: fill_in.do(
            ledger, fill_in.plan(ledger, period, name, lead, {Field.DONE: value}, Source.PHONE)
        ),
    )
    settle(qtbot, window)


def test_all_lines_of_a_kind_get_the_schedule_that_suits_them_in_one_act(qtbot: QtBot, window: MainWindow) -> None:
    fill(qtbot, window, "7-3", "100")
    acts = view(window).acts
    assert line(window, "7-3").light is Light.NONE
    dialog = opened(qtbot, window, "schedule", ScheduleDialog)
    dialog.lines.tick_shown(False)
    assert not dialog.go.isEnabled()
    dialog.kinds.setCurrentIndex(dialog.kinds.findData(ItemKind.SERVICE.value))
    dialog.lines.tick_shown(True)
    settle(qtbot, window)
    assert "第7-3项 资助困难职工子女：按月均分，1—3月应完成125名" in dialog.said.text()
    assert "第7-3项 未定序时→滞后" in dialog.said.text() or "第7-3项 未定序时→严重滞后" in dialog.said.text()
    assert view(window).acts == acts
    dialog.go.click()
    settle(qtbot, window)
    service = {one.line.id for item in view(window).items if item.item.kind is ItemKind.SERVICE for one in item.lines}
    agreed = {one.line.id for item in view(window).items for one in item.lines if one.due_reason}
    assert agreed == service
    assert line(window, "7-3").due_value == 125
    assert line(window, "7-3").light in (Light.YELLOW, Light.RED)
    assert view(window).acts == acts + 1


def over(dialog: ScheduleDialog, row: int, words: str) -> None:
    """Type over what is due by a round."""
    dialog.steps.model().setData(dialog.steps.model().index(row, DUE), words)


def test_a_round_typed_over_makes_the_schedule_the_lines_own_and_what_is_wrong_is_said(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.board.go_to_line("7-3")
    dialog = opened(qtbot, window, "schedule", ScheduleDialog)
    assert [row.line.id for row in dialog.lines.ticked()] == ["7-3"]
    dialog.presets.setCurrentIndex(dialog.presets.findData(Preset.MONTHLY.value))
    settle(qtbot, window)
    assert [dialog.steps.model().index(row, DUE).data() for row in (0, 3)] == ["125", "250"]
    over(dialog, 3, "６００")
    settle(qtbot, window)
    assert dialog.preset() is Preset.CURVE
    assert "累计数不能下降：1—6月600，1—7月292" in dialog.said.text()
    assert not dialog.go.isEnabled()
    over(dialog, 3, "220人")
    settle(qtbot, window)
    assert dialog.go.isEnabled(), dialog.said.text()
    assert dialog.curve.course.plan[3] == 220
    dialog.go.click()
    settle(qtbot, window)
    assert [one.due_value for one in line(window, "7-3").year][:4] == [125, 167, 209, 220]


def test_keys_alone_tick_lines_and_a_filter_takes_no_tick_away(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window, "schedule", ScheduleDialog)
    dialog.lines.tick_shown(False)
    dialog.list.setFocus()
    dialog.list.selectRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert [row.line.id for row in dialog.lines.ticked()] == ["1-1", "2-1"]
    dialog.finder.setText("26-2")
    assert [row.line.id for row in dialog.lines.visible()] == ["26-2"]
    assert len(dialog.lines.ticked()) == 2
    assert "2 行没有列出" in dialog.count.text()


# --- 分解任务 -----------------------------------------------------------------------------------------------

BLOCK = """序号\t指标\t市本级\t东海县\t海州县\t灌云县\t合计
1-1\t新改扩建中小学\t2\t20\t1\t5\t25
7-3\t\t\t１００\t\t三百\t500"""


def test_a_pasted_block_asks_about_a_wrong_county_and_shows_an_over_sum_without_forcing_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = opened(qtbot, window, "shares", SharesDialog)
    QApplication.clipboard().setText(BLOCK)
    QTest.keyClick(dialog.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    said = dialog.said.text()
    assert "不能保存：第1行：“海州县”不在单位名册里" in said
    assert "不能保存：第3行：灌云县：写的是“三百”" in said
    assert "1-1 合计27所，比全年目标25所多2所" in said
    row = dialog.table.shown.index("1-1")
    words = [dialog.table.index(row, dialog.table.total + at).data() for at in (0, 1)]
    assert words == ["27", "多2所"]
    assert "合计 27，多2所" in dialog.status.text()
    assert not dialog.go.isEnabled()
    dialog.drop.click()
    settle(qtbot, window)
    assert dialog.go.isEnabled()
    dialog.go.click()
    settle(qtbot, window)
    tasks = {part.short: part.task for part in line(window, "1-1").parts if part.task is not None}
    assert tasks == {"市本级": 2, "东海县": 20, "灌云县": 5}


def test_typed_cells_a_rectangle_delete_and_undo_stay_in_the_grid_until_saved(qtbot: QtBot, window: MainWindow) -> None:
    acts = view(window).acts
    dialog = opened(qtbot, window, "shares", SharesDialog)
    table, first = dialog.table, dialog.table.first
    dialog.grid.setCurrentIndex(table.index(0, first))
    QApplication.clipboard().setText("1\t2\n\n3\t四")
    QTest.keyClick(dialog.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [table.index(0, first + at).data() for at in (0, 1)] == ["1", "2"]
    row = table.shown.index("3-1")
    assert [one.row for one in table.shares.draft.asked] == [3, 3]
    assert "“3-1 " in table.shares.draft.asked[0].why
    assert table.index(row, first).data() == ""
    dialog.grid.setCurrentIndex(table.index(0, first))
    QTest.keyClick(dialog.grid, Qt.Key.Key_Delete)
    assert table.index(0, first).data() == ""
    QTest.keyClick(dialog.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert table.index(0, first).data() == "1"
    assert table.setData(table.index(0, first), "约5")
    assert table.shares.draft.asked[-1].cell == table.cell(table.index(0, first))
    assert table.index(0, first).data() == "约5"
    dialog.reject()
    settle(qtbot, window)
    assert view(window).acts == acts


def test_filters_leave_the_lines_of_a_unit_and_those_not_divided(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window, "shares", SharesDialog)
    every = len(dialog.table.shown)
    dialog.unit.setCurrentText("市体育局")
    some = list(dialog.table.shown)
    assert 0 < len(some) < every
    dialog.unit.setCurrentIndex(0)
    dialog.table.shares.type(("1-1", dialog.table.shares.units[1].id), "25")
    dialog.undone.setChecked(True)
    assert "1-1" not in dialog.table.shown
    assert "2-1" in dialog.table.shown
    assert "3-1" not in dialog.table.shown


def test_sixteen_hundred_lines_take_a_block_and_an_edit_adds_up_one_line_alone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = Item("1", "1", "新建学校", "", 1, ItemKind.WORKS)
    target = Target(Decimal(60), "所", Decimal(60), "所", Op.EQUAL)
    units = tuple(Unit(f"u{n}", f"县{n}", f"县{n}", "县区", n) for n in range(10))
    lines = [breakdown.of(item, Line(f"1-{n}", "1", n, "学校", Kind.AMOUNT, target), {}) for n in range(1600)]
    table = SharesTable()
    grid = SharesView(table)
    qtbot.addWidget(grid)
    table.begin(Shares(lines, units), {})
    block = "序号\t" + "\t".join(one.short for one in units)
    block += "".join(f"\n1-{n}\t" + "\t".join("6" for _ in units) for n in range(1600))
    grid.paste(block)
    assert {table.index(row, table.total + 1).data() for row in range(1600)} == {"平"}
    made: list[str] = []
    real = breakdown.of

    def counted(item: Item, line: Line, parts: Mapping[str, Decimal]) -> breakdown.Breakdown:
        made.append(line.id)
        return real(item, line, parts)

    monkeypatch.setattr(breakdown, "of", counted)
    table.setData(table.index(0, table.first), "7")
    assert [table.index(row, table.total + 1).data() for row in (0, 1)] == ["多1所", "平"]
    assert made == ["1-0"]


# --- 报送方式 -----------------------------------------------------------------------------------------------


def test_who_reports_is_chosen_for_items_and_what_follows_for_the_forms_is_said_before(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.board.go_to_line("1-1")
    dialog = opened(qtbot, window, "reporting", ReportingDialog)
    assert [row.item.id for row in dialog.items.ticked()] == ["1"]
    assert not dialog.joints.buttons()[2].isEnabled()
    assert dialog.remark.text() == "还没有改动。"
    dialog.routes.buttons()[2].click()
    dialog.co.item(0).setCheckState(Qt.CheckState.Checked)
    settle(qtbot, window)
    unit = dialog.co.item(0).text()
    assert f"第1项：报送渠道由牵头汇总改为县区直报；{unit}需填报。" in dialog.said.text()
    assert f"“{unit}”的表由" in dialog.said.text()
    assert "需填报 1行" in next(one.why for one in dialog.who.table.rows if one.unit.short == unit)
    assert tinted(dialog) == {("报送渠道", "县区直报", "原来是：牵头汇总"), ("需填报的", unit, "原来是：空白")}
    assert dialog.co.item(0).background().color().name().upper() == palette.CHANGED
    assert dialog.co.item(0).toolTip() == "原来是：不填报"
    dialog.go.click()
    settle(qtbot, window)
    assert dialog.items.rows[0].item.route is Route.COUNTY
    assert dialog.items.rows[0].ticked == unit
    assert dialog.remark.text().startswith("已保存")
    assert tinted(dialog) == set()
    dialog.reject()
    sending = opened(qtbot, window, "send", SendDialog)
    place = next(n for n, one in enumerate(sending.forms.rows) if one.unit.short == unit)
    assert "需填报 1行" in sending.forms.index(place, 4).data()


def tinted(dialog: ReportingDialog) -> set[tuple[str, str, str]]:
    """Return heading, words and tip of every cell marked as changed."""
    cells = (
        dialog.items.index(row, column)
        for row in range(dialog.items.rowCount())
        for column in range(dialog.items.columnCount())
    )
    return {
        (dialog.items.columns[one.column()].heading, str(one.data()), str(one.data(Qt.ItemDataRole.ToolTipRole)))
        for one in cells
        if one.data(Qt.ItemDataRole.BackgroundRole) is not None
    }


def test_units_that_lead_together_may_report_apart_and_others_are_left_alone(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window, "reporting", ReportingDialog)
    dialog.items.tick_shown(True)
    several = [row for row in dialog.items.rows if len(row.leads) > 1]
    dialog.joints.buttons()[2].click()
    settle(qtbot, window)
    assert dialog.wanted().items == tuple(row.item.id for row in several)
    assert dialog.go.isEnabled() is bool(several)


# --- 更正目标 -----------------------------------------------------------------------------------------------


def change_target(qtbot: QtBot, window: MainWindow, name: str, value: str, since: str) -> ChangeTargetDialog:
    """Fill in a change of a target, up to its reason."""
    window.board.go_to_line(name)
    dialog = opened(qtbot, window, "change_target", ChangeTargetDialog)
    dialog.since.setCurrentIndex(dialog.since.findData(since))
    QTest.keyClicks(dialog.value, value)
    settle(qtbot, window)
    return dialog


def test_a_target_changed_in_july_leaves_june_as_it_was_and_is_undone_by_name(
    qtbot: QtBot, window: MainWindow, mouth: Recorder
) -> None:
    dialog = change_target(qtbot, window, "7-3", "400", "2021-07")
    assert dialog.source.view.washed == (22,)
    assert "没有写更正目标的理由" in dialog.said.text()
    assert not dialog.go.isEnabled()
    dialog.reason.setText("省厅调减任务")
    dialog.paper.setText("连政办发〔2021〕30号")
    dialog.wait()
    settle(qtbot, window)
    assert "目标：500名 → 400名，自1—7月起，依据连政办发〔2021〕30号。" in dialog.said.text()
    assert "以前各期的目标、进度和亮灯不变" in dialog.said.text()
    dialog.go.click()
    settle(qtbot, window)
    for period, value in (("2021-06", 500), ("2021-07", 400)):
        window.session.look(period)
        settle(qtbot, window)
        assert printed(window, "7-3") == value
        row = window.board.items.current_row()
        assert row is not None
        assert ("原500名，自1—7月起" in item_rows.target(row)) is (period == "2021-07")
    assert window.board.form.news.text() == "目标500→400名，自1—7月起"
    assert "省厅调减任务" in window.board.form.news.toolTip()
    again = opened(qtbot, window, "change_target", ChangeTargetDialog)
    held = [(one.since, one.target.printed, one.document) for one in again.held.held.rows]
    assert held[1:] == [("1—7月", Decimal(400), "连政办发〔2021〕30号")]
    again.reject()
    undo = opened(qtbot, window, "undo", UndoDialog)
    assert undo.go.text().startswith("撤销 更正目标 7-3")
    undo.go.click()
    settle(qtbot, window)
    undo.reject()
    assert "500名→400名 自1—7月起" in mouth.read()
    assert printed(window, "7-3") == 500
    assert window.board.form.news.text() == ""


def printed(window: MainWindow, name: str) -> Decimal | None:
    """Return the target in force in the round on screen."""
    target = line(window, name).line.target
    return target.printed if target else None


def test_a_number_that_is_not_certain_is_taken_only_by_the_clerks_word(qtbot: QtBot, window: MainWindow) -> None:
    dialog = change_target(qtbot, window, "7-3", "400?", "2021-04")
    dialog.reason.setText("会议定")
    dialog.wait()
    settle(qtbot, window)
    assert "目标数不能确定" in dialog.said.text()
    assert not dialog.go.isEnabled()
    dialog.sure.click()
    settle(qtbot, window)
    assert dialog.go.isEnabled(), dialog.said.text()


# --- 更正事项 -----------------------------------------------------------------------------------------------


def item(window: MainWindow, name: str) -> ItemView:
    return next(one for one in view(window).items if one.item.id == name)


def test_an_item_is_put_right_beside_its_document_and_only_what_was_typed_over_changes(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.board.go_to_line("26-2")
    dialog = opened(qtbot, window, "change_item", ChangeItemDialog)
    fields = dialog.fields
    assert not fields.changes()
    assert not dialog.go.isEnabled()
    assert dialog.source.view.washed == (41,)
    fields.lines.setCurrentCell(1, NAME)
    assert dialog.source.view.marked() == ("2萬個",)
    fields.lines.model().setData(fields.lines.model().index(1, NAME), "提供就业岗位（含公益性）")
    QTest.keyClicks(fields.deadline, "11")
    fields.co.field.add("市教育局")
    settle(qtbot, window)
    said = dialog.said.text()
    assert "“26-2”名称：提供就业岗位 → 提供就业岗位（含公益性）" in said
    assert "完成时限：（无） → 11" in said
    assert "、市教育局，全年。" in said
    dialog.go.click()
    settle(qtbot, window)
    assert "市教育局" in item(window, "26").co
    assert line(window, "26-2").line.name == "提供就業崗位（含公益性）"
    assert item(window, "26").item.text.startswith("開展“百企萬人穩崗護航”行動")


def test_a_target_is_added_only_with_its_reason_and_from_its_round_on(qtbot: QtBot, window: MainWindow) -> None:
    window.board.go_to_line("26-2")
    dialog = opened(qtbot, window, "change_item", ChangeItemDialog)
    fields = dialog.fields
    fields.targets.add()
    cells = fields.targets.model()
    cells.setData(cells.index(0, 0), "举办专场招聘会")
    assert fields.unfinished
    cells.setData(cells.index(0, 4), "场")
    cells.setData(cells.index(0, 3), "12")
    fields.since.setCurrentIndex(fields.since.findData("2021-07"))
    settle(qtbot, window)
    assert not fields.unfinished
    assert "没有写增加指标的理由" in dialog.said.text()
    assert not dialog.go.isEnabled()
    QTest.keyClicks(fields.reason, "x")
    settle(qtbot, window)
    assert "增加“26-5 举办专场招聘会”，目标12场，自1—7月起" in dialog.said.text()
    dialog.go.click()
    settle(qtbot, window)
    assert "26-5" not in [one.line.id for one in item(window, "26").lines]
    window.session.look("2021-07")
    settle(qtbot, window)
    assert printed(window, "26-5") == 12


def test_an_item_nobody_used_is_removed_by_name_and_one_sent_out_is_not(
    qtbot: QtBot, window: MainWindow, mouth: Recorder
) -> None:
    window.board.go_to_line("26-2")
    fill(qtbot, window, "26-2", "1")
    dialog = opened(qtbot, window, "change_item", ChangeItemDialog)
    dialog.remove.click()
    settle(qtbot, window)
    assert "不能删除，没有改动台账" in dialog.said.text()
    dialog.reject()
    window.board.go_to_line("7-3")
    dialog = opened(qtbot, window, "change_item", ChangeItemDialog)
    dialog.remove.click()
    settle(qtbot, window)
    assert "删除第7项" in mouth.read()
    settle(qtbot, window)
    assert "7" not in [one.item.id for one in view(window).items]


# --- together -----------------------------------------------------------------------------------------------


def test_all_that_was_agreed_is_undone_by_name_one_after_the_other(
    qtbot: QtBot, window: MainWindow, mouth: Recorder
) -> None:
    before = view(window).items
    window.board.go_to_line("7-3")
    schedule = opened(qtbot, window, "schedule", ScheduleDialog)
    qtbot.waitUntil(schedule.go.isEnabled)
    schedule.go.click()
    settle(qtbot, window)
    shares = opened(qtbot, window, "shares", SharesDialog)
    shares.grid.paste("序号\t东海县\n7-3\t600")
    settle(qtbot, window)
    qtbot.waitUntil(shares.go.isEnabled)
    shares.go.click()
    settle(qtbot, window)
    target = change_target(qtbot, window, "7-3", "600", "2021-07")
    target.reason.setText("追加")
    target.wait()
    settle(qtbot, window)
    qtbot.waitUntil(target.go.isEnabled)
    target.go.click()
    settle(qtbot, window)
    assert view(window).items != before
    undo = opened(qtbot, window, "undo", UndoDialog)
    for name in ("更正目标 7-3", "分解任务 7-3", "定序时 7-3"):
        place = next(n for n, act in enumerate(undo.acts.rows) if f"{act.verb} {act.subject}".startswith(name))
        undo.list.selectRow(place)
        assert f"撤销 {name}" in undo.go.toolTip()
        undo.go.click()
        settle(qtbot, window)
    undo.reject()
    assert "600" in mouth.read()
    assert view(window).items == before
