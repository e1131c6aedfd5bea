"""The plan agreed and put right by the window: schedules, the counties' parts, who reports what, targets, items."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.plan.schedule_dialog import ScheduleDialog
from gui.plan.steps_table import DUE
from gui.plan.weighed import Weighed
from model.records import LineView, PeriodView
from model.terms import Field, ItemKind, Light, Preset, Source
from model.work import fill_in, new_ledger, read_plan
from model.work.resources import resource

PLAN = resource("plans", "lianyungang-2021.txt")
D = TypeVar("D", bound=QDialog)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the 2021 plan with nothing agreed, made once."""
    path = tmp_path_factory.mktemp("ledger") / "2021年民生实事.shishi"
    new_ledger.do(new_ledger.plan(path, read_plan.plan(PLAN), "", "none")).close()
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
    dialogs = [one for one in window.findChildren(Weighed) if one.isVisible()]
    qtbot.waitUntil(lambda: not any(one.waiting for one in dialogs), timeout=10_000)
    qtbot.waitUntil(lambda: not window.session.jobs.working, timeout=60_000)


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
    assert "累计数不能下降：1—6月600，1—7月291" in dialog.said.text()
    assert not dialog.go.isEnabled()
    over(dialog, 3, "220人")
    settle(qtbot, window)
    assert dialog.go.isEnabled(), dialog.said.text()
    assert dialog.curve.course.plan[3] == 220
    dialog.go.click()
    settle(qtbot, window)
    assert [one.due_value for one in line(window, "7-3").year][:4] == [125, 166, 208, 220]


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
