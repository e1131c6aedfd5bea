"""A round closed, corrected late, seen both ways, taken up again and compared by the window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui.closing.close_dialog import CloseDialog
from gui.closing.closings_dialog import ClosingsDialog
from gui.closing.compare_dialog import CompareDialog, SinceDialog
from gui.closing.reopen_dialog import ReopenDialog
from gui.dialogs.report import ReportDialog
from gui.main_window import MainWindow
from model.records import Changes
from model.terms import Field, Source
from model.work import fill_in, new_ledger, read_plan
from model.work.ledger import Ledger
from tests.gui.conftest import Recorder

D = TypeVar("D", bound=QDialog)
TEXT = (
    "关于印发榕城市2021年民生实事任务分解的通知\n榕政办发〔2021〕8号\n榕城市人民政府办公室\n2021年2月20日\n"
    "一、教育\n1. 新建中小学24所。（牵头单位：市教育局）\n二、就业\n2. 城镇新增就业12000人。（牵头单位：市人社局）\n"
)


def fill(held: Ledger, line: str, unit: str, done: str, period: str = "2021-03") -> Changes:
    return fill_in.do(held, fill_in.plan(held, period, line, unit, {Field.DONE: done}, Source.PHONE, "核实"))


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two items, one of them with figures for two rounds."""
    path = tmp_path_factory.mktemp("ledger") / "榕城.shishi"
    (paper := path.with_suffix(".txt")).write_text(TEXT, encoding="utf-8")
    with new_ledger.do(new_ledger.plan(path, read_plan.plan(paper), "榕城市政府办", "monthly")) as held:
        fill(held, "1-1", "市教育局", "5")
        fill(held, "1-1", "市教育局", "9", "2021-04")
    return path


@pytest.fixture
def window(qtbot: QtBot, founded: Path, tmp_path: Path) -> Iterator[MainWindow]:
    out = MainWindow()
    out.show()
    out.open(Path(shutil.copyfile(founded, tmp_path / founded.name)))
    settle(qtbot, out)
    out.session.look("2021-03")
    settle(qtbot, out)
    yield out
    settle(qtbot, out)
    for one in out.findChildren(QDialog):
        one.close()
    out.close()
    out.deleteLater()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.jobs.working, timeout=60_000)


def opened(qtbot: QtBot, window: MainWindow, verb: str, kind: type[D]) -> D:
    window.verbs.do(verb)
    settle(qtbot, window)
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def weighed(qtbot: QtBot, window: MainWindow, dialog: CloseDialog | ReopenDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.waiting, timeout=10_000)
    settle(qtbot, window)


def close(qtbot: QtBot, window: MainWindow) -> str:
    """Close the round on screen by the dialog; return what it said."""
    dialog = opened(qtbot, window, "close_period", CloseDialog)
    said = dialog.said.text()
    assert dialog.reason.isHidden()
    dialog.go.click()
    settle(qtbot, window)
    return said


def late(qtbot: QtBot, window: MainWindow, done: str = "7") -> None:
    window.session.act("填报", lambda held, tick: fill(held, "1-1", "市教育局", done))
    settle(qtbot, window)


def done(window: MainWindow) -> list[str]:
    assert window.session.view is not None
    return [str(line.done) for item in window.session.view.items for line in item.lines]


