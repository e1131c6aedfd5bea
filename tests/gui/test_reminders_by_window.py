"""By window: who has not reported is seen, copied and written as 催报单; without open cells 退回单 writes none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.papers.remind_dialog import RemindDialog
from model.work import send_forms
from tests.gui.test_rules_by_window import AT, founded, opened, settle, window

__all__ = ["founded", "window"]


def test_reminders_are_seen_copied_and_written_for_the_units_ticked(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.session.act(
        "发表",
        lambda ledger, tick: send_forms.do(ledger, send_forms.plan(ledger, AT), tmp_path / "发出", tick),
        lambda _: None,
    )
    settle(qtbot, window)
    box = opened(qtbot, window, "remind", RemindDialog)
    every = [one.short for one in box.papers.rows if one.paper]
    assert len(every) > 2
    assert all(name in box.preview.toPlainText() for name in every)
    assert "名册里没有联络员" in box.said.text()
    box.papers.tick_shown(False)
    assert not box.go.isEnabled()
    box.papers.tick({box.papers.rows[0].unit}, on=True)
    assert box.preview.toPlainText().startswith("民生实事进度催报单")
    box.copy.click()
    assert f"{every[0]}：" in QGuiApplication.clipboard().text()
    box.folder.setText(str(tmp_path / "催报"))
    box.go.click()
    settle(qtbot, window)
    assert [one.name[3:].split("_")[0] for one in (tmp_path / "催报").glob("*.docx")] == every[:1]
    assert "已生成1份催报单" in box.made.text()
    box.reject()

    back = opened(qtbot, window, "return_notes", RemindDialog)
    assert "没有要退回改正的内容" in back.said.text()
    assert not back.go.isEnabled()
    assert not back.copy.isEnabled()
    back.reject()
