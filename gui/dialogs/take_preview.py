"""The preview of a take: files on the left, their cells in three outcomes on the right, counts that add up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabBar, QVBoxLayout, QWidget

from gui.dialogs import take_plan_words, take_reply_words
from gui.dialogs.take_rows import CELL_COLUMNS, FILE_COLUMNS, CellRow, FileRow, Show, cells, files
from gui.forms.parts import button, label
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.records import FileAnswer, Key
from model.terms import Verdict

ALL_FILES = "全部文件"


class TakePreview(QWidget):
    """Show what becomes of every cell; a click on a file narrows the cells to it, and `chosen` carries its answer."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files: ListTable[FileRow] = ListTable(FILE_COLUMNS)
        self.cells: ListTable[CellRow] = ListTable(CELL_COLUMNS)
        self._rows: list[tuple[FileRow, list[CellRow]]] = []
        self._file: FileRow | None = None
        self.list = ListView(self.files)
        self.list.setAccessibleName("收到的文件")
        self.table = ListView(self.cells)
        self.table.setAccessibleName("每一格的结果")
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        for show in Show:
            self.tabs.addTab(show.value)
        self.which = label("", "soft")
        self.brings = label("", "soft", wrap=True)
        self.all = button("看全部文件", self._show_all, kind="link")
        right = QWidget()
        box = QVBoxLayout(right)
        box.setContentsMargins(8, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.tabs)
        line = QHBoxLayout()
        line.addWidget(self.which)
        line.addWidget(self.all)
        line.addStretch(1)
        box.addLayout(line)
        box.addWidget(self.brings)
        box.addWidget(self.table, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setSizes([286, 760])
        split.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)
        self.tabs.currentChanged.connect(lambda _: self._refresh())
        self.list.selectionModel().currentRowChanged.connect(self._on_file)

    def show_answers(
        self, answers: Sequence[FileAnswer], units: Mapping[str, str], about: Callable[[Key], str]
    ) -> None:
        """Show files, their cells named by `about`; open the outcome that needs the clerk most."""
        rows = files(answers, units)
        self._rows = [(row, cells(row.answer, row.unit, about)) for row in rows]
        self._file = None
        self.files.show(rows)
        most = next((show for show in (Show.REFUSED, Show.ASK, Show.TAKEN) if self.count(show)), Show.TAKEN)
        order = list(Show)
        self.tabs.setCurrentIndex(order.index(Show.ASK if most is Show.REFUSED and self.count(Show.ASK) else most))
        self._refresh()

    def count(self, show: Show) -> int:
        """Count the rows of an outcome."""
        return sum(row.show is show for row in self.chosen_rows())

    def _heading(self, show: Show) -> str:
        """Head an outcome by its cells, as the sum below counts them, and by remarks that are no cells."""
        rows = [row for row in self.chosen_rows() if row.show is show]
        cells = sum(row.counts for row in rows)
        remarks = f"，说明 {len(rows) - cells}" if cells < len(rows) else ""
        return f"{show.value} {cells}{remarks}"

    def sums(self) -> str:
        """Write the sum that must come out: all filled cells are taken, asked or refused."""
        parts = {show: sum(row.counts[show] for row in self.files.rows) for show in Show}
        told = " + ".join(f"{show.value} {count}" for show, count in parts.items())
        refused = sum(row.answer.verdict is Verdict.REFUSED for row in self.files.rows)
        whole = f"（{refused} 份整份没收）" if refused else ""
        return f"{len(self.files.rows)} 份文件{whole}，填了 {sum(parts.values())} 格 = {told}"

    def show_file(self, file: FileRow | None) -> None:
        """Narrow the cells to one file, None for all."""
        self._file = file
        self._refresh()

    def _show_all(self) -> None:
        self.list.clearSelection()
        self.list.setCurrentIndex(QModelIndex())

    def chosen_rows(self) -> list[CellRow]:
        """Return the rows of the chosen file, or of all."""
        return [cell for row, rows in self._rows for cell in rows if self._file in (None, row)]

    def _refresh(self) -> None:
        for place, show in enumerate(Show):
            self.tabs.setTabText(place, self._heading(show))
        shown = list(Show)[max(self.tabs.currentIndex(), 0)]
        rows = [row for row in self.chosen_rows() if row.show is shown]
        self.cells.show(rows)
        for number, column in enumerate(CELL_COLUMNS):
            self.table.setColumnHidden(number, bool(rows) and not any(column.text(row) for row in rows))
        self.table.spread()
        self.which.setText(self._file.name if self._file else ALL_FILES)
        self.all.setVisible(self._file is not None)
        answers = [row.answer for row, _ in self._rows if self._file in (None, row)]
        told = "\n".join(filter(None, (take_plan_words.brings(answers), take_reply_words.brings(answers))))
        self.brings.setText(told)
        self.brings.setVisible(bool(told))

    def _on_file(self, now: QModelIndex, before: QModelIndex) -> None:
        file = self.files.row(now) if now.isValid() else None
        self.show_file(file)
        self.chosen.emit(file.answer if file else None)
