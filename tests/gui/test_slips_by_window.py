"""督办单 by the window: filed from a line behind in one action, followed to the archive, each step said before."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.dialogs.take import TakeDialog
from gui.main_window import MainWindow
from gui.plan.weighed import Weighed
from gui.printing.official import OfficialPages
from gui.printing.preview import Preview
from gui.slips.new_dialog import NewSlipDialog
from gui.slips.slips_window import SlipsWindow
from gui.tables.list_table import ListTable
from model import clock
from model.records import Changes
from model.records.slips import SlipView
from model.rules import paper_out
from model.sheets import slip_form
from model.terms_slip import SlipColour, SlipMove
from model.work import move_slip, new_slip
from model.work.ledger import Ledger
from tests.gui.conftest import Recorder
from tests.journeys.test_slips_by_command import reply
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
    assert (rows(slips.table), slips.panel.shown, slips.go.isEnabled()) == ([], None, False)
    slips.filters.state.setCurrentText("全部")
    assert "共1件：在办0件、办结1件、终止0件。" in slips.remark.text()
    assert rows(slips.table)[0][3:7] == ("已归档", "", "2021-04-17", "3天")
    slips.list.selectRow(0)
    slips.look.click()
    settle(qtbot, window)
    [seen] = slips.findChildren(Preview)
    assert isinstance(seen.shown, OfficialPages)
    assert no in paper_out.text(seen.shown.papers[0])
    seen.reject()
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
    assert "没有写督办内容。\n没有写牵头单位。" in said
    assert not new.go.isEnabled()
    new.close()


def test_a_typed_number_is_taken_or_refused_in_place_and_empty_ones_are_told(window: MainWindow, qtbot: QtBot) -> None:
    new = NewSlipDialog(window, window.session)
    new.show()
    new.title.setText("停车难")
    new.content.setPlainText("限期拿出方案")
    new.lead.setCurrentIndex(new.lead.findText("市教育局"))
    for typed, told in (("三", "号要写成从1起的整数"), ("0", "号要写成从1起的整数"), ("3", "1、2号空着")):
        new.number.setText(typed)
        assert told in weighed(qtbot, window, new)
    assert new.go.isEnabled()
    new.go.click()
    settle(qtbot, window)
    slips = SlipsWindow(window, window.session)
    slips.show()
    weighed(qtbot, window, slips)
    assert "2021年空号：1、2号没有用过。" in slips.remark.text()
    slips.close()


@pytest.fixture
def filed(window: MainWindow, qtbot: QtBot) -> SlipsWindow:
    """Return the list of two slips: 市教育局's handed over on 2 April, due the 17th; 东海县's blue, by hand."""
    asks = (
        new_slip.Ask(title="投资滞后", content="加快投资", lead="市教育局"),
        new_slip.Ask(title="停车难", content="限期拿出方案", lead="东海县", due=datetime.date(2021, 4, 5)),
    )
    for ask in asks:
        act(qtbot, window, partial(file_slip, ask))
    step(qtbot, window, move_slip.Ask("1", SlipMove.ISSUE))
    slips = SlipsWindow(window, window.session)
    slips.show()
    weighed(qtbot, window, slips)
    return slips


def file_slip(ask: new_slip.Ask, ledger: Ledger) -> Changes:
    return new_slip.do(ledger, new_slip.plan(ledger, ask))


def act(qtbot: QtBot, window: MainWindow, work: Callable[[Ledger], Changes]) -> None:
    window.session.act("督办单", lambda ledger, tick: work(ledger))
    settle(qtbot, window)


def step(qtbot: QtBot, window: MainWindow, ask: move_slip.Ask) -> None:
    act(qtbot, window, lambda ledger: move_slip.do(ledger, move_slip.plan(ledger, ask)))


def test_the_item_table_offers_a_slip_for_a_line_behind_only(window: MainWindow) -> None:
    view, table = window.session.view, window.board.items
    assert view is not None
    assert {one.light.value in ("red", "yellow") for item in view.items for one in item.lines} == {True, False}
    for item in view.items:
        for one in item.lines:
            assert table.go_to_line(one.line.id)
            menu = QMenu(table)
            table.fill_menu(menu)
            [offered] = [action for action in menu.actions() if action.text() == "立督办单…"]
            assert offered.isEnabled() is (one.light.value in ("red", "yellow")), one.line.id
            if offered.isEnabled():
                offered.trigger()
                [dialog] = window.findChildren(NewSlipDialog)
                assert dialog.wanted().line == one.line.id
                dialog.close()


def test_the_list_is_narrowed_by_state_colour_and_unit(filed: SlipsWindow) -> None:
    filters = filed.filters
    assert [filters.unit.itemText(n) for n in range(filters.unit.count())] == ["全部牵头单位", "东海县", "市教育局"]
    filters.state.setCurrentText("办理中")
    assert [row[2] for row in rows(filed.table)] == ["市教育局"]
    filters.unit.setCurrentText("东海县")
    assert rows(filed.table) == []
    assert filed.list.nothing == "没有符合条件的督办单"
    filters.clear()
    filters.colour.setCurrentText(SlipColour.BLUE.word)
    assert [row[2] for row in rows(filed.table)] == ["东海县"]
    filters.drop.click()
    assert len(rows(filed.table)) == 2


def test_a_reply_is_kept_with_its_file_and_saved_as_it_came(
    filed: SlipsWindow, window: MainWindow, qtbot: QtBot, tmp_path: Path, mouth: Recorder
) -> None:
    paper = tmp_path / "盖章件.pdf"
    paper.write_bytes(b"%PDF-1.4 reply")
    filed.list.selectRow(0)
    panel = filed.panel
    panel.moves.setCurrentIndex(panel.moves.findData(SlipMove.REMIND.value))
    panel.turn()
    assert panel.until.day() == datetime.date(2021, 4, 9)
    assert panel.with_file.isHidden()
    panel.moves.setCurrentIndex(panel.moves.findData(SlipMove.REPLY.value))
    panel.turn()
    assert not panel.with_file.isHidden()
    assert not filed.kept.isEnabled()
    panel.text.setText("已开工")
    panel.file.setText(str(tmp_path / "没有.pdf"))
    assert "没有.pdf" in weighed(qtbot, window, filed)
    assert not filed.go.isEnabled()
    panel.file.setText(str(paper))
    assert "已反馈，待审核" in weighed(qtbot, window, filed)
    filed.go.click()
    weighed(qtbot, window, filed)
    assert filed.kept.isEnabled()
    assert panel.chosen() is SlipMove.ACCEPT
    mouth.answer = "知道了"
    filed.write_kept(tmp_path / "存")
    settle(qtbot, window)
    assert "已存 1 份反馈件：1_盖章件.pdf" in mouth.read()
    assert (tmp_path / "存" / "1_盖章件.pdf").read_bytes() == b"%PDF-1.4 reply"


def test_a_reply_form_is_taken_by_the_take_dialog(
    filed: SlipsWindow,
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    mouth: Recorder,
) -> None:
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2021, 4, 12))
    step(qtbot, window, move_slip.Ask("1", SlipMove.REMIND, day=datetime.date(2021, 4, 10)))
    filed.list.selectRow(0)
    mouth.answer = "知道了"
    filed.write_form(tmp_path / "表.xlsx")
    settle(qtbot, window)
    assert "表.xlsx" in mouth.read()
    back = reply(
        tmp_path / "表.xlsx", tmp_path / "回" / "反馈.xlsx", {slip_form.ANSWER: "已落实。", slip_form.WHO: "张三"}
    )
    dialog = TakeDialog(window, window.session, [back])
    dialog.show()
    settle(qtbot, window)
    assert dialog.go.text() == "收下 1 件督办反馈"
    assert f"收 1 件：{NO}（市教育局），收下后记为“反馈”，待审核" in dialog.preview.brings.text()
    told = [(one.about, one.raw) for one in dialog.preview.cells.rows if one.raw]
    assert told == [(slip_form.ANSWER, "已落实。"), (slip_form.WHO, "张三")]
    dialog.received.show_day(datetime.date(2021, 4, 9))
    dialog.received.changed.emit()
    assert not dialog.go.isEnabled()
    qtbot.waitUntil(lambda: dialog.go.text() == "没有可收的", timeout=5_000)
    [refused] = dialog.preview.cells.rows
    assert "早于2021-04-10办的上一步" in refused.sentence
    assert "收到日期写的是2021-04-09，请核对" in refused.sentence
    assert not dialog.go.isEnabled()
    dialog.received.show_day(datetime.date(2021, 4, 11))
    dialog.received.changed.emit()
    qtbot.waitUntil(dialog.go.isEnabled, timeout=5_000)
    dialog.go.click()
    settle(qtbot, window)
    assert not dialog.slips.isHidden()
    weighed(qtbot, window, filed)
    filed.list.selectRow(0)
    assert filed.panel.steps.rows[-1].move is SlipMove.REPLY
    assert filed.panel.steps.rows[-1].day == datetime.date(2021, 4, 11)
