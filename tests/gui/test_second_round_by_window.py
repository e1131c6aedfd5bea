"""What comes back in a later round, by window: figures 审核 holds, forms only the clerk can place, forms sent back."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.dialogs.questions import QuestionsDialog
from gui.dialogs.receipts import ReceiptsDialog
from gui.dialogs.take import TakeDialog
from gui.main_window import MainWindow
from model.records import PeriodView
from model.sheets import fill_form
from model.terms import Field, OtherRound, Verdict
from tests.gui.conftest import Recorder
from tests.gui.test_round_by_window import dialog, founded, ledger, line, opened, settle, strip, take, view, window
from tests.journeys.conftest import april, april_round, office, say, sent_round
from tests.journeys.desk import Say
from tests.journeys.test_check_by_command import fill_april

__all__ = ["april", "april_round", "founded", "ledger", "office", "say", "sent_round", "window"]


def in_april(qtbot: QtBot, window: MainWindow, ledger: Path) -> PeriodView:
    opened(qtbot, window, ledger)
    window.verbs.do("later")
    settle(qtbot, window)
    return view(window)


def button(box: QuestionsDialog, words: str) -> QPushButton:
    return next(one for one in box.findChildren(QPushButton) if one.text() == words)


@pytest.mark.parametrize(("words", "done"), [("按15收", 15), ("确系核减：3", 3)])
def test_a_figure_below_the_last_round_is_answered_by_a_button_and_a_reason(
    window: MainWindow, qtbot: QtBot, april: Path, say: Say, words: str, done: int
) -> None:
    in_april(qtbot, window, april)
    take(qtbot, window, fill_april(april.parent, {("1-1", Field.DONE): Decimal(3)})).reject()
    assert line(window, "1-1") is None
    window.verbs.do("answer")
    box = dialog(QuestionsDialog)
    button(box, words).click()
    assert not box.go.isEnabled(), "a reason is asked for"
    box.reason.setCurrentText("电话核实，原报重复统计")
    box.go.click()
    settle(qtbot, window)
    assert line(window, "1-1") == done
    assert box.stack.currentIndex() == 1
    box.reject()
    window.close()
    shown = say("show", april, "--period", "2021-04", "--json")[1]
    kept = [one["sentence"] for one in shown["findings"] if "累计3小于上期12" in one["sentence"]]
    assert bool(kept) == (done == 3), "what stands against the rule keeps its reason in sight"
    assert all("电话核实，原报重复统计" in sentence for sentence in kept)


def test_a_question_s_form_goes_back_from_the_question_itself(
    window: MainWindow, qtbot: QtBot, april: Path, monkeypatch: pytest.MonkeyPatch, mouth: Recorder
) -> None:
    in_april(qtbot, window, april)
    take(qtbot, window, fill_april(april.parent, {("1-1", Field.DONE): Decimal(3)})).reject()
    window.verbs.do("answer")
    box = dialog(QuestionsDialog)
    folder = april.parent / "退回"
    monkeypatch.setattr("gui.dialogs.back.QFileDialog.getExistingDirectory", lambda *_: str(folder))
    mouth.answer = "知道了"
    button(box, "退回给填报单位…").click()
    settle(qtbot, window)
    assert "退回件 1 份" in mouth.read()
    box.reject()
    copy = next(folder.glob("*市教育局*退回核对.xlsx"))
    corrected = folder / "改.xlsx"
    corrected.write_bytes(fill_form.fill(copy.read_bytes(), {("1-1", Field.DONE): Decimal(14)}, {}))
    take(qtbot, window, corrected).reject()
    assert line(window, "1-1") == 14
    assert not view(window).questions


def test_open_forms_go_back_from_the_receipts_and_from_the_menu(
    window: MainWindow, qtbot: QtBot, april: Path, monkeypatch: pytest.MonkeyPatch, mouth: Recorder
) -> None:
    in_april(qtbot, window, april)
    folder = april.parent / "退回"
    monkeypatch.setattr("gui.dialogs.back.QFileDialog.getExistingDirectory", lambda *_: str(folder))
    window.verbs.do("back")
    settle(qtbot, window)
    assert "没有要退回的内容" in mouth.read()
    take(qtbot, window, fill_april(april.parent, {("1-1", Field.DONE): "约13"})).reject()
    window.verbs.do("receipts")
    settle(qtbot, window)
    box = dialog(ReceiptsDialog)
    assert box.back.isEnabled()
    mouth.answer = "知道了"
    for write in (box.back.click, lambda: window.verbs.do("back")):
        write()
        settle(qtbot, window)
        assert "退回件 1 份" in mouth.read()
        assert len(list(folder.glob("*市教育局*.xlsx"))) == 1
    box.reject()


def figures(window: MainWindow, *names: str) -> list[Decimal | None]:
    return [line(window, name) for name in names]


def nameless(office: Path, units: Mapping[str, Mapping[tuple[str, Field], Decimal]]) -> list[Path]:
    """Fill these units' forms and take every mark of identity out, as a retyped form has none."""
    out = []
    for number, (unit, values) in enumerate(units.items(), 1):
        form = next((office / "发出").glob(f"*_{unit}_*.xlsx"))
        path = office / f"重打{number}.xlsx"
        path.write_bytes(fill_form.fill(form.read_bytes(), values, {"填报人": "张三"}))
        strip(path)
        out.append(path)
    return out


