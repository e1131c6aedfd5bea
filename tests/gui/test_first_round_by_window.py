"""The first round by the window: 分解方案表 out to three units, back, asked about, adopted, in force, undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui import settings
from gui.dialogs.conflicts import ConflictsDialog
from gui.dialogs.questions import QuestionsDialog
from gui.dialogs.receipts import ReceiptsDialog
from gui.dialogs.send import SendDialog
from gui.dialogs.take import TakeDialog
from gui.dialogs.take_rows import Show
from gui.dialogs.undo import UndoDialog
from gui.first.adopt_dialog import AdoptDialog
from gui.first.adopt_rows import Row
from gui.main_window import MainWindow
from model import commands
from model.records import LineView
from model.rules.plan_round.parts import PlanPart
from model.sheets.columns import META_SHEET
from model.sheets.plan_columns import SHARES_SHEET
from model.terms import FormState, Verdict
from model.work.plan_round import PlanRound
from tests.gui.conftest import Recorder
from tests.journeys.test_first_round_odd_returns import PLAN
from tests.plan_hand import PlanHand

UNITS = ("市教育局", "市住建局", "东海县")
D = TypeVar("D", bound=QDialog)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("首轮")
    (folder / "方案.txt").write_text(PLAN, encoding="utf-8")
    assert commands.run(["new", str(folder / "台账.shishi"), "--plan", str(folder / "方案.txt")]) == 0
    return folder / "台账.shishi"


@pytest.fixture
def window(qtbot: QtBot, founded: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A shown window on that ledger; closed here and not by qtbot."""
    out = MainWindow()
    out.show()
    out.open(Path(shutil.copyfile(founded, tmp_path / founded.name)))
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
    """Do a verb and return the dialog it opens, once it has loaded."""
    window.verbs.do(verb)
    settle(qtbot, window)
    return shown(kind)


def shown(kind: type[D]) -> D:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def first(window: MainWindow) -> PlanRound:
    assert window.session.first is not None
    return window.session.first


def line(window: MainWindow, name: str) -> LineView:
    assert window.session.view is not None
    return next(one for item in window.session.view.items for one in item.lines if one.line.id == name)


def send(qtbot: QtBot, window: MainWindow, folder: Path, units: tuple[str, ...] = UNITS) -> SendDialog:
    dialog = opened(qtbot, window, "send_first", SendDialog)
    dialog.forms.left_out = {one.unit.id for one in dialog.forms.rows if one.unit.short not in units}
    dialog.folder.setText(str(folder))
    dialog.go.click()
    settle(qtbot, window)
    return dialog


def form(folder: Path, unit: str) -> PlanHand:
    return PlanHand(next(folder.glob(f"*_{unit}_*.xlsx")))


def take(qtbot: QtBot, window: MainWindow, folder: Path) -> TakeDialog:
    """Recognise all returned forms and take them."""
    dialog = recognised(qtbot, window, folder)
    dialog.go.click()
    settle(qtbot, window)
    return dialog


def recognised(qtbot: QtBot, window: MainWindow, folder: Path) -> TakeDialog:
    window.verbs.take_paths([folder])
    settle(qtbot, window)
    return shown(TakeDialog)


def fill(folder: Path, back: Path) -> None:
    """Fill three forms: one whole with its parts a few short, one falling and unclear, one that differs from it."""
    edu = form(folder, "市教育局").schedule("1-1", preset="按月均分", deadline="11月底")
    edu.schedule("2-1", m06=10, m12=26).shares("1-1", 东海县=4, 灌云县=5)
    edu.shares("2-1", 不分解="√").site("1", "一幼", "东海县", "3月", "9月30日", 120).site("1", "二幼", None, "4月")
    edu.contact("王局", "李科", "科长", "85521234").save(back / "教育.xlsx")
    house = form(folder, "市住建局").schedule("3-1", preset="自定义", m03=9, m06=5, m12=30)
    house.shares("3-1", 东海县="约4").save(back / "住建.xlsx")
    form(folder, "东海县").contact("张县长", "赵科").save(back / "东海.xlsx")


