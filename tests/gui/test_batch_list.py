"""批量录入 as a list: 1,600 lines open and take typing at once; a stage is chosen; what was skipped stays told."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from gui.batch.batch_rows import BY_KEY, DONE, STAGE, TEXT
from gui.batch.window import BatchWindow
from gui.session import Session
from model.terms import Kind, stages
from tests.gui import made_up


def _clear(batch: BatchWindow) -> None:
    batch.table.put([(one, name, "") for one in batch.table.rows if one.changed for name in one.typed])


@pytest.fixture
def batch(qtbot: QtBot) -> Iterator[BatchWindow]:
    session = Session()
    session.view = made_up.view(900)
    begun = time.perf_counter()
    out = BatchWindow(None, session)
    qtbot.addWidget(out, before_close_func=lambda _: _clear(out))
    out.show()
    QApplication.processEvents()
    assert time.perf_counter() - begun < 1
    yield out
    session.close()


def test_many_lines_open_at_once_and_typing_does_not_lag(batch: BatchWindow) -> None:
    assert len(batch.table.rows) > 1600
    began = time.perf_counter()
    for row in range(5):
        batch.table.setData(batch.table.index(row, BY_KEY[TEXT]), "开工")
        QApplication.processEvents()
    assert time.perf_counter() - began < 1


def test_the_stage_is_chosen_from_those_of_the_item(batch: BatchWindow) -> None:
    index = batch.table.index(0, BY_KEY[STAGE])
    editor = batch.list.itemDelegateForColumn(BY_KEY[STAGE]).createEditor(batch.list, QStyleOptionViewItem(), index)
    assert isinstance(editor, QComboBox)
    offered = tuple(editor.itemText(place) for place in range(editor.count()))
    assert offered == ("", *stages(batch.table.rows[0].row.item.item.kind))


def test_what_was_skipped_stays_told_until_the_next_paste(batch: BatchWindow) -> None:
    stone = next(one for one in batch.table.rows if one.row.line.line.kind is Kind.MILESTONE)
    batch.paste(f"序号\t累计完成\n{stone.row.line.line.id}\t3")
    assert len(batch.table.skipped) == 1
    batch.table.put([(stone, TEXT, "已动工")])
    assert len(batch.table.skipped) == 1
    batch.paste(f"序号\t进展情况\n{stone.row.line.line.id}\t已完工")
    assert (batch.table.skipped, stone.typed[TEXT], stone.typed[DONE]) == ([], "已完工", "")
