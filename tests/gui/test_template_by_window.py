"""The upper office's form taken by window: columns chosen and dragged, tried on the round, kept, reported by."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui.dialogs.report import ReportDialog
from gui.main_window import MainWindow
from gui.upward.template_dialog import TemplateDialog
from model.terms import Field, Source
from model.terms_upward import Fill
from model.work import fill_in, new_ledger, read_plan
from tests.gui.conftest import Recorder
from tests.model.sheets import upper_forms

D = TypeVar("D", bound=QDialog)
TEXT = (
    "关于印发榕城市2021年民生实事任务分解的通知\n榕政办发〔2021〕8号\n榕城市人民政府办公室\n2021年2月20日\n"
    "一、教育\n1. 新建中小学24所。（牵头单位：市教育局）\n二、就业\n2. 城镇新增就业12000人。（牵头单位：市人社局）\n"
)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two items, one with a figure, and three forms beside the ledger."""
    path = tmp_path_factory.mktemp("ledger") / "榕城.shishi"
    (paper := path.with_suffix(".txt")).write_text(TEXT, encoding="utf-8")
    with new_ledger.do(new_ledger.plan(path, read_plan.plan(paper), "榕城市政府办", "monthly")) as held:
        fill_in.do(held, fill_in.plan(held, "2021-03", "1-1", "市教育局", {Field.DONE: "5"}, Source.PHONE, "核实"))
    (path.parent / "省月报.xlsx").write_bytes(upper_forms.monthly())
    (path.parent / "两列.xlsx").write_bytes(upper_forms.plain("序号", "实事内容", "累计完成", "实际完成"))
    (path.parent / "两张.xlsx").write_bytes(upper_forms.two_sheets())
    (path.parent / "坏.xlsx").write_bytes(b"%PDF-1.7")
    return path


@pytest.fixture
def window(qtbot: QtBot, founded: Path, tmp_path: Path) -> Iterator[MainWindow]:
    out = MainWindow()
    out.show()
    out.open(Path(shutil.copyfile(founded, tmp_path / founded.name)))
    settle(qtbot, out)
    out.session.look("2021-03")
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
    window.verbs.do(verb)
    settle(qtbot, window)
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def taken(qtbot: QtBot, window: MainWindow, dialog: TemplateDialog, file: Path, name: str) -> None:
    dialog.name.setText(name)
    dialog.take(file)
    settle(qtbot, window)
    settle(qtbot, window)


def weighed(qtbot: QtBot, window: MainWindow, dialog: TemplateDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.waiting, timeout=10_000)
    settle(qtbot, window)


def shown(dialog: TemplateDialog, row: int, column: int) -> str:
    return str(dialog.view.table.index(row, column - 1).data() or "")


def test_a_form_is_tried_kept_and_used_for_the_report(
    qtbot: QtBot, window: MainWindow, founded: Path, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, "templates", TemplateDialog)
    assert not dialog.go.isEnabled()
    taken(qtbot, window, dialog, founded.parent / "省月报.xlsx", "省月报")
    assert [dialog.view.boxes[column].currentText() for column in (5, 6, 7, 11)] == [
        "全年目标", "本期应完成", "累计完成", "（不填）",
    ]  # fmt: skip
    assert (shown(dialog, 2, 1), shown(dialog, 5, 7), shown(dialog, 6, 7)) == (
        "填报单位（盖章）：榕城市政府办",
        "5",
        "",
    )
    assert "1—3月试填：按“省月报”填2行" in dialog.said.text()
    assert "第6行 第2项 累计完成、完成率：未报，不作0" in dialog.said.text()
    dialog.go.click()
    settle(qtbot, window)
    settle(qtbot, window)
    assert (dialog.saved.currentText(), dialog.go.isEnabled(), dialog.gone.isVisible()) == ("省月报", False, True)
    dialog.reject()
    report = opened(qtbot, window, "report", ReportDialog)
    assert report.forms.isVisible()
    report.forms.forms.setCurrentIndex(1)
    report.forms.forms.activated.emit(1)
    settle(qtbot, window)
    assert "未报，不作0" in report.forms.said.text()
    assert report.path.text().endswith("上报表_省月报_2021年1-3月.xlsx")
    report.path.setText(str(tmp_path / "报省.xlsx"))
    report.go.click()
    settle(qtbot, window)
    sheet = load_workbook(io.BytesIO((tmp_path / "报省.xlsx").read_bytes())).worksheets[0]
    assert [sheet.cell(5, column).value for column in (1, 5, 6, 7)] == [1, 24, 6, 5]
    assert "已按上级表样填2行" in report.forms.said.text()


