"""The year's end and start by window: archived with a reason, read-only, reopened by undo, next year with and without
a plan."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.dialogs.undo import UndoDialog
from gui.main_window import MainWindow
from gui.wizard.wizard import FOUND, Wizard
from gui.year.archive_dialog import ArchiveDialog
from gui.year.next_dialog import NextDialog
from model.terms import Field, Source
from model.work import fill_in, new_ledger, read_plan
from tests.gui.conftest import Recorder
from tests.gui.test_round_by_window import dialog, opened, settle, view, window

__all__ = ["window"]

PLAN = """榕城市2021年民生实事任务分解
榕城市人民政府办公室
2020年12月20日
1. 新建中小学24所。（牵头单位：市教育局；完成时限：2021年10月底前）
2. 城镇新增就业12000人。（牵头单位：市人社局）
3. 出台养老服务管理办法。（牵头单位：市民政局）
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Three items; a figure of January that 审核 holds back until it is decided."""
    path = tmp_path / "榕城.shishi"
    with new_ledger.do(new_ledger.plan(path, read_plan.plan_text(PLAN), "督查室", "monthly")) as book:
        told = {Field.DONE: "990000"}
        fill_in.do(book, fill_in.plan(book, "2021-01", "2-1", "市人社局", told, Source.PHONE))
    return path


def archived(qtbot: QtBot, window: MainWindow) -> ArchiveDialog:
    """Archive by the dialog: refused until a reason is written."""
    window.verbs.do("archive")
    settle(qtbot, window)
    out = dialog(ArchiveDialog)
    assert "还有 1 处冲突或待确认没有办结" in out.blocked.text()
    assert "1月待确认：第2项" in out.said.text()
    assert "未销号 3 项" in out.said.text()
    assert not out.go.isEnabled()
    out.despite.setPlainText("领导同意")
    assert out.go.isEnabled()
    out.go.click()
    settle(qtbot, window)
    assert "已归档" in out.made.text()
    return out


def test_archived_by_window_it_is_read_only_until_that_is_undone(
    qtbot: QtBot, window: MainWindow, ledger: Path, mouth: Recorder
) -> None:
    opened(qtbot, window, ledger)
    assert window.acts["send"].isEnabled()
    tip = window.acts["send"].toolTip()
    done = archived(qtbot, window)
    with zipfile.ZipFile(ledger.with_name("榕城_2021年归档.zip")) as zipped:
        assert "归档清单.xlsx" in zipped.namelist()
    done.reject()
    settle(qtbot, window)
    assert "已归档（只读）" in window.windowTitle()
    for name in ("send", "take", "fill", "change_target", "archive", "paste"):
        assert not window.acts[name].isEnabled(), name
    for name in ("report", "undo", "items", "next_year", "check", "units_window"):
        assert window.acts[name].isEnabled(), name
    assert "撤销“年度归档”" in window.acts["send"].toolTip()
    assert not window.board.form.entry.isEnabled()
    window.start.wanted.emit("take")
    assert "台账已归档，这一步没有做" in mouth.read()
    window.dropped([ledger.with_name("报回.xlsx")])
    assert "台账已归档，没有收这些表" in mouth.read()

    window.verbs.do("undo")
    settle(qtbot, window)
    acts = dialog(UndoDialog)
    row = next(place for place, act in enumerate(acts.acts.visible()) if act.verb == "填报")
    acts.list.selectRow(row)
    acts.go.click()
    settle(qtbot, window)
    assert "只能查看、导出和打印" in mouth.read()
    acts.list.selectRow(0)
    assert acts.go.text().startswith("撤销 年度归档 2021年")
    acts.go.click()
    settle(qtbot, window)
    assert "撤销 年度归档" in mouth.read()
    acts.reject()
    settle(qtbot, window)
    assert "只读" not in window.windowTitle()
    assert window.acts["send"].isEnabled()
    assert window.acts["send"].toolTip() == tip
    assert window.board.form.entry.isEnabled()


def test_an_archived_ledger_opens_read_only(qtbot: QtBot, window: MainWindow, ledger: Path, mouth: Recorder) -> None:
    opened(qtbot, window, ledger)
    archived(qtbot, window).reject()
    other = ledger.with_name("别的.shishi")
    new_ledger.do(new_ledger.plan(other, read_plan.plan_text(PLAN), "督查室")).close()
    opened(qtbot, window, other)
    assert window.acts["send"].isEnabled()
    assert "只读" not in window.windowTitle()
    opened(qtbot, window, ledger)
    assert not window.acts["send"].isEnabled()
    window.verbs.do("archive")
    settle(qtbot, window)
    assert "先在“操作记录与撤销”里撤销“年度归档”" in mouth.read()


def following(qtbot: QtBot, window: MainWindow) -> NextDialog:
    window.verbs.do("next_year")
    settle(qtbot, window)
    out = dialog(NextDialog)
    weighed(qtbot, out)
    return out


def weighed(qtbot: QtBot, made: NextDialog) -> None:
    qtbot.waitUntil(lambda: not made.waiting and not made.session.jobs.working, timeout=20_000)


def test_next_year_begins_with_units_and_what_is_ticked(
    qtbot: QtBot, window: MainWindow, ledger: Path, mouth: Recorder
) -> None:
    opened(qtbot, window, ledger)
    made = following(qtbot, window)
    assert [one.item.no for one in made.items.rows] == ["1", "2", "3"]
    assert made.path.text() == str(ledger.with_name("2022年民生实事.shishi"))
    made.items.setData(made.items.index(0, 0), None, Qt.ItemDataRole.CheckStateRole)
    made.without.click()
    weighed(qtbot, made)
    said = made.said.text()
    for part in (
        "结转未办结的 1 项（原第1项）",
        "第1项原来的完成时限是上一年的",
        "另有 2 项没有销号",
        "还没有读入方案",
    ):
        assert part in said
    assert made.go.text() == "建立下年台账"
    made.go.click()
    settle(qtbot, window)
    new = view(window)
    assert (new.plan.year, [one.item.no for one in new.items], new.rounds[0].period) == (2022, ["结1"], "2022-01")
    assert "2022年民生实事" in window.windowTitle()


def test_next_year_begins_with_a_plan_put_right_in_the_wizard(
    qtbot: QtBot, window: MainWindow, ledger: Path, mouth: Recorder
) -> None:
    opened(qtbot, window, ledger)
    made = following(qtbot, window)
    made.items.tick({"2"}, on=True)
    weighed(qtbot, made)
    assert "还没有读入方案" not in made.said.text()
    made.go.click()
    wizard = dialog(Wizard)
    assert wizard.windowTitle() == "新建下年台账"
    wizard.read_text(PLAN.replace("2021", "2022").replace("2020", "2021").replace("市民政局", "市数据局"))
    settle(qtbot, window)
    wizard.next.click()
    settle(qtbot, window)
    assert wizard.pages.currentIndex() == FOUND
    assert wizard.founding.path.text() == str(ledger.with_name("2022年民生实事.shishi"))
    assert wizard.founding.office.text() == "督查室"
    told = "\n".join(one.sentence for one in wizard.founding.planned.findings) if wizard.founding.planned else ""
    for part in ("市数据局", "第2项和结转的事项内容相同", "方案里新出现 1 家"):
        assert part in told
    wizard.found.click()
    settle(qtbot, window)
    new = view(window)
    assert [one.item.no for one in new.items] == ["1", "2", "3", "结2"]
    assert {"市民政局", "市数据局"} <= {one.unit.short for one in new.units}
