"""The wizard by window: a plan from Word, a sheet or the clipboard is put right and founded as corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QLineEdit, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from gui import show
from gui.main_window import MainWindow
from gui.wizard.lists import ASKED, ITEM, SKIPPED
from gui.wizard.part_table import UNIT as UNIT_OF_PART
from gui.wizard.part_table import VALUE as VALUE_OF_PART
from gui.wizard.target_cells import KIND, MEASURE, OP, VALUE
from gui.wizard.typed_table import TypedTable
from gui.wizard.wizard import EDIT, FOUND, NO_ITEMS, SOURCE, Wizard
from model.records import PeriodView
from model.terms import Kind, Op, Part
from tests.gui.conftest import Recorder
from tests.model.papers import made

PLAN = (
    "某市2023年民生实事项目分解方案",
    "1.新建幼儿园12所，改造中小学8所。（牵头单位：市教育局；责任单位：市财政局、各县区）",
    "2.新增停车泊位3000至5000个。（牵头单位：市住建局）",
    "3.发放助学金1.2万元。开展免费体检。（牵头单位：市民政局；责任单位：市财政局）",
    "4.整治排口100处，（牵头单位：市生态环境局）",
    "5.修建公厕5座。（牵头单位：市城管局）",
)
TABLE = [
    "某市人民政府办公室关于印发2023年民生实事项目责任分解方案的通知",
    [
        ["序号", "实事项目", "牵头单位", "配合单位", "完成时限"],
        ["1", "新建学校3所，新增学位4500个", "市教育局", "市发改委、市财政局", "12月底"],
        ["2", "改造食堂30个", "市教育局", "", "11月底"],
    ],
]
STRANGE = [
    "某市2023年民生实事项目",
    [["甲", "乙", "丙"], ["1", "新建公园3个", "市园林局"], ["2", "修路8公里", "市交通局"]],
]
TRADITIONAL = (
    "某市2023年民生實事分解方案",
    "1.新建學校3所。（牽頭單位：市教育局）",
    "2.修建公廁5座。（牽頭單位：市城管局）",
)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    out = MainWindow()
    qtbot.addWidget(out)
    out.show()
    yield out
    out.session.jobs.stop()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.jobs.working, timeout=30_000)


def the_wizard(window: MainWindow) -> Wizard:
    return next(one for one in window.findChildren(Wizard) if one.isVisible())


def started(qtbot: QtBot, window: MainWindow, source: Path | str) -> Wizard:
    """Open the wizard on a file or a pasted text."""
    window.verbs.do("new")
    out = the_wizard(window)
    out.resize(1366, 740)
    with qtbot.waitActive(out):
        out.activateWindow()
    if isinstance(source, Path):
        out.read(source)
    else:
        out.source.text.setPlainText(source)
        out.source.read.click()
    settle(qtbot, window)
    return out


def docx(folder: Path, blocks: object) -> Path:
    out = folder / "方案.docx"
    out.write_bytes(made.docx(blocks))  # type: ignore[arg-type]
    return out


def founded(qtbot: QtBot, window: MainWindow, wizard: Wizard) -> PeriodView:
    """Go to the last step, press the last button, and look the ledger up."""
    wizard.next.click()
    settle(qtbot, window)
    if not wizard.founding.office.text():
        assert "台账归属" in wizard.founding.bad.text()
        wizard.founding.office.setText("某市政府办")
        wizard.founding.office.editingFinished.emit()
        settle(qtbot, window)
    path = wizard.founding.target()
    assert (wizard.pages.currentIndex(), path.exists()) == (FOUND, False)
    assert wizard.found.isEnabled(), wizard.founding.bad.text()
    wizard.found.click()
    settle(qtbot, window)
    assert path.exists()
    view = window.session.view
    assert view is not None
    return view


def told(view: PeriodView) -> list[tuple[str, str, tuple[str, ...], list[str]]]:
    """Return number, text, leads and targets of a ledger's items."""
    return [
        (one.item.no, one.item.text, one.leads, [show.target(line.line) for line in one.lines]) for one in view.items
    ]


