"""The fields a form's columns may hold, to be dragged onto a column or a cell; those in use are ticked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from gui import palette
from gui.upward.sheet_table import MIME
from model.terms_upward import HEAD, Fill


class FieldList(QListWidget):
    """List the fields; drag one onto the sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("可填的内容，拖到样表的列上")
        self.setProperty("tight", True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setFixedWidth(190)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in Fill:
            item = QListWidgetItem(one.word)
            item.setData(Qt.ItemDataRole.UserRole, one.value)
            item.setToolTip("拖到表头、表尾要填的格子上" if one in HEAD else "拖到要填的那一列上")
            self.addItem(item)

    def used(self, fills: Iterable[Fill]) -> None:
        """Tick the fields that have a place on the form."""
        taken = set(fills)
        for row, one in enumerate(Fill):
            item = self.item(row)
            item.setText(f"{'✓ ' if one in taken else '　 '}{one.word}{'　（格子）' if one in HEAD else ''}")
            item.setForeground(QColor(palette.FAINT if one in taken else palette.INK))

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's own name
        """Return what a dragged field is."""
        return [MIME]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:  # noqa: N802 - Qt's own name
        """Return the dragged field by its code name."""
        out = QMimeData()
        out.setData(MIME, QByteArray(str(items[0].data(Qt.ItemDataRole.UserRole)).encode()))
        return out
