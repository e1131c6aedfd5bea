"""准予计入: cells a form was not issued for, kept apart; each counts only once the clerk says so and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.dialogs.findings import place
from gui.dialogs.open_points import OpenPoints
from gui.forms.parts import Banner, Facts, label
from gui.session import Session
from model.records import Changes, FileAnswer, Key, PeriodView
from model.terms import Outcome

HINT = "这些格子不在发给该单位的表里（例如把别的单位的行贴了进来），已存着但不算数。确要计入的，写明理由。"
NAMES = ("行号", "栏目", "填报单位", "文件位置")


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A cell kept apart, named for the list."""

    key: Key
    value: str
    item: str
    unit: str
    target: str
    place: str
    sentence: str


def quarantined(answers: Sequence[FileAnswer], units: dict[str, str]) -> tuple[Quarantined, ...]:
    """Return the cells of a take that were kept apart."""
    return tuple(
        Quarantined(
            key=cell.key,
            value=cell.value,
            item=cell.key.line,
            unit=units.get(cell.key.unit, cell.key.unit),
            target=f"{cell.key.field.word}：{cell.value}",
            place=place(Path(answer.file).name, cell.sheet, cell.cell),
            sentence=cell.sentence,
        )
        for answer in answers
        for cell in answer.cells
        if cell.outcome is Outcome.QUARANTINED and cell.key is not None and isinstance(cell.value, str)
    )


class AdmitDialog(OpenPoints):
    """Let cells of one take count."""

    nothing = "没有隔离的格子了"
    verb = "准予计入"

    def __init__(self, parent: QWidget | None, session: Session, cells: Sequence[Quarantined]) -> None:
        self._cells = list(cells)
        super().__init__(parent, session, "隔离的格子…", HINT)

    def fill(self, box: QVBoxLayout) -> None:
        """Show where the cell stood and what it says."""
        self._facts = Facts(NAMES, across=1)
        self._value = label("", "display", wrap=True)
        self._why = Banner("warning")
        box.addWidget(self._facts)
        box.addWidget(self._value)
        box.addWidget(self._why)

    def points(self, view: PeriodView) -> Sequence[Quarantined]:
        """Return the cells not yet admitted."""
        return tuple(self._cells)

    def show_point(self, point: Quarantined) -> None:
        """Show one cell."""
        words = (point.item, point.key.field.word, point.unit, point.place)
        for name, text in zip(NAMES, words, strict=True):
            self._facts.say(name, text)
        self._value.setText(point.value)
        self._why.say(point.sentence)

    def value(self) -> str:
        """Return the cell's value: it counts as it was stated, or not at all."""
        point = self.current()
        return point.value if isinstance(point, Quarantined) else ""

    def _on_done(self, changes: Changes) -> None:
        point = self.current()
        if isinstance(point, Quarantined):
            self._cells.remove(point)
        super()._on_done(changes)
