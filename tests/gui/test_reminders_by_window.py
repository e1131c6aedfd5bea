"""By window: who has not reported is seen, copied and written as 催报单; without open cells 退回单 writes none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui import show
from gui.main_window import MainWindow
from gui.papers.remind_dialog import RemindDialog
from model.papers import word_document
from model.records import Changes, Paragraph
from model.sheets import fill_form
from model.terms import Field
from model.work import send_forms, take_back
from model.work.ledger import Ledger
from model.work.progress import Tick
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


def test_a_form_with_open_and_refused_cells_is_sent_back_with_a_paper(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    sent, form = tmp_path / "发出", tmp_path / "报回.xlsx"

    def send_and_take(ledger: Ledger, tick: Tick) -> Changes:
        send_forms.do(ledger, send_forms.plan(ledger, AT), sent, tick)
        [path] = sent.glob("*_市教育局_*.xlsx")
        told = {("1-1", Field.DONE): "nan", ("1-1", Field.STAGE): "快好了"}
        form.write_bytes(fill_form.fill(path.read_bytes(), told, {"填报人": "张三"}))
        return take_back.do(ledger, take_back.plan(ledger, [form]))

    window.session.act("收回", send_and_take, lambda _: None)
    settle(qtbot, window)
    back = opened(qtbot, window, "return_notes", RemindDialog)
    assert "给1家单位写退回单，共2处（待确认1处，冲突0处，隔离0处，没收1处）。" in back.said.text()
    assert "报回.xlsx 填报表" in back.preview.toPlainText()
    assert "【没收】" in back.preview.toPlainText()
    show.as_papers_simplified(True)
    back.folder.setText(str(tmp_path / "退回"))
    back.go.click()
    settle(qtbot, window)
    [paper] = (tmp_path / "退回").glob("*_市教育局_退回单_*.docx")
    blocks = word_document.read(paper.read_bytes(), paper.name).blocks
    cells = [cell.text for one in blocks if not isinstance(one, Paragraph) for cell in one.cells]
    assert "nan" in cells
    assert "快好了" in cells
    back.reject()
