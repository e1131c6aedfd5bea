"""An item's targets, each cell typed in its place."""

from __future__ import annotations

from gui.tables.choice_cell import Choice
from gui.wizard.target_cells import KIND, KINDS, NAME, OP, OPS, VALUE, retyped, words
from gui.wizard.typed_table import Head, TypedTable
from model.records import Metric
from model.terms import Op

HEADS = (
    Head("指标名称", "数的是什么"),
    Head("比较", "不少于、不超过、提高、降低……", 76),
    Head("由", "“由…到…”的起点数", 56, number=True),
    Head("数", "方案里印的数", 76, number=True),
    Head("单位", "方案里印的单位，如 万元、所、%", 72),
    Head("算法", "怎样算完成：总量、比率、标准……", 80),
)


class TargetTable(TypedTable):
    """Show metrics; `edited` tells them all after one was typed, and what was done."""

    def __init__(self) -> None:
        super().__init__("指标", HEADS)
        self._metrics: tuple[Metric, ...] = ()
        self.setItemDelegateForColumn(OP, Choice(tuple(OPS.values()), self))
        self.setItemDelegateForColumn(KIND, Choice(tuple(KINDS.values()), self))

    def show_metrics(self, metrics: tuple[Metric, ...]) -> None:
        """Put an item's targets in."""
        self._metrics = metrics
        self.put([words(metric) for metric in metrics])

    def blank(self) -> tuple[str, ...]:
        """Begin a target that is to be met exactly."""
        return ("", OPS[Op.EQUAL], "", "", "", "")

    def take(self, row: int, typed: tuple[str, ...], column: int) -> None:
        """Tell the targets with one as it was typed; a new one waits for its name and number."""
        old = self._metrics[row] if row < len(self._metrics) else None
        if old is None and not (typed[NAME].strip() and typed[VALUE].strip()):
            return
        made = retyped(old, typed, column)
        self._paint(row, "")
        word = f"改指标“{made.name}”" if old else f"增加指标“{made.name}”"
        self.edited.emit((*self._metrics[:row], made, *self._metrics[row + 1 :]), word)

    def drop(self) -> None:
        """Take the current target away."""
        row = self.currentRow()
        if 0 <= row < len(self._metrics):
            self.edited.emit((*self._metrics[:row], *self._metrics[row + 1 :]), f"删去指标“{self._metrics[row].name}”")
        elif row >= 0:
            self.forget()
            self.show_metrics(self._metrics)
