"""Typing in by hand: light and gap while typing, last round copied, drafts kept over closing, a closed round."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gui.closing.reopen_dialog import ReopenDialog
from gui.forms.drafts import Drafts
from gui.forms.entry_form import EntryForm
from gui.main_window import MainWindow
from model.terms import Field, Light, Source
from model.work import close_period, fill_in, new_ledger, read_plan
from tests.gui.conftest import Recorder

TEXT = (
    "关于印发榕城市2021年民生实事任务分解的通知\n榕政办发〔2021〕8号\n榕城市人民政府办公室\n2021年2月20日\n"
    "一、教育\n1. 新建中小学24所。（牵头单位：市教育局）\n二、就业\n2. 城镇新增就业12000人。（牵头单位：市人社局）\n"
)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two lines; of the first 6 schools and a stage are told of March, of the second nothing."""
    path = tmp_path_factory.mktemp("ledger") / "榕城.shishi"
    (paper := path.with_suffix(".txt")).write_text(TEXT, encoding="utf-8")
    with new_ledger.do(new_ledger.plan(path, read_plan.plan(paper), "榕城市政府办", "monthly")) as held:
        told = {Field.DONE: "6", Field.STAGE: "已开工", Field.TEXT: "三月的文字"}
        fill_in.do(held, fill_in.plan(held, "2021-03", "1-1", "市教育局", told, Source.PHONE, "核实"))
    return path


@pytest.fixture
def ledger(founded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(founded, tmp_path / founded.name))


@pytest.fixture
def window(qtbot: QtBot, ledger: Path) -> Iterator[MainWindow]:
    out = opened(qtbot, ledger)
    yield out
    put_away(qtbot, out)


def opened(qtbot: QtBot, ledger: Path, period: str = "2021-04") -> MainWindow:
    out = MainWindow()
    out.show()
    out.open(ledger)
    settle(qtbot, out)
    out.session.look(period)
    settle(qtbot, out)
    out.to("items")
    out.board.go_to_line("1-1")
    out.board.form.write()
    return out


def put_away(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    for one in window.findChildren(QDialog):
        one.close()
    assert window.close()
    window.deleteLater()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.jobs.working, timeout=60_000)


def typed(window: MainWindow, text: str) -> EntryForm:
    entry = window.board.form.entry
    entry.done.clear()
    entry.done.insert(text)
    entry.done.textEdited.emit(entry.done.text())
    return entry


def figure(window: MainWindow, line: str = "1-1") -> object:
    assert window.session.view is not None
    return next(one.done for item in window.session.view.items for one in item.lines if one.line.id == line)


def test_light_gap_last_and_due_are_told_while_one_types(window: MainWindow, ledger: Path) -> None:
    before = ledger.read_bytes()
    entry = typed(window, "2")
    assert (entry.light.pill.accessibleName(), entry.light.isVisible()) == ("严重滞后", True)
    assert entry.light.beside.text() == "上期6，应完成8，滞后25.0个百分点。"
    assert "小于上期6" in entry.light.doubt.text()
    typed(window, "8")
    assert (entry.light.pill.accessibleName(), entry.light.doubt.text()) == (Light.GREEN.word, "")
    assert "与序时持平" in entry.light.beside.text()
    typed(window, "约8")
    assert entry.light.isHidden()
    entry.kept.flush()
    assert ledger.read_bytes() == before


def test_last_round_is_copied_without_its_texts_and_only_where_there_is_one(window: MainWindow) -> None:
    entry = window.board.form.entry
    entry.same.click()
    assert dict(entry.values()) == {Field.DONE: "6", Field.STAGE: "已开工"}
    assert entry.state.text() == "草稿，未提交"
    assert figure(window) is None
    window.board.go_to_line("2-1")
    assert not entry.same.isEnabled()
    assert entry.same.toolTip() == "上期没有报数，也没有报阶段"


def test_a_draft_outlives_the_program_and_counts_only_once_submitted(qtbot: QtBot, ledger: Path) -> None:
    window = opened(qtbot, ledger)
    typed(window, "9").text.setPlainText("还在核")
    window.board.go_to_line("2-1")
    assert window.board.form.entry.state.text() == "另有 1 行草稿"
    put_away(qtbot, window)
    again = opened(qtbot, ledger)
    entry = again.board.form.entry
    assert (entry.done.text(), entry.text.toPlainText(), kept(again)) == ("9", "还在核", 1)
    assert [again.board.items.drafted(row) for row in again.board.items.items.visible()] == [True, False]
    assert figure(again) is None
    entry.save.click()
    settle(qtbot, again)
    assert (str(figure(again)), entry.drafts, entry.done.text(), kept(again)) == ("9", 0, "", 0)
    put_away(qtbot, again)


def kept(window: MainWindow) -> int:
    """Return how many drafts another start of the program would find."""
    assert window.session.view is not None
    assert window.session.path is not None
    fresh = Drafts()
    fresh.open(window.session.path, window.session.view.plan.id)
    return fresh.count()


def test_a_draft_is_dropped_only_when_asked(window: MainWindow, mouth: Recorder) -> None:
    entry = typed(window, "9")
    mouth.answer = "留着"
    entry.lose.click()
    assert (entry.drafts, "不能找回" in mouth.read()) == (1, True)
    mouth.answer = "丢弃草稿"
    entry.lose.click()
    assert mouth.read()
    assert (entry.drafts, entry.done.text(), entry.lose.isHidden()) == (0, "", True)


def test_another_ledger_shows_no_draft_of_this_one(window: MainWindow, qtbot: QtBot, ledger: Path) -> None:
    typed(window, "9")
    other = Path(shutil.copyfile(ledger, ledger.with_name("另一本.shishi")))
    for path, count in ((other, 0), (ledger, 1)):
        window.open(path)
        settle(qtbot, window)
        assert window.board.form.entry.drafts == count


def test_a_closed_round_says_so_and_leads_on(qtbot: QtBot, window: MainWindow) -> None:
    entry = window.board.form.entry
    assert entry.closed.isHidden()
    window.session.act(
        "封存",
        lambda held, tick: close_period.do(
            held, close_period.plan(held, close_period.Ask("2021-04", "市人社局说明在后"))
        ),
    )
    settle(qtbot, window)
    assert entry.closed.isVisible()
    assert "计入下一期" in entry.closed.told.text()
    entry.closed.reopen.click()
    settle(qtbot, window)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ReopenDialog) and one.isVisible())
    dialog.reject()
    entry.closed.on.click()
    settle(qtbot, window)
    assert (window.session.period, window.board.items.current_line()) == ("2021-05", "1-1")
    assert isinstance(window.focusWidget(), QLineEdit)
    assert entry.closed.isHidden()
