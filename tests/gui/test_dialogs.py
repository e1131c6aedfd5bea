"""Every dialog opens and fits a small screen; forms say what they know; a bug makes one report without contents."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui import actions, crash, palette, say, settings, show
from gui.app import choose_input_method
from gui.batch.window import BatchWindow
from gui.dialogs.admit import AdmitDialog
from gui.dialogs.check import CheckDialog
from gui.dialogs.conflicts import ConflictsDialog
from gui.dialogs.findings import RemarksDialog
from gui.dialogs.help import HELP, AboutDialog, HelpDialog
from gui.dialogs.paste import PasteDialog
from gui.dialogs.questions import QuestionsDialog
from gui.dialogs.receipts import ReceiptsDialog
from gui.dialogs.report import ReportDialog
from gui.dialogs.send import SendDialog
from gui.dialogs.take import TakeDialog
from gui.dialogs.undo import UndoDialog
from gui.forms import overview
from gui.forms.board import Board
from gui.forms.start_page import StartPage
from gui.main_window import MainWindow
from gui.session import Session, first_round
from gui.tables import header_menu
from gui.tables.filter_bar import Chip
from gui.tables.item_rows import BY_KEY, count_lights, rows
from gui.wizard.wizard import Wizard
from model.errors import Cancelled, ClerkError
from model.records import Finding, Key, LightRule, Quarantined
from model.terms import Check, Field, FormState, Level, Light
from tests.gui import made_up
from tests.gui.conftest import Recorder

ROOM = (1366, 768)
SCALE = 1.25


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    out = Session()
    out.view = made_up.view(24)
    yield out
    out.close()


@pytest.fixture
def board(qtbot: QtBot) -> Board:
    out = Board()
    qtbot.addWidget(out)
    out.resize(1366, 640)
    out.show_view(made_up.view())
    out.show()
    return out


Asking = type[SendDialog | UndoDialog | ReceiptsDialog]
APART = Quarantined(
    key=Key("2021-03", "9-1", "u01", Field.DONE),
    record="r1",
    item="第9项",
    target="示范点",
    unit="市教育局",
    value="3",
    file="01_市教育局.xlsx",
    sheet="填报表",
    cell="G9",
    no="9",
)
BROKEN = (Finding(Level.ERROR, "第3号操作的记录被改动过。", "台账.shishi"),)
DIALOGS: dict[str, Callable[[Session], QDialog]] = {
    "new": lambda s: Wizard(None, s),
    "take": lambda s: TakeDialog(None, s),
    "answer": lambda s: QuestionsDialog(None, s),
    "decide": lambda s: ConflictsDialog(None, s),
    "report": lambda s: ReportDialog(None, s),
    "remarks": lambda s: RemarksDialog(None, s),
    "admit": lambda s: AdmitDialog(None, s),
    "paste": lambda s: PasteDialog(None, s),
    "check": lambda s: CheckDialog(None, "台账.shishi", BROKEN),
    "whole": lambda s: CheckDialog(None, "台账.shishi", ()),
    "batch": lambda s: BatchWindow(None, s),
    "help": lambda s: HelpDialog(None),
    "about": lambda s: AboutDialog(None),
}


def test_quarantined_cells_can_be_admitted_at_any_time_with_a_reason(session: Session, qtbot: QtBot) -> None:
    assert session.view is not None
    session.view = replace(session.view, quarantined=(APART,))
    dialog = AdmitDialog(None, session)
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.list.count(), dialog.value(), dialog.go.isEnabled()) == (1, "3", False)
    dialog.reason.setCurrentText("电话核实")
    assert dialog.go.isEnabled()
    session.view = replace(session.view, quarantined=())
    session.viewed.emit(session.view)
    assert dialog.list.count() == 0


def test_the_overview_counts_quarantined_cells_and_words_the_plan_s_own_rule() -> None:
    view = replace(made_up.view(24), quarantined=(APART,), rule=LightRule(red_above=Decimal(30)))
    assert overview.waiting(view)[-1].count == 1
    assert "30个百分点" in overview.lights(count_lights(rows(view)), view.rule)[0].more
    assert "admit" not in [task.verb for task in overview.waiting(made_up.view(24))]


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_opens_and_fits_a_small_screen_at_125_per_cent(name: str, session: Session, qtbot: QtBot) -> None:
    dialog = DIALOGS[name](session)
    dialog.show()
    qtbot.waitExposed(dialog)
    wanted = dialog.size().expandedTo(dialog.minimumSizeHint())
    assert wanted.width() * SCALE <= ROOM[0]
    assert wanted.height() * SCALE <= ROOM[1] - 60, "a title bar and a task bar need room"
    dialog.close()


@pytest.mark.parametrize("kind", [SendDialog, UndoDialog, ReceiptsDialog])
def test_a_dialog_that_asks_the_ledger_says_why_it_cannot(
    kind: Asking, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[Exception] = []
    monkeypatch.setattr(session, "failed", failed.append)
    dialog = kind(None, session)
    dialog.show()
    qtbot.waitUntil(lambda: bool(failed))
    dialog.close()


def test_a_dialog_closed_before_its_answer_does_no_harm(session: Session, qtbot: QtBot) -> None:
    answered: list[int] = []

    class Closed(QDialog):
        def take(self, answer: int) -> None:
            answered.append(answer)
            self.setWindowTitle("too late")

    dialog = Closed()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    started = threading.Event()
    session.ask("慢", lambda ledger, tick: int(started.wait(5)), dialog.take)
    dialog.close()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
    started.set()
    qtbot.waitUntil(lambda: not session.jobs.working)
    assert not answered


def test_every_control_has_a_name_a_screen_reader_can_say(board: Board, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    for widget in (board, window):
        nameless = [
            one
            for kind in (QPushButton, QToolButton)
            for one in widget.findChildren(kind)
            if one.isVisibleTo(widget)
            and not (one.text() or one.accessibleName() or one.toolTip())
            and not one.objectName().startswith("qt_")
        ]
        assert not nameless, [(one.parent(), one.objectName()) for one in nameless]
    window.close()


def test_menus_have_letters_of_their_own_and_shortcuts_are_not_given_twice() -> None:
    for title, verbs in actions.MENUS:
        letters = [verb.words[verb.words.index("&") + 1] for verb in verbs if verb is not actions.LINE]
        assert len(letters) == len(set(letters)), title
    keys = [verb.keys for verb in actions.ALL.values() if verb.keys]
    assert len(keys) == len(set(keys))
    assert {"F1", "F2", "F5", "Ctrl+N", "Ctrl+O", "Ctrl+S", "Ctrl+Z", "Ctrl+F"} <= set(keys)
    assert 8 <= sum(name != "-" for name in actions.TOOLS) <= 12


def test_the_manual_names_every_key() -> None:
    text = HELP.read_text("utf-8").replace("PgDn", "PgDown")
    told = ("Ctrl+N", "Ctrl+O", "Ctrl+E", "Ctrl+T", "F2", "Ctrl+S", "Ctrl+F", "Ctrl+G", "Ctrl+Z", "F5", "F1")
    assert all(key in text for key in told)


def test_without_a_ledger_only_what_makes_sense_can_be_chosen(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    enabled = {name for name, action in window.acts.items() if action.isEnabled()}
    assert {"new", "open", "demo", "help", "quit"} <= enabled
    assert not {"send", "take", "report", "undo", "fill"} & enabled
    window.close()


def test_a_drop_without_a_ledger_says_what_to_do(qtbot: QtBot, mouth: Recorder, tmp_path: Path) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dragEnterEvent(event)
    assert event.isAccepted()
    window.dropped([tmp_path])
    assert "还没有打开台账" in mouth.read()
    window.close()


def test_the_layout_comes_back(qtbot: QtBot) -> None:
    first = MainWindow()
    qtbot.addWidget(first)
    first.show()
    first.stack.setCurrentWidget(first.board)
    first.board.setSizes([300, 700, 340])
    first.board.items.setColumnHidden(8, True)
    first.board.items.horizontalHeader().moveSection(9, 2)
    sizes = first.board.sizes()
    first.close()
    again = MainWindow()
    qtbot.addWidget(again)
    again.show()
    again.resize(first.size())
    again.stack.setCurrentWidget(again.board)
    qtbot.waitUntil(lambda: again.board.sizes() == sizes)
    assert again.board.items.isColumnHidden(8)
    assert again.board.items.horizontalHeader().visualIndex(9) == 2
    again.close()


def test_recent_ledgers_are_kept_newest_first_and_only_if_there(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.shishi" for n in range(3)]
    for path in paths:
        path.touch()
        settings.opened(path)
    settings.opened(paths[0])
    paths[1].unlink()
    assert settings.recent() == (paths[0], paths[2])


def test_a_light_filters_and_an_empty_table_says_so(board: Board) -> None:
    board.show_light(Light.RED)
    assert {row.line.light for row in board.items.items.visible()} == {Light.RED}
    board.filters.search.setText("没有这样的事项")
    board.filters.search.textChanged.emit("")
    board.filters.filter.words = "没有这样的事项"
    board.filters.changed.emit()
    assert not board.items.isVisible()
    assert any("没有符合" in label.text() for label in board.findChildren(QLabel) if label.isVisible())
    board.show_all()
    assert board.items.isVisible()
    assert len(board.items.items.shown) == len(rows(board.view or made_up.view()))


def test_a_unit_shows_only_what_concerns_it_as_a_chip(board: Board) -> None:
    unit = next(one for one in made_up.view().units if one.red)
    board.tree.setCurrentIndex(board.tree.units.find(unit.unit.id))
    assert board.filters.chip.text() == unit.unit.short
    shown = board.items.items.visible()
    assert shown
    assert all(unit.unit.id in row.units for row in shown)
    board.filters.chip.click()
    assert not board.filters.filter.active


def test_a_headings_value_filters_and_is_dropped_by_its_chip(board: Board) -> None:
    menu = QMenu()
    header_menu.fill(menu, board.items.items, BY_KEY["lead"], board.items.sortByColumn, board.filters.set_by)
    values = menu.findChildren(QMenu)[0]
    values.actions()[0].trigger()
    name = values.actions()[0].text().split("　")[0]
    assert {"、".join(row.item.leads) for row in board.items.items.visible()} == {name}
    chip = next(one for one in board.filters.findChildren(Chip) if one.text() == f"牵头单位：{name}")
    chip.click()
    assert not board.filters.filter.active


def test_the_finder_takes_the_first_unit_that_fits(board: Board) -> None:
    board.finder.setText("住建")
    board.finder.returnPressed.emit()
    assert board.filters.filter.unit_name == "市住建局"


def test_a_draft_stays_with_its_line(board: Board) -> None:
    entry = board.form.entry
    board.go_to_line("1-1")
    entry.done.setText("7")
    entry.done.textEdited.emit("7")
    board.items.step(1)
    assert entry.done.text() == ""
    board.go_to_line("1-1")
    assert entry.done.text() == "7"
    assert entry.save.isEnabled()


@pytest.mark.parametrize(
    ("typed", "fine"), [("7", True), ("７所", True), ("约7", False), ("好", False), ("1.2万", True)]
)
def test_a_figure_is_read_while_it_is_typed(board: Board, typed: str, fine: bool) -> None:
    entry = board.form.entry
    board.go_to_line("1-1")
    entry.done.setText(typed)
    entry.done.textEdited.emit(typed)
    assert entry.save.isEnabled() is fine
    assert entry.note_done.text()
    assert bool(entry.done.property("bad")) is not fine


def test_a_conflict_is_told_on_the_form_with_its_button(board: Board, qtbot: QtBot) -> None:
    row = next(row for row in rows(made_up.view()) if row.line.conflict)
    board.go_to_line(row.line.line.id)
    button = next(one for one in board.form.findChildren(QPushButton) if one.text() == "裁定…" and one.isVisible())
    with qtbot.waitSignal(board.wanted) as caught:
        button.click()
    assert caught.args == ["decide"]


def test_the_start_page_counts_what_the_round_holds(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show_view(made_up.view())
    page.show()
    names = {one.accessibleName() for one in page.findChildren(QPushButton) if one.isVisible()}
    assert "冲突待裁定 1" in names
    assert "填报待确认 1" in names
    with qtbot.waitSignal(page.wanted) as caught:
        next(one for one in page.findChildren(QPushButton) if one.accessibleName().startswith("逾期未报")).click()
    assert caught.args == ["missing"]


def test_a_round_never_sent_offers_to_send(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    view = made_up.view(12)
    units = tuple(replace(unit, form=FormState.NOT_SENT) for unit in view.units)
    page.show_view(replace(view, units=units))
    assert any("还没有发表" in one.accessibleName() for one in page.findChildren(QPushButton))


def test_the_switch_shows_traditional_as_simplified_and_back() -> None:
    show.as_simplified(True)
    assert show.printed("新改擴建中小學，（３所）——") == "新改扩建中小学，（３所）——", "marks keep their width"
    show.as_simplified(False)
    assert show.printed("新改擴建中小學") == "新改擴建中小學"


def test_plans_are_shown_as_simplified_until_the_clerk_says_otherwise(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    made = made_up.view(12)
    window.session.view = made
    window.session.viewed.emit(made)
    table = window.board.items.items
    window.board.filters.set_by("target", show.target(table.row(0).line.line))
    assert all("學" not in str(table.index(row, 1).data()) for row in range(len(table.shown)))
    window.acts["simplified"].trigger()
    assert "學" in str(table.index(0, 1).data())
    window.session.view = None
    window.close()
    again = MainWindow()
    qtbot.addWidget(again)
    assert not again.acts["simplified"].isChecked()
    again.close()


def test_the_round_shown_first_is_the_latest_that_came_back() -> None:
    rounds = made_up.view(12).rounds
    assert first_round(rounds, ()) == "2021-03"


def test_a_bug_in_the_worker_reaches_the_one_hook(session: Session, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        session.ask("算", lambda ledger, tick: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert not session.jobs.working, "the window can go on"


def test_figures_that_cannot_be_kept_are_not_lost_without_a_word(qtbot: QtBot, mouth: Recorder) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.board.show_view(made_up.view(12))
    window.board.form.entry.done.setText("7")
    window.board.form.entry.done.textEdited.emit("7")
    mouth.answer = "回去提交"
    window.show()
    assert not window.close()
    assert "1 行录入还没有提交" in mouth.read()
    mouth.answer = ""
    assert window.close()
    assert mouth.read()


def test_the_missing_units_are_copied_for_ringing_up(qtbot: QtBot, mouth: Recorder) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.session.view = made_up.view()
    window.verbs.do("copy_missing")
    names = {one.unit.short for one in made_up.view().units if one.form is FormState.MISSING}
    assert {line.split("\t")[0] for line in QGuiApplication.clipboard().text().split("\n")} == names
    assert f"已复制 {len(names)} 家" in mouth.read()
    window.session.view = None
    window.close()


def test_the_mouth_says_a_clerk_error_keeps_silent_on_cancel_and_lets_a_bug_through(mouth: Recorder) -> None:
    say.failed(None, ClerkError("没有收。"))
    assert mouth.read() == "没有收。"
    say.failed(None, Cancelled())
    assert not mouth.said
    with pytest.raises(ZeroDivisionError):
        say.failed(None, ZeroDivisionError())


def test_a_bug_makes_one_box_and_a_report_without_contents(
    mouth: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(crash, "places", lambda: (tmp_path,))
    try:
        raise ValueError("13912345678 填报人 '张三'")
    except ValueError:
        crash.hook(*sys.exc_info())
    assert "台账没有改动" in mouth.read()
    text = next(tmp_path.glob("*.txt")).read_text("utf-8")
    assert "ValueError" in text
    assert "test_dialogs.py" in text
    assert "13912345678" not in text + caplog.text
    assert "张三" not in text + caplog.text


def test_fcitx_is_reached_through_the_ibus_plug_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("QT_IM_MODULE", raising=False)
    monkeypatch.setenv("XMODIFIERS", "@im=fcitx")
    choose_input_method()
    import os

    assert os.environ["QT_IM_MODULE"] == "ibus"


def test_the_application_speaks_chinese(qapp: QApplication) -> None:
    from PySide6.QtCore import QCoreApplication, QLocale

    assert QLocale().territory() == QLocale.Country.China
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") != "Cancel"
    assert qapp.font().families()[0] in palette.FAMILIES


def test_words_stand_beside_every_colour() -> None:
    assert set(palette.LIGHTS) == set(Light)
    fills = {light: pill.fill for light, pill in palette.LIGHTS.items()}
    grey = {light: _grey(fill) for light, fill in fills.items() if light in (Light.RED, Light.YELLOW, Light.GREEN)}
    ordered = sorted(grey.values())
    assert all(b - a > 20 for a, b in pairwise(ordered)), "told apart in a grey print"


def _grey(colour: str) -> float:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_no_widget_draws_from_the_desktops_own_theme(board: Board, qapp: QApplication) -> None:
    assert qapp.style().objectName().lower() in ("fusion", "qstylesheetstyle", "")
    assert qapp.palette().color(qapp.palette().ColorRole.Base).name() == palette.PAPER.lower()
    assert isinstance(board, QWidget)


def test_only_a_warning_that_can_be_explained_is_and_only_with_a_reason(session: Session, qtbot: QtBot) -> None:
    assert session.view is not None
    key = Key("2021-03", "9-1", "u01", Field.DONE)
    told = (
        Finding(Level.WARNING, "第9项超过全年目标。", key=key),
        Finding(Level.NOTE, "已说明。", key=key, reason="核减"),
    )
    session.view = replace(session.view, findings=told)
    dialog = RemarksDialog(None, session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reason.setText("市教育局电话说明")
    dialog.view.selectRow(0)
    assert dialog.go.isEnabled()
    dialog.view.selectRow(1)
    assert not dialog.go.isEnabled()
    dialog.view.selectRow(0)
    dialog.reason.clear()
    assert not dialog.go.isEnabled()


def test_remarks_that_say_the_same_are_one_row_and_explained_one_by_one(session: Session, qtbot: QtBot) -> None:
    assert session.view is not None
    behind = tuple(
        Finding(
            Level.WARNING,
            f"第{n}项滞后，没有写存在问题。",
            "市教育局.xlsx",
            "填报表",
            f"J{n}",
            Check.NO_REASON,
            Key("2021-03", f"{n}-1", "u01", Field.PROBLEM),
        )
        for n in (5, 6)
    )
    session.view = replace(session.view, findings=(*behind, Finding(Level.NOTE, "另一条。")))
    dialog = RemarksDialog(None, session)
    qtbot.addWidget(dialog)
    dialog.show()
    assert [one.sentence[:4] for one in dialog.view.findings.rows] == ["2 行滞", "另一条。"]
    assert dialog.view.findings.rows[0].cell == "J5:J6"
    dialog.reason.setText("电话说明")
    dialog.view.selectRow(0)
    assert not dialog.go.isEnabled()
    assert "共 3 条，合成 2 行。这一行是 2 条合成的" in dialog.remark.text()
    dialog.each.click()
    dialog.view.selectRow(0)
    assert len(dialog.view.findings.rows) == 3
    assert dialog.go.isEnabled()
