"""The tables keep Qt's contract, sort as an office does, filter, copy and stay smooth."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import show
from gui.dialogs.findings import COLUMNS as FINDINGS
from gui.dialogs.send_list import PickTable
from gui.dialogs.take_rows import CELL_COLUMNS, FILE_COLUMNS
from gui.dialogs.undo import COLUMNS as ACTS
from gui.forms.progress_form import PARTS
from gui.tables import cells
from gui.tables.filter_bar import Filter
from gui.tables.item_rows import BY_KEY, COLUMNS, Row, rows
from gui.tables.item_view import ItemView
from gui.tables.list_table import ListTable
from gui.tables.unit_tree import UnitTree, chip, describe
from gui.tables.unit_view import UnitTreeView
from gui.wizard.rows import ITEMS, NOTES
from model.records import LightRule
from model.rules import light, neat
from model.terms import FormState, Light
from tests.gui import made_up

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def make_items() -> ListTable[Row]:
    return ListTable(COLUMNS, rows(made_up.view(24)))


def make_tree() -> UnitTree:
    tree = UnitTree()
    tree.show(made_up.view(24).units)
    return tree


MAKERS: tuple[Callable[[], QAbstractItemModel], ...] = (
    make_items,
    make_tree,
    PickTable,
    lambda: ListTable(PARTS, made_up.view(24).items[0].lines[0].parts),
    lambda: ListTable(FINDINGS),
    lambda: ListTable(ITEMS),
    lambda: ListTable(NOTES),
    lambda: ListTable(ACTS),
    lambda: ListTable(FILE_COLUMNS),
    lambda: ListTable(CELL_COLUMNS),
)


@pytest.mark.parametrize("make", MAKERS)
def test_every_table_keeps_qts_contract(make: Callable[[], QAbstractItemModel]) -> None:
    table = make()
    tester = QAbstractItemModelTester(table, FATAL)
    table.sort(0, DOWN)
    table.sort(-1, UP)
    assert tester.model() is table


def test_the_contract_holds_through_filters_and_resets() -> None:
    items, tree = make_items(), make_tree()
    testers = [QAbstractItemModelTester(one, FATAL) for one in (items, tree)]
    items.sort(BY_KEY["completion"], DOWN)
    items.keep(lambda row: row.line.light is Light.RED)
    items.show(rows(made_up.view(12)))
    tree.keep("教育")
    tree.keep()
    tree.show(())
    assert len(testers) == 2


def test_numbers_sort_as_numbers_and_units_in_official_order() -> None:
    items = make_items()
    items.sort(BY_KEY["done"], DOWN)
    done = [row.line.done for row in items.visible() if row.line.done is not None]
    assert done == sorted(done, reverse=True)
    items.sort(BY_KEY["lead"], UP)
    orders = [row.lead.unit.order for row in items.visible() if row.lead]
    assert orders == sorted(orders)


@pytest.mark.parametrize("direction", [UP, DOWN])
def test_what_is_not_reported_stands_last_whichever_way_it_is_turned(direction: Qt.SortOrder) -> None:
    items = make_items()
    items.sort(BY_KEY["done"], direction)
    missing = [row.line.done is None for row in items.visible()]
    assert missing == sorted(missing)
    assert any(missing)


def test_a_third_click_puts_the_plans_order_back() -> None:
    items = make_items()
    plan = [row.line.line.id for row in items.visible()]
    items.sort(BY_KEY["done"], DOWN)
    assert [row.line.line.id for row in items.visible()] != plan
    items.sort(-1, UP)
    assert [row.line.line.id for row in items.visible()] == plan


@pytest.mark.parametrize("words", ["学校教室", "學校教室", "改造 教室"])
def test_search_finds_traditional_by_simplified_and_all_words(words: str) -> None:
    found = [row for row in rows(made_up.view(24)) if Filter(words=words).keeps()(row)]
    assert found
    assert all("教室" in row.item.item.text for row in found)


def test_a_missing_figure_is_never_shown_as_nought() -> None:
    table = make_items()
    silent = [row for row in table.rows if row.line.done is None and row.line.line.target is not None]
    assert silent
    assert all(COLUMNS[BY_KEY["done"]].text(row) == "—" for row in silent)


def test_every_light_is_a_word_in_the_table() -> None:
    assert {row.line.light for row in make_items().rows} == set(Light)
    assert all(COLUMNS[BY_KEY["light"]].text(row) for row in make_items().rows)


def test_lines_of_an_item_are_merged_in_the_plans_order_only(qtbot: QtBot) -> None:
    view = ItemView()
    qtbot.addWidget(view)
    view.show_rows(rows(made_up.view(12)))
    place = next(n for n, row in enumerate(view.items.visible()) if len(row.item.lines) == 4)
    assert view.rowSpan(place, BY_KEY["text"]) == 4
    assert view.rowSpan(place, BY_KEY["done"]) == 1
    view.sortByColumn(BY_KEY["done"], UP)
    assert all(view.rowSpan(n, BY_KEY["text"]) == 1 for n in range(len(view.items.shown)))


def test_a_block_is_copied_as_excel_takes_it(qtbot: QtBot) -> None:
    view = ItemView()
    qtbot.addWidget(view)
    view.show_rows(rows(made_up.view(12)))
    view.clearSelection()
    model = view.selectionModel()
    for row in (0, 1):
        for key in ("target", "done"):
            model.select(view.items.index(row, BY_KEY[key]), model.SelectionFlag.Select)
    view.copy(headings=True)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "全年目标\t累计完成"
    assert [len(line.split("\t")) for line in lines] == [2, 2, 2]


def test_the_selections_sum_is_only_of_one_measure(qtbot: QtBot) -> None:
    view = ItemView()
    qtbot.addWidget(view)
    view.show_rows(rows(made_up.view(12)))
    known = [n for n, row in enumerate(view.items.visible()) if row.line.done is not None and row.line.line.target]
    same = [n for n in known if view.items.row(n).line.line.target.printed_measure == "所"]  # type: ignore[union-attr]
    model = view.selectionModel()
    for chosen, words in ((same[:2], "合计"), (known[:6], "不合计")):
        view.clearSelection()
        for place in chosen:
            model.select(view.items.index(place, BY_KEY["done"]), model.SelectionFlag.Select)
        assert words in view.summary()


def test_jump_goes_to_the_printed_number(qtbot: QtBot) -> None:
    view = ItemView()
    qtbot.addWidget(view)
    view.show_rows(rows(made_up.view(24)))
    assert view.go_to_item("17")
    row = view.current_row()
    assert row is not None
    assert row.item.item.no == "17"
    assert not view.go_to_item("999")


def test_the_tree_counts_and_filters_units(qtbot: QtBot) -> None:
    view = UnitTreeView()
    qtbot.addWidget(view)
    units = made_up.view().units
    view.show_units(units, LightRule())
    root = view.units.node(view.units.everything())
    sent = [unit for unit in units if unit.form is not FormState.NOT_SENT]
    assert f"应报{len(sent)}家" in describe(root)
    view.units.keep(state=FormState.MISSING)
    left = view.units.node(view.units.everything()).units
    assert left
    assert all(unit.form is FormState.MISSING for unit in left)
    view.units.keep("總工")
    assert {unit.unit.short for unit in view.units.node(view.units.everything()).units} == {"市总工会"}


def test_the_tree_calls_lights_as_the_rule_in_force_does() -> None:
    usual, two = light.PRESETS["常用"], light.PRESETS["二分"]
    assert (chip(Light.RED, usual), chip(Light.YELLOW, usual), chip(Light.RED, two)) == ("红", "黄", "未")
    unit = next(one for one in made_up.view().units if one.red)
    tree = UnitTree()
    tree.show([unit], two)
    node = tree.node(tree.find(unit.unit.id))
    assert f"未达序时{unit.red}项" in tree.data(tree.find(unit.unit.id), Qt.ItemDataRole.ToolTipRole)
    assert f"严重滞后{unit.red}项" in describe(node, usual)


def test_a_thousand_rows_stay_smooth(qtbot: QtBot, qapp: QApplication) -> None:
    view = ItemView()
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    data = rows(made_up.many(1000))
    assert len(data) >= 1000
    view.show_rows(data)
    qapp.processEvents()
    began = time.monotonic()
    view.items.keep(lambda row: row.line.light is Light.RED)
    view.items.keep(lambda row: True)
    view.step(1)
    qapp.processEvents()
    assert time.monotonic() - began < 3, "measured 0.3 s; the limit leaves room for a busy machine"


def test_a_figure_too_wide_for_its_column_is_never_cut_into_another_one(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    wide = metrics.horizontalAdvance("166.6667")
    assert cells.whole_or_cut("166.6667", metrics, wide) == "166.6667"
    assert cells.whole_or_cut("166.6667", metrics, wide - 12).endswith("…")
    assert cells.whole_or_cut("32万平方米", metrics, 20) == "32万平方米", "words wrap"


def test_what_is_worked_out_is_shown_to_two_decimals_and_what_is_reported_to_four() -> None:
    third = Decimal(500) / 3
    assert (show.number(neat.neat(third)), show.number(Decimal("0.1234"))) == ("166.67", "0.1234")
