"""Say what the columns of a table hold, where its headings were not understood or were read wrongly."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from gui import show
from gui.forms.parts import button, label
from model.records import Document, PlanTable
from model.rules import notice
from model.terms import PlanColumn

UNUSED = "（不读这一列）"
MOST_HEADS = 5


class ColumnsStrip(QFrame):
    """One table's headings with a list of meanings below each; `wanted` tells the document with them."""

    wanted = Signal(object)
    shown_table = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("banner", "warning")
        self._document = Document("", ())
        self.table = QComboBox()
        self.table.setAccessibleName("哪张表")
        self.heads = QSpinBox()
        self.heads.setRange(0, MOST_HEADS)
        self.heads.setAccessibleName("表头有几行")
        self.said = label("", wrap=True)
        self.columns: list[QComboBox] = []
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        inside = QWidget()
        inside.setLayout(self._row)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.said, 1)
        top.addWidget(self.table)
        top.addWidget(label("表头行数"))
        top.addWidget(self.heads)
        self.read = button("按此重读", self._read, kind="primary")
        top.addWidget(self.read)
        top.addWidget(button("收起", self.hide))
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(6)
        box.addLayout(top)
        box.addWidget(self._area)
        self.table.activated.connect(self.show_table)
        self.hide()

    def show_document(self, document: Document) -> None:
        """Offer a document's tables; the strip stands open where one was not understood."""
        self._document = document
        self.table.clear()
        self.table.addItems([f"第{number}张表" for number in range(1, len(document.tables) + 1)])
        self.table.setVisible(len(document.tables) > 1)
        doubtful = any(not any(one.columns) for one in document.tables)
        if document.tables:
            self.show_table(notice.first_doubtful(document))
        self.setVisible(doubtful)

    def show_table(self, at: int) -> None:
        """Show one table's headings and what they are taken for."""
        table = self._document.tables[at]
        self.table.setCurrentIndex(at)
        known = any(table.columns)
        word = f"第{at + 1}张表" if len(self._document.tables) > 1 else "这张表"
        self.said.setText(
            f"{word}各列现在是这样认的，不对就改。" if known else f"{word}的表头没有看懂，请指定各列是什么。"
        )
        self.heads.setValue(len(table.heads) if known else 1)
        self._put_columns(table)
        if self.isVisible():
            self.shown_table.emit(table.first)

    def _put_columns(self, table: PlanTable) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.columns = []
        for number, heading in enumerate(table.headings):
            choice = QComboBox()
            choice.setAccessibleName(f"第{number + 1}列“{heading}”是什么")
            for one in PlanColumn:
                choice.addItem(one.word if one else UNUSED, one)
            now = table.columns[number] if number < len(table.columns) else PlanColumn.UNKNOWN
            choice.setCurrentIndex(choice.findData(now))
            self.columns.append(choice)
            self._row.addWidget(_column(show.printed(heading), choice), 1)
        self._area.setFixedHeight(62 + self._area.horizontalScrollBar().sizeHint().height() * (len(self.columns) > 8))

    def _read(self) -> None:
        at = self.table.currentIndex()
        table = self._document.tables[at]
        chosen = [PlanColumn(choice.currentData()) for choice in self.columns]
        heads = range(table.first, min(table.first + self.heads.value(), table.last + 1))
        kept = table.heads if len(table.heads) == len(heads) else tuple(heads)
        self.wanted.emit(notice.with_columns(self._document, at, chosen, kept))


def _column(heading: str, choice: QComboBox) -> QWidget:
    out = QWidget()
    box = QVBoxLayout(out)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    word = label(heading if len(heading) <= 9 else f"{heading[:8]}…", "fact")
    word.setToolTip(heading)
    box.addWidget(word)
    box.addWidget(choice)
    choice.setMinimumWidth(104)
    return out
