"""The item table's view: merged cells in the plan's order, row heights, selection's sum, jump to a number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from gui import settings, show
from gui.tables import header_menu
from gui.tables.cells import LightCell, decided
from gui.tables.draft_cell import DraftCell
from gui.tables.item_rows import BY_KEY, COLUMNS, MERGED, Row
from gui.tables.list_table import ListTable
from gui.tables.views import MIN_ROW, ListView
from model.rules import neat
from model.terms import Light

NUMBERS = tuple(BY_KEY[key] for key in ("due", "done"))
MOST_LINES = 6
TWO_LINES = 50
LAYOUT = "item_columns_2"
"""What the order and widths of these columns are remembered under; another set of columns takes another name."""
PLAN_VERBS = (
    ("schedule", "定序时…"),
    ("shares", "分解任务…"),
    ("reporting", "报送方式…"),
    ("change_target", "更正目标…"),
    ("change_item", "更正事项…"),
    ("correct", "核定亮灯或数…"),
    ("end_item", "终止、调整、恢复…"),
    ("sites_here", "点位…"),
    ("strike", "销号…"),
)
"""What a right click offers to be agreed or put right of the selected lines."""


class ItemView(ListView):
    """Show items with their lines; `chosen` carries the row the cursor is on, `counted` what is selected."""

    chosen = Signal(object)
    counted = Signal(str)
    wanted = Signal(str)
    filtered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.items: ListTable[Row] = ListTable(COLUMNS)
        self.drafted: Callable[[Row], bool] = lambda row: False
        super().__init__(self.items, parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setItemDelegateForColumn(BY_KEY["light"], LightCell(self))
        self.setItemDelegateForColumn(BY_KEY["done"], DraftCell(lambda row: self.drafted(row), self))
        self.horizontalHeader().setSectionsMovable(True)
        self.setAccessibleName("实事事项表")
        head = self.horizontalHeader()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._head_menu)
        self._restore()
        self.horizontalHeader().sectionMoved.connect(lambda *_: self._remember())
        self.selectionModel().currentChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda *_: self.counted.emit(self.summary()))

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show a round's rows and stay on the same line."""
        line = self.current_line()
        self.items.show(rows)
        self.go_to_line(line)

    def fit_rows(self) -> None:
        """Set heights and, in the plan's order, merge what is the same for all lines of an item."""
        widths, tall = self.measure(), self.ruler.height
        shown = [n for n in range(len(COLUMNS)) if not self.isColumnHidden(n)]
        own = [n for n in shown if n not in MERGED and COLUMNS[n].key != "light"]
        merging = [n for n in shown if n in MERGED]
        merged = self.items.sorted_by < 0
        self.clearSpans()
        most = MOST_LINES * self.ruler.line + 8
        for first, group in self._groups(merged):
            text = max(tall(COLUMNS[n].text(group[0]), widths[n]) for n in merging)
            each = [max([self._least(row), *(tall(COLUMNS[n].text(row), widths[n]) for n in own)]) for row in group]
            more = max(0, -(-(min(text, most) - sum(each)) // len(each)))
            for place, height in enumerate(each, first):
                self.setRowHeight(place, height + more)
            if len(group) > 1:
                for number in MERGED:
                    self.setSpan(first, number, len(group), 1)

    def _groups(self, merged: bool) -> Iterator[tuple[int, list[Row]]]:
        """Yield each run of rows of one item with its first place."""
        run: list[Row] = []
        place = 0
        for number, row in enumerate(self.items.visible()):
            if run and (not merged or row.item is not run[0].item):
                yield place, run
                place, run = number, []
            run.append(row)
        if run:
            yield place, run

    def current_row(self) -> Row | None:
        """Return the row the cursor is on."""
        index = self.currentIndex()
        return self.items.row(index) if index.isValid() and index.row() < len(self.items.shown) else None

    def current_line(self) -> str:
        """Return the line the cursor is on, "" for none."""
        row = self.current_row()
        return row.line.line.id if row else ""

    def selected_rows(self) -> tuple[Row, ...]:
        """Return the rows that are selected, in their order on screen; else the one the cursor is on."""
        places = sorted({index.row() for index in self.selectedIndexes()})
        now = self.current_row()
        return tuple(map(self.items.row, places)) or ((now,) if now else ())

    def go_to_line(self, line: str) -> bool:
        """Put the cursor on a line, or on the first row where it is not shown."""
        rows = self.items.visible()
        place = next((n for n, row in enumerate(rows) if row.line.line.id == line), -1)
        if rows:
            index = self.items.index(max(place, 0), BY_KEY["done"])
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._on_current(self.currentIndex(), QModelIndex())
        return place >= 0

    def go_to_item(self, number: str) -> bool:
        """Jump to the item with that printed number."""
        row = next((row for row in self.items.visible() if row.item.item.no == number), None)
        return row is not None and self.go_to_line(row.line.line.id)

    def step(self, by: int) -> None:
        """Go to the next or the previous line."""
        place = self.currentIndex().row() + by
        if 0 <= place < len(self.items.shown):
            self.setCurrentIndex(self.items.index(place, BY_KEY["done"]))

    def summary(self) -> str:
        """Count the selected cells and add the figures among them; several measures are not added."""
        cells = [index for index in self.selectedIndexes() if index.column() in NUMBERS]
        pairs = [(self._value(index), self.items.row(index).line.line.target) for index in cells]
        known = [
            (value, show.printed(target.printed_measure)) for value, target in pairs if value is not None and target
        ]
        if len(known) < 2:
            return ""
        measures = {measure for _, measure in known}
        if len(measures) > 1:
            return f"已选 {len(known)} 个数（单位不同，不合计）"
        return f"已选 {len(known)} 个数，合计 {sum((value for value, _ in known), Decimal(0))}{measures.pop()}"

    def _value(self, index: QModelIndex) -> Decimal | None:
        row = self.items.row(index)
        if COLUMNS[index.column()].key != "due":
            return row.line.done
        return None if row.line.due_value is None else neat.due(row.line.due_value, row.line.line)

    def fill_menu(self, menu: QMenu) -> None:
        """Offer what can be done with the line under the cursor, then copying and columns."""
        row = self.current_row()
        for verb, words in (("fill", "手工录入本行…"), ("decide", "裁定冲突…"), ("answer", "回答待确认…")):
            there = row is not None and {"fill": True, "decide": row.line.conflict, "answer": row.line.asked}[verb]
            menu.addAction(words, lambda verb=verb: self.wanted.emit(verb)).setEnabled(there)
        behind = row is not None and row.line.light in (Light.RED, Light.YELLOW)
        menu.addAction("立督办单…", lambda: self.wanted.emit("new_slip")).setEnabled(behind)
        menu.addSeparator()
        for verb, words in PLAN_VERBS:
            menu.addAction(words, lambda verb=verb: self.wanted.emit(verb)).setEnabled(row is not None)
        menu.addSeparator()
        super().fill_menu(menu)
        menu.addSeparator()
        self.fill_columns(menu.addMenu("显示的列"))

    def fill_columns(self, menu: QMenu) -> None:
        """Offer each column to be shown or hidden."""
        for number, column in enumerate(COLUMNS):
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.setEnabled(column.key not in ("no", "text"))
            action.toggled.connect(lambda on, number=number: self._show_column(number, on))

    def _head_menu(self, where: QPoint) -> None:
        head = self.horizontalHeader()
        number = head.logicalIndexAt(where)
        if number < 0:
            return
        menu = QMenu(self)
        header_menu.fill(menu, self.items, number, self.sortByColumn, self.filtered.emit)
        menu.addSeparator()
        self.fill_columns(menu.addMenu("显示的列"))
        menu.exec(head.mapToGlobal(where))

    def _show_column(self, number: int, on: bool) -> None:
        self.setColumnHidden(number, not on)
        self.spread()
        self.fit_rows()
        self._remember()

    def _remember(self) -> None:
        settings.keep(LAYOUT, self.horizontalHeader().saveState())

    def _restore(self) -> None:
        state = settings.layout(LAYOUT)
        for number, column in enumerate(COLUMNS):
            self.setColumnHidden(number, column.optional)
        if not state.isEmpty():
            self.horizontalHeader().restoreState(state)
            self.sortByColumn(-1, self.horizontalHeader().sortIndicatorOrder())

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row() or not before.isValid():
            self.chosen.emit(self.current_row())

    def refit(self) -> None:
        """Set heights again soon: a draft came or went."""
        self._refit.start()
        self.viewport().update()

    def _least(self, row: Row) -> int:
        """Return the lowest a row may be: a light decided on says below what it was, a figure that there is a draft."""
        return TWO_LINES if decided(row.line.light_word)[1] or self.drafted(row) else MIN_ROW