def type_cell(wizard: Wizard, row: int, column: int, text: str, table: TypedTable | None = None) -> None:
    """Type into a cell of the targets, or of another table, as it stands open."""
    table = table or wizard.editor.form.targets
    table.setCurrentCell(row, column)
    if table.state() is not table.State.EditingState:
        table.edit(table.currentIndex())
    chosen = column in (OP, KIND) and table is wizard.editor.form.targets
    editor = table.findChildren(QComboBox if chosen else QLineEdit)[-1]
    if isinstance(editor, QComboBox):
        QApplication.processEvents()
        editor.setCurrentText(text)
        editor.hidePopup()
        editor.activated.emit(editor.currentIndex())
    else:
        assert isinstance(editor, QLineEdit)
        editor.setText(text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def cursor_before(wizard: Wizard, words: str) -> None:
    field = wizard.editor.form.text
    field.setFocus()
    cursor = field.textCursor()
    cursor.setPosition(field.toPlainText().index(words))
    field.setTextCursor(cursor)


def key(widget: QWidget, what: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, what, modifier)


def test_a_word_plan_is_put_right_and_founded_as_corrected(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = started(qtbot, window, docx(tmp_path, PLAN))
    editor, lists, form = wizard.editor, wizard.editor.lists, wizard.editor.form
    assert (lists.currentIndex(), lists.tabText(ASKED)) == (ASKED, "要问 1")
    assert editor.acts.left_over.text() == "还有 1 个问题"
    assert (editor.view.washed, editor.view.marked()) == ((3,), ("3000至5000",))
    editor.asked.look.click()
    form.targets.add()
    for column, text in ((0, "新增停车泊位"), (VALUE, "4000"), (MEASURE, "个")):
        type_cell(wizard, 0, column, text)
    type_cell(wizard, 0, OP, "不少于")
    lists.setCurrentIndex(ASKED)
    editor.asked.confirm.click()
    assert (lists.currentIndex(), editor.acts.left_over.text()) == (ITEM, "没有要问的了")

    wizard.desk.choose(0)
    cursor_before(wizard, "改造")
    key(form.text, Qt.Key.Key_Return, CTRL)
    assert [one.no for one in wizard.desk.reading.items] == ["1", "1-2", "2", "3", "4", "5"]
    wizard.desk.choose(4)
    editor.acts.join.click()
    wizard.desk.choose(3)
    form.leads.setFocus()
    form.leads.set_names(())
    QTest.keyClicks(form.leads.edit, "sjyj")
    key(QApplication.activePopupWidget() or form.leads.edit, Qt.Key.Key_Return)
    assert wizard.desk.reading.items[3].leads == ("市教育局",)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("读错了", True))
    wizard.desk.choose(1)
    editor.acts.remove.click()
    assert "删除第1-2项" in editor.acts.undo.text()
    assert len(wizard.desk.reading.items) == 4
    with qtbot.waitActive(wizard):
        wizard.activateWindow()
    key(lists.items, Qt.Key.Key_Z, CTRL)
    assert ("重做" in editor.acts.redo.text(), len(wizard.desk.reading.items)) == (True, 5)
    assert not list(tmp_path.glob("*.shishi"))
    view = founded(qtbot, window, wizard)
    assert told(view) == [
        ("1", "新建幼儿园12所，", ("市教育局",), ["12所"]),
        ("1-2", "改造中小学8所。", ("市教育局",), ["8所"]),
        ("2", "新增停车泊位3000至5000个。", ("市住建局",), ["不少于4000个", "节点"]),
        ("3", "发放助学金1.2万元。开展免费体检。", ("市教育局",), ["1.2万元", "节点"]),
        ("4", "整治排口100处，修建公厕5座。", ("市生态环境局", "市城管局"), ["100处", "5座"]),
    ]


def test_a_sheet_is_corrected_and_a_wrong_number_is_not_taken(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "方案.xlsx"
    path.write_bytes(made.xlsx(TABLE))
    wizard = started(qtbot, window, path)
    form, desk = wizard.editor.form, wizard.desk
    assert [one.deadline for one in desk.reading.items] == ["12月底", "11月底"]
    before = desk.reading
    type_cell(wizard, 1, VALUE, "四千五？")
    assert "不是数" in form.bad.text()
    cell = form.targets.item(1, VALUE)
    assert (isinstance(cell, QTableWidgetItem) and cell.text(), desk.reading) == ("四千五？", before)
    form.fields[Part.SECTION].setText("教育")
    form.fields[Part.SECTION].editingFinished.emit()
    assert cell is form.targets.item(1, VALUE)
    assert (isinstance(cell, QTableWidgetItem) and cell.text(), desk.reading.items[0].section) == ("四千五？", "教育")
    assert "不是数" in form.bad.text()
    desk.choose(1)
    assert (desk.at, "没有收下" in wizard.editor.refused.text()) == (0, True)
    wizard.next.click()
    assert wizard.pages.currentWidget() is wizard.editor
    type_cell(wizard, 1, VALUE, "-5")
    assert "负数" in form.bad.text()
    type_cell(wizard, 1, VALUE, "1.5")
    type_cell(wizard, 1, MEASURE, "万个")
    [_, metric] = desk.reading.items[0].metrics
    assert (int(metric.value), metric.unit, metric.kind, form.bad.text()) == (15000, "个", Kind.AMOUNT, "")
    type_cell(wizard, 1, KIND, "标准")
    assert desk.reading.items[0].metrics[1].kind is Kind.STANDARD
    form.fields[Part.DEADLINE].setText("10月底")
    form.fields[Part.DEADLINE].editingFinished.emit()
    view = founded(qtbot, window, wizard)
    assert view.items[0].item.deadline == "10月底"
    assert [row[-1] for row in told(view)] == [["3所", "1.5万个"], ["30个"]]


def test_a_pasted_text_gets_an_item_from_selected_words_and_its_year(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = started(qtbot, window, "\n".join(PLAN).replace("2023年", ""))
    editor = wizard.editor
    view = editor.view
    cursor = QTextCursor(view.document().findBlockByNumber(5))
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, 2)
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 6)
    view.setTextCursor(cursor)
    assert view.selected() == ("修建公厕5座", 6)
    editor.acts.take.click()
    assert (editor.lists.currentIndex(), wizard.desk.at) == (ITEM, 5)
    item = wizard.desk.item
    assert item is not None
    assert (item.no, item.text, [one.name for one in item.metrics]) == ("6", "修建公厕5座", ["修建公厕"])
    wizard.next.click()
    settle(qtbot, window)
    page = wizard.founding
    assert "1 个问题" in page.waiting.text()
    page.path.setText(str(tmp_path / "账.shishi"))
    page.office.setText("某市政府办")
    page.office.editingFinished.emit()
    settle(qtbot, window)
    assert ("哪一年" in page.bad.text(), wizard.found.isEnabled()) == (True, False)
    page.head["year"].setText("去年")
    page.head["year"].editingFinished.emit()
    assert "不是年份" in page.bad.text()
    page.head["year"].setText("２０２３年")
    page.head["year"].editingFinished.emit()
    settle(qtbot, window)
    assert (page.bad.text(), wizard.found.isEnabled(), list(tmp_path.glob("*.shishi"))) == ("", True, [])
    wizard.found.click()
    settle(qtbot, window)
    assert window.session.view is not None
    assert (window.session.view.plan.year, len(window.session.view.items)) == (2023, 6)


def test_the_words_behind_a_field_are_marked_and_a_click_finds_them(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = started(qtbot, window, docx(tmp_path, PLAN))
    editor, form, view = wizard.editor, wizard.editor.form, wizard.editor.view
    editor.lists.setCurrentIndex(ITEM)
    wizard.desk.choose(0)
    assert (view.washed, view.marked()) == ((2,), ())
    form.leads.setFocus()
    assert view.marked() == ("市教育局",)
    form.co.setFocus()
    assert view.marked() == ("市财政局", "各县区")
    form.targets.setFocus()
    form.targets.setCurrentCell(1, 0)
    assert "8所" in "".join(view.marked())
    wizard.desk.choose(2)
    assert view.marked() == ()
    at = view.document().findBlockByNumber(3).position() + PLAN[3].index("开展")
    cursor = QTextCursor(view.document())
    cursor.setPosition(at + 1)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center() + QPoint(2, 0))
    assert wizard.desk.field == (Part.MILESTONE, 0)
    assert view.marked() == ("开展免费体检",)
    cursor.setPosition(view.document().findBlockByNumber(1).position() + PLAN[1].index("市财政局"))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center() + QPoint(2, 0))
    assert (wizard.desk.at, wizard.desk.field) == (0, (Part.CO, 0))