def test_each_nameless_file_is_given_its_own_unit_in_one_take(window: MainWindow, qtbot: QtBot, office: Path) -> None:
    opened(qtbot, window, office / "连云港.shishi")
    done = {"市教育局": {("1-1", Field.DONE): Decimal(6)}, "市司法局": {("74-1", Field.DONE): Decimal(300)}}
    window.dropped(nameless(office, done))
    settle(qtbot, window)
    box = dialog(TakeDialog)
    assert "还有 2 份要指明" in box.words.left.text()
    for name, unit in (("重打2.xlsx", "市司法局"), ("重打1.xlsx", "市教育局")):
        rows = [row.name for row in box.preview.files.visible()]
        box.preview.list.selectRow(rows.index(name))
        assert (Path(box.words.file).name, box.words.unit.currentIndex()) == (name, -1)
        box.words.unit.setCurrentText(unit)
        box.words.go.click()
        settle(qtbot, window)
    assert {row.answer.verdict for row in box.preview.files.rows} == {Verdict.TAKEN}
    assert box.go.text() == "收下 2 份表"
    box.go.click()
    settle(qtbot, window)
    assert figures(window, "1-1", "74-1") == [6, 300]
    box.reject()


def test_a_wrong_word_about_a_file_can_be_changed_before_taking(window: MainWindow, qtbot: QtBot, office: Path) -> None:
    opened(qtbot, window, office / "连云港.shishi")
    window.dropped(nameless(office, {"市教育局": {("1-1", Field.DONE): Decimal(6)}}))
    settle(qtbot, window)
    box = dialog(TakeDialog)
    for unit in ("市公安局", "市教育局"):
        box.preview.list.selectRow(0)
        box.words.unit.setCurrentText(unit)
        box.words.go.click()
        settle(qtbot, window)
    assert box.preview.files.rows[0].unit == "市教育局"
    box.reject()


def test_two_forms_of_another_round_are_each_taken_as_what_the_clerk_says(
    window: MainWindow, qtbot: QtBot, april: Path
) -> None:
    in_april(qtbot, window, april)
    forms = []
    for unit, name in (("市教育局", "2-1"), ("市司法局", "74-1")):
        form = next((april.parent / "发出").glob(f"*_{unit}_*.xlsx"))
        forms.append(Path(shutil.copyfile(form, april.parent / f"旧_{unit}.xlsx")))
        forms[-1].write_bytes(fill_form.fill(form.read_bytes(), {(name, Field.DONE): Decimal(5)}, {"填报人": "李四"}))
    window.dropped(forms)
    settle(qtbot, window)
    box = dialog(TakeDialog)
    ways = {"旧_市教育局.xlsx": OtherRound.LATE, "旧_市司法局.xlsx": OtherRound.THIS}
    for name, way in ways.items():
        rows = [row.name for row in box.preview.files.visible()]
        box.preview.list.selectRow(rows.index(name))
        assert (box.words.other.currentIndex(), box.words.go.isEnabled()) == (-1, False)
        box.words.other.setCurrentIndex(box.words.other.findData(way.value))
        box.words.go.click()
        settle(qtbot, window)
    box.go.click()
    settle(qtbot, window)
    box.reject()
    assert figures(window, "2-1", "74-1") == [None, 5]
    window.verbs.do("earlier")
    settle(qtbot, window)
    assert figures(window, "2-1", "74-1") == [5, None]
