"""The files to hand in with a step: added, dropped onto the list, taken out again; read only when weighed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from gui.forms.parts import button

PAPERS = "图片和文档 (*.pdf *.jpg *.jpeg *.png *.docx *.doc *.xlsx *.xls *.ofd);;所有文件 (*)"


class HandedIn(QWidget):
    """Hold the files; `changed` tells that other ones are meant."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paths: tuple[Path, ...] = ()
        self.list = _Dropped(self)
        row = QHBoxLayout()
        row.addWidget(button("添加附件…", self.choose, icon="open"))
        self.less = button("去掉", self.drop)
        row.addWidget(self.less)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.list)
        box.addLayout(row)
        self.put(())

    def choose(self) -> None:
        """Choose files to hand in."""
        names, _ = QFileDialog.getOpenFileNames(self, "选佐证附件", "", PAPERS)
        self.add(map(Path, names))

    def add(self, some: Iterable[Path]) -> None:
        """Hand these in too; one is there once."""
        self.put(tuple(dict.fromkeys((*self.paths, *some))))

    def drop(self) -> None:
        """Take the selected ones out."""
        out = {row.row() for row in self.list.selectedIndexes()}
        self.put(tuple(path for place, path in enumerate(self.paths) if place not in out))

    def put(self, paths: tuple[Path, ...]) -> None:
        """Hold these and no others."""
        told = paths != self.paths
        self.paths = paths
        self.list.clear()
        for path in paths:
            self.list.addItem(path.name)
            self.list.item(self.list.count() - 1).setToolTip(str(path))
        self.less.setEnabled(bool(paths))
        if told:
            self.changed.emit()


class _Dropped(QListWidget):
    """A list that takes files dropped onto it."""

    def __init__(self, owner: HandedIn) -> None:
        super().__init__()
        self._owner = owner
        self.setAccessibleName("要交的附件")
        self.setAccessibleDescription("把文件拖进来，或点添加附件；Delete 去掉选中的")
        self.setProperty("tight", True)
        self.setAcceptDrops(True)
        self.setFixedHeight(62)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        """Let files in."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's own name
        """Let files in anywhere on the list."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        """Hand the dropped files in."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._owner.add(path for path in paths if path.is_file())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Take files out on Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self._owner.drop()
        else:
            super().keyPressEvent(event)
