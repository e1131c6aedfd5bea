"""What the entry fields say of a closed round: what becomes of a figure typed here, and the two ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from gui.closing.seen import Seen
from gui.forms.parts import button, label


class ClosedEntry(QFrame):
    """A banner with two buttons; hidden for a round that is not closed. `wanted` carries a verb's name."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("banner", "warning")
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 6, 8, 6)
        box.setSpacing(6)
        self.told = label("", wrap=True)
        self.on = button("到下一期录入", lambda: self.wanted.emit("fill_next"))
        self.reopen = button("申请重开…", lambda: self.wanted.emit("reopen_period"))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.on)
        row.addWidget(self.reopen)
        row.addStretch(1)
        box.addWidget(self.told)
        box.addLayout(row)
        self.hide()

    def show_seen(self, seen: Seen | None) -> None:
        """Say it of the round on screen."""
        held = seen.closing if seen else None
        self.setVisible(held is not None)
        if seen is None or held is None:
            return
        at, last = seen.view.round, seen.view.rounds[-1]
        self.told.setText(f"{at.name}{held.words}。在这里提交的照记，不改已封存的数，计入下一期。")
        self.on.setEnabled(at.period != last.period)
        self.on.setToolTip("" if self.on.isEnabled() else "这是最后一期，要改请申请重开")
        self.reopen.setVisible(not seen.past)
        self.reopen.setToolTip("写明理由和批准人，重开以后本期才显示改过的数")