def rows(dialog: AdoptDialog, unit: str) -> list[Row]:
    return [row for row in dialog.proposals.rows if row.short == unit]


def test_the_first_round_out_and_back_and_in_force_and_undone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, mouth: Recorder
) -> None:
    sent = send(qtbot, window, tmp_path / "发出")
    assert "3 份表" in sent._done.text()  # noqa: SLF001
    sent.reject()
    assert [one.unit.short for one in first(window).sent] == list(UNITS)
    assert line(window, "1-1").due_value is None
    fill(tmp_path / "发出", tmp_path / "报回")
    box = recognised(qtbot, window, tmp_path / "报回")
    preview_says_what_the_forms_bring(box)
    box.go.click()
    settle(qtbot, window)
    assert first(window).of(FormState.MISSING) == ()
    assert not box.adopt.isHidden()
    box.adopt.click()
    settle(qtbot, window)
    dialog = shown(AdoptDialog)
    proposals_stand_beside_what_holds(dialog)
    adopt_and_look(qtbot, window, dialog)
    undone_by_name(qtbot, window, dialog, mouth)


def preview_says_what_the_forms_bring(box: TakeDialog) -> None:
    told = box.preview.brings.text()
    assert told.startswith("分解方案表 3 份：序时计划 3 行，分县区任务 3 行，点位 1 个，联络员 2 家")
    assert "待确认 1 格" in told
    assert "没收 3 格" in told
    assert box.preview.sums().startswith("3 份文件，填了")
    cells = box.preview.chosen_rows()
    assert {one.about for one in cells if one.show is Show.ASK} == {"3-1　改造老旧小区 东海县任务"}
    assert any("缺县区，整行没有收" in one.sentence for one in cells)
    assert "第1项　点位“一幼”计划完工" in {one.about for one in cells}


def proposals_stand_beside_what_holds(dialog: AdoptDialog) -> None:
    by_code = {row.key: row for row in dialog.proposals.rows}
    even = by_code["schedule 1-1"]
    assert (even.was, even.becomes) == (
        "无",
        "按月均分，1—3月应完成4所，1—6月8所，1—9月12所，1—12月16所；11月30日前完成",
    )
    parts = by_code["shares 1-1"]
    assert parts.becomes == "东海县 4、灌云县 5"
    assert "少7所" in dialog.proposals.columns[6].text(parts)
    assert "比全年目标16所少7所" in parts.remark
    assert by_code["shares 2-1"].becomes == "不分解"
    [falling, unclear] = [row for row in rows(dialog, "市住建局") if row.waits]
    assert "累计数不能下降：1—3月9，1—6月5" in falling.remark
    assert falling.becomes == "序时方式 自定义，1—3月 9，1—6月 5，1—12月 30"
    assert (unclear.part, unclear.becomes) == (PlanPart.SHARES, "东海县 约4")
    assert "住建.xlsx" in falling.places
    assert dialog.go.text() == f"采纳 {len(by_code) - 2} 条"
    assert "应报 3 家，已报 3 家" in dialog.state.text()
    dialog.odd.setChecked(True)
    assert {row.key for row in dialog.proposals.visible()} == {falling.key, unclear.key, "shares 1-1"}
    dialog.odd.setChecked(False)
    waiting = next(n for n, row in enumerate(dialog.proposals.visible()) if row.waits)
    place = dialog.proposals.index(waiting, 0)
    assert not dialog.proposals.flags(place) & Qt.ItemFlag.ItemIsUserCheckable
    assert place.data(Qt.ItemDataRole.CheckStateRole) is None
    dialog.proposals.tick_shown(True)
    assert not any(row.waits for row in dialog.proposals.ticked())