def test_columns_are_chosen_and_fields_dragged_onto_columns_and_cells(
    qtbot: QtBot, window: MainWindow, founded: Path
) -> None:
    dialog = opened(qtbot, window, "templates", TemplateDialog)
    taken(qtbot, window, dialog, founded.parent / "两列.xlsx", "两列")
    assert "不能保存：有2列都像“累计完成”" in dialog.said.text()
    assert not dialog.go.isEnabled()
    box = dialog.view.boxes[4]
    box.setCurrentIndex(box.findData("done"))
    box.activated.emit(box.currentIndex())
    weighed(qtbot, window, dialog)
    assert (dialog.go.isEnabled(), shown(dialog, 3, 4)) == (True, "5")
    drop(dialog, Fill.LEAD, 2, 3)
    weighed(qtbot, window, dialog)
    assert (shown(dialog, 3, 3), dialog.view.boxes[3].currentText()) == ("市教育局", "牵头单位")
    drop(dialog, Fill.PERIOD, 1, 2)
    weighed(qtbot, window, dialog)
    assert shown(dialog, 1, 2) == "2021年1—3月"
    drop(dialog, Fill.DONE, 2, 3)
    weighed(qtbot, window, dialog)
    assert [dialog.view.boxes[column].currentText() for column in (3, 4)] == ["累计完成", "（不填）"]


def drop(dialog: TemplateDialog, fill: Fill, row: int, column: int) -> None:
    """Drag a field from the list and drop it on the sheet."""
    item = dialog.fields.item(list(Fill).index(fill))
    data = dialog.fields.mimeData([item])
    table = dialog.view.table
    assert table.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, table.index(row, column - 1))


def test_a_sheet_is_named_where_several_may_be_meant_and_lights_get_words_of_their_own(
    qtbot: QtBot, window: MainWindow, founded: Path
) -> None:
    dialog = opened(qtbot, window, "templates", TemplateDialog)
    taken(qtbot, window, dialog, founded.parent / "两张.xlsx", "两张")
    assert "看不出填哪一张" in dialog.said.text()
    dialog.sheets.setCurrentText("另一张")
    dialog.sheets.activated.emit(dialog.sheets.currentIndex())
    weighed(qtbot, window, dialog)
    assert (dialog.go.isEnabled(), dialog.sheets.currentText()) == (True, "另一张")
    drop(dialog, Fill.LIGHT, 2, 3)
    for text, says in (("甲=乙", "亮灯用词“甲=乙”看不懂"), ("滞后=黄灯", "亮灯用上级的词：滞后=黄灯")):
        dialog.words.setText(text)
        dialog.words.editingFinished.emit()
        weighed(qtbot, window, dialog)
        assert says in dialog.said.text()
    assert "黄灯" in {shown(dialog, row, 3) for row in (2, 3)}


def test_a_file_that_is_no_form_is_refused_in_place_and_a_kept_one_removed(
    qtbot: QtBot, window: MainWindow, founded: Path, mouth: Recorder
) -> None:
    dialog = opened(qtbot, window, "templates", TemplateDialog)
    taken(qtbot, window, dialog, founded.parent / "坏.xlsx", "坏")
    assert "是 PDF 文件" in dialog.said.text()
    assert not dialog.go.isEnabled()
    taken(qtbot, window, dialog, founded.parent / "省月报.xlsx", "甲")
    dialog.go.click()
    settle(qtbot, window)
    settle(qtbot, window)
    mouth.answer = "移除"
    dialog.gone.click()
    settle(qtbot, window)
    settle(qtbot, window)
    assert "移除上级表样“甲”？" in mouth.read()
    assert dialog.saved.count() == 1
