"""What questions and conflicts share: a list, and the chosen point beside it, until none is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QListWidget, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui import show
from gui.dialogs.frame import Frame
from gui.forms.parts import label, scrolled
from gui.session import Session
from model.records import Changes
from model.rules.plan_round import keys
from model.terms import PLAN_ROUND
from model.work import decide

REASONS = ("电话核实", "以盖章件为准", "以更正件为准", "按填报人书面说明", "现场核查")


class OpenPoints(Frame):
    """Settle open points one after the other; subclasses list them and show one."""

    nothing = ""
    verb = ""

    def __init__(self, parent: QWidget | None, session: Session, title: str, hint: str) -> None:
        super().__init__(parent, title, hint, (900, 500))
        self._session = session
        self._points: Sequence[Any] = ()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("待处理清单")
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems(REASONS)
        self.reason.setCurrentText("")
        line = self.reason.lineEdit()
        if line is not None:
            line.setPlaceholderText("必填，例如：电话核实，以盖章件为准")
        self.stack = QStackedWidget()
        self.stack.addWidget(self._one())
        self.stack.addWidget(self._none())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.stack)
        split.setSizes([270, 610])
        split.setChildrenCollapsible(False)
        self.body.addWidget(split)
        self.offer_close("关闭")
        self.go = self.offer(self.verb, self._go, "primary")
        self.go.setDefault(True)
        self.list.currentRowChanged.connect(self._on_row)
        self.reason.editTextChanged.connect(lambda _: self.check())
        session.viewed.connect(self._on_viewed)
        if session.view is not None:
            self._on_viewed()

    def _one(self) -> QWidget:
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(14, 0, 0, 0)
        box.setSpacing(10)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(10)
        self.fill(box)
        self.form.addRow("理由", self.reason)
        box.addLayout(self.form)
        box.addStretch(1)
        return scrolled(out)

    def _none(self) -> QWidget:
        out = QWidget()
        box = QVBoxLayout(out)
        box.addStretch(1)
        box.addWidget(label(self.nothing, "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        return out

    def fill(self, box: QVBoxLayout) -> None:
        """Add the subclass's own widgets above the reason."""
        raise NotImplementedError

    def points(self) -> Sequence[Any]:
        """Return what is open, in the round on screen and in the first one."""
        raise NotImplementedError

    def show_point(self, point: Any) -> None:
        """Show one open point."""
        raise NotImplementedError

    def value(self) -> str:
        """Return the value chosen, "" while none is."""
        raise NotImplementedError

    def title_of(self, point: Any) -> str:
        """Name a point in the list; what is of the first round says so."""
        first = f"{PLAN_ROUND}　" if keys.is_first(point.key.period) and point.item != PLAN_ROUND else ""
        return f"{first}{point.item}　{point.unit}\n{show.printed(point.target)}"

    def choose_line(self, line: str) -> None:
        """Start with the point of a line."""
        place = next((n for n, point in enumerate(self._points) if point.key.line == line), 0)
        self.list.setCurrentRow(place)

    def choose_first_round(self) -> None:
        """Start with the first point of the first round."""
        place = next((n for n, point in enumerate(self._points) if keys.is_first(point.key.period)), 0)
        self.list.setCurrentRow(place)

    def current(self) -> Any | None:
        """Return the chosen point."""
        place = self.list.currentRow()
        return self._points[place] if 0 <= place < len(self._points) else None

    def check(self) -> None:
        """Let the act be done once value and reason stand."""
        there = self.current() is not None
        self.go.setEnabled(there and bool(self.value().strip()) and bool(self.reason.currentText().strip()))

    def _on_viewed(self, *_: object) -> None:
        place = self.list.currentRow()
        self._points = tuple(self.points())
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([self.title_of(point) for point in self._points])
        self.list.blockSignals(False)
        self.remark.setText(f"还有 {len(self._points)} 处" if self._points else "")
        self.stack.setCurrentIndex(0 if self._points else 1)
        self.list.setCurrentRow(min(max(place, 0), len(self._points) - 1))
        self._on_row(self.list.currentRow())

    def _on_row(self, place: int) -> None:
        point = self.current()
        if point is not None:
            self.show_point(point)
        self.check()

    def _go(self) -> None:
        point = self.current()
        if point is None:
            return
        key, value, reason = str(point.key), self.value().strip(), self.reason.currentText().strip()
        self.go.setEnabled(False)
        self._session.act(
            self.verb, lambda ledger, tick: decide.do(ledger, key, value, reason), self._on_done, self._failed
        )

    def _on_done(self, changes: Changes) -> None:
        self.remark.setText(f"已保存：{changes.title}")

    def _failed(self, error: Exception) -> None:
        self.check()
        self._session.failed(error)
