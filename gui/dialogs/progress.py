"""The progress dialog: shown only when an act takes longer than a moment, with its cancel."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gui.forms.parts import button, label
from gui.jobs import Jobs

AFTER = 400
"""Milliseconds before a dialog is worth showing."""


class ProgressDialog(QDialog):
    """What is being done, how far it is, and a button to stop."""

    def __init__(self, parent: QWidget | None, title: str, jobs: Jobs) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setFixedWidth(420)
        self.what = label("请稍候…", "soft")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.stop = button("取消", self._cancel)
        foot = QHBoxLayout()
        self.count = label("", "faint")
        foot.addWidget(self.count, 1)
        foot.addWidget(self.stop)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 14)
        box.setSpacing(10)
        box.addWidget(label(title, "heading"))
        box.addWidget(self.what)
        box.addWidget(self.bar)
        box.addLayout(foot)

    def tick(self, done: int, of: int, what: str) -> None:
        """Show how far it is; once all is ready it is being saved, and cannot be stopped."""
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(done)
        self.what.setText(what)
        self.count.setText(f"{done} / {of}" if of > 1 else "")
        saving = of > 0 and done >= of
        self.stop.setEnabled(not saving)
        self.stop.setText("正在保存" if saving else "取消")

    def _cancel(self) -> None:
        self.stop.setEnabled(False)
        self.stop.setText("正在停止…")
        self._jobs.cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Let Esc mean cancel, never a silent close."""
        if event.key() == Qt.Key.Key_Escape:
            if self.stop.isEnabled():
                self._cancel()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        """Stay until the work has ended."""
        if self._jobs.busy:
            event.ignore()
            return
        super().closeEvent(event)


class Progress(QObject):
    """Show the dialog for an act that lasts, and take it away when it has ended."""

    def __init__(self, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._window = window
        self._title = ""
        self._last = (0, 0, "")
        self.dialog: ProgressDialog | None = None
        self._timer = QTimer(self, interval=AFTER, singleShot=True)
        self._timer.timeout.connect(self._show)
        jobs.began.connect(self._on_began)
        jobs.ticked.connect(self._on_ticked)
        jobs.ended.connect(self._on_ended)

    def _on_began(self, title: str) -> None:
        self._title = title
        self._last = (0, 0, "")
        if self.dialog is None:
            self._timer.start()

    def _on_ticked(self, done: int, of: int, what: str) -> None:
        self._last = (done, of, what)
        if self.dialog is not None:
            self.dialog.tick(done, of, what)

    def _show(self) -> None:
        parent = QApplication.activeModalWidget() or self._window
        self.dialog = ProgressDialog(parent, self._title, self._jobs)
        if self._last[1]:
            self.dialog.tick(*self._last)
        self.dialog.show()

    def _on_ended(self) -> None:
        self._timer.stop()
        if self.dialog is not None:
            dialog, self.dialog = self.dialog, None
            dialog.hide()
            dialog.deleteLater()
