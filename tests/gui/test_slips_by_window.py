"""督办单 by the window: filed from a line behind in one action, followed to the archive, each step said before."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.plan.weighed import Weighed
from gui.slips.new_dialog import NewSlipDialog
from gui.slips.slips_window import SlipsWindow
from gui.tables.list_table import ListTable
from model import clock
from model.records.slips import SlipView
from model.terms_slip import SlipMove
from tests.gui.conftest import Recorder
from tests.model.store import sample_ledger as sample

NO = "连政督〔2021〕1号"


@pytest.fixture(autouse=True)
def april(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let slips be filed in April 2021."""
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2021, 4, 2))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """市教育局 told nearly nothing of 8000 万元 by month."""
    path = tmp_path / "台账.shishi"
    with sample.found(path) as ledger:
        form = sample.issue()
        sample.send(ledger, form)
        sample.take(ledger, sample.statement(form, "6"))
    main = MainWindow()
    qtbot.addWidget(main)
    main.open(path)
    settle(qtbot, main)
    yield main
    main.close()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.jobs.working, timeout=20_000)


def weighed(qtbot: QtBot, window: MainWindow, dialog: Weighed) -> str:
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not dialog.waiting and not window.session.jobs.working, timeout=20_000)
    return dialog.said.text()


def rows(table: ListTable[SlipView]) -> list[tuple[str, ...]]:
    return [tuple(column.text(one) for column in table.columns) for one in table.visible()]


def test_a_red_line_becomes_a_slip_and_goes_to_the_archive(
    window: MainWindow, qtbot: QtBot, mouth: Recorder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view = window.session.view
    assert view is not None
    line = next(one for item in view.items for one in item.lines if one.light.value in ("red", "yellow"))
    new = NewSlipDialog(window, window.session, line.line.id)
    new.show()
    assert f"立项{NO}" in weighed(qtbot, window, new), new.said.text()
    assert line.line.name in new.title.text()
    assert "应完成" in new.content.toPlainText()
    assert (new.day.text(), new.due.text()) == ("2021年4月2日", "2021年4月17日")
    new.go.click()
    settle(qtbot, window)
    slips = SlipsWindow(window, window.session)
    slips.show()
    weighed(qtbot, window, slips)
    [(no, *_, state, colour, _due, _late, _marks)] = rows(slips.table)
    assert (no, state, colour) == (NO, "已立项，待交办", "黄（滞后）")
    for move, text, day in (
        (SlipMove.ISSUE, "", 2),
        (SlipMove.REPLY, "已开工", 20),
        (SlipMove.ACCEPT, "", 21),
        (SlipMove.CLOSE, "", 21),
        (SlipMove.ARCHIVE, "", 22),
    ):
        monkeypatch.setattr(clock, "today", lambda day=day: datetime.date(2021, 4, day))
        slips.load()
        weighed(qtbot, window, slips)
        slips.which.setCurrentText("全部")
        slips.list.selectRow(0)
        slips.panel.moves.setCurrentIndex(slips.panel.moves.findData(move.value))
        slips.panel.day.show_day(clock.today())
        slips.panel.turn()
        slips.panel.text.setText(text)
        slips.wait()
        said = weighed(qtbot, window, slips)
        assert slips.go.isEnabled(), said
        assert move.word in said
        slips.go.click()
        weighed(qtbot, window, slips)
    assert "共1件：在办0件、办结1件、终止0件。" in slips.remark.text()
    assert rows(slips.table)[0][3:7] == ("已归档", "", "2021-04-17", "3天")
    mouth.answer = "知道了"
    slips.write_register(tmp_path / "登记.xlsx")
    settle(qtbot, window)
    slips.write_paper(tmp_path / "单.docx")
    settle(qtbot, window)
    assert "单.docx" in mouth.read()
    assert {one.name for one in tmp_path.glob("[登单]*")} == {"登记.xlsx", "单.docx"}
    slips.close()


def test_what_cannot_be_is_said_in_place_and_nothing_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    new = NewSlipDialog(window, window.session)
    new.show()
    new.title.setText("停车难")
    said = weighed(qtbot, window, new)
    assert "没有写督办内容；没有写牵头单位" in said
    assert not new.go.isEnabled()
    new.close()
