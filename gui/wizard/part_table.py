"""How an item's targets are divided among units, each cell typed in its place."""

from __future__ import annotations

from gui import show
from gui.tables.choice_cell import Choice
from gui.wizard.typed_table import Head, TypedTable
from model.records import Allocation, ReadItem
from model.rules import draft

UNIT, VALUE, MEASURE, METRIC = range(4)
HEADS = (
    Head("县区或单位", "分到任务的县区、单位", 150),
    Head("数", "按指标印的单位填", 76, number=True),
    Head("单位", "跟指标一样", 72, fixed=True),
    Head("哪个指标", "只有一个指标时不用选"),
)


class PartTable(TypedTable):
    """Show an item's parts; `edited` tells them all after one was typed, and what was done."""

    def __init__(self) -> None:
        super().__init__("分解任务", HEADS)
        self._item = ReadItem("", "")

    def show_item(self, item: ReadItem) -> None:
        """Put an item's parts in."""
        self._item = item
        self.setColumnHidden(METRIC, len(item.metrics) < 2)
        names = [show.printed(metric.name) for metric in item.metrics]
        self.setItemDelegateForColumn(METRIC, Choice(names, self))
        self.put([self._words(one) for one in item.allocations])

    def _words(self, one: Allocation) -> tuple[str, ...]:
        value, measure = draft.printed(self._item, one)
        return show.printed(one.unit), show.number(value), show.printed(measure), show.printed(one.metric)

    def blank(self) -> tuple[str, ...]:
        """Begin a part of the first target."""
        metrics = self._item.metrics
        first = metrics[0] if metrics else None
        name = first.name if first and len(metrics) > 1 else ""
        return "", "", show.printed(first.printed_unit) if first else "", show.printed(name)

    def take(self, row: int, typed: tuple[str, ...], column: int) -> None:
        """Tell the parts with one as it was typed; a new one waits for its unit and number."""
        parts = self._item.allocations
        old = parts[row] if row < len(parts) else None
        if old is None and not (typed[UNIT].strip() and typed[VALUE].strip()):
            return
        metric = next((one.name for one in self._item.metrics if show.printed(one.name) == typed[METRIC]), "")
        name = show.as_printed(old.unit if old else "", typed[UNIT])
        made = draft.part(self._item, name, typed[VALUE], metric)
        self._paint(row, "")
        word = f"改{made.unit}的分解任务" if old else f"增加{made.unit}的分解任务"
        self.edited.emit((*parts[:row], made, *parts[row + 1 :]), word)

    def drop(self) -> None:
        """Take the current part away."""
        row, parts = self.currentRow(), self._item.allocations
        if 0 <= row < len(parts):
            self.edited.emit((*parts[:row], *parts[row + 1 :]), f"删去{parts[row].unit}的分解任务")
        elif row >= 0:
            self.forget()
            self.show_item(self._item)