def test_a_round_is_closed_corrected_late_seen_both_ways_and_taken_up_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, mouth: Recorder
) -> None:
    assert not window.strip.isVisible()
    assert not window.acts["reopen_period"].isEnabled()
    assert "这一期没有发过表" in close(qtbot, window)
    assert window.strip.text().startswith("1—3月已封存 ")
    assert window.strip.text().endswith("第1次。看到的是封存时的样子，以后收的、改的都不在内，计入下一期。")
    assert window.periods._lock.isVisible()  # noqa: SLF001
    assert not window.acts["close_period"].isEnabled()
    late(qtbot, window)
    assert done(window) == ["5", "None"]
    since = opened(qtbot, window, "since_closing", SinceDialog)
    assert since.told.text() == "1—3月封存以后有 1 行有变化。"
    assert [row.words for row in since.pairs.table.visible()] == [("累计5→7（+2）", "亮灯滞后→按序时")]
    since.reject()
    window.strip.other.click()
    settle(qtbot, window)
    assert (done(window), window.strip.text()[-17:]) == (["7", "None"], "现在看到的是重新计算的数，没有公布过。"[-17:])
    window.strip.other.click()
    settle(qtbot, window)
    assert done(window) == ["5", "None"]
    report(qtbot, window, tmp_path)
    reopen(qtbot, window)
    assert done(window) == ["7", "None"]
    assert window.strip.text().endswith("后已重开，现在的数还没有再次封存。")
    assert not window.strip.drift.isVisible()
    assert not window.strip.other.isVisible()


def report(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """The upward report is written from what was published."""
    dialog = opened(qtbot, window, "report", ReportDialog)
    assert "照封存的数据生成（已封存 " in dialog.missing.text()
    dialog.path.setText(str(folder / "报.xlsx"))
    dialog.go.click()
    settle(qtbot, window)
    sheet = load_workbook(folder / "报.xlsx").active
    assert sheet is not None
    assert [sheet.cell(row, 7).value for row in (6,)] == [5]
    dialog.reject()


def reopen(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window, "reopen_period", ReopenDialog)
    assert not dialog.go.isEnabled()
    dialog.reason.setText("市教育局报数有误")
    dialog.approver.setText("王副秘书长")
    dialog.wait()
    weighed(qtbot, window, dialog)
    assert "封存以后有1行有变化" in dialog.said.text()
    dialog.go.click()
    settle(qtbot, window)


def test_every_closing_is_shown_as_it_was_and_the_way_back(qtbot: QtBot, window: MainWindow) -> None:
    close(qtbot, window)
    late(qtbot, window)
    reopen(qtbot, window)
    close(qtbot, window)
    late(qtbot, window, "8")
    dialog = opened(qtbot, window, "snapshots", ClosingsDialog)
    assert [row[1].closing.number for row in dialog.closings.rows] == [2, 1]
    dialog.list.selectRow(1)
    dialog.go.click()
    settle(qtbot, window)
    assert (done(window), "第1次封存" in window.strip.text()) == (["5", "None"], True)
    window.strip.other.click()
    settle(qtbot, window)
    assert done(window) == ["7", "None"]


def test_two_rounds_are_compared_filtered_copied_and_written(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    close(qtbot, window)
    dialog = opened(qtbot, window, "compare", CompareDialog)
    assert "（未封存，按现在的数）。共2行：变好1行、亮灯不变1行。" in dialog.told.text()
    assert [row.line for row in dialog.pairs.table.visible()] == ["1-1"]
    dialog.pairs.copy()
    assert "累计5→9（+4）" in QGuiApplication.clipboard().text().splitlines()[1]
    dialog.pairs.moved.setChecked(False)
    dialog.pairs.finder.setText("就业")
    assert dialog.pairs.count.text() == "1 行，共 2 行"
    dialog.save(tmp_path / "对比")
    settle(qtbot, window)
    sheet = load_workbook(tmp_path / "对比.xlsx").active
    assert sheet is not None
    assert [sheet.cell(4, column).value for column in (1, 5, 6, 7)] == ["1-1", 5, 9, 4]
    dialog.second.setCurrentIndex(dialog.second.findData("2021-03"))
    assert (dialog.told.text(), dialog.pairs.table.rows) == ("请选两个不同的期次。", ())


def test_what_waits_in_a_frozen_round_is_not_settled_there(qtbot: QtBot, window: MainWindow, mouth: Recorder) -> None:
    window.session.act("填报", lambda held, tick: fill(held, "2-1", "市人社局", "900"))
    close(qtbot, window)
    window.verbs.do("decide")
    assert "请先点“看现在的数”" in mouth.read()
