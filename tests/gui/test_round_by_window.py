"""A whole round by the window: new from plan → send → take → answer → decide → type in → report → undo."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui import draw, say, scenes
from gui.dialogs.check import CheckDialog
from gui.dialogs.checks import ChecksDialog
from gui.dialogs.conflicts import ConflictsDialog
from gui.dialogs.paste import PasteDialog
from gui.dialogs.questions import QuestionsDialog
from gui.dialogs.report import ReportDialog
from gui.dialogs.send import SendDialog
from gui.dialogs.take import TakeDialog
from gui.dialogs.take_rows import Show
from gui.dialogs.undo import UndoDialog
from gui.main_window import MainWindow
from gui.wizard.lists import ITEM
from gui.wizard.wizard import Wizard
from model.records import PeriodView
from model.sheets import fill_form
from model.terms import Check, Field, FormState, Verdict, Weight
from model.work import look, new_ledger, read_plan
from model.work.ledger import open_ledger
from model.work.resources import resource
from tests.gui.conftest import Recorder

PLAN = resource("plans", "lianyungang-2021.txt")
UNITS = ("市教育局", "市司法局", "市住建局")
D = TypeVar("D", bound=QDialog)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the 2021 plan, made once."""
    path = tmp_path_factory.mktemp("ledger") / "2021年民生实事.shishi"
    new_ledger.do(new_ledger.plan(path, read_plan.plan(PLAN), "", "monthly")).close()
    return path


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """A shown window; closed here and not by qtbot, which would do so before drafts are dropped."""
    out = MainWindow()
    out.show()
    yield out
    settle(qtbot, out)
    for one in out.findChildren(QDialog):
        one.close()
    out.board.form.entry.forget_all()
    out.close()
    out.deleteLater()


@pytest.fixture
def ledger(founded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(founded, tmp_path / founded.name))


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until no work is under way."""
    qtbot.waitUntil(lambda: not window.session.jobs.working, timeout=60_000)


def dialog(kind: type[D]) -> D:
    """Return the dialog of that kind that is open."""
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> PeriodView:
    window.open(path)
    settle(qtbot, window)
    return view(window)


def view(window: MainWindow) -> PeriodView:
    assert window.session.view is not None
    return window.session.view


def send(qtbot: QtBot, window: MainWindow, folder: Path, units: tuple[str, ...] = UNITS) -> Path:
    """Send these units' forms by the dialog."""
    window.verbs.do("send")
    settle(qtbot, window)
    chosen = dialog(SendDialog)
    chosen.forms.left_out = {one.unit.id for one in chosen.forms.rows if one.unit.short not in units}
    chosen.folder.setText(str(folder))
    chosen.go.click()
    settle(qtbot, window)
    chosen.reject()
    return folder


def fill(folder: Path, unit: str, values: Mapping[tuple[str, Field], str | Decimal], to: str) -> Path:
    form = next(folder.glob(f"*_{unit}_*.xlsx"))
    target = folder.parent / "报回" / to
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(fill_form.fill(form.read_bytes(), values, {"填报人": "张三"}))
    return target


def returned(folder: Path) -> Path:
    """Fill three units' forms: one right, one with a doubtful figure, one twice with different figures."""
    fill(folder, "市教育局", {("1-1", Field.DONE): Decimal(6), ("1-1", Field.STAGE): "已开工"}, "教育.xlsx")
    fill(folder, "市司法局", {("74-1", Field.DONE): "约300"}, "司法.xlsx")
    for name, value in (("住建.xlsx", 728), ("住建又报.xlsx", 729)):
        fill(folder, "市住建局", {("32-1", Field.DONE): Decimal(value)}, name)
    (folder.parent / "报回" / "不是表.xlsx").write_bytes(b"hello")
    return folder.parent / "报回"


def take(qtbot: QtBot, window: MainWindow, *paths: Path) -> TakeDialog:
    """Drop files on the window and take them."""
    window.dropped(list(paths))
    settle(qtbot, window)
    out = dialog(TakeDialog)
    out.go.click()
    settle(qtbot, window)
    return out


