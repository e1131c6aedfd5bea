"""准予计入: cells a form was not issued for, kept apart; each counts only once the clerk says so and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import show
from gui.dialogs.findings import place
from gui.dialogs.open_points import OpenPoints
from gui.forms.parts import Banner, Facts, label
from gui.session import Session
from model.records import Quarantined

HINT = "这些格子不在发给该单位的表里（例如把别的单位的行贴了进来），已存着但不算数。确要计入的，写明理由。"
NAMES = ("指标", "栏目", "填报单位", "文件位置")


class AdmitDialog(OpenPoints):
    """Let cells of the round that were kept apart count."""

    nothing = "没有隔离的格子了"
    verb = "准予计入"

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "隔离的格子", HINT)

    def fill(self, box: QVBoxLayout) -> None:
        """Show where the cell stood and what it says."""
        self._facts = Facts(NAMES, across=1)
        self._value = label("", "display", wrap=True)
        self._why = Banner("warning")
        box.addWidget(self._facts)
        box.addWidget(self._value)
        box.addWidget(self._why)

    def points(self) -> Sequence[Quarantined]:
        """Return the cells not yet admitted."""
        return self._session.quarantined

    def show_point(self, point: Quarantined) -> None:
        """Show one cell."""
        words = (f"{point.item}　{show.printed(point.target)}", point.key.field.word, point.unit)
        where = place(point.file, point.sheet, point.cell)
        for name, text in zip(NAMES, (*words, where), strict=True):
            self._facts.say(name, text)
        self._value.setText(point.value)
        self._why.say(f"发给{point.unit}的表里没有这一行，所以先另放着，没有计入。")

    def value(self) -> str:
        """Return the cell's value: it counts as it was stated, or not at all."""
        point = self.current()
        return point.value if isinstance(point, Quarantined) else ""