def adopt_and_look(qtbot: QtBot, window: MainWindow, dialog: AdoptDialog) -> None:
    """Leave one out, adopt, look at what is in force; what is asked is answered from here and adopted after."""
    dialog.proposals.tick(["schedule 2-1"], on=False)
    dialog.unit.setCurrentIndex(dialog.unit.findText("东海县"))
    assert [row.key for row in dialog.proposals.visible()] == [rows(dialog, "东海县")[0].key]
    assert "没有列出" in dialog.count.text()
    dialog.unit.setCurrentIndex(0)
    dialog.go.click()
    settle(qtbot, window)
    assert "已保存：采纳 分解方案 2家" in dialog.remark.text()
    assert line(window, "1-1").due_value == Decimal(4)
    assert line(window, "2-1").due_value is None
    assert {one.short: one.task for one in line(window, "1-1").parts if one.task} == {"东海县": 4, "灌云县": 5}
    assert [one.name for one in first(window).sites] == ["一幼"]
    assert [row.key for row in dialog.proposals.rows if not row.waits] == ["schedule 2-1"]
    assert dialog.proposals.ticked() == []
    dialog.answer.click()
    questions = shown(QuestionsDialog)
    assert questions.list.item(0).text().startswith("分解方案　第3项　市住建局")
    questions.answer.setText("4")
    questions.reason.setCurrentText("电话核实")
    questions.go.click()
    settle(qtbot, window)
    questions.reject()
    settle(qtbot, window)
    assert [row.key for row in dialog.proposals.ticked()] == ["shares 3-1"]


def undone_by_name(qtbot: QtBot, window: MainWindow, dialog: AdoptDialog, mouth: Recorder) -> None:
    dialog.undo.click()
    settle(qtbot, window)
    undo = shown(UndoDialog)
    row = next(n for n, act in enumerate(undo.acts.rows) if act.verb == "采纳")
    undo.list.selectRow(row)
    assert "撤销 采纳 分解方案 2家" in undo.go.toolTip()
    undo.go.click()
    settle(qtbot, window)
    assert "采纳" in mouth.read()
    undo.reject()
    settle(qtbot, window)
    assert line(window, "1-1").due_value is None
    assert first(window).sites == ()
    assert "schedule 1-1" in {row.key for row in dialog.proposals.rows}


def test_the_kind_of_form_is_chosen_and_single_units_are_sent_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, "send", SendDialog)
    months = {one.unit.short: one.rows for one in dialog.forms.rows}
    assert dialog.heading.text() == "发出 1—3月 填报表"
    dialog.first.click()
    settle(qtbot, window)
    assert dialog.heading.text().startswith("发出 分解方案表")
    assert dialog.due.text() == "2021年2月28日"
    assert {one.unit.short for one in dialog.forms.rows} == set(months)
    why = dialog.forms.reasons
    county = next(one for one in dialog.forms.rows if one.unit.short == "东海县")
    assert why[county.unit.id] == "本单位任务 1行、点位 1项、联络员"
    dialog.due.setText("2021-03-05")
    dialog.due.textEdited.emit("2021-03-05")
    settle(qtbot, window)
    dialog.folder.setText(str(tmp_path / "发出"))
    dialog.go.click()
    settle(qtbot, window)
    dialog.reject()
    assert any("3月5日前报" in path.name for path in (tmp_path / "发出").iterdir())
    assert str(first(window).due) == "2021-03-05"
    hint = window.start._overview.first  # noqa: SLF001
    assert "应报 4 家，已报 0 家，未报 4 家：市教育局、市住建局、东海县、灌云县（3月5日前报" in hint.text()
    adopt = opened(qtbot, window, "adopt", AdoptDialog)
    assert not adopt.go.isEnabled()
    least = adopt.minimumSizeHint()
    assert (least.width() * 1.25 <= 1366, least.height() * 1.25 <= 700) == (True, True)
    adopt.copy.click()
    assert QGuiApplication.clipboard().text().startswith("市教育局\t")
    adopt.again.click()
    settle(qtbot, window)
    again = shown(SendDialog)
    assert again.first.isChecked()
    assert len(again.forms.picked()) == 4
    assert "与上次发出的完全相同" in again._note.text() or "由2021-03-05改为" in again._note.text()  # noqa: SLF001