def test_a_countys_part_is_put_right_in_the_measure_of_its_target(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    plan = (
        "某市2023年民生实事",
        "1.发放助学金8万元，其中赣榆区3万元、东海县5万元。（牵头单位：市教育局）",
        "2" + PLAN[5][1:],
    )
    wizard = started(qtbot, window, docx(tmp_path, plan))
    form, parts = wizard.editor.form, wizard.editor.form.parts
    wizard.editor.lists.setCurrentIndex(ITEM)
    wizard.desk.choose(0)
    stood = wizard.desk.reading.items[0].allocations
    assert [one.unit for one in stood] == ["赣榆区", "东海县"]
    type_cell(wizard, 0, VALUE_OF_PART, "2.5", parts)
    assert [int(one.value) for one in wizard.desk.reading.items[0].allocations] == [25000, 50000]
    type_cell(wizard, 1, VALUE_OF_PART, "多", parts)
    assert "不是数" in form.bad_part.text()
    wizard.desk.choose(1)
    assert (wizard.desk.at, form.bad_part.text() != "") == (0, True)
    type_cell(wizard, 1, VALUE_OF_PART, "5", parts)
    wizard.desk.choose(1)
    assert (form.bad_part.text(), parts.rowCount()) == ("", 0)
    wizard.desk.choose(0)
    parts.setFocus()
    parts.setCurrentCell(1, 0)
    assert "5万元" in "".join(wizard.editor.view.marked())
    key(parts, Qt.Key.Key_Delete)
    parts.add()
    type_cell(wizard, 1, UNIT_OF_PART, "灌云县", parts)
    type_cell(wizard, 1, VALUE_OF_PART, "5.5", parts)
    view = founded(qtbot, window, wizard)
    names = {one.unit.id: one.unit.short for one in view.units}
    tasks = {names[part.unit]: str(part.task) for part in view.items[0].lines[0].parts if part.task is not None}
    assert tasks == {"赣榆区": "2.5", "灌云县": "5.5"}


def test_a_table_not_understood_is_read_once_its_columns_are_named(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = started(qtbot, window, docx(tmp_path, STRANGE))
    strip = wizard.editor.strip
    assert (strip.isVisible(), wizard.pages.currentIndex(), wizard.next.isEnabled()) == (True, EDIT, True)
    refused: list[str] = []
    wizard.desk.refused.connect(refused.append)
    wizard.next.click()
    assert (wizard.pages.currentIndex(), refused) == (EDIT, [NO_ITEMS])
    assert "没有看懂" in strip.said.text()
    for choice, word in zip(strip.columns, ("序号", "事项", "牵头单位"), strict=True):
        choice.setCurrentText(word)
    strip.read.click()
    settle(qtbot, window)
    assert [(one.no, one.leads) for one in wizard.desk.reading.items] == [("1", ("市园林局",)), ("2", ("市交通局",))]
    assert not strip.isVisible()


def test_questions_are_answered_in_turn_and_a_line_left_out_comes_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = [*TABLE, *STRANGE[1:]]
    wizard = started(qtbot, window, docx(tmp_path, blocks))
    editor, lists = wizard.editor, wizard.editor.lists
    count = len(wizard.desk.reading.questions)
    assert count >= 3
    lists.questions.setFocus()
    first = lists.note()
    key(lists.questions, Qt.Key.Key_Return)
    assert lists.note() != first
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("不是事项，是说明", True))
    gone = lists.note()
    editor.asked.leave.click()
    assert (lists.tabText(ASKED), lists.note() != gone) == (f"要问 {count - 1}", True)
    editor.asked.number.setText("99")
    assert not editor.asked.into.isEnabled()
    editor.asked.number.setText("2")
    editor.asked.into.click()
    assert len(wizard.desk.reading.questions) == count - 2
    lists.setCurrentIndex(SKIPPED)
    lists.skipped.stand_on(lambda row: row.note.text == gone.text if gone else False)
    editor.skipped.show_note(lists.note())
    items = len(wizard.desk.reading.items)
    editor.skipped.as_item.click()
    assert len(wizard.desk.reading.items) == items + 1


def test_going_on_without_any_item_says_so(window: MainWindow, qtbot: QtBot) -> None:
    wizard = Wizard(window, window.session)
    qtbot.addWidget(wizard)
    said: list[str] = []
    wizard.desk.refused.connect(said.append)
    wizard.next.click()
    assert wizard.next.isEnabled()
    assert said == [NO_ITEMS]


def test_a_refused_document_says_why_in_its_place(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    wizard = started(qtbot, window, tmp_path / "旧.doc")
    assert wizard.pages.currentIndex() == SOURCE
    assert "旧.doc" in wizard.source.said.text()
    wizard.reject()


def test_leaving_with_changes_asks(window: MainWindow, qtbot: QtBot, tmp_path: Path, mouth: Recorder) -> None:
    wizard = started(qtbot, window, docx(tmp_path, PLAN))
    wizard.editor.lists.setCurrentIndex(ITEM)
    wizard.editor.acts.join.click()
    mouth.answer = "回去接着改"
    wizard.reject()
    assert wizard.isVisible()
    assert "放弃这次整理" in mouth.read()
    mouth.answer = ""
    wizard.reject()
    assert not wizard.isVisible()
    mouth.read()


def test_a_plan_dropped_on_the_start_page_opens_the_wizard(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.dropped([docx(tmp_path, PLAN)])
    settle(qtbot, window)
    wizard = the_wizard(window)
    assert len(wizard.desk.reading.items) == 5
    wizard.reject()


def test_traditional_text_shown_as_simplified_stays_as_printed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    show.as_simplified(True)
    plan = (
        "某市2023年民生實事分解方案",
        "1.新建學校3所。（牽頭單位：市教育局）",
        "2.修建公廁5座。（牽頭單位：市城管局）",
    )
    wizard = started(qtbot, window, docx(tmp_path, plan))
    form = wizard.editor.form
    assert form.text.toPlainText() == "新建学校3所。"
    cursor = form.text.textCursor()
    form.text.setFocus()
    cursor.setPosition(2)
    form.text.setTextCursor(cursor)
    QTest.keyClicks(form.text, "x")
    form.leads.setFocus()
    assert wizard.desk.reading.items[0].text == "新建x學校3所。"
    with qtbot.waitActive(wizard):
        wizard.activateWindow()
    form.text.setFocus()
    key(form.text, Qt.Key.Key_Z, CTRL)
    assert wizard.desk.reading.items[0].text == "新建學校3所。"
    form.text.setFocus()
    QTest.keyClicks(form.text, "y")
    key(form.text, Qt.Key.Key_Z, CTRL)
    assert (form.text.toPlainText(), len(wizard.desk.draft.past)) == ("新建学校3所。", 0)
    assert wizard.desk.reading.items[0].metrics[0].op is Op.EQUAL
    wizard.reject()
