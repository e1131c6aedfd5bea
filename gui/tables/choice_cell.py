"""A cell whose word is chosen from a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QTimer
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

Index = QModelIndex | QPersistentModelIndex


class Choice(QStyledItemDelegate):
    """Let a cell be chosen from a list of words."""

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = list(words)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802 - Qt's own name
        """Open the list at once."""
        out = QComboBox(parent)
        out.addItems(self.words(index))
        out.activated.connect(lambda _: self._chosen(out))
        QTimer.singleShot(0, out, lambda: out.showPopup() if out.isVisible() else None)
        return out

    def words(self, index: Index) -> Sequence[str]:
        """Return the words a cell may be given."""
        return self._words

    def _chosen(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's own name
        """Begin at the word that stands."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data() or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - Qt's own name
        """Take the word chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