def test_before_anything_is_sent_the_overview_offers_the_first_round(window: MainWindow) -> None:
    overview = window.start._overview  # noqa: SLF001
    assert "还没有发过分解方案表" in overview.first_sending.text()
    assert overview.first.text() == ""
    overview.first_sending.findChildren(QPushButton)[0].click()
    dialog = shown(SendDialog)
    assert dialog.first.isChecked()


def test_what_differs_is_settled_and_what_is_wrong_goes_back(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Two copies differ, a county is unknown, a form lost its identity: each has its sentence, and all are kept."""
    folder, back = tmp_path / "发出", tmp_path / "报回"
    send(qtbot, window, folder).reject()
    form(folder, "市住建局").schedule("3-1", preset="按季").save(back / "住建.xlsx")
    form(folder, "市住建局").schedule("3-1", preset="到期一次性").save(back / "住建又报.xlsx")
    hand = form(folder, "市教育局").shares("1-1", 东海县=16)
    row, column = hand.at(hand.sheet(SHARES_SHEET), "东海县")
    hand.sheet(SHARES_SHEET).cell(row, column).value = "西海县"
    hand.schedule("2-1", m03=4, m09=26, deadline="6月底").save(back / "教育.xlsx")
    lost = form(folder, "东海县").contact("张县长")
    del lost.book[META_SHEET]
    lost.save(back / "没有识别信息.xlsx")
    box = recognised(qtbot, window, back)
    assert not box.words.isHidden()
    assert box.words.round.isHidden(), "a plan has one first round only"
    box.words.unit.setCurrentIndex(box.words.unit.findText("东海县"))
    box.words.go.click()
    settle(qtbot, window)
    assert all(row.answer.verdict is not Verdict.REFUSED for row in box.preview.files.rows)
    assert any("“西海县”不是单位名册里的县区" in one.sentence for one in box.preview.chosen_rows())
    box.go.click()
    settle(qtbot, window)
    settings.keep("back_folder", str(tmp_path / "退回"))
    box.write_back(tmp_path / "退回")
    settle(qtbot, window)
    assert {path.name.split("_")[1] for path in (tmp_path / "退回").iterdir()} == {"市教育局", "市住建局"}
    box.adopt.click()
    settle(qtbot, window)
    dialog = shown(AdoptDialog)
    told = {row.short: row.remark for row in dialog.proposals.rows if row.waits}
    assert "1—9月在完成时限2021-06-30之后" in told["市教育局"]
    assert "几处填得不一样，还没有核定" in told["市住建局"]
    dialog.decide.click()
    conflicts = shown(ConflictsDialog)
    chosen = next(one for one in conflicts.choices.buttons() if "按季" in one.accessibleName())
    chosen.click()
    conflicts.reason.setCurrentText("以盖章件为准")
    conflicts.go.click()
    settle(qtbot, window)
    conflicts.reject()
    settle(qtbot, window)
    assert "schedule 3-1" in [row.key for row in dialog.proposals.ticked()]
    dialog.receipts.click()
    settle(qtbot, window)
    receipts = shown(ReceiptsDialog)
    assert receipts.round.currentText() == "分解方案"
    assert len(receipts.receipts.rows) == 4


def test_a_proposal_that_was_not_seen_is_not_adopted(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    send(qtbot, window, tmp_path / "发出").reject()
    form(tmp_path / "发出", "市住建局").schedule("3-1", preset="按季").save(tmp_path / "a" / "1.xlsx")
    take(qtbot, window, tmp_path / "a").reject()
    dialog = opened(qtbot, window, "adopt", AdoptDialog)
    seen = dialog._planned  # noqa: SLF001
    form(tmp_path / "发出", "市教育局").schedule("1-1", preset="按季").save(tmp_path / "b" / "2.xlsx")
    take(qtbot, window, tmp_path / "b").reject()
    settle(qtbot, window)
    dialog._planned = seen  # noqa: SLF001
    dialog.go.click()
    settle(qtbot, window)
    assert line(window, "3-1").due_value is not None
    assert line(window, "1-1").due_value is None