def strip(form: Path) -> None:
    """Take the hidden sheet and every other mark of identity out of a form, as a clerk's copying does."""
    book: Any = load_workbook(form)
    for sheet in [one for one in book.worksheets if one.sheet_state != "visible"]:
        del book[sheet.title]
    for name in list(book.defined_names):
        del book.defined_names[name]
    book.custom_doc_props.props.clear()
    book.save(form)


def units_shown(window: MainWindow) -> set[str]:
    tree = window.board.tree.units
    return {unit.unit.short for unit in tree.node(tree.everything()).units}


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def type_text(widget: QWidget, text: str) -> None:
    """Type any characters; QTest knows only ASCII ones."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))


def line(window: MainWindow, name: str) -> Decimal | None:
    return next(one for item in view(window).items for one in item.lines if one.line.id == name).done


def test_a_plan_becomes_a_ledger_only_at_the_last_button(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    plan = Path(shutil.copyfile(PLAN, tmp_path / "方案.txt"))
    window.verbs.do("new")
    new = dialog(Wizard)
    new.read(plan)
    settle(qtbot, window)
    assert new.editor.lists.tabText(ITEM) == "实事项目 120"
    new.next.click()
    settle(qtbot, window)
    assert new.founding.office.text() == "连云港市人民政府"
    target = new.founding.target()
    assert not target.exists()
    new.found.click()
    settle(qtbot, window)
    assert target.exists()
    assert len(view(window).items) == 120
    assert "2021年民生实事" in window.windowTitle()


def test_a_taken_name_is_refused_in_the_dialog(window: MainWindow, qtbot: QtBot, ledger: Path) -> None:
    plan = Path(shutil.copyfile(PLAN, ledger.parent / "方案.txt"))
    before = ledger.read_bytes()
    window.verbs.do("new")
    new = dialog(Wizard)
    new.read(plan)
    settle(qtbot, window)
    new.next.click()
    settle(qtbot, window)
    assert "已经存在" in new.founding.bad.text()
    assert not new.found.isEnabled()
    assert ledger.read_bytes() == before
    new.reject()


def test_the_round_runs_by_window(
    window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path, mouth: Recorder
) -> None:
    opened(qtbot, window, ledger)
    folder = returned(send(qtbot, window, tmp_path / "发出"))
    assert sum(unit.form is FormState.MISSING for unit in view(window).units) == len(UNITS)
    take_all(qtbot, window, folder)
    answer_the_question(qtbot, window)
    window.verbs.do("report")
    report = dialog(ReportDialog)
    assert not report.go.isEnabled(), "a conflict stands in the way"
    report.reject()
    decide_the_conflict(qtbot, window)
    type_in_a_figure(qtbot, window)
    write_the_report(qtbot, window, tmp_path / "上报表.xlsx")
    undo_the_last(qtbot, window, mouth)


def take_all(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    taken = take(qtbot, window, folder)
    shown = {row.name: row.answer.verdict for row in taken.preview.files.rows}
    assert shown == {
        "教育.xlsx": Verdict.TAKEN,
        "司法.xlsx": Verdict.PARTLY,
        "住建.xlsx": Verdict.PARTLY,
        "住建又报.xlsx": Verdict.PARTLY,
        "不是表.xlsx": Verdict.REFUSED,
    }
    assert line(window, "1-1") == 6
    assert line(window, "74-1") is None
    assert line(window, "32-1") == 728
    taken.reject()


def answer_the_question(qtbot: QtBot, window: MainWindow) -> None:
    window.verbs.do("answer")
    questions = dialog(QuestionsDialog)
    assert questions.value() == "", "nothing is decided beforehand"
    questions.use.click()
    assert not questions.go.isEnabled()
    questions.reason.setCurrentText("电话核实")
    questions.go.click()
    settle(qtbot, window)
    assert line(window, "74-1") == 300
    assert questions.stack.currentIndex() == 1
    questions.reject()


def decide_the_conflict(qtbot: QtBot, window: MainWindow) -> None:
    window.verbs.do("decide")
    conflicts = dialog(ConflictsDialog)
    assert not conflicts.go.isEnabled()
    conflicts.choices.button(1).click()
    conflicts.reason.setCurrentText("以盖章件为准")
    conflicts.go.click()
    settle(qtbot, window)
    assert line(window, "32-1") == 729
    conflicts.reject()


def type_in_a_figure(qtbot: QtBot, window: MainWindow) -> None:
    window.board.go_to_line("2-1")
    window.verbs.do("fill")
    entry = window.board.form.entry
    type_text(entry.done, "４所")
    assert entry.state.text() == "草稿，未提交"
    window.verbs.do("save")
    settle(qtbot, window)
    assert line(window, "2-1") == 4
    assert entry.state.text() == ""


def write_the_report(qtbot: QtBot, window: MainWindow, to: Path) -> None:
    window.verbs.do("report")
    report = dialog(ReportDialog)
    report.path.setText(str(to))
    report.go.click()
    settle(qtbot, window)
    assert to.exists()
    report.reject()


def undo_the_last(qtbot: QtBot, window: MainWindow, mouth: Recorder) -> None:
    window.verbs.do("undo")
    settle(qtbot, window)
    undo = dialog(UndoDialog)
    assert undo.go.text().startswith("撤销 填报 市教育局")
    undo.go.click()
    settle(qtbot, window)
    assert "撤销 填报 市教育局" in mouth.read()
    assert line(window, "2-1") is None
    undo.reject()


def test_nothing_is_written_before_take_is_confirmed(
    window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, ledger)
    folder = returned(send(qtbot, window, tmp_path / "发出"))
    before = ledger.read_bytes()
    window.dropped([folder])
    settle(qtbot, window)
    taking = dialog(TakeDialog)
    preview = taking.preview
    total = sum(sum(row.counts.values()) for row in preview.files.rows)
    assert f"填了 {total} 格" in taking.remark.text()
    assert total == sum(len(row.answer.cells) for row in preview.files.rows)
    asked = [row for row in preview.chosen_rows() if row.show is Show.ASK and row.counts]
    assert len(asked) == 3
    assert all(row.cell and row.sheet and row.sentence for row in asked)
    refused = [row for row in preview.chosen_rows() if row.show is Show.REFUSED]
    assert [row.file for row in refused] == ["不是表.xlsx"]
    taking.reject()
    assert ledger.read_bytes() == before


def test_a_take_is_undone_from_its_own_result(
    window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path, mouth: Recorder
) -> None:
    opened(qtbot, window, ledger)
    folder = returned(send(qtbot, window, tmp_path / "发出"))
    taken = take(qtbot, window, folder / "教育.xlsx")
    assert line(window, "1-1") == 6
    taken.undo.click()
    settle(qtbot, window)
    undo = dialog(UndoDialog)
    undo.go.click()
    settle(qtbot, window)
    assert "收回 市教育局" in mouth.read()
    assert line(window, "1-1") is None
    undo.reject()


def test_a_form_without_its_hidden_sheet_asks_whose_it_is(
    window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, ledger)
    folder = send(qtbot, window, tmp_path / "发出", ("市教育局",))
    form = fill(folder, "市教育局", {("1-1", Field.DONE): Decimal(6)}, "教育.xlsx")
    strip(form)
    window.dropped([form])
    settle(qtbot, window)
    taking = dialog(TakeDialog)
    assert (taking.go.isEnabled(), taking.words.unit.isVisible(), taking.words.go.isEnabled()) == (False, True, False)
    taking.words.unit.setCurrentText("市教育局")
    taking.words.go.click()
    settle(qtbot, window)
    taking.go.click()
    settle(qtbot, window)
    assert line(window, "1-1") == 6
    taking.reject()


def test_a_form_of_another_round_is_taken_only_as_what_the_clerk_says(
    window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, ledger)
    folder = send(qtbot, window, tmp_path / "发出", ("市教育局",))
    form = fill(folder, "市教育局", {("1-1", Field.DONE): Decimal(6)}, "教育.xlsx")
    window.verbs.do("later")
    settle(qtbot, window)
    window.dropped([form])
    settle(qtbot, window)
    taking = dialog(TakeDialog)
    assert not taking.go.isEnabled()
    assert (taking.words.other.isVisible(), taking.words.other.currentIndex()) == (True, -1)
    assert not taking.words.go.isEnabled()
    taking.words.other.setCurrentIndex(taking.words.other.findData("late"))
    taking.words.go.click()
    settle(qtbot, window)
    taking.go.click()
    settle(qtbot, window)
    taking.reject()
    assert line(window, "1-1") is None
    window.verbs.do("earlier")
    settle(qtbot, window)
    assert line(window, "1-1") == 6


def test_what_is_open_goes_back_as_marked_copies(
    window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, ledger)
    taken = take(qtbot, window, returned(send(qtbot, window, tmp_path / "发出")))
    assert taken.back.isVisible()
    taken.write_back(tmp_path / "退回")
    settle(qtbot, window)
    names = sorted(path.name for path in (tmp_path / "退回").iterdir())
    assert len(names) == 3
    assert any("市司法局" in name for name in names)
    assert any("不是表" in name for name in names)
    taken.reject()


def test_a_doubtful_entry_is_saved_only_knowingly(
    window: MainWindow, qtbot: QtBot, ledger: Path, mouth: Recorder
) -> None:
    opened(qtbot, window, ledger)
    window.board.go_to_line("2-1")
    entry = window.board.form.entry
    type_text(entry.done, "800")
    mouth.answer = "回去改"
    window.verbs.do("save")
    settle(qtbot, window)
    assert "疑问" in mouth.read()
    assert line(window, "2-1") is None
    assert entry.drafts == 1
    mouth.answer = "仍要提交"
    window.verbs.do("save")
    settle(qtbot, window)
    assert mouth.read()
    assert entry.drafts == 0
    assert len(view(window).questions) == 1
    window.verbs.do("answer")
    questions = dialog(QuestionsDialog)
    stands = next(one for one in questions.findChildren(QPushButton) if one.text() == "确系超额：800")
    stands.click()
    assert questions.value() == "800"
    questions.reject()


@pytest.mark.parametrize(
    ("name", "data"),
    [("没有.shishi", None), ("空.shishi", b""), ("文本.shishi", b"hello"), ("截断.shishi", b"SQLite format 3\0")],
)
def test_a_bad_ledger_is_refused_and_the_open_one_stays(
    window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path, mouth: Recorder, name: str, data: bytes | None
) -> None:
    opened(qtbot, window, ledger)
    bad = tmp_path / name
    if data is not None:
        bad.write_bytes(data)
    window.open(bad)
    settle(qtbot, window)
    assert name.removesuffix(".shishi") in mouth.read()
    assert window.session.path == ledger
    window.verbs.do("refresh")
    settle(qtbot, window)
    assert len(view(window).items) == 120


def test_looking_writes_no_byte_and_closing_gives_the_ledger_back(qtbot: QtBot, ledger: Path) -> None:
    before = ledger.read_bytes()
    window = MainWindow()
    qtbot.addWidget(window)
    opened(qtbot, window, ledger)
    window.verbs.do("later")
    settle(qtbot, window)
    assert view(window).round.period == "2021-04"
    window.close()
    assert ledger.read_bytes() == before
    with open_ledger(ledger) as again:
        assert look.rounds(again)


def test_the_start_page_leads_to_what_it_counts(window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path) -> None:
    opened(qtbot, window, ledger)
    take(qtbot, window, returned(send(qtbot, window, tmp_path / "发出", (*UNITS, "市公安局")))).reject()
    checks: dict[str, Callable[[], bool]] = {
        "red": lambda: all(row.line.light.value == "red" for row in window.board.items.items.visible()),
        "missing": lambda: units_shown(window) == {"市公安局"},
        "waiting": lambda: {row.line.line.id for row in window.board.items.items.visible()} == {"32-1", "74-1"},
    }
    for verb, holds in checks.items():
        window.verbs.do("home")
        window.verbs.do(verb)
        assert window.stack.currentWidget() is window.board
        assert holds(), verb
        window.board.show_all()


def test_keys_alone_do_the_main_things(window: MainWindow, qtbot: QtBot, ledger: Path) -> None:
    opened(qtbot, window, ledger)
    window.verbs.do("items")
    assert window.focusWidget() is window.board.items
    window.board.go_to_line("1-1")
    press(window.board.items, Qt.Key.Key_Down)
    assert window.board.items.current_line() == "2-1"
    window.acts["fill"].trigger()
    assert window.focusWidget() is window.board.form.entry.done
    type_text(window.board.form.entry.done, "1.2万")
    assert "12000" in window.board.form.entry.note_done.text()
    window.acts["search"].trigger()
    assert window.focusWidget() is window.board.filters.search
    assert "草稿" in window.board.form.entry.state.text()


def test_the_windows_are_drawn_without_a_screen_and_without_touching_the_ledger(ledger: Path, tmp_path: Path) -> None:
    before = ledger.read_bytes()
    few = [one for one in scenes.SCENES if one.verb in ("send", "undo") or one.name == "33_单位并入"]
    pictures = draw.draw(ledger, tmp_path / "pictures", few)
    assert [path.stem for path in pictures if path.stem in {one.name for one in few}] == [one.name for one in few]
    assert len(pictures) == len(set(pictures))
    assert all(path.stat().st_size > 5000 for path in pictures)
    assert ledger.read_bytes() == before


def test_a_check_of_the_open_ledger_finds_it_whole(window: MainWindow, qtbot: QtBot, ledger: Path) -> None:
    opened(qtbot, window, ledger)
    window.verbs.do("check")
    settle(qtbot, window)
    checked = dialog(CheckDialog)
    assert checked.heading.text() == "自检"
    assert any("完好" in one.text() for one in checked.findChildren(QLabel))
    checked.reject()


def test_mouth_is_the_only_one_that_shows_boxes() -> None:
    texts = {path: path.read_text("utf-8") for path in Path(say.__file__).parent.rglob("*.py")}
    assert [path.name for path, text in texts.items() if "QMessageBox" in text] == ["say.py"]


def test_figures_from_a_chat_are_kept_only_once_ticked(qtbot: QtBot, window: MainWindow, ledger: Path) -> None:
    opened(qtbot, window, ledger)
    window.verbs.do("paste")
    box = dialog(PasteDialog)
    box.text.setPlainText("市教育局 1-1：7\n市教育局 2-1 大概三四所吧")
    box.read.click()
    settle(qtbot, window)
    assert (box.proposals.count(), box.questions.count(), box.go.isEnabled()) == (1, 1, False)
    box.proposals.item(0).setCheckState(Qt.CheckState.Checked)
    box.go.click()
    settle(qtbot, window)
    told = {line.line.id: line.done for item in view(window).items for line in item.lines}
    assert (told["1-1"], told["2-1"]) == (Decimal(7), None)
    assert box.proposals.count() == 0


def test_a_sealed_paper_is_kept_as_it_came(
    qtbot: QtBot, window: MainWindow, ledger: Path, mouth: Recorder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = tmp_path / "盖章件.pdf"
    paper.write_bytes(b"%PDF-1.4 sealed")
    opened(qtbot, window, ledger)
    window.to("items")
    window.board.items.go_to_item("1")
    monkeypatch.setattr("gui.verbs.QFileDialog.getOpenFileName", lambda *_: (str(paper), ""))
    window.verbs.do("attach")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: bool(mouth.said))
    assert "盖章件.pdf" in mouth.read()


def test_the_plan_s_own_checks_hold_from_when_they_are_saved(
    qtbot: QtBot, window: MainWindow, ledger: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, ledger)
    folder = send(qtbot, window, tmp_path / "发出", ("市教育局",))
    take(qtbot, window, fill(folder, "市教育局", {("2-1", Field.DONE): Decimal(800)}, "教育.xlsx")).reject()
    assert [one.raw for one in view(window).questions] == ["800"]
    window.verbs.do("checks")
    settle(qtbot, window)
    box = dialog(ChecksDialog)
    box.weights[Check.ABOVE_TARGET].setCurrentIndex(box.weights[Check.ABOVE_TARGET].findData(Weight.WARNING.value))
    box.go.click()
    settle(qtbot, window)
    assert view(window).questions == ()
    assert any(one.check is Check.ABOVE_TARGET for one in view(window).findings)
