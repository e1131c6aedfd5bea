"""批量录入 by the window: a block is pasted, a milestone's figure cell is skipped and told, one act is kept."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.batch.window import BatchWindow
from gui.main_window import MainWindow
from model.terms import Kind
from tests.gui.conftest import Recorder
from tests.gui.test_round_by_window import dialog, founded, ledger, opened, settle, view, window
from tests.gui.test_units_by_window import undo_last

__all__ = ["founded", "ledger", "window"]
HEAD = "序号\t累计完成\t进展情况\n"


def _another_unit_s_figure_is_never_put_on_the_lead(batch: BatchWindow, qtbot: QtBot) -> None:
    one = next(one for one in batch.table.rows if one.row.line.line.kind is Kind.AMOUNT and one.row.lead)
    assert one.row.lead is not None
    other = "市审计局" if one.row.lead.unit.short != "市审计局" else "市财政局"
    batch.paste(f"序号\t填报单位\t累计完成\n{one.row.line.line.id}\t{other}\t9\n")
    qtbot.waitUntil(lambda: not batch.waiting and not batch.session.jobs.working, timeout=20000)
    assert not one.changed
    assert "的牵头单位不是它，这一行没有采用" in batch.said.text()
    batch.paste(f"序号\t填报单位\t累计完成\n{one.row.line.line.id}\t{one.row.lead.unit.short}\t1\n")
    assert one.typed["done"] == "1"
    batch.table.put([(one, "done", "")])


def test_a_block_is_pasted_judged_and_kept_as_one_act(
    window: MainWindow, qtbot: QtBot, ledger: Path, mouth: Recorder
) -> None:
    opened(qtbot, window, ledger)
    window.verbs.do("batch")
    batch = dialog(BatchWindow)
    _another_unit_s_figure_is_never_put_on_the_lead(batch, qtbot)
    lines = [one.row.line.line for one in batch.table.rows]
    counted = [line.id for line in lines if line.kind is Kind.AMOUNT][:2]
    stone = next(line.id for line in lines if line.kind is Kind.MILESTONE)
    batch.paste(f'{HEAD}{counted[0]}\t1\t"开工\n一所"\n{counted[1]}\t约7\t\n{stone}\t3\t已动工\n')
    qtbot.waitUntil(lambda: not batch.waiting and not batch.session.jobs.working, timeout=20000)
    said = batch.said.text()
    assert "填了 4 格：收下 3 格，没有收 1 格。" in said
    assert "锁定的 1 格没有填。" in said
    assert batch.go.text() == "提交 2 行"
    batch.go.click()
    settle(qtbot, window)
    done = {line.line.id: line.done for one in view(window).items for line in one.lines}
    assert done[counted[0]] == 1
    assert done[counted[1]] is None
    undo_last(qtbot, window, mouth)
    done = {line.line.id: line.done for one in view(window).items for line in one.lines}
    assert done[counted[0]] is None
