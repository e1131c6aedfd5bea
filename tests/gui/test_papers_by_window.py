"""By window: 核对单 out, answered and decided, and the leader's page with advice that is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.papers.answer_form import ACCEPTS, AGREES, OBJECTS
from gui.papers.answers_dialog import AnswersDialog
from gui.papers.bulletin_dialog import BulletinDialog
from gui.papers.notes_dialog import NotesDialog
from gui.papers.page_dialog import PageDialog
from model.rules.check_answers import Stand
from model.work import paper_file
from tests.gui.conftest import Recorder
from tests.gui.test_rules_by_window import founded, opened, settle, window

__all__ = ["founded", "window"]


def stands(box: AnswersDialog) -> dict[str, Stand]:
    return {row.line.line: row.line.stand for row in box.rows.rows}


def choose(box: AnswersDialog, *lines: str) -> None:
    box.list.clearSelection()
    for place, row in enumerate(box.rows.visible()):
        if row.line.line in lines:
            box.list.selectRow(place)


def note(qtbot: QtBot, window: MainWindow, box: AnswersDialog, choice: int, *typed: str) -> str:
    """Choose what is noted, type it, keep it once it is weighed; return what was said before."""
    box.form.choices.button(choice).click()
    for field, text in zip((box.form.words, box.form.number, box.form.who), typed, strict=False):
        field.setText(text)
        field.textEdited.emit(text)
    settle(qtbot, window)
    said = box.said.text()
    if box.go.isEnabled():
        box.go.click()
        settle(qtbot, window)
    return said


def test_notes_are_sent_to_the_units_ticked_and_answered_until_nothing_is_open(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    send = opened(qtbot, window, "check_notes", NotesDialog)
    assert [(one.short, [line.line for line in one.lines]) for one in send.notes.rows] == [
        ("市人社局", ["2-1"]),
        ("市城管局", ["3-1"]),
    ]
    send.notes.tick_shown(False)
    assert not send.go.isEnabled()
    send.notes.tick_shown(True)
    send.folder.setText(str(tmp_path / "核对"))
    send.go.click()
    settle(qtbot, window)
    assert len(list((tmp_path / "核对").glob("*.docx"))) == 2
    assert "已生成2份" in send.made.text()
    send.reject()

    box = opened(qtbot, window, "check_answers", AnswersDialog)
    assert stands(box) == {"2-1": Stand.WAITING, "3-1": Stand.WAITING}
    assert "没有反馈的2家" in box.waiting.text()
    choose(box, "3-1")
    assert "无异议" in note(qtbot, window, box, AGREES)
    choose(box, "2-1")
    assert not box.form.choices.button(ACCEPTS).isEnabled(), "there is no objection to accept yet"
    assert "应为4200" in note(qtbot, window, box, OBJECTS, "漏计社区岗位", "4200")
    assert stands(box) == {"2-1": Stand.OBJECTED, "3-1": Stand.AGREED}
    choose(box, "2-1")
    assert "没有写批准人" in note(qtbot, window, box, ACCEPTS, "台账核实", "4200", "")
    assert stands(box)["2-1"] is Stand.OBJECTED
    assert "上报数2600，采用数4200" in note(qtbot, window, box, ACCEPTS, "台账核实", "4200", "王主任")
    assert stands(box)["2-1"] is Stand.RIGHTED
    assert box.waiting.isHidden()
    box.reject()


def test_advice_is_typed_seen_on_the_page_copied_written_and_remembered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = opened(qtbot, window, "leader_page", PageDialog)
    assert list(box.advice) == ["2-1", "3-1"]
    assert "5项中" in box.preview.toPlainText()
    assert not box.keep.isEnabled()
    field = box.advice["2-1"]
    field.setText("请约谈")
    field.textEdited.emit("请约谈")
    settle(qtbot, window)
    assert "建议：请约谈。" in box.preview.toPlainText()
    box.copy.click()
    assert QGuiApplication.clipboard().text() == box.preview.toPlainText()
    to = tmp_path / "一页纸"
    monkeypatch.setattr("gui.papers.saving.QFileDialog.getSaveFileName", lambda *_: (str(to), ""))
    box.go.click()
    settle(qtbot, window)
    assert to.with_suffix(".docx").read_bytes().startswith(b"PK")
    assert not box.keep.isEnabled(), "what is written is kept too"
    box.reject()
    assert opened(qtbot, window, "leader_page", PageDialog).advice["2-1"].text() == "请约谈"


def test_a_round_without_anything_behind_says_so_in_place(window: MainWindow, qtbot: QtBot) -> None:
    window.session.look("2021-09")
    settle(qtbot, window)
    send = opened(qtbot, window, "check_notes", NotesDialog)
    assert "不用送核对单" in send.said.text()
    assert not send.go.isEnabled()
    send.reject()
    assert opened(qtbot, window, "check_answers", AnswersDialog).rows.rows == ()


def test_fonts_a_machine_lacks_are_named_with_what_shows_instead() -> None:
    every = frozenset(("方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"))
    assert paper_file.lacking(every) == ""
    said = paper_file.lacking(every - {"仿宋_GB2312", "黑体"} | {"仿宋"})
    assert "仿宋_GB2312显示为仿宋" in said
    assert "黑体显示为系统默认字体" in said
    assert "方正小标宋简体" not in said


def test_an_issue_is_worded_seen_in_both_editions_published_and_put_right(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mouth: Recorder
) -> None:
    box = opened(qtbot, window, "bulletin", BulletinDialog)
    assert "第1期　初稿" in box.stands.text()
    box.words.fields["to"].setText("各有关单位：")  # type: ignore[union-attr]
    box.reasons.list.selectRow(0)
    assert "单位报：" in box.reasons.reported.text()
    box.reasons.field.setPlainText("招工季节没有到")
    box.examples.table.tick_shown(True)
    settle(qtbot, window)
    text = box.preview.toPlainText()
    assert "\n各有关单位：\n" in text
    assert "原因：招工季节没有到。" in text
    box.edition.setCurrentIndex(1)
    assert "招工季节" not in box.preview.toPlainText()
    box.keep.click()
    settle(qtbot, window)
    ticked = box.examples.ticked()
    box.reject()
    box = opened(qtbot, window, "bulletin", BulletinDialog)
    assert (box.examples.ticked(), dict(box.reasons.texts())["2-1"]) == (ticked, "招工季节没有到"), "as it was left"
    assert box.words.texts()["to"] == "各有关单位："
    box.edition.setCurrentIndex(1)
    assert not box.publish.isEnabled(), "nobody approved it yet"
    box.publishing.approver.setText("王市长")
    settle(qtbot, window)
    assert not box.publish.isEnabled(), "something is open and no reason is written"
    box.publishing.reason.setPlainText("常务会要求")
    settle(qtbot, window)
    mouth.answer = "定稿"
    box.publish.click()
    settle(qtbot, window)
    assert "还没有封存" in mouth.read()
    assert "已定稿" in box.stands.text()
    assert not box.issue.isEnabled()
    to = tmp_path / "通报.docx"
    monkeypatch.setattr("gui.papers.saving.QFileDialog.getSaveFileName", lambda *_: (str(to), ""))
    box.go.click()
    settle(qtbot, window)
    assert to.exists()
    monkeypatch.setattr("gui.papers.bulletin_dialog.QInputDialog.getMultiLineText", lambda *_: ("第2项有误", True))
    box.fix.click()
    settle(qtbot, window)
    assert "登在下一期" in box.remark.text()
